//! Moments as milliseconds before the account's own.

use lifecycle::Timestamp;

/// What stands for [`Timestamp::NEVER`], which does not move in time.
const NEVER: i64 = i64::MIN;

/// The moment at which the account is.
#[derive(Clone, Copy)]
pub(crate) struct Moments(pub(crate) Timestamp);

impl Moments {
    /// How long before the account's moment; below 0 for what is still to come.
    pub(crate) fn ago(self, at: Timestamp) -> i64 {
        match at {
            Timestamp::NEVER => NEVER,
            at => self.0.as_millis().wrapping_sub(at.as_millis()).cast_signed(),
        }
    }

    /// The moment that long before.
    pub(crate) fn at(self, ago: i64) -> Timestamp {
        match u64::try_from(ago) {
            Ok(ago) => self.0.minus_millis(ago),
            Err(_) if ago == NEVER => Timestamp::NEVER,
            Err(_) => self.0.plus_millis(ago.unsigned_abs()),
        }
    }
}
