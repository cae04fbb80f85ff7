//! Whether a revision can be run.

use lifecycle::{Account, Consumer, Family, Region, Revision, Verdict};

/// Why something new can't use a revision now, in the rule's words; `None` if it can.
pub fn why_not(account: &Account, region: Region, family: &Family, revision: Revision, by: Consumer) -> Option<String> {
    match account.launchable(region, family, revision, by) {
        Verdict::Allowed | Verdict::AlreadyDone => None,
        Verdict::Refused(reason) => Some(reason.message()),
    }
}
