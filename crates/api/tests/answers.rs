//! One whole answer of each operation, byte by byte but for the lines it is laid out in.
//!
//! An answer that changes on purpose is accepted with `INSTA_UPDATE=always cargo test -p api --test answers`.
#![expect(clippy::unwrap_used, reason = "a test")]

use api::{SERVICE, handle};
use lifecycle::workloads::instance::Room;
use lifecycle::{Account, Call, Operation, Region, Source, Timestamp};
use serde_json::{Value, json};

/// Somewhen in 2026.
const START: u64 = 1_789_551_555_929;

/// An account of which each call comes a second after the one before.
struct Sandbox {
    account: Account,
    now: u64,
}

impl Sandbox {
    /// Three revisions of `web`, of which the second is INACTIVE, and one of `batch`.
    fn open() -> Self {
        let mut sandbox = Self { account: Account::empty(Timestamp::from_millis(START)), now: START };
        for input in [web(), web(), web(), batch()] {
            sandbox.done("RegisterTaskDefinition", &input);
        }
        sandbox.done("DeregisterTaskDefinition", &json!({ "taskDefinition": "web:2" }));
        sandbox
    }

    /// The same with a cluster of two instances, on which a job runs beside the service `site`, which goes from `web:1` to
    /// `web:3`.
    fn running() -> Self {
        let mut sandbox = Self::open();
        let tags = json!([{ "key": "team", "value": "storefront" }]);
        sandbox.done("CreateCluster", &json!({ "clusterName": "lab", "tags": tags }));
        let instances = Operation::AddInstances { cluster: "lab".into(), count: 2, room: Room::T3_MEDIUM };
        sandbox.now += 1_000;
        let at = Timestamp::from_millis(sandbox.now);
        let call = Call { at, region: Region::FIRST, source: Source::Console, operation: instances };
        sandbox.account.perform(&call).unwrap();
        sandbox.done("CreateService", &site("web:1"));
        sandbox.done("RunTask", &job());
        sandbox.now += 120_000;
        sandbox.done("UpdateService", &json!({ "cluster": "lab", "service": "site", "taskDefinition": "web:3" }));
        sandbox.now += 5_000;
        sandbox
    }

    /// The ARNs that a listing of the cluster answers.
    fn listed(&mut self, operation: &str, member: &str, input: &Value) -> Value {
        let (_, body) = self.send(operation, input);
        serde_json::from_str::<Value>(&body).unwrap()[member].take()
    }

    fn send(&mut self, operation: &str, input: &Value) -> (u16, String) {
        self.now += 1_000;
        let (now, target) = (Timestamp::from_millis(self.now), format!("{SERVICE}.{operation}"));
        let response = handle(&mut self.account, now, Region::FIRST, &target, input.to_string().as_bytes());
        (response.status, response.body)
    }

    fn done(&mut self, operation: &str, input: &Value) {
        let (status, body) = self.send(operation, input);
        assert_eq!(status, 200, "{body}");
    }
}

/// A definition for Fargate with most of what is echoed.
fn web() -> Value {
    json!({
        "family": "web",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": ".5 vCPU",
        "memory": "1GB",
        "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
        "runtimePlatform": { "cpuArchitecture": "ARM64" },
        "containerDefinitions": [
            {
                "name": "app",
                "image": "public.ecr.aws/docker/library/nginx:latest",
                "portMappings": [{ "containerPort": 8080 }],
                "environment": [{ "name": "GREETING", "value": "\"hé\"\n" }],
                "dependsOn": [{ "containerName": "side", "condition": "HEALTHY" }],
            },
            {
                "name": "side",
                "image": "busybox",
                "essential": false,
                "healthCheck": { "command": ["CMD", "true"] },
                "unknownToEcs": 1,
            },
        ],
        "tags": [{ "key": "team", "value": "storefront" }],
    })
}

/// As small as a definition can be.
fn batch() -> Value {
    json!({ "family": "batch", "containerDefinitions": [{ "name": "job", "image": "busybox", "memory": 64 }] })
}

/// A service on Fargate.
fn site(task_definition: &str) -> Value {
    json!({
        "cluster": "lab",
        "serviceName": "site",
        "taskDefinition": task_definition,
        "desiredCount": 1,
        "launchType": "FARGATE",
        "networkConfiguration": network(),
        "enableExecuteCommand": true,
        "deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true } },
        "tags": [{ "key": "team", "value": "storefront" }],
    })
}

/// A task on an instance.
fn job() -> Value {
    json!({
        "cluster": "lab",
        "taskDefinition": "batch",
        "startedBy": "nightly",
        "overrides": { "containerOverrides": [{ "name": "job", "command": ["true"], "memory": 128 }] },
    })
}

fn network() -> Value {
    let subnets = json!(["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"]);
    json!({ "awsvpcConfiguration": { "subnets": subnets, "assignPublicIp": "ENABLED" } })
}

const WEB_1: &str = "arn:aws:ecs:us-east-1:111122223333:task-definition/web:1";

fn check(name: &str, operation: &str, input: &Value) {
    check_of(Sandbox::open(), name, operation, input);
}

fn check_of(mut sandbox: Sandbox, name: &str, operation: &str, input: &Value) {
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, answer(&mut sandbox, operation, input));
    });
}

/// The status and the body with a line for each member and item; no character inside of it is another.
fn answer(sandbox: &mut Sandbox, operation: &str, input: &Value) -> String {
    let (status, body) = sandbox.send(operation, input);
    let parsed: Value = serde_json::from_str(&body).unwrap();
    let laid_out = laid_out(&body);
    assert_eq!(serde_json::from_str::<Value>(&laid_out).unwrap(), parsed, "laying out changes nothing");
    format!("{status}\n{laid_out}")
}

fn laid_out(json: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    let mut before = ' ';
    for c in json.chars() {
        let empty = matches!((before, c), ('{', '}') | ('[', ']'));
        if !quoted {
            depth -= usize::from(matches!(c, '}' | ']'));
            if !empty && (matches!(c, '}' | ']') || matches!(before, '{' | '[')) {
                line(&mut out, depth);
            }
        }
        out.push(c);
        if quoted {
            (quoted, escaped) = (escaped || c != '"', c == '\\' && !escaped);
        } else {
            match c {
                '"' => quoted = true,
                '{' | '[' => depth += 1,
                ',' => line(&mut out, depth),
                ':' => out.push(' '),
                _ => {}
            }
        }
        before = c;
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

macro_rules! answers {
    ($($name:ident: $operation:literal, $input:tt;)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), $operation, &json!($input));
        }
    )*};
}

answers! {
    describe_task_definition: "DescribeTaskDefinition", { "taskDefinition": "web:2", "include": ["TAGS"] };
    deregister_task_definition: "DeregisterTaskDefinition", { "taskDefinition": "web:3" };
    delete_task_definitions: "DeleteTaskDefinitions", { "taskDefinitions": ["web:2", "web:3", "web:9"] };
    list_task_definitions: "ListTaskDefinitions", { "familyPrefix": "web", "sort": "DESC", "maxResults": 1 };
    list_task_definition_families: "ListTaskDefinitionFamilies", { "maxResults": 1 };
    tag_resource: "TagResource", { "resourceArn": WEB_1, "tags": [{ "key": "stage", "value": "" }] };
    untag_resource: "UntagResource", { "resourceArn": WEB_1, "tagKeys": ["team"] };
    list_tags_for_resource: "ListTagsForResource", { "resourceArn": WEB_1 };
    refused_by_the_rules: "DescribeTaskDefinition", { "taskDefinition": "web:9" };
    refused_by_the_protocol: "RegisterTaskDefinition", { "family": "web", "cpu": 256 };
}

#[test]
fn register_task_definition() {
    check("register_task_definition", "RegisterTaskDefinition", &web());
}

macro_rules! answers_where_something_runs {
    ($($name:ident: $operation:literal, $input:tt;)*) => {$(
        #[test]
        fn $name() {
            check_of(Sandbox::running(), stringify!($name), $operation, &json!($input));
        }
    )*};
}

answers_where_something_runs! {
    create_cluster: "CreateCluster", { "clusterName": "other", "capacityProviders": ["FARGATE"] };
    describe_clusters: "DescribeClusters", {
        "clusters": ["lab", "none"], "include": ["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"]
    };
    list_clusters: "ListClusters", {};
    update_service: "UpdateService", { "cluster": "lab", "service": "site", "desiredCount": 3 };
    delete_service: "DeleteService", { "cluster": "lab", "service": "site", "force": true };
    describe_services: "DescribeServices", { "cluster": "lab", "services": ["site", "none"], "include": ["TAGS"] };
    list_services: "ListServices", { "cluster": "lab" };
}

#[test]
fn delete_cluster() {
    let mut sandbox = Sandbox::running();
    sandbox.done("CreateCluster", &json!({ "clusterName": "other", "tags": [{ "key": "a", "value": "b" }] }));
    check_of(sandbox, "delete_cluster", "DeleteCluster", &json!({ "cluster": "other" }));
}

#[test]
fn create_service() {
    let mut input = site("web");
    input["serviceName"] = "second".into();
    check_of(Sandbox::running(), "create_service", "CreateService", &input);
}

#[test]
fn create_service_on_instances() {
    let input = json!({ "cluster": "lab", "serviceName": "jobs", "taskDefinition": "batch:1", "desiredCount": 0 });
    check_of(Sandbox::running(), "create_service_on_instances", "CreateService", &input);
}

#[test]
fn run_task() {
    let input = json!({
        "cluster": "lab", "taskDefinition": "web", "launchType": "FARGATE", "networkConfiguration": network(),
    });
    check_of(Sandbox::running(), "run_task", "RunTask", &input);
}

#[test]
fn run_task_without_room() {
    let mut input = job();
    input["count"] = 10.into();
    let mut sandbox = Sandbox::running();
    let large = json!([{ "name": "job", "image": "busybox", "memory": 3_000 }]);
    sandbox.done("RegisterTaskDefinition", &json!({ "family": "batch", "containerDefinitions": large }));
    check_of(sandbox, "run_task_without_room", "RunTask", &input);
}

#[test]
fn start_task() {
    let mut sandbox = Sandbox::running();
    let instances = sandbox.listed("ListContainerInstances", "containerInstanceArns", &json!({ "cluster": "lab" }));
    let input = json!({ "cluster": "lab", "taskDefinition": "batch", "containerInstances": [instances[0], "none"] });
    check_of(sandbox, "start_task", "StartTask", &input);
}

#[test]
fn stop_task() {
    let mut sandbox = Sandbox::running();
    let tasks = sandbox.listed("ListTasks", "taskArns", &json!({ "cluster": "lab", "family": "batch" }));
    let input = json!({ "cluster": "lab", "task": tasks[0], "reason": "enough" });
    check_of(sandbox, "stop_task", "StopTask", &input);
}

#[test]
fn describe_tasks() {
    let mut sandbox = Sandbox::running();
    let tasks = sandbox.listed("ListTasks", "taskArns", &json!({ "cluster": "lab" }));
    check_of(sandbox, "describe_tasks", "DescribeTasks", &json!({ "cluster": "lab", "tasks": tasks }));
}

#[test]
fn describe_tasks_that_stopped() {
    let mut sandbox = Sandbox::running();
    let tasks = sandbox.listed("ListTasks", "taskArns", &json!({ "cluster": "lab" }));
    for task in tasks.as_array().unwrap() {
        sandbox.done("StopTask", &json!({ "cluster": "lab", "task": task, "reason": "enough" }));
    }
    sandbox.now += 60_000;
    let input = json!({ "cluster": "lab", "tasks": tasks, "include": ["TAGS"] });
    check_of(sandbox, "describe_tasks_that_stopped", "DescribeTasks", &input);
}

#[test]
fn list_tasks() {
    let input = json!({ "cluster": "lab", "maxResults": 1 });
    check_of(Sandbox::running(), "list_tasks", "ListTasks", &input);
}

#[test]
fn describe_container_instances() {
    let mut sandbox = Sandbox::running();
    let instances = sandbox.listed("ListContainerInstances", "containerInstanceArns", &json!({ "cluster": "lab" }));
    let input = json!({ "cluster": "lab", "containerInstances": [instances[0], "none"] });
    check_of(sandbox, "describe_container_instances", "DescribeContainerInstances", &input);
}

#[test]
fn list_container_instances() {
    check_of(Sandbox::running(), "list_container_instances", "ListContainerInstances", &json!({ "cluster": "lab" }));
}

#[test]
fn refused_with_what_it_is_in_conflict_with() {
    let mut sandbox = Sandbox::running();
    let mut input = job();
    input["clientToken"] = "once".into();
    sandbox.done("RunTask", &input);
    input["count"] = 2.into();
    check_of(sandbox, "refused_with_what_it_is_in_conflict_with", "RunTask", &input);
}
