//! Versions, as tools and the lock file write them.

/// The version of a package in the text of a `Cargo.lock`; of several, the first.
pub fn in_lock_file(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    lock.split("[[package]]")
        .find(|block| block.lines().any(|line| line.trim() == name))?
        .lines()
        .find_map(|line| line.trim().strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
}

/// The version in what a tool answers to `--version`: `trunk 0.21.14`, `v20.20.2`, `wasm-opt version 132 (version_132)`.
pub fn in_answer(answer: &str) -> Option<&str> {
    answer
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// The first number of a version.
pub fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"
"#;

    #[test]
    fn the_lock_file_names_the_version_of_exactly_this_package() {
        assert_eq!(in_lock_file(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(in_lock_file(LOCK, "wasm-bindgen-macro").as_deref(), Some("0.2.131"));
        assert_eq!(in_lock_file(LOCK, "wasm"), None);
        assert_eq!(in_lock_file(&LOCK.replace('\n', "\r\n"), "wasm-bindgen").as_deref(), Some("0.2.130"));
    }

    #[test]
    fn a_version_is_found_in_each_tool_s_way_of_saying_it() {
        for (answer, version) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.130 (a1b2c3)", Some("0.2.130")),
            ("v20.20.2", Some("20.20.2")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("command not found", None),
            ("", None),
        ] {
            assert_eq!(in_answer(answer), version, "{answer}");
        }
    }

    #[test]
    fn a_version_begins_with_its_major_number() {
        assert_eq!(major("20.20.2"), Some(20));
        assert_eq!(major("132"), Some(132));
        assert_eq!(major("next"), None);
    }
}
