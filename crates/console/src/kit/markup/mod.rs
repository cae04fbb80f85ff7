//! Elements as values of one type.
//!
//! Leptos gives each shape of element, each kind of attribute and each closure in it a type of its own, and the compiler
//! makes a copy of the rendering code for each. On a page of this size that is several times the rest, and every byte is
//! downloaded before anything shows. A [`Markup`] holds names and values instead, and there is one copy of the code that
//! renders it. It is a Leptos view like any other: it can stand in `view!`, and `view!` in it.
//!
//! ```text
//! el("button")
//!     .class("tab")
//!     .attr("role", "tab")
//!     .state("aria-selected", move || open.get())
//!     .on("click", move |_| choose(at))
//!     .text(label)
//! ```

mod effects;
mod keyed;
mod live;
mod only_in_the_browser;

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Event, Node};

use effects::Effects;
pub use keyed::{KeyedRow, keyed};
pub use live::{live, maybe_live};
use only_in_the_browser::only_in_the_browser;

/// A text that is fixed or owned.
pub type Text = Cow<'static, str>;

/// An element with what is in it. Boxed, because it is handed on at each step of its making.
pub struct Markup(Box<Inner>);

struct Inner {
    tag: &'static str,
    parts: Vec<(&'static str, Part)>,
    children: Vec<AnyView>,
}

type Condition = Box<dyn Fn() -> bool + Send>;

/// What can be said of an element, each under a name.
enum Part {
    /// An attribute.
    Fixed(Text),
    /// An attribute that changes, and is absent at times.
    Changing(Box<dyn Fn() -> Option<Text> + Send>),
    /// An attribute that is the first text while the condition holds, else the second; absent where that is empty.
    Flag(Condition, [&'static str; 2]),
    /// The attribute `hidden`, absent while the condition holds.
    Shown(Condition),
    /// A class that is there while the condition holds.
    Class(Condition),
    /// A property that is a flag.
    Checked(Condition),
    /// A property of the element, for what has no attribute that follows it.
    Property(Box<dyn Fn() -> JsValue + Send>),
    /// What happens on an event.
    Listener(Box<dyn Fn(Event) + Send>),
}

/// An element of that tag.
#[inline(never)]
pub fn el(tag: &'static str) -> Markup {
    Markup(Box::new(Inner { tag, parts: Vec::new(), children: Vec::new() }))
}

// What is generic here does no more than to box what it is given, and leaves the rest to these: they are called some
// hundred times, and a copy in each place would be longer than the call.
impl Markup {
    #[inline(never)]
    fn part(mut self, name: &'static str, part: Part) -> Self {
        self.0.parts.push((name, part));
        self
    }

    #[inline(never)]
    fn fixed(self, name: &'static str, value: Text) -> Self {
        self.part(name, Part::Fixed(value))
    }

    #[inline(never)]
    fn changing(self, name: &'static str, value: Box<dyn Fn() -> Option<Text> + Send>) -> Self {
        self.part(name, Part::Changing(value))
    }

    #[inline(never)]
    fn listener(self, event: &'static str, does: Box<dyn Fn(Event) + Send>) -> Self {
        self.part(event, Part::Listener(does))
    }

    #[inline(never)]
    fn push(mut self, view: AnyView) -> Self {
        self.0.children.push(view);
        self
    }

    #[inline(never)]
    fn push_text(self, text: Text) -> Self {
        self.push(text.into_any())
    }

    /// With an attribute.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.fixed(name, value.into())
    }

    /// With an attribute, if there is a value.
    #[must_use]
    #[inline(never)]
    pub fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With an attribute that changes with the signals read; absent at `None`.
    #[must_use]
    pub fn bind(self, name: &'static str, value: impl Fn() -> Option<Text> + Send + 'static) -> Self {
        self.changing(name, Box::new(value))
    }

    /// With an attribute that is a signal's text.
    #[must_use]
    #[inline(never)]
    pub fn says(self, name: &'static str, value: Signal<String>) -> Self {
        self.bind(name, move || Some(value.get().into()))
    }

    /// With an ARIA attribute that is `true` or absent.
    #[must_use]
    pub fn mark(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.part(name, Part::Flag(Box::new(value), ["true", ""]))
    }

    /// With an ARIA attribute that is `true` or `false`.
    #[must_use]
    pub fn state(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.part(name, Part::Flag(Box::new(value), ["true", "false"]))
    }

    /// With classes.
    #[must_use]
    pub fn class(self, classes: impl Into<Text>) -> Self {
        self.attr("class", classes)
    }

    /// With a class that is there while `condition` holds.
    #[must_use]
    pub fn class_if(self, class: &'static str, condition: impl Fn() -> bool + Send + 'static) -> Self {
        self.part(class, Part::Class(Box::new(condition)))
    }

    /// Shown while `condition` holds.
    #[must_use]
    pub fn shown_if(self, condition: impl Fn() -> bool + Send + 'static) -> Self {
        self.part("hidden", Part::Shown(Box::new(condition)))
    }

    /// With a property that is a text, such as an input's `value`.
    #[must_use]
    #[inline(never)]
    pub fn value(self, value: Signal<String>) -> Self {
        self.part("value", Part::Property(Box::new(move || value.with(|value| JsValue::from_str(value)))))
    }

    /// With a property that is a flag, such as a checkbox's `checked`.
    #[must_use]
    pub fn flag(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.part(name, Part::Checked(Box::new(value)))
    }

    /// With a style that changes. A property, because a content security policy may forbid the attribute.
    #[must_use]
    pub fn style(self, style: impl Fn() -> Option<Text> + Send + 'static) -> Self {
        self.part("style", Part::Property(Box::new(move || JsValue::from_str(&style().unwrap_or_default()))))
    }

    /// With what happens on an event of that name.
    #[must_use]
    pub fn on(self, event: &'static str, does: impl Fn(Event) + Send + 'static) -> Self {
        self.listener(event, Box::new(does))
    }

    /// With markup of our own instead of children: for drawings.
    #[must_use]
    pub fn html(self, html: impl Into<Text>) -> Self {
        let html = html.into();
        self.part("innerHTML", Part::Property(Box::new(move || JsValue::from_str(&html))))
    }

    /// With a text after what is in it already.
    #[must_use]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.push_text(text.into())
    }

    /// With a signal's text after what is in it already.
    #[must_use]
    #[inline(never)]
    pub fn text_of(self, text: Signal<String>) -> Self {
        self.live(move || Text::Owned(text.get()).into_any())
    }

    /// With a view after what is in it already.
    #[must_use]
    pub fn child(self, view: impl IntoAny) -> Self {
        self.push(view.into_any())
    }

    /// With a view, if there is one, after what is in it already.
    #[must_use]
    #[inline(never)]
    pub fn maybe_child(mut self, view: Option<AnyView>) -> Self {
        self.0.children.extend(view);
        self
    }

    /// With views after what is in it already.
    #[must_use]
    pub fn children(mut self, views: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.children.extend(views);
        self
    }

    /// With a view that is made anew when the signals it reads change. See [`live`].
    #[must_use]
    pub fn live(self, view: impl Fn() -> AnyView + Send + 'static) -> Self {
        self.child(live(view))
    }
}

/// Nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// Several views as one.
pub fn several(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Runs `does` now (once what is being rendered shows) and whenever the signals it reads change, until the component it
/// was called in goes. As `Effect::new`, with one copy of the code for all.
pub fn effect(does: impl Fn() + 'static) {
    let does: Box<dyn Fn()> = Box::new(does);
    Effect::new(move |_| does());
}

type Listener = Closure<dyn FnMut(Event)>;

/// What is in the document for a [`Markup`].
pub struct MarkupState {
    tag: &'static str,
    element: Element,
    /// The attributes set, `class` for classes.
    attributes: Vec<&'static str>,
    /// Keep attributes, classes and properties in step with their signals.
    effects: Effects,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<AnyViewState>,
}

impl MarkupState {
    fn take(&mut self, parts: Vec<(&'static str, Part)>) {
        for (name, part) in parts {
            match part {
                Part::Fixed(value) => {
                    set_attribute(&self.element, name, Some(&value));
                    self.attributes.push(name);
                }
                Part::Listener(does) => {
                    let listener = Closure::new(does);
                    // Adding a listener is never refused.
                    let _ = self.element.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
                    self.listeners.push((name, listener));
                }
                changing => {
                    match changing {
                        Part::Checked(_) | Part::Property(_) => {}
                        Part::Class(_) => self.attributes.push("class"),
                        _ => self.attributes.push(name),
                    }
                    let element = self.element.clone();
                    self.effects.run(move || apply(&element, name, &changing));
                }
            }
        }
    }

    fn rebuild_children(&mut self, children: Vec<AnyView>) {
        let gone = self.children.split_off(children.len().min(self.children.len()));
        for mut child in gone {
            child.unmount();
        }
        for (at, child) in children.into_iter().enumerate() {
            if let Some(known) = self.children.get_mut(at) {
                child.rebuild(known);
            } else {
                let mut child = child.build();
                child.mount(&self.element, None);
                self.children.push(child);
            }
        }
    }

    fn drop_listeners(&mut self) {
        for (name, listener) in self.listeners.drain(..) {
            let _ = self.element.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
    }
}

/// Puts a part in step with the signals it reads.
fn apply(element: &Element, name: &str, part: &Part) {
    // Properties and classes that exist are never refused.
    match part {
        Part::Fixed(_) | Part::Listener(_) => {}
        Part::Changing(value) => set_attribute(element, name, value().as_deref()),
        Part::Flag(condition, [yes, no]) => {
            let value = if condition() { *yes } else { *no };
            set_attribute(element, name, (!value.is_empty()).then_some(value));
        }
        Part::Shown(condition) => set_attribute(element, name, (!condition()).then_some("")),
        Part::Class(condition) => {
            let _ = element.class_list().toggle_with_force(name, condition());
        }
        Part::Checked(condition) => {
            let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &JsValue::from_bool(condition()));
        }
        Part::Property(value) => {
            let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &value());
        }
    }
}

/// Names here are ours and valid, so that the document refuses none of them.
fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

impl Render for Markup {
    type State = MarkupState;

    fn build(self) -> MarkupState {
        let Inner { tag, parts, children } = *self.0;
        let element = document()
            .create_element(tag)
            .unwrap_or_else(|_| wasm_bindgen::throw_str("a tag of ours is no name of an element"));
        let mut state = MarkupState {
            tag,
            element,
            attributes: Vec::new(),
            effects: Effects::default(),
            listeners: Vec::new(),
            children: Vec::new(),
        };
        // First, because the value of a select means something only once its options are there.
        state.rebuild_children(children);
        state.take(parts);
        state
    }

    fn rebuild(self, state: &mut MarkupState) {
        if self.0.tag != state.tag {
            let mut next = self.build();
            state.insert_before_this(&mut next);
            state.unmount();
            *state = next;
            return;
        }
        // No earlier effect runs once the values change hands.
        state.effects = Effects::default();
        state.drop_listeners();
        let before = std::mem::take(&mut state.attributes);
        for name in before {
            let stays = self.0.parts.iter().any(|(known, part)| *known == name && matches!(part, Part::Fixed(_)));
            if !stays {
                set_attribute(&state.element, name, None);
            }
        }
        state.rebuild_children(self.0.children);
        state.take(self.0.parts);
    }
}

impl Drop for MarkupState {
    /// An element can outlive its view: a dialog tells that it was closed when the page that it was on is gone.
    fn drop(&mut self) {
        self.drop_listeners();
    }
}

impl Mountable for MarkupState {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        insert(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.parent_element().is_some_and(|parent| {
            child.mount(&parent, Some(&self.element));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

fn insert(parent: &Element, child: &Node, marker: Option<&Node>) {
    // Refused only where a node would get inside of itself.
    let _ = parent.insert_before(child, marker);
}

only_in_the_browser!(Markup);
