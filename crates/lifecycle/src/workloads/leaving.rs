//! When revisions go, which depends on what uses them.

use roaring::RoaringBitmap;

use crate::account::{DELETION_DELAY_MS, RegionState};
use crate::agenda::Due;
use crate::identity::{Family, Revision};
use crate::retention::Retention;
use crate::revision_set::RevisionSet;
use crate::revisions::{Revisions, Status};
use crate::time::Timestamp;
use crate::workloads::Uses;
use crate::workloads::stage::Stage;

impl Stage<'_> {
    /// Makes INACTIVE revisions DELETE_IN_PROGRESS, to go at `due` or, where something uses them, some time after that ends.
    pub fn delete_revisions(&mut self, set: &RevisionSet, due: Timestamp) {
        for (family, numbers) in set.families() {
            let in_use = numbers & self.in_use(family);
            let unused = numbers - &in_use;
            self.change_leaving(family, |revisions| {
                revisions.delete(&unused, due);
                revisions.delete(&in_use, Timestamp::NEVER);
            });
        }
    }

    /// Changes when revisions of a family go, and expects that to happen then.
    fn change_leaving(&mut self, family: &Family, change: impl FnOnce(&mut Revisions)) {
        let moments = |definitions: &RegionState| -> Vec<Timestamp> {
            let revisions = definitions.families().get(family).into_iter();
            let lists = revisions.flat_map(|revisions| [revisions.leaving(), revisions.forgetting()]);
            lists.flatten().map(|(at, _)| *at).filter(|at| *at != Timestamp::NEVER).collect()
        };
        let before = moments(self.definitions);
        self.definitions.change(family, change);
        let after = moments(self.definitions);
        for at in before.iter().filter(|at| !after.contains(at)) {
            self.agenda.remove(*at, self.region, Due::Leaving(family.clone()));
        }
        for at in after.iter().filter(|at| !before.contains(at)) {
            self.agenda.add(*at, self.region, Due::Leaving(family.clone()));
        }
    }

    /// Lets those of a set of INACTIVE revisions go, some time from now, that nothing uses.
    pub fn forget_unused(&mut self, set: &RevisionSet) {
        let due = self.now.plus_millis(DELETION_DELAY_MS);
        for (family, numbers) in set.families() {
            let unused = numbers - self.in_use(family);
            self.change_leaving(family, |revisions| revisions.forget(&unused, due));
        }
    }

    /// The revisions of a family that something uses.
    fn in_use(&self, family: &Family) -> RoaringBitmap {
        self.workloads.uses_of_family(family).map(|(revision, _)| revision.get()).collect()
    }

    /// Lets every INACTIVE revision stay.
    pub fn forget_none(&mut self) {
        for family in self.definitions.families_with(Status::Inactive).clone() {
            self.change_leaving(&family, Revisions::forget_none);
        }
    }

    /// The INACTIVE revisions.
    pub fn inactive(&self) -> RevisionSet {
        let mut set = RevisionSet::default();
        for family in self.definitions.families_with(Status::Inactive) {
            if let Some(revisions) = self.definitions.families().get(family) {
                set.add(family, revisions.with_status(Status::Inactive).clone());
            }
        }
        set
    }

    /// Nothing uses a revision any more.
    pub(super) fn is_unused(&mut self, family: &Family, revision: Revision) {
        let due = self.now.plus_millis(DELETION_DELAY_MS);
        let numbers = RoaringBitmap::from_iter([revision.get()]);
        match self.definitions.families().get(family).and_then(|revisions| revisions.status(revision)) {
            Some(Status::DeleteInProgress) => {
                self.change_leaving(family, |revisions| revisions.leave(&numbers, due));
            }
            Some(Status::Inactive) if self.retention == Retention::WhileUsed => {
                self.change_leaving(family, |revisions| revisions.forget(&numbers, due));
            }
            Some(Status::Active | Status::Inactive) | None => {}
        }
    }

    /// Takes somebody out of what uses a revision, which may then go. `leave` answers whether they were there.
    pub(super) fn leave_use(&mut self, family: &Family, revision: Revision, leave: impl FnOnce(&mut Uses) -> bool) {
        let key = (family.clone(), revision);
        let Some(uses) = self.workloads.uses.get_mut(&key) else { return };
        if leave(uses) && uses.is_empty() {
            self.workloads.uses.remove(&key);
            self.is_unused(family, revision);
        }
    }

    /// What uses a revision, to which somebody is about to be added: a revision that was to go stays.
    pub(super) fn uses(&mut self, family: &Family, revision: Revision) -> &mut Uses {
        let key = (family.clone(), revision);
        if !self.workloads.uses.contains_key(&key) {
            self.change_leaving(family, |revisions| revisions.stay(revision));
        }
        self.workloads.uses.entry(key).or_default()
    }
}
