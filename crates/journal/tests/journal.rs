//! What is kept comes back, and nothing that can't be read is lost.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use journal::{
    Journal, Opening, ReadError, SaveError, Store, StoreError, Unreadable, complete, read, read_definitions,
    read_definitions_moved, write, write_apart,
};
use lifecycle::{
    Account, AccountId, EnforcementWindow, Family, Outcome, Region, Retention, Revision, Settings, Status, Timestamp,
    demo,
};
use proptest::prelude::*;

const NOW: Timestamp = Timestamp::from_millis(1_789_551_555_929);

/// A store in memory, with room for so many bytes.
struct Memory {
    room: usize,
    texts: RefCell<BTreeMap<String, String>>,
}

impl Memory {
    fn new(room: usize, texts: &[(&str, &str)]) -> Self {
        let texts = texts.iter().map(|(key, text)| ((*key).into(), (*text).into())).collect();
        Self { room, texts: RefCell::new(texts) }
    }

    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }
}

impl Store for Memory {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.get(key))
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts.iter().filter(|(other, _)| *other != key).map(|(_, text)| text.len()).sum();
        if others + text.len() > self.room {
            return Err(StoreError::Full);
        }
        texts.insert(key.into(), text.into());
        Ok(())
    }
}

#[test]
fn what_is_kept_comes_back() {
    for account in [Account::empty(NOW), demo(NOW), common::scripted()] {
        assert_eq!(read(&write(&account)).unwrap(), account);
    }
}

#[test]
fn settings_are_kept_and_those_that_can_not_be_are_refused() {
    let mut account = Account::empty_of(AccountId::parse("123456789012").unwrap(), NOW);
    for enforcement_window in [EnforcementWindow::Random, EnforcementWindow::of_seconds(90).unwrap()] {
        let settings = Settings { enforcement_window: Some(enforcement_window), ..Settings::default() };
        account.apply(&Outcome::Configured { at: NOW, settings });
        assert_eq!(read(&write(&account)).unwrap(), account);
    }
    let settings = Settings { retention: Some(Retention::WhileUsed), ..Settings::default() };
    account.apply(&Outcome::Configured { at: NOW, settings });
    assert_eq!(read(&write(&account)).unwrap(), account);
    let text = write(&account);
    let changes =
        [("90", "601"), ("90", "\"later\""), ("123456789012", "12345678901"), ("\"while-used\"", "\"while-wanted\"")];
    for (there, instead) in changes {
        let (_, body) = text.split_once('\n').unwrap();
        let text = sealed(&body.replacen(there, instead, 1));
        assert!(matches!(read(&text), Err(ReadError::Contents(_))), "{instead}");
    }
}

/// The account that a store keeps, whole.
fn kept(store: &Memory) -> Account {
    let (mut journal, opening) = Journal::open(store, "state", NOW);
    let Opening::Kept(account, unread) = opening else { panic!("{opening:?}") };
    journal.complete(store, *account, &unread, NOW).unwrap()
}

#[test]
fn what_version_1_wrote_is_still_read() {
    let first = include_str!("version-1.txt");
    let account = read(first).unwrap();
    assert_eq!(account.id(), AccountId::parse("123456789012").unwrap());
    assert_eq!(account.enforcement_window(), EnforcementWindow::Random);
    assert_eq!((account.opened_at(), account.now()), (NOW, Timestamp::from_millis(1_789_576_091_878)));
    let family = Family::parse("family-0").unwrap();
    let revisions = account.revisions(Region::FIRST, &family).unwrap();
    let numbers = |status| revisions.with_status(status).iter().collect::<Vec<_>>();
    assert_eq!(numbers(Status::Active), [4, 5, 6, 9, 10, 11, 12, 13, 14, 15]);
    assert_eq!(numbers(Status::Inactive), [7, 8]);
    let tags = revisions.tags(Revision::new(4).unwrap()).unwrap();
    assert_eq!(tags.iter().collect::<Vec<_>>(), [("step", "135")]);
    // Version 2 says the same in the same words, and what runs in one line more.
    let mut second: Vec<String> = write(&account).lines().map(str::to_owned).collect();
    assert_eq!(second.remove(2), "null");
    assert!(second.iter().skip(1).eq(first.lines().skip(1)));
}

#[test]
fn what_is_defined_is_read_without_what_runs() {
    let account = demo(NOW);
    let (defined, unread) = read_definitions(&write(&account)).unwrap();
    assert_eq!(unread.complete(defined), Ok(account));
    let (defined, unread) = read_definitions_moved(&write(&demo(NOW)), NOW.plus_millis(7)).unwrap();
    assert_eq!(unread.complete(defined), Ok(demo(NOW.plus_millis(7))));
    let (definitions, running) = write_apart(&demo(NOW));
    let (defined, _) = read_definitions(&definitions).unwrap();
    assert_eq!(complete(defined, &running), Ok(demo(NOW)));
}

#[test]
fn what_runs_and_cannot_be_read_is_set_aside_like_the_whole() {
    let text = write(&demo(NOW));
    let mut lines: Vec<&str> = text.lines().skip(1).collect();
    lines[1] = "{}";
    let text = sealed(&lines.join("\n"));
    let aside = "state:set-aside:1789551555929".to_owned();
    for (room, set_aside) in [(1 << 20, Ok(aside.clone())), (text.len(), Err(StoreError::Full))] {
        let store = Memory::new(room, &[("state", &text)]);
        let (mut journal, opening) = Journal::open(&store, "state", NOW);
        let Opening::Kept(account, unread) = opening else { panic!("{opening:?}") };
        let unreadable = journal.complete(&store, *account, &unread, NOW).unwrap_err();
        assert!(matches!(unreadable.why, ReadError::Contents(_)));
        assert_eq!(unreadable.set_aside, set_aside);
        assert_eq!(store.get("state").as_deref(), Some(text.as_str()));
        let saved = journal.save(&store, &Account::empty(NOW));
        assert_eq!(store.get(&aside), set_aside.is_ok().then(|| text.clone()));
        assert_eq!(saved.is_ok(), set_aside.is_ok());
        assert_eq!(store.get("state").as_deref() == Some(text.as_str()), set_aside.is_err());
    }
}

#[test]
fn the_same_calls_give_the_same_state_bit_for_bit() {
    assert_eq!(write(&common::scripted()).lines().next(), Some(common::SCRIPTED_HEADER));
}

#[test]
fn a_first_visit_finds_nothing_and_the_next_what_was_saved() {
    let store = Memory::new(1 << 20, &[]);
    let (mut journal, opening) = Journal::open(&store, "state", NOW);
    assert_eq!(opening, Opening::Empty);
    journal.save(&store, &demo(NOW)).unwrap();
    assert_eq!(kept(&store), demo(NOW));
}

#[test]
fn what_cannot_be_read_is_set_aside_before_anything_is_written() {
    let store = Memory::new(1 << 20, &[("state", "garbage")]);
    let (mut journal, opening) = Journal::open(&store, "state", NOW);
    let aside = "state:set-aside:1789551555929".to_owned();
    let unreadable = Unreadable { why: ReadError::NotOurs, set_aside: Ok(aside.clone()) };
    assert_eq!(opening, Opening::Unreadable(unreadable));
    assert_eq!(store.get("state").as_deref(), Some("garbage"));
    journal.save(&store, &demo(NOW)).unwrap();
    assert_eq!(store.get(&aside).as_deref(), Some("garbage"));
}

#[test]
fn what_cannot_be_set_aside_is_not_overwritten() {
    let store = Memory::new(8, &[("state", "garbage")]);
    let (mut journal, opening) = Journal::open(&store, "state", NOW);
    let unreadable = Unreadable { why: ReadError::NotOurs, set_aside: Err(StoreError::Full) };
    assert_eq!(opening, Opening::Unreadable(unreadable));
    assert_eq!(journal.save(&store, &demo(NOW)), Err(SaveError::Unreadable));
    assert_eq!(store.get("state").as_deref(), Some("garbage"));
}

#[test]
fn a_newer_release_is_named() {
    let text = write(&demo(NOW)).replacen(" 2 ", " 7 ", 1);
    assert_eq!(read(&text), Err(ReadError::Newer(7)));
}

#[test]
fn a_changed_byte_is_noticed() {
    let text = write(&demo(NOW));
    let changed = text.replacen("\"web\"", "\"wob\"", 1);
    assert_ne!(text, changed);
    assert_eq!(read(&changed), Err(ReadError::Checksum));
    assert_eq!(read(&text[..text.len() - 1]), Err(ReadError::Checksum));
}

#[test]
fn a_short_text_that_says_much_is_refused_before_it_takes_memory() {
    let family = |name: u32| {
        let rows = "[[1000000,1]]";
        format!(
            r#"{{"family":"f{name}","registered_at":{rows},"deregistered_at":{rows},"content":{rows},"active":[],"inactive":[],"leaving":[],"tags":[]}}"#
        )
    };
    let families: Vec<String> = (0..1_000).map(family).collect();
    let region = format!(r#"{{"region":"us-east-1","families":[{}]}}"#, families.join(","));
    let body = format!(r#"{{"opened_at":1,"now":1,"contents":0,"regions":[{region}]}}"#) + "\nnull";
    let Err(ReadError::Contents(why)) = read(&sealed(&body)) else { panic!("it was read") };
    assert!(why.contains("1000000000 revisions"), "{why}");
}

#[test]
fn what_a_family_has_is_no_more_than_its_revisions() {
    let check = |columns: &str, expected: &str| {
        let family = format!(r#"{{"family":"web",{columns},"tags":[]}}"#);
        let regions = format!(r#"[{{"region":"us-east-1","families":[{family}]}}]"#);
        let body = format!("{{\"opened_at\":1,\"now\":1,\"contents\":0,\"regions\":{regions}}}\nnull");
        let Err(ReadError::Contents(why)) = read(&sealed(&body)) else { panic!("it was read") };
        assert_eq!(why, expected);
    };
    let more = "a column of 1000000 rows";
    let none = r#""active":[],"inactive":[],"leaving":[]"#;
    check(&format!(r#""registered_at":[],"deregistered_at":[[1000000,1]],"content":[],{none}"#), more);
    check(&format!(r#""registered_at":[],"deregistered_at":[],"content":[[1000000,1]],{none}"#), more);
    // As many ranges as a text has room for would take as many millions of steps.
    let ranges = vec!["[1,1000000]"; 100_000].join(",");
    let rows = r#""registered_at":[[1000000,0]],"deregistered_at":[],"content":[]"#;
    let statuses = "more statuses than revisions";
    check(&format!(r#"{rows},"active":[{ranges}],"inactive":[],"leaving":[]"#), statuses);
    check(&format!(r#"{rows},"active":[[1,1000000]],"inactive":[[1,1]],"leaving":[]"#), statuses);
    check(&format!(r#"{rows},"active":[],"inactive":[],"leaving":[[1,[[1,1000000]]],[2,[[1,1]]]]"#), statuses);
}

/// A text with a checksum that fits.
fn sealed(body: &str) -> String {
    let sum =
        body.bytes().fold(0xcbf2_9ce4_8422_2325u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("taskdef-lab 2 {sum:016x}\n{body}")
}

const NUMBERS: [&str; 9] = [
    "0",
    "1",
    "99",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
];

/// What can be read is an account like any other: it can be kept, and time can pass.
fn goes_on(body: &str) -> Result<(), TestCaseError> {
    let Ok(mut account) = read(&sealed(body)) else { return Ok(()) };
    for hours in [0, 1, 24] {
        account.advance(account.now().plus_millis(hours * 60 * 60 * 1_000));
        let restored = read(&write(&account)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(restored == account, "{}", write(&account));
    }
    Ok(())
}

proptest! {
    /// Whatever was called and however much time has passed.
    #[test]
    fn what_runs_comes_back(seed: u64, calls in 0usize..250) {
        let account = common::drawn(seed, calls);
        let text = write(&account);
        let restored = read(&text).unwrap();
        prop_assert!(restored == account, "{text}");
        prop_assert_eq!(write(&restored), text);
        prop_assert_eq!(restored.next_event(), account.next_event());
        // What happens from then on does not tell them apart either.
        let later = account.now().plus_millis(30 * 60 * 1_000);
        let (mut one, mut other) = (account, restored);
        one.advance(later);
        other.advance(later);
        prop_assert!(one == other);
    }

    /// What runs is kept relative to the account's moment, so that it moves with that.
    #[test]
    fn what_runs_moves_in_time(seed: u64, calls in 0usize..100, by in 0u64..1_000_000_000) {
        let account = common::drawn(seed, calls);
        let (defined, unread) = read_definitions_moved(&write(&account), account.now().plus_millis(by)).unwrap();
        let moved = unread.complete(defined).unwrap();
        let back = read_definitions_moved(&write(&moved), account.now()).unwrap();
        prop_assert!(back.1.complete(back.0).unwrap() == account);
    }

    /// Damage that the checksum was made to fit: still an error or an account that can go on, never a panic.
    #[test]
    fn no_damage_panics(position in 0usize..60_000, byte in 32u8..127) {
        static TEXT: LazyLock<String> = LazyLock::new(|| write(&common::scripted()));
        let body = TEXT.split_once('\n').unwrap().1;
        let mut bytes = body.as_bytes().to_vec();
        let position = position % bytes.len();
        bytes[position] = byte;
        goes_on(&String::from_utf8_lossy(&bytes))?;
    }

    /// A number of what runs that is another one.
    #[test]
    fn no_number_panics(seed: u64, at in 0usize..10_000, number in prop::sample::select(&NUMBERS[..])) {
        let text = write(&common::drawn(seed, 120));
        let mut lines: Vec<&str> = text.lines().skip(1).collect();
        let line = lines[1];
        let numbers: Vec<&str> = line.split(|byte: char| !byte.is_ascii_digit()).filter(|word| !word.is_empty()).collect();
        let place = numbers[at % numbers.len()];
        let start = place.as_ptr() as usize - line.as_ptr() as usize;
        let changed = format!("{}{number}{}", &line[..start], &line[start + place.len()..]);
        lines[1] = &changed;
        goes_on(&lines.join("\n"))?;
    }

    #[test]
    fn no_text_panics(text in ".{0,200}") {
        prop_assert!(read(&text).is_err());
    }
}

#[test]
fn what_another_tab_saved_is_not_overwritten() {
    let store = Memory::new(1 << 20, &[]);
    let (mut first, _) = Journal::open(&store, "state", NOW);
    let (mut second, _) = Journal::open(&store, "state", NOW);
    second.save(&store, &demo(NOW)).unwrap();
    assert_eq!(first.save(&store, &Account::empty(NOW)), Err(SaveError::Changed));
    second.save(&store, &Account::empty(NOW)).unwrap();
    second.save(&store, &demo(NOW)).unwrap();
    assert_eq!(kept(&store), demo(NOW));
}

#[test]
fn what_another_tab_saves_is_taken_up_once() {
    let store = Memory::new(1 << 20, &[]);
    let (mut first, _) = Journal::open(&store, "state", NOW);
    let (mut second, _) = Journal::open(&store, "state", NOW);
    assert_eq!(second.refresh(&store), None);
    first.save(&store, &demo(NOW)).unwrap();
    assert_eq!(second.refresh(&store), Some(demo(NOW)));
    assert_eq!(second.refresh(&store), None);
    second.save(&store, &Account::empty(NOW)).unwrap();
}

#[test]
fn what_is_handed_over_counts_also_where_the_store_is_behind() {
    let store = Memory::new(1 << 20, &[]);
    let (mut first, _) = Journal::open(&store, "state", NOW);
    first.save(&store, &Account::empty(NOW)).unwrap();
    let (mut second, _) = Journal::open(&store, "state", NOW);
    assert_eq!(second.take_over(&store, &write(&demo(NOW))), Ok(demo(NOW)));
    assert_eq!(store.get("state"), Some(write(&demo(NOW))));
    assert_eq!(first.save(&store, &Account::empty(NOW)), Err(SaveError::Changed));
    assert_eq!(second.take_over(&store, "garbage"), Err(ReadError::NotOurs));
    second.save(&store, &demo(NOW)).unwrap();
}
