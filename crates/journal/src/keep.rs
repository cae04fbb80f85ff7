//! Keeping an account in a store of texts by key.

use lifecycle::{Account, Timestamp};

use crate::text::{ReadError, Unread, read, read_definitions, write};

/// A place for texts, by key, such as a browser's localStorage.
pub trait Store {
    /// The text under a key.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a text under a key.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError>;
}

/// Why a store does not do what it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser does not let the page use it.
    #[error("the browser blocks storage for this page")]
    Blocked,
    /// There is no room left.
    #[error("the storage is full")]
    Full,
}

/// Why an account could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SaveError {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is in the store could neither be read nor set aside, and is not to be overwritten.
    #[error("what was saved before can't be read, and there is no room to set it aside")]
    Unreadable,
    /// Somebody else has saved since this journal was opened or saved last, and is not to be overwritten.
    #[error("another tab has saved in the meantime")]
    Changed,
}

/// An account's place in a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    key: String,
    /// Whether the key holds nothing that would be lost.
    writable: bool,
    /// The header of what the key is known to hold.
    known: Option<String>,
}

/// What was found in a store.
#[derive(Clone, Debug, PartialEq)]
pub enum Opening {
    /// Nothing: a first visit.
    Empty,
    /// The account that was kept, without what runs, which [`Journal::complete`] adds.
    Kept(Box<Account>, Unread),
    /// A text that gives no account.
    Unreadable(Unreadable),
    /// The store can't be read.
    Refused(StoreError),
}

/// A text that gives no account. It is left under its key until it has been copied to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Why.
    pub why: ReadError,
    /// The key that it was copied to; the store refused if there is none, and then the journal saves nothing.
    pub set_aside: Result<String, StoreError>,
}

impl Journal {
    /// The journal under `key`, and what it holds. `now` tells texts apart that are set aside.
    pub fn open(store: &impl Store, key: &str, now: Timestamp) -> (Self, Opening) {
        let journal = |writable, known: Option<&str>| Self { key: key.into(), writable, known: known.map(header) };
        match store.read(key) {
            Err(error) => (journal(true, None), Opening::Refused(error)),
            Ok(None) => (journal(true, None), Opening::Empty),
            Ok(Some(text)) => {
                let mut journal = journal(true, Some(&text));
                let opening = match read_definitions(&text) {
                    Ok((account, unread)) => Opening::Kept(Box::new(account), unread),
                    Err(why) => Opening::Unreadable(journal.set_aside(store, &text, why, now)),
                };
                (journal, opening)
            }
        }
    }

    /// Completes the account that this journal was opened with.
    pub fn complete(
        &mut self,
        store: &impl Store,
        account: Account,
        unread: &Unread,
        now: Timestamp,
    ) -> Result<Account, Unreadable> {
        unread.complete(account).map_err(|why| self.set_aside(store, unread.text(), why, now))
    }

    fn set_aside(&mut self, store: &impl Store, text: &str, why: ReadError, now: Timestamp) -> Unreadable {
        let aside = format!("{}:set-aside:{}", self.key, now.as_millis());
        let set_aside = store.write(&aside, text).map(|()| aside);
        self.writable = set_aside.is_ok();
        Unreadable { why, set_aside }
    }

    /// The account that somebody else has saved since this journal was opened, saved or refreshed last.
    pub fn refresh(&mut self, store: &impl Store) -> Option<Account> {
        let text = store.read(&self.key).ok().flatten()?;
        let there = Some(header(&text)).filter(|there| Some(there) != self.known.as_ref())?;
        let account = read(&text).ok()?;
        self.known = Some(there);
        Some(account)
    }

    /// The account as `text` has it, which whoever saved last hands over, and which is in the store from now on: between
    /// two processes the store may be behind what one of them has written.
    pub fn take_over(&mut self, store: &impl Store, text: &str) -> Result<Account, ReadError> {
        let account = read(text)?;
        if self.writable && store.write(&self.key, text).is_ok() {
            self.known = Some(header(text));
        }
        Ok(account)
    }

    /// The key that the account is kept under.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Keeps the account; answers the size of what was written, in bytes.
    pub fn save(&mut self, store: &impl Store, account: &Account) -> Result<usize, SaveError> {
        if !self.writable {
            return Err(SaveError::Unreadable);
        }
        let there = store.read(&self.key)?.as_deref().map(header);
        // Nothing there is nothing lost: the browser's data may have been cleared.
        if there.is_some() && there != self.known {
            return Err(SaveError::Changed);
        }
        let text = write(account);
        store.write(&self.key, &text)?;
        self.known = Some(header(&text));
        Ok(text.len())
    }
}

/// The first line of a stored text, which holds its checksum.
fn header(text: &str) -> String {
    text.lines().next().unwrap_or_default().into()
}
