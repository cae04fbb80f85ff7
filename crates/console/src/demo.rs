//! The demo account as the page opens it: what its story came to, read as anything kept is.
//!
//! A build script tells the story, so that the rules which it is told by are not among what a first visit has to wait for.

use lifecycle::{Account, Timestamp};

/// What is defined in the demo account at some moment, as `journal` writes it.
const DEFINED: &str = include_str!(concat!(env!("OUT_DIR"), "/demo.txt"));

/// What runs in it then. It comes with what reads it.
const RUNNING: &str = include_str!(concat!(env!("OUT_DIR"), "/demo-running.txt"));

/// The demo account as it is at `now`, without what runs.
pub fn open(now: Timestamp) -> Account {
    // Written by the build and tested; were it broken, the account would open empty.
    journal::read_definitions_moved(DEFINED, now).map_or_else(|_| Account::empty(now), |(account, _)| account)
}

/// The account that [`open`] opened, with what runs: the same as [`lifecycle::demo`] tells it.
pub fn complete(account: Account) -> Account {
    let now = account.now();
    journal::complete(account, RUNNING).unwrap_or_else(|_| Account::empty(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_account_opens_as_its_story_tells_it() {
        for millis in [1_700_000_000_000, 1_789_551_555_929, 4_000_000_000_001] {
            let now = Timestamp::from_millis(millis);
            assert_eq!(complete(open(now)), lifecycle::demo(now));
        }
    }
}
