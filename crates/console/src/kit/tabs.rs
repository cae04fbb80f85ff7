//! Tabs, after the ARIA authoring practices' tabs pattern with automatic activation.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};

use super::dom;
use super::markup::{effect, el, nothing};

/// One tab.
#[derive(Clone)]
pub struct Tab {
    /// The value of the signal while this tab is open: what the link says.
    pub code: String,
    /// The tab's name.
    pub label: String,
    /// What it shows, rendered when it is opened.
    pub content: ViewFn,
}

impl Tab {
    /// A tab.
    pub fn new(code: impl Into<String>, label: impl Into<String>, content: impl Into<ViewFn>) -> Self {
        Self { code: code.into(), label: label.into(), content: content.into() }
    }
}

/// Tabs, of which one is open: the one whose code `current` is, or else the first.
///
/// Left and Right, Home and End move between them and open them.
///
/// ```text
/// let tabs = vec![Tab::new("containers", "Containers", containers), Tab::new("json", "JSON", json)];
/// view! { <Tabs label="Details" tabs current=tab on_change /> }
/// ```
#[component]
pub fn Tabs(
    /// What they are about.
    #[prop(into)]
    label: String,
    /// The tabs; at least one.
    tabs: Vec<Tab>,
    /// The code of the open one.
    #[prop(into)]
    current: Signal<String>,
    /// Called with the code of the one to open.
    on_change: Callback<String>,
) -> AnyView {
    let id = StoredValue::new(dom::unique_id("tabs"));
    let tab_id = move |at: usize| id.with_value(|id| format!("{id}-{at}"));
    let panel_id = id.with_value(|id| format!("{id}-panel"));
    let count = tabs.len();
    let (mut codes, mut labels, mut contents) = (Vec::new(), Vec::new(), Vec::new());
    for Tab { code, label, content } in tabs {
        codes.push(code);
        labels.push(label);
        contents.push(content);
    }
    let codes = StoredValue::new(codes);
    let of_code =
        move |code: &String| codes.with_value(|codes| codes.iter().position(|known| known == code)).unwrap_or(0);
    let open = RwSignal::new(current.with_untracked(of_code));
    // A panel is made anew only when another tab opens, whatever else the signal's source does.
    effect(move || {
        let next = current.with(of_code);
        if open.get_untracked() != next {
            open.set(next);
        }
    });
    let choose = move |at: usize| {
        if let Some(code) = codes.with_value(|codes| codes.get(at).cloned()) {
            on_change.run(code);
        }
    };
    let step = move |event: Event| {
        let at = open.get_untracked();
        let next = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        choose(next);
        dom::focus(&tab_id(next));
    };
    let buttons = labels.into_iter().enumerate().map(|(at, label)| {
        el("button")
            .attr("id", tab_id(at))
            .attr("type", "button")
            .attr("role", "tab")
            .class("tab")
            .attr("aria-controls", panel_id.clone())
            .state("aria-selected", move || open.get() == at)
            .bind("tabindex", move || Some(if open.get() == at { "0" } else { "-1" }.into()))
            .on("click", move |_| choose(at))
            .text(label)
            .into_any()
    });
    let list = el("div").class("tab-list").attr("role", "tablist").attr("aria-label", label).on("keydown", step);
    let list = list.children(buttons.collect::<Vec<_>>());
    let panel = el("div")
        .attr("id", panel_id)
        .class("tab-panel")
        .attr("role", "tabpanel")
        .attr("tabindex", "0")
        .bind("aria-labelledby", move || Some(tab_id(open.get()).into()))
        .live(move || contents.get(open.get()).map_or_else(nothing, ViewFn::run));
    el("div").class("tabs").child(list).child(panel).into_any()
}
