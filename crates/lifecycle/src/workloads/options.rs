//! What a cluster, a service or a task was asked for beside what rules read as types: JSON members, by name.

use serde_json::{Map, Value};

/// Members of a request that ECS echoes. Known members of the right types.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options(pub Map<String, Value>);

impl Options {
    /// One member; `None` if it was left out.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// A member that is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.member(name).and_then(Value::as_str)
    }

    /// The items of a member that is a list; none if it was left out.
    pub fn list(&self, name: &str) -> &[Value] {
        self.member(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// A member that is `true` or `false`.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.member(name).and_then(Value::as_bool)
    }

    /// These members, with those of `other` in the place of those of the same names.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut all = self.clone();
        all.0.extend(other.0.iter().map(|(name, value)| (name.clone(), value.clone())));
        all
    }

    /// These members, changed by those of `update`: of `deploymentConfiguration`, what it leaves out stays.
    #[must_use]
    pub fn updated(&self, update: &Self) -> Self {
        const NESTED: &str = "deploymentConfiguration";
        let mut all = self.with(update);
        let before = self.member(NESTED).and_then(Value::as_object);
        if let Some((before, after)) = before.zip(all.0.get_mut(NESTED).and_then(Value::as_object_mut)) {
            for (name, value) in before {
                after.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
        all
    }
}
