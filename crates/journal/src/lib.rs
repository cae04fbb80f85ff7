//! What is kept between two visits.
//!
//! An [`Account`](lifecycle::Account) becomes text by [`write()`] and comes back by [`read`], in a stored form that has a
//! version and a checksum. A [`Journal`] keeps that text in a [`Store`], and never overwrites what it could not read.
//!
//! Today the journal is one checkpoint, written anew for each save. A log of outcomes between checkpoints fits behind
//! the same [`Journal`]: callers hand it the account and do not know how it is kept.

mod keep;
mod pack;
mod text;
mod v1;

pub use keep::{Journal, Opening, SaveError, Store, StoreError};
pub use text::{ReadError, read, read_moved, write};
