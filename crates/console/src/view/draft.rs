//! A task definition on its way to being registered: the text of the request, and what can be said of it beforehand.

use lifecycle::document::shape::ShapeError;
use lifecycle::{Account, Family, Operation, Refusal, Region, Registration};
use serde_json::{Map, Value, json};

use super::ask;
use super::json_place::{Fault, line_of, read};

/// A text that asks for a registration.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it asks for.
    pub registration: Registration,
    /// The size that ECS limits, in bytes.
    pub bytes: usize,
    /// Where it has members that ECS drops without a word.
    pub dropped: Vec<String>,
}

/// Why nothing would come of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not JSON.
    Syntax(Fault),
    /// A value has a wrong type.
    Shape(ShapeError),
    /// ECS refuses what it asks for.
    Refused(Refusal),
}

impl Problem {
    /// Where in the input it lies, if that can be said.
    pub fn place(&self) -> Option<&str> {
        match self {
            Self::Syntax(_) => None,
            Self::Shape(error) => Some(&error.place),
            Self::Refused(refusal) => refusal.place.as_deref(),
        }
    }

    /// The line of the text that it lies on, from 1, if that can be said.
    pub fn line(&self, text: &str) -> Option<usize> {
        match self {
            Self::Syntax(fault) => Some(fault.line),
            Self::Shape(_) | Self::Refused(_) => self.place().map(|place| line_of(text, place)),
        }
    }
}

impl Draft {
    /// What the text asks for: the input of `RegisterTaskDefinition`, or what `aws ecs describe-task-definition` prints.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let mut input = input(text).map_err(Problem::Syntax)?;
        let registration = api::register(input.clone()).map_err(Problem::Shape)?;
        if let Some(members) = input.as_object_mut() {
            members.retain(|name, _| name != "family" && name != "tags");
        }
        let mut dropped = Vec::new();
        missing(&input, registration.document.as_json(), "", &mut dropped);
        Ok(Self { bytes: registration.document.bytes(), registration, dropped })
    }
}

/// The input that a text holds, if it is JSON.
pub fn input(text: &str) -> Result<Value, Fault> {
    read(text).map(unwrapped)
}

/// What ECS would say to a registration, if it would refuse it.
pub fn refusal(account: &Account, region: Region, registration: &Registration) -> Option<Refusal> {
    ask::refusal(account, region, Operation::Register(registration.clone()))
}

/// The text that holds an input.
pub fn written(input: &Value) -> String {
    // Values of strings and numbers have a JSON form.
    serde_json::to_string_pretty(input).unwrap_or_default()
}

/// The text to begin with: a family's content, or the smallest task definition.
pub fn text(family: Option<&Family>, content: Option<Map<String, Value>>) -> String {
    let mut input = content.unwrap_or_else(|| {
        let container = json!({ "name": "app", "image": "public.ecr.aws/docker/library/busybox:1.36", "memory": 64 });
        Map::from_iter([("containerDefinitions".to_owned(), json!([container]))])
    });
    input.insert("family".into(), family.map(Family::as_str).unwrap_or_default().into());
    written(&Value::Object(input))
}

/// A description holds what was registered one level deeper. What it has beside that is kept.
fn unwrapped(input: Value) -> Value {
    match input {
        Value::Object(mut members) if !members.contains_key("family") => match members.remove("taskDefinition") {
            Some(Value::Object(mut inner)) => {
                inner.extend(members);
                Value::Object(inner)
            }
            Some(other) => {
                members.insert("taskDefinition".into(), other);
                Value::Object(members)
            }
            None => Value::Object(members),
        },
        other => other,
    }
}

/// Where `before` has members that `after` has not.
fn missing(before: &Value, after: &Value, place: &str, found: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (name, value) in before.iter().filter(|(_, value)| !value.is_null()) {
                let dot = if place.is_empty() { "" } else { "." };
                let place = format!("{place}{dot}{name}");
                match after.get(name) {
                    Some(kept) => missing(value, kept, &place, found),
                    None => found.push(place),
                }
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            let before = before.iter().filter(|value| !value.is_null());
            for (index, (value, kept)) in before.zip(after).enumerate() {
                missing(value, kept, &format!("{place}[{index}]"), found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, family: &str, dropped: &[&str]) {
        let draft = Draft::read(text).unwrap();
        assert_eq!(
            (draft.registration.family.as_str(), draft.dropped),
            (family, dropped.iter().map(|d| (*d).into()).collect())
        );
    }

    #[test]
    fn a_request_is_read_and_what_ecs_drops_is_named() {
        check(&text(Family::parse("web").as_ref(), None), "web", &[]);
        check(
            r#"{"family":"web","color":1,"cpu":null,"containerDefinitions":[{"name":"app","x":1}]}"#,
            "web",
            &["color", "containerDefinitions[0].x"],
        );
    }

    #[test]
    fn a_description_is_read_as_what_can_be_registered_of_it() {
        let description = r#"{"taskDefinition":{"family":"web","revision":3,"status":"ACTIVE"},"tags":[]}"#;
        check(description, "web", &["revision", "status"]);
    }

    #[test]
    fn what_is_no_request_is_told_with_its_place() {
        let Err(Problem::Syntax(fault)) = Draft::read("{\n  \"family\": }") else { panic!("no JSON") };
        assert_eq!(fault.line, 2);
        let Err(Problem::Shape(error)) = Draft::read(r#"{"cpu":256}"#) else { panic!("a wrong type") };
        assert_eq!(error.place, "cpu");
        assert!(Draft::read("[]").is_err());
        assert!(Draft::read("").is_err());
    }
}
