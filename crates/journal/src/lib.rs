//! What is kept between two visits.
//!
//! An [`Account`](lifecycle::Account) becomes text by [`write()`] and comes back by [`read`], in a stored form that has a
//! version and a checksum. It can come back in two steps, too: [`read_definitions`] gives an account that shows what is
//! defined, and [`Unread::complete`] adds what runs. A [`Journal`] keeps that text in a [`Store`], and never overwrites what it could not read.
//!
//! Today the journal is one checkpoint, written anew for each save. A log of outcomes between checkpoints fits behind
//! the same [`Journal`]: callers hand it the account and do not know how it is kept.

mod definitions;
mod keep;
mod pack;
mod text;
mod v2;

pub use keep::{Journal, Opening, SaveError, Store, StoreError, Unreadable};
pub use text::{ReadError, Unread, complete, read, read_definitions, read_definitions_moved, write, write_apart};
