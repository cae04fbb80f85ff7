//! The stored form as text: a header line with version and checksum, a line of columns, and a line per content.

use lifecycle::{Account, AccountParts, PartsError, Timestamp};

use crate::v1;

/// The first word of every stored text.
const MAGIC: &str = "taskdef-lab";

/// The version that is written.
const VERSION: u32 = 1;

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

/// The account as text.
pub fn write(account: &Account) -> String {
    let body = v1::write(&account.to_parts());
    format!("{MAGIC} {VERSION} {:016x}\n{body}", checksum(&body))
}

/// The account that [`write()`] wrote.
pub fn read(text: &str) -> Result<Account, ReadError> {
    Ok(Account::from_parts(parts(text)?)?)
}

/// The account that [`write()`] wrote, with its whole history moved in time so that it is at `now`.
pub fn read_moved(text: &str, now: Timestamp) -> Result<Account, ReadError> {
    Ok(Account::from_parts(parts(text)?.moved_to(now))?)
}

fn parts(text: &str) -> Result<AccountParts, ReadError> {
    let (header, body) = text.split_once('\n').ok_or(ReadError::NotOurs)?;
    let mut words = header.split(' ');
    let (magic, version, sum) = (words.next(), words.next(), words.next());
    let version = version.filter(|_| magic == Some(MAGIC)).and_then(|version| version.parse().ok());
    match version.ok_or(ReadError::NotOurs)? {
        VERSION if sum == Some(format!("{:016x}", checksum(body)).as_str()) => v1::read(body),
        ..=VERSION => Err(ReadError::Checksum),
        newer => Err(ReadError::Newer(newer)),
    }
}

/// FNV-1a of 64 bits: four lines against a stray byte, where a library would bring a table into the download.
fn checksum(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
