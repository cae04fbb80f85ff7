//! The account's time on the page: what moves it on, and how fast.

use std::time::Duration;

use leptos::prelude::*;
use lifecycle::{Account, Timestamp};
use wasm::clock::ClockError;

use super::watch::{Found, UNSEEN_MS, Watch};
use super::{Inner, Lab, SAVE_TIME_AFTER, Standing};
use crate::kit::preferences::{KeptPreferences, Preferences};
use crate::kit::storage;
use crate::view::passed::{Before, Passed};

/// The longest that a timer is set for; browsers take no more than 31 bits of milliseconds.
const LONGEST_TIMER_MS: f64 = 60.0 * 60.0 * 1000.0;

/// The shortest, so that what happens in quick succession at a high speed is drawn together.
const SHORTEST_TIMER_MS: f64 = 50.0;

/// The shortest time between two showings of the clock.
const SHORTEST_BEAT_MS: f64 = 250.0;

/// The key, below the site's prefix, of how far behind the present the visitor has chosen to stay.
const STAY_KEY: &str = "stay";

impl Lab {
    /// The present, in the account's time. In a tab that follows, the moment at which the account was saved.
    pub fn now(self) -> Timestamp {
        self.held_now().unwrap_or_else(|| self.peek(Account::now))
    }

    /// The present, if this tab may change the account.
    pub(super) fn held_now(self) -> Option<Timestamp> {
        let holds = self.standing.get_untracked() == Standing::Holds;
        // A clock outside that can't be read does not move the account back.
        holds.then(|| self.inner.with_value(|inner| inner.watch.now(real()).max(inner.account.now())))
    }

    /// The time to show, about once a second; what asks is asked again when it has gone on.
    pub fn time(self) -> Timestamp {
        Timestamp::from_millis(self.time.get())
    }

    /// When the next thing happens by itself; what asks is asked again after every change.
    pub fn next_event(self) -> Option<Timestamp> {
        self.read(Account::next_event)
    }

    /// Moves time on; `None` in a tab that does not hold the account.
    pub fn advance(self, milliseconds: f64) -> Option<Result<(), ClockError>> {
        self.held_now()?;
        let moved = self.inner.try_update_value(|inner| inner.watch.advance(real(), milliseconds))?;
        if moved.is_ok() {
            let now = self.now();
            self.inner.update_value(|inner| inner.account.advance(now));
            self.time.set(now.as_millis());
            self.changed();
        }
        Some(moved)
    }

    /// The same, and what happened meanwhile.
    pub fn skip(self, milliseconds: u64) -> Option<Passed> {
        // What has been due before the skip is no part of it.
        self.move_on();
        let before = self.peek(Before::new);
        #[expect(clippy::cast_precision_loss, reason = "moments that a date can show are whole in a double")]
        self.advance(milliseconds as f64)?.ok()?;
        Some(self.peek(|account| before.passed(account)))
    }

    /// Moves time on to what happens next, if something does.
    pub fn skip_to_next_event(self) -> Option<Passed> {
        let next = self.peek(Account::next_event)?;
        self.skip(next.as_millis().saturating_sub(self.now().as_millis()))
    }

    /// How far the account is behind the present, in milliseconds, while the visitor is to say what to do about it.
    pub fn behind(self) -> Option<u64> {
        Some(self.behind.get()).filter(|behind| *behind > 0)
    }

    /// Moves time on to the present, and answers what happened meanwhile.
    pub fn catch_up(self) -> Option<Passed> {
        self.behind.set(0);
        self.skip(self.lag())
    }

    /// Leaves the account behind the present.
    pub fn stay(self) {
        // Where it can't be kept, it is asked again at the next visit.
        let _ = storage::write(STAY_KEY, &self.lag().to_string());
        self.behind.set(0);
    }

    /// Time goes on from the account's own moment.
    pub(super) fn reset_time(self) {
        self.inner.update_value(|inner| inner.watch = watch(inner.account.now(), inner.preferences, real()));
    }

    /// Time is this tab's.
    pub(super) fn start_time(self) {
        self.time.set(self.now().as_millis());
        self.ask_whether_to_catch_up();
        self.move_on();
        self.beat();
    }

    /// Time is another tab's.
    pub(super) fn stop_time(self) {
        self.behind.set(0);
        self.set_timer(|inner| &mut inner.event_timer, None);
        self.set_timer(|inner| &mut inner.beat, None);
        self.time.set(self.now().as_millis());
    }

    /// Lets time go as fast as the visitor prefers, whichever tab they say so in.
    pub(super) fn follow_pace(self) {
        let preferences = self.inner.with_value(|inner| inner.preferences).get();
        Effect::new(move |before: Option<u32>| {
            let pace = preferences.with(Preferences::pace);
            if before.is_some_and(|before| before != pace) && self.held_now().is_some() {
                self.inner.update_value(|inner| inner.watch.set_pace(real(), pace));
                self.move_on();
                self.beat();
            }
            pace
        });
    }

    /// The page has come into view or gone out of it.
    pub(super) fn seen(self) {
        if self.held_now().is_none() {
            return;
        }
        let found = self.inner.try_update_value(|inner| inner.watch.look(real()));
        self.move_on();
        if found == Some(Found::StoodStill) {
            self.ask_whether_to_catch_up();
        }
    }

    /// Shows the time about once a second while the page is in view.
    pub(super) fn beat(self) {
        self.set_timer(|inner| &mut inner.beat, None);
        let pace = self.inner.with_value(|inner| inner.preferences).get().with_untracked(Preferences::pace);
        let Some(now) = self.held_now().filter(|_| pace > 0 && !document().hidden()) else { return };
        // When the second turns.
        let left = 1000 - u32::try_from(now.as_millis() % 1000).unwrap_or_default();
        let wait = (f64::from(left) / f64::from(pace)).max(SHORTEST_BEAT_MS);
        let again = move || {
            if !document().hidden() {
                self.seen();
                self.beat();
            }
        };
        self.set_timer(|inner| &mut inner.beat, timer(wait, again));
    }

    /// Moves the account on to the present.
    pub(super) fn move_on(self) {
        let Some(now) = self.held_now() else { return };
        let due = self.peek(Account::next_event).is_some_and(|at| at <= now);
        self.inner.update_value(|inner| inner.account.advance(now));
        if self.time.get_untracked() != now.as_millis() {
            self.time.set(now.as_millis());
        }
        if due {
            self.version.update(|version| *version += 1);
            self.save_within(SAVE_TIME_AFTER);
        }
        self.await_event();
    }

    /// Comes back when something happens by itself.
    pub(super) fn await_event(self) {
        let next = self.held_now().and_then(|_| self.peek(Account::next_event));
        let wait = next.and_then(|at| self.inner.with_value(|inner| inner.watch.wait(at, real())));
        let timer =
            wait.and_then(|wait| timer(wait.clamp(SHORTEST_TIMER_MS, LONGEST_TIMER_MS), move || self.move_on()));
        self.set_timer(|inner| &mut inner.event_timer, timer);
    }

    /// Keeps a timer in the place of the one before, which is cleared.
    fn set_timer(self, place: fn(&mut Inner) -> &mut Option<TimeoutHandle>, timer: Option<TimeoutHandle>) {
        self.inner.update_value(|inner| {
            if let Some(before) = std::mem::replace(place(inner), timer) {
                before.clear();
            }
        });
    }

    /// Asks, unless the account is at the present or the visitor has chosen to stay as far behind it.
    pub(super) fn ask_whether_to_catch_up(self) {
        let lag = self.lag();
        let stay: u64 = storage::read(STAY_KEY).ok().flatten().and_then(|text| text.parse().ok()).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of minutes")]
        let worth_asking = lag > stay.saturating_add(UNSEEN_MS as u64);
        self.behind.set(if worth_asking { lag } else { 0 });
    }

    /// How far the account is behind the present, in milliseconds.
    fn lag(self) -> u64 {
        real_moment().as_millis().saturating_sub(self.now().as_millis())
    }
}

/// A watch at the account's own moment, which goes as fast as the visitor prefers.
pub(super) fn watch(moment: Timestamp, preferences: KeptPreferences, real: f64) -> Watch {
    Watch::new(moment, preferences.get().with_untracked(Preferences::pace), real)
}

fn timer(milliseconds: f64, then: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(then, Duration::from_secs_f64(milliseconds / 1000.0)).ok()
}

/// What the browser's clock says.
pub(super) fn real() -> f64 {
    js_sys::Date::now()
}

/// The present, as the browser's clock has it.
pub(super) fn real_moment() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970 are whole")]
    Timestamp::from_millis(real() as u64)
}
