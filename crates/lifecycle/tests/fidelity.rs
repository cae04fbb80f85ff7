//! `docs/FIDELITY.md` says of every refusal how sure it is.

#[test]
fn every_reason_has_its_evidence() {
    let source = include_str!("../src/refusal.rs");
    let fidelity = include_str!("../../../docs/FIDELITY.md");
    let (_, variants) = source.split_once("pub enum Reason {").unwrap();
    let (variants, _) = variants.split_once("\n}\n").unwrap();
    // Variants stand at the first indentation, and begin with a capital.
    let lines = variants.lines().filter_map(|line| line.strip_prefix("    "));
    let names = lines.filter(|line| line.starts_with(char::is_uppercase));
    let names: Vec<&str> = names.map(|line| line.trim_end_matches([' ', ',', '{'])).collect();
    assert!(names.len() > 50, "the enum was not found: {names:?}");
    for name in names {
        assert!(fidelity.contains(&format!("`{name}`")), "{name} is not in docs/FIDELITY.md");
    }
}
