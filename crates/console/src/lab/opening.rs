//! How the page's account is opened: in two steps, of which the second comes with the second download.

use journal::{Journal, Opening, Unread, Unreadable};
use leptos::prelude::*;
use lifecycle::{Account, Timestamp};

use super::time::real_moment;
use super::{Lab, STATE_KEY, Trouble};
use crate::demo;
use crate::store::BrowserStore;

/// What a visit begins with.
pub(super) struct Opened {
    pub account: Account,
    pub missing: Missing,
    pub journal: Journal,
    pub trouble: Option<Trouble>,
}

/// What the account still lacks.
pub(super) enum Missing {
    /// Nothing: it can change.
    Nothing,
    /// What runs, in what the browser keeps.
    Kept(Unread),
    /// What runs in the demo account.
    OfDemo,
}

/// The account that the browser keeps, or the demo account: what is defined in it.
pub(super) fn open(now: Timestamp) -> Opened {
    let (journal, opening) = Journal::open(&BrowserStore, STATE_KEY, now);
    let (kept, trouble) = match opening {
        Opening::Kept(account, unread) => (Some((account, unread)), None),
        Opening::Empty => (None, None),
        Opening::Refused(error) => (None, Some(Trouble::Store(error))),
        Opening::Unreadable(unreadable) => (None, Some(unreadable.into())),
    };
    match kept {
        Some((account, unread)) => Opened { account: *account, missing: Missing::Kept(unread), journal, trouble },
        None => Opened { account: demo::open(now), missing: Missing::OfDemo, journal, trouble },
    }
}

impl Lab {
    /// Reads what runs. Where that can't be read, the demo account takes the place of the whole.
    pub(super) fn complete(self) {
        let now = real_moment();
        let unreadable = self.inner.try_update_value(|inner| {
            let account = std::mem::replace(&mut inner.account, Account::empty(now));
            let completed = match std::mem::replace(&mut inner.missing, Missing::Nothing) {
                Missing::Nothing => Ok(account),
                Missing::Kept(unread) => inner.journal.complete(&BrowserStore, account, &unread, now),
                Missing::OfDemo => Ok(demo::complete(account)),
            };
            let unreadable = completed.map(|account| inner.account = account).err()?;
            inner.account = demo::complete(demo::open(now));
            inner.saved_at = inner.account.now();
            Some(unreadable)
        });
        if let Some(unreadable) = unreadable.flatten() {
            self.trouble.set(Some(unreadable.into()));
            self.reset_time();
        }
        self.version.update(|version| *version += 1);
    }
}

impl From<Unreadable> for Trouble {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable { why: unreadable.why.to_string(), set_aside: unreadable.set_aside.ok() }
    }
}
