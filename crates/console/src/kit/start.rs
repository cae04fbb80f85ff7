//! Putting the page into the document, and what happens when it breaks.

use std::panic::PanicHookInfo;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use super::dom;

/// The event on the window that says that the page is broken.
pub const BROKEN: &str = "taskdef-lab:broken";

/// Whether it is, as the script in `index.html` says.
pub fn broke() -> bool {
    dom::document().document_element().is_some_and(|root| root.has_attribute("data-broken"))
}

/// Shows `app` in the place of the skeleton that `index.html` paints before it is there.
///
/// From here on a panic is logged and shown: see the script in `index.html`, which listens for the event.
pub fn start(app: fn() -> AnyView) {
    std::panic::set_hook(Box::new(report));
    let Some(place) = dom::by_id("app") else { return };
    leptos::mount::mount_to(place, app).forget();
    if let Some(skeleton) = dom::by_id("skeleton") {
        skeleton.remove();
    }
}

/// Tells the console and the page. Asks nothing of the reactive graph, which may be what broke.
fn report(panic: &PanicHookInfo<'_>) {
    let message = panic.to_string();
    web_sys::console::error_1(&JsValue::from_str(&message));
    let detail = CustomEventInit::new();
    detail.set_detail(&JsValue::from_str(&message));
    if let (Some(window), Ok(event)) = (web_sys::window(), CustomEvent::new_with_event_init_dict(BROKEN, &detail)) {
        // Nobody listening is all that can go wrong, and the console has it already.
        let _ = window.dispatch_event(&event);
    }
}
