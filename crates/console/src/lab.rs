//! The page's account: read through memos, changed through calls, kept in step with the browser's storage.

use std::time::Duration;

use api::{ApiError, Throttle};
use journal::{Journal, Opening, SaveError, Unread, Unreadable};
use leptos::ev;
use leptos::prelude::*;
use lifecycle::{Account, Answer, Call, Operation, Outcome, Refusal, Region, Source, Timestamp};

use wasm::clock::{Clock, ClockError};

use crate::demo;
use crate::holder::{self, Holder};
use crate::kit::{start, storage};
use crate::store::BrowserStore;

/// The key, below the site's prefix, that the account is kept under.
const STATE_KEY: &str = "state";

/// How long changes are gathered before they are saved together.
const SAVE_AFTER: Duration = Duration::from_millis(250);

/// The longest that a timer is set for; browsers take no more than 31 bits of milliseconds.
const LONGEST_TIMER_MS: u64 = 60 * 60 * 1000;

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

impl From<&Unreadable> for Trouble {
    fn from(unreadable: &Unreadable) -> Self {
        Self::Unreadable { why: unreadable.why.to_string(), set_aside: unreadable.set_aside.clone().ok() }
    }
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
}

struct Inner {
    account: Account,
    /// What the account was read from, until what runs has been read as well.
    unread: Option<Unread>,
    clock: Clock,
    /// Stands before what scripts call, if they ask for it.
    throttle: Option<Throttle>,
    journal: Journal,
    holder: Option<Holder>,
    save_timer: Option<TimeoutHandle>,
    event_timer: Option<TimeoutHandle>,
}

impl Lab {
    /// Opens the account that the browser keeps, or the demo account, and makes it available to what is rendered below.
    /// Until [`Lab::begin`] it can only be read.
    pub fn provide() -> Self {
        let now = real_moment();
        let (journal, opening) = Journal::open(&BrowserStore, STATE_KEY, now);
        let trouble = match &opening {
            Opening::Kept(..) | Opening::Empty => None,
            Opening::Refused(error) => Some(Trouble::Store(*error)),
            Opening::Unreadable(unreadable) => Some(unreadable.into()),
        };
        let (account, unread) = match opening {
            Opening::Kept(account, unread) => (*account, Some(unread)),
            Opening::Empty | Opening::Refused(_) | Opening::Unreadable(_) => demo::open(now),
        };
        let inner = Inner {
            clock: clock_of(&account),
            account,
            unread,
            throttle: None,
            journal,
            holder: None,
            save_timer: None,
            event_timer: None,
        };
        let lab = Self {
            inner: StoredValue::new_local(inner),
            version: RwSignal::new(0),
            standing: RwSignal::new(Standing::Asking),
            trouble: RwSignal::new(trouble),
            saved_bytes: RwSignal::new(None),
        };
        provide_context(lab);
        lab
    }

    /// Reads what runs, and begins to hold the account or to follow whoever holds it, to keep what changes, and to move on
    /// with time.
    pub fn begin(self) {
        self.complete();
        self.hold();
        self.listen();
        self.catch_up();
    }

    /// Reads what runs. Where that can't be read, the demo account takes the place of the whole.
    fn complete(self) {
        let now = real_moment();
        let unreadable = self.inner.try_update_value(|inner| {
            let unread = inner.unread.take()?;
            let account = std::mem::replace(&mut inner.account, Account::empty(now));
            match inner.journal.complete(&BrowserStore, account, &unread, now) {
                Ok(account) => {
                    inner.account = account;
                    None
                }
                Err(unreadable) => {
                    inner.account = demo::open_complete(now);
                    inner.clock = clock_of(&inner.account);
                    Some(unreadable)
                }
            }
        });
        if let Some(unreadable) = unreadable.flatten() {
            self.trouble.set(Some((&unreadable).into()));
        }
        self.version.update(|version| *version += 1);
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
                // Another account has a time of its own, and nobody has called it yet.
                inner.clock = clock_of(&inner.account);
                inner.throttle = inner.throttle.take().map(|_| Throttle::default());
            }
            Ok((outcome, answer))
        });
        // The account lives as long as the page; where that is gone, nobody holds it.
        let done = result.ok_or(NotDone::HeldElsewhere)?.map_err(NotDone::Refused)?;
        self.changed();
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

    /// The present, in the account's time.
    pub fn now(self) -> Timestamp {
        self.inner.with_value(|inner| inner.clock.now(js_sys::Date::now())).unwrap_or_else(|_| real_moment())
    }

    /// Moves time on; `None` in a tab that does not hold the account.
    pub fn advance(self, milliseconds: f64) -> Option<Result<(), ClockError>> {
        self.held_now()?;
        let moved = self.inner.try_update_value(|inner| inner.clock.advance(js_sys::Date::now(), milliseconds))?;
        if moved.is_ok() {
            let now = self.now();
            self.inner.update_value(|inner| inner.account.advance(now));
            self.changed();
        }
        Some(moved)
    }

    /// Whether what scripts call too fast is refused.
    pub fn is_throttled(self) -> bool {
        self.inner.with_value(|inner| inner.throttle.is_some())
    }

    /// Refuses what scripts call too fast, or stops doing so. Turned on twice, the buckets are what they were.
    pub fn throttle(self, on: bool) {
        self.inner.update_value(|inner| inner.throttle = on.then(|| inner.throttle.take().unwrap_or_default()));
    }

    /// The present, if this tab may change the account.
    fn held_now(self) -> Option<Timestamp> {
        (self.standing.get_untracked() == Standing::Holds).then(|| self.now())
    }

    fn changed(self) {
        // Before anything is drawn, so that it is kept even if drawing it breaks the page.
        self.save_soon();
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
            self.standing.set(Standing::Holds);
            self.save();
        };
        let lost = move || {
            self.cancel_save();
            self.standing.set(Standing::Follows);
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
            let waits = self.inner.with_value(|inner| inner.save_timer.is_some());
            let follows = self.standing.get_untracked() != Standing::Holds || (!holder::is_exclusive() && !waits);
            if follows && event.key().is_some_and(|key| key == storage::full_key(STATE_KEY)) {
                self.take_up(|journal| journal.refresh(&BrowserStore));
            }
        });
        let left = window_event_listener(ev::pagehide, move |_| self.save_now());
        let hidden = window_event_listener(ev::visibilitychange, move |_| {
            if document().hidden() {
                self.save_now();
            } else {
                self.catch_up();
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
            inner.clock = clock_of(&account);
            inner.account = account;
            Some(())
        });
        if found.flatten().is_some() {
            self.version.update(|version| *version += 1);
            self.await_event();
        }
    }

    /// Moves the account on to the present.
    fn catch_up(self) {
        let due = self.peek(Account::next_event).is_some_and(|at| at <= self.now());
        if due {
            let now = self.now();
            self.inner.update_value(|inner| inner.account.advance(now));
            self.version.update(|version| *version += 1);
            self.save_soon();
        }
        self.await_event();
    }

    /// Comes back when something happens by itself.
    fn await_event(self) {
        let next = self.peek(Account::next_event);
        let timer = next.and_then(|at| {
            let wait = at.as_millis().saturating_sub(self.now().as_millis()).min(LONGEST_TIMER_MS) + 1;
            set_timeout_with_handle(move || self.catch_up(), Duration::from_millis(wait)).ok()
        });
        self.inner.update_value(|inner| {
            if let Some(before) = std::mem::replace(&mut inner.event_timer, timer) {
                before.clear();
            }
        });
    }

    fn save_soon(self) {
        if self.standing.get_untracked() != Standing::Holds {
            return;
        }
        self.inner.update_value(|inner| {
            if inner.save_timer.is_none() {
                inner.save_timer = set_timeout_with_handle(move || self.save(), SAVE_AFTER).ok();
            }
        });
    }

    /// Saves what waits to be saved.
    fn save_now(self) {
        if self.cancel_save() {
            self.save();
        }
    }

    /// Answers whether a save was waiting.
    fn cancel_save(self) -> bool {
        let timer = self.inner.try_update_value(|inner| inner.save_timer.take()).flatten();
        timer.inspect(TimeoutHandle::clear).is_some()
    }

    fn save(self) {
        self.cancel_save();
        if self.standing.get_untracked() == Standing::Holds && !start::broke() {
            self.write();
        }
    }

    fn write(self) {
        let saved = self.inner.try_update_value(|inner| inner.journal.save(&BrowserStore, &inner.account));
        let trouble = self.trouble.get_untracked();
        match saved {
            Some(Ok(bytes)) => {
                self.saved_bytes.set(Some(bytes));
                if matches!(trouble, Some(Trouble::Store(_) | Trouble::Overtaken)) {
                    self.trouble.set(None);
                }
            }
            Some(Err(SaveError::Store(error))) => self.trouble.set(Some(Trouble::Store(error))),
            // Said since the page was opened.
            Some(Err(SaveError::Unreadable)) | None => {}
            Some(Err(SaveError::Changed)) => {
                // Another tab saved while this one thought that it held the account.
                self.inner.with_value(|inner| inner.holder.as_ref().map(Holder::lost));
                self.trouble.set(Some(Trouble::Overtaken));
                self.standing.set(Standing::Follows);
                self.take_up(|journal| journal.refresh(&BrowserStore));
            }
        }
    }
}

/// The present, as the browser's clock has it.
fn real_moment() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970 are whole")]
    Timestamp::from_millis(js_sys::Date::now() as u64)
}

/// Time as the browser has it, or later by as much as the account is ahead of it.
fn clock_of(account: &Account) -> Clock {
    Clock::default().at_least(account.now(), js_sys::Date::now())
}
