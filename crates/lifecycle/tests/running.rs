//! What runs on revisions, and what becomes of it when they are deregistered and deleted.
#![expect(clippy::unwrap_used, reason = "a test")]

use lifecycle::document::Document;
use lifecycle::workloads::cluster::Cluster;
use lifecycle::workloads::instance::Room;
use lifecycle::workloads::options::Options;
use lifecycle::workloads::request::{
    CreateCluster, CreateService, DeleteService, ListTasks, RunTask, StopTask, UpdateService,
};
use lifecycle::workloads::service::Service;
use lifecycle::workloads::task::Task;
use lifecycle::{
    Account, Answer, Call, DELETION_DELAY_MS, DeleteTargets, DeregisterTarget, EnforcementWindow, Family, Operation,
    Query, Reason, Refusal, Region, Registration, Retention, Revision, Settings, Source, Status, Timestamp,
    example_network,
};
use serde_json::{Value, json};

const START: u64 = 1_789_551_555_929;
const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;

/// An account under test, with a cluster `lab` and three revisions of `web` for Fargate. Calls take no time.
struct Lab(Account);

impl Lab {
    fn new() -> Self {
        let mut lab = Self(Account::empty(Timestamp::from_millis(START)));
        lab.call(Operation::CreateCluster(CreateCluster { name: Some("lab".into()), ..CreateCluster::default() }))
            .unwrap();
        for _ in 0..3 {
            lab.register("web", "app");
        }
        lab
    }

    /// With a service `site` of two tasks on `web:2` that is steady.
    fn with_service() -> Self {
        let mut lab = Self::new();
        lab.create("site", "web:2", 2, json!({})).unwrap();
        lab.wait(5 * MINUTE);
        assert_eq!(lab.service("site").counts().running, 2);
        lab
    }

    fn call(&mut self, operation: Operation) -> Result<Answer, Refusal> {
        let call = Call { at: self.0.now(), region: Region::FIRST, source: Source::Api, operation };
        self.0.perform(&call).map(|outcome| self.0.answer(&call, &outcome))
    }

    fn register(&mut self, family: &str, image: &str) {
        let document = json!({ "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256",
            "memory": "512", "containerDefinitions": [{ "name": "app", "image": image }] });
        self.register_document(family, document);
    }

    fn register_document(&mut self, family: &str, document: Value) {
        let document = Document::from_json(document).unwrap();
        let asked = Registration { family: family.into(), document, tags: Vec::new() };
        self.call(Operation::Register(asked)).unwrap();
    }

    fn deregister(&mut self, name: &str) {
        self.call(Operation::Deregister(DeregisterTarget::Reference(name.into()))).unwrap();
    }

    fn delete(&mut self, name: &str) {
        self.call(Operation::Delete(DeleteTargets::References(vec![name.into()]))).unwrap();
    }

    fn create(&mut self, name: &str, definition: &str, count: i64, deployment: Value) -> Result<Answer, Reason> {
        let mut options = Options::default();
        options.0.insert("networkConfiguration".into(), example_network());
        options.0.insert("deploymentConfiguration".into(), deployment);
        let asked = CreateService {
            cluster: Some("lab".into()),
            name: Some(name.into()),
            task_definition: Some(definition.into()),
            desired_count: Some(count),
            launch_type: Some("FARGATE".into()),
            options,
            ..CreateService::default()
        };
        self.call(Operation::CreateService(Box::new(asked))).map_err(|refusal| refusal.reason)
    }

    fn update(&mut self, change: UpdateService) -> Result<Answer, Refusal> {
        let asked = UpdateService { cluster: Some("lab".into()), service: "site".into(), ..change };
        self.call(Operation::UpdateService(Box::new(asked)))
    }

    fn update_to(&mut self, definition: &str) -> Result<Answer, Refusal> {
        self.update(UpdateService { task_definition: Some(definition.into()), ..UpdateService::default() })
    }

    fn scale(&mut self, count: i64) {
        self.update(UpdateService { desired_count: Some(count), ..UpdateService::default() }).unwrap();
    }

    fn run(&mut self, definition: &str) -> Result<Answer, Refusal> {
        let mut options = Options::default();
        options.0.insert("networkConfiguration".into(), example_network());
        self.call(Operation::RunTask(Box::new(RunTask {
            cluster: Some("lab".into()),
            task_definition: definition.into(),
            launch_type: Some("FARGATE".into()),
            options,
            ..RunTask::default()
        })))
    }

    fn stop(&mut self, task: &Task) {
        let task = task.id.to_string();
        self.call(Operation::StopTask(StopTask { cluster: Some("lab".into()), task, reason: None })).unwrap();
    }

    fn configure(&mut self, settings: Settings) {
        self.call(Operation::Configure(settings)).unwrap();
    }

    fn wait(&mut self, millis: u64) {
        self.0.advance(self.0.now().plus_millis(millis));
    }

    fn cluster(&self) -> &Cluster {
        &self.0.workloads(Region::FIRST).unwrap().clusters()["lab"]
    }

    fn service(&self, name: &str) -> &Service {
        &self.cluster().services[name]
    }

    /// The tasks of the service, as `web:2 RUNNING`, the oldest first.
    fn tasks(&self) -> Vec<String> {
        let of = |task: &&Task| task.service().is_some_and(|name| name.as_str() == "site");
        let tasks = self.cluster().tasks.values().filter(of).filter(|task| task.last.is_up());
        tasks.map(|task| format!("{}:{} {}", task.family, task.revision, task.last.as_str())).collect()
    }

    /// The deployments of the service, as `web:2 COMPLETED 2/2`, the newest first.
    fn deployments(&self) -> Vec<String> {
        let shown = |there: &lifecycle::workloads::service::Deployment| {
            let counts = format!("{}/{}", there.counts.running, there.desired_count);
            format!("{}:{} {} {counts}", there.family, there.revision, there.rollout.as_str())
        };
        self.service("site").deployments.iter().map(shown).collect()
    }

    /// What the events of the service say, the newest first, without the names of tasks and deployments.
    fn events(&self) -> Vec<String> {
        let service = self.service("site");
        let plain = |text: String| {
            let words = text.split(' ').filter(|word| !word.ends_with(").") && !word.ends_with(')'));
            words.filter(|word| !word.starts_with('(')).collect::<Vec<_>>().join(" ")
        };
        service.events.iter().map(|event| plain(event.message(&service.name))).collect()
    }

    fn status(&self, family: &str, revision: u32) -> Option<Status> {
        let family = Family::parse(family).unwrap();
        self.0.revisions(Region::FIRST, &family)?.status(Revision::new(revision).unwrap())
    }
}

#[test]
fn a_service_starts_its_tasks_and_says_so() {
    let mut lab = Lab::new();
    lab.create("site", "web", 2, json!({})).unwrap();
    assert_eq!(lab.deployments(), ["web:3 IN_PROGRESS 0/0"], "the scheduler looks some seconds later");
    lab.wait(4 * SECOND);
    assert_eq!(lab.tasks(), ["web:3 PROVISIONING", "web:3 PROVISIONING"]);
    lab.wait(10 * SECOND);
    assert_eq!(lab.tasks(), ["web:3 PENDING", "web:3 PENDING"]);
    lab.wait(12 * SECOND);
    assert_eq!(lab.deployments(), ["web:3 IN_PROGRESS 2/2"]);
    lab.wait(11 * SECOND);
    assert_eq!(lab.deployments(), ["web:3 COMPLETED 2/2"]);
    assert_eq!(lab.events(), ["has reached a steady state.", "deployment completed.", "has started 2 tasks:"],);
    assert_eq!(lab.0.next_event(), None, "nothing is left to happen");
}

#[test]
fn a_rolling_deployment_keeps_the_minimum_and_the_maximum() {
    let mut lab = Lab::with_service();
    lab.update_to("web:3").unwrap();
    assert_eq!(lab.deployments(), ["web:3 IN_PROGRESS 0/0", "web:2 COMPLETED 2/2"]);
    lab.wait(4 * SECOND);
    assert_eq!(lab.tasks(), ["web:2 RUNNING", "web:2 RUNNING", "web:3 PROVISIONING", "web:3 PROVISIONING"]);
    lab.wait(23 * SECOND);
    assert_eq!(lab.deployments(), ["web:3 IN_PROGRESS 2/2", "web:2 COMPLETED 2/0"]);
    lab.wait(MINUTE);
    assert_eq!(lab.deployments(), ["web:3 COMPLETED 2/2"]);
    assert!(lab.0.workloads(Region::FIRST).unwrap().uses(&Family::parse("web").unwrap(), Revision::FIRST).is_none());

    let mut tight = Lab::new();
    tight.create("site", "web:1", 2, json!({ "minimumHealthyPercent": 50, "maximumPercent": 101 })).unwrap();
    tight.wait(MINUTE);
    tight.update_to("web:2").unwrap();
    tight.wait(4 * SECOND);
    tight.wait(2 * SECOND);
    assert_eq!(tight.tasks(), ["web:1 RUNNING"], "one is stopped first, because there is no room for a third");
    tight.wait(3 * MINUTE);
    assert_eq!(tight.deployments(), ["web:2 COMPLETED 2/2"]);
}

#[test]
fn bounds_that_leave_no_room_are_said_to() {
    let mut lab = Lab::new();
    lab.create("site", "web:1", 1, json!({ "minimumHealthyPercent": 100, "maximumPercent": 101 })).unwrap();
    lab.wait(MINUTE);
    lab.update_to("web:2").unwrap();
    lab.wait(HOUR);
    assert_eq!(lab.deployments(), ["web:2 IN_PROGRESS 0/1", "web:1 COMPLETED 1/1"]);
    assert!(lab.events()[0].starts_with("was unable to stop or start tasks during a deployment"));
}

#[test]
fn existing_services_go_on_with_an_inactive_revision() {
    let mut lab = Lab::with_service();
    lab.deregister("web:2");
    lab.wait(HOUR);
    assert_eq!(lab.tasks(), ["web:2 RUNNING"; 2]);
    lab.scale(4);
    lab.wait(MINUTE);
    assert_eq!(lab.tasks(), ["web:2 RUNNING"; 4], "it scales out");
    lab.scale(1);
    lab.wait(MINUTE);
    assert_eq!(lab.tasks(), ["web:2 RUNNING"], "and in");
    let task = lab.cluster().tasks.values().find(|task| task.stop.is_none()).unwrap().clone();
    lab.stop(&task);
    lab.wait(2 * SECOND);
    assert_eq!(lab.tasks(), [""; 0]);
    lab.wait(2 * SECOND);
    assert_eq!(lab.tasks(), ["web:2 PROVISIONING"], "a task that is lost is replaced");
    lab.wait(MINUTE);
    lab.update(UpdateService { force_new_deployment: true, ..UpdateService::default() }).unwrap();
    lab.wait(3 * MINUTE);
    assert_eq!(lab.deployments(), ["web:2 COMPLETED 1/1"], "and it is deployed again on what it uses");
}

#[test]
fn an_inactive_revision_is_refused_by_each_operation_with_its_code() {
    let mut lab = Lab::with_service();
    lab.deregister("web:3");
    for (refusal, code) in [
        (lab.run("web:3").unwrap_err(), "InvalidParameterException"),
        (lab.update_to("web:3").unwrap_err(), "ClientException"),
    ] {
        assert_eq!((refusal.code().as_str(), refusal.message().as_str()), (code, "TaskDefinition is inactive"));
    }
    let reason = lab.create("other", "web:3", 1, json!({})).unwrap_err();
    assert_eq!((reason.code().as_str(), reason.message().as_str()), ("ClientException", "TaskDefinition is inactive"));
    // The family stands for the newest ACTIVE revision, and the service keeps what it stood for.
    lab.update_to("web").unwrap();
    assert_eq!(lab.deployments(), ["web:2 COMPLETED 2/2"]);
    lab.delete("web:3");
    assert_eq!(lab.run("web:3").unwrap_err().message(), "TaskDefinition is being deleted");
    assert_eq!(lab.run("nothing").unwrap_err().message(), "TaskDefinition not found.");
}

#[test]
fn for_up_to_ten_minutes_the_refusals_may_be_yet_to_come() {
    let window = |window| Settings { enforcement_window: Some(window), ..Settings::default() };
    let mut lab = Lab::with_service();
    lab.configure(window(EnforcementWindow::of_seconds(600).unwrap()));
    lab.deregister("web:3");
    lab.wait(10 * MINUTE - 1);
    lab.run("web:3").unwrap();
    lab.update_to("web:3").unwrap();
    lab.wait(1);
    assert_eq!(lab.run("web:3").unwrap_err().message(), "TaskDefinition is inactive");
    lab.wait(5 * MINUTE);
    assert_eq!(lab.deployments(), ["web:3 COMPLETED 2/2"], "what was launched inside the window goes on");
    let task = lab.cluster().tasks.values().find(|task| task.service().is_none()).unwrap();
    assert_eq!(task.last.as_str(), "RUNNING");

    // A window of its own for each revision, which nobody is told.
    let mut lab = Lab::new();
    lab.configure(window(EnforcementWindow::Random));
    let ends: std::collections::BTreeSet<u64> = (1..=3)
        .map(|revision| {
            let name = format!("web:{revision}");
            lab.deregister(&name);
            let mut lab = Lab(lab.0.clone());
            let since = lab.0.now().as_millis();
            while lab.run(&name).is_ok() {
                lab.wait(SECOND);
            }
            lab.0.now().as_millis() - since
        })
        .collect();
    assert!(ends.len() == 3 && ends.iter().all(|end| *end <= 10 * MINUTE + SECOND), "{ends:?}");
}

#[test]
fn a_rollout_goes_on_when_either_of_its_revisions_is_deregistered() {
    for deregistered in ["web:2", "web:3"] {
        let mut lab = Lab::with_service();
        lab.update_to("web:3").unwrap();
        lab.wait(10 * SECOND);
        lab.deregister(deregistered);
        lab.wait(3 * MINUTE);
        assert_eq!(lab.deployments(), ["web:3 COMPLETED 2/2"], "{deregistered}");
    }
}

#[test]
fn the_circuit_breaker_goes_back_to_an_inactive_revision_too() {
    let mut lab = Lab::new();
    lab.register("web", "taskdef-lab/cannot-pull");
    let breaker = json!({ "deploymentCircuitBreaker": { "enable": true, "rollback": true } });
    lab.create("site", "web:2", 2, breaker).unwrap();
    lab.wait(2 * MINUTE);
    lab.update_to("web:4").unwrap();
    lab.deregister("web:2");
    lab.wait(30 * SECOND);
    assert_eq!(lab.deployments(), ["web:4 IN_PROGRESS 0/2", "web:2 COMPLETED 2/2"]);
    lab.wait(10 * MINUTE);
    assert_eq!(lab.deployments(), ["web:2 COMPLETED 2/2"]);
    let events = lab.events();
    assert!(events.iter().any(|event| event == "deployment failed: tasks failed to start."), "{events:?}");
    assert!(events.iter().any(|event| event.starts_with("rolling back to")), "{events:?}");

    // Without it, the old tasks run on and the new ones are tried again, ever less often.
    let mut lab = Lab::with_service();
    lab.register("web", "taskdef-lab/cannot-pull");
    lab.update_to("web:4").unwrap();
    lab.wait(HOUR);
    assert_eq!(lab.deployments()[1], "web:2 COMPLETED 2/2");
    assert!(lab.service("site").deployments[0].failed_tasks > 6);
}

#[test]
fn what_the_circuit_breaker_gave_up_is_not_started_again() {
    let mut lab = Lab::new();
    for _ in 0..2 {
        lab.register("web", "taskdef-lab/cannot-pull");
    }
    let breaker = json!({ "deploymentCircuitBreaker": { "enable": true, "rollback": false } });
    lab.create("site", "web:1", 4, breaker).unwrap();
    lab.wait(2 * MINUTE);
    for bad in ["web:4", "web:5"] {
        lab.update_to(bad).unwrap();
        lab.wait(10 * MINUTE);
    }
    let task = lab.cluster().tasks.values().find(|task| task.last.as_str() == "RUNNING").unwrap().clone();
    lab.stop(&task);
    lab.wait(HOUR);
    assert_eq!(lab.tasks(), ["web:1 RUNNING"; 4], "the last that was completed goes on in its place");
    assert_eq!(lab.0.next_event(), lab.cluster().tasks.values().filter_map(|task| task.next).min());
}

#[test]
fn a_service_whose_tasks_fail_is_tried_again_when_it_is_updated() {
    let mut lab = Lab::new();
    lab.register("web", "taskdef-lab/cannot-pull");
    lab.create("site", "web:4", 200, json!({})).unwrap();
    lab.wait(2_000 * HOUR);
    let ended = lab.service("site").deployments[0].ended_tasks;
    assert!(ended >= 2_000, "ten rounds of all tasks, not {ended}");
    assert!(lab.events()[0].starts_with("is unable to consistently start tasks"), "{:?}", lab.events());
    assert_eq!(lab.0.next_event(), None);
    lab.scale(2);
    lab.wait(2 * SECOND);
    assert_eq!(lab.tasks(), ["web:4 PROVISIONING"; 2]);
}

#[test]
fn a_service_can_have_as_many_deployments_as_it_was_updated() {
    let mut lab = Lab::new();
    lab.create("site", "web:1", 200, json!({ "maximumPercent": 101 })).unwrap();
    lab.wait(MINUTE);
    for _ in 0..130 {
        lab.update(UpdateService { force_new_deployment: true, ..UpdateService::default() }).unwrap();
        lab.wait(33 * SECOND);
    }
    assert!(lab.service("site").deployments.len() > 100);
    assert_eq!(Account::from_parts(lab.0.to_parts()).unwrap(), lab.0);
}

#[test]
fn services_that_are_over_take_no_room() {
    let mut lab = Lab::new();
    for number in 0..5_001 {
        let name = format!("s{number}");
        lab.create(&name, "web:1", 0, json!({})).unwrap();
        let asked = DeleteService { cluster: Some("lab".into()), service: name, force: false };
        lab.call(Operation::DeleteService(asked)).unwrap();
        lab.wait(MINUTE);
    }
    assert_eq!(lab.cluster().totals().services(), 0);
}

#[test]
fn a_service_for_which_there_was_no_capacity_gets_it_when_there_is() {
    let mut lab = Lab::new();
    for number in 0..20 {
        lab.create(&format!("full-{number}"), "web:1", 5_000, json!({})).unwrap();
    }
    lab.wait(10 * MINUTE);
    assert_eq!(lab.cluster().room(), 0);
    lab.create("site", "web:1", 10, json!({})).unwrap();
    lab.wait(10 * MINUTE);
    assert!(lab.events()[0].starts_with("was unable to place a task. Reason: Capacity is unavailable"));
    let asked = UpdateService {
        cluster: Some("lab".into()),
        service: "full-0".into(),
        desired_count: Some(4_000),
        ..UpdateService::default()
    };
    lab.call(Operation::UpdateService(Box::new(asked))).unwrap();
    lab.wait(2 * HOUR);
    assert_eq!(lab.service("site").counts().running, 10);
}

#[test]
fn a_revision_that_is_deleted_goes_an_hour_after_nothing_uses_it() {
    let mut lab = Lab::with_service();
    lab.deregister("web:2");
    lab.delete("web:2");
    lab.wait(50 * HOUR);
    assert_eq!(lab.status("web", 2), Some(Status::DeleteInProgress), "a service uses it");
    lab.scale(3);
    lab.wait(MINUTE);
    assert_eq!(lab.tasks().len(), 3, "and still scales");
    lab.call(Operation::DeleteService(DeleteService {
        cluster: Some("lab".into()),
        service: "site".into(),
        force: true,
    }))
    .unwrap();
    lab.wait(2 * MINUTE);
    assert_eq!(lab.service("site").status.as_str(), "INACTIVE");
    lab.wait(DELETION_DELAY_MS - MINUTE);
    assert_eq!(lab.status("web", 2), Some(Status::DeleteInProgress));
    lab.wait(2 * MINUTE);
    assert_eq!(lab.status("web", 2), None);
}

#[test]
fn inactive_revisions_may_be_kept_only_while_they_are_used() {
    let retention = |retention| Settings { retention: Some(retention), ..Settings::default() };
    let mut lab = Lab::with_service();
    for name in ["web:1", "web:2"] {
        lab.deregister(name);
    }
    lab.wait(1_000 * HOUR);
    assert_eq!(lab.status("web", 1), Some(Status::Inactive), "for ever, as recorded");
    lab.configure(retention(Retention::WhileUsed));
    lab.wait(DELETION_DELAY_MS - 1);
    assert_eq!(lab.status("web", 1), Some(Status::Inactive));
    lab.wait(1);
    assert_eq!((lab.status("web", 1), lab.status("web", 2)), (None, Some(Status::Inactive)), "a service uses web:2");
    lab.deregister("web:3");
    lab.configure(retention(Retention::Indefinite));
    lab.wait(50 * HOUR);
    assert_eq!(lab.status("web", 3), Some(Status::Inactive), "what had not gone yet stays");
}

#[test]
fn a_stopped_task_is_listed_for_a_minute_and_described_for_an_hour() {
    let mut lab = Lab::new();
    lab.run("web").unwrap();
    lab.wait(MINUTE);
    let task = lab.cluster().tasks.values().next().unwrap().clone();
    lab.stop(&task);
    let listed = |lab: &Lab| {
        let list =
            ListTasks { cluster: Some("lab".into()), desired_status: Some("STOPPED".into()), ..ListTasks::default() };
        match lab.0.query(Region::FIRST, &Query::ListTasks(list)) {
            Ok(Answer::TaskArns(page)) => page.arns.len(),
            other => panic!("{other:?}"),
        }
    };
    let described = |lab: &Lab| {
        let query =
            Query::DescribeTasks { cluster: Some("lab".into()), tasks: vec![task.id.to_string()], include: Vec::new() };
        match lab.0.query(Region::FIRST, &query) {
            Ok(Answer::Tasks(_, tasks, _)) => tasks.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!((listed(&lab), described(&lab)), (1, 1));
    lab.wait(25 * SECOND);
    assert_eq!(lab.cluster().tasks[&task.id].last.as_str(), "STOPPED");
    lab.wait(MINUTE + 1);
    assert_eq!((listed(&lab), described(&lab)), (0, 1));
    lab.wait(HOUR);
    assert_eq!((listed(&lab), described(&lab)), (0, 0));
}

#[test]
fn instances_have_room_for_so_much_and_a_service_waits_for_more() {
    let mut lab = Lab::new();
    let room = Room { cpu: 1024, memory: 1024 };
    lab.register_document("job", json!({ "containerDefinitions": [{ "name": "a", "image": "a", "memory": 500 }] }));
    lab.call(Operation::AddInstances { cluster: "lab".into(), count: 1, room }).unwrap();
    let asked = |cluster: &str, name: &str, strategy: Option<&str>, count| CreateService {
        cluster: Some(cluster.into()),
        name: Some(name.into()),
        task_definition: Some("job".into()),
        desired_count: count,
        strategy: strategy.map(Into::into),
        ..CreateService::default()
    };
    lab.call(Operation::CreateService(Box::new(asked("lab", "site", None, Some(3))))).unwrap();
    lab.wait(HOUR);
    assert_eq!(lab.service("site").counts().running, 2);
    assert!(lab.events()[0].starts_with("was unable to place a task because no container instance met"));
    lab.call(Operation::AddInstances { cluster: "lab".into(), count: 1, room }).unwrap();
    lab.wait(MINUTE);
    assert_eq!(lab.service("site").counts().running, 3);
    // One task on each instance, and one more when there is one more.
    lab.register_document("agent", json!({ "containerDefinitions": [{ "name": "a", "image": "a", "memory": 8 }] }));
    let daemon = CreateService { task_definition: Some("agent".into()), ..asked("lab", "agent", Some("DAEMON"), None) };
    lab.call(Operation::CreateService(Box::new(daemon))).unwrap();
    lab.wait(MINUTE);
    assert_eq!(lab.service("agent").counts().running, 2);
    lab.call(Operation::AddInstances { cluster: "lab".into(), count: 1, room }).unwrap();
    lab.wait(MINUTE);
    assert_eq!((lab.service("agent").counts().running, lab.service("agent").desired_count), (3, 3));
}

#[test]
fn a_task_whose_container_exits_says_with_which_code() {
    let mut lab = Lab::new();
    lab.register("brief", "taskdef-lab/exits:7");
    lab.run("brief").unwrap();
    lab.wait(MINUTE);
    let task = lab.cluster().tasks.values().next().unwrap();
    assert_eq!((task.last.as_str(), task.exit_code()), ("STOPPED", Some(7)));
    assert_eq!(task.stopped_reason().as_deref(), Some("Essential container in task exited"));
}
