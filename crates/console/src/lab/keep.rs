//! Keeping the account: when it is saved, and what is said where it can't be.

use std::time::Duration;

use journal::SaveError;
use leptos::prelude::*;

use super::{Lab, Standing, Trouble};
use crate::holder::{self, Holder};
use crate::kit::start;
use crate::store::BrowserStore;

impl Lab {
    /// Sees to it that the account is saved within this time.
    pub(super) fn save_within(self, time: Duration) {
        if self.standing.get_untracked() != Standing::Holds {
            return;
        }
        self.inner.update_value(|inner| {
            if inner.save_timer.as_ref().is_none_or(|(_, waits)| time < *waits) {
                let timer = set_timeout_with_handle(move || self.save(), time).ok();
                if let Some((before, _)) = std::mem::replace(&mut inner.save_timer, timer.map(|timer| (timer, time))) {
                    before.clear();
                }
            }
        });
    }

    /// Saves what waits to be saved, the time among it.
    pub(super) fn save_now(self) {
        self.move_on();
        let moved = self.inner.with_value(|inner| inner.account.now() != inner.saved_at);
        if self.cancel_save() || moved {
            self.save();
        }
    }

    /// Answers whether a save was waiting.
    pub(super) fn cancel_save(self) -> bool {
        let timer = self.inner.try_update_value(|inner| inner.save_timer.take()).flatten();
        timer.inspect(|(timer, _)| timer.clear()).is_some()
    }

    pub(super) fn save(self) {
        self.cancel_save();
        if self.standing.get_untracked() == Standing::Holds && !start::broke() {
            self.write();
        }
    }

    pub(super) fn write(self) {
        let saved = self.inner.try_update_value(|inner| {
            let saved = inner.journal.save(&BrowserStore, &inner.account);
            let was_unsaved = inner.is_unsaved;
            if saved.is_ok() {
                inner.saved_at = inner.account.now();
                inner.is_unsaved = false;
            }
            (saved, was_unsaved)
        });
        let Some((saved, was_unsaved)) = saved else { return };
        let trouble = self.trouble.get_untracked();
        match saved {
            Ok(bytes) => {
                self.saved_bytes.set(Some(bytes));
                if matches!(trouble, Some(Trouble::Store(_) | Trouble::Overtaken)) {
                    self.trouble.set(None);
                }
            }
            Err(SaveError::Store(error)) => self.trouble.set(Some(Trouble::Store(error))),
            // Said since the page was opened.
            Err(SaveError::Unreadable) => {}
            // Without locks tabs hold the account side by side, and time alone is nothing that could be lost.
            Err(SaveError::Changed) if !was_unsaved && !holder::is_exclusive() => {
                self.take_up(|journal| journal.refresh(&BrowserStore));
            }
            Err(SaveError::Changed) => {
                // Another tab saved while this one thought that it held the account.
                self.inner.with_value(|inner| inner.holder.as_ref().map(Holder::lost));
                if was_unsaved {
                    self.trouble.set(Some(Trouble::Overtaken));
                }
                self.standing.set(Standing::Follows);
                self.take_up(|journal| journal.refresh(&BrowserStore));
                self.stop_time();
            }
        }
    }
}
