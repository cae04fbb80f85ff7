//! Cells and facts of pages whose content changes as time passes: what is equal to what it was is not drawn again, and
//! what is drawn again stays the same element, so that neither focus nor scrolling nor selection moves.

use leptos::prelude::*;

use super::second_or_none;
use crate::app::held_elsewhere;
use crate::kit::dom;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text;
use crate::view::cells::Cell;

/// A cell that follows what it is computed from.
pub fn cell(find: impl Fn() -> Option<Cell> + Send + Sync + 'static) -> AnyView {
    let find: Box<dyn Fn() -> Option<Cell> + Send + Sync> = Box::new(find);
    let cell = Memo::new(move |_| find());
    live(move || cell.get().map_or_else(nothing, show))
}

fn show(cell: Cell) -> AnyView {
    match cell {
        Cell::Text(text) if text.is_empty() => crate::kit::text::NONE.into_any(),
        Cell::Text(text) => text.into_any(),
        // All of an identifier is there to be read out, found and copied; the style shortens what shows.
        Cell::Link { label, is_id: true, href } => {
            el("a").class("id").attr("href", href).attr("title", label.clone()).text(label).into_any()
        }
        Cell::Link { label, is_id: false, href } => el("a").attr("href", href).text(label).into_any(),
        Cell::State { tone, words, passes } => {
            let indicator = view! { <StatusIndicator tone=tone label=words /> }.into_any();
            if passes { several(vec![indicator, " ".into_any(), skip()]) } else { indicator }
        }
        Cell::Revision { name, href, marked } => {
            let link = el("a").attr("href", href).text(name).into_any();
            match marked {
                Some(status) => several(vec![link, " ".into_any(), super::status(status)]),
                None => link,
            }
        }
        Cell::Moment(at) => second_or_none(at),
    }
}

/// Names and values, the values as `find` has them now, in the order of the names.
pub fn facts(labels: &[&'static str], find: impl Fn() -> Vec<Cell> + Send + Sync + 'static) -> AnyView {
    let cells = Memo::new(move |_| find());
    let pair = |(at, label): (usize, &&'static str)| {
        KeyValue::view(*label, cell(move || cells.with(|cells| cells.get(at).cloned())))
    };
    view! { <KeyValues pairs=labels.iter().enumerate().map(pair).collect() /> }.into_any()
}

/// The button that moves the sandbox's clock on to the next event. It stands beside what is on its way, and goes with
/// that: the focus then goes to what it stood beside, if there is something there to have it, else to the heading.
fn skip() -> AnyView {
    let lab = Lab::current();
    let id = dom::unique_id("skip");
    let own = id.clone();
    on_cleanup(move || {
        let Some(button) = dom::by_id(&own).filter(dom::has_focus) else { return };
        let row = button.closest("tr").ok().flatten();
        dom::after_render(move || {
            let there = row.map(|row| dom::all_in(&row, "a, button")).unwrap_or_default();
            if dom::focus_is_lost() && !there.iter().any(dom::focus_element) {
                dom::focus_heading();
            }
        });
    });
    let held = held_elsewhere(lab);
    let nothing_next = move || lab.next_event().is_none().then(|| text::clock::NO_NEXT.to_owned());
    // A message would move the button away from under the pointer.
    let press = move || {
        if let Some(passed) = lab.skip_to_next_event() {
            announce(&text::clock::passed(&passed));
        }
    };
    view! {
        <Button
            id=id
            label=text::SKIP
            look=Look::Inline
            refused=Signal::derive(move || held.get().or_else(nothing_next))
            on_press=press
        />
    }
    .into_any()
}
