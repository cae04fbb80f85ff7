//! The menu `Deploy`: ways to run a revision, each of which leads to a form.

use leptos::prelude::*;
use lifecycle::{Consumer, Family, Region, Revision, Revisions};

use crate::kit::dom;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text::{self, users};
use crate::view::deploy::why_not;

/// The forms: what they do, as links name them, and what they make of a revision.
const FORMS: [(&str, &str, Consumer); 3] = [
    (users::RUN_TASK, "run-task", Consumer::RunTask),
    (users::CREATE_SERVICE, "create-service", Consumer::CreateService),
    (users::UPDATE_SERVICE, "update-service", Consumer::UpdateService),
];

/// What is to be deployed, or why nothing can be.
type Target = Result<(Family, Revision), &'static str>;

/// The menu for a family that is chosen, or for none: its newest ACTIVE revision, or else its newest.
pub fn of_family(region: Region, family: Signal<Option<Family>>) -> AnyView {
    let lab = Lab::current();
    let target = move || {
        let family = family.get().ok_or(text::NO_FAMILY_CHOSEN)?;
        let newest = lab.read(|account| account.revisions(region, &family).and_then(newest));
        Ok((family, newest.ok_or(text::NO_FAMILY_CHOSEN)?))
    };
    menu(region, lab, target)
}

/// The menu for a revision.
pub fn of_revision(region: Region, family: Family, revision: Revision) -> AnyView {
    menu(region, Lab::current(), move || Ok((family.clone(), revision)))
}

/// The menu for what is selected of a family: one revision, or none, which stands for the newest.
pub fn of_selection(
    region: Region,
    family: StoredValue<Family>,
    selected: impl Fn() -> (u64, Option<u32>) + Send + Sync + 'static,
) -> AnyView {
    let lab = Lab::current();
    let target = move || {
        let family = family.get_value();
        let revision = match selected() {
            (0, _) => lab.read(|account| account.revisions(region, &family).and_then(newest)),
            (1, only) => only.and_then(Revision::new),
            _ => return Err(users::ONE_TO_DEPLOY),
        };
        Ok((family, revision.ok_or(text::NOTHING_SELECTED)?))
    };
    menu(region, lab, target)
}

fn newest(revisions: &Revisions) -> Option<Revision> {
    revisions.newest_active().or_else(|| revisions.newest())
}

fn menu(region: Region, lab: Lab, target: impl Fn() -> Target + Send + Sync + 'static) -> AnyView {
    let shown = Memo::new(move |_| match target() {
        Err(reason) => (None, FORMS.map(|_| Some(reason.to_owned()))),
        Ok((family, revision)) => {
            // A window that is open closes with time alone.
            if lab.read(|account| account.may_launch_until(region, &family, revision)).is_some() {
                lab.time();
            }
            let why_not = |by| lab.peek(|account| why_not(account, region, &family, revision, by));
            (Some(text::name(family.as_str(), revision)), FORMS.map(|(.., by)| why_not(by)))
        }
    });
    let items = move || {
        let (name, why_not) = shown.get();
        let item = |((label, form, _), why_not): ((&str, &str, Consumer), Option<String>)| {
            let href = name.as_ref().map(|name| format!("#/{}/{form}?taskDefinition={name}", region.code()));
            let refused = why_not.map(|reason| Refused {
                reason,
                send_anyway: href.clone().map(|href| Callback::new(move |()| go(&href))),
            });
            MenuItem::link(label, href.unwrap_or_default()).refused(refused)
        };
        FORMS.into_iter().zip(why_not).map(item).collect()
    };
    view! { <MenuButton label=users::DEPLOY items=Signal::derive(items) /> }.into_any()
}

/// Goes where a link leads.
fn go(href: &str) {
    // A hash is never refused.
    let _ = dom::window().location().set_hash(href);
}
