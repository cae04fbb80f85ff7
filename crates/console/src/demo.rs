//! The demo account as the page opens it: what its story came to, read as anything kept is.
//!
//! A build script tells the story, so that the rules which it is told by are not among what a first visit has to wait for.

use journal::Unread;
use lifecycle::{Account, Timestamp};

/// The demo account at some moment, as `journal` writes it.
const DEMO: &str = include_str!(concat!(env!("OUT_DIR"), "/demo.txt"));

/// What is defined in the demo account as it is at `now`, and what is missing for it to change.
pub fn open(now: Timestamp) -> (Account, Option<Unread>) {
    // Written by the build and tested; were it broken, the account would open empty.
    let read = journal::read_definitions_moved(DEMO, now);
    read.map_or_else(|_| (Account::empty(now), None), |(account, unread)| (account, Some(unread)))
}

/// The demo account as it is at `now`: the same as [`lifecycle::demo`] tells it.
pub fn open_complete(now: Timestamp) -> Account {
    match open(now) {
        (account, Some(unread)) => unread.complete(account).unwrap_or_else(|_| Account::empty(now)),
        (account, None) => account,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_account_opens_as_its_story_tells_it() {
        for millis in [1_700_000_000_000, 1_789_551_555_929, 4_000_000_000_001] {
            let now = Timestamp::from_millis(millis);
            assert_eq!(open_complete(now), lifecycle::demo(now));
        }
    }
}
