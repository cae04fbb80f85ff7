//! Whatever comes in, something that is JSON goes out, and nothing panics.

use api::{SERVICE, handle};
use lifecycle::{Account, Region, Timestamp};
use proptest::prelude::*;
use serde_json::Value;

const OPERATIONS: [&str; 9] = [
    "RegisterTaskDefinition",
    "DeregisterTaskDefinition",
    "DeleteTaskDefinitions",
    "DescribeTaskDefinition",
    "ListTaskDefinitions",
    "ListTaskDefinitionFamilies",
    "TagResource",
    "UntagResource",
    "ListTagsForResource",
];

/// Names that mean something to some operation, and values of every type in their places.
fn inputs() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec![
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
        "other",
    ]);
    let words = prop::sample::select(vec![
        "",
        "web",
        "web:1",
        "web:bad",
        "web::0000000001",
        "FARGATE",
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
    }
    Ok(())
}

/// An account in which the words above name something.
fn account() -> Account {
    let now = Timestamp::from_millis(1_789_551_555_929);
    let mut account = Account::empty(now);
    let body = br#"{"family":"web","containerDefinitions":[{"name":"app","image":"busybox","memory":64}]}"#;
    let response = handle(&mut account, now, Region::FIRST, &format!("{SERVICE}.RegisterTaskDefinition"), body);
    assert_eq!(response.status, 200, "{}", response.body);
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
        for operation in OPERATIONS {
            check(&mut account, &format!("{SERVICE}.{operation}"), input.to_string().as_bytes())?;
        }
    }

    #[test]
    fn any_half_of_a_request_is_answered(cut in 0usize..200) {
        let body = r#"{"family":"web","containerDefinitions":[{"name":"app","image":"busybox","memory":64}],"tags":[]}"#;
        let mut account = account();
        check(&mut account, &format!("{SERVICE}.RegisterTaskDefinition"), &body.as_bytes()[..cut.min(body.len())])?;
    }
}
