//! What can be run: the rule that an INACTIVE revision can't.

use crate::account::Account;
use crate::identity::{Family, Revision};
use crate::reference::{Reference, ReferenceError};
use crate::refusal::{Consumer, Reason, Refusal};
use crate::region::Region;
use crate::revisions::{Revisions, Status};
use crate::time::Timestamp;
use crate::verdict::Verdict;
use crate::window::EnforcementWindow;
use crate::workloads::id::drawn;

impl Account {
    /// Whether tasks, services or deployments can newly use a revision now.
    ///
    /// Source: *Deregistering task definition revisions* in the ECS developer guide: an INACTIVE revision can't run new
    /// tasks, create a service or be what a service is updated to, though for up to ten minutes that may not have taken
    /// effect. Recorded for `RunTask`, 1.7 seconds after deregistering and while a revision is being deleted. That deleting
    /// one ends its window is inferred.
    pub fn launchable(&self, region: Region, family: &Family, revision: Revision, by: Consumer) -> Verdict {
        let revisions = self.revisions(region, family);
        match revisions.and_then(|revisions| revisions.status(revision)) {
            Some(Status::Active) => Verdict::Allowed,
            Some(Status::Inactive) => match self.enforced_at(region, family, revision) {
                Some(at) if at <= self.now => Verdict::Refused(Reason::DefinitionInactive { by }),
                Some(_) | None => Verdict::Allowed,
            },
            Some(Status::DeleteInProgress) => Verdict::Refused(Reason::DefinitionDeleting { by }),
            None => Verdict::Refused(Reason::DefinitionMissing),
        }
    }

    /// Until when an INACTIVE revision may still be launched, at the latest: `None` once that moment is over, and for every
    /// other status. Where the window differs from revision to revision, its real end is never told.
    pub fn may_launch_until(&self, region: Region, family: &Family, revision: Revision) -> Option<Timestamp> {
        let revisions = self.revisions(region, family)?;
        let deregistered_at = revisions.deregistered_at(revision)?;
        let until = self.enforcement_window.latest_end(deregistered_at)?;
        (revisions.status(revision) == Some(Status::Inactive) && until > self.now).then_some(until)
    }

    /// When an INACTIVE revision can't be launched any more.
    fn enforced_at(&self, region: Region, family: &Family, revision: Revision) -> Option<Timestamp> {
        let deregistered_at = self.revisions(region, family)?.deregistered_at(revision)?;
        let window = match self.enforcement_window {
            EnforcementWindow::Seconds(seconds) => u64::from(seconds) * 1_000,
            EnforcementWindow::Random => {
                // Drawn from what tells this revision of this account from every other.
                let name = region.code().bytes().chain(family.as_str().bytes()).map(u64::from);
                let seed = [self.opened_at.as_millis(), u64::from(revision.get())];
                drawn(seed.into_iter().chain(name)) % (u64::from(EnforcementWindow::MAX_SECONDS) * 1_000 + 1)
            }
        };
        Some(deregistered_at.plus_millis(window))
    }

    /// The revision that `reference` stands for when it is to be used: a bare family's newest ACTIVE one.
    pub(crate) fn launched(
        &self,
        region: Region,
        reference: &str,
        by: Consumer,
    ) -> Result<(Family, Revision), Refusal> {
        let refused = |reason| Refusal::at(reason, "taskDefinition");
        let (family, revision) = match Reference::parse(reference, self.id(), region) {
            Ok(Reference::Revision(family, revision)) => (family, revision),
            Ok(Reference::Family(family)) => {
                let newest = self.revisions(region, &family).and_then(Revisions::newest_active);
                (family, newest.ok_or_else(|| refused(Reason::DefinitionMissing))?)
            }
            Err(ReferenceError::InvalidRevision) => {
                let given = reference.split_once("task-definition/").map_or(reference, |(_, name)| name);
                let given = given.split_once(':').map_or("", |(_, number)| number).chars().take(64).collect();
                return Err(refused(Reason::DefinitionRevision { given }));
            }
            Err(ReferenceError::Unknown | ReferenceError::UnknownFamily) => {
                return Err(refused(Reason::DefinitionMissing));
            }
        };
        match self.launchable(region, &family, revision, by) {
            Verdict::Allowed | Verdict::AlreadyDone => Ok((family, revision)),
            Verdict::Refused(reason) => Err(refused(reason)),
        }
    }
}
