//! The demo account as the page opens it: what its story came to, read as anything kept is.
//!
//! A build script tells the story, so that the rules which it is told by are not among what a first visit has to wait for.

use lifecycle::{Account, Timestamp};

/// The demo account at some moment, as `journal` writes it.
const DEMO: &str = include_str!(concat!(env!("OUT_DIR"), "/demo.txt"));

/// The demo account as it is at `now`: the same as [`lifecycle::demo`] tells it.
pub fn open(now: Timestamp) -> Account {
    // Written by the build and tested; were it broken, the account would open empty.
    journal::read_moved(DEMO, now).unwrap_or_else(|_| Account::empty(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_account_opens_as_its_story_tells_it() {
        for millis in [1_700_000_000_000, 1_789_551_555_929, 4_000_000_000_001] {
            let now = Timestamp::from_millis(millis);
            assert_eq!(open(now), lifecycle::demo(now));
        }
    }
}
