//! Regions that scroll when what is in them is larger than they are, and can then be focused to do so by keyboard.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, ResizeObserver};

use super::dom;
use super::markup::effect;

/// Which way a region scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Sideways.
    Inline,
    /// Up and down.
    Block,
}

/// Watches the region of an id and the one element in it. Exactly while that is larger, the region has the class
/// `scrolls`, a place in the tab order, and the name that the element of `label_id` says.
pub fn watch(axis: Axis, region_id: String, label_id: String) {
    effect(move || {
        let Some(region) = dom::by_id(&region_id) else { return };
        let Some(content) = region.first_element_child().and_then(|content| content.dyn_into().ok()) else { return };
        let watched: (HtmlElement, HtmlElement, String) = (region.clone(), content, label_id.clone());
        let content = watched.1.clone();
        let measure = Closure::<dyn FnMut()>::new(move || fit(axis, &watched.0, &watched.1, &watched.2));
        let Ok(observer) = ResizeObserver::new(measure.as_ref().unchecked_ref()) else { return };
        observer.observe(&region);
        observer.observe(&content);
        // The closure lives as long as the browser may call it.
        let held = StoredValue::new_local((observer, measure));
        on_cleanup(move || {
            held.with_value(|(observer, _)| observer.disconnect());
            held.dispose();
        });
    });
}

fn fit(axis: Axis, region: &HtmlElement, content: &HtmlElement, label_id: &str) {
    let overflows = match axis {
        Axis::Inline => content.scroll_width() > region.client_width(),
        Axis::Block => region.scroll_height() > region.client_height(),
    };
    let _ = region.class_list().toggle_with_force("scrolls", overflows);
    // Attributes of valid names are never refused.
    for (name, value) in [("tabindex", "0"), ("role", "region"), ("aria-labelledby", label_id)] {
        let _ = if overflows { region.set_attribute(name, value) } else { region.remove_attribute(name) };
    }
}
