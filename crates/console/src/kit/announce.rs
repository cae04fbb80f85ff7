//! A polite word to a screen reader, for what happens without the focus moving.

use std::time::Duration;

use leptos::prelude::*;

use super::dom;
use super::markup::el;

/// The live region's id: one in the page, rendered by the frame.
const REGION: &str = "announcer";

/// Says `text` when the screen reader has finished what it is saying.
pub fn announce(text: &str) {
    let Some(region) = dom::by_id(REGION) else { return };
    // Emptied first and filled later, because a region that is given the text it has is not read again.
    region.set_text_content(None);
    let text = text.to_owned();
    set_timeout(move || region.set_text_content(Some(&text)), Duration::from_millis(100));
}

/// The place [`announce`] speaks from.
#[component]
pub fn Announcer() -> AnyView {
    el("div")
        .attr("id", REGION)
        .class("visually-hidden")
        .attr("aria-live", "polite")
        .attr("aria-atomic", "true")
        .into_any()
}
