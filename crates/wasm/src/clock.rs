//! Virtual time: a clock that is read from outside, and everything by which it was moved on.

use lifecycle::Timestamp;

/// The last moment that a JavaScript `Date` can have, in milliseconds since the Unix epoch.
pub const LAST_MOMENT: f64 = 8.64e15;

/// A moment as JavaScript has it: milliseconds since the Unix epoch.
pub const fn milliseconds(at: Timestamp) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "moments that a date can show are whole in a double")]
    let milliseconds = at.as_millis() as f64;
    milliseconds
}

/// How far virtual time is from the clock that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    /// Whole milliseconds, of either sign.
    offset: f64,
}

/// A time that can't be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ClockError {
    /// What the clock says is no time.
    #[error("The clock says {0}, which is no number of milliseconds since 1970.")]
    NoTime(f64),
    /// Virtual time is not moved back, nor by what is no number.
    #[error("Time can be advanced by 0 or more milliseconds, not by {0}.")]
    NoDuration(f64),
    /// No `Date` could show it.
    #[error("Time can't be advanced so far: a date ends in the year 275760.")]
    TooFar,
}

impl Clock {
    /// Virtual time when the clock outside says `real`, in milliseconds since the Unix epoch.
    pub fn now(self, real: f64) -> Result<Timestamp, ClockError> {
        if !(0.0..=LAST_MOMENT).contains(&real) {
            return Err(ClockError::NoTime(real));
        }
        let now = (real.floor() + self.offset).clamp(0.0, LAST_MOMENT);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
        Ok(Timestamp::from_millis(now as u64))
    }

    /// Moves virtual time on by whole milliseconds; a part of one is dropped.
    pub fn advance(&mut self, real: f64, milliseconds: f64) -> Result<(), ClockError> {
        if !(milliseconds >= 0.0 && milliseconds.is_finite()) {
            return Err(ClockError::NoDuration(milliseconds));
        }
        self.now(real)?;
        let offset = self.offset + milliseconds.floor();
        if real.floor() + offset > LAST_MOMENT {
            return Err(ClockError::TooFar);
        }
        self.offset = offset;
        Ok(())
    }

    /// The same clock, or one that is at `moment` where this one is behind it.
    #[must_use]
    pub fn at_least(self, moment: Timestamp, real: f64) -> Self {
        let mut ahead = self;
        let behind = self.now(real).is_ok_and(|now| now < moment);
        if behind && ahead.continue_from(moment, real).is_ok() { ahead } else { self }
    }

    /// Lets virtual time go on from `moment`, at which an account was saved: while nothing has it open, its time stands
    /// still.
    pub fn continue_from(&mut self, moment: Timestamp, real: f64) -> Result<(), ClockError> {
        Self::default().now(real)?;
        let moment = milliseconds(moment);
        if moment > LAST_MOMENT {
            return Err(ClockError::TooFar);
        }
        self.offset = moment - real.floor();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_the_clock_plus_everything_advanced() {
        let mut clock = Clock::default();
        assert_eq!(clock.now(1_000.9), Ok(Timestamp::from_millis(1_000)));
        clock.advance(1_000.0, 500.5).unwrap();
        assert_eq!(clock.now(2_000.0), Ok(Timestamp::from_millis(2_500)));
        clock.continue_from(Timestamp::from_millis(100), 3_000.0).unwrap();
        assert_eq!(clock.now(3_007.0), Ok(Timestamp::from_millis(107)));
    }

    #[test]
    fn what_is_no_time_is_refused_and_changes_nothing() {
        let mut clock = Clock::default();
        for bad in [f64::NAN, f64::INFINITY, -1.0, 1e16] {
            assert!(clock.now(bad).is_err(), "{bad}");
            assert!(clock.continue_from(Timestamp::default(), bad).is_err(), "{bad}");
        }
        for bad in [f64::NAN, f64::INFINITY, -0.5, 1e300, LAST_MOMENT] {
            assert!(clock.advance(1_000.0, bad).is_err(), "{bad}");
        }
        assert_eq!(clock, Clock::default());
    }
}
