//! What forms offer, and the calls that come of them.

use lifecycle::workloads::service::Service;
use lifecycle::{EnforcementWindow, Operation, Outcome, Settings};
use serde_json::Value;

use super::*;
use crate::view::fixture::{REGION, account, deregister, perform, service, wait};

fn draft(account: &Account, form: Form, given: &Given) -> Draft {
    Draft::new(account, REGION, form, given)
}

fn labels(choices: &[(String, String)]) -> Vec<&str> {
    choices.iter().map(|(_, label)| label.as_str()).collect()
}

fn of_site() -> Given {
    Given::default().in_cluster("shop").for_service("site")
}

fn update(account: &Account, draft: &Draft) -> lifecycle::workloads::request::UpdateService {
    match draft.operation(account, REGION) {
        Ok(Operation::UpdateService(request)) => *request,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_form_begins_with_the_link_and_with_what_there_is_only_one_of() {
    let account = account();
    let draft = draft(&account, Form::RunTask, &Given::default());
    assert_eq!((draft.family.as_str(), draft.revision, draft.count.as_str()), ("", None, "1"));
    let draft = self::draft(&account, Form::RunTask, &Given::revision("web", 28));
    assert_eq!((draft.family.as_str(), draft.revision), ("web", Some(28)));
    let bare = Given { task_definition: Some(("web".into(), None)), ..Given::default() };
    assert_eq!(self::draft(&account, Form::RunTask, &bare).revision, Some(30));
}

#[test]
fn active_revisions_alone_are_offered_newest_first() {
    let account = account();
    let draft = draft(&account, Form::RunTask, &Given::revision("web", 28));
    let offer = Offer::new(&account, REGION, &draft);
    assert_eq!(labels(&offer.revisions), ["web:30 (latest)", "web:29", "web:28", "web:27", "web:26"]);
    assert!(!labels(&offer.families).contains(&"image-resizer"));
    assert_eq!(offer.missing, None);
    assert_eq!((offer.launch_type, offer.has_network), ("FARGATE", true));
}

#[test]
fn why_a_revision_is_not_offered_is_said_with_what_the_rule_says() {
    let mut account = account();
    let missing = |account: &Account, family: &str, revision| {
        let draft = draft(account, Form::RunTask, &Given::revision(family, revision));
        Offer::new(account, REGION, &draft).missing
    };
    let reason = Some(lifecycle::Reason::DefinitionInactive { by: lifecycle::Consumer::RunTask });
    let inactive =
        |name: &str, reason| Some(Missing::NotActive { name: name.into(), status: Status::Inactive, reason });
    assert_eq!(missing(&account, "web", 25), inactive("web:25", reason.clone()));
    assert_eq!(missing(&account, "web", 31), Some(Missing::NotThere("web:31".into())));
    let bare = Given { task_definition: Some(("image-resizer".into(), None)), ..Given::default() };
    let offer = Offer::new(&account, REGION, &draft(&account, Form::RunTask, &bare));
    assert_eq!(offer.missing, Some(Missing::Family("image-resizer".into())));

    // A revision that is chosen and then deregistered is not offered any more, whether or not it may still be launched.
    let window = Settings { enforcement_window: Some(EnforcementWindow::Seconds(60)), ..Settings::default() };
    perform(&mut account, Operation::Configure(window));
    deregister(&mut account, "web:30");
    assert_eq!(missing(&account, "web", 30), inactive("web:30", None));
    wait(&mut account, 61);
    assert_eq!(missing(&account, "web", 30), inactive("web:30", reason));
}

#[test]
fn an_update_that_leaves_an_inactive_revision_alone_does_not_send_it() {
    let mut account = account();
    deregister(&mut account, "web:30");
    let mut draft = draft(&account, Form::UpdateService, &of_site());
    let offer = Offer::new(&account, REGION, &draft);
    assert_eq!(labels(&offer.revisions)[..2], ["web:30 – INACTIVE (current)", "web:29 (latest)"]);
    assert_eq!(offer.missing, None);
    draft.count = "3".into();
    let request = update(&account, &draft);
    assert_eq!((request.task_definition.as_deref(), request.desired_count), (None, Some(3)));
    assert_eq!(draft.problem(&account, REGION), None);
    let operation = draft.operation(&account, REGION).unwrap();
    let scaled = perform(&mut account, operation);
    assert!(matches!(scaled, Outcome::ServiceUpdated { change, .. } if change.deployment.is_none()));
    assert_eq!(service(&account).desired_count, 3);
}

#[test]
fn an_update_sends_what_is_other_than_the_service_has_it() {
    let account = account();
    let mut draft = draft(&account, Form::UpdateService, &of_site());
    let unchanged = update(&account, &draft);
    assert_eq!((unchanged.desired_count, unchanged.options.0.len()), (None, 0));
    draft.revision = Some(29);
    draft.maximum = "150".into();
    draft.breaker.enabled = true;
    draft.forces = true;
    let request = update(&account, &draft);
    assert_eq!(request.task_definition.as_deref(), Some("web:29"));
    assert!(request.force_new_deployment);
    let expected = serde_json::json!({ "deploymentConfiguration": {
        "maximumPercent": 150, "deploymentCircuitBreaker": { "enable": true, "rollback": false }
    } });
    assert_eq!(Value::Object(request.options.0), expected);
}

#[test]
fn a_revision_that_a_link_asks_for_is_kept_when_a_service_is_chosen() {
    let account = account();
    let given = Given::revision("web", 27);
    let mut draft = draft(&account, Form::UpdateService, &given);
    draft.choose_cluster(&account, REGION, "shop");
    draft.choose_service(&account, REGION, "site");
    assert_eq!((draft.revision, draft.count.as_str()), (Some(27), "2"));
    assert_eq!(update(&account, &draft).task_definition.as_deref(), Some("web:27"));
}

#[test]
fn what_a_form_lacks_is_said_before_ecs_is_asked() {
    let account = account();
    let place = |draft: &Draft| draft.problem(&account, REGION).and_then(|it| it.place().map(str::to_owned));
    let mut draft = draft(&account, Form::CreateService, &Given::default());
    draft.cluster = String::new();
    assert_eq!(place(&draft).as_deref(), Some("cluster"));
    draft.choose_cluster(&account, REGION, "shop");
    assert_eq!(place(&draft).as_deref(), Some("taskDefinition"));
    draft.choose_family(&account, REGION, "web");
    assert_eq!(place(&draft).as_deref(), Some("serviceName"));
    draft.service = "other".into();
    assert_eq!(place(&draft), None);
    draft.count = "many".into();
    assert_eq!(draft.problem(&account, REGION), Some(Problem::NoNumber("desiredCount")));
    draft.count = "-1".into();
    assert_eq!(place(&draft).as_deref(), Some("desiredCount"));
}

#[test]
fn every_form_makes_a_call_that_ecs_accepts() {
    let mut account = account();
    let mut run = draft(&account, Form::RunTask, &Given::revision("web", 30).in_cluster("shop"));
    run.count = "2".into();
    let operation = run.operation(&account, REGION).unwrap();
    let started = perform(&mut account, operation);
    assert!(
        matches!(started, Outcome::TasksStarted { tasks, failures, .. } if tasks.len() == 2 && failures.is_empty())
    );

    let mut create = draft(&account, Form::CreateService, &Given::revision("nightly-report", 4).in_cluster("shop"));
    create.service = "nightly".into();
    create.choose_strategy(true);
    let operation = create.operation(&account, REGION).unwrap();
    let created = perform(&mut account, operation);
    let on_instances = |service: &Service| service.capacity.launch_type() == LaunchType::Ec2;
    assert!(matches!(created, Outcome::ServiceCreated { service: Some(it), .. } if on_instances(&it)));
}
