//! The pages.

pub mod calls;
pub mod cells;
pub mod clock;
pub mod cluster;
pub mod clusters;
pub mod create;
pub mod deeds;
pub mod deploy;
pub mod families;
pub mod family;
pub mod launch;
pub mod listing;
pub mod procedure;
pub mod revision;
pub mod rules;
pub mod service;
pub mod settings;
pub mod tags;
pub mod task;
pub mod tasks;
pub mod trouble;
pub mod used_by;
pub mod window;

use leptos::prelude::*;
use lifecycle::{Status, Timestamp};

use crate::chunk::Chunk;
use crate::kit::prelude::*;
use crate::kit::time;
use crate::text;

/// A page that does not exist, with a way out.
pub fn not_found(asked: &str) -> AnyView {
    view! {
        <PageHeading title=text::NOT_FOUND description=text::not_found(asked) />
        <LinkButton label=text::BACK_HOME href="#/" look=Look::Primary />
    }
    .into_any()
}

/// Stands in for a page that is on its way. A heading, because that is what takes the focus and is announced.
pub fn fetching() -> AnyView {
    view! { <PageHeading title=text::FETCHING /> }.into_any()
}

/// Stands in for a page that did not come.
pub fn not_fetched(chunk: Chunk) -> AnyView {
    view! {
        <PageHeading title=text::NOT_FETCHED description=text::NOT_FETCHED_TEXT />
        <Button label=text::TRY_AGAIN look=Look::Primary on_press=move || chunk.again() />
    }
    .into_any()
}

/// A status as icon and word.
pub fn status(status: Status) -> AnyView {
    let tone = match status {
        Status::Active => Tone::Success,
        Status::Inactive => Tone::Inactive,
        Status::DeleteInProgress => Tone::InProgress,
    };
    view! { <StatusIndicator tone=tone label=text::status(status) /> }.into_any()
}

/// A moment in words, in the zone that the visitor prefers.
pub fn moment(at: Timestamp) -> AnyView {
    let millis = at.as_millis().cast_signed();
    let zone = KeptPreferences::current().get();
    let words = move || time::date_time(millis, zone.get().time_zone);
    el("time").attr("datetime", time::iso(millis)).live(move || words().into_any()).into_any()
}

/// A moment to the second, for what happens within minutes; a dash for none.
pub fn second_or_none(at: Option<Timestamp>) -> AnyView {
    let Some(at) = at else { return crate::kit::text::NONE.into_any() };
    let millis = at.as_millis().cast_signed();
    let zone = KeptPreferences::current().get();
    let words = move || {
        let zone = zone.get().time_zone;
        format!("{}, {}", time::date(millis, zone), time::time_of_day(millis, zone))
    };
    el("time").attr("datetime", time::iso(millis)).live(move || words().into_any()).into_any()
}

/// A moment, or a dash for none.
pub fn moment_or_none(at: Option<Timestamp>) -> AnyView {
    at.map_or_else(|| crate::kit::text::NONE.into_any(), moment)
}

/// The select of the rows of a page, which is a preference and, in a link, an offer.
pub fn page_size_select(router: Router) -> AnyView {
    let kept = KeptPreferences::current();
    let size = page_size(router);
    let choices = PAGE_SIZES.iter().map(|size| (size.to_string(), size.to_string())).collect();
    let choose = move |size: String| {
        if let Ok(size) = size.parse() {
            kept.change(|it| it.page_size = size);
            router.replace_query(router.query().get_untracked().without("size").with_page(1));
        }
    };
    view! {
        <Select
            label=text::PAGE_SIZE
            choices=Choices::Plain(choices)
            value=Signal::derive(move || size.get().to_string())
            on_change=Callback::new(choose)
        />
    }
    .into_any()
}

/// The rows of a page: what the link says, if a table offers it, else what the visitor prefers.
pub fn page_size(router: Router) -> Memo<usize> {
    let kept = KeptPreferences::current();
    Memo::new(move |_| {
        let asked = router.query().with(Query::page_size).filter(|size| PAGE_SIZES.contains(size));
        asked.unwrap_or_else(|| kept.get().get().page_size)
    })
}

/// What stands below a table of which the text filter leaves no row.
fn no_matches(router: Router, words: &'static str) -> AnyView {
    let clear = move || router.replace_query(router.query().get_untracked().with_filter(""));
    view! {
        <EmptyState title=text::NO_MATCHES text=words>
            <Button label=crate::kit::text::CLEAR_FILTER on_press=clear />
        </EmptyState>
    }
    .into_any()
}

/// A count of rows as tables take it.
pub fn rows(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
