//! What holds of what runs, whatever is called and however time passes.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};

use lifecycle::document::Document;
use lifecycle::workloads::cluster::Cluster;
use lifecycle::workloads::instance::Room;
use lifecycle::workloads::options::Options;
use lifecycle::workloads::request::{
    CreateCluster, CreateService, DeleteService, RunTask, StartTask, StopTask, UpdateService,
};
use lifecycle::workloads::service::{Rollout, Service, ServiceStatus};
use lifecycle::workloads::task::{Fate, LastStatus, LaunchType, Task};
use lifecycle::workloads::{InstanceId, TaskId};
use lifecycle::{
    Account, Call, Consumer, DeleteTargets, DeregisterTarget, EnforcementWindow, Family, Operation, Outcome, Region,
    Registration, Retention, Revision, Settings, Source, Status, Tag, Timestamp, Verdict, example_network,
};
use proptest::prelude::*;
use serde_json::json;

const START: Timestamp = Timestamp::from_millis(1_789_551_555_929);
const CLUSTERS: [&str; 2] = ["lab", "other"];
const SERVICES: [&str; 3] = ["a", "b", "c"];
/// On Fargate; on instances; and one whose images fail.
const FAMILIES: [&str; 4] = ["web", "job", "broken", "brief"];

/// A call, and how long after the one before.
#[derive(Clone, Debug)]
struct Step {
    wait: u64,
    operation: Operation,
}

fn document(family: &str) -> Document {
    let fargate = json!({ "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512",
        "containerDefinitions": [{ "name": "app", "image": "app" }] });
    let on_instances = |image| json!({ "containerDefinitions": [{ "name": "app", "image": image, "memory": 1024 }] });
    Document::from_json(match family {
        "web" => fargate,
        "broken" => on_instances("taskdef-lab/cannot-pull"),
        "brief" => on_instances("taskdef-lab/exits:3"),
        _ => on_instances("app"),
    })
    .unwrap()
}

fn options(family: &str) -> Options {
    let mut options = Options::default();
    if family.starts_with("web") {
        options.0.insert("networkConfiguration".into(), example_network());
    }
    options
}

fn launch_type(family: &str) -> String {
    if family.starts_with("web") { "FARGATE" } else { "EC2" }.into()
}

fn deployment_options() -> impl Strategy<Value = Options> {
    let percents = prop::sample::select(vec![(0, 101), (50, 150), (100, 200), (0, 200), (100, 101), (34, 134)]);
    (percents, any::<bool>(), any::<bool>()).prop_map(|((minimum, maximum), enable, rollback)| {
        let breaker = json!({ "enable": enable, "rollback": rollback });
        let configuration =
            json!({ "minimumHealthyPercent": minimum, "maximumPercent": maximum, "deploymentCircuitBreaker": breaker });
        let mut options = Options::default();
        options.0.insert("deploymentConfiguration".into(), configuration);
        options
    })
}

fn operations() -> impl Strategy<Value = Operation> {
    let cluster = || prop::sample::select(CLUSTERS.to_vec());
    let service = || prop::sample::select(SERVICES.to_vec());
    let family = || prop_oneof![4 => Just("web"), 3 => Just("job"), 1 => Just("broken"), 1 => Just("brief")];
    let name = move || {
        prop_oneof![
            1 => family().prop_map(Into::into),
            3 => (family(), 1u32..6).prop_map(|(family, number)| format!("{family}:{number}")),
        ]
    };
    let register = family().prop_map(|family| {
        let tags = vec![Tag::new("family", family)];
        Operation::Register(Registration { family: family.into(), document: document(family), tags })
    });
    let create_service = (cluster(), service(), name(), 0i64..6, deployment_options());
    let create_service = create_service.prop_map(|(cluster, service, name, count, deployment)| {
        Operation::CreateService(Box::new(CreateService {
            cluster: Some(cluster.into()),
            name: Some(service.into()),
            desired_count: Some(count),
            launch_type: Some(launch_type(&name)),
            options: options(&name).with(&deployment),
            task_definition: Some(name),
            ..CreateService::default()
        }))
    });
    let update = (cluster(), service(), prop::option::weighted(0.6, name()), prop::option::of(0i64..6), any::<bool>());
    let update = (update, prop::option::weighted(0.2, deployment_options()));
    let update = update.prop_map(|((cluster, service, name, count, force), deployment)| {
        Operation::UpdateService(Box::new(UpdateService {
            cluster: Some(cluster.into()),
            service: service.into(),
            task_definition: name,
            desired_count: count,
            force_new_deployment: force,
            options: deployment.unwrap_or_default(),
        }))
    });
    let delete_service = (cluster(), service(), any::<bool>()).prop_map(|(cluster, service, force)| {
        Operation::DeleteService(DeleteService { cluster: Some(cluster.into()), service: service.into(), force })
    });
    let run = (cluster(), name(), 1i64..4, prop::option::of(0u8..3)).prop_map(|(cluster, name, count, token)| {
        Operation::RunTask(Box::new(RunTask {
            cluster: Some(cluster.into()),
            launch_type: Some(launch_type(&name)),
            options: options(&name),
            task_definition: name,
            count: Some(count),
            client_token: token.map(|token| format!("token-{token}")),
            ..RunTask::default()
        }))
    });
    let start = (cluster(), name(), 1u64..200).prop_map(|(cluster, name, number)| {
        Operation::StartTask(Box::new(StartTask {
            cluster: Some(cluster.into()),
            options: options(&name),
            task_definition: name,
            instances: vec![InstanceId(number).to_string()],
            ..StartTask::default()
        }))
    });
    // What is stopped is picked among what there is when it is called: the number counts around.
    let stop = (cluster(), 0u64..40).prop_map(|(cluster, number)| {
        Operation::StopTask(StopTask { cluster: Some(cluster.into()), task: TaskId(number).to_string(), reason: None })
    });
    let create_cluster = cluster().prop_map(|cluster| {
        Operation::CreateCluster(CreateCluster { name: Some(cluster.into()), ..CreateCluster::default() })
    });
    let delete_cluster = cluster().prop_map(|cluster| Operation::DeleteCluster { cluster: cluster.into() });
    let instances = (cluster(), 1u32..3).prop_map(|(cluster, count)| Operation::AddInstances {
        cluster: cluster.into(),
        count,
        room: Room { cpu: 2048, memory: 3072 },
    });
    let windows = prop_oneof![
        2 => Just(EnforcementWindow::Seconds(0)),
        1 => Just(EnforcementWindow::Seconds(600)),
        1 => Just(EnforcementWindow::Random),
    ];
    let retention = prop_oneof![2 => Just(Retention::Indefinite), 1 => Just(Retention::WhileUsed)];
    let configure = (prop::option::of(windows), prop::option::of(retention))
        .prop_map(|(enforcement_window, retention)| Operation::Configure(Settings { enforcement_window, retention }));
    prop_oneof![
        4 => register,
        4 => create_service,
        8 => update,
        2 => delete_service,
        4 => run,
        1 => start,
        5 => stop,
        2 => create_cluster,
        1 => delete_cluster,
        1 => instances,
        3 => name().prop_map(|name| Operation::Deregister(DeregisterTarget::Reference(name))),
        1 => name().prop_map(|name| Operation::Delete(DeleteTargets::References(vec![name]))),
        1 => configure,
    ]
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let wait = prop_oneof![4 => 0u64..8_000, 3 => 0u64..60_000, 1 => 0u64..5_000_000];
    let step = (wait, operations()).prop_map(|(wait, operation)| Step { wait, operation });
    prop::collection::vec(step, most / 3..most)
}

/// An account with two clusters, one of which has instances and services, and two revisions of each family.
fn prepared() -> Account {
    let mut account = Account::empty(START);
    let mut perform = |operation| {
        let call = Call { at: START, region: Region::FIRST, source: Source::Api, operation };
        account.perform(&call).unwrap();
    };
    for cluster in CLUSTERS {
        perform(Operation::CreateCluster(CreateCluster { name: Some(cluster.into()), ..CreateCluster::default() }));
    }
    let room = Room { cpu: 2048, memory: 3072 };
    perform(Operation::AddInstances { cluster: "lab".into(), count: 3, room });
    for family in FAMILIES.iter().chain(&FAMILIES) {
        let registration = Registration { family: (*family).into(), document: document(family), tags: Vec::new() };
        perform(Operation::Register(registration));
    }
    for (service, family) in SERVICES.iter().zip(["web", "job"]) {
        perform(Operation::CreateService(Box::new(CreateService {
            cluster: Some("lab".into()),
            name: Some((*service).into()),
            task_definition: Some(family.into()),
            desired_count: Some(2),
            launch_type: Some(launch_type(family)),
            options: options(family),
            ..CreateService::default()
        })));
    }
    account
}

/// The call of a step. A task that is to be stopped is one of those that there are, and so is a service to be changed.
fn call(account: &Account, step: &Step) -> Call {
    let mut operation = step.operation.clone();
    if let Operation::StopTask(stop) = &mut operation {
        let cluster = clusters(account).find(|cluster| Some(cluster.name.as_str()) == stop.cluster.as_deref());
        let tasks: Vec<TaskId> = cluster.into_iter().flat_map(|cluster| cluster.tasks.keys().copied()).collect();
        let number = TaskId::parse(&stop.task).unwrap().0;
        if let Some(place) = usize::try_from(number).unwrap().checked_rem(tasks.len()) {
            stop.task = tasks[place].to_string();
        }
    }
    let named = match &mut operation {
        Operation::UpdateService(asked) => Some((&mut asked.cluster, &mut asked.service)),
        Operation::DeleteService(asked) => Some((&mut asked.cluster, &mut asked.service)),
        _ => None,
    };
    if let Some((cluster, service)) = named {
        let there = clusters(account).find(|there| Some(there.name.as_str()) == cluster.as_deref());
        let mut all = there.into_iter().flat_map(|there| there.services.values());
        let is_named = |there: &Service| there.name.as_str() == service && there.status == ServiceStatus::Active;
        if !all.clone().any(is_named)
            && let Some(other) = all.find(|there| there.status == ServiceStatus::Active)
        {
            *service = other.name.to_string();
        }
    }
    let at = account.now().plus_millis(step.wait);
    Call { at, region: Region::FIRST, source: Source::Api, operation }
}

fn clusters(account: &Account) -> impl Iterator<Item = &Cluster> {
    account.workloads(Region::FIRST).into_iter().flat_map(|there| there.clusters().values())
}

fn run(steps: &[Step]) -> Account {
    let mut account = prepared();
    for step in steps {
        let _ = account.perform(&call(&account, step));
    }
    account
}

fn of_service<'c>(cluster: &'c Cluster, service: &'c Service) -> impl Iterator<Item = &'c Task> {
    service.tasks.iter().map(|id| &cluster.tasks[id])
}

/// Whether a task counts as healthy: RUNNING, and meant to go on.
fn is_healthy(task: &Task) -> bool {
    task.last == LastStatus::Running && task.stop.is_none()
}

/// Every number that an account keeps of its tasks is what a count of them gives.
fn check_counts(account: &Account) {
    let mut used: BTreeMap<(Family, Revision), usize> = BTreeMap::new();
    for cluster in clusters(account) {
        let mut owned: BTreeSet<TaskId> = BTreeSet::new();
        for service in cluster.services.values() {
            for deployment in &service.deployments {
                let of = |task: &&Task| task.deployment() == Some(deployment.id);
                let there: Vec<&Task> = of_service(cluster, service).filter(of).collect();
                let up = |statuses: &[LastStatus]| there.iter().filter(|task| statuses.contains(&task.last)).count();
                assert_eq!(deployment.counts.running as usize, up(&[LastStatus::Running]));
                let pending = up(&[LastStatus::Provisioning, LastStatus::Pending]);
                assert_eq!(deployment.counts.pending as usize, pending);
            }
            for id in &service.tasks {
                assert!(owned.insert(*id), "{id} belongs to two services");
                assert_eq!(cluster.tasks[id].service(), Some(&service.name));
            }
            assert!(service.status != ServiceStatus::Inactive || service.tasks.is_empty());
        }
        for task in cluster.tasks.values() {
            let ended = task.last == LastStatus::Stopped;
            assert_eq!(owned.contains(&task.id), task.service().is_some() && !ended, "{task:?}");
            if !ended {
                *used.entry((task.family.clone(), task.revision)).or_default() += 1;
            }
        }
        let mut counted = lifecycle::workloads::cluster::TaskCounts::default();
        cluster.tasks.values().for_each(|task| counted.add(task.last));
        let active = cluster.services.values().filter(|service| service.status == ServiceStatus::Active).count();
        assert_eq!((cluster.task_counts(), cluster.active_services()), (counted, active));
        for instance in cluster.instances.values() {
            let there = |task: &&Task| task.instance() == Some(instance.id) && task.last != LastStatus::Stopped;
            let taken = cluster.tasks.values().filter(there).fold(Room::default(), |all, task| all.and(task.size));
            assert_eq!(instance.taken, taken);
            assert!(taken.memory <= instance.room.memory && taken.cpu <= instance.room.cpu, "no instance is overfull");
        }
    }
    for ((family, revision), count) in used {
        let there = account.workloads(Region::FIRST).unwrap().uses(&family, revision).unwrap();
        assert_eq!(there.tasks.len(), count);
    }
}

/// Nothing that is not over refers to a revision that is gone.
fn check_references(account: &Account) {
    let is_there = |family: &Family, revision| {
        account.revisions(Region::FIRST, family).and_then(|revisions| revisions.status(revision)).is_some()
    };
    for cluster in clusters(account) {
        for task in cluster.tasks.values() {
            assert!(is_there(&task.family, task.revision), "{task:?}");
        }
        for service in cluster.services.values().filter(|service| service.status != ServiceStatus::Inactive) {
            for deployment in &service.deployments {
                assert!(is_there(&deployment.family, deployment.revision), "{deployment:?}");
            }
        }
    }
}

/// What the scheduler does from one event to the next keeps within the bounds of each service.
fn check_bounds(before: &Account, after: &Account) {
    for (there, now) in clusters(before).zip(clusters(after)) {
        for (name, service) in &now.services {
            let Some(earlier) = there.services.get(name).filter(|_| service.status == ServiceStatus::Active) else {
                continue;
            };
            let up = of_service(now, service).filter(|task| task.last.is_up()).count();
            let was_up = of_service(there, earlier).filter(|task| task.last.is_up()).count();
            let most = service.percents.most(service.desired_count) as usize;
            assert!(up <= most.max(was_up), "{name} has {up} tasks, of {most}");
            let by_scheduler = |task: &&Task| {
                let told = now.tasks[&task.id].stop.as_ref();
                is_healthy(task) && told.is_some_and(|stop| stop.code.as_str() == "ServiceSchedulerInitiated")
            };
            if of_service(there, earlier).any(|task| by_scheduler(&task)) {
                let healthy = of_service(now, service).filter(|task| is_healthy(task)).count();
                let fewest = service.percents.fewest(service.desired_count) as usize;
                assert!(healthy >= fewest, "{name} keeps {healthy} RUNNING tasks, of {fewest}");
            }
        }
    }
}

/// Whether nobody asked for a task of the service to fail.
fn can_converge(service: &Service) -> bool {
    let fails = |deployment: &lifecycle::workloads::service::Deployment| {
        ["broken", "brief"].contains(&deployment.family.as_str()) || deployment.rollout == Rollout::Failed
    };
    service.status == ServiceStatus::Active && !service.deployments.iter().any(fails)
}

proptest! {
    // Some forty calls a case, each after a jump of time: 150,000 in all.
    #![proptest_config(ProptestConfig::with_cases(700))]

    #[test]
    fn every_task_is_counted_once_and_nothing_refers_to_what_is_gone(steps in steps(64)) {
        let mut account = prepared();
        for step in &steps {
            let _ = account.perform(&call(&account, step));
            check_counts(&account);
            check_references(&account);
        }
    }

    #[test]
    fn the_scheduler_keeps_within_the_bounds(steps in steps(64)) {
        let mut account = prepared();
        for step in &steps {
            // Event by event, so that nothing between two of them goes unseen.
            let call = call(&account, step);
            while let Some(next) = account.next_event().filter(|next| *next <= call.at) {
                let before = account.clone();
                account.advance(next);
                check_bounds(&before, &account);
            }
            let _ = account.perform(&call);
        }
    }

    #[test]
    fn no_task_starts_on_a_revision_that_was_refused(steps in steps(64)) {
        let mut account = prepared();
        for step in &steps {
            let call = call(&account, step);
            account.advance(call.at);
            let before = account.clone();
            let Ok(outcome) = account.perform(&call) else { continue };
            let launched: Vec<(Family, Revision)> = match &outcome {
                Outcome::TasksStarted { tasks, .. } => {
                    tasks.iter().map(|task| (task.family.clone(), task.revision)).collect()
                }
                Outcome::ServiceCreated { service: Some(service), .. } => {
                    service.deployments.iter().map(|there| (there.family.clone(), there.revision)).collect()
                }
                Outcome::ServiceUpdated { cluster, name, change, .. } => {
                    let clusters = before.workloads(Region::FIRST).unwrap().clusters();
                    let primary = clusters[cluster].services[name].primary().unwrap();
                    let there = change.deployment.iter().map(|there| (there.family.clone(), there.revision));
                    there.filter(|there| *there != (primary.family.clone(), primary.revision)).collect()
                }
                _ => Vec::new(),
            };
            for (family, revision) in launched {
                let revisions = before.revisions(Region::FIRST, &family).unwrap();
                let until = before.may_launch_until(Region::FIRST, &family, revision);
                let status = revisions.status(revision);
                let allowed = status == Some(Status::Active) || (status == Some(Status::Inactive) && until.is_some());
                prop_assert!(allowed, "{family}:{revision} is {status:?}");
                let verdict = before.launchable(Region::FIRST, &family, revision, Consumer::RunTask);
                prop_assert_eq!(verdict, Verdict::Allowed);
            }
            // What the scheduler starts, it starts for a deployment, and so for a revision that was not refused.
            for cluster in clusters(&account) {
                for task in cluster.services.values().flat_map(|service| of_service(cluster, service)) {
                    let service = &cluster.services[task.service().unwrap()];
                    let its_own = |there: &&lifecycle::workloads::service::Deployment| Some(there.id) == task.deployment();
                    if let Some(deployment) = service.deployments.iter().find(its_own) {
                        prop_assert_eq!((&deployment.family, deployment.revision), (&task.family, task.revision));
                    } else {
                        prop_assert!(task.stop.is_some(), "{task:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn services_come_to_have_what_is_desired(steps in steps(48)) {
        let mut account = run(&steps);
        account.advance(account.now().plus_millis(3 * 60 * 60 * 1_000));
        for cluster in clusters(&account) {
            for service in cluster.services.values().filter(|service| can_converge(service)) {
                let counts = service.counts();
                let size = Room { cpu: 0, memory: 1024 };
                let has_room = |instance: &lifecycle::workloads::instance::ContainerInstance| {
                    instance.room.without(instance.taken).memory >= size.memory
                };
                if service.capacity.launch_type() == LaunchType::Ec2 && !cluster.instances.values().any(has_room) {
                    prop_assert!(counts.pending + counts.running <= service.desired_count);
                    continue;
                }
                prop_assert_eq!(counts.pending + counts.running, service.desired_count, "{:?}", service);
                prop_assert!(service.deployments.len() == 1 || !service.is_steady);
            }
            for task in cluster.tasks.values() {
                // Whatever is not RUNNING for good is over by then, and what is over is forgotten in time.
                let failing = task.fate != Fate::Runs;
                prop_assert!(task.last == LastStatus::Running || failing || task.service().is_some(), "{:?}", task);
            }
        }
    }

    #[test]
    fn one_jump_equals_many(steps in steps(48), jumps in prop::collection::vec(0u64..200_000, 1..12)) {
        let mut many = run(&steps);
        let mut one = many.clone();
        one.advance(one.now().plus_millis(jumps.iter().sum()));
        for jump in jumps {
            many.advance(many.now().plus_millis(jump));
        }
        prop_assert_eq!(one, many);
    }

    #[test]
    fn an_account_put_together_again_goes_on_as_it_would_have(steps in steps(48), later in 0u64..1_000_000) {
        let mut account = run(&steps);
        let mut again = Account::from_parts(account.to_parts()).unwrap();
        prop_assert_eq!(&again, &account);
        let later = account.now().plus_millis(later);
        account.advance(later);
        again.advance(later);
        prop_assert_eq!(&again, &account);
        prop_assert_eq!(again.next_event(), account.next_event());
    }
}

#[test]
fn a_year_of_a_failing_service_ends_in_time() {
    let mut account = prepared();
    let asked = CreateService {
        cluster: Some("lab".into()),
        name: Some("failing".into()),
        task_definition: Some("broken".into()),
        desired_count: Some(3),
        launch_type: Some(LaunchType::Ec2.as_str().into()),
        ..CreateService::default()
    };
    let operation = Operation::CreateService(Box::new(asked));
    account.perform(&Call { at: START, region: Region::FIRST, source: Source::Api, operation }).unwrap();
    account.advance(START.plus_millis(365 * 24 * 60 * 60 * 1_000));
    let service = clusters(&account).find_map(|cluster| cluster.services.get("failing")).unwrap();
    assert!(service.deployments[0].ended_tasks >= 1_000, "it was tried again and again");
    assert_eq!((service.counts().running, service.wake), (0, None));
    assert!(service.events.len() <= Service::MAX_EVENTS);
}
