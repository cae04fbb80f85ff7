//! What the visitor prefers, and how it is kept: a short text of our own, so that an older or newer page can read it.

use leptos::ev;
use leptos::prelude::*;

use super::markup::effect;
use super::storage::{self, StorageProblem};
use super::theme::Theme;

/// The key they are kept under; the script in `index.html` reads it too.
const KEY: &str = "preferences";

/// The page sizes a table offers.
pub const PAGE_SIZES: [usize; 4] = [10, 20, 50, 100];

/// How many times as fast as real time the page's clock can go.
pub const SPEEDS: [u32; 3] = [1, 10, 60];

/// In which zone times are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeZone {
    /// The one of the visitor's machine.
    #[default]
    Local,
    /// Coordinated universal time.
    Utc,
}

/// What the visitor prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The colours.
    pub theme: Theme,
    /// The rows of a table's page, one of [`PAGE_SIZES`].
    pub page_size: usize,
    /// The zone of the times shown.
    pub time_zone: TimeZone,
    /// How many times as fast as real time the page's clock goes, one of [`SPEEDS`].
    pub speed: u32,
    /// Whether it stands still.
    pub paused: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            page_size: PAGE_SIZES[1],
            time_zone: TimeZone::Local,
            speed: SPEEDS[0],
            paused: false,
        }
    }
}

impl Preferences {
    /// Reads what [`Preferences::to_text`] wrote. What is missing, unknown or out of range is at its default.
    pub fn from_text(text: &str) -> Self {
        let mut preferences = Self::default();
        for pair in text.split(';') {
            match pair.split_once('=') {
                Some(("theme", code)) => preferences.theme = Theme::from_code(code),
                Some(("page-size", size)) => {
                    if let Some(size) = PAGE_SIZES.iter().find(|known| known.to_string() == size) {
                        preferences.page_size = *size;
                    }
                }
                Some(("time-zone", "utc")) => preferences.time_zone = TimeZone::Utc,
                Some(("speed", speed)) => {
                    if let Some(speed) = SPEEDS.iter().find(|known| known.to_string() == speed) {
                        preferences.speed = *speed;
                    }
                }
                Some(("clock", "paused")) => preferences.paused = true,
                _ => {}
            }
        }
        preferences
    }

    /// How many times as fast as real time the clock goes now: 0 while it stands still.
    pub fn pace(&self) -> u32 {
        if self.paused { 0 } else { self.speed }
    }

    /// The text that is kept, e.g. `theme=dark;page-size=20;time-zone=local;speed=1;clock=runs`. The script in `index.html`
    /// looks for `theme=…` in it before the first paint.
    pub fn to_text(self) -> String {
        let zone = match self.time_zone {
            TimeZone::Local => "local",
            TimeZone::Utc => "utc",
        };
        let clock = if self.paused { "paused" } else { "runs" };
        let (theme, size, speed) = (self.theme.code(), self.page_size, self.speed);
        format!("theme={theme};page-size={size};time-zone={zone};speed={speed};clock={clock}")
    }
}

/// The visitor's preferences, applied and kept. Copied freely; found by [`KeptPreferences::current`] below where they
/// were provided.
#[derive(Clone, Copy)]
pub struct KeptPreferences {
    preferences: RwSignal<Preferences>,
    problem: RwSignal<Option<StorageProblem>>,
}

impl KeptPreferences {
    /// Reads what is kept, follows what another tab changes, and makes it available to what is rendered below.
    pub fn provide() -> Self {
        let (preferences, problem) = match storage::read(KEY) {
            Ok(text) => (Preferences::from_text(&text.unwrap_or_default()), None),
            Err(problem) => (Preferences::default(), Some(problem)),
        };
        let kept = Self { preferences: RwSignal::new(preferences), problem: RwSignal::new(problem) };
        effect(move || kept.preferences.with(|preferences| preferences.theme.apply()));
        let changed = window_event_listener(ev::storage, move |event| {
            if event.key() == Some(storage::full_key(KEY)) {
                kept.preferences.set(Preferences::from_text(&event.new_value().unwrap_or_default()));
            }
        });
        on_cleanup(move || changed.remove());
        provide_context(kept);
        kept
    }

    /// The preferences provided above.
    pub fn current() -> Self {
        expect_context()
    }

    /// What the visitor prefers now.
    pub fn get(self) -> Signal<Preferences> {
        self.preferences.into()
    }

    /// Takes over a preference and keeps it, e.g. `kept.change(|it| it.page_size = 50)`.
    pub fn change(self, change: impl FnOnce(&mut Preferences)) {
        self.preferences.update(change);
        let text = self.preferences.with_untracked(|preferences| preferences.to_text());
        self.problem.set(storage::write(KEY, &text).err());
    }

    /// Why preferences are not kept; `None` while they are.
    pub fn problem(self) -> Signal<Option<StorageProblem>> {
        self.problem.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_survive_being_written_and_read() {
        for theme in Theme::ALL {
            for page_size in PAGE_SIZES {
                for time_zone in [TimeZone::Local, TimeZone::Utc] {
                    for (speed, paused) in [(1, false), (10, true), (60, false)] {
                        let preferences = Preferences { theme, page_size, time_zone, speed, paused };
                        assert_eq!(Preferences::from_text(&preferences.to_text()), preferences);
                    }
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_at_its_default() {
        for text in [
            "",
            ";;;",
            "theme",
            "theme=;page-size=7",
            "page-size=-1;theme=pink",
            "speed=2;clock=no",
            "\u{0}",
            "{\"theme\":1}",
        ] {
            assert_eq!(Preferences::from_text(text), Preferences::default(), "{text:?}");
        }
        let newer = Preferences::from_text("theme=dark;sound=off;page-size=50");
        assert_eq!((newer.theme, newer.page_size), (Theme::Dark, 50));
    }
}
