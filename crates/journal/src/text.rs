//! The stored form as text: a header line with version and checksum, a line of columns, a line of what runs, and a line per
//! content. Version 1 had no line of what runs.

use std::fmt;
use std::ops::Range;

use lifecycle::{Account, AccountParts, PartsError, Timestamp};

use crate::{definitions, v2};

/// The first word of every stored text.
const MAGIC: &str = "taskdef-lab";

/// The version that is written.
const VERSION: u32 = 2;

/// The last version in which nothing ran.
const VERSION_OF_DEFINITIONS: u32 = 1;

/// Why a stored text gives no account.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It does not begin as every stored text does.
    #[error("it is not a saved sandbox")]
    NotOurs,
    /// A later release wrote it.
    #[error("a newer release wrote it, in version {0} of the format; this release reads version {VERSION}")]
    Newer(u32),
    /// It is not what was written.
    #[error("it is damaged: its checksum does not match")]
    Checksum,
    /// It says something that can't be.
    #[error("it is damaged: {0}")]
    Contents(String),
}

impl From<serde_json::Error> for ReadError {
    fn from(error: serde_json::Error) -> Self {
        Self::Contents(error.to_string())
    }
}

impl From<PartsError> for ReadError {
    fn from(error: PartsError) -> Self {
        Self::Contents(error.to_string())
    }
}

/// What a text says and can't be.
pub(crate) fn damaged(what: &(impl ToString + ?Sized)) -> ReadError {
    ReadError::Contents(what.to_string())
}

/// A stored text of which what runs has not been read yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Unread {
    text: String,
    /// Where it says what runs; `None` before version 2.
    running: Option<Range<usize>>,
}

impl Unread {
    /// Completes the account of which the same text says what is defined. Only then can it be changed.
    pub fn complete(&self, account: Account) -> Result<Account, ReadError> {
        let line = self.running.clone().and_then(|place| self.text.get(place));
        complete(account, line.unwrap_or(v2::NOTHING))
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Unread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} bytes", self.text.len())
    }
}

/// The account as text.
pub fn write(account: &Account) -> String {
    sealed(&account.to_definitions(), &v2::write(account.running(), account.now()))
}

/// The account as two texts, for whoever keeps what runs in another place: what is defined, for [`read_definitions`], and
/// what runs, for [`complete`].
pub fn write_apart(account: &Account) -> (String, String) {
    (sealed(&account.to_definitions(), v2::NOTHING), v2::write(account.running(), account.now()))
}

fn sealed(parts: &AccountParts, running: &str) -> String {
    let mut body = definitions::write(parts);
    body.push('\n');
    body.push_str(running);
    for content in &parts.contents {
        body.push('\n');
        body.push_str(&content.to_json());
    }
    format!("{MAGIC} {VERSION} {:016x}\n{body}", checksum(&body))
}

/// Completes an account that was read without what runs.
pub fn complete(account: Account, running: &str) -> Result<Account, ReadError> {
    let workloads = v2::read(running, account.now())?;
    Ok(account.with_workloads(workloads)?)
}

/// The account that [`write()`] wrote.
pub fn read(text: &str) -> Result<Account, ReadError> {
    let (account, unread) = read_definitions(text)?;
    unread.complete(account)
}

/// What is defined in the account that [`write()`] wrote, and what is missing for it to change: reading that takes code for
/// which a page need not wait.
pub fn read_definitions(text: &str) -> Result<(Account, Unread), ReadError> {
    read_parts(text, |parts| parts)
}

/// The same of the account with its whole history moved in time, so that it is at `now`.
pub fn read_definitions_moved(text: &str, now: Timestamp) -> Result<(Account, Unread), ReadError> {
    read_parts(text, |parts| parts.moved_to(now))
}

fn read_parts(text: &str, change: impl FnOnce(AccountParts) -> AccountParts) -> Result<(Account, Unread), ReadError> {
    let (header, body) = text.split_once('\n').ok_or(ReadError::NotOurs)?;
    let mut words = header.split(' ');
    let (magic, version, sum) = (words.next(), words.next(), words.next());
    let version = version.filter(|_| magic == Some(MAGIC)).and_then(|version| version.parse().ok());
    let version: u32 = version.ok_or(ReadError::NotOurs)?;
    if version > VERSION {
        return Err(ReadError::Newer(version));
    }
    if version == 0 || sum != Some(format!("{:016x}", checksum(body)).as_str()) {
        return Err(ReadError::Checksum);
    }
    let mut lines = body.split('\n');
    let columns = lines.next().unwrap_or_default();
    let running = (version > VERSION_OF_DEFINITIONS).then(|| {
        let start = header.len() + columns.len() + 2;
        start..start + lines.next().map_or(0, str::len)
    });
    let account = Account::of_definitions(change(definitions::read(columns, lines)?))?;
    Ok((account, Unread { text: text.into(), running }))
}

/// FNV-1a of 64 bits: four lines against a stray byte, where a library would bring a table into the download.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
