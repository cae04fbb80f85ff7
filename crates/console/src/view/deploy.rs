//! Whether a revision can be run.

use lifecycle::{Account, Consumer, Family, Region, Revision, Verdict};

/// Why something new can't use a revision now, in the rule's words; `None` if it can, or may: where each revision has a window
/// of its own, whether that is over is not told before somebody tries.
pub fn why_not(account: &Account, region: Region, family: &Family, revision: Revision, by: Consumer) -> Option<String> {
    if account.may_launch_until(region, family, revision).is_some() {
        return None;
    }
    match account.launchable(region, family, revision, by) {
        Verdict::Allowed | Verdict::AlreadyDone => None,
        Verdict::Refused(reason) => Some(reason.message()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::{Timestamp, demo};

    #[test]
    fn a_menu_has_the_words_of_the_rule() {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let of = |number| {
            let (family, revision) = (Family::parse("web").unwrap(), Revision::new(number).unwrap());
            why_not(&account, Region::FIRST, &family, revision, Consumer::RunTask)
        };
        assert_eq!(of(30), None);
        assert_eq!(of(25).as_deref(), Some("TaskDefinition is inactive"));
        assert_eq!(of(31).as_deref(), Some("TaskDefinition not found."));
    }
}
