//! A button that opens a menu, after the ARIA authoring practices' menu button pattern.
//!
//! Enter, Space and Down open it on the first item, Up on the last. Inside, Up and Down go round, Home and End go to the
//! ends, a letter goes to the next item that begins with it, Escape closes and returns to the button, Tab closes and goes
//! on, as does a click elsewhere. A refused item keeps its place and its focus, and says why it cannot be chosen.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{EventTarget, FocusEvent, HtmlElement, KeyboardEvent, Node};

use super::button::Look;
use super::dom;
use super::icon::{Icon, icon};
use super::markup::{Markup, el, several};
use super::text;

/// One item of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    label: String,
    does: Does,
    refused: Option<Refused>,
}

#[derive(Clone, Debug)]
enum Does {
    Call(Callback<()>),
    Link(String),
}

/// Why an item cannot be chosen now, and what may be done about it.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The rule's own words.
    pub reason: String,
    /// Makes the call that will be refused, so that the refusal can be met: an item of its own, below.
    pub send_anyway: Option<Callback<()>>,
}

impl MenuItem {
    /// An item that calls `on_choose`.
    pub fn new(label: impl Into<String>, on_choose: Callback<()>) -> Self {
        Self { label: label.into(), does: Does::Call(on_choose), refused: None }
    }

    /// An item that leads to `href`.
    pub fn link(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), does: Does::Link(href.into()), refused: None }
    }

    /// The same item, not to be chosen if there is a reason.
    #[must_use]
    pub fn refused(mut self, refused: Option<Refused>) -> Self {
        self.refused = refused;
        self
    }
}

/// A button with the menu it opens.
///
/// ```text
/// let items = move || vec![
///     MenuItem::new("Deregister", deregister).refused(why_not.get()),
///     MenuItem::link("Create new revision", create.href()),
/// ];
/// view! { <MenuButton id="revision-actions" label="Actions" items /> }
/// ```
#[component]
pub fn MenuButton(
    /// The button's name, and the menu's.
    #[prop(into)]
    label: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// How the button looks.
    #[prop(optional)]
    look: Look,
    /// The button's id, where a dialog returns the focus to it.
    #[prop(optional, into)]
    id: Option<String>,
) -> AnyView {
    let id = id.unwrap_or_else(|| dom::unique_id("menu"));
    let menu = Menu { open: RwSignal::new(false), id: StoredValue::new(id.clone()) };

    let outside = window_event_listener(ev::pointerdown, move |event| {
        if menu.open.get_untracked() && !menu.holds(event.target()) {
            menu.close();
        }
    });
    on_cleanup(move || outside.remove());

    let menu_id = menu.list_id();
    let rows = move || {
        let items = items.get().into_iter().enumerate();
        several(items.flat_map(|(at, item)| menu.rows(at, item)).collect())
    };
    let press = move |_| if menu.open.get_untracked() { menu.close() } else { menu.open_at(End::First) };
    let button = el("button")
        .attr("id", id.clone())
        .attr("type", "button")
        .class(look.class())
        .attr("aria-haspopup", "menu")
        .attr("aria-controls", menu_id.clone())
        .state("aria-expanded", move || menu.open.get())
        .on("click", press)
        .child(el("span").text_of(label))
        .child(icon(Icon::CaretDown));
    let list = el("ul")
        .attr("id", menu_id)
        .attr("role", "menu")
        .class("menu-list")
        .attr("aria-labelledby", id)
        .attr("hidden", "")
        .live(rows);
    el("span")
        .attr("id", menu.place_id())
        .class("menu")
        .on("keydown", move |event| menu.press_key(event.unchecked_ref()))
        .on("focusout", move |event| menu.leave(event.unchecked_ref()))
        .child(button)
        .child(list)
        .into_any()
}

/// The two ends of a menu.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

#[derive(Clone, Copy)]
struct Menu {
    open: RwSignal<bool>,
    /// The button's id, from which the others are made.
    id: StoredValue<String>,
}

impl Menu {
    fn place_id(self) -> String {
        self.id.with_value(|id| format!("{id}-place"))
    }

    fn list_id(self) -> String {
        self.id.with_value(|id| format!("{id}-menu"))
    }

    fn entries(self) -> Vec<HtmlElement> {
        dom::by_id(&self.list_id()).map(|list| dom::all_in(&list, "[role=menuitem]")).unwrap_or_default()
    }

    /// Opens at once rather than at the next rendering, so that the next key already meets the menu.
    fn open_at(self, end: End) {
        let Some(list) = dom::by_id(&self.list_id()) else { return };
        list.set_hidden(false);
        dom::keep_in_view(&list);
        self.open.set(true);
        let entries = self.entries();
        let entry = match end {
            End::First => entries.first(),
            End::Last => entries.last(),
        };
        if let Some(entry) = entry {
            dom::focus_element(entry);
        }
    }

    fn close(self) {
        if let Some(list) = dom::by_id(&self.list_id()) {
            list.set_hidden(true);
        }
        self.open.set(false);
    }

    fn close_and_return(self) {
        // The focus goes first, because hiding what has it would drop it.
        self.id.with_value(|id| dom::focus(id));
        self.close();
    }

    /// Whether an event's target is the button or in the menu.
    fn holds(self, target: Option<EventTarget>) -> bool {
        let target = target.and_then(|target| target.dyn_into::<Node>().ok());
        dom::by_id(&self.place_id()).is_some_and(|place| place.contains(target.as_ref()))
    }

    fn leave(self, event: &FocusEvent) {
        let next = event.related_target();
        // Without a next element the focus went to nothing in the page: a click on text, another window.
        if next.is_some() && !self.holds(next) {
            self.close();
        }
    }

    fn press_key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let key = event.key();
        if !self.open.get_untracked() {
            match key.as_str() {
                "ArrowDown" => self.open_at(End::First),
                "ArrowUp" => self.open_at(End::Last),
                _ => return,
            }
            event.prevent_default();
            return;
        }
        let entries = self.entries();
        let current = entries.iter().position(dom::has_focus);
        let next = match key.as_str() {
            "Escape" => {
                self.close_and_return();
                // Only the menu closes, not the dialog it may be in.
                event.stop_propagation();
                event.prevent_default();
                return;
            }
            // The browser goes on from the button, as if the menu were not there.
            "Tab" => return self.close_and_return(),
            "ArrowDown" => current.map_or(0, |at| at + 1) % entries.len().max(1),
            "ArrowUp" => current.unwrap_or(0).checked_sub(1).unwrap_or(entries.len().saturating_sub(1)),
            "Home" | "PageUp" => 0,
            "End" | "PageDown" => entries.len().saturating_sub(1),
            typed => match find_typed(&entries, current, typed) {
                Some(found) => found,
                None => return,
            },
        };
        event.prevent_default();
        if let Some(entry) = entries.get(next) {
            dom::focus_element(entry);
        }
    }

    fn rows(self, at: usize, item: MenuItem) -> Vec<AnyView> {
        let MenuItem { label, does, refused } = item;
        let id = self.id.with_value(|id| format!("{id}-{at}"));
        let Some(Refused { reason, send_anyway }) = refused else {
            let entry = match does {
                Does::Call(on_choose) => entry("button").on("click", move |_| self.choose(on_choose)),
                Does::Link(href) => entry("a").attr("href", href).on("click", move |_| self.close_and_return()),
            };
            return vec![row(entry.attr("id", id).text(label))];
        };
        let reason_id = format!("{id}-reason");
        let entry_id = id.clone();
        let refused = entry("button")
            .attr("id", id)
            .attr("aria-disabled", "true")
            .attr("aria-describedby", reason_id.clone())
            .text(label);
        let reason = el("div").attr("id", reason_id).class("menu-reason").text(reason);
        let mut rows = vec![el("li").attr("role", "none").child(refused).child(reason).into_any()];
        rows.extend(send_anyway.map(|send| {
            let anyway = entry("button").class("menu-item anyway").attr("aria-describedby", entry_id);
            row(anyway.on("click", move |_| self.choose(send)).text(text::SEND_ANYWAY))
        }));
        rows
    }

    fn choose(self, on_choose: Callback<()>) {
        self.close_and_return();
        on_choose.run(());
    }
}

/// What is chosen in a menu: a button, or a link.
fn entry(tag: &'static str) -> Markup {
    let entry = el(tag).class("menu-item").attr("role", "menuitem").attr("tabindex", "-1");
    if tag == "button" { entry.attr("type", "button") } else { entry }
}

fn row(entry: Markup) -> AnyView {
    el("li").attr("role", "none").child(entry).into_any()
}

/// The next entry, after the current one and then from the top, that begins with the letter typed.
fn find_typed(entries: &[HtmlElement], current: Option<usize>, typed: &str) -> Option<usize> {
    let mut characters = typed.chars();
    let (Some(letter), None) = (characters.next(), characters.next()) else { return None };
    if letter == ' ' {
        return None;
    }
    let after = current.map_or(0, |at| at + 1);
    (0..entries.len()).map(|step| (after + step) % entries.len()).find(|at| {
        let text = entries[*at].text_content().unwrap_or_default();
        text.trim_start().chars().next().is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    })
}
