//! A few ways to look at the same thing, side by side, of which one is chosen: Cloudscape's segmented control.

use leptos::prelude::*;

use super::button::refusable;
use super::dom;
use super::markup::el;

/// One of the ways.
pub struct Segment {
    /// What `on_change` is called with.
    pub code: String,
    /// What it says.
    pub label: String,
    /// Why it can't be chosen now; `None` when it can.
    pub refused: Signal<Option<String>>,
}

/// Buttons in a group, of which the one whose code `current` is counts as pressed.
///
/// ```text
/// view! { <SegmentedControl label="Write as" segments=vec![form, json] current on_change /> }
/// ```
#[component]
pub fn SegmentedControl(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The choices.
    segments: Vec<Segment>,
    /// The code of the chosen one.
    #[prop(into)]
    current: Signal<String>,
    /// Called with the code of the one to choose.
    on_change: Callback<String>,
) -> AnyView {
    let buttons = segments.into_iter().map(|Segment { code, label, refused }| {
        let own = code.clone();
        let button = el("button")
            .attr("type", "button")
            .class("segment")
            .state("aria-pressed", move || current.with(|current| *current == own))
            .text(label);
        let press = Callback::new(move |()| on_change.run(code.clone()));
        refusable(button, dom::unique_id("segment"), refused, press)
    });
    let buttons = buttons.collect::<Vec<_>>();
    el("div").class("segments").attr("role", "group").attr("aria-label", label).children(buttons).into_any()
}
