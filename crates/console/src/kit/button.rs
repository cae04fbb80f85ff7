//! Buttons, and links that look like them.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};

use super::dom;
use super::icon::{Icon, icon};
use super::markup::{Markup, el, nothing};

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// An outlined pill.
    #[default]
    Normal,
    /// A filled pill: the one thing the page is for.
    Primary,
    /// Like text that can be chosen.
    Link,
    /// A round icon alone; the label is said, not shown.
    Icon,
    /// Like a link, within running text.
    Inline,
}

impl Look {
    /// The style sheet's classes.
    pub fn class(self) -> &'static str {
        match self {
            Self::Normal => "button",
            Self::Primary => "button primary",
            Self::Link => "button quiet",
            Self::Icon => "button icon-only",
            Self::Inline => "button inline",
        }
    }
}

/// A button.
///
/// With a `refused` reason it stays visible and takes the focus, says that it is disabled and why (as its description,
/// and in a tooltip on hover and on focus), and does not call `on_press`.
///
/// ```text
/// view! { <Button label="Deregister" look=Look::Primary on_press=move || open.set(true) refused=reason /> }
/// ```
#[component]
pub fn Button(
    /// What it does, as a verb.
    #[prop(into)]
    label: Signal<String>,
    /// Called when it is pressed.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// Shown before the label, or instead of it with [`Look::Icon`].
    #[prop(optional)]
    shows: Option<Icon>,
    /// Why it cannot act now; `None` when it can.
    #[prop(optional, into)]
    refused: Option<Signal<Option<String>>>,
    /// Its id, where something else refers to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// `aria-expanded` and `aria-controls`, for a button that opens the element of an id.
    #[prop(optional)]
    opens: Option<(String, Signal<bool>)>,
    /// Whether it submits the form it is in, instead of calling `on_press`.
    #[prop(optional)]
    submits: bool,
) -> AnyView {
    let press = move |()| {
        if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let mut button = plain(label, look, shows).attr("type", if submits { "submit" } else { "button" });
    if let Some((controls, expanded)) = opens {
        button = button.attr("aria-controls", controls).state("aria-expanded", move || expanded.get());
    }
    let Some(refused) = refused else {
        return button.maybe("id", id).on("click", move |_| press(())).into_any();
    };
    let id = id.unwrap_or_else(|| dom::unique_id("button"));
    refusable(button, id, refused, Callback::new(press))
}

/// A button that stays where it is and says why while it can't act.
pub(super) fn refusable(
    button: Markup,
    id: String,
    refused: Signal<Option<String>>,
    on_press: Callback<()>,
) -> AnyView {
    let reason_id = format!("{id}-reason");
    let described_by = reason_id.clone();
    let is_refused = move || refused.with(Option::is_some);
    let button = button
        .attr("id", id)
        .mark("aria-disabled", is_refused)
        .bind("aria-describedby", move || is_refused().then(|| described_by.clone().into()))
        .on("click", move |event| if untrack(is_refused) { event.prevent_default() } else { on_press.run(()) });
    with_reason(button, reason_id, refused)
}

/// A button without its type and what it does.
fn plain(label: Signal<String>, look: Look, shows: Option<Icon>) -> Markup {
    let words = el("span").text_of(label);
    let words = if look == Look::Icon { words.class("visually-hidden") } else { words };
    el("button").class(look.class()).maybe_child(shows.map(icon)).child(words)
}

/// A round button with an icon alone.
pub(super) fn icon_button(label: &'static str, shows: Icon, on_press: Callback<()>) -> Markup {
    let words = el("span").class("visually-hidden").text(label);
    let button = el("button").class(Look::Icon.class()).attr("type", "button").child(icon(shows)).child(words);
    button.on("click", move |_| on_press.run(()))
}

/// A link that looks like a button: for going somewhere, which a middle click opens in a new tab.
///
/// ```text
/// view! { <LinkButton label="Create new task definition" href=create.href() look=Look::Primary /> }
/// ```
#[component]
pub fn LinkButton(
    /// Where it leads, in words.
    #[prop(into)]
    label: Signal<String>,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// The name under which to save what it leads to, for a download.
    #[prop(optional, into)]
    download: Option<String>,
) -> AnyView {
    let link = el("a").class(look.class()).says("href", href).maybe("download", download);
    link.child(el("span").text_of(label)).into_any()
}

/// `control` with the tooltip that says why it is disabled.
///
/// The tooltip shows on hover and on focus, can be hovered itself, and Escape hides it until the next time.
fn with_reason(control: Markup, reason_id: String, refused: Signal<Option<String>>) -> AnyView {
    let hushed = RwSignal::new(false);
    let tooltip_id = StoredValue::new(reason_id);
    let show = move |_| {
        hushed.set(false);
        if let Some(tooltip) = tooltip_id.with_value(|id| dom::by_id(id)) {
            dom::keep_in_view(&tooltip);
        }
    };
    let hush = move |event: Event| {
        let is_escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
        if is_escape && refused.with_untracked(Option::is_some) && !hushed.get_untracked() {
            hushed.set(true);
            // The first Escape is for the tooltip, the next for the dialog around it.
            event.stop_propagation();
            event.prevent_default();
        }
    };
    let tooltip = move || match refused.get() {
        Some(reason) => {
            let tooltip = el("span").attr("id", tooltip_id.get_value()).class("tooltip").attr("role", "tooltip");
            tooltip.text(reason).into_any()
        }
        None => nothing(),
    };
    el("span")
        .class("button-place")
        .class_if("hushed", move || hushed.get())
        .on("mouseenter", show)
        .on("focusin", show)
        .on("keydown", hush)
        .child(control)
        .live(tooltip)
        .into_any()
}
