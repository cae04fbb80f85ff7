//! Whether a revision can be run, and until when an INACTIVE one still may.

use lifecycle::{Account, Family, Region, Revision, Status, Timestamp};

/// Why a revision can run no tasks now, in the rule's words; `None` if it can.
pub fn why_not(account: &Account, region: Region, family: &Family, revision: Revision) -> Option<String> {
    account.launchable(region, family, revision).err().map(|reason| reason.message())
}

/// When the window of an INACTIVE revision is over at the latest, if it has not been for long: until then it may still start
/// tasks. It does not tell when a random window really ends.
pub fn window_of(account: &Account, region: Region, family: &Family, revision: Revision) -> Option<Timestamp> {
    let revisions = account.revisions(region, family)?;
    if revisions.status(revision) == Some(Status::Active) {
        return None;
    }
    let end = account.enforcement_window().latest_end(revisions.deregistered_at(revision)?)?;
    (end > account.now()).then_some(end)
}
