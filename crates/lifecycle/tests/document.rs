//! The sentences of the source document, and of the API reference, that task definitions alone can show.
#![expect(clippy::unwrap_used, reason = "a test")]

use lifecycle::document::Document;
use lifecycle::{
    Account, Answer, Call, DELETION_DELAY_MS, DeleteTargets, DeregisterTarget, FamilyStatus, Include, ListFamilies,
    ListRevisions, Operation, PageSize, Query, Reason, Refusal, Region, Registration, Sort, Source, Status, Tag,
    Timestamp,
};

/// An account under test: each call is made a second after the one before.
struct Lab(Account);

impl Lab {
    /// An account in which each family named has been registered once for each time it is named.
    fn with(families: &[&str]) -> Self {
        let mut lab = Self(Account::empty(Timestamp::from_millis(1_789_551_555_929)));
        for family in families {
            lab.register(family).unwrap();
        }
        lab
    }

    fn call(&mut self, operation: Operation) -> Result<Answer, Refusal> {
        let at = self.0.now().plus_millis(1_000);
        let call = Call { at, region: Region::FIRST, source: Source::Api, operation };
        self.0.perform(&call).map(|outcome| self.0.answer(&call, &outcome))
    }

    fn register(&mut self, family: &str) -> Result<Answer, Refusal> {
        let document = serde_json::json!({ "containerDefinitions": [{ "name": "app", "image": "app", "memory": 64 }] });
        let document = Document::from_json(document).unwrap();
        self.call(Operation::Register(Registration { family: family.into(), document, tags: vec![Tag::new("a", "b")] }))
    }

    fn deregister(&mut self, name: &str) -> Result<Answer, Refusal> {
        self.call(Operation::Deregister(DeregisterTarget::Reference(name.into())))
    }

    fn delete(&mut self, names: &[&str]) -> Result<Answer, Refusal> {
        let names = names.iter().map(|name| (*name).into()).collect();
        self.call(Operation::Delete(DeleteTargets::References(names)))
    }

    fn ask(&self, query: &Query) -> Result<Answer, Refusal> {
        self.0.query(Region::FIRST, query)
    }

    /// The revision that `name` is described as, with its status: `web:2 ACTIVE`.
    fn describe(&self, name: &str) -> Result<String, Reason> {
        let query = Query::Describe { reference: name.into(), include: vec![Include::Tags] };
        match self.ask(&query) {
            Ok(Answer::Described(view, _)) => {
                Ok(format!("{}:{} {}", view.arn.family, view.arn.revision, view.status.as_str()))
            }
            Ok(_) => panic!("a description is described"),
            Err(refusal) => Err(refusal.reason),
        }
    }

    fn list(&self, status: Status, sort: Sort) -> Vec<String> {
        let list = ListRevisions { status, sort, ..ListRevisions::first_page() };
        let Ok(Answer::Revisions(page)) = self.ask(&Query::ListRevisions(list)) else { panic!("a listing lists") };
        page.revisions.iter().map(|(family, revision)| format!("{family}:{revision}")).collect()
    }

    fn families(&self, prefix: &str, status: FamilyStatus) -> Vec<String> {
        let list = ListFamilies { prefix: prefix.into(), status, after: None, page_size: PageSize::MAX };
        let Ok(Answer::Families(page)) = self.ask(&Query::ListFamilies(list)) else { panic!("a listing lists") };
        page.families.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn a_deregistered_revision_is_inactive_at_once() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    assert_eq!(lab.describe("web:1"), Ok("web:1 INACTIVE".into()));
}

#[test]
fn list_task_definitions_no_longer_returns_it_by_default() {
    let mut lab = Lab::with(&["web", "web"]);
    lab.deregister("web:1").unwrap();
    assert_eq!(lab.list(Status::Active, Sort::Ascending), ["web:2"]);
}

#[test]
fn inactive_revisions_stay_discoverable() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    lab.0.advance(lab.0.now().plus_millis(365 * 24 * 60 * 60 * 1000));
    assert_eq!(lab.describe("web:1"), Ok("web:1 INACTIVE".into()));
    assert_eq!(lab.list(Status::Inactive, Sort::Ascending), ["web:1"]);
}

#[test]
fn you_must_specify_a_revision_to_deregister() {
    let mut lab = Lab::with(&["web"]);
    assert_eq!(lab.deregister("web").unwrap_err().reason, Reason::RevisionMissing);
}

#[test]
fn the_revision_always_increases_by_one_even_if_you_deregistered_previous_revisions() {
    let mut lab = Lab::with(&["web", "web"]);
    lab.deregister("web:2").unwrap();
    lab.register("web").unwrap();
    assert_eq!(lab.describe("web"), Ok("web:3 ACTIVE".into()));
}

#[test]
fn a_family_name_alone_stands_for_its_latest_active_revision() {
    let mut lab = Lab::with(&["web", "web"]);
    assert_eq!(lab.describe("web"), Ok("web:2 ACTIVE".into()));
    lab.deregister("web:2").unwrap();
    assert_eq!(lab.describe("web"), Ok("web:1 ACTIVE".into()));
    lab.deregister("web:1").unwrap();
    assert_eq!(lab.describe("web"), Err(Reason::DescribeMissing));
}

#[test]
fn an_inactive_revision_never_becomes_active_again() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    lab.register("web").unwrap();
    assert_eq!(lab.describe("web:1"), Ok("web:1 INACTIVE".into()));
}

#[test]
fn revisions_are_listed_lexicographically_by_family_name_and_in_ascending_numerical_order() {
    let lab = Lab::with(&["web", "api", "web"]);
    assert_eq!(lab.list(Status::Active, Sort::Ascending), ["api:1", "web:1", "web:2"]);
    assert_eq!(lab.list(Status::Active, Sort::Descending), ["web:2", "web:1", "api:1"]);
}

#[test]
fn families_are_listed_by_what_their_names_begin_with() {
    let mut lab = Lab::with(&["web", "web-admin", "api"]);
    assert_eq!(lab.families("web", FamilyStatus::All), ["web", "web-admin"]);
    lab.deregister("web:1").unwrap();
    assert_eq!(lab.families("", FamilyStatus::Active), ["api", "web-admin"]);
    assert_eq!(lab.families("", FamilyStatus::Inactive), ["web"]);
    assert_eq!(lab.families("", FamilyStatus::All), ["api", "web", "web-admin"]);
}

#[test]
fn a_deleted_revision_is_delete_in_progress_immediately_and_goes_later() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    lab.delete(&["web:1"]).unwrap();
    assert_eq!(lab.describe("web:1"), Ok("web:1 DELETE_IN_PROGRESS".into()));
    lab.0.advance(lab.0.now().plus_millis(DELETION_DELAY_MS - 1));
    assert_eq!(lab.describe("web:1"), Ok("web:1 DELETE_IN_PROGRESS".into()));
    lab.0.advance(lab.0.now().plus_millis(1));
    assert_eq!(lab.describe("web:1"), Err(Reason::DescribeMissing));
}

#[test]
fn only_inactive_revisions_can_be_deleted() {
    let mut lab = Lab::with(&["web", "web"]);
    lab.deregister("web:1").unwrap();
    let Ok(Answer::Deleting(deleting, failures)) = lab.delete(&["web:1", "web:2", "web"]) else { panic!("an answer") };
    assert_eq!(deleting.len(), 1);
    let expected = [("web:2", Reason::DeleteActive), ("web", Reason::DeleteInvalidIdentifier)];
    assert_eq!(failures, expected.map(|(name, reason)| (name.to_owned(), reason)));
}

#[test]
fn the_name_is_displayed_while_a_revision_is_delete_in_progress_and_not_returned_once_all_are_gone() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    lab.delete(&["web:1"]).unwrap();
    assert_eq!(lab.families("", FamilyStatus::Inactive), ["web"]);
    lab.0.advance(lab.0.now().plus_millis(DELETION_DELAY_MS));
    assert!(lab.families("", FamilyStatus::All).is_empty());
}

#[test]
fn the_name_is_retained_and_the_revision_is_incremented_the_next_time() {
    let mut lab = Lab::with(&["web", "web"]);
    for name in ["web:1", "web:2"] {
        lab.deregister(name).unwrap();
        lab.delete(&[name]).unwrap();
    }
    lab.0.advance(lab.0.now().plus_millis(DELETION_DELAY_MS));
    lab.register("web").unwrap();
    assert_eq!(lab.describe("web"), Ok("web:3 ACTIVE".into()));
}

#[test]
fn a_refused_registration_uses_up_no_revision_number() {
    let mut lab = Lab::with(&["web"]);
    let empty = Document::from_json(serde_json::json!({})).unwrap();
    let refused = Registration { family: "web".into(), document: empty, tags: Vec::new() };
    assert_eq!(lab.call(Operation::Register(refused)).unwrap_err().reason, Reason::NoContainers);
    lab.register("web").unwrap();
    assert_eq!(lab.describe("web"), Ok("web:2 ACTIVE".into()));
}

#[test]
fn regions_are_apart() {
    let lab = Lab::with(&["web"]);
    let elsewhere = Region::parse("eu-west-1").unwrap();
    let query = Query::Describe { reference: "web".into(), include: Vec::new() };
    assert_eq!(lab.0.query(elsewhere, &query).unwrap_err().reason, Reason::DescribeMissing);
}

#[test]
fn a_call_earlier_than_the_last_counts_as_made_at_that_time() {
    let mut lab = Lab::with(&["web"]);
    let (now, early) = (lab.0.now(), Timestamp::from_millis(1));
    let operation = Operation::Deregister(DeregisterTarget::Reference("web:1".into()));
    lab.0.perform(&Call { at: early, region: Region::FIRST, source: Source::Api, operation }).unwrap();
    let family = lifecycle::Family::parse("web").unwrap();
    let view = lab.0.view(Region::FIRST, &family, lifecycle::Revision::new(1).unwrap()).unwrap();
    assert_eq!(view.deregistered_at, Some(now));
}
