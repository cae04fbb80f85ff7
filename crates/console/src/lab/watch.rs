//! The time of the page's account: it goes on while somebody is there to see it.

use lifecycle::Timestamp;
use wasm::clock::{Clock, ClockError};

/// For how long time goes on unseen, in milliseconds of real time: five minutes.
pub const UNSEEN_MS: f64 = 5.0 * 60.0 * 1000.0;

/// A clock that stands still once nobody has looked at it for long. Whether the page was hidden or the machine asleep makes
/// no difference to it: it is told when the page was last in view, not what has happened since.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    clock: Clock,
    /// What the clock outside said when the page was last in view.
    seen: f64,
}

/// What somebody who looks finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Time has gone on.
    Going,
    /// Time has stood still for a while, and goes on from where it was.
    StoodStill,
}

impl Watch {
    /// Time goes on from `moment`, `pace` times as fast as the clock outside, which says `real`.
    pub fn new(moment: Timestamp, pace: u32, real: f64) -> Self {
        let mut clock = Clock::default();
        // Fails only for what is no time, and then the clock is what a clock outside would be that can be read.
        let _ = clock.continue_from(moment, real).and_then(|()| clock.set_pace(real, pace));
        Self { clock, seen: real }
    }

    /// The moment when the clock outside says `real`.
    pub fn now(&self, real: f64) -> Timestamp {
        self.clock.now(self.unseen(real)).unwrap_or_default()
    }

    /// Notes that the page is in view.
    pub fn look(&mut self, real: f64) -> Found {
        let unseen = self.unseen(real);
        // The clock outside may also have been put back.
        let stood_still = (real - unseen).abs() >= 1.0;
        if stood_still && self.clock.continue_from(self.now(real), real).is_err() {
            return Found::Going;
        }
        self.seen = real;
        if stood_still && self.clock.pace() > 0 { Found::StoodStill } else { Found::Going }
    }

    /// Moves time on by whole milliseconds.
    pub fn advance(&mut self, real: f64, milliseconds: f64) -> Result<(), ClockError> {
        self.clock.advance(self.unseen(real), milliseconds)
    }

    /// Lets time go on `pace` times as fast as the clock outside, or stand still at 0.
    pub fn set_pace(&mut self, real: f64, pace: u32) {
        self.look(real);
        // Where the clock outside can't be read, it stands still anyway.
        let _ = self.clock.set_pace(real, pace);
    }

    /// How long it is until `moment`, in milliseconds of real time; `None` if that does not come unless somebody looks or
    /// lets time go on.
    pub fn wait(&self, moment: Timestamp, real: f64) -> Option<f64> {
        let when = self.clock.when(moment)?;
        (when <= self.seen + UNSEEN_MS).then(|| (when - real).max(0.0))
    }

    /// What the clock outside says, as long as that counts.
    fn unseen(&self, real: f64) -> f64 {
        real.clamp(self.seen, self.seen + UNSEEN_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: fn(u64) -> Timestamp = Timestamp::from_millis;
    const MINUTE: f64 = 60_000.0;

    #[test]
    fn time_goes_on_from_the_moment_of_the_account() {
        let watch = Watch::new(AT(1_000), 1, 50_000.0);
        assert_eq!(watch.now(50_250.0), AT(1_250));
        assert_eq!(watch.wait(AT(2_000), 50_250.0), Some(750.0));
        assert_eq!(watch.wait(AT(0), 50_250.0), Some(0.0));
    }

    #[test]
    fn unseen_for_long_it_stands_still_and_goes_on_from_there() {
        let mut watch = Watch::new(AT(0), 1, 0.0);
        assert_eq!(watch.look(4.0 * MINUTE), Found::Going);
        assert_eq!(watch.now(9.0 * MINUTE), AT(540_000));
        assert_eq!(watch.now(99.0 * MINUTE), AT(540_000));
        assert_eq!(watch.wait(AT(540_001), 6.0 * MINUTE), None);
        assert_eq!(watch.look(99.0 * MINUTE), Found::StoodStill);
        assert_eq!(watch.now(100.0 * MINUTE), AT(600_000));
        assert_eq!(watch.look(100.0 * MINUTE), Found::Going);
    }

    #[test]
    fn a_clock_that_is_put_back_does_not_stop_time() {
        let mut watch = Watch::new(AT(0), 1, 60.0 * MINUTE);
        watch.look(61.0 * MINUTE);
        assert_eq!(watch.now(2.0 * MINUTE), AT(60_000));
        watch.look(2.0 * MINUTE);
        assert_eq!(watch.now(3.0 * MINUTE), AT(120_000));
    }

    #[test]
    fn paused_it_stands_still_without_having_missed_anything() {
        let mut watch = Watch::new(AT(0), 60, 0.0);
        watch.set_pace(1_000.0, 0);
        assert_eq!(watch.look(60.0 * MINUTE), Found::Going);
        assert_eq!((watch.now(60.0 * MINUTE), watch.wait(AT(60_001), 60.0 * MINUTE)), (AT(60_000), None));
        watch.advance(60.0 * MINUTE, 500.0).unwrap();
        watch.set_pace(61.0 * MINUTE, 1);
        assert_eq!(watch.now(61.0 * MINUTE + 1.0), AT(60_501));
    }
}
