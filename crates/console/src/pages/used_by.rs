//! The tab `Used by` of a revision: the services and tasks that use it.

use leptos::prelude::*;
use lifecycle::{Account, Family, Region, Revision, Status};

use super::listing::{Table, criteria};
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text::users as text;
use crate::view::cells::{Criteria, Listing};
use crate::view::users::{self, UseCounts};

/// Finds a page of what uses a revision.
type Find = fn(&Account, Region, &Family, Revision, &Criteria) -> Listing;

/// The tab.
pub fn tab(region: Region, family: &Family, revision: Revision) -> AnyView {
    let lab = Lab::current();
    let name = StoredValue::new(family.clone());
    let counts = Memo::new(move |_| {
        name.with_value(|family| lab.read(|account| users::count(account, region, family, revision)))
    });
    let is_used = Memo::new(move |_| !counts.with(|counts: &UseCounts| counts.is_none()));
    let is_active = Memo::new(move |_| {
        name.with_value(|family| lab.read(|account| account.revisions(region, family)?.status(revision)))
            == Some(Status::Active)
    });
    let criteria = criteria();
    let table = move |id, heading, columns, find: Find| {
        let listing = Memo::new(move |_| {
            name.with_value(|family| {
                lab.read(|account| criteria.with(|criteria| find(account, region, family, revision, criteria)))
            })
        });
        let empty = Box::new(|| view! { <EmptyState title=text::NONE /> }.into_any());
        let table = Table {
            id,
            heading,
            description: "",
            columns,
            listing,
            actions: None,
            filters: None,
            empty,
            choosing: None,
        };
        table.card()
    };
    let words = move || if is_active.get() { text::USED_BY_ACTIVE_TEXT } else { text::USED_BY_TEXT }.to_owned();
    let content = move || {
        if !is_used.get() {
            return view! { <EmptyState title=text::UNUSED text=text::UNUSED_TEXT /> }.into_any();
        }
        let about = el("p").class("used-by-text").text_of(Signal::derive(words)).text(" ");
        several(vec![
            about.child(view! { <SandboxOnly /> }).into_any(),
            table("used-by-services", text::SERVICES, text::SERVICE_COLUMNS, users::services),
            table("used-by-tasks", text::TASKS, text::TASK_COLUMNS, users::tasks),
        ])
    };
    live(content)
}
