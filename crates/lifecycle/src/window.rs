//! How soon after deregistering ECS enforces what an INACTIVE revision can't do.

use crate::time::Timestamp;

/// How long after deregistering a revision can still run tasks and be what services use.
///
/// Source: *Deregistering task definition revisions* in the ECS developer guide: "there may be up to a 10-minute window".
/// How long it really is, AWS does not say; recorded is one refusal 1.7 seconds after deregistering, so that the default is
/// no window at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnforcementWindow {
    /// The same for every revision, in whole seconds, 0 to [`EnforcementWindow::MAX_SECONDS`].
    Seconds(u16),
    /// Another for each revision, up to ten minutes.
    Random,
}

impl EnforcementWindow {
    /// The longest window: ten minutes.
    pub const MAX_SECONDS: u16 = 600;

    /// The window of this many seconds, if it is not too long.
    pub fn of_seconds(seconds: u16) -> Option<Self> {
        (seconds <= Self::MAX_SECONDS).then_some(Self::Seconds(seconds))
    }

    /// When the window of a revision that was deregistered at some moment is over at the latest; `None` if it has none. How
    /// long a random one really is, it does not tell.
    #[must_use]
    pub const fn latest_end(self, deregistered_at: Timestamp) -> Option<Timestamp> {
        let seconds = match self {
            Self::Seconds(0) => return None,
            Self::Seconds(seconds) => seconds,
            Self::Random => Self::MAX_SECONDS,
        };
        Some(deregistered_at.plus_millis(seconds as u64 * 1000))
    }
}

impl Default for EnforcementWindow {
    fn default() -> Self {
        Self::Seconds(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_random_window_is_told_at_its_latest() {
        let at = Timestamp::from_millis(1_000);
        for (window, end) in [
            (EnforcementWindow::Seconds(0), None),
            (EnforcementWindow::Seconds(60), Some(61_000)),
            (EnforcementWindow::Random, Some(601_000)),
        ] {
            assert_eq!(window.latest_end(at), end.map(Timestamp::from_millis));
        }
    }
}
