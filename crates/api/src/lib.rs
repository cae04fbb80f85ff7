//! AWS JSON 1.1: bytes to calls and queries, answers and refusals to bytes.
//!
//! [`handle`] is the whole protocol for one request; [`answer`] is the same before it becomes bytes. [`decode`] and
//! [`encode`] are its halves, for those who hold a call or an answer already.

mod decode;
mod encode;
mod error;
mod handle;
mod input;
mod operations;
mod throttle;

pub use decode::{Request, SERVICE, decode, operation_in, register};
pub use encode::{encode, encode_error, java_seconds};
pub use error::{ApiError, MAX_BODY_BYTES};
pub use handle::{Response, answer, handle};
pub use operations::{ApiOperation, OPERATIONS, Simulated};
pub use throttle::{ActionGroup, Rate, Throttle};
