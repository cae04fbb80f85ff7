//! Revisions that go by themselves: when, and that nothing is expected of a moment at which none does.
#![expect(clippy::unwrap_used, reason = "a test")]

use lifecycle::document::Document;
use lifecycle::workloads::options::Options;
use lifecycle::workloads::request::{CreateCluster, RunTask};
use lifecycle::{
    Account, Call, DELETION_DELAY_MS, DeregisterTarget, EnforcementWindow, Family, Operation, Region, Registration,
    Retention, Revision, Settings, Source, Status, Timestamp,
};
use serde_json::{Value, json};

const NOW: Timestamp = Timestamp::from_millis(1_789_551_555_929);

fn perform(account: &mut Account, operation: Operation) {
    account.perform(&Call { at: account.now(), region: Region::FIRST, source: Source::Api, operation }).unwrap();
}

/// An account that keeps INACTIVE revisions while they are used, whose only revision has just been deregistered.
fn forgetting() -> Account {
    let mut account = Account::empty(NOW);
    let document = json!({
        "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
        "containerDefinitions": [{ "name": "app", "image": "busybox" }],
    });
    let document = Document::from_json(document).unwrap();
    let settings =
        Settings { enforcement_window: EnforcementWindow::of_seconds(600), retention: Some(Retention::WhileUsed) };
    for operation in [
        Operation::Configure(settings),
        Operation::CreateCluster(CreateCluster::default()),
        Operation::Register(Registration { family: "web".into(), document, tags: Vec::new() }),
        Operation::Deregister(DeregisterTarget::Reference("web:1".into())),
    ] {
        perform(&mut account, operation);
    }
    account
}

fn status(account: &Account) -> Option<Status> {
    account.revisions(Region::FIRST, &Family::parse("web").unwrap())?.status(Revision::FIRST)
}

#[test]
fn an_unused_inactive_revision_is_forgotten_after_an_hour() {
    let mut account = forgetting();
    assert_eq!(account.next_event(), Some(NOW.plus_millis(DELETION_DELAY_MS)));
    account.advance(NOW.plus_millis(DELETION_DELAY_MS - 1));
    assert_eq!(status(&account), Some(Status::Inactive));
    account.advance(NOW.plus_millis(DELETION_DELAY_MS));
    assert_eq!(status(&account), None);
}

#[test]
fn what_starts_inside_the_window_keeps_its_revision() {
    let mut account = forgetting();
    let Value::Object(network) =
        json!({ "networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-0a1b2c3d"] } } })
    else {
        unreachable!()
    };
    perform(
        &mut account,
        Operation::RunTask(Box::new(RunTask {
            task_definition: "web:1".into(),
            launch_type: Some("FARGATE".into()),
            options: Options(network),
            ..RunTask::default()
        })),
    );
    account.advance(NOW.plus_millis(2 * DELETION_DELAY_MS));
    assert_eq!(status(&account), Some(Status::Inactive));
    assert_eq!(account.next_event(), None);
}

#[test]
fn nothing_is_expected_once_inactive_revisions_are_kept_for_ever() {
    let mut account = forgetting();
    let settings = Settings { retention: Some(Retention::Indefinite), ..Settings::default() };
    perform(&mut account, Operation::Configure(settings));
    assert_eq!(account.next_event(), None);
    account.advance(NOW.plus_millis(2 * DELETION_DELAY_MS));
    assert_eq!(status(&account), Some(Status::Inactive));
}
