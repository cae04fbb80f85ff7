//! The revisions of one family.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::contents::ContentId;
use crate::identity::{Family, Revision};
use crate::parts::FamilyParts;
use crate::tags::Tags;
use crate::time::Timestamp;

/// The status of a revision. It only ever moves down this list, and then the revision is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It can be run.
    Active,
    /// It has been deregistered.
    Inactive,
    /// It has been deleted and goes once nothing uses it.
    DeleteInProgress,
}

impl Status {
    /// Every status, in the order in which a revision meets them.
    pub const ALL: [Self; 3] = [Self::Active, Self::Inactive, Self::DeleteInProgress];

    /// The status as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
            Self::DeleteInProgress => "DELETE_IN_PROGRESS",
        }
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

/// The revisions of one family: a column per fact, a bitmap per status.
///
/// The columns hold a row for every number that was ever given, because numbers never come back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Revisions {
    registered_at: Vec<Timestamp>,
    /// The Unix epoch stands for "never".
    deregistered_at: Vec<Timestamp>,
    /// The latest of them.
    last_deregistered_at: Timestamp,
    content: Vec<ContentId>,
    by_status: [RoaringBitmap; 3],
    /// The revisions that are DELETE_IN_PROGRESS, by the moment at which they go.
    leaving: Vec<(Timestamp, RoaringBitmap)>,
    /// Revisions that are INACTIVE and go, too, by the moment: where INACTIVE ones are kept only while they are used.
    forgetting: Vec<(Timestamp, RoaringBitmap)>,
    tags: BTreeMap<Revision, Tags>,
}

impl Revisions {
    /// The highest number that was ever given; 0 if none was.
    pub fn latest_number(&self) -> u32 {
        // At most a million rows.
        #[allow(clippy::cast_possible_truncation)]
        let latest = self.registered_at.len() as u32;
        latest
    }

    /// The numbers of the revisions of this status.
    pub fn with_status(&self, status: Status) -> &RoaringBitmap {
        &self.by_status[status.index()]
    }

    /// Whether every revision is gone.
    pub fn is_empty(&self) -> bool {
        self.by_status.iter().all(RoaringBitmap::is_empty)
    }

    /// The status of a revision; `None` if it never was or is gone.
    pub fn status(&self, revision: Revision) -> Option<Status> {
        Status::ALL.into_iter().find(|status| self.with_status(*status).contains(revision.get()))
    }

    /// What a bare family name stands for.
    pub fn newest_active(&self) -> Option<Revision> {
        self.with_status(Status::Active).max().and_then(Revision::new)
    }

    /// The newest revision of any status.
    pub fn newest(&self) -> Option<Revision> {
        self.by_status.iter().filter_map(RoaringBitmap::max).max().and_then(Revision::new)
    }

    /// When the revision was registered; `None` if it never was.
    pub fn registered_at(&self, revision: Revision) -> Option<Timestamp> {
        self.registered_at.get(row(revision)).copied()
    }

    /// When the revision was deregistered; `None` if it has not been.
    pub fn deregistered_at(&self, revision: Revision) -> Option<Timestamp> {
        self.deregistered_at.get(row(revision)).copied().filter(|at| *at != Timestamp::default())
    }

    /// When a revision of the family was deregistered last; `None` if none ever was.
    pub fn last_deregistered_at(&self) -> Option<Timestamp> {
        Some(self.last_deregistered_at).filter(|at| *at != Timestamp::default())
    }

    /// The tags of the revision, if it has any.
    pub fn tags(&self, revision: Revision) -> Option<&Tags> {
        self.tags.get(&revision)
    }

    /// The revisions that are being deleted, by the moment at which they go: [`Timestamp::NEVER`] for those that go some
    /// time after nothing uses them any more.
    pub fn leaving(&self) -> &[(Timestamp, RoaringBitmap)] {
        &self.leaving
    }

    /// INACTIVE revisions that go, by the moment.
    pub fn forgetting(&self) -> &[(Timestamp, RoaringBitmap)] {
        &self.forgetting
    }

    pub(crate) fn content(&self, revision: Revision) -> Option<ContentId> {
        self.content.get(row(revision)).copied()
    }

    pub(crate) fn to_parts(&self, family: &Family, index: impl FnMut(ContentId) -> u32) -> FamilyParts {
        let there = self.by_status.iter().fold(RoaringBitmap::new(), |all, numbers| all | numbers);
        let mut index = index;
        FamilyParts {
            family: family.clone(),
            registered_at: self.registered_at.clone(),
            deregistered_at: self.deregistered_at.clone(),
            content: (1..).zip(&self.content).map(|(number, id)| there.contains(number).then(|| index(*id))).collect(),
            active: self.with_status(Status::Active).clone(),
            inactive: self.with_status(Status::Inactive).clone(),
            leaving: self.leaving.clone(),
            forgetting: self.forgetting.clone(),
            tags: self.tags.clone(),
        }
    }

    /// The revisions of checked parts; `keep` answers where the content of this index is kept, and `None` stands for
    /// that of a revision which is gone.
    pub(crate) fn from_parts(parts: FamilyParts, mut keep: impl FnMut(Option<u32>) -> ContentId) -> Self {
        let mut deleting = RoaringBitmap::new();
        parts.leaving.iter().for_each(|(_, numbers)| deleting.extend(numbers));
        let by_status = [parts.active, parts.inactive, deleting];
        let there = |number| by_status.iter().any(|numbers| numbers.contains(number));
        Self {
            last_deregistered_at: parts.deregistered_at.iter().copied().max().unwrap_or_default(),
            registered_at: parts.registered_at,
            deregistered_at: parts.deregistered_at,
            content: (1..).zip(parts.content).map(|(number, index)| keep(index.filter(|_| there(number)))).collect(),
            by_status,
            leaving: parts.leaving,
            forgetting: parts.forgetting,
            tags: parts.tags,
        }
    }

    pub(crate) fn register(&mut self, at: Timestamp, content: ContentId, tags: Tags) {
        self.registered_at.push(at);
        self.deregistered_at.push(Timestamp::default());
        self.content.push(content);
        let number = self.latest_number();
        self.by_status[Status::Active.index()].insert(number);
        if let Some(revision) = Revision::new(number) {
            self.set_tags(revision, tags);
        }
    }

    /// Makes ACTIVE revisions INACTIVE.
    pub(crate) fn deregister(&mut self, numbers: &RoaringBitmap, at: Timestamp) {
        self.change_status(numbers, Status::Active, Status::Inactive);
        self.last_deregistered_at = self.last_deregistered_at.max(at);
        for revision in numbers.iter().filter_map(Revision::new) {
            if let Some(cell) = self.deregistered_at.get_mut(row(revision)) {
                *cell = at;
            }
        }
    }

    /// Makes INACTIVE revisions DELETE_IN_PROGRESS, to go at `due`.
    pub(crate) fn delete(&mut self, numbers: &RoaringBitmap, due: Timestamp) {
        if numbers.is_empty() {
            return;
        }
        self.change_status(numbers, Status::Inactive, Status::DeleteInProgress);
        take_out(&mut self.forgetting, numbers);
        put_in(&mut self.leaving, due, numbers);
    }

    /// Lets DELETE_IN_PROGRESS revisions go at `due`, whenever they were to go before.
    pub(crate) fn leave(&mut self, numbers: &RoaringBitmap, due: Timestamp) {
        take_out(&mut self.leaving, numbers);
        put_in(&mut self.leaving, due, numbers);
    }

    /// Lets INACTIVE revisions go at `due`, whenever they were to go before.
    pub(crate) fn forget(&mut self, numbers: &RoaringBitmap, due: Timestamp) {
        take_out(&mut self.forgetting, numbers);
        if !numbers.is_empty() {
            put_in(&mut self.forgetting, due, numbers);
        }
    }

    /// Lets a revision stay for as long as something uses it.
    pub(crate) fn stay(&mut self, revision: Revision) {
        let numbers = RoaringBitmap::from_iter([revision.get()]);
        take_out(&mut self.forgetting, &numbers);
        if self.status(revision) == Some(Status::DeleteInProgress) {
            self.leave(&numbers, Timestamp::NEVER);
        }
    }

    /// Lets every INACTIVE revision stay.
    pub(crate) fn forget_none(&mut self) {
        self.forgetting.clear();
    }

    /// Takes out the revisions that go at or before `now`; answers their contents, one per revision.
    pub(crate) fn remove_due(&mut self, now: Timestamp) -> Vec<ContentId> {
        let mut contents = Vec::new();
        for (list, status) in [(&mut self.leaving, Status::DeleteInProgress), (&mut self.forgetting, Status::Inactive)]
        {
            let due = list.partition_point(|(at, _)| *at <= now);
            for (_, numbers) in list.drain(..due) {
                self.by_status[status.index()] -= &numbers;
                for revision in numbers.iter().filter_map(Revision::new) {
                    contents.extend(self.content.get(row(revision)).copied());
                    self.tags.remove(&revision);
                }
            }
        }
        contents
    }

    fn change_status(&mut self, numbers: &RoaringBitmap, from: Status, to: Status) {
        // The operators on whole bitmaps walk every number in the reach of those that change, which is much for a few.
        if numbers.len() <= FEW {
            for number in numbers {
                self.by_status[from.index()].remove(number);
                self.by_status[to.index()].insert(number);
            }
        } else {
            self.by_status[from.index()] -= numbers;
            self.by_status[to.index()] |= numbers;
        }
    }

    pub(crate) fn set_tags(&mut self, revision: Revision, tags: Tags) {
        if tags.is_empty() {
            self.tags.remove(&revision);
        } else {
            self.tags.insert(revision, tags);
        }
    }
}

/// Adds to what goes at a moment.
fn put_in(list: &mut Vec<(Timestamp, RoaringBitmap)>, due: Timestamp, numbers: &RoaringBitmap) {
    match list.binary_search_by_key(&due, |(at, _)| *at) {
        Ok(place) => list[place].1 |= numbers,
        Err(place) => list.insert(place, (due, numbers.clone())),
    }
}

/// Takes out of what goes, at whatever moment.
fn take_out(list: &mut Vec<(Timestamp, RoaringBitmap)>, numbers: &RoaringBitmap) {
    for (_, there) in list.iter_mut() {
        *there -= numbers;
    }
    list.retain(|(_, there)| !there.is_empty());
}

/// Up to how many revisions change their status one by one.
const FEW: u64 = 16;

const fn row(revision: Revision) -> usize {
    revision.get() as usize - 1
}
