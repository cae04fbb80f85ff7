//! What is not carried out because of how it is asked: the bytes, the types, the target, the rate.
#![expect(clippy::unwrap_used, reason = "a test")]

use api::{ApiError, MAX_BODY_BYTES, OPERATIONS, Response, SERVICE, Throttle, answer, handle};
use lifecycle::{Account, Region, Timestamp};
use serde_json::Value;

const NOW: Timestamp = Timestamp::from_millis(1_789_551_555_929);

fn send(target: &str, body: &[u8]) -> Response {
    handle(&mut Account::empty(NOW), NOW, Region::FIRST, target, body)
}

/// Code and message of the error that `operation` answers to `body`.
fn error(operation: &str, body: &str) -> String {
    let response = send(&format!("{SERVICE}.{operation}"), body.as_bytes());
    let error: Value = serde_json::from_str(&response.body).unwrap();
    assert_eq!(error.as_object().unwrap().len(), 2, "{error}");
    format!("{} {}: {}", response.status, error["__type"].as_str().unwrap(), error["message"].as_str().unwrap())
}

#[test]
fn a_wrong_type_is_told_as_aws_tells_it() {
    for (operation, body, expected) in [
        (
            "RegisterTaskDefinition",
            r#"{"containerDefinitions":[{"memory":"64"}]}"#,
            "STRING_VALUE cannot be converted to Integer",
        ),
        (
            "RegisterTaskDefinition",
            "[]",
            "Unrecognized collection type class com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest",
        ),
        (
            "ListTaskDefinitions",
            "[]",
            "Unrecognized collection type class com.amazonaws.madison.frontend.ListTaskDefinitionsRequest",
        ),
        ("RegisterTaskDefinition", r#"{"cpu":256}"#, "NUMBER_VALUE cannot be converted to String"),
        ("RegisterTaskDefinition", r#"{"cpu":0.25}"#, "DECIMAL_VALUE cannot be converted to String"),
        ("DescribeTaskDefinition", r#"{"taskDefinition":true}"#, "TRUE_VALUE cannot be converted to String"),
        ("DescribeTaskDefinition", r#"{"taskDefinition":[]}"#, "Unrecognized collection type class java.lang.String"),
        ("DescribeTaskDefinition", r#"{"taskDefinition":{}}"#, "Start of structure or map found where not expected"),
        ("DeleteTaskDefinitions", r#"{"taskDefinitions":"web:1"}"#, "Unexpected field type"),
        ("ListTaskDefinitions", r#"{"maxResults":false}"#, "FALSE_VALUE cannot be converted to Integer"),
        (
            "RegisterTaskDefinition",
            r#"{"containerDefinitions":[{"essential":1}]}"#,
            "NUMBER_VALUE cannot be converted to Boolean",
        ),
        (
            "RegisterTaskDefinition",
            r#"{"containerDefinitions":[{"essential":"true"}]}"#,
            "Unexpected token received from parser",
        ),
        ("RegisterTaskDefinition", r#"{"containerDefinitions":["app"]}"#, "Unexpected field type"),
        (
            "RegisterTaskDefinition",
            r#"{"containerDefinitions":[{"dockerLabels":[]}]}"#,
            "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>",
        ),
        ("DescribeTaskDefinition", "5", "Unexpected field type"),
    ] {
        assert_eq!(error(operation, body), format!("400 SerializationException: {expected}"), "{body}");
    }
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    for (body, expected) in [
        ("", "EOF while parsing a value in line 1, column 0"),
        ("{\n  \"family\": }", "expected value in line 2, column 13"),
        (r#""\ud800""#, "unexpected end of hex escape in line 1, column 8"),
    ] {
        let expected = format!("400 SerializationException: The body is not JSON: {expected}.");
        assert_eq!(error("RegisterTaskDefinition", body), expected, "{body:?}");
    }
    let nested = "[".repeat(100_000);
    assert!(error("ListTaskDefinitions", &nested).contains("recursion limit exceeded"));
    assert_eq!(send(&format!("{SERVICE}.ListTaskDefinitions"), b"\xff").status, 400);
}

#[test]
fn a_body_is_read_up_to_its_limit() {
    let padded = |length: usize| format!("{{{}}}", " ".repeat(length - 2));
    let target = format!("{SERVICE}.ListTaskDefinitions");
    assert_eq!(send(&target, padded(MAX_BODY_BYTES).as_bytes()).status, 200);
    assert_eq!(
        error("ListTaskDefinitions", &padded(MAX_BODY_BYTES + 1)),
        "413 RequestEntityTooLargeException: The body has 1048577 bytes; at most 1048576 are read."
    );
}

#[test]
fn every_operation_of_ecs_is_simulated_or_says_that_it_is_not() {
    for operation in OPERATIONS {
        let response = send(&format!("{SERVICE}.{}", operation.name), b"{}");
        let says_so = format!(
            r#"{{"__type":"UnknownOperationException","message":"{} is an operation of Amazon ECS that Taskdef Lab does not simulate."}}"#,
            operation.name
        );
        assert_eq!(response.body == says_so, operation.simulated.is_none(), "{}", response.body);
    }
}

#[test]
fn a_target_that_names_nothing_is_told_which_do() {
    let long = "x".repeat(5_000);
    for target in
        ["", "ListTaskDefinitions", "AmazonEC2ContainerServiceV20141113.", "DynamoDB_20120810.ListTables", &long]
    {
        let response = send(target, b"{}");
        assert_eq!(response.status, 400);
        assert!(response.body.starts_with(r#"{"__type":"UnknownOperationException","message":"There is no operation"#));
        assert!(response.body.len() < 400, "{}", response.body);
    }
}

#[test]
fn throttling_stands_before_the_account() {
    let mut account = Account::empty(NOW);
    let mut throttle = Throttle::default();
    let mut deregister = |at| {
        let target = format!("{SERVICE}.DeregisterTaskDefinition");
        let body = br#"{"taskDefinition":"web:1"}"#;
        answer(&mut account, Some(&mut throttle), at, Region::FIRST, &target, body).unwrap_err()
    };
    for _ in 0..20 {
        assert!(matches!(deregister(NOW), ApiError::Refused(_)));
    }
    let throttled = deregister(NOW);
    assert_eq!(throttled, ApiError::Throttled);
    let response = Response::from(Err(throttled));
    assert_eq!(response.body, r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#);
    assert!(matches!(deregister(NOW.plus_millis(1_000)), ApiError::Refused(_)));
}
