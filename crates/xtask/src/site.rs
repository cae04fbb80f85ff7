//! The files of the built site, and how they name one another.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure};
use crate::fingerprint;

/// The page, which is the only file that is always called the same: all others are found through it.
pub const PAGE: &str = "index.html";

/// All files below a folder, as paths relative to it with `/` between their parts, in order.
pub fn files(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).during(format_args!("read {}", folder.display()))?;
    for entry in entries {
        let entry = entry.during(format_args!("read {}", folder.display()))?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

/// The files that a first visit loads: the page, what it refers to, and what those refer to in turn. `text` answers a
/// file's text, or `None` for a file that can't refer to others.
pub fn loaded_with_page(
    files: &[String],
    text: impl Fn(&str) -> Result<Option<String>, Failure>,
) -> Result<Vec<&str>, Failure> {
    let mut loaded = files.iter().map(String::as_str).filter(|file| *file == PAGE).collect::<Vec<_>>();
    let mut next = 0;
    while let Some(file) = loaded.get(next).copied() {
        next += 1;
        let Some(text) = text(file)? else { continue };
        for other in files {
            if !loaded.contains(&other.as_str()) && mentions(&text, other) {
                loaded.push(other);
            }
        }
    }
    Ok(loaded)
}

/// Whether a text names a file, however it is quoted and whatever path or address stands before it.
fn mentions(text: &str, file: &str) -> bool {
    let part_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '%' | '~');
    text.match_indices(file).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + file.len()..].chars().next();
        !before.is_some_and(part_of_name) && !after.is_some_and(|c| part_of_name(c) || c == '/')
    })
}

/// Gives the files whose contents were changed names that fit their contents, and tells those that name them. A cache
/// may hold files of several builds, and must never pair one's script with another's wasm.
///
/// A file comes after those it names.
pub fn rename_changed(site: &Path, changed: &[String]) -> Result<(), Failure> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for file in changed {
        let path = site.join(file);
        if path.extension().is_some_and(|kind| kind != "wasm") {
            rewrite(&path, &renamed)?;
        }
        let bytes = fs::read(&path).during(format_args!("read {}", path.display()))?;
        let Some(new) = with_fingerprint(file, &fingerprint::of(&bytes)) else {
            continue;
        };
        fs::rename(&path, site.join(&new)).during(format_args!("rename {} to {new}", path.display()))?;
        renamed.push((file.clone(), new));
    }
    rewrite(&site.join(PAGE), &renamed)
}

/// Gives a file that Trunk copied under its own name one that fits its contents, and tells the page.
pub fn name_after_contents(site: &Path, file: &str) -> Result<(), Failure> {
    let path = site.join(file);
    let bytes = fs::read(&path).during(format_args!("read {}", path.display()))?;
    let (stem, kind) = file.rsplit_once('.').unwrap_or((file, ""));
    let new = format!("{stem}-{}.{kind}", fingerprint::of(&bytes));
    fs::rename(&path, site.join(&new)).during(format_args!("rename {} to {new}", path.display()))?;
    rewrite(&site.join(PAGE), &[(file.to_owned(), new)])
}

/// Replaces the names of files in a text file.
fn rewrite(path: &PathBuf, renamed: &[(String, String)]) -> Result<(), Failure> {
    let old = fs::read_to_string(path).during(format_args!("read {}", path.display()))?;
    let new = renamed.iter().fold(old.clone(), |text, (old, new)| text.replace(old, new));
    if new == old {
        return Ok(());
    }
    fs::write(path, new).during(format_args!("write {}", path.display()))
}

/// A file's name with another fingerprint in the place of the one that Trunk gave it; `None` if it has none.
fn with_fingerprint(file: &str, fingerprint: &str) -> Option<String> {
    let (stem, rest) = file.rsplit_once('-')?;
    let length = rest.find(|c: char| !c.is_ascii_hexdigit())?;
    // Trunk prints 64 bits without leading zeros. A shorter number, or a word, belongs to the name.
    (length >= 12 && rest[length..].starts_with(['.', '_'])).then(|| format!("{stem}-{fingerprint}{}", &rest[length..]))
}

/// The page without links to files below a folder.
pub fn without_links_into(page: &str, folder: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let Some(length) = rest[start..].find('>') else {
            break;
        };
        let end = start + length + 1;
        kept.push_str(&rest[..start]);
        if !rest[start..end].contains(folder) {
            kept.push_str(&rest[start..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = r#"<!doctype html><html><head>
<link rel="stylesheet" href="./main-0123456789abcdef.css"/>
<link rel="icon" href=icon.svg>
<link rel="modulepreload" href="./console-0123456789abcdef.js" crossorigin="anonymous">
<link rel="modulepreload" href="./snippets/console-1/inline0.js" crossorigin="anonymous">
<link rel="preload" href="./console-0123456789abcdef_bg.wasm" as="fetch">
</head><body><script type="module">
import init, * as bindings from './console-0123456789abcdef.js';
await init({ module_or_path: './console-0123456789abcdef_bg.wasm' });
</script></body></html>"#;

    fn owned(files: &[&str]) -> Vec<String> {
        files.iter().map(|&file| file.to_owned()).collect()
    }

    #[test]
    fn a_first_visit_loads_what_the_page_refers_to_and_what_that_refers_to() {
        let files = owned(&[
            "LICENSE.txt",
            "con.svg",
            "console-0123456789abcdef.js",
            "console-0123456789abcdef_bg.wasm",
            "fonts/mono.woff2",
            "icon.svg",
            "index.html",
            "later-0123456789abcdef.js",
            "main-0123456789abcdef.css",
        ]);
        let text = |file: &str| {
            Ok(match file {
                "index.html" => Some(INDEX.to_owned()),
                "main-0123456789abcdef.css" => Some("a{src:url(./fonts/mono.woff2)}".to_owned()),
                _ => None,
            })
        };
        let mut loaded = loaded_with_page(&files, text).unwrap();
        loaded.sort_unstable();
        assert_eq!(
            loaded,
            [
                "console-0123456789abcdef.js",
                "console-0123456789abcdef_bg.wasm",
                "fonts/mono.woff2",
                "icon.svg",
                "index.html",
                "main-0123456789abcdef.css",
            ]
        );
    }

    #[test]
    fn a_file_is_mentioned_by_its_whole_name_only() {
        for (text, mentioned) in [
            ("src='./app.js'", true),
            ("src=app.js>", true),
            ("https://example.org/lab/app.js", true),
            ("url(app.js)", true),
            ("app.js", true),
            ("./app.json", false),
            ("./app.js.map", false),
            ("./my-app.js", false),
            ("./app.js/more", false),
        ] {
            assert_eq!(mentions(text, "app.js"), mentioned, "{text}");
        }
    }

    #[test]
    fn trunk_s_fingerprint_is_replaced_wherever_it_stands_and_nothing_else_is() {
        for (file, renamed) in [
            ("console-0123456789abcdef.js", Some("console-F.js")),
            ("console-123456789abcdef_bg.wasm", Some("console-F_bg.wasm")),
            ("sub/my-page-0123456789abcdef.css", Some("sub/my-page-F.css")),
            ("index.html", None),
            ("icon-32.png", None),
            ("my-cafe.css", None),
            ("my-decade.js", None),
        ] {
            assert_eq!(with_fingerprint(file, "F").as_deref(), renamed, "{file}");
        }
    }

    #[test]
    fn links_into_a_folder_go_and_others_stay() {
        let page = without_links_into(INDEX, "snippets/");
        assert!(!page.contains("snippets/"));
        assert_eq!(page.matches("<link").count(), 4);
        assert!(page.ends_with("</body></html>"));
        assert_eq!(without_links_into("a <link", "x/"), "a <link");
    }
}
