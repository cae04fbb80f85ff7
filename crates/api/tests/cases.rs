//! The recorded behaviour of real ECS, case by case.
//!
//! Each case below `data/` runs on an account of its own: the calls of `given`, then `when`, whose answer is compared with
//! `then`. `${g2.a.0.b}` stands for a value of the answer to `given[2]`; a step `$wait` lets time run until something holds;
//! in `has`, `$len`, `$set`, `$re` and `$type` compare otherwise than by equality, and the path `$` is the whole body.
#![expect(clippy::unwrap_used, reason = "a test")]

use api::{Response, SERVICE, handle};
use lifecycle::{Account, Region, Timestamp};
use serde_json::{Value, json};

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
    if let Some(pattern) = expected.get("$re").and_then(Value::as_str) {
        return is_like(met.as_str().unwrap(), pattern);
    }
    met == expected
}

/// Whether a whole text is as a pattern of the cases says: letters, `\\` before one that would mean something else, and a set
/// of letters with a count behind it.
fn is_like(text: &str, pattern: &str) -> bool {
    let pattern = pattern.strip_prefix('^').and_then(|pattern| pattern.strip_suffix('$')).unwrap();
    let (mut text, mut pattern) = (text.chars(), pattern.chars());
    while let Some(letter) = pattern.next() {
        match letter {
            '[' => {
                let set: String = pattern.by_ref().take_while(|letter| *letter != ']').collect();
                assert_eq!(pattern.next(), Some('{'), "sets have a count");
                let count: String = pattern.by_ref().take_while(|letter| *letter != '}').collect();
                let digits = match set.as_str() {
                    "0-9" => "0123456789",
                    "0-9a-f" => "0123456789abcdef",
                    other => panic!("no such set: {other}"),
                };
                let taken: String = text.by_ref().take(count.parse().unwrap()).collect();
                if taken.len() != count.parse::<usize>().unwrap()
                    || !taken.chars().all(|letter| digits.contains(letter))
                {
                    return false;
                }
            }
            letter => {
                let letter = if letter == '\\' { pattern.next().unwrap() } else { letter };
                if text.next() != Some(letter) {
                    return false;
                }
            }
        }
    }
    text.next().is_none()
}

/// An account that calls come to, each a second after the one before.
struct Lab {
    account: Account,
    now: u64,
}

impl Lab {
    fn send(&mut self, step: &Value) -> Response {
        self.now += 1_000;
        self.ask(step["op"].as_str().unwrap(), &step["input"])
    }

    fn ask(&mut self, operation: &str, input: &Value) -> Response {
        let (now, target) = (Timestamp::from_millis(self.now), format!("{SERVICE}.{operation}"));
        handle(&mut self.account, now, Region::FIRST, &target, input.to_string().as_bytes())
    }

    /// Lets time run until something holds: `g2.tasks.0 RUNNING`, `task g4.taskArns.0 STOPPED`, `g2.service STABLE`,
    /// `service site running 1`, `service site INACTIVE`.
    fn wait(&mut self, until: &str, answers: &[Value]) {
        for _ in 0..1_000 {
            if self.holds(until, answers) {
                return;
            }
            let next = self.account.next_event().unwrap_or_else(|| panic!("{until}: nothing happens any more"));
            self.now = self.now.max(next.as_millis());
        }
        panic!("{until}: not in a thousand steps");
    }

    fn holds(&mut self, until: &str, answers: &[Value]) -> bool {
        let answered = |name: &str| {
            let (index, path) = name.strip_prefix('g').unwrap().split_once('.').unwrap();
            value_at(&answers[index.parse::<usize>().unwrap()], path).unwrap().clone()
        };
        match *until.split(' ').collect::<Vec<_>>() {
            ["service", name, "running", count] => self.service(name)["runningCount"].as_u64() == count.parse().ok(),
            ["service", name, status] => self.service(name)["status"] == status,
            ["task", arn, status] => self.task(&answered(arn))["lastStatus"] == status,
            [service, "STABLE"] => {
                let service = self.service(answered(service)["serviceName"].as_str().unwrap());
                let deployments = service["deployments"].as_array().unwrap();
                deployments.len() == 1 && deployments[0]["rolloutState"] == "COMPLETED"
            }
            [task, status] => self.task(&answered(task)["taskArn"])["lastStatus"] == status,
            _ => panic!("nothing is known of {until}"),
        }
    }

    fn service(&mut self, name: &str) -> Value {
        self.described("DescribeServices", "services", &json!({ "cluster": CLUSTER, "services": [name] }))
    }

    fn task(&mut self, arn: &Value) -> Value {
        self.described("DescribeTasks", "tasks", &json!({ "cluster": CLUSTER, "tasks": [arn] }))
    }

    fn described(&mut self, operation: &str, member: &str, input: &Value) -> Value {
        let mut body: Value = serde_json::from_str(&self.ask(operation, input).body).unwrap();
        body[member][0].take()
    }
}

/// The cluster of all cases that wait.
const CLUSTER: &str = "lab";

fn check(case: &Value) {
    let id = case["id"].as_str().unwrap();
    let mut lab = Lab { account: Account::empty(Timestamp::from_millis(START)), now: START };
    let mut answers = Vec::new();
    for step in case["given"].as_array().unwrap() {
        if step["op"] == "$wait" {
            lab.wait(step["input"]["until"].as_str().unwrap(), &answers);
            answers.push(Value::Null);
            continue;
        }
        let response = lab.send(&substitute(step, &answers));
        let expected = if step["expect"] == "error" { 400 } else { 200 };
        assert_eq!(response.status, expected, "{id}: {}", response.body);
        answers.push(serde_json::from_str(&response.body).unwrap());
    }
    let response = lab.send(&substitute(&case["when"], &answers));
    let body: Value = serde_json::from_str(&response.body).unwrap();
    let then = substitute(&case["then"], &answers);
    assert_eq!(u64::from(response.status), then["status"].as_u64().unwrap(), "{id}: {}", response.body);
    if let Some(code) = then["error"].as_str() {
        let message = then["message"].as_str().unwrap();
        // One error names beside its message what the call is in conflict with.
        let end = if code == "ConflictException" { ",\"resourceIds\":[" } else { "}" };
        let exact = format!("{{\"__type\":\"{code}\",\"message\":{}{end}", Value::from(message));
        assert!(response.body.starts_with(&exact), "{id}: {} is not {exact}", response.body);
        assert!(code == "ConflictException" || response.body == exact, "{id}: {}", response.body);
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

fn check_all(cases: &str, count: usize) {
    let cases: Vec<Value> = serde_json::from_str(cases).unwrap();
    assert_eq!(cases.len(), count);
    let failed = cases.iter().filter(|case| std::panic::catch_unwind(|| check(case)).is_err());
    let failed: Vec<&str> = failed.map(|case| case["id"].as_str().unwrap()).collect();
    assert!(failed.is_empty(), "{failed:?}");
}

#[test]
fn task_definitions_answer_as_recorded() {
    check_all(include_str!("data/task-definitions.json"), 55);
}

#[test]
fn clusters_services_and_tasks_answer_as_recorded() {
    check_all(include_str!("data/workloads.json"), 75);
}
