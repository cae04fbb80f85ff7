//! What a million revisions of one content hold in memory, half of them INACTIVE at random.
//!
//! Ends with an error above the bound.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up should stop")]

use std::process::ExitCode;

use lifecycle::document::Document;
use lifecycle::{
    Account, Call, DeregisterTarget, Family, Operation, Region, Registration, RevisionSet, Source, Timestamp,
};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const REVISIONS: u32 = 1_000_000;
const BOUND: usize = 32 * 1024 * 1024;

fn main() -> ExitCode {
    let before = ALLOCATOR.current_usage();
    let account = account();
    let live = ALLOCATOR.current_usage() - before;
    let family = Family::parse("web").unwrap();
    assert_eq!(account.revisions(Region::FIRST, &family).unwrap().latest_number(), REVISIONS);
    println!("{REVISIONS} revisions of one content: {live} bytes of live memory, at most {BOUND} wanted");
    if live <= BOUND { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// An account made by calls, as any other is.
fn account() -> Account {
    let content = serde_json::json!({ "containerDefinitions": [{ "name": "app", "image": "busybox", "memory": 64 }] });
    let document = Document::from_json(content).unwrap();
    let start = 1_789_551_555_929;
    let call = |number: u32, operation| Call {
        at: Timestamp::from_millis(start + u64::from(number)),
        region: Region::FIRST,
        source: Source::Api,
        operation,
    };
    let mut account = Account::empty(Timestamp::from_millis(start));
    let register =
        Operation::Register(Registration { family: "web".into(), document: document.clone(), tags: Vec::new() });
    for number in 1..=REVISIONS {
        account.perform(&call(number, register.clone())).unwrap();
    }
    // A number's parity after mixing: as good as random for a bitmap.
    let mixed = |number: &u32| number.wrapping_mul(0x9e37_79b9).rotate_right(15).count_ones().is_multiple_of(2);
    let half = (1..=REVISIONS).filter(mixed).collect();
    let set = RevisionSet::of_family(&Family::parse("web").unwrap(), half);
    account.perform(&call(REVISIONS, Operation::Deregister(DeregisterTarget::Set(set)))).unwrap();
    account
}
