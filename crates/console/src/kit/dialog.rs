//! A modal dialog on the browser's own `<dialog>`.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlDialogElement};

use super::button::{Button, Look, icon_button};
use super::dom;
use super::icon::Icon;
use super::markup::{effect, el, nothing};
use super::overflow::{self, Axis};
use super::text;

/// The button that does what the dialog offers.
#[derive(Clone, Copy, Debug)]
pub struct Primary {
    /// A verb.
    pub label: Signal<String>,
    /// Called when it is pressed, or Enter in a field of the dialog.
    pub on_press: Callback<()>,
    /// Why it cannot act now; `None` when it can.
    pub refused: Signal<Option<String>>,
}

/// A modal dialog, shown while `open`.
///
/// It asks to be closed, through `on_close`, on Escape, by its X, by `Cancel` and by a press on the backdrop that begins
/// and ends there. The focus goes to the X first; on closing it goes to the first of the ids in `return_to` that takes
/// it, else to the page's heading. The content is rendered anew each time it opens. There is a form around it, so that
/// Enter in a field is the primary button: the content has no form of its own.
///
/// ```text
/// let primary = Primary { label: "Deregister".into(), on_press: deregister, refused: why_not.into() };
/// view! {
///     <Dialog
///         open=open
///         title="Deregister task definition"
///         on_close=move || open.set(false)
///         primary=primary
///         return_to=vec!["revision-actions".to_owned(), "revisions-heading".to_owned()]
///     >
///         <p>"…"</p>
///     </Dialog>
/// }
/// ```
#[component]
pub fn Dialog(
    /// Whether it shows.
    #[prop(into)]
    open: Signal<bool>,
    /// Verb and noun, in sentence case.
    #[prop(into)]
    title: Signal<String>,
    /// Called when the visitor asks to close it; the caller then makes `open` false.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it offers to do; without it `Cancel` alone stands in the footer.
    #[prop(optional)]
    primary: Option<Primary>,
    /// The label of the button that does nothing, where it is not `Cancel`.
    #[prop(optional, into)]
    cancel: Option<String>,
    /// Ids of the elements that may take the focus back, the best first.
    #[prop(optional)]
    return_to: Vec<String>,
    /// Rendered each time it opens.
    children: ChildrenFn,
) -> AnyView {
    let id = dom::unique_id("dialog");
    let title_id = format!("{id}-title");
    let content = Content {
        title,
        title_id: title_id.clone(),
        primary,
        cancel: cancel.unwrap_or_else(|| text::CANCEL.to_owned()),
        on_close,
        children,
    };
    let pressed_on_backdrop = StoredValue::new(false);

    let dialog_id = id.clone();
    let content = move || if open.get() { content.render() } else { nothing() };
    let dialog = el("dialog")
        .attr("id", id)
        .class("dialog")
        .attr("aria-labelledby", title_id)
        .on("cancel", move |event| {
            // A file chooser's cancel event, for one, bubbles up to here.
            if is_own(&event) {
                event.prevent_default();
                on_close.run(());
            }
        })
        .on("close", move |event| {
            // The browser closes the dialog itself when Escape is pressed twice.
            if is_own(&event) && open.get_untracked() {
                on_close.run(());
            }
        })
        .on("mousedown", move |event| pressed_on_backdrop.set_value(is_own(&event)))
        .on("mouseup", move |event| {
            if is_own(&event) && pressed_on_backdrop.get_value() {
                on_close.run(());
            }
            pressed_on_backdrop.set_value(false);
        })
        .live(content)
        .into_any();

    let was_open = StoredValue::new(false);
    effect(move || {
        let open = open.get();
        if open {
            show(dialog_id.clone());
        } else if was_open.get_value() {
            hide(&dialog_id, &return_to);
        }
        was_open.set_value(open);
    });
    dialog
}

struct Content {
    title: Signal<String>,
    title_id: String,
    primary: Option<Primary>,
    cancel: String,
    on_close: Callback<()>,
    children: ChildrenFn,
}

impl Content {
    fn render(&self) -> AnyView {
        let Self { title, primary, on_close, .. } = *self;
        let submit = move |event: Event| {
            event.prevent_default();
            if let Some(primary) = primary
                && primary.refused.with_untracked(Option::is_none)
            {
                primary.on_press.run(());
            }
        };
        let act = primary.map(|Primary { label, refused, .. }| {
            view! { <Button label look=Look::Primary refused submits=true /> }.into_inner()
        });
        let cancel = el("button").attr("type", "button").class(Look::Link.class()).text(self.cancel.clone());
        let body_id = format!("{}-body", self.title_id);
        overflow::watch(Axis::Block, body_id.clone(), self.title_id.clone());
        let header = el("header")
            .class("dialog-header")
            .child(el("h2").attr("id", self.title_id.clone()).text_of(title))
            .child(icon_button(text::CLOSE_DIALOG, Icon::Cross, on_close));
        let content = el("div").class("dialog-content").child((self.children)());
        let footer =
            el("footer").class("dialog-footer").child(cancel.on("click", move |_| on_close.run(()))).maybe_child(act);
        el("form")
            .class("dialog-form")
            .on("submit", submit)
            .child(header)
            .child(el("div").attr("id", body_id).class("dialog-body").child(content))
            .child(footer)
            .into_any()
    }
}

/// Whether an event is the dialog's own rather than one of its content's. The dialog's content covers all of it, so a
/// press on the dialog itself is one on the backdrop.
fn is_own(event: &Event) -> bool {
    event.target() == event.current_target()
}

fn element(id: &str) -> Option<HtmlDialogElement> {
    dom::by_id(id)?.dyn_into().ok()
}

fn show(id: String) {
    let Some(dialog) = element(&id) else { return };
    if dialog.open() {
        return;
    }
    if dialog.first_element_child().is_none() {
        // The content renders on the same signal as this runs on, and may do so later.
        return dom::after_render(move || show(id));
    }
    // The browser refuses what is open already or not in the page; both were looked at.
    let _ = dialog.show_modal();
    if let Some(close) = dom::all_in(&dialog, ".dialog-header button").first() {
        dom::focus_element(close);
    }
}

fn hide(id: &str, return_to: &[String]) {
    if let Some(dialog) = element(id) {
        // The browser gives the focus back to what had it, if that is still there.
        dialog.close();
    }
    if !return_to.is_empty() && return_to.iter().any(|id| dom::focus(id)) {
        return;
    }
    if dom::focus_is_lost() {
        dom::focus_heading();
    }
}
