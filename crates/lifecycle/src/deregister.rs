//! The rule of `DeregisterTaskDefinition`.

use crate::refusal::Reason;
use crate::revisions::Status;
use crate::verdict::Verdict;

/// Whether a revision of this status can be deregistered; `None` stands for a revision that does not exist.
///
/// Source: recorded responses of real ECS (2026-09): an ACTIVE revision becomes INACTIVE at once, deregistering an
/// INACTIVE one again is a success that changes nothing, and one that is being deleted is refused. That a missing
/// revision is refused is documented; its message is inferred (see `docs/FIDELITY.md`).
pub fn deregister(status: Option<Status>) -> Verdict {
    match status {
        Some(Status::Active) => Verdict::Allowed,
        Some(Status::Inactive) => Verdict::AlreadyDone,
        Some(Status::DeleteInProgress) => Verdict::Refused(Reason::DeregisterDuringDeletion),
        None => Verdict::Refused(Reason::DeregisterMissing),
    }
}
