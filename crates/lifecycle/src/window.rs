//! How soon after deregistering ECS enforces what an INACTIVE revision can't do.

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
}

impl Default for EnforcementWindow {
    fn default() -> Self {
        Self::Seconds(0)
    }
}
