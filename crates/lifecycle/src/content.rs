//! The content of a registered revision.

use std::hash::{Hash, Hasher};

use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::document::Document;
use crate::document::shape::{HostPorts, filled_member, sent_members, write_member};
use crate::document::table::TASK_DEFINITION;

/// What a revision was registered with, as ECS echoes it: one JSON object, members by name, with everything filled in
/// that ECS fills in. Equal contents have equal texts.
#[derive(Clone, Debug)]
pub struct Content {
    json: Box<str>,
    /// Where the members lie in `json`.
    members: Box<[Span]>,
}

/// The place of `"name":text` in a content, counted in bytes.
#[derive(Clone, Copy, Debug)]
struct Span {
    name: usize,
    name_end: usize,
    end: usize,
}

/// A text that is no content.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a task definition's content is not a JSON object: {0}")]
pub struct ContentError(String);

impl Content {
    /// The content of a document that holds to the rules, with the members that ECS derives from it, which come sorted
    /// by name.
    pub(crate) fn new(document: &Document, derived: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let ports = match document.network_mode() {
            Some("awsvpc" | "host") => HostPorts::AsContainer,
            _ => HostPorts::Dynamic,
        };
        let none = Map::new();
        let entries = document.as_json().as_object().unwrap_or(&none);
        let mut derived = derived.into_iter().peekable();
        let mut writer = Writer::new();
        for (member, sent) in TASK_DEFINITION.iter().zip(sent_members(entries, TASK_DEFINITION)) {
            let mut replaced = false;
            while let Some((name, text)) = derived.next_if(|(name, _)| *name <= member.name) {
                writer.member(name, |json| json.push_str(&text));
                replaced = name == member.name;
            }
            // A size is echoed as what it means, not as it was sent.
            if replaced {
                continue;
            }
            if let Some(text) = filled_member(entries, member, sent, ports) {
                writer.member(member.name, |json| write_member(&text, &member.shape, ports, json));
            }
        }
        for (name, text) in derived {
            writer.member(name, |json| json.push_str(&text));
        }
        writer.finish()
    }

    /// The content that [`Content::to_json`] wrote.
    pub fn from_json(text: &str) -> Result<Self, ContentError> {
        serde_json::from_str::<IgnoredAny>(text).map_err(|error| ContentError(error.to_string()))?;
        let members = spans(text).ok_or_else(|| ContentError("its members are not written as they are kept".into()))?;
        Ok(Self { json: text.into(), members: members.into() })
    }

    /// The content as one JSON object.
    pub fn to_json(&self) -> String {
        self.json.clone().into()
    }

    /// What can be registered to get this content again: everything but what ECS derives.
    pub fn to_document(&self) -> Map<String, Value> {
        let sent = self.members().filter(|(name, _)| TASK_DEFINITION.iter().any(|member| member.name == *name));
        sent.filter_map(|(name, text)| Some((name.into(), serde_json::from_str(text).ok()?))).collect()
    }

    /// Names and JSON texts of the members, by name.
    pub fn members(&self) -> impl Iterator<Item = (&str, &str)> {
        self.members.iter().map(|span| (self.name(*span), self.text(*span)))
    }

    /// The JSON text of one member.
    pub fn member(&self, name: &str) -> Option<&str> {
        let index = self.members.binary_search_by(|span| self.name(*span).cmp(name)).ok()?;
        Some(self.text(self.members[index]))
    }

    fn name(&self, span: Span) -> &str {
        &self.json[span.name..span.name_end]
    }

    fn text(&self, span: Span) -> &str {
        &self.json[span.name_end + "\":".len()..span.end]
    }
}

/// Where the members lie follows from the text.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (self.json.as_bytes(), other.json.as_bytes());
        // Eight bytes at a time: as wasm, comparing slices goes byte by byte.
        let ((ones, one_rest), (others, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
        let same = |(one, other): (&[u8; 8], &[u8; 8])| u64::from_ne_bytes(*one) == u64::from_ne_bytes(*other);
        one.len() == other.len() && one_rest == other_rest && ones.iter().zip(others).all(same)
    }
}

impl Eq for Content {}

impl Hash for Content {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.json.hash(state);
    }
}

/// Where the members lie in a text that is known to be JSON; `None` unless it is an object as [`Writer`] writes one:
/// names of letters and digits, rising, and no space between them.
fn spans(json: &str) -> Option<Vec<Span>> {
    let bytes = json.as_bytes();
    let (mut members, mut at): (Vec<Span>, usize) = (Vec::new(), 0);
    let name_of = |span: &Span| &json[span.name..span.name_end];
    if bytes == b"{}" {
        return Some(members);
    }
    loop {
        let opening: &[u8] = if members.is_empty() { b"{\"" } else { b",\"" };
        let name = at + opening.len();
        let length = bytes.get(name..)?.iter().position(|byte| !byte.is_ascii_alphanumeric())?;
        let name_end = name + length;
        if !bytes[at..].starts_with(opening) || !bytes[name_end..].starts_with(b"\":") {
            return None;
        }
        let span = Span { name, name_end, end: value_end(bytes, name_end + 2)? };
        if members.last().is_some_and(|before| name_of(before) >= name_of(&span)) {
            return None;
        }
        at = span.end;
        members.push(span);
        if &bytes[at..] == b"}" {
            return Some(members);
        }
    }
}

/// Where the JSON value that begins at `start` ends.
fn value_end(json: &[u8], start: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0u32, false, false);
    for (at, byte) in json.iter().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return Some(at),
            b'}' | b']' => depth -= 1,
            byte if byte.is_ascii_whitespace() => return None,
            _ => {}
        }
    }
    None
}

struct Writer {
    json: String,
    members: Vec<Span>,
}

impl Writer {
    fn new() -> Self {
        let mut json = String::with_capacity(4096);
        json.push('{');
        Self { json, members: Vec::with_capacity(TASK_DEFINITION.len()) }
    }

    fn member(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        if !self.members.is_empty() {
            self.json.push(',');
        }
        self.json.push('"');
        let start = self.json.len();
        self.json.push_str(name);
        let name_end = self.json.len();
        self.json.push_str("\":");
        write(&mut self.json);
        self.members.push(Span { name: start, name_end, end: self.json.len() });
    }

    fn finish(mut self) -> Content {
        self.json.push('}');
        Content { json: self.json.into(), members: self.members.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[(&str, &str)]>) {
        let met = Content::from_json(text);
        assert_eq!(met.as_ref().ok().map(|content| content.members().collect()), expected.map(<[_]>::to_vec), "{text}");
        assert!(met.is_err() || met.is_ok_and(|content| content.to_json() == text));
    }

    #[test]
    fn a_content_is_read_only_as_it_is_written() {
        check("{}", Some(&[]));
        check(r#"{"cpu":"256"}"#, Some(&[("cpu", r#""256""#)]));
        check(
            r#"{"a":[{"b":"}],\\\""}],"c":-1,"d":{}}"#,
            Some(&[("a", r#"[{"b":"}],\\\""}]"#), ("c", "-1"), ("d", "{}")]),
        );
        for text in [
            "",
            "[]",
            "7",
            "{",
            "{}}",
            r#"{"a":1"#,
            r#"{"a":1,}"#,
            r#"{"a" :1}"#,
            r#"{ "a":1}"#,
            r#"{"a":1 }"#,
            r#"{"a":[1, 2]}"#,
            r#"{"b":1,"a":2}"#,
            r#"{"a":1,"a":2}"#,
            r#"{"a-b":1}"#,
            r#"{"":1}"#,
            r#"{"a":}"#,
            "{\"a\":\"\u{1}\"}",
            r#"{"a":1} "#,
        ] {
            check(text, (text == r#"{"":1}"#).then_some(&[("", "1")]));
        }
    }
}
