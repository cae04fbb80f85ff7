//! Deregistering and deleting: the menu's items, the dialogs, and what is said of what came of it.

use leptos::prelude::*;
use lifecycle::{EnforcementWindow, Family, Outcome, Refused, Region, Retention, Revision, RevisionSet, Status};
use roaring::RoaringBitmap;

use crate::app::held_elsewhere;
use crate::kit::prelude::{
    Dialog, Flash, FlashId, FlashKind, Flashes, FormField, Input, KeptPreferences, MenuItem, Primary, Route, el,
    maybe_live,
};
use crate::kit::{self, dom, route::Query};
use crate::lab::{Lab, NotDone};
use crate::pages::procedure::Procedure;
use crate::pages::window::minute;
use crate::text::{self, explain};
use crate::view::plan::{Deed, Plan};

/// How many names a dialog lists at most.
const LISTED: usize = 100;

/// What can be done to some revisions of a family: selected ones, or the one that a page is about. Copied freely.
#[derive(Clone, Copy)]
pub struct Deeds {
    region: Region,
    family: StoredValue<Family>,
    selected: Signal<RoaringBitmap>,
    /// Called once a deed has been done.
    done: Callback<()>,
    open: RwSignal<Option<Deed>>,
    typed: RwSignal<String>,
    lab: Lab,
    flashes: Flashes,
}

impl Deeds {
    /// The deeds for what `selected` has; `done` is called after each that was carried out.
    pub fn new(region: Region, family: Family, selected: Signal<RoaringBitmap>, done: Callback<()>) -> Self {
        let deeds = Self {
            region,
            family: StoredValue::new(family),
            selected,
            done,
            open: RwSignal::new(None),
            typed: RwSignal::new(String::new()),
            lab: Lab::current(),
            flashes: Flashes::current(),
        };
        let procedure = Procedure::current();
        Effect::new(move |_| procedure.dialog.set(deeds.open.get() == Some(Deed::Deregister)));
        Effect::new(move |_| procedure.selected.set(deeds.selected.with(|selected| !selected.is_empty())));
        on_cleanup(move || {
            procedure.dialog.set(false);
            procedure.selected.set(false);
        });
        deeds
    }

    /// The items of the menu `Actions`.
    pub fn items(self) -> Signal<Vec<MenuItem>> {
        let held = held_elsewhere(self.lab);
        Signal::derive(move || {
            let item = |deed: Deed, label: &str, already_done: &str| {
                let refused = match held.get() {
                    Some(reason) => Some(kit::menu::Refused { reason, send_anyway: None }),
                    None => self.why_not(deed, already_done),
                };
                MenuItem::new(label, Callback::new(move |()| self.ask(deed))).refused(refused)
            };
            vec![
                item(Deed::Deregister, text::DEREGISTER, text::ALREADY_INACTIVE),
                item(Deed::Delete, text::DELETE, text::ALREADY_DELETING),
            ]
        })
    }

    fn why_not(self, deed: Deed, already_done: &str) -> Option<kit::menu::Refused> {
        let why_not = self.selected.with(|selected| {
            self.family.with_value(|family| {
                self.lab.read(|account| {
                    let revisions = account.revisions(self.region, family)?;
                    deed.why_not(revisions, selected)
                })
            })
        })?;
        // Without a revision there is no call to send.
        let can_be_sent = why_not != crate::view::plan::WhyNot::NothingSelected;
        let send_anyway = can_be_sent.then(|| Callback::new(move |()| self.perform(deed)));
        Some(kit::menu::Refused { reason: explain::why_not(&why_not, already_done), send_anyway })
    }

    /// Shows the dialog.
    fn ask(self, deed: Deed) {
        self.typed.set(String::new());
        self.open.set(Some(deed));
    }

    /// The two dialogs. `return_to` are the ids that may take the focus back.
    pub fn dialogs(self, return_to: Vec<String>) -> AnyView {
        let count = move || self.selected.with(RoaringBitmap::len);
        let close = Callback::new(move |()| self.open.set(None));
        let confirm = move |deed: Deed| {
            Callback::new(move |()| {
                self.open.set(None);
                self.perform(deed);
            })
        };
        let deregister = Primary {
            label: text::DEREGISTER.into(),
            on_press: confirm(Deed::Deregister),
            refused: held_elsewhere(self.lab),
        };
        let held = held_elsewhere(self.lab);
        let untyped =
            move || (self.typed.get().trim() != text::DELETE_WORD).then(|| text::DELETE_CONFIRM_MISSING.into());
        let delete = Primary {
            label: text::DELETE.into(),
            on_press: confirm(Deed::Delete),
            refused: Signal::derive(move || held.get().or_else(untyped)),
        };
        let plan = move |deed: Deed| {
            let selected = self.selected.get_untracked();
            self.family
                .with_value(|family| self.lab.peek(|account| Plan::new(account, self.region, family, &selected, deed)))
        };
        view! {
            <Dialog
                open=Signal::derive(move || self.open.get() == Some(Deed::Deregister))
                title=Signal::derive(move || text::deregister_title(count()).to_owned())
                on_close=close
                primary=deregister
                return_to=return_to.clone()
            >
                {maybe_live(move || plan(Deed::Deregister).map(|plan| deregister_body(plan, self.lab)))}
            </Dialog>
            <Dialog
                open=Signal::derive(move || self.open.get() == Some(Deed::Delete))
                title=Signal::derive(move || text::delete_title(count()).to_owned())
                on_close=close
                primary=delete
                return_to=return_to
            >
                {maybe_live(move || plan(Deed::Delete).map(|plan| delete_body(plan, self.typed)))}
            </Dialog>
        }
        .into_any()
    }

    /// Does it to what is selected, and says so.
    fn perform(self, deed: Deed) {
        let family = self.family.get_value();
        let set = RevisionSet::of_family(&family, self.selected.get_untracked());
        let sending = Sending { region: self.region, family, deed, lab: self.lab, flashes: self.flashes };
        let done = self.done;
        sending.send(set, move || {
            // The page may have been left by then.
            let _ = done.try_run(());
        });
    }
}

/// A deed on its way, on its own feet: it outlives the page that it began on.
#[derive(Clone)]
struct Sending {
    region: Region,
    family: Family,
    deed: Deed,
    lab: Lab,
    flashes: Flashes,
}

impl Sending {
    fn send(self, set: RevisionSet, done: impl FnOnce() + 'static) {
        let count = set.len();
        let progress = match self.deed {
            Deed::Deregister => text::deregistering(count),
            Deed::Delete => text::deleting(count),
        };
        let id = self.flashes.push(Flash::new(FlashKind::Progress, progress));
        // The message shows before the work begins.
        dom::after_render(move || {
            match self.lab.call(self.region, self.deed.operation(set.clone())) {
                Ok((
                    Outcome::Deregistered { changed, unchanged, refused, .. }
                    | Outcome::DeletionBegun { changed, unchanged, refused, .. },
                    _,
                )) => self.say(id, &set, &changed, &unchanged, refused),
                Ok(_) => self.flashes.dismiss(id),
                Err(NotDone::HeldElsewhere) => {
                    let flash = Flash::new(FlashKind::Error, text::NOTHING_CHANGED).text(text::HELD_ELSEWHERE);
                    self.flashes.replace(id, self.retrying(flash, set.clone()));
                }
                Err(NotDone::Refused(refusal)) => {
                    let flash = self.failure(&Refused { refusal, revisions: set });
                    self.flashes.replace(id, flash);
                }
            }
            done();
        });
    }

    fn say(
        &self,
        id: FlashId,
        asked: &RevisionSet,
        changed: &RevisionSet,
        unchanged: &RevisionSet,
        refused: Vec<Refused>,
    ) {
        let (status, view, said) = match self.deed {
            Deed::Deregister => (Status::Inactive, text::VIEW_INACTIVE, text::deregistered as fn(&str, bool) -> String),
            Deed::Delete => (Status::DeleteInProgress, text::VIEW_DELETING, text::deleted as fn(&str, bool) -> String),
        };
        let page = Route::Family { region: self.region.code().into(), family: self.family.as_str().into() };
        let link = page.href_with(&Query::default().with_status(status.as_str()));
        let mut lines = Vec::new();
        if !refused.is_empty() && !changed.is_empty() {
            lines.push(text::of_which_failed(changed.len(), asked.len()));
        }
        if !unchanged.is_empty() {
            lines.push(text::stayed(unchanged.len(), status));
        }
        let success = if changed.is_empty() {
            Flash::new(FlashKind::Info, text::NOTHING_CHANGED)
        } else {
            Flash::new(FlashKind::Success, said(&names(changed), changed.len() == 1)).link(view, link)
        };
        if changed.is_empty() && unchanged.is_empty() {
            self.flashes.dismiss(id);
        } else {
            self.flashes.replace(id, success.text(lines.join("\n")));
        }
        for refused in refused {
            self.flashes.push(self.failure(&refused));
        }
    }

    fn failure(&self, Refused { refusal, revisions }: &Refused) -> Flash {
        let title = match self.deed {
            Deed::Deregister => text::not_deregistered(&names(revisions)),
            Deed::Delete => text::not_deleted(&names(revisions)),
        };
        let message = match self.deed {
            Deed::Deregister => text::error(refusal.code(), &refusal.message()),
            // Deletions list their failures in an answer that is a success.
            Deed::Delete => refusal.message(),
        };
        let flash =
            Flash::new(FlashKind::Error, title).text(format!("{message}\n{}", explain::explain(&refusal.reason)));
        if refusal.reason.may_pass_later() { self.retrying(flash, revisions.clone()) } else { flash }
    }

    fn retrying(&self, flash: Flash, set: RevisionSet) -> Flash {
        let (region, family, deed, lab, flashes) =
            (self.region, self.family.clone(), self.deed, self.lab, self.flashes);
        let again = move || Sending { region, family: family.clone(), deed, lab, flashes }.send(set.clone(), || ());
        flash.action(text::RETRY, again)
    }
}

/// One name, or a count.
fn names(set: &RevisionSet) -> String {
    match set.iter().next() {
        Some((family, revision)) if set.len() == 1 => text::name(family.as_str(), revision),
        _ => text::revisions(set.len()),
    }
}

fn deregister_body(plan: Plan, lab: Lab) -> AnyView {
    let family = plan.family.as_str().to_owned();
    let (before, after) = plan.bare_name;
    let effects = [text::EFFECT_NO_NEW, text::EFFECT_RUNNING, text::EFFECT_DISCOVERABLE].map(str::to_owned);
    let moves = plan.leaves_active.then(|| text::effect_family_moves(&family));
    let ours = [
        (plan.retention == Retention::WhileUsed).then(|| text::clock::FORGOTTEN.into()),
        Some(text::effect_bare_name(&family, before, after)),
        moves,
        Some(text::EFFECT_UNKNOWN.into()),
        Some(text::EFFECT_NO_UNDO.into()),
    ];
    let changes = (!plan.changed.is_empty()).then(|| {
        let effects = effects.into_iter().map(|effect| view! { <li>{effect}</li> }.into_any());
        let ours = ours.into_iter().flatten().map(|effect| view! { <li>{effect}</li> }.into_any());
        view! {
            {list(text::will_deregister(plan.changed.len()), &family, &plan.changed)}
            <h3>{text::WHAT_HAPPENS}</h3>
            <ul>{effects.collect::<Vec<_>>()}</ul>
            {in_use(&plan, text::users::IN_USE_GOES_ON)}
            <h3>{text::ALSO} " " <kit::container::SandboxOnly /></h3>
            <ul>{holds(plan.window, lab)} {ours.collect::<Vec<_>>()}</ul>
        }
    });
    let unchanged = (!plan.unchanged.is_empty())
        .then(|| list(text::unchanged(plan.unchanged.len(), Status::Inactive), &family, &plan.unchanged));
    view! { {changes} {unchanged} {refusals(&plan, text::DEREGISTERED_VERB)} }.into_any()
}

fn delete_body(plan: Plan, typed: RwSignal<String>) -> AnyView {
    let family = plan.family.as_str().to_owned();
    let unchanged = (!plan.unchanged.is_empty())
        .then(|| list(text::unchanged(plan.unchanged.len(), Status::DeleteInProgress), &family, &plan.unchanged));
    let effects: Vec<_> = text::DELETE_EFFECTS.iter().map(|effect| view! { <li>{*effect}</li> }.into_any()).collect();
    view! {
        {list(text::will_delete(plan.changed.len()), &family, &plan.changed)}
        <h3>{text::WHAT_HAPPENS}</h3>
        <ul>{effects}</ul>
        {in_use(&plan, text::users::IN_USE_DELETE)}
        {unchanged}
        {refusals(&plan, text::DELETED_VERB)}
        <FormField label=text::DELETE_CONFIRM>
            <Input value=typed on_input=Callback::new(move |text| typed.set(text)) placeholder=text::DELETE_WORD />
        </FormField>
    }
    .into_any()
}

/// What uses the revisions that change, and what becomes of it.
fn in_use(plan: &Plan, goes_on: &'static str) -> AnyView {
    /// How many services a dialog lists.
    const SERVICES: usize = 10;
    let users = &plan.users;
    let mut lines: Vec<String> = users.services.iter().take(SERVICES).map(text::users::service_line).collect();
    let more = users.counts.services.saturating_sub(SERVICES);
    lines.extend((more > 0).then(|| text::users::more_services(more)));
    lines.extend((users.tasks_alone > 0).then(|| text::users::tasks_alone(users.tasks_alone)));
    let content = if lines.is_empty() {
        view! { <p>{text::users::NOTHING_USES}</p> }.into_any()
    } else {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect::<Vec<_>>();
        view! {
            <p>{goes_on}</p>
            <ul>{lines}</ul>
        }
        .into_any()
    };
    view! {
        <h3>{text::users::IN_USE} " " <kit::container::SandboxOnly /></h3>
        {content}
    }
    .into_any()
}

/// From when the restrictions hold, if it is done now.
fn holds(window: EnforcementWindow, lab: Lab) -> AnyView {
    let kept = KeptPreferences::current().get();
    let words = move || match window.latest_end(lab.time()) {
        None => text::clock::HOLD_AT_ONCE.to_owned(),
        Some(end) => text::clock::hold_by(&minute(end, kept.get().time_zone)),
    };
    let words = Memo::new(move |_| words());
    el("li").text_of(words.into()).into_any()
}

fn refusals(plan: &Plan, verb: &str) -> Vec<AnyView> {
    let of = |Refused { refusal, revisions }: &Refused| {
        let numbers = revisions.families().next().map(|(_, numbers)| numbers.clone()).unwrap_or_default();
        let title = text::cannot(numbers.len(), verb);
        view! {
            {list(title, plan.family.as_str(), &numbers)}
            <p class="dialog-reason">{refusal.message()}</p>
        }
        .into_any()
    };
    plan.refused.iter().map(of).collect()
}

/// Names under a heading, scrolling beyond ten.
fn list(title: String, family: &str, numbers: &RoaringBitmap) -> AnyView {
    let id = dom::unique_id("list");
    let names = numbers.iter().rev().filter_map(Revision::new).take(LISTED);
    let names = names.map(|revision| view! { <li>{text::name(family, revision)}</li> }.into_any()).collect::<Vec<_>>();
    let more = numbers.len().saturating_sub(LISTED as u64);
    let more = (more > 0).then(|| view! { <li>{text::and_more(more)}</li> });
    let names = view! { <ul>{names} {more}</ul> };
    let names = if numbers.len() > 10 {
        view! {
            <div class="name-list" tabindex="0" role="region" aria-labelledby=id.clone()>
                {names}
            </div>
        }
        .into_any()
    } else {
        names.into_any()
    };
    view! {
        <p id=id>{title}</p>
        {names}
    }
    .into_any()
}
