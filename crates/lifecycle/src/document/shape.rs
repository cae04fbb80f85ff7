//! Shapes: what members a document can have, of what types, and what ECS fills in.

use std::fmt::{self, Write};

use serde_json::{Map, Value};

/// The type of a member of an AWS document.
#[derive(Debug)]
pub enum Shape {
    /// A string.
    Text,
    /// A string that is one of a few words.
    Choice(&'static [&'static str]),
    /// A whole number of 32 bits with its sign.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// Whatever JSON can say.
    Anything,
    /// A list.
    List(&'static Shape),
    /// Strings by freely chosen keys.
    Map,
    /// Members by fixed names, sorted by name.
    Structure(&'static [Member]),
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The name, as on the wire.
    pub name: &'static str,
    /// The type.
    pub shape: Shape,
    /// Whether the structure needs it.
    pub required: bool,
    /// What ECS answers where it was left out.
    pub default: Fill,
}

/// What ECS answers for a member that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Nothing: it stays out.
    Nothing,
    /// This JSON text.
    With(&'static str),
    /// The container's port where the network mode makes the two ports one, else 0.
    HostPort,
}

/// A member that is left out unless it is sent.
pub const fn optional(name: &'static str, shape: Shape) -> Member {
    Member { name, shape, required: false, default: Fill::Nothing }
}

/// A member that its structure needs.
pub const fn required(name: &'static str, shape: Shape) -> Member {
    Member { name, shape, required: true, default: Fill::Nothing }
}

/// A member that ECS fills in where it is left out.
pub const fn filled(name: &'static str, shape: Shape, default: Fill) -> Member {
    Member { name, shape, required: false, default }
}

/// A value of another type than its place in the document takes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {met} where {expected} is expected")]
pub struct ShapeError {
    /// Where, such as `containerDefinitions[0].memory`.
    pub place: String,
    /// What belongs there.
    pub expected: Expected,
    /// What was met.
    pub met: Met,
}

impl ShapeError {
    /// This error, with its place as seen from one step further out: a member's name or an index such as `[0]`.
    fn inside(self, step: &str) -> Self {
        let dot = if self.place.is_empty() || self.place.starts_with('[') { "" } else { "." };
        Self { place: format!("{step}{dot}{}", self.place), ..self }
    }

    /// Whether the document itself is of the wrong type, and not something in it.
    pub fn is_of_the_document(&self) -> bool {
        self.place == THE_DOCUMENT
    }
}

/// The place of a document in itself.
const THE_DOCUMENT: &str = "the document";

/// A type that a place in a document takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// A whole number of 32 bits.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list.
    List,
    /// Strings by freely chosen keys.
    Map,
    /// Members by fixed names.
    Structure,
}

/// A type of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// `null`
    Null,
    /// `true`
    True,
    /// `false`
    False,
    /// A whole number.
    Integer,
    /// A number with a fraction or an exponent.
    Decimal,
    /// A string.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Text => "a string",
            Self::Integer => "a whole number of 32 bits",
            Self::Number => "a number",
            Self::Flag => "true or false",
            Self::List => "a list",
            Self::Map => "an object of strings",
            Self::Structure => "an object",
        })
    }
}

impl fmt::Display for Met {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Null => "null",
            Self::True | Self::False => "true or false",
            Self::Integer | Self::Decimal => "a number",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        })
    }
}

impl Shape {
    const fn expected(&self) -> Expected {
        match self {
            Self::Text | Self::Choice(_) => Expected::Text,
            Self::Integer => Expected::Integer,
            Self::Number => Expected::Number,
            Self::Flag => Expected::Flag,
            Self::List(_) => Expected::List,
            Self::Map => Expected::Map,
            // Nothing is of the wrong type for what takes anything.
            Self::Structure(_) | Self::Anything => Expected::Structure,
        }
    }

    /// Makes `value` one of this shape: members that are unknown or null are dropped, as AWS does.
    ///
    /// Answers the first value, in the document's order, whose type can't be right.
    pub fn conform(&self, value: &mut Value) -> Result<(), ShapeError> {
        self.conform_inside(value).map_err(|error| {
            if error.place.is_empty() { ShapeError { place: THE_DOCUMENT.into(), ..error } } else { error }
        })
    }

    /// As [`Shape::conform`], with a place as seen from within `value`: most documents conform, and need no place.
    fn conform_inside(&self, value: &mut Value) -> Result<(), ShapeError> {
        match (self, value) {
            (Self::Text | Self::Choice(_), Value::String(_))
            | (Self::Number, Value::Number(_))
            | (Self::Flag, Value::Bool(_))
            | (Self::Anything, _) => Ok(()),
            (Self::Integer, Value::Number(number)) if number.as_i64().is_some_and(|n| i32::try_from(n).is_ok()) => {
                Ok(())
            }
            (Self::List(item), Value::Array(values)) => {
                values.retain(|value| !value.is_null());
                for (index, value) in values.iter_mut().enumerate() {
                    item.conform_inside(value).map_err(|error| error.inside(&format!("[{index}]")))?;
                }
                Ok(())
            }
            (Self::Map, Value::Object(entries)) => {
                entries.retain(|_, value| !value.is_null());
                for (key, value) in entries {
                    Self::Text.conform_inside(value).map_err(|error| error.inside(key))?;
                }
                Ok(())
            }
            (Self::Structure(members), Value::Object(entries)) => {
                let mut first = Ok(());
                entries.retain(|name, value| {
                    let Some(member) = member(members, name).filter(|_| !value.is_null()) else { return false };
                    if first.is_ok() {
                        first = member.shape.conform_inside(value).map_err(|error| error.inside(name));
                    }
                    true
                });
                first
            }
            (_, met) => Err(ShapeError { place: String::new(), expected: self.expected(), met: Met::of(met) }),
        }
    }
}

/// The member of this name.
pub fn member<'m>(members: &'m [Member], name: &str) -> Option<&'m Member> {
    member_index(members, name).map(|index| &members[index])
}

fn member_index(members: &[Member], name: &str) -> Option<usize> {
    // Most names differ in their first byte or their length, which is told faster than their order.
    let first = name.as_bytes().first()?;
    let start = members.partition_point(|member| member.name.as_bytes().first() < Some(first));
    members[start..].iter().position(|member| member.name == name).map(|index| start + index)
}

impl Met {
    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(true) => Self::True,
            Value::Bool(false) => Self::False,
            Value::Number(number) if number.is_f64() => Self::Decimal,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::Text,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }
}

/// What fills a port mapping's `hostPort`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostPorts {
    /// The container's port.
    AsContainer,
    /// 0, for a port chosen when the task starts.
    Dynamic,
}

/// Writes a conforming `value` as ECS echoes it: members by name, and what was left out filled in.
pub fn write_filled(value: &Value, shape: &Shape, ports: HostPorts, out: &mut String) {
    match (shape, value) {
        (Shape::List(item), Value::Array(values)) => {
            out.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_filled(value, item, ports, out);
            }
            out.push(']');
        }
        (Shape::Structure(members), Value::Object(entries)) => {
            out.push('{');
            let mut first = true;
            for (member, sent) in members.iter().zip(sent_members(entries, members)) {
                let Some(text) = filled_member(entries, member, sent, ports) else { continue };
                if !std::mem::take(&mut first) {
                    out.push(',');
                }
                out.push('"');
                out.push_str(member.name);
                out.push_str("\":");
                write_member(&text, &member.shape, ports, out);
            }
            out.push('}');
        }
        (_, Value::Object(entries)) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(key, out);
                out.push(':');
                write_filled(value, &Shape::Text, ports, out);
            }
            out.push('}');
        }
        (_, Value::String(text)) => write_text(text, out),
        (_, value) => {
            // Writing to a string does not fail.
            let _ = write!(out, "{value}");
        }
    }
}

/// The length of a conforming `value` as compact JSON, in bytes.
pub(crate) fn json_length(value: &Value) -> usize {
    let text_length = |text: &str| if is_plain(text) { text.len() + 2 } else { Value::from(text).to_string().len() };
    // Brackets and the commas between the items.
    let around = |items: usize| 2 + items.saturating_sub(1);
    match value {
        Value::String(text) => text_length(text),
        Value::Array(items) => around(items.len()) + items.iter().map(json_length).sum::<usize>(),
        Value::Object(entries) => {
            let entry = |(name, value): (&String, &Value)| text_length(name) + 1 + json_length(value);
            around(entries.len()) + entries.iter().map(entry).sum::<usize>()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string().len(),
    }
}

/// Whether a JSON string escapes nothing of `text`.
fn is_plain(text: &str) -> bool {
    // Counted to the end rather than left at the first: a way out would keep the processor from taking many at once.
    let escaped = |byte: u8| u8::from(byte < b' ') | u8::from(byte == b'"') | u8::from(byte == b'\\');
    text.bytes().fold(0, |any, byte| any | escaped(byte)) == 0
}

/// Writes a JSON string; nearly all of them can be copied as they are.
fn write_text(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        let _ = write!(out, "{}", Value::from(text));
    }
}

pub(crate) enum MemberText<'a> {
    Sent(&'a Value),
    Filled(&'static str),
}

pub(crate) fn write_member(text: &MemberText, shape: &Shape, ports: HostPorts, out: &mut String) {
    match text {
        MemberText::Sent(value) => write_filled(value, shape, ports, out),
        MemberText::Filled(text) => out.push_str(text),
    }
}

/// What was sent for each of `members`. Looking up the few that were sent among the many that there are costs less than
/// the other way round.
pub(crate) fn sent_members<'a>(
    entries: &'a Map<String, Value>,
    members: &[Member],
) -> [Option<&'a Value>; MOST_MEMBERS] {
    let mut sent = [None; MOST_MEMBERS];
    for (name, value) in entries {
        if let Some(index) = member_index(members, name) {
            sent[index] = Some(value);
        }
    }
    sent
}

/// As many members as the largest structure may have.
pub(crate) const MOST_MEMBERS: usize = 48;

/// What is written for a member of which `sent` was sent.
pub(crate) fn filled_member<'a>(
    entries: &'a Map<String, Value>,
    member: &Member,
    sent: Option<&'a Value>,
    ports: HostPorts,
) -> Option<MemberText<'a>> {
    if let Some(value) = sent {
        return Some(MemberText::Sent(value));
    }
    match member.default {
        Fill::Nothing => None,
        Fill::With(text) => Some(MemberText::Filled(text)),
        // A range of ports is bound as a whole and has no single host port.
        Fill::HostPort if entries.contains_key("containerPortRange") => None,
        Fill::HostPort => match (ports, entries.get("containerPort")) {
            (HostPorts::AsContainer, Some(port)) => Some(MemberText::Sent(port)),
            (HostPorts::Dynamic, _) | (HostPorts::AsContainer, None) => Some(MemberText::Filled("0")),
        },
    }
}
