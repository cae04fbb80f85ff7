//! AWS JSON 1.1: bytes to calls and queries, answers and refusals to bytes.
//!
//! [`handle`] is the whole protocol for one request; [`decode`] and [`encode`] are its halves, for those who hold a call
//! or an answer already.

mod decode;
mod encode;
mod handle;
mod input;

pub use decode::{ProtocolError, Request, SERVICE, decode, register};
pub use encode::{encode, encode_error, java_seconds};
pub use handle::{Response, handle};
