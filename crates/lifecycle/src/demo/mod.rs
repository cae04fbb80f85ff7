//! The demo account: a story that a new sandbox opens on, told in calls like any others.

use serde_json::Value;

use crate::account::Account;
use crate::call::{Call, DeleteTargets, DeregisterTarget, Operation, Source};
use crate::document::Document;
use crate::identity::AccountId;
use crate::region::Region;
use crate::registration::Registration;
use crate::tags::Tag;
use crate::time::Timestamp;
use crate::workloads::instance::Room;
use crate::workloads::options::Options;
use crate::workloads::request::{CreateCluster, CreateService, RunTask, UpdateService};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// The contents that the story registers, by name. `{n}` in them stands for a number that changes with each revision,
/// `{account}` and `{region}` for where it is told.
const DEFINITIONS: &str = include_str!("definitions.json");

/// The demo account as it is at `now`, with its history behind it.
///
/// - `us-east-1`: `web`, a Fargate web app of 30 revisions, the newest five ACTIVE; `orders-api`, three revisions with a
///   sidecar; `nightly-report`, an EC2 batch job; `image-resizer`, wholly INACTIVE; `sandbox-test`, whose last revision
///   is being deleted; `payments`, with an INACTIVE newest revision, so that its bare name stands for an older one.
///   What runs: in the cluster `production` the services `web`, `orders-api` and `payments`, which is on the INACTIVE newest
///   revision of its family; in the cluster `batch`, which has two instances, a task of `nightly-report` and the service
///   `image-resizer`, whose family is wholly INACTIVE.
/// - `eu-west-1`: `web`, of the same name and its own numbers, with a service in a cluster `production`, and `log-router`.
pub fn demo(now: Timestamp) -> Account {
    demo_of(AccountId::EXAMPLE, now)
}

/// The demo account with this number.
pub fn demo_of(id: AccountId, now: Timestamp) -> Account {
    let mut story = Story { calls: Vec::new(), id, now, region: Region::FIRST, definitions: definitions() };
    story.tell();
    story.region = Region::parse("eu-west-1").unwrap_or(Region::FIRST);
    story.tell_of_europe();
    // Time never goes back, so what happened first comes first, whatever it happened to.
    story.calls.sort_by_key(|call| call.at);
    let mut account = Account::empty_of(id, Timestamp::default());
    for call in &story.calls {
        let told = account.perform(call);
        debug_assert!(told.is_ok(), "{told:?}");
    }
    account.advance(now);
    account.opened_at = account.now;
    account
}

/// The definitions of the story, to start one's own from: names and contents.
pub fn samples(region: Region) -> Vec<(String, Value)> {
    let Value::Object(definitions) = definitions() else { return Vec::new() };
    let filled = |(name, definition): (String, Value)| {
        let text = filled(&definition, 1, AccountId::EXAMPLE, region);
        Some((name, serde_json::from_str(&text).ok()?))
    };
    definitions.into_iter().filter_map(filled).collect()
}

fn filled(definition: &Value, number: u64, account: AccountId, region: Region) -> String {
    let text = definition.to_string().replace("{n}", &number.to_string()).replace("{region}", region.code());
    text.replace("{account}", &account.to_string())
}

/// The network of the example account, as a `networkConfiguration`: one subnet and one security group, which any account of
/// the sandbox has.
pub fn example_network() -> Value {
    serde_json::json!({
        "awsvpcConfiguration": {
            "assignPublicIp": "ENABLED",
            "securityGroups": ["sg-0a1b2c3d4e5f60718"],
            "subnets": ["subnet-0a1b2c3d4e5f60718"]
        }
    })
}

struct Story {
    calls: Vec<Call>,
    id: AccountId,
    now: Timestamp,
    region: Region,
    definitions: Value,
}

fn definitions() -> Value {
    // Written by us and tested; were it broken, the account would open empty.
    serde_json::from_str(DEFINITIONS).unwrap_or_default()
}

impl Story {
    fn tell(&mut self) {
        let environment = |name| vec![Tag::new("environment", name), Tag::new("team", "storefront")];
        // A revision every other day; those behind the newest five were deregistered with the deploy after next.
        for number in 1..=30u64 {
            let ago = (31 - number) * 2 * DAY;
            self.register(ago, "web", "web", number, environment("production"));
            if (6..=30).contains(&number) {
                self.deregister(ago - HOUR, "web", number - 5);
            }
        }
        for number in 1..=3u64 {
            self.register(
                (4 - number) * 9 * DAY + 3 * HOUR,
                "orders-api",
                "orders-api",
                number,
                environment("production"),
            );
        }
        for number in 1..=4u64 {
            self.register((5 - number) * 30 * DAY, "nightly-report", "nightly-report", number, vec![]);
        }
        self.deregister(29 * DAY, "nightly-report", 1);
        for number in 1..=2u64 {
            self.register((7 - number) * 20 * DAY, "image-resizer", "image-resizer", number, vec![]);
        }
        self.deregister(12 * DAY, "image-resizer", 1);
        self.deregister(12 * DAY - MINUTE, "image-resizer", 2);
        for number in 1..=3u64 {
            self.register((4 - number) * 5 * DAY, "payments", "payments", number, environment("staging"));
        }
        self.deregister(2 * HOUR, "payments", 3);
        for number in 1..=2u64 {
            self.register((3 - number) * 3 * DAY, "sandbox-test", "sandbox-test", number, vec![]);
        }
        self.deregister(DAY, "sandbox-test", 1);
        self.delete(10 * MINUTE, "sandbox-test", 1);
        self.tell_of_what_runs();
    }

    fn tell_of_what_runs(&mut self) {
        self.cluster(90 * DAY, "production");
        // The deploys of the last two weeks, each five minutes after its revision was registered.
        self.service(14 * DAY - 5 * MINUTE, "production", "web", "web:24", 3);
        for number in 25..=30u64 {
            self.deploy((31 - number) * 2 * DAY - 5 * MINUTE, "production", "web", &format!("web:{number}"));
        }
        self.service(9 * DAY, "production", "orders-api", "orders-api:3", 2);
        self.service(4 * DAY, "production", "payments", "payments:3", 2);
        self.cluster(89 * DAY, "batch");
        let room = Room::T3_MEDIUM;
        self.call(88 * DAY, Operation::AddInstances { cluster: "batch".into(), count: 2, room });
        self.service(15 * DAY, "batch", "image-resizer", "image-resizer:2", 1);
        self.call(
            20 * MINUTE,
            Operation::RunTask(Box::new(RunTask {
                cluster: Some("batch".into()),
                task_definition: "nightly-report".into(),
                launch_type: Some("EC2".into()),
                started_by: Some("nightly".into()),
                ..RunTask::default()
            })),
        );
    }

    fn tell_of_europe(&mut self) {
        for number in 1..=3u64 {
            self.register((4 - number) * 6 * DAY, "web", "web", number, vec![Tag::new("environment", "production")]);
        }
        self.deregister(5 * DAY, "web", 1);
        for number in 1..=2u64 {
            self.register((3 - number) * 14 * DAY, "log-router", "log-router", number, vec![]);
        }
        self.cluster(20 * DAY, "production");
        self.service(5 * DAY + HOUR, "production", "web", "web:3", 2);
    }

    fn cluster(&mut self, ago: u64, name: &str) {
        self.call(ago, Operation::CreateCluster(CreateCluster { name: Some(name.into()), ..CreateCluster::default() }));
    }

    fn service(&mut self, ago: u64, cluster: &str, name: &str, task_definition: &str, count: i64) {
        let on_fargate = cluster == "production";
        let mut options = Options::default();
        if on_fargate {
            options.0.insert("networkConfiguration".into(), example_network());
        }
        let asked = CreateService {
            cluster: Some(cluster.into()),
            name: Some(name.into()),
            task_definition: Some(task_definition.into()),
            desired_count: Some(count),
            launch_type: Some(if on_fargate { "FARGATE" } else { "EC2" }.into()),
            options,
            ..CreateService::default()
        };
        self.call(ago, Operation::CreateService(Box::new(asked)));
    }

    fn deploy(&mut self, ago: u64, cluster: &str, service: &str, task_definition: &str) {
        let asked = UpdateService {
            cluster: Some(cluster.into()),
            service: service.into(),
            task_definition: Some(task_definition.into()),
            ..UpdateService::default()
        };
        self.call(ago, Operation::UpdateService(Box::new(asked)));
    }

    fn register(&mut self, ago: u64, family: &str, definition: &str, number: u64, tags: Vec<Tag>) {
        let text = filled(&self.definitions[definition], number, self.id, self.region);
        let document = serde_json::from_str(&text).ok().and_then(|json| Document::from_json(json).ok());
        if let Some(document) = document {
            self.call(ago, Operation::Register(Registration { family: family.into(), document, tags }));
        }
    }

    fn deregister(&mut self, ago: u64, family: &str, number: u64) {
        self.call(ago, Operation::Deregister(DeregisterTarget::Reference(format!("{family}:{number}"))));
    }

    fn delete(&mut self, ago: u64, family: &str, number: u64) {
        self.call(ago, Operation::Delete(DeleteTargets::References(vec![format!("{family}:{number}")])));
    }

    fn call(&mut self, ago: u64, operation: Operation) {
        self.calls.push(Call { at: self.now.minus_millis(ago), region: self.region, source: Source::Demo, operation });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Family;
    use crate::revisions::Status;

    fn check(account: &Account, region: &str, family: &str, latest: u32, expected: [u64; 3]) {
        let region = Region::parse(region).unwrap();
        let revisions = account.revisions(region, &Family::parse(family).unwrap()).unwrap();
        let met = Status::ALL.map(|status| revisions.with_status(status).len());
        assert_eq!((revisions.latest_number(), met), (latest, expected), "{family}");
    }

    #[test]
    fn the_story_is_told_as_it_is_described() {
        let now = Timestamp::from_millis(1_789_551_555_929);
        let account = demo(now);
        check(&account, "us-east-1", "web", 30, [5, 25, 0]);
        check(&account, "us-east-1", "orders-api", 3, [3, 0, 0]);
        check(&account, "us-east-1", "nightly-report", 4, [3, 1, 0]);
        check(&account, "us-east-1", "image-resizer", 2, [0, 2, 0]);
        check(&account, "us-east-1", "payments", 3, [2, 1, 0]);
        check(&account, "us-east-1", "sandbox-test", 2, [1, 0, 1]);
        check(&account, "eu-west-1", "web", 3, [2, 1, 0]);
        check(&account, "eu-west-1", "log-router", 2, [2, 0, 0]);
        assert_eq!((account.now(), account.opened_at()), (now, now));
    }

    #[test]
    fn what_runs_runs_and_is_steady() {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let mut met = Vec::new();
        for code in ["us-east-1", "eu-west-1"] {
            for cluster in account.workloads(Region::parse(code).unwrap()).unwrap().clusters().values() {
                for service in cluster.services.values() {
                    assert!(service.is_steady && service.deployments.len() == 1, "{}: {service:?}", service.name);
                    let primary = service.primary().unwrap();
                    let definition = format!("{}:{}", primary.family, primary.revision);
                    met.push(format!("{code} {} {definition} x{}", cluster.name, primary.counts.running));
                }
            }
        }
        assert_eq!(
            met,
            [
                "us-east-1 batch image-resizer:2 x1",
                "us-east-1 production orders-api:3 x2",
                "us-east-1 production payments:3 x2",
                "us-east-1 production web:30 x3",
                "eu-west-1 production web:3 x2",
            ]
        );
        let batch = &account.workloads(Region::FIRST).unwrap().clusters()["batch"];
        assert_eq!(batch.tasks.values().filter(|task| task.service().is_none()).count(), 1);
    }

    #[test]
    fn starting_over_at_the_same_moment_gives_the_same_account() {
        let now = Timestamp::from_millis(1_789_551_555_929);
        assert_eq!(demo(now), demo(now));
    }
}
