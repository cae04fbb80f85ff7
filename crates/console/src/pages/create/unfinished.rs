//! What is written on the page and not registered yet: it is there again after a reload, and when the visitor comes back.

use leptos::prelude::*;
use lifecycle::{Family, Region, Revision};

use crate::kit::storage;

/// Where the tab keeps what is unfinished, apart for each region and each revision that a new one is based on.
#[derive(Clone, Copy)]
pub struct Unfinished(StoredValue<String>);

impl Unfinished {
    /// The place for what is created in this region from this revision, if from one.
    pub fn of(region: Region, from: Option<&(Family, Revision)>) -> Self {
        let from = from.map(|(family, revision)| format!("{family}:{revision}")).unwrap_or_default();
        Self(StoredValue::new(format!("unfinished:{}:{from}", region.code())))
    }

    /// What was left there.
    pub fn read(self) -> Option<String> {
        self.0.with_value(|key| storage::read_in_tab(key))
    }

    /// Leaves a text there, or nothing.
    pub fn keep(self, text: Option<&str>) {
        self.0.with_value(|key| storage::write_in_tab(key, text));
    }
}
