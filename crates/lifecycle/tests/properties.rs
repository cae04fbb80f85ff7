//! What holds whatever is called, in whatever order.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};

use lifecycle::document::Document;
use lifecycle::{
    Account, Answer, Call, DeleteTargets, DeregisterTarget, Family, FamilyStatus, ListFamilies, ListRevisions,
    Operation, Outcome, PageSize, Query, Region, RegionState, Registration, Revision, RevisionSet, Revisions, Sort,
    Source, Status, Tag, Timestamp, decide,
};
use proptest::prelude::*;

const FAMILIES: [&str; 3] = ["a", "ab", "b"];
const START: Timestamp = Timestamp::from_millis(1_789_551_555_929);

/// One call: how long after the one before, in which of two regions, and what.
#[derive(Clone, Debug)]
struct Step {
    wait: u64,
    abroad: bool,
    operation: Operation,
}

fn operations() -> impl Strategy<Value = Operation> {
    let family = prop::sample::select(FAMILIES.to_vec());
    let name = (family.clone(), 0u32..12).prop_map(|(family, number)| format!("{family}:{number}"));
    let set = prop::collection::vec((family.clone(), 1u32..12), 0..8).prop_map(|named| {
        let mut set = RevisionSet::default();
        for (family, number) in named {
            set.insert(&Family::parse(family).unwrap(), Revision::new(number).unwrap());
        }
        set
    });
    let register = (family, 0u8..3).prop_map(|(family, image)| {
        let container = serde_json::json!({ "name": "app", "image": format!("app:{image}"), "memory": 64 });
        let document = Document::from_json(serde_json::json!({ "containerDefinitions": [container] })).unwrap();
        Operation::Register(Registration { family: family.into(), document, tags: vec![Tag::new("k", "v")] })
    });
    let arn = name.clone().prop_map(|name| format!("arn:aws:ecs:us-east-1:111122223333:task-definition/{name}"));
    let untag = arn.clone().prop_map(|resource| Operation::Untag { resource, keys: vec!["k".into(), "more".into()] });
    prop_oneof![
        6 => register,
        3 => name.clone().prop_map(|name| Operation::Deregister(DeregisterTarget::Reference(name))),
        2 => set.clone().prop_map(|set| Operation::Deregister(DeregisterTarget::Set(set))),
        2 => prop::collection::vec(name, 0..12).prop_map(|names| Operation::Delete(DeleteTargets::References(names))),
        1 => set.prop_map(|set| Operation::Delete(DeleteTargets::Set(set))),
        1 => arn.prop_map(|resource| Operation::Tag { resource, tags: vec![Tag::new("more", "")] }),
        1 => untag,
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let wait = prop_oneof![3 => 0u64..1_000, 1 => 0u64..5_000_000];
    let step = (wait, prop::bool::weighted(0.2), operations());
    let step = step.prop_map(|(wait, abroad, operation)| Step { wait, abroad, operation });
    prop::collection::vec(step, 1..60)
}

fn call(account: &Account, step: &Step) -> Call {
    let region = if step.abroad { Region::parse("eu-west-1").unwrap() } else { Region::FIRST };
    Call { at: account.now().plus_millis(step.wait), region, source: Source::Api, operation: step.operation.clone() }
}

fn run(steps: &[Step]) -> Account {
    let mut account = Account::empty(START);
    for step in steps {
        let _ = account.perform(&call(&account, step));
    }
    account
}

/// The status of every revision that exists, and the highest number ever given, by family.
fn census(account: &Account) -> BTreeMap<(Region, Family), (u32, BTreeMap<u32, Status>)> {
    let mut census = BTreeMap::new();
    for region in Region::all() {
        for (family, revisions) in account.region(region).into_iter().flat_map(RegionState::families) {
            let mut statuses = BTreeMap::new();
            for status in Status::ALL {
                for number in revisions.with_status(status) {
                    assert_eq!(statuses.insert(number, status), None, "every revision is in exactly one status set");
                }
            }
            census.insert((region, family.clone()), (revisions.latest_number(), statuses));
        }
    }
    census
}

fn pages(account: &Account, first: &ListRevisions) -> Vec<(Family, Revision)> {
    let (mut all, mut list) = (Vec::new(), first.clone());
    loop {
        let answer = account.query(Region::FIRST, &Query::ListRevisions(list.clone())).unwrap();
        let Answer::Revisions(page) = answer else { panic!("a listing lists") };
        assert!(page.revisions.len() <= list.page_size.get());
        all.extend(page.revisions);
        match all.last().filter(|_| page.more).cloned() {
            Some((family, revision)) => {
                let token = ListRevisions::token(&family, revision);
                list.after = Some(ListRevisions::parse_token(&token).unwrap());
            }
            None => return all,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn numbers_only_grow_and_a_status_never_goes_back(steps in steps()) {
        let mut account = Account::empty(START);
        let mut before = census(&account);
        for step in &steps {
            let _ = account.perform(&call(&account, step));
            let after = census(&account);
            for (family, (latest, statuses)) in &before {
                let (latest_now, statuses_now) = &after[family];
                prop_assert!(latest_now >= latest);
                for (number, status) in statuses {
                    // Gone is the last status of all.
                    prop_assert!(statuses_now.get(number).is_none_or(|now| now >= status));
                }
                prop_assert!(statuses_now.keys().all(|number| statuses.contains_key(number) || number > latest));
            }
            before = after;
        }
    }

    #[test]
    fn a_registration_takes_the_next_number_and_a_refusal_takes_none(steps in steps()) {
        let mut account = Account::empty(START);
        let latest = |account: &Account, region, family: &Family| {
            account.revisions(region, family).map_or(0, Revisions::latest_number)
        };
        for step in &steps {
            let call = call(&account, step);
            let before = census(&account);
            match account.perform(&call) {
                Ok(Outcome::Registered { region, family, revision, .. }) => {
                    let number = before.get(&(region, family.clone())).map_or(0, |(latest, _)| *latest) + 1;
                    prop_assert_eq!((revision.get(), latest(&account, region, &family)), (number, number));
                }
                _ => {
                    for ((region, family), (number, _)) in before {
                        prop_assert_eq!(latest(&account, region, &family), number);
                    }
                }
            }
        }
    }

    #[test]
    fn the_index_of_families_is_what_a_scan_finds(steps in steps()) {
        let account = run(&steps);
        for region in Region::all() {
            let Some(state) = account.region(region) else { continue };
            let scan = |wanted: &dyn Fn(&Revisions) -> bool| -> BTreeSet<Family> {
                state.families().iter().filter(|(_, there)| wanted(there)).map(|(family, _)| family.clone()).collect()
            };
            for status in Status::ALL {
                prop_assert_eq!(state.families_with(status), &scan(&|there| !there.with_status(status).is_empty()));
            }
            let without_active = scan(&|there| there.newest_active().is_none() && !there.is_empty());
            prop_assert_eq!(state.families_without_active(), &without_active);
        }
    }

    #[test]
    fn a_content_is_kept_once_and_as_long_as_a_revision_has_it(steps in steps()) {
        let account = run(&steps);
        let mut contents = BTreeSet::new();
        for ((region, family), (_, statuses)) in census(&account) {
            for number in statuses.into_keys() {
                contents.insert(account.content(region, &family, Revision::new(number).unwrap()).unwrap().to_json());
            }
        }
        prop_assert_eq!(account.distinct_contents(), contents.len());
        let again = Account::from_parts(account.to_parts()).unwrap();
        prop_assert_eq!(again.distinct_contents(), contents.len());
    }

    #[test]
    fn listing_by_pages_equals_listing_at_once(steps in steps(), size in 1i64..8, family in prop::option::of(0usize..4)) {
        let account = run(&steps);
        let family = family.map(|index| FAMILIES.get(index).unwrap_or(&"missing").to_string());
        for status in Status::ALL {
            let list = |page_size, sort| {
                let list = ListRevisions { family: family.clone(), status, sort, after: None, page_size };
                pages(&account, &list)
            };
            let at_once = list(PageSize::MAX, Sort::Ascending);
            let size = PageSize::parse(size).unwrap();
            prop_assert_eq!(&list(size, Sort::Ascending), &at_once);
            let mut reversed = list(size, Sort::Descending);
            reversed.reverse();
            prop_assert_eq!(&reversed, &at_once);
            let naive: Vec<_> = census(&account)
                .into_iter()
                .filter(|((region, name), _)| {
                    *region == Region::FIRST && family.as_ref().is_none_or(|family| name.as_str() == family)
                })
                .flat_map(|((_, name), (_, statuses))| {
                    let of_status = statuses.into_iter().filter(move |(_, met)| *met == status);
                    of_status.map(move |(number, _)| (name.clone(), Revision::new(number).unwrap()))
                })
                .collect();
            prop_assert_eq!(at_once, naive);
        }
    }

    #[test]
    fn families_are_listed_as_their_revisions_stand(steps in steps(), size in 1i64..3, prefix in "a?b?") {
        let account = run(&steps);
        for status in [FamilyStatus::Active, FamilyStatus::Inactive, FamilyStatus::All] {
            let mut met: Vec<Family> = Vec::new();
            let mut list = ListFamilies {
                prefix: prefix.clone(),
                status,
                after: None,
                page_size: PageSize::parse(size).unwrap(),
            };
            loop {
                let answer = account.query(Region::FIRST, &Query::ListFamilies(list.clone())).unwrap();
                let Answer::Families(page) = answer else { panic!("a listing lists") };
                met.extend(page.families);
                list.after = met.last().cloned();
                if !page.more {
                    break;
                }
            }
            let naive: Vec<Family> = census(&account)
                .into_iter()
                .filter(|((region, name), (_, statuses))| {
                    let active = statuses.values().any(|status| *status == Status::Active);
                    let wanted = match status {
                        FamilyStatus::Active => active,
                        FamilyStatus::Inactive => !active,
                        FamilyStatus::All => true,
                    };
                    *region == Region::FIRST && !statuses.is_empty() && wanted && name.as_str().starts_with(&prefix)
                })
                .map(|((_, name), _)| name)
                .collect();
            prop_assert_eq!(met, naive);
        }
    }

    #[test]
    fn a_bare_family_resolves_to_its_newest_active_revision(steps in steps()) {
        let account = run(&steps);
        for ((region, family), (_, statuses)) in census(&account) {
            let active = statuses.iter().filter(|(_, status)| **status == Status::Active).map(|(number, _)| *number);
            let resolved = account.resolve(region, family.as_str()).ok().map(|(_, revision)| revision.get());
            prop_assert_eq!(resolved, active.max());
        }
    }

    #[test]
    fn applying_the_outcomes_gives_the_same_state_as_deciding_again(
        mut steps in steps(),
        start_over in prop::option::weighted(0.1, 0usize..60),
    ) {
        if let Some(step) = start_over.and_then(|index| steps.get_mut(index)) {
            step.operation = Operation::StartOver;
        }
        let (mut decided, mut applied) = (Account::empty(START), Account::empty(START));
        let mut outcomes: Vec<Outcome> = Vec::new();
        for step in &steps {
            outcomes.extend(decided.perform(&call(&decided, step)));
        }
        for outcome in &outcomes {
            applied.apply(outcome);
        }
        // Calls that were refused let time pass, too.
        applied.advance(decided.now());
        prop_assert_eq!(applied, decided);
    }

    #[test]
    fn deciding_changes_nothing_and_what_it_allows_is_done(steps in steps()) {
        let mut account = Account::empty(START);
        for step in &steps {
            let call = call(&account, step);
            account.advance(call.at);
            let before = account.to_parts();
            let decided = decide(&account, &call);
            prop_assert_eq!(&account.to_parts(), &before);
            prop_assert_eq!(decide(&account, &call), decided.clone());
            let Ok(outcome) = decided else { continue };
            account.apply(&outcome);
            let (set, status) = match outcome {
                Outcome::Registered { ref family, revision, .. } => (RevisionSet::one(family, revision), Status::Active),
                Outcome::Deregistered { changed, .. } => (changed, Status::Inactive),
                Outcome::DeletionBegun { changed, .. } => (changed, Status::DeleteInProgress),
                _ => continue,
            };
            for (family, revision) in set.iter() {
                let met = account.revisions(call.region, family).and_then(|revisions| revisions.status(revision));
                prop_assert_eq!(met, Some(status));
            }
        }
    }

    #[test]
    fn advancing_in_one_jump_equals_advancing_in_many(steps in steps(), jumps in prop::collection::vec(0u64..2_000_000, 1..6)) {
        let mut many = run(&steps);
        let mut one = many.clone();
        one.advance(one.now().plus_millis(jumps.iter().sum()));
        for jump in jumps {
            many.advance(many.now().plus_millis(jump));
        }
        prop_assert_eq!(one, many);
    }

    #[test]
    fn an_account_taken_apart_can_be_put_together(steps in steps()) {
        let account = run(&steps);
        let mut again = Account::from_parts(account.to_parts()).unwrap();
        prop_assert_eq!(&again, &account);
        // What is due is due afterwards, too.
        let later = account.now().plus_millis(10_000_000);
        let mut account = account;
        account.advance(later);
        again.advance(later);
        prop_assert_eq!(again, account);
    }
}
