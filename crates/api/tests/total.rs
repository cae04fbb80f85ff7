//! Whatever comes in, something that is JSON goes out, and nothing panics.
#![expect(clippy::unwrap_used, reason = "a test")]

use api::{OPERATIONS, SERVICE, handle};
use lifecycle::workloads::instance::Room;
use lifecycle::{Account, Call, Operation, Region, Source, Timestamp};
use proptest::prelude::*;
use serde_json::Value;

/// Names of members that mean something to some operation.
const NAMES: &[&str] = &[
    "family",
    "familyPrefix",
    "taskDefinition",
    "taskDefinitions",
    "status",
    "sort",
    "maxResults",
    "nextToken",
    "include",
    "tags",
    "tagKeys",
    "resourceArn",
    "key",
    "value",
    "name",
    "image",
    "memory",
    "cpu",
    "containerDefinitions",
    "networkMode",
    "requiresCompatibilities",
    "portMappings",
    "containerPort",
    "dependsOn",
    "containerName",
    "cluster",
    "clusters",
    "clusterName",
    "settings",
    "capacityProviders",
    "defaultCapacityProviderStrategy",
    "capacityProviderStrategy",
    "capacityProvider",
    "base",
    "weight",
    "service",
    "services",
    "serviceName",
    "desiredCount",
    "desiredStatus",
    "launchType",
    "schedulingStrategy",
    "clientToken",
    "forceNewDeployment",
    "force",
    "deploymentConfiguration",
    "deploymentCircuitBreaker",
    "thresholdConfiguration",
    "maximumPercent",
    "minimumHealthyPercent",
    "networkConfiguration",
    "awsvpcConfiguration",
    "subnets",
    "overrides",
    "containerOverrides",
    "count",
    "group",
    "startedBy",
    "propagateTags",
    "task",
    "tasks",
    "reason",
    "containerInstance",
    "containerInstances",
    "type",
    "enable",
    "rollback",
    "other",
];

/// Names that mean something to some operation, and values of every type in their places.
fn inputs() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(NAMES);
    let words = prop::sample::select(vec![
        "",
        "web",
        "web:1",
        "web:bad",
        "web::0000000001",
        "FARGATE",
        "EC2",
        "DAEMON",
        "COUNT",
        "RUNNING",
        "STOPPED",
        "lab",
        "site",
        "subnet-0a1b2c3d4e5f60718",
        "TAGS",
        "ACTIVE",
        "\u{0}é😀",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        words.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..8)
                .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

fn check(account: &mut Account, target: &str, body: &[u8]) -> Result<(), TestCaseError> {
    let before = account.to_parts();
    let response = handle(account, before.now, Region::FIRST, target, body);
    prop_assert!(serde_json::from_str::<Value>(&response.body).is_ok(), "{}", response.body);
    prop_assert!(response.status == 200 || response.status == 400);
    if response.status == 400 {
        prop_assert_eq!(account.to_parts(), before);
    } else {
        // Whatever was done, what follows from it by itself does not panic either.
        account.advance(account.now().plus_millis(10 * 60 * 1_000));
    }
    Ok(())
}

/// An account in which the words above name something.
fn account() -> Account {
    let now = Timestamp::from_millis(1_789_551_555_929);
    let mut account = Account::empty(now);
    for (operation, body) in [
        (
            "RegisterTaskDefinition",
            r#"{"family":"web","containerDefinitions":[{"name":"app","image":"busybox","memory":64}]}"#,
        ),
        ("CreateCluster", r#"{"clusterName":"lab"}"#),
        ("CreateService", r#"{"cluster":"lab","serviceName":"site","taskDefinition":"web","desiredCount":2}"#),
    ] {
        let response = handle(&mut account, now, Region::FIRST, &format!("{SERVICE}.{operation}"), body.as_bytes());
        assert_eq!(response.status, 200, "{}", response.body);
    }
    let instances = Operation::AddInstances { cluster: "lab".into(), count: 1, room: Room::T3_MEDIUM };
    let call = Call { at: now, region: Region::FIRST, source: Source::Console, operation: instances };
    account.perform(&call).unwrap();
    account
}

proptest! {
    #[test]
    fn any_bytes_are_answered(target in ".{0,80}", body in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&mut account(), &target, &body)?;
    }

    #[test]
    fn any_json_is_answered_by_every_operation(input in inputs()) {
        let mut account = account();
        for operation in OPERATIONS.iter().filter(|operation| operation.simulated.is_some()) {
            check(&mut account, &format!("{SERVICE}.{}", operation.name), input.to_string().as_bytes())?;
        }
    }

    #[test]
    fn any_half_of_a_request_is_answered(cut in 0usize..200) {
        let body = r#"{"family":"web","containerDefinitions":[{"name":"app","image":"busybox","memory":64}],"tags":[]}"#;
        let mut account = account();
        check(&mut account, &format!("{SERVICE}.RegisterTaskDefinition"), &body.as_bytes()[..cut.min(body.len())])?;
    }
}
