//! `docs/FIDELITY.md` says of every refusal how sure it is.
#![expect(clippy::unwrap_used, reason = "a test")]

/// Whether every variant of an enum stands in the document by its name.
fn check(source: &str, name: &str, least: usize) {
    let fidelity = include_str!("../../../docs/FIDELITY.md");
    let (_, variants) = source.split_once(&format!("pub enum {name} {{")).unwrap();
    let (variants, _) = variants.split_once("\n}\n").unwrap();
    // Variants stand at the first indentation, and begin with a capital.
    let lines = variants.lines().filter_map(|line| line.strip_prefix("    "));
    let names = lines.filter(|line| line.starts_with(char::is_uppercase));
    let names: Vec<&str> = names.map(|line| line.split([' ', ',', '(']).next().unwrap()).collect();
    assert!(names.len() > least, "the enum was not found: {names:?}");
    for name in names {
        assert!(fidelity.contains(&format!("`{name}`")), "{name} is not in docs/FIDELITY.md");
    }
}

#[test]
fn every_reason_has_its_evidence() {
    check(include_str!("../src/refusal/reason.rs"), "Reason", 50);
}

#[test]
fn every_error_of_the_protocol_has_its_evidence() {
    check(include_str!("../../api/src/error.rs"), "ApiError", 5);
}
