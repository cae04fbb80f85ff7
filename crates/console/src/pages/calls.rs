//! What is said of a call that was not carried out.

use leptos::prelude::*;
use lifecycle::{Account, Operation, Refusal, Region};

use crate::app::held_elsewhere;
use crate::kit::prelude::*;
use crate::lab::{Lab, NotDone};
use crate::text::{self, explain};
use crate::view::ask;

/// The message of a call that failed.
pub fn failure(title: impl Into<String>, why: &NotDone) -> Flash {
    let words = match why {
        NotDone::HeldElsewhere => text::HELD_ELSEWHERE.to_owned(),
        NotDone::Refused(refusal) => refused(refusal),
    };
    Flash::new(FlashKind::Error, title).text(words)
}

/// A refusal in ECS's words, and what it means.
pub fn refused(refusal: &Refusal) -> String {
    let error = text::error(refusal.code(), &refusal.message());
    let explained = explain::explain(&refusal.reason);
    if explained.is_empty() { error } else { format!("{error}\n{explained}") }
}

/// What ECS says to a call that a dialog is about to make, as long as it refuses it; and whether this tab can make it.
#[derive(Clone, Copy)]
pub struct Asked {
    refusal: Memo<Option<String>>,
    held: Signal<Option<String>>,
}

impl Asked {
    /// Asks the rule about the operation that there is now, if there is one.
    pub fn new(lab: Lab, region: Region, operation: impl Fn() -> Option<Operation> + Send + Sync + 'static) -> Self {
        let refusal = Memo::new(move |_| {
            let operation = operation()?;
            lab.read(|account: &Account| ask::refusal(account, region, operation)).map(|refusal| refused(&refusal))
        });
        Self { refusal, held: held_elsewhere(lab) }
    }

    /// Why the dialog's button can't act.
    pub fn reason(self) -> Signal<Option<String>> {
        Signal::derive(move || self.held.get().or_else(|| self.refusal.get()))
    }

    /// The refusal, and beside it the button that meets it; nothing while there is none.
    pub fn banner(self, send: Callback<()>) -> AnyView {
        maybe_live(move || {
            let refusal = self.refusal.get()?;
            let banner = view! {
                <Banner kind=FlashKind::Warning header=refusal>
                    <Button
                        label=crate::kit::text::SEND_ANYWAY
                        refused=self.held
                        on_press=move || send.run(())
                    />
                </Banner>
            };
            Some(banner.into_any())
        })
    }
}
