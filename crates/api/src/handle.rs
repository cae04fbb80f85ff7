//! One request, answered.

use lifecycle::{Account, Answer, Call, Region, Source, Timestamp};

use crate::decode::{Request, decode, operation_in};
use crate::encode::{encode, encode_error};
use crate::error::{ApiError, MAX_BODY_BYTES};
use crate::throttle::{ActionGroup, Throttle};

/// What goes back to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status: 200, 413 for a body over [`MAX_BODY_BYTES`], or 400 for everything else that is refused.
    pub status: u16,
    /// The body, as `application/x-amz-json-1.1`.
    pub body: String,
}

impl From<Result<Answer, ApiError>> for Response {
    fn from(answer: Result<Answer, ApiError>) -> Self {
        match answer {
            Ok(answer) => Self { status: 200, body: encode(&answer) },
            Err(error) => Self { status: error.status(), body: encode_error(&error) },
        }
    }
}

/// Answers a request as ECS would: `target` is the `X-Amz-Target` header, `body` the bytes behind it.
///
/// Total: whatever the bytes are, there is a response, and `account` holds what it held unless the call was carried out.
pub fn handle(account: &mut Account, at: Timestamp, region: Region, target: &str, body: &[u8]) -> Response {
    answer(account, None, at, region, target, body).into()
}

/// Answers a request as [`handle`] does, before it becomes bytes. With a `throttle`, what comes too fast is refused before
/// it is looked at.
pub fn answer(
    account: &mut Account,
    throttle: Option<&mut Throttle>,
    at: Timestamp,
    region: Region,
    target: &str,
    body: &[u8],
) -> Result<Answer, ApiError> {
    account.advance(at);
    if body.len() > MAX_BODY_BYTES {
        return Err(ApiError::TooLong { bytes: body.len() });
    }
    let operation = operation_in(target);
    if let Some((throttle, simulated)) = throttle.zip(operation.and_then(|operation| operation.simulated))
        && !throttle.admit(region, ActionGroup::of(simulated), account.now())
    {
        return Err(ApiError::Throttled);
    }
    match decode(target, body)? {
        Request::Query(query) => Ok(account.query(region, &query)?),
        Request::Call(operation) => {
            let call = Call { at, region, source: Source::Api, operation };
            let outcome = account.perform(&call)?;
            Ok(account.answer(&call, &outcome))
        }
    }
}
