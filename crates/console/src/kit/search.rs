//! The text filter of a table.

use leptos::prelude::*;

use super::button::icon_button;
use super::dom;
use super::icon::{Icon, icon};
use super::markup::{Text, el, nothing};
use super::text;

/// A search box that filters while it is typed in, and says how many match.
///
/// Escape empties it, as does its X.
///
/// ```text
/// view! { <SearchBox label="Find revisions" value=filter on_change matches=move || Some(count.get()) /> }
/// ```
#[component]
pub fn SearchBox(
    /// What is found with it, e.g. `Find revisions`: the name, and the placeholder.
    #[prop(into)]
    label: String,
    /// The text filtered by.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the text to filter by, on every change.
    on_change: Callback<String>,
    /// How many match; not said while there is no text.
    #[prop(into)]
    matches: Signal<usize>,
) -> AnyView {
    let id = dom::unique_id("search");
    let input_id = id.clone();
    let clear = Callback::new(move |()| {
        on_change.run(String::new());
        dom::focus(&input_id);
    });
    let is_filtered = move || value.with(|value| !value.is_empty());
    let count = move || if is_filtered() { Text::Owned(text::matches(matches.get())).into_any() } else { nothing() };
    let input = el("input")
        .attr("id", id)
        .class("input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", label.clone())
        .attr("placeholder", label)
        .value(value)
        .on("input", move |event| on_change.run(event_target_value(&event)));
    let cross = icon_button(text::CLEAR, Icon::Cross, clear).class("search-clear").shown_if(is_filtered);
    el("div")
        .class("search")
        .child(el("span").class("search-box").child(icon(Icon::Search)).child(input).child(cross))
        .child(el("span").class("search-count").attr("aria-live", "polite").live(count))
        .into_any()
}
