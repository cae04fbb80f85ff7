//! A task definition's content as an AWS document: its shape, and what was sent of it.

pub mod shape;
pub mod table;

use serde_json::{Map, Value};
use shape::{Shape, ShapeError, json_length};

/// The content of a task definition as a caller sends it: known members of the right types, nothing filled in, not yet
/// checked by any rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Document(Value);

impl Document {
    /// The shape of every document.
    pub const SHAPE: Shape = Shape::Structure(table::TASK_DEFINITION);

    /// The document that `value` is, without the members that ECS does not know.
    pub fn from_json(mut value: Value) -> Result<Self, ShapeError> {
        Self::SHAPE.conform(&mut value)?;
        Ok(Self(value))
    }

    /// The document as JSON.
    pub fn as_json(&self) -> &Value {
        &self.0
    }

    /// The size of the document as compact JSON, in bytes.
    pub fn bytes(&self) -> usize {
        json_length(&self.0)
    }

    /// The containers, in order.
    pub fn containers(&self) -> &[Value] {
        list(&self.0, "containerDefinitions")
    }

    /// The network mode, if one was sent.
    pub fn network_mode(&self) -> Option<&str> {
        text(&self.0, "networkMode")
    }

    /// Whether `requiresCompatibilities` names this one.
    pub fn requires(&self, compatibility: &str) -> bool {
        list(&self.0, "requiresCompatibilities").iter().any(|given| given == compatibility)
    }
}

/// A string member.
pub fn text<'v>(value: &'v Value, member: &str) -> Option<&'v str> {
    value.get(member).and_then(Value::as_str)
}

/// A whole number member.
pub fn integer(value: &Value, member: &str) -> Option<i64> {
    value.get(member).and_then(Value::as_i64)
}

/// A `true` or `false` member.
pub fn flag(value: &Value, member: &str) -> Option<bool> {
    value.get(member).and_then(Value::as_bool)
}

/// The items of a list member; none if it was left out.
pub fn list<'v>(value: &'v Value, member: &str) -> &'v [Value] {
    value.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The members of an object member.
pub fn object<'v>(value: &'v Value, member: &str) -> Option<&'v Map<String, Value>> {
    value.get(member).and_then(Value::as_object)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sent: &str, expected: Result<&str, &str>) {
        let document = Document::from_json(serde_json::from_str(sent).unwrap());
        let met = document.map(|document| document.as_json().to_string()).map_err(|error| error.to_string());
        assert_eq!(met.as_deref().map_err(String::as_str), expected, "{sent}");
    }

    #[test]
    fn unknown_and_null_members_are_dropped() {
        check(
            r#"{"cpu":"256","color":"red","memory":null,"containerDefinitions":[null,{"name":"app","x":1}]}"#,
            Ok(r#"{"containerDefinitions":[{"name":"app"}],"cpu":"256"}"#),
        );
    }

    #[test]
    fn a_wrong_type_is_named_by_its_place() {
        check(r#"{"cpu":256}"#, Err("cpu: a number where a string is expected"));
        check("[]", Err("the document: a list where an object is expected"));
        check(
            r#"{"containerDefinitions":[{"name":"app","memory":"64"}]}"#,
            Err("containerDefinitions[0].memory: a string where a whole number of 32 bits is expected"),
        );
        check(
            r#"{"containerDefinitions":[{},{"portMappings":[{"containerPort":2147483648}]}]}"#,
            Err(
                "containerDefinitions[1].portMappings[0].containerPort: a number where a whole number of 32 bits is expected",
            ),
        );
        check(
            r#"{"containerDefinitions":[{"dockerLabels":{"a":1}}]}"#,
            Err("containerDefinitions[0].dockerLabels.a: a number where a string is expected"),
        );
    }

    #[test]
    fn bytes_are_those_of_the_compact_document() {
        for sent in [
            serde_json::json!({ "cpu": "é\n\u{1}\"\\\u{7f}/" }),
            serde_json::json!({}),
            serde_json::json!({ "enableFaultInjection": true, "containerDefinitions": [] }),
            serde_json::json!({ "containerDefinitions": [{ "cpu": -12, "essential": false }, { "links": ["a", ""] }] }),
            serde_json::json!({ "containerDefinitions": [{ "dockerLabels": { "\t": "", "a": "b" } }] }),
        ] {
            let document = Document::from_json(sent).unwrap();
            assert_eq!(document.bytes(), document.as_json().to_string().len(), "{:?}", document.as_json());
        }
    }
}
