//! One request, answered.

use lifecycle::{Account, Call, Region, Source, Timestamp};

use crate::decode::{Request, decode};
use crate::encode::{encode, encode_error};

/// What goes back to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status: 200, or 400 for everything that is refused.
    pub status: u16,
    /// The body, as `application/x-amz-json-1.1`.
    pub body: String,
}

/// Answers a request as ECS would: `target` is the `X-Amz-Target` header, `body` the bytes behind it.
///
/// Total: whatever the bytes are, there is a response, and `account` holds what it held unless the call was carried out.
pub fn handle(account: &mut Account, at: Timestamp, region: Region, target: &str, body: &[u8]) -> Response {
    account.advance(at);
    let answer = match decode(target, body) {
        Err(error) => return Response { status: 400, body: encode_error(error.code(), &error.message()) },
        Ok(Request::Query(query)) => account.query(region, &query),
        Ok(Request::Call(operation)) => {
            let call = Call { at, region, source: Source::Api, operation };
            account.perform(&call).map(|outcome| account.answer(&call, &outcome))
        }
    };
    match answer {
        Ok(answer) => Response { status: 200, body: encode(&answer) },
        Err(refusal) => Response { status: 400, body: encode_error(refusal.code().as_str(), &refusal.message()) },
    }
}
