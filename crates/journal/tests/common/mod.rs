//! A run of calls whose stored text is the same everywhere.

use lifecycle::document::Document;
use lifecycle::{
    Account, Call, DeregisterTarget, Family, Operation, Region, Registration, RevisionSet, Source, Tag, Timestamp,
};

/// What [`scripted`] is stored as begins with this line, natively and as WebAssembly.
pub const SCRIPTED_HEADER: &str = "taskdef-lab 1 a1a36ba1a275c06a";

/// An account after a few hundred calls drawn from a fixed sequence.
pub fn scripted() -> Account {
    let mut account = Account::empty(Timestamp::from_millis(1_789_551_555_929));
    let mut state = 42u64;
    let mut draw = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for step in 0..400 {
        let family = format!("family-{}", draw(7));
        let operation = match draw(3) {
            0 => Operation::Deregister(DeregisterTarget::Reference(format!("{family}:{}", draw(9)))),
            1 => {
                let mut set = RevisionSet::default();
                let family = Family::parse(&family).unwrap();
                set.add(&family, (1..=u32::try_from(draw(6)).unwrap()).collect());
                Operation::Delete(lifecycle::DeleteTargets::Set(set))
            }
            _ => Operation::Register(Registration {
                family,
                document: Document::from_json(serde_json::json!({
                    "containerDefinitions": [{ "name": "app", "image": format!("app:{}", draw(5)), "memory": 64 }],
                }))
                .unwrap(),
                tags: vec![Tag::new("step", &step.to_string())],
            }),
        };
        let at = account.now().plus_millis(draw(120_000));
        let region = if draw(4) == 0 { Region::parse("eu-west-1").unwrap() } else { Region::FIRST };
        let _ = account.perform(&Call { at, region, source: Source::Console, operation });
    }
    account
}
