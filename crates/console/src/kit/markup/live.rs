//! A part of the page that is made anew when what it reads changes.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, Node};

use super::effects::Effects;
use super::nothing;
use super::only_in_the_browser::only_in_the_browser;

/// A view that is made anew when the signals it reads change. What has the same shape as before stays in the document
/// and takes the new values.
pub fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    Live(Box::new(view)).into_any()
}

/// The same where there may be nothing to show.
pub fn maybe_live(view: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    live(move || view().unwrap_or_else(nothing))
}

/// The view of [`live`].
struct Live(Box<dyn Fn() -> AnyView + Send>);

/// What is in the document for a [`Live`].
struct LiveState {
    /// There from the first run of the effect on.
    shown: Rc<RefCell<Option<AnyViewState>>>,
    _effects: Effects,
}

impl LiveState {
    fn with<T>(&self, ask: impl FnOnce(&mut AnyViewState) -> T) -> Option<T> {
        self.shown.borrow_mut().as_mut().map(ask)
    }
}

impl Render for Live {
    type State = LiveState;

    fn build(self) -> LiveState {
        let shown = Rc::new(RefCell::new(None));
        let mut effects = Effects::default();
        let place = Rc::clone(&shown);
        effects.run(move || {
            let view = (self.0)();
            match &mut *place.borrow_mut() {
                Some(state) => view.rebuild(state),
                none => *none = Some(view.build()),
            }
        });
        LiveState { shown, _effects: effects }
    }

    fn rebuild(self, state: &mut LiveState) {
        let mut next = self.build();
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

impl Mountable for LiveState {
    fn unmount(&mut self) {
        self.with(Mountable::unmount);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.with(|shown| shown.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.with(|shown| shown.insert_before_this(child)).unwrap_or_default()
    }

    fn elements(&self) -> Vec<Element> {
        self.with(|shown| shown.elements()).unwrap_or_default()
    }
}

only_in_the_browser!(Live);
