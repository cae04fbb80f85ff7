//! The content of a registered revision.

use std::fmt::Write;

use serde_json::Value;

use crate::document::Document;
use crate::document::shape::{HostPorts, MemberText, filled_member, write_filled};
use crate::document::table::TASK_DEFINITION;

/// What a revision was registered with, as ECS echoes it: one JSON text per member, members by name, with everything
/// filled in that ECS fills in. Equal contents have equal texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Content {
    members: Box<[(Box<str>, Box<str>)]>,
}

/// A text that is no content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a task definition's content is not a JSON object: {0}")]
pub struct ContentError(String);

impl Content {
    /// The content of a document that holds to the rules, with the members that ECS derives from it.
    pub(crate) fn new(document: &Document, derived: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let ports = match document.network_mode() {
            Some("awsvpc" | "host") => HostPorts::AsContainer,
            _ => HostPorts::Dynamic,
        };
        let mut members: Vec<(Box<str>, Box<str>)> = Vec::with_capacity(TASK_DEFINITION.len());
        if let Value::Object(entries) = document.as_json() {
            for member in TASK_DEFINITION {
                let text = match filled_member(entries, member, ports) {
                    None => continue,
                    Some(MemberText::Filled(text)) => text.into(),
                    Some(MemberText::Sent(value)) => {
                        let mut text = String::new();
                        write_filled(value, &member.shape, ports, &mut text);
                        text.into()
                    }
                };
                members.push((member.name.into(), text));
            }
        }
        for (name, text) in derived {
            // A size is echoed as what it means, not as it was sent.
            match members.binary_search_by(|(member, _)| (**member).cmp(name)) {
                Ok(index) => members[index].1 = text.into(),
                Err(index) => members.insert(index, (name.into(), text.into())),
            }
        }
        Self { members: members.into() }
    }

    /// The content that [`Content::to_json`] wrote.
    pub fn from_json(text: &str) -> Result<Self, ContentError> {
        let value: serde_json::Map<String, Value> =
            serde_json::from_str(text).map_err(|error| ContentError(error.to_string()))?;
        Ok(Self { members: value.into_iter().map(|(name, value)| (name.into(), value.to_string().into())).collect() })
    }

    /// The content as one JSON object.
    pub fn to_json(&self) -> String {
        let mut text = String::from("{");
        for (index, (name, value)) in self.members().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            // Writing to a string does not fail.
            let _ = write!(text, "{comma}\"{name}\":{value}");
        }
        text.push('}');
        text
    }

    /// Names and JSON texts of the members, by name.
    pub fn members(&self) -> impl Iterator<Item = (&str, &str)> {
        self.members.iter().map(|(name, text)| (&**name, &**text))
    }

    /// The JSON text of one member.
    pub fn member(&self, name: &str) -> Option<&str> {
        let index = self.members.binary_search_by(|(member, _)| (**member).cmp(name)).ok()?;
        Some(&self.members[index].1)
    }
}
