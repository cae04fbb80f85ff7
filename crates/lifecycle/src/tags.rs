//! Tags of a resource, and what ECS refuses of them.

use crate::refusal::{Reason, Refusal};

/// The most tags a resource can have. Source: `Tags` in the ECS API model.
pub const MAX_TAGS: usize = 50;

const MAX_KEY_LENGTH: usize = 128;
const MAX_VALUE_LENGTH: usize = 256;

/// A tag as a caller sends it: either part can have been left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The key.
    pub key: Option<String>,
    /// The value, which may be empty.
    pub value: Option<String>,
}

impl Tag {
    /// The tag of this key and value.
    pub fn new(key: &str, value: &str) -> Self {
        Self { key: Some(key.into()), value: Some(value.into()) }
    }
}

/// The tags of a resource: a few, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(Vec<(String, String)>);

impl Tags {
    /// These tags with `sent` merged in: a key that is there already takes the new value.
    pub fn merged(&self, sent: &[Tag]) -> Result<Self, Refusal> {
        let mut tags = self.clone();
        for (index, tag) in sent.iter().enumerate() {
            let refused = |reason| Refusal::at(reason, format!("tags[{index}]"));
            let key = tag.key.as_ref().ok_or_else(|| refused(Reason::TagKeyNull))?;
            let value = tag.value.as_ref().ok_or_else(|| refused(Reason::TagValueNull))?;
            check(key, value).map_err(refused)?;
            tags.put(key.clone(), value.clone());
        }
        if tags.0.len() > MAX_TAGS {
            return Err(Refusal::new(Reason::TooManyTags { count: tags.0.len() }));
        }
        Ok(tags)
    }

    /// These tags with `sent` merged in, of something else than a task definition: of a value that was left out, ECS speaks
    /// with another code there. Recorded for clusters, inferred for services and tasks.
    pub(crate) fn merged_on_workload(&self, sent: &[Tag]) -> Result<Self, Refusal> {
        self.merged(sent).map_err(|refusal| match refusal.reason {
            Reason::TagValueNull => Refusal { reason: Reason::WorkloadTagValueNull, place: refusal.place },
            _ => refusal,
        })
    }

    /// These tags without those of `keys`; a key that is not there is passed over.
    #[must_use]
    pub fn without(&self, keys: &[String]) -> Self {
        let mut tags = self.clone();
        tags.0.retain(|(key, _)| !keys.contains(key));
        tags
    }

    fn put(&mut self, key: String, value: String) {
        match self.0.binary_search_by(|(there, _)| there.cmp(&key)) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Whether there is no tag.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keys and values, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }
}

impl FromIterator<(String, String)> for Tags {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(tags: I) -> Self {
        let mut all = Self::default();
        tags.into_iter().for_each(|(key, value)| all.put(key, value));
        all
    }
}

fn check(key: &str, value: &str) -> Result<(), Reason> {
    // Lengths count characters. Source: `TagKey` and `TagValue` in the ECS API reference.
    if key.is_empty() || key.chars().count() > MAX_KEY_LENGTH {
        return Err(Reason::TagKeyLength { key: key.into() });
    }
    if value.chars().count() > MAX_VALUE_LENGTH {
        return Err(Reason::TagValueLength { key: key.into() });
    }
    if key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
        return Err(Reason::TagKeyReserved { key: key.into() });
    }
    Ok(())
}
