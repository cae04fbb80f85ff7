//! One whole answer of each operation, byte by byte but for the lines it is laid out in.
//!
//! An answer that changes on purpose is accepted with `INSTA_UPDATE=always cargo test -p api --test answers`.
#![expect(clippy::unwrap_used, reason = "a test")]

use api::{SERVICE, handle};
use lifecycle::{Account, Region, Timestamp};
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

const WEB_1: &str = "arn:aws:ecs:us-east-1:111122223333:task-definition/web:1";

fn check(name: &str, operation: &str, input: &Value) {
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(name, answer(operation, input));
    });
}

/// The status and the body with a line for each member and item; no character inside of it is another.
fn answer(operation: &str, input: &Value) -> String {
    let (status, body) = Sandbox::open().send(operation, input);
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
