//! The few things the kit asks of the document itself: ids, focus, and what is in view.

use std::cell::Cell;
use std::time::Duration;

pub use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

thread_local! {
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of this page has, e.g. `menu-7`.
pub fn unique_id(kind: &str) -> String {
    let number = NEXT_ID.get();
    NEXT_ID.set(number + 1);
    format!("{kind}-{number}")
}

/// The element of that id, if it is in the page.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id).and_then(|element| element.dyn_into().ok())
}

/// The first element that `selector` matches.
pub fn first(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

/// The elements inside `root` that `selector` matches, in document order.
pub fn all_in(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// Gives the focus to the element of that id. Answers whether it has it now.
pub fn focus(id: &str) -> bool {
    by_id(id).is_some_and(|element| focus_element(&element))
}

/// Gives the focus to `element`. Answers whether it has it now: what is hidden or not focusable does not take it.
pub fn focus_element(element: &HtmlElement) -> bool {
    // An element that cannot have the focus is left alone by the browser, without an error.
    let _ = element.focus();
    has_focus(element)
}

/// Whether the focus is on `element` or on something inside it.
pub fn has_focus(element: &HtmlElement) -> bool {
    document().active_element().is_some_and(|focused| element.contains(Some(&focused)))
}

/// Gives the focus to the page's heading, for want of a better place.
pub fn focus_heading() {
    if let Some(heading) = first("main h1") {
        focus_element(&heading);
    }
}

/// Runs `then` once what was just changed shows in the document.
pub fn after_render(then: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(then, Duration::ZERO);
}

/// Moves what hangs from a control (a menu, a tooltip) sideways by as much as it sticks out of the window.
///
/// The distance goes to the custom property `--shift`, which the element's style adds to its place.
pub fn keep_in_view(element: &HtmlElement) {
    const MARGIN: f64 = 8.0;
    let style = element.style();
    // A style property is refused only where the name or value is no text, and these are.
    let _ = style.set_property("--shift", "0px");
    let Some(width) = document().document_element().map(|root| f64::from(root.client_width())) else { return };
    let place = element.get_bounding_client_rect();
    let (too_far_left, too_far_right) = (MARGIN - place.left(), place.right() - (width - MARGIN));
    let shift = if too_far_left > 0.0 {
        too_far_left
    } else if too_far_right > 0.0 {
        -too_far_right.min(-too_far_left)
    } else {
        return;
    };
    #[expect(clippy::cast_possible_truncation, reason = "whole pixels of a window's width")]
    let shift = shift as i32;
    let _ = style.set_property("--shift", &format!("{shift}px"));
}

/// Whether nothing has the focus, because what had it is gone.
pub fn focus_is_lost() -> bool {
    document().active_element().is_none_or(|focused| focused.tag_name() == "BODY")
}
