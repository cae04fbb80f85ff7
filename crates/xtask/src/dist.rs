//! Building the site: Trunk's release build, made small, in `dist/`.

use std::env;
use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::process::Command;

use crate::failure::{During, Failure};
use crate::setup::{self, Need, Ready};
use crate::sizes;
use crate::workspace::Workspace;
use crate::{folder, node, npm, program, site, split, wasm_opt, wasm_target};

/// The site works at any path of any host.
const PUBLIC_URL: &str = "./";

/// Where wasm-bindgen puts the modules that Rust code brings along.
const SNIPPETS: &str = "snippets/";

/// The methods of `window.taskdefLab`, which the page fetches once its account can change.
const METHODS: &str = "lab/lab.js";

/// What they import.
const METHOD_PARTS: [&str; 3] = ["lab/answer.js", "lab/copy.js", "lab/errors.js"];

/// `cargo xtask dist`: builds the site, shows how large it is, and fails when a first visit downloads too much; and builds
/// the npm package.
pub fn dist(workspace: &Workspace, public_url: Option<&str>) -> Result<(), Failure> {
    let ready = setup::ensure(workspace, Need::SITE.iter().copied())?;
    build(workspace, &ready, public_url)?;
    sizes::report(workspace)?;
    npm::build(workspace, &ready)
}

/// Builds the site and leaves it in `dist/`.
pub fn build(workspace: &Workspace, ready: &Ready, public_url: Option<&str>) -> Result<(), Failure> {
    let stage = workspace.scratch().join("site");
    folder::remove(&stage)?;
    trunk_build(workspace, ready, &stage, public_url.unwrap_or(PUBLIC_URL))?;
    split::apart(workspace, ready, &stage)?;
    make_small(workspace, &stage)?;
    publish(&stage, &workspace.dist())
}

fn trunk_build(workspace: &Workspace, ready: &Ready, stage: &Path, public_url: &str) -> Result<(), Failure> {
    folder::make(stage)?;
    println!("Building the page (a minute or two from scratch, seconds after a small change).");
    let mut trunk = trunk(workspace, ready, "build")?;
    trunk
        .args(["--release", "--features", split::FEATURE, "--public-url", public_url, "--dist"])
        .arg(stage)
        // Contents change below, and checksums would no longer fit. Its script minifier fails on wasm-bindgen's.
        .args(["--no-sri=true", "--minify=false"]);
    trunk.env(RUSTFLAGS, format!("{} {}", flags_against_paths(workspace)?, split::LINK_FLAG));
    program::run(&mut trunk)
}

/// What cargo adds to the flags that its configuration has for the target.
pub const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags that keep the builder's folders out of the wasm, where panics name source files: two machines then build the
/// same bytes, and none tells its user's name.
pub fn flags_against_paths(workspace: &Workspace) -> Result<String, Failure> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.unwrap_or_default().join("registry").join("src");
    if !sources.is_dir() {
        program::run(program::cargo(workspace).args(["fetch", "--target", wasm_target::TARGET]))?;
    }
    let mut flags = vec![env::var(RUSTFLAGS).unwrap_or_default()];
    for registry in fs::read_dir(&sources).during(format_args!("read {}", sources.display()))? {
        let folder = registry.during(format_args!("read {}", sources.display()))?.path();
        let folder = folder.display().to_string();
        // The flags are separated by spaces, and there is no way to write one in them.
        if !folder.contains(' ') {
            flags.push(format!("--remap-path-prefix={folder}{MAIN_SEPARATOR}="));
        }
    }
    Ok(flags.join(" ").trim().to_owned())
}

/// Trunk with one of its commands, in the workspace's root.
pub fn trunk(workspace: &Workspace, ready: &Ready, subcommand: &str) -> Result<Command, Failure> {
    let mut trunk = Command::new("trunk");
    ready.equip(&mut trunk)?;
    trunk
        .arg(subcommand)
        .current_dir(workspace.root())
        // Trunk takes the usual value 1 for a mistake and stops.
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    program::forget_this_package(&mut trunk);
    Ok(trunk)
}

/// Optimises the wasm, minifies the text, and renames what that changed.
fn make_small(workspace: &Workspace, stage: &Path) -> Result<(), Failure> {
    let files = site::files(stage)?;
    let of_kind = |kind: &str| {
        let part = |file: &str| file.starts_with(SNIPPETS) || file == split::LOADER || METHOD_PARTS.contains(&file);
        let wanted = |file: &&String| file.ends_with(kind) && !part(file);
        files.iter().filter(wanted).cloned().collect::<Vec<_>>()
    };
    let (wasm, sheets, scripts) = (of_kind(".wasm"), of_kind(".css"), of_kind(".js"));
    let pages = of_kind(".html");
    println!("Making it small (half a minute if its wasm changed).");
    wasm_opt::optimise(workspace, &wasm.iter().map(|file| stage.join(file)).collect::<Vec<_>>(), wasm_opt::Goal::Size)?;
    let mut minify = node::script(workspace, "build/minify.mjs");
    minify.args(sheets.iter().chain(&scripts).chain(&pages).map(|file| stage.join(file)));
    program::run(&mut minify)?;
    // They are part of the scripts now, also those that an earlier build had left behind.
    folder::remove(&stage.join(SNIPPETS))?;
    for part in [split::LOADER].iter().chain(&METHOD_PARTS) {
        let part = stage.join(part);
        fs::remove_file(&part).during(format_args!("remove {}", part.display()))?;
    }
    let page = stage.join(site::PAGE);
    let text = fs::read_to_string(&page).during(format_args!("read {}", page.display()))?;
    fs::write(&page, site::without_links_into(&text, SNIPPETS)).during(format_args!("write {}", page.display()))?;
    site::rename_changed(stage, &[wasm, sheets, scripts].concat())?;
    site::name_after_contents(stage, METHODS)
}

/// Replaces what is in `dist/`. The page goes first and comes last, so that it never names a file that isn't there.
fn publish(stage: &Path, dist: &Path) -> Result<(), Failure> {
    let page = dist.join(site::PAGE);
    if page.exists() {
        fs::remove_file(&page).during(format_args!("remove {}", page.display()))?;
    }
    folder::remove(dist)?;
    let mut files = site::files(stage)?;
    files.sort_by_key(|file| file == site::PAGE);
    for file in files {
        folder::copy_file(&stage.join(&file), &dist.join(&file))?;
    }
    Ok(())
}
