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

/// How virtual time goes by the clock that is read: from some moment on, so many times as fast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// What the clock said when virtual time was at `moment`; both in whole milliseconds.
    real: f64,
    moment: f64,
    pace: u32,
}

impl Default for Clock {
    /// Virtual time is what the clock says.
    fn default() -> Self {
        Self { real: 0.0, moment: 0.0, pace: 1 }
    }
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
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
        self.at(real).map(|now| Timestamp::from_millis(now as u64))
    }

    fn at(self, real: f64) -> Result<f64, ClockError> {
        if !(0.0..=LAST_MOMENT).contains(&real) {
            return Err(ClockError::NoTime(real));
        }
        Ok((self.moment + (real.floor() - self.real) * f64::from(self.pace)).clamp(0.0, LAST_MOMENT))
    }

    /// Moves virtual time on by whole milliseconds; a part of one is dropped.
    pub fn advance(&mut self, real: f64, milliseconds: f64) -> Result<(), ClockError> {
        if !(milliseconds >= 0.0 && milliseconds.is_finite()) {
            return Err(ClockError::NoDuration(milliseconds));
        }
        let moment = self.at(real)? + milliseconds.floor();
        self.set(moment, real)
    }

    /// Lets virtual time go on from `moment`, at which an account was saved: while nothing has it open, its time stands
    /// still.
    pub fn continue_from(&mut self, moment: Timestamp, real: f64) -> Result<(), ClockError> {
        self.at(real)?;
        self.set(milliseconds(moment), real)
    }

    fn set(&mut self, moment: f64, real: f64) -> Result<(), ClockError> {
        if moment > LAST_MOMENT {
            return Err(ClockError::TooFar);
        }
        (self.moment, self.real) = (moment, real.floor());
        Ok(())
    }

    /// How many milliseconds of virtual time go by in one of real time; 0 while it stands still.
    pub const fn pace(self) -> u32 {
        self.pace
    }

    /// Lets virtual time go on from where it is, `pace` times as fast as real time.
    pub fn set_pace(&mut self, real: f64, pace: u32) -> Result<(), ClockError> {
        self.advance(real, 0.0)?;
        self.pace = pace;
        Ok(())
    }

    /// What the clock outside will say when virtual time is at `moment`, or said; `None` while virtual time stands still.
    pub fn when(self, moment: Timestamp) -> Option<f64> {
        let distance = milliseconds(moment) - self.moment;
        (self.pace > 0).then(|| self.real + (distance / f64::from(self.pace)).ceil())
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
    fn time_goes_faster_or_stands_still_from_where_it_is() {
        let at = Timestamp::from_millis;
        let mut clock = Clock::default();
        clock.set_pace(1_000.0, 10).unwrap();
        assert_eq!(clock.now(1_100.0), Ok(at(2_000)));
        assert_eq!(clock.when(at(2_001)), Some(1_101.0));
        clock.advance(1_100.0, 500.0).unwrap();
        clock.set_pace(1_100.0, 0).unwrap();
        assert_eq!((clock.now(9_000.0), clock.when(at(2_501))), (Ok(at(2_500)), None));
        clock.set_pace(9_000.0, 1).unwrap();
        assert_eq!((clock.now(9_001.0), clock.when(at(2_600))), (Ok(at(2_501)), Some(9_100.0)));
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
