//! Flash messages: what came of what the visitor did, above the content, in live regions that announce them.

use std::sync::Arc;

use leptos::prelude::*;

use super::button::{Look, icon_button};
use super::dom;
use super::icon::{Icon, icon};
use super::markup::{KeyedRow, Markup, el, keyed, several};
use super::text;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    /// It was done.
    Success,
    /// It was not.
    Error,
    /// It was, but.
    Warning,
    /// To know.
    Info,
    /// It is being done.
    Progress,
}

impl FlashKind {
    /// Whether the message interrupts what a screen reader is saying.
    fn is_urgent(self) -> bool {
        match self {
            Self::Error | Self::Warning => true,
            Self::Success | Self::Info | Self::Progress => false,
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Success => "flash success",
            Self::Error => "flash error",
            Self::Warning => "flash warning",
            Self::Info => "flash info",
            Self::Progress => "flash progress",
        }
    }

    pub(super) fn icon(self) -> Icon {
        match self {
            Self::Success => Icon::Success,
            Self::Error => Icon::Error,
            Self::Warning => Icon::Warning,
            Self::Info => Icon::Info,
            Self::Progress => Icon::Spinner,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Success => text::SUCCESS,
            Self::Error => text::ERROR,
            Self::Warning => text::WARNING,
            Self::Info => text::INFO,
            Self::Progress => text::IN_PROGRESS,
        }
    }
}

/// A message.
///
/// ```text
/// let flash = Flash::new(FlashKind::Success, "Deregistered web:3.")
///     .text("The revision is INACTIVE.")
///     .link("View inactive revisions", family.href_with(&inactive))
///     .action("Undo (sandbox only)", move || lab.undo());
/// ```
#[derive(Clone)]
pub struct Flash {
    kind: FlashKind,
    header: String,
    text: String,
    actions: Vec<FlashAction>,
    can_be_dismissed: bool,
}

#[derive(Clone)]
struct FlashAction {
    label: String,
    does: Does,
}

/// Not a `Callback`: a message outlives the page that pushed it, and with the page go its callbacks.
#[derive(Clone)]
enum Does {
    Call(Arc<dyn Fn() + Send + Sync>),
    Link(String),
}

impl Flash {
    /// A message with a first line. `Progress` cannot be dismissed until it is replaced; the others can.
    pub fn new(kind: FlashKind, header: impl Into<String>) -> Self {
        Self {
            kind,
            header: header.into(),
            text: String::new(),
            actions: Vec::new(),
            can_be_dismissed: kind != FlashKind::Progress,
        }
    }

    /// The same message with more to say; line breaks are kept.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// The same message with a button. `does` must not read signals of the page that may be left by then.
    #[must_use]
    pub fn action(mut self, label: impl Into<String>, does: impl Fn() + Send + Sync + 'static) -> Self {
        self.actions.push(FlashAction { label: label.into(), does: Does::Call(Arc::new(does)) });
        self
    }

    /// The same message with a link.
    #[must_use]
    pub fn link(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.actions.push(FlashAction { label: label.into(), does: Does::Link(href.into()) });
        self
    }
}

/// Which message, to replace or dismiss it later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FlashId(u32);

/// The messages shown. Copied freely; found by [`Flashes::current`] below where it was provided.
#[derive(Clone, Copy)]
pub struct Flashes {
    list: RwSignal<Vec<Entry>>,
    next: StoredValue<u32>,
}

#[derive(Clone)]
struct Entry {
    id: FlashId,
    flash: ArcRwSignal<Flash>,
    /// How often the page has changed since it was pushed or replaced.
    age: u8,
}

impl Flashes {
    /// Makes the messages available to what is rendered below.
    pub fn provide() -> Self {
        let flashes = Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
        provide_context(flashes);
        flashes
    }

    /// The messages provided above.
    pub fn current() -> Self {
        expect_context()
    }

    /// Shows a message above the others.
    pub fn push(self, flash: Flash) -> FlashId {
        let id = FlashId(self.next.get_value());
        self.next.set_value(id.0 + 1);
        self.list.update(|list| list.insert(0, Entry::new(id, flash)));
        id
    }

    /// Shows another message in the place of an earlier one; above the others if that one was dismissed.
    pub fn replace(self, id: FlashId, flash: Flash) {
        self.list.update(|list| match list.iter_mut().find(|entry| entry.id == id) {
            Some(entry) => {
                entry.age = 0;
                entry.flash.set(flash);
            }
            None => list.insert(0, Entry::new(id, flash)),
        });
    }

    /// Tells the messages that the page has changed: they are seen on the next page, and go with the one after. What is
    /// in progress stays.
    pub fn age(self) {
        self.list.update(|list| {
            for entry in &mut *list {
                entry.age = entry.age.saturating_add(1);
            }
            list.retain(|entry| entry.age < 2 || !entry.flash.with_untracked(|flash| flash.can_be_dismissed));
        });
    }

    /// Removes a message. Does nothing if it is gone.
    pub fn dismiss(self, id: FlashId) {
        let had_focus = dom::by_id(&element_id(id)).is_some_and(|element| dom::has_focus(&element));
        self.list.update(|list| list.retain(|entry| entry.id != id));
        if had_focus {
            dom::after_render(|| {
                let next = dom::first(".flash .flash-dismiss");
                if !next.is_some_and(|next| dom::focus_element(&next)) {
                    dom::focus_heading();
                }
            });
        }
    }

    /// Removes all messages: on a page they have nothing to do with.
    pub fn clear(self) {
        self.list.set(Vec::new());
    }

    fn of(self, urgent: bool) -> Vec<Entry> {
        let mut list = self.list.get();
        list.retain(|entry| entry.flash.with_untracked(|flash| flash.kind.is_urgent()) == urgent);
        list
    }
}

impl Entry {
    fn new(id: FlashId, flash: Flash) -> Self {
        Self { id, flash: ArcRwSignal::new(flash), age: 0 }
    }
}

fn element_id(FlashId(number): FlashId) -> String {
    format!("flash-{number}")
}

/// The place where messages show: urgent ones first, in a region that interrupts, then the others, in one that waits.
#[component]
pub fn FlashRegion() -> AnyView {
    let flashes = Flashes::current();
    let list = move |urgent| {
        keyed(move || {
            let entries = flashes.of(urgent).into_iter();
            entries.map(|entry| KeyedRow::new(entry.id.0.to_string(), move || one(flashes, entry))).collect()
        })
    };
    el("div")
        .class("flashes")
        .attr("role", "region")
        .attr("aria-label", text::NOTIFICATIONS)
        .child(el("div").attr("role", "alert").attr("aria-atomic", "false").child(list(true)))
        .child(el("div").attr("role", "status").attr("aria-atomic", "false").child(list(false)))
        .into_any()
}

fn one(flashes: Flashes, Entry { id, flash, .. }: Entry) -> AnyView {
    let class = {
        let flash = flash.clone();
        move || Some(flash.with(|flash| flash.kind.class()).into())
    };
    let content = move || {
        let Flash { kind, header, text, actions, can_be_dismissed } = flash.get();
        let mut parts = vec![icon(kind.icon()), words(kind, el("span").text(header), text)];
        if !actions.is_empty() {
            let actions = actions.into_iter().map(action);
            parts.push(el("div").class("flash-actions").children(actions).into_any());
        }
        if can_be_dismissed {
            let dismiss = icon_button(text::DISMISS, Icon::Cross, Callback::new(move |()| flashes.dismiss(id)));
            parts.push(dismiss.class("flash-dismiss").into_any());
        }
        several(parts)
    };
    el("div").attr("id", element_id(id)).bind("class", class).live(content).into_any()
}

/// The first line, with the kind of message for those who do not see its icon, and what more there is to say.
fn words(kind: FlashKind, header: Markup, text: String) -> AnyView {
    let name = el("span").class("visually-hidden").text(kind.name()).text(": ");
    let header = el("div").class("flash-header").child(name).child(header);
    let text = (!text.is_empty()).then(|| el("div").class("flash-text").text(text).into_any());
    el("div").class("flash-content").child(header).maybe_child(text).into_any()
}

fn action(FlashAction { label, does }: FlashAction) -> AnyView {
    let label = el("span").text(label);
    match does {
        Does::Call(does) => el("button").attr("type", "button").on("click", move |_| does()),
        Does::Link(href) => el("a").attr("href", href),
    }
    .class(Look::Normal.class())
    .child(label)
    .into_any()
}

/// A message that stays until its cause is gone, such as storage that is blocked: above everything, not dismissible.
///
/// ```text
/// view! { <Banner kind=FlashKind::Warning header="Nothing is saved" text="…">{buttons}</Banner> }
/// ```
#[component]
pub fn Banner(
    /// What it is about; an error or a warning is announced at once.
    kind: FlashKind,
    /// The first line.
    #[prop(into)]
    header: Signal<String>,
    /// More to say.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let class = match kind {
        FlashKind::Success => "alert success",
        FlashKind::Error => "alert error",
        FlashKind::Warning => "alert warning",
        FlashKind::Info | FlashKind::Progress => "alert info",
    };
    let actions = children.map(|children| el("div").class("flash-actions").child(children()).into_any());
    el("div")
        .class(class)
        .attr("role", if kind.is_urgent() { "alert" } else { "status" })
        .child(icon(kind.icon()))
        .live(move || words(kind, el("span").text_of(header), text.get()))
        .maybe_child(actions)
        .into_any()
}
