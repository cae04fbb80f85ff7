//! The recorded behaviour of real ECS, case by case.
//!
//! Each case of `data/task-definitions.json` runs on an account of its own: the calls of `given`, then `when`, whose
//! answer is compared with `then`. `${g2.a.0.b}` stands for a value of the answer to `given[2]`; in `has`, `$len`,
//! `$set`, `$re` and `$type` compare otherwise than by equality, and the path `$` is the whole body.
#![expect(clippy::unwrap_used, reason = "a test")]

use api::{Response, SERVICE, handle};
use lifecycle::{Account, Region, Timestamp};
use serde_json::Value;

/// Somewhen in 2026; the cases don't say.
const START: u64 = 1_789_551_555_929;

fn value_at<'v>(body: &'v Value, path: &str) -> Option<&'v Value> {
    if path == "$" {
        return Some(body);
    }
    path.split('.').try_fold(body, |value, step| match step.parse::<usize>() {
        Ok(index) => value.get(index),
        Err(_) => value.get(step),
    })
}

fn substitute(value: &Value, answers: &[Value]) -> Value {
    match value {
        Value::String(text) => match text.strip_prefix("${g").and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => {
                let (index, path) = name.split_once('.').unwrap();
                value_at(&answers[index.parse::<usize>().unwrap()], path).unwrap().clone()
            }
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(|item| substitute(item, answers)).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), substitute(value, answers))).collect()
        }
        _ => value.clone(),
    }
}

fn matches(met: &Value, expected: &Value) -> bool {
    if let Some(length) = expected.get("$len") {
        return met.as_array().map(|items| items.len() as u64) == length.as_u64();
    }
    if let Some(set) = expected.get("$set").and_then(Value::as_array) {
        let met = met.as_array().unwrap();
        return met.len() == set.len() && set.iter().all(|item| met.contains(item));
    }
    if let Some(kind) = expected.get("$type") {
        assert_eq!(kind, "number", "only numbers are asked for");
        return met.is_number();
    }
    assert!(expected.get("$re").is_none(), "no case of task definitions uses a pattern");
    met == expected
}

fn check(case: &Value) {
    let id = case["id"].as_str().unwrap();
    let mut account = Account::empty(Timestamp::from_millis(START));
    let mut now = START;
    let mut send = |step: &Value| -> Response {
        now += 1_000;
        let target = format!("{SERVICE}.{}", step["op"].as_str().unwrap());
        let body = step["input"].to_string();
        handle(&mut account, Timestamp::from_millis(now), Region::FIRST, &target, body.as_bytes())
    };
    let mut answers = Vec::new();
    for step in case["given"].as_array().unwrap() {
        let response = send(&substitute(step, &answers));
        let expected = if step["expect"] == "error" { 400 } else { 200 };
        assert_eq!(response.status, expected, "{id}: {}", response.body);
        answers.push(serde_json::from_str(&response.body).unwrap());
    }
    let response = send(&substitute(&case["when"], &answers));
    let body: Value = serde_json::from_str(&response.body).unwrap();
    let then = substitute(&case["then"], &answers);
    assert_eq!(u64::from(response.status), then["status"].as_u64().unwrap(), "{id}: {}", response.body);
    if let Some(code) = then["error"].as_str() {
        let message = then["message"].as_str().unwrap();
        let exact = format!("{{\"__type\":\"{code}\",\"message\":{}}}", Value::from(message));
        assert_eq!(response.body, exact, "{id}");
    }
    for (path, expected) in then["has"].as_object().unwrap() {
        let met = value_at(&body, path).unwrap_or_else(|| panic!("{id}: no {path} in {body}"));
        assert!(matches(met, expected), "{id}: {path} is {met}, not {expected}");
    }
    for path in then["absent"].as_array().unwrap() {
        let path = path.as_str().unwrap();
        assert_eq!(value_at(&body, path), None, "{id}: {path} is there");
    }
}

#[test]
fn task_definitions_answer_as_recorded() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("data/task-definitions.json")).unwrap();
    assert_eq!(cases.len(), 55);
    cases.iter().for_each(check);
}
