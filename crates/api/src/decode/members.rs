//! The members of a request, read by name.

use lifecycle::document::shape::{Member, Shape, ShapeError};
use lifecycle::workloads::options::Options;
use lifecycle::workloads::request::Paging;
use lifecycle::{Refusal, Tag, check_members};
use serde_json::{Map, Value};

/// The members of a request: known ones, of the right types. Each is taken out as it is read, so that what is left is what
/// nobody has read.
pub struct Members(Map<String, Value>);

impl Members {
    /// The members that `input` has of these.
    pub fn conforming(mut input: Value, members: &'static [Member]) -> Result<Self, ShapeError> {
        Shape::Structure(members).conform(&mut input)?;
        Ok(Self(if let Value::Object(members) = input { members } else { Map::new() }))
    }

    /// Refuses words that are none of those which these members can be, and structures without what they need.
    pub fn checked(self, members: &'static [Member]) -> Result<Self, Refusal> {
        let value = Value::Object(self.0);
        check_members(&value, members)?;
        Ok(Self(if let Value::Object(members) = value { members } else { Map::new() }))
    }

    /// A text; `None` if it was left out.
    pub fn text(&mut self, name: &str) -> Option<String> {
        match self.0.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// A text that the operation needs, which is empty where it was left out.
    pub fn word(&mut self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    /// The texts of a list; none if it was left out.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        let texts = self.list(name).into_iter().flatten();
        texts.filter_map(|text| if let Value::String(text) = text { Some(text) } else { None }).collect()
    }

    /// A whole number; `None` if it was left out.
    pub fn integer(&mut self, name: &str) -> Option<i64> {
        self.0.remove(name).as_ref().and_then(Value::as_i64)
    }

    /// `true` or `false`, which is false where it was left out.
    pub fn flag(&mut self, name: &str) -> bool {
        self.0.remove(name).as_ref().and_then(Value::as_bool).unwrap_or_default()
    }

    /// The tags; `None` if the member was left out.
    pub fn tags(&mut self) -> Option<Vec<Tag>> {
        let part = |tag: &Value, name: &str| tag.get(name).and_then(Value::as_str).map(Into::into);
        let tag = |tag: Value| Tag { key: part(&tag, "key"), value: part(&tag, "value") };
        Some(self.list("tags")?.into_iter().map(tag).collect())
    }

    /// Which page of a listing is wanted.
    pub fn paging(&mut self) -> Paging {
        Paging { token: self.text("nextToken"), max_results: self.integer("maxResults") }
    }

    /// Everything that has not been read.
    pub fn options(self) -> Options {
        Options(self.0)
    }

    fn list(&mut self, name: &str) -> Option<Vec<Value>> {
        match self.0.remove(name) {
            Some(Value::Array(items)) => Some(items),
            _ => None,
        }
    }
}
