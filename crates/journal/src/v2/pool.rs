//! What is written once, however much refers to it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use lifecycle::workloads::options::Options;
use serde_json::{Map, Value};

use super::moments::Moments;
use super::task::{Kind, RestoredKind, restore_kind};
use crate::text::{ReadError, damaged};

/// Gathers while an account is written. What is equal is written once, also where it lies in memory twice: equal accounts
/// have equal texts.
#[derive(Default)]
pub(crate) struct Pool<'a> {
    options: Vec<Cow<'a, Map<String, Value>>>,
    by_place: HashMap<*const Options, usize>,
    by_text: HashMap<String, usize>,
    kinds: Vec<Kind<'a>>,
    by_kind: HashMap<Kind<'a>, usize>,
}

impl<'a> Pool<'a> {
    /// Where the options are.
    pub(crate) fn options(&mut self, options: &'a Arc<Options>) -> usize {
        let (all, by_text) = (&mut self.options, &mut self.by_text);
        *self.by_place.entry(Arc::as_ptr(options)).or_insert_with(|| {
            // A JSON object has a JSON form.
            let text = serde_json::to_string(&options.0).unwrap_or_default();
            *by_text.entry(text).or_insert_with(|| {
                all.push(Cow::Borrowed(&options.0));
                all.len() - 1
            })
        })
    }

    /// Where the kind is.
    pub(crate) fn kind(&mut self, kind: Kind<'a>) -> usize {
        // Tasks that were started together follow each other.
        if self.kinds.last() == Some(&kind) {
            return self.kinds.len() - 1;
        }
        let all = &mut self.kinds;
        *self.by_kind.entry(kind).or_insert_with_key(|kind| {
            all.push(kind.clone());
            all.len() - 1
        })
    }

    /// All options and all kinds.
    pub(crate) fn into_parts(self) -> (Vec<Cow<'a, Map<String, Value>>>, Vec<Kind<'a>>) {
        (self.options, self.kinds)
    }
}

/// What is shared, and the account's moment, while an account is read.
pub(crate) struct Shared {
    options: Vec<Arc<Options>>,
    kinds: Vec<RestoredKind>,
    pub(crate) moments: Moments,
}

impl Shared {
    pub(crate) fn new(
        options: Vec<Cow<'_, Map<String, Value>>>,
        kinds: Vec<Kind<'_>>,
        moments: Moments,
    ) -> Result<Self, ReadError> {
        Ok(Self {
            options: options.into_iter().map(|options| Arc::new(Options(options.into_owned()))).collect(),
            kinds: kinds.into_iter().map(restore_kind).collect::<Result<_, _>>()?,
            moments,
        })
    }

    pub(crate) fn options(&self, at: usize) -> Result<Arc<Options>, ReadError> {
        self.options.get(at).cloned().ok_or_else(|| damaged(&format_args!("options {at}, which are not there")))
    }

    pub(crate) fn kind(&self, at: usize) -> Result<&RestoredKind, ReadError> {
        self.kinds.get(at).ok_or_else(|| damaged(&format_args!("a kind {at}, which is not there")))
    }
}
