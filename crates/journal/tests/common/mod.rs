//! A run of calls whose stored text is the same everywhere.

use lifecycle::document::Document;
use lifecycle::workloads::TaskId;
use lifecycle::workloads::instance::Room;
use lifecycle::workloads::options::Options;
use lifecycle::workloads::request::{
    CreateCluster, CreateService, DeleteService, RunTask, StartTask, StopTask, UpdateService,
};
use lifecycle::{
    Account, Call, DeleteTargets, DeregisterTarget, EnforcementWindow, Family, Operation, Region, Registration,
    Retention, RevisionSet, Settings, Source, Tag, Timestamp,
};
use serde_json::{Value, json};

/// What [`scripted`] is stored as begins with this line, natively and as WebAssembly.
pub const SCRIPTED_HEADER: &str = "taskdef-lab 2 e64d2a69447a99b4";

const FAMILIES: [&str; 5] = ["web", "api", "batch", "broken", "short-lived"];
/// The family whose tasks run on instances.
const ON_INSTANCES: &str = "batch";
const CLUSTERS: [&str; 3] = ["default", "main", "spare"];
const SERVICES: [&str; 4] = ["site", "worker", DAEMON, "canary"];
const DAEMON: &str = "agent";

/// An account after a few hundred calls drawn from a fixed sequence.
pub fn scripted() -> Account {
    drawn(42, 600)
}

/// An account after so many calls drawn from the sequence that `seed` begins.
pub fn drawn(seed: u64, calls: usize) -> Account {
    let mut account = Account::empty(Timestamp::from_millis(1_789_551_555_929));
    let mut draw = Draw(seed);
    for family in FAMILIES {
        perform(&mut account, Region::FIRST, register(&mut draw, family));
    }
    for cluster in CLUSTERS {
        let name = Some(cluster.into());
        perform(&mut account, Region::FIRST, Operation::CreateCluster(CreateCluster { name, ..Default::default() }));
    }
    for _ in 0..calls {
        let region = if draw.below(20) == 0 { Region::parse("eu-west-1").unwrap() } else { Region::FIRST };
        let wait = match draw.below(20) {
            0 => draw.below(4 * 60 * 60 * 1_000),
            1..8 => draw.below(60_000),
            _ => draw.below(3_000),
        };
        account.advance(account.now().plus_millis(wait));
        let operation = operation(&mut draw, &account, region);
        perform(&mut account, region, operation);
    }
    account
}

fn perform(account: &mut Account, region: Region, operation: Operation) {
    // What is refused changes nothing.
    let _ = account.perform(&Call { at: account.now(), region, source: Source::Console, operation });
}

/// Numbers that look random and are the same everywhere.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        let index = usize::try_from(self.below(of.len().max(1) as u64)).unwrap();
        of.get(index).cloned()
    }

    fn word(&mut self, of: &[&str]) -> String {
        self.one(of).unwrap_or_default().to_owned()
    }

    fn often(&mut self) -> bool {
        self.below(4) > 0
    }

    fn tags(&mut self) -> Vec<Tag> {
        let count = usize::try_from(self.below(4)).unwrap().saturating_sub(1);
        (0..count).map(|number| Tag::new(&format!("key-{number}"), &self.below(9).to_string())).collect()
    }
}

fn operation(draw: &mut Draw, account: &Account, region: Region) -> Operation {
    let cluster = draw.word(&CLUSTERS);
    let service = draw.word(&SERVICES);
    let family = draw.word(&FAMILIES);
    let named = Some(cluster.clone());
    let is_daemon = service == DAEMON;
    match draw.below(25) {
        0..3 => register(draw, &family),
        3 => Operation::Deregister(DeregisterTarget::Reference(format!("{family}:{}", draw.below(9)))),
        4 if !draw.often() => {
            let mut set = RevisionSet::default();
            set.add(&Family::parse(&family).unwrap(), (1..=u32::try_from(draw.below(6)).unwrap()).collect());
            Operation::Delete(DeleteTargets::Set(set))
        }
        4..6 => Operation::CreateCluster(CreateCluster { name: named, ..Default::default() }),
        6 if !draw.often() => Operation::DeleteCluster { cluster },
        6..11 => Operation::CreateService(Box::new(create_service(draw, cluster, service, family))),
        11..14 => Operation::UpdateService(Box::new(UpdateService {
            cluster: named,
            service,
            task_definition: draw.often().then_some(if is_daemon { ON_INSTANCES.into() } else { family }),
            desired_count: (!is_daemon && draw.often()).then(|| draw.below(7).cast_signed()),
            force_new_deployment: !draw.often(),
            options: if draw.often() { Options::default() } else { circuit_breaker(draw) },
        })),
        14..18 => Operation::RunTask(Box::new(RunTask {
            cluster: named,
            count: Some(draw.below(4).cast_signed() + 1),
            launch_type: Some(launch_type(draw, &family).into()),
            client_token: (!draw.often()).then(|| format!("token-{}", draw.below(5))),
            started_by: (!draw.often()).then(|| "somebody".into()),
            group: (!draw.often()).then(|| "a-group".into()),
            tags: draw.tags(),
            options: network(draw, &family),
            task_definition: family,
            ..Default::default()
        })),
        18 => Operation::StartTask(Box::new(StartTask {
            cluster: named,
            instances: draw.one(&instances(account, region, &cluster)).into_iter().collect(),
            tags: draw.tags(),
            options: network(draw, &family),
            task_definition: family,
            ..Default::default()
        })),
        19..22 => Operation::StopTask(StopTask {
            cluster: named,
            task: draw.one(&tasks(account, region, &cluster)).unwrap_or_else(|| TaskId(1).to_string()),
            reason: draw.often().then(|| "a reason".into()),
        }),
        22 if draw.often() => Operation::DeleteService(DeleteService { cluster: named, service, force: true }),
        22 => Operation::AddInstances { cluster, count: 2, room: Room::T3_MEDIUM },
        23 => Operation::Tag {
            resource: format!("arn:aws:ecs:{}:{}:service/{cluster}/{service}", region.code(), account.id()),
            tags: draw.tags(),
        },
        _ => Operation::Configure(Settings {
            enforcement_window: draw.one(&[EnforcementWindow::Random, EnforcementWindow::default()]),
            retention: draw.one(&[Retention::Indefinite, Retention::WhileUsed]),
        }),
    }
}

/// Revisions whose tasks run, can't be pulled, or exit.
fn register(draw: &mut Draw, family: &str) -> Operation {
    let image = match family {
        "broken" => "taskdef-lab/cannot-pull",
        "short-lived" => "taskdef-lab/exits:3",
        _ => "busybox",
    };
    let document = if (family == ON_INSTANCES) == (draw.below(8) > 0) {
        json!({ "containerDefinitions": [{ "name": "app", "image": image, "memory": 512 }] })
    } else {
        json!({
            "networkMode": "awsvpc", "cpu": "256", "memory": "512",
            "requiresCompatibilities": ["FARGATE"],
            "containerDefinitions": [{ "name": "app", "image": image, "command": [draw.below(3).to_string()] }],
        })
    };
    let document = Document::from_json(document).unwrap();
    Operation::Register(Registration { family: family.into(), document, tags: draw.tags() })
}

fn create_service(draw: &mut Draw, cluster: String, service: String, family: String) -> CreateService {
    let daemon = service == DAEMON;
    let family = if daemon { ON_INSTANCES.into() } else { family };
    let launch_type = launch_type(draw, &family);
    let on_fargate = launch_type == "FARGATE";
    let mut options = network(draw, &family);
    if on_fargate && draw.below(3) == 0 {
        let strategy = json!([
            { "capacityProvider": "FARGATE", "weight": 1, "base": 1 },
            { "capacityProvider": "FARGATE_SPOT", "weight": 2 },
        ]);
        options.0.insert("capacityProviderStrategy".into(), strategy);
    }
    options = options.with(&circuit_breaker(draw));
    CreateService {
        cluster: Some(cluster),
        name: Some(service),
        task_definition: Some(family),
        desired_count: (!daemon).then(|| draw.below(6).cast_signed()),
        launch_type: options.member("capacityProviderStrategy").is_none().then(|| launch_type.into()),
        strategy: daemon.then(|| "DAEMON".into()),
        client_token: (!draw.often()).then(|| "service-token".into()),
        tags: draw.tags(),
        options,
    }
}

/// Where tasks of a family can run, most of the time.
fn launch_type(draw: &mut Draw, family: &str) -> &'static str {
    if family == ON_INSTANCES || draw.below(8) == 0 { "EC2" } else { "FARGATE" }
}

fn network(draw: &mut Draw, family: &str) -> Options {
    if (family == ON_INSTANCES) == (draw.below(8) > 0) {
        return Options::default();
    }
    let subnet = format!("subnet-0a1b2c3{}", draw.below(3));
    members(json!({ "networkConfiguration": { "awsvpcConfiguration": { "subnets": [subnet] } } }))
}

fn circuit_breaker(draw: &mut Draw) -> Options {
    if draw.often() {
        return Options::default();
    }
    let breaker = json!({ "enable": true, "rollback": draw.often() });
    members(json!({ "deploymentConfiguration": { "deploymentCircuitBreaker": breaker } }))
}

fn members(json: Value) -> Options {
    let Value::Object(members) = json else { return Options::default() };
    Options(members)
}

fn tasks(account: &Account, region: Region, cluster: &str) -> Vec<String> {
    let cluster = account.workloads(region).and_then(|there| there.clusters().get(cluster));
    cluster.map(|cluster| cluster.tasks.keys().map(ToString::to_string).collect()).unwrap_or_default()
}

fn instances(account: &Account, region: Region, cluster: &str) -> Vec<String> {
    let cluster = account.workloads(region).and_then(|there| there.clusters().get(cluster));
    cluster.map(|cluster| cluster.instances.keys().map(ToString::to_string).collect()).unwrap_or_default()
}
