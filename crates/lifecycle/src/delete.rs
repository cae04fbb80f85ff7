//! The rule of `DeleteTaskDefinitions`.

use crate::refusal::Reason;
use crate::revisions::Status;
use crate::verdict::Verdict;

/// The most revisions one `DeleteTaskDefinitions` request can name. Source: the ECS API reference.
pub const DELETE_BATCH: usize = 10;

/// Whether a revision of this status can be deleted; `None` stands for a revision that does not exist.
///
/// Source: recorded responses of real ECS (2026-09): only an INACTIVE revision becomes DELETE_IN_PROGRESS, asking
/// again is a success that changes nothing, and the others are failures inside an answer of status 200.
pub fn delete(status: Option<Status>) -> Verdict {
    match status {
        Some(Status::Inactive) => Verdict::Allowed,
        Some(Status::DeleteInProgress) => Verdict::AlreadyDone,
        Some(Status::Active) => Verdict::Refused(Reason::DeleteActive),
        None => Verdict::Refused(Reason::DeleteMissing),
    }
}
