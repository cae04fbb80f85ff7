//! The page's account: read through memos, changed through calls, kept in step with the browser's storage.

mod keep;
mod opening;
mod time;
mod watch;

use std::time::Duration;

use api::{ApiError, Throttle};
use journal::Journal;
use leptos::ev;
use leptos::prelude::*;
use lifecycle::{Account, Answer, Call, Operation, Outcome, Refusal, Region, Source, Timestamp};

use crate::holder::{self, Holder};
use crate::kit::preferences::KeptPreferences;
use crate::kit::{start, storage};
use crate::store::BrowserStore;
use opening::{Missing, Opened};
use time::{real_moment, watch};
use wasm::clock::milliseconds;
use watch::Watch;

/// The key, below the site's prefix, that the account is kept under.
const STATE_KEY: &str = "state";

/// How long changes are gathered before they are saved together.
const SAVE_AFTER: Duration = Duration::from_millis(250);

/// The same for what comes with time alone: from what was saved before, it comes again.
const SAVE_TIME_AFTER: Duration = Duration::from_secs(2);

/// Whether this tab may change the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not known yet: the browser has been asked.
    Asking,
    /// This tab holds the account.
    Holds,
    /// Another tab holds it, and this one follows.
    Follows,
}

/// What is wrong with keeping the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing can be kept.
    Store(journal::StoreError),
    /// Another tab has saved first, and what was done here since is not kept.
    Overtaken,
    /// What was kept could not be read.
    Unreadable {
        /// Why.
        why: String,
        /// The key that it was copied to, unless there was no room: then nothing is saved over it.
        set_aside: Option<String>,
    },
}

/// Why a call was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// ECS refuses it.
    Refused(Refusal),
    /// Another tab holds the account.
    HeldElsewhere,
}

/// The page's account. Copied freely; found by [`Lab::current`] below where it was provided.
#[derive(Clone, Copy)]
pub struct Lab {
    inner: StoredValue<Inner, LocalStorage>,
    /// Counts the changes, so that what was computed from an older account is computed anew.
    version: RwSignal<u64>,
    standing: RwSignal<Standing>,
    trouble: RwSignal<Option<Trouble>>,
    /// Bytes of the last save.
    saved_bytes: RwSignal<Option<usize>>,
    /// The time that shows, in milliseconds since the Unix epoch.
    time: RwSignal<u64>,
    /// How far the account is behind the present, in milliseconds, while that is to be asked about; else 0.
    behind: RwSignal<u64>,
}

struct Inner {
    account: Account,
    watch: Watch,
    /// How fast time goes is among them.
    preferences: KeptPreferences,
    missing: Missing,
    /// Stands before what scripts call, if they ask for it.
    throttle: Option<Throttle>,
    journal: Journal,
    holder: Option<Holder>,
    /// What is to save next, and how soon that was asked for.
    save_timer: Option<(TimeoutHandle, Duration)>,
    /// Whether somebody changed the account since it was saved.
    is_unsaved: bool,
    /// The moment at which the account was when it was saved.
    saved_at: Timestamp,
    event_timer: Option<TimeoutHandle>,
    beat: Option<TimeoutHandle>,
}

impl Lab {
    /// Opens the account that the browser keeps, or the demo account, and makes it available to what is rendered below.
    /// Until [`Lab::begin`] it can only be read.
    pub fn provide() -> Self {
        let now = real_moment();
        let Opened { account, missing, journal, trouble } = opening::open(now);
        let (moment, preferences) = (account.now(), KeptPreferences::current());
        let inner = Inner {
            account,
            missing,
            // From the moment of this visit, so that what is still to be fetched costs no time.
            watch: watch(moment, preferences, milliseconds(now)),
            preferences,
            throttle: None,
            journal,
            holder: None,
            save_timer: None,
            is_unsaved: false,
            saved_at: moment,
            event_timer: None,
            beat: None,
        };
        let lab = Self {
            inner: StoredValue::new_local(inner),
            version: RwSignal::new(0),
            standing: RwSignal::new(Standing::Asking),
            trouble: RwSignal::new(trouble),
            saved_bytes: RwSignal::new(None),
            time: RwSignal::new(moment.as_millis()),
            behind: RwSignal::new(0),
        };
        provide_context(lab);
        lab
    }

    /// Reads what runs, and begins to hold the account or to follow whoever holds it, to keep what changes, and to move on
    /// with time.
    pub fn begin(self) {
        self.complete();
        self.follow_pace();
        self.hold();
        self.listen();
    }

    /// The account provided above.
    pub fn current() -> Self {
        expect_context()
    }

    /// Asks the account something; what asks is asked again after every change.
    pub fn read<T>(self, ask: impl FnOnce(&Account) -> T) -> T {
        self.version.track();
        self.peek(ask)
    }

    /// Asks the account something once.
    pub fn peek<T>(self, ask: impl FnOnce(&Account) -> T) -> T {
        self.inner.with_value(|inner| ask(&inner.account))
    }

    /// Whether this tab may change the account.
    pub fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    /// What is wrong with keeping the account.
    pub fn trouble(self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// How many bytes the last save took; `None` before the first.
    pub fn saved_bytes(self) -> Signal<Option<usize>> {
        self.saved_bytes.into()
    }

    /// Makes a call as a control of the page.
    pub fn call(self, region: Region, operation: Operation) -> Result<(Outcome, Answer), NotDone> {
        let at = self.held_now().ok_or(NotDone::HeldElsewhere)?;
        let call = Call { at, region, source: Source::Console, operation };
        let result = self.inner.try_update_value(|inner| {
            let outcome = inner.account.perform(&call)?;
            let answer = inner.account.answer(&call, &outcome);
            if matches!(outcome, Outcome::Replaced(_)) {
                // Nobody has called the other account yet.
                inner.throttle = inner.throttle.take().map(|_| Throttle::default());
            }
            Ok((outcome, answer))
        });
        // The account lives as long as the page; where that is gone, nobody holds it.
        let done = result.ok_or(NotDone::HeldElsewhere)?.map_err(NotDone::Refused)?;
        self.changed();
        if matches!(done.0, Outcome::Replaced(_)) {
            // It has a time of its own.
            self.reset_time();
            self.start_time();
        }
        Ok(done)
    }

    /// Answers a request in the protocol of the API, as a script makes it; `None` where it would change the account and
    /// this tab does not hold that.
    pub fn answer(self, region: Region, target: &str, body: &[u8]) -> Option<Result<Answer, ApiError>> {
        let Some(at) = self.held_now() else {
            return match api::decode(target, body) {
                Ok(api::Request::Call(_)) => None,
                Ok(api::Request::Query(query)) => {
                    Some(self.peek(|account| account.query(region, &query)).map_err(ApiError::from))
                }
                Err(error) => Some(Err(error)),
            };
        };
        let answer = self.inner.try_update_value(|inner| {
            api::answer(&mut inner.account, inner.throttle.as_mut(), at, region, target, body)
        })?;
        let operation = api::operation_in(target).and_then(|operation| operation.simulated);
        if answer.is_ok() && operation.is_some_and(api::Simulated::changes) {
            self.changed();
        }
        Some(answer)
    }

    /// Whether what scripts call too fast is refused.
    pub fn is_throttled(self) -> bool {
        self.inner.with_value(|inner| inner.throttle.is_some())
    }

    /// Refuses what scripts call too fast, or stops doing so. Turned on twice, the buckets are what they were.
    pub fn throttle(self, on: bool) {
        self.inner.update_value(|inner| inner.throttle = on.then(|| inner.throttle.take().unwrap_or_default()));
    }

    fn changed(self) {
        // Before anything is drawn, so that it is kept even if drawing it breaks the page.
        self.inner.update_value(|inner| inner.is_unsaved = true);
        self.save_within(SAVE_AFTER);
        self.version.update(|version| *version += 1);
        self.await_event();
    }

    /// Lets this tab hold the account in place of the one that does.
    pub fn take_over(self) {
        self.inner.with_value(|inner| {
            if let Some(holder) = &inner.holder {
                holder.take_over();
            }
        });
    }

    /// Asks the browser for the account, which one tab holds at a time.
    fn hold(self) {
        let granted = move |handed_over: Option<String>| {
            // Whoever held it before may have saved since this page was opened.
            match handed_over {
                Some(text) => self.take_up(|journal| journal.take_over(&BrowserStore, &text).ok()),
                None => self.take_up(|journal| journal.refresh(&BrowserStore)),
            }
            if self.standing.get_untracked() == Standing::Follows {
                // Time stood still here, as it was saved.
                self.reset_time();
            }
            self.standing.set(Standing::Holds);
            self.start_time();
            self.save();
        };
        let lost = move || {
            self.cancel_save();
            self.standing.set(Standing::Follows);
            self.stop_time();
            // It may have been saved since this page read it, before this page listened.
            self.take_up(|journal| journal.refresh(&BrowserStore));
        };
        let asked = move || {
            self.save_now();
            Some(self.peek(journal::write))
        };
        let holder = Holder::request(&storage::full_key(STATE_KEY), holder::Events::new(granted, lost, asked));
        self.inner.update_value(|inner| inner.holder = Some(holder));
    }

    fn listen(self) {
        let changed = window_event_listener(ev::storage, move |event| {
            // What waits to be saved here is not given up for what another tab has saved: saving it will say so.
            let waits = self.inner.with_value(|inner| inner.is_unsaved);
            let follows = self.standing.get_untracked() != Standing::Holds || (!holder::is_exclusive() && !waits);
            if follows && event.key().is_some_and(|key| key == storage::full_key(STATE_KEY)) {
                self.take_up(|journal| journal.refresh(&BrowserStore));
            }
        });
        let left = window_event_listener(ev::pagehide, move |_| self.save_now());
        let hidden = window_event_listener(ev::visibilitychange, move |_| {
            self.seen();
            self.beat();
            if document().hidden() {
                self.save_now();
            }
        });
        // A page that is broken saves what is waiting, and nothing any more. What broke in the midst of a change has left
        // the account locked: then this fails, and what was saved before stays.
        let broke = window_event_listener_untyped(start::BROKEN, move |_| {
            if self.cancel_save() {
                self.write();
            }
        });
        on_cleanup(move || {
            changed.remove();
            left.remove();
            hidden.remove();
            broke.remove();
        });
    }

    /// Puts an account that the journal has from another tab in the place of this one's.
    fn take_up(self, find: impl FnOnce(&mut Journal) -> Option<Account>) {
        let found = self.inner.try_update_value(|inner| {
            let account = find(&mut inner.journal)?;
            inner.saved_at = account.now();
            inner.is_unsaved = false;
            inner.account = account;
            Some(())
        });
        if found.flatten().is_some() {
            self.reset_time();
            self.version.update(|version| *version += 1);
            if self.standing.get_untracked() == Standing::Holds {
                self.start_time();
            } else {
                self.stop_time();
            }
        }
    }
}
