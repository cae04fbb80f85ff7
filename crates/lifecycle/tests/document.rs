//! The sentences of the source document, and of the API reference, that task definitions alone can show.
#![expect(clippy::unwrap_used, reason = "a test")]

use lifecycle::document::Document;
use lifecycle::{
    Account, AccountId, Answer, Call, DELETION_DELAY_MS, DeleteTargets, DeregisterTarget, EnforcementWindow,
    FamilyStatus, Include, ListFamilies, ListRevisions, MAX_REVISIONS, Operation, PageSize, Query, Reason, Refusal,
    Region, Registration, Settings, Sort, Source, Status, Tag, Timestamp, demo,
};

/// An account under test: each call is made a second after the one before.
struct Lab(Account);

impl Lab {
    /// An account in which each family named has been registered once for each time it is named, tagged `a=b`.
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

    fn tag(&mut self, name: &str, tags: &[(&str, &str)]) -> Result<Answer, Refusal> {
        let tags = tags.iter().map(|(key, value)| Tag::new(key, value)).collect();
        self.call(Operation::Tag { resource: arn(name), tags })
    }

    fn untag(&mut self, name: &str, keys: &[&str]) -> Result<Answer, Refusal> {
        let keys = keys.iter().map(|key| (*key).into()).collect();
        self.call(Operation::Untag { resource: arn(name), keys })
    }

    /// The tags of a revision: `a=b`.
    fn tags(&self, name: &str) -> Result<Vec<String>, Reason> {
        match self.ask(&Query::ListTags { resource: arn(name) }) {
            Ok(Answer::Tags(tags)) => Ok(tags.iter().map(|(key, value)| format!("{key}={value}")).collect()),
            Ok(_) => panic!("tags are listed"),
            Err(refusal) => Err(refusal.reason),
        }
    }

    fn wait(&mut self, millis: u64) {
        self.0.advance(self.0.now().plus_millis(millis));
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

fn arn(name: &str) -> String {
    format!("arn:aws:ecs:us-east-1:111122223333:task-definition/{name}")
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
    lab.wait(365 * 24 * 60 * 60 * 1000);
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
    lab.wait(DELETION_DELAY_MS - 1);
    assert_eq!(lab.describe("web:1"), Ok("web:1 DELETE_IN_PROGRESS".into()));
    lab.wait(1);
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
    lab.wait(DELETION_DELAY_MS);
    assert!(lab.families("", FamilyStatus::All).is_empty());
}

#[test]
fn the_name_is_retained_and_the_revision_is_incremented_the_next_time() {
    let mut lab = Lab::with(&["web", "web"]);
    for name in ["web:1", "web:2"] {
        lab.deregister(name).unwrap();
        lab.delete(&[name]).unwrap();
    }
    lab.wait(DELETION_DELAY_MS);
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

#[test]
fn deregistering_again_is_a_success_that_changes_nothing() {
    let mut lab = Lab::with(&["web"]);
    let mut answers = || {
        let Ok(Answer::Deregistered(view)) = lab.deregister("web:1") else { panic!("it is deregistered") };
        (view.previous_status.map(Status::as_str), view.status.as_str(), view.deregistered_at)
    };
    let first = answers();
    assert_eq!(first, (Some("ACTIVE"), "INACTIVE", None), "the answer that deregisters does not say when");
    let deregistered_at = Some(Timestamp::from_millis(1_789_551_555_929 + 2_000));
    for _ in 0..2 {
        assert_eq!(answers(), (Some("INACTIVE"), "INACTIVE", deregistered_at));
    }
}

#[test]
fn a_revision_that_is_being_deleted_can_not_be_deregistered() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    lab.delete(&["web:1"]).unwrap();
    assert_eq!(lab.deregister("web:1").unwrap_err().reason, Reason::DeregisterDuringDeletion);
}

#[test]
fn what_does_not_exist_can_not_be_deregistered() {
    let mut lab = Lab::with(&["web"]);
    for name in ["web:2", "api:1", "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1"] {
        assert_eq!(lab.deregister(name).unwrap_err().reason, Reason::DeregisterMissing, "{name}");
    }
    for name in ["web:latest", "web:0", "web:"] {
        assert_eq!(lab.deregister(name).unwrap_err().reason, Reason::InvalidRevision, "{name}");
    }
}

#[test]
fn deleting_again_is_a_success_that_does_not_put_the_end_off() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    lab.delete(&["web:1"]).unwrap();
    lab.wait(DELETION_DELAY_MS / 2);
    let Ok(Answer::Deleting(deleting, failures)) = lab.delete(&["web:1", "web:1"]) else { panic!("an answer") };
    let previous: Vec<_> = deleting.iter().map(|view| view.previous_status).collect();
    assert_eq!((previous, failures), (vec![Some(Status::DeleteInProgress)], vec![]));
    lab.wait(DELETION_DELAY_MS / 2);
    assert_eq!(lab.describe("web:1"), Err(Reason::DescribeMissing));
}

#[test]
fn you_can_specify_up_to_10_task_definitions_to_delete() {
    let mut lab = Lab::with(&["web"; 11]);
    let names: Vec<String> = (1..=11).map(|number| format!("web:{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert!(lab.delete(&names[..10]).is_ok());
    assert_eq!(lab.delete(&names).unwrap_err().reason, Reason::DeleteTooMany);
    assert_eq!(lab.delete(&[]).unwrap_err().reason, Reason::DeleteNothing);
}

#[test]
fn a_revision_that_is_being_deleted_is_listed_by_its_status_alone() {
    let mut lab = Lab::with(&["web", "web"]);
    lab.deregister("web:1").unwrap();
    lab.delete(&["web:1"]).unwrap();
    let lists = Status::ALL.map(|status| lab.list(status, Sort::Ascending));
    assert_eq!(lists, [vec!["web:2".to_owned()], vec![], vec!["web:1".to_owned()]]);
}

#[test]
fn a_family_with_an_active_revision_is_not_inactive() {
    let mut lab = Lab::with(&["web", "web"]);
    lab.deregister("web:1").unwrap();
    assert_eq!(lab.families("", FamilyStatus::Active), ["web"]);
    assert!(lab.families("", FamilyStatus::Inactive).is_empty());
}

#[test]
fn the_family_prefix_of_task_definitions_is_the_full_family_name() {
    let lab = Lab::with(&["web", "web-admin"]);
    let listed = |family: &str| {
        let list = ListRevisions { family: Some(family.into()), ..ListRevisions::first_page() };
        let Ok(Answer::Revisions(page)) = lab.ask(&Query::ListRevisions(list)) else { panic!("a listing lists") };
        page.revisions.len()
    };
    assert_eq!((listed("web"), listed("we"), listed("my web")), (1, 0, 0));
}

#[test]
fn tags_are_not_inherited_by_the_next_revision() {
    let mut lab = Lab::with(&["web"]);
    lab.tag("web:1", &[("only", "here")]).unwrap();
    lab.register("web").unwrap();
    assert_eq!(lab.tags("web:1"), Ok(vec!["a=b".into(), "only=here".into()]));
    assert_eq!(lab.tags("web:2"), Ok(vec!["a=b".into()]));
}

#[test]
fn tags_are_merged_by_keys_that_are_case_sensitive() {
    let mut lab = Lab::with(&["web"]);
    lab.tag("web:1", &[("a", ""), ("A", "c")]).unwrap();
    assert_eq!(lab.tags("web:1"), Ok(vec!["A=c".into(), "a=".into()]));
}

#[test]
fn keys_that_are_not_there_are_passed_over_when_untagging() {
    let mut lab = Lab::with(&["web"]);
    lab.untag("web:1", &["missing", "a"]).unwrap();
    assert_eq!(lab.tags("web:1"), Ok(vec![]));
}

#[test]
fn a_revision_can_be_tagged_until_it_is_gone() {
    let mut lab = Lab::with(&["web"]);
    lab.deregister("web:1").unwrap();
    lab.tag("web:1", &[("status", "inactive")]).unwrap();
    lab.delete(&["web:1"]).unwrap();
    lab.tag("web:1", &[("status", "deleting")]).unwrap();
    assert_eq!(lab.tags("web:1"), Ok(vec!["a=b".into(), "status=deleting".into()]));
    lab.wait(DELETION_DELAY_MS);
    assert_eq!(lab.tags("web:1"), Err(Reason::ResourceMissing));
    assert_eq!(lab.tag("web:1", &[]).unwrap_err().reason, Reason::ResourceMissing);
}

#[test]
fn tags_that_are_refused_leave_the_tags_as_they_were() {
    let mut lab = Lab::with(&["web"]);
    let tags = vec![Tag::new("new", "tag"), Tag { key: Some("b".into()), value: None }];
    let refusal = lab.call(Operation::Tag { resource: arn("web:1"), tags }).unwrap_err();
    assert_eq!((refusal.reason, refusal.place.as_deref()), (Reason::TagValueNull, Some("tags[1]")));
    assert_eq!(lab.tags("web:1"), Ok(vec!["a=b".into()]));
}

#[test]
fn a_resource_may_have_50_tags() {
    let mut lab = Lab::with(&["web"]);
    let names: Vec<String> = (0..50).map(|number| number.to_string()).collect();
    let tags: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    lab.tag("web:1", &tags[1..]).unwrap();
    assert_eq!(lab.tag("web:1", &tags).unwrap_err().reason, Reason::TooManyTags { count: 51 });
    lab.untag("web:1", &["a"]).unwrap();
    lab.tag("web:1", &tags).unwrap();
}

#[test]
fn tagging_takes_full_arns_of_this_region() {
    let mut lab = Lab::with(&["web"]);
    let reason = |lab: &mut Lab, resource: &str| {
        lab.call(Operation::Tag { resource: resource.into(), tags: vec![] }).unwrap_err().reason
    };
    assert_eq!(reason(&mut lab, "web:1"), Reason::InvalidArn);
    assert_eq!(reason(&mut lab, &arn("web")), Reason::ResourceMissing);
    assert_eq!(reason(&mut lab, &arn("web:1").replace("us-east-1", "us-west-2")), Reason::ResourceMissing);
}

#[test]
fn a_family_may_have_a_million_revisions_and_deregistered_ones_count() {
    let mut lab = Lab::with(&["web"]);
    let mut parts = lab.0.to_parts();
    let family = &mut parts.regions[0].families[0];
    let rows = MAX_REVISIONS as usize - 1;
    family.registered_at.resize(rows, Timestamp::from_millis(1));
    family.deregistered_at.resize(rows, Timestamp::default());
    // All but the first are gone.
    family.content.resize(rows, None);
    lab.0 = Account::from_parts(parts).unwrap();
    lab.register("web").unwrap();
    assert_eq!(lab.describe("web"), Ok("web:1000000 ACTIVE".into()));
    lab.deregister("web:1000000").unwrap();
    let refusal = lab.register("web").unwrap_err();
    assert_eq!(refusal.code().as_str(), "LimitExceededException");
    assert!(matches!(refusal.reason, Reason::RevisionLimit { family } if family.as_str() == "web"));
    lab.register("api").unwrap();
}

#[test]
fn starting_over_gives_the_demo_account_and_time_does_not_go_back() {
    let mut lab = Lab::with(&["mine"]);
    lab.call(Operation::StartOver).unwrap();
    assert_eq!(lab.0, demo(lab.0.now()));
    assert_eq!(lab.0.now(), Timestamp::from_millis(1_789_551_555_929 + 2_000));
    assert_eq!(lab.describe("mine"), Err(Reason::DescribeMissing));
}

#[test]
fn a_setting_is_an_outcome_like_any_other_and_starting_over_forgets_it() {
    let mut lab = Lab::with(&["web"]);
    assert_eq!(lab.0.enforcement_window(), EnforcementWindow::Seconds(0));
    for enforcement_window in [EnforcementWindow::of_seconds(600).unwrap(), EnforcementWindow::Random] {
        let enforcement_window = Some(enforcement_window);
        lab.call(Operation::Configure(Settings { enforcement_window, ..Settings::default() })).unwrap();
        assert_eq!(Some(lab.0.enforcement_window()), enforcement_window);
        assert_eq!(Account::from_parts(lab.0.to_parts()).unwrap(), lab.0);
    }
    assert_eq!(EnforcementWindow::of_seconds(601), None);
    lab.call(Operation::StartOver).unwrap();
    assert_eq!(lab.0.enforcement_window(), EnforcementWindow::default());
}

#[test]
fn an_account_of_another_number_has_its_own_names() {
    let id = AccountId::parse("123456789012").unwrap();
    let mut lab = Lab(Account::empty_of(id, Timestamp::from_millis(1_789_551_555_929)));
    lab.register("web").unwrap();
    let own = "arn:aws:ecs:us-east-1:123456789012:task-definition/web:1";
    assert_eq!(lab.describe(own), Ok("web:1 ACTIVE".into()));
    assert_eq!(lab.describe(&own.replace("123456789012", "111122223333")), Err(Reason::DescribeMissing));
    lab.call(Operation::StartOver).unwrap();
    assert!(lab.0 == lifecycle::demo_of(id, lab.0.now()) && lab.0 != demo(lab.0.now()));
    assert_eq!(lab.0.id(), id);
}

#[test]
fn a_clock_that_stands_at_the_epoch_is_a_clock_as_well() {
    let mut account = Account::empty(Timestamp::default());
    let at = Timestamp::default();
    let region = Region::FIRST;
    let document = serde_json::json!({ "containerDefinitions": [{ "name": "app", "image": "app", "memory": 64 }] });
    let registration =
        Registration { family: "web".into(), document: Document::from_json(document).unwrap(), tags: Vec::new() };
    for operation in
        [Operation::Register(registration), Operation::Deregister(DeregisterTarget::Reference("web:1".into()))]
    {
        account.perform(&Call { at, region, source: Source::Api, operation }).unwrap();
    }
    let again = Account::from_parts(account.to_parts()).unwrap();
    assert_eq!(again, account);
    let family = lifecycle::Family::parse("web").unwrap();
    assert!(again.view(region, &family, lifecycle::Revision::new(1).unwrap()).unwrap().deregistered_at.is_some());
}
