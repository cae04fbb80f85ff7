//! A set of revisions, of any number of families.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::identity::{Family, Revision};

/// A set of revisions: what one call deregisters or deletes. The API's single revision is the set of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RevisionSet {
    /// No bitmap is empty.
    families: BTreeMap<Family, RoaringBitmap>,
}

impl RevisionSet {
    /// The set of one revision.
    pub fn one(family: &Family, revision: Revision) -> Self {
        Self::of_family(family, RoaringBitmap::from_iter([revision.get()]))
    }

    /// The revisions of these numbers in one family.
    pub fn of_family(family: &Family, numbers: RoaringBitmap) -> Self {
        let mut set = Self::default();
        set.add(family, numbers);
        set
    }

    /// Adds the revisions of these numbers in one family.
    pub fn add(&mut self, family: &Family, numbers: RoaringBitmap) {
        if numbers.is_empty() {
            return;
        }
        match self.families.get_mut(family) {
            Some(there) => *there |= numbers,
            None => drop(self.families.insert(family.clone(), numbers)),
        }
    }

    /// Adds one revision; answers whether it was not there yet.
    pub fn insert(&mut self, family: &Family, revision: Revision) -> bool {
        match self.families.get_mut(family) {
            Some(there) => there.insert(revision.get()),
            None => self.families.insert(family.clone(), RoaringBitmap::from_iter([revision.get()])).is_none(),
        }
    }

    /// Whether the revision is in the set.
    pub fn contains(&self, family: &Family, revision: Revision) -> bool {
        self.families.get(family).is_some_and(|numbers| numbers.contains(revision.get()))
    }

    /// Whether the set has no revision.
    pub fn is_empty(&self) -> bool {
        self.families.is_empty()
    }

    /// How many revisions are in the set.
    pub fn len(&self) -> u64 {
        self.families.values().map(RoaringBitmap::len).sum()
    }

    /// The families, each with the numbers of its revisions in the set.
    pub fn families(&self) -> impl Iterator<Item = (&Family, &RoaringBitmap)> {
        self.families.iter()
    }

    /// The revisions, by family name and number.
    pub fn iter(&self) -> impl Iterator<Item = (&Family, Revision)> {
        self.families.iter().flat_map(|(family, numbers)| {
            numbers.iter().filter_map(Revision::new).map(move |revision| (family, revision))
        })
    }
}
