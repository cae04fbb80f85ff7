//! Lists whose rows stay while their keys do.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, Node};

use super::effects::Effects;
use super::insert;
use super::only_in_the_browser::only_in_the_browser;

/// One row of a [`keyed`] list.
pub struct KeyedRow {
    key: String,
    view: Box<dyn FnOnce() -> AnyView + Send>,
}

impl KeyedRow {
    /// A row, made by `view` when there was none of that key before.
    pub fn new(key: impl Into<String>, view: impl FnOnce() -> AnyView + Send + 'static) -> Self {
        Self { key: key.into(), view: Box::new(view) }
    }
}

/// A list whose rows stay as they are while their keys do, wherever they move: what `<For>` does, with one copy of the
/// code for all lists. Each row is one element. A row is made again only under another key, so a key says everything
/// that the row shows without a signal.
pub fn keyed(rows: impl Fn() -> Vec<KeyedRow> + Send + 'static) -> AnyView {
    Keyed(Box::new(rows)).into_any()
}

/// The view of [`keyed`].
struct Keyed(Box<dyn Fn() -> Vec<KeyedRow> + Send>);

/// What is in the document for a [`Keyed`].
struct KeyedState {
    list: Rc<RefCell<List>>,
    _effects: Effects,
}

/// The rows, and a comment after the last one.
struct List {
    end: Node,
    rows: Vec<Shown>,
}

struct Shown {
    key: String,
    state: AnyViewState,
    /// Owns what the row's signals and effects are; they go with it.
    owner: Owner,
}

impl List {
    fn show(&mut self, rows: Vec<KeyedRow>, owner: &Owner) {
        let mut before = std::mem::take(&mut self.rows);
        for KeyedRow { key, view } in rows {
            // Rows mostly come in the order they had.
            let known = before.iter().position(|shown| shown.key == key);
            self.rows.push(if let Some(at) = known {
                before.remove(at)
            } else {
                let owner = owner.child();
                let state = owner.with(|| view().build());
                Shown { key, state, owner }
            });
        }
        for mut gone in before {
            gone.state.unmount();
            gone.owner.cleanup();
        }
        if let Some(parent) = self.end.parent_element() {
            self.put_in_order(&parent);
        }
    }

    /// Moves only what is not in its place, because what moves loses the focus.
    fn put_in_order(&mut self, parent: &Element) {
        let mut next = self.end.clone();
        for row in self.rows.iter_mut().rev() {
            let Some(element) = row.state.elements().into_iter().next() else { continue };
            if element.next_sibling().as_ref() != Some(&next) {
                row.state.mount(parent, Some(&next));
            }
            next = element.into();
        }
    }
}

impl Render for Keyed {
    type State = KeyedState;

    fn build(self) -> KeyedState {
        let end = document().create_comment("").into();
        let list = Rc::new(RefCell::new(List { end, rows: Vec::new() }));
        let owner = Owner::current().unwrap_or_default();
        let mut effects = Effects::default();
        let shown = Rc::clone(&list);
        effects.run(move || {
            let rows = (self.0)();
            untrack(|| shown.borrow_mut().show(rows, &owner));
        });
        KeyedState { list, _effects: effects }
    }

    fn rebuild(self, state: &mut KeyedState) {
        let mut next = self.build();
        state.insert_before_this(&mut next);
        state.unmount();
        *state = next;
    }
}

impl Mountable for KeyedState {
    fn unmount(&mut self) {
        let mut list = self.list.borrow_mut();
        for row in &mut list.rows {
            row.state.unmount();
        }
        if let Some(parent) = list.end.parent_node() {
            let _ = parent.remove_child(&list.end);
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let mut list = self.list.borrow_mut();
        for row in &mut list.rows {
            row.state.mount(parent, marker);
        }
        insert(parent, &list.end, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let list = self.list.borrow();
        match list.rows.first() {
            Some(first) => first.state.insert_before_this(child),
            None => list.end.parent_element().is_some_and(|parent| {
                child.mount(&parent, Some(&list.end));
                true
            }),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.list.borrow().rows.iter().flat_map(|row| row.state.elements()).collect()
    }
}

impl Drop for KeyedState {
    fn drop(&mut self) {
        // Signals and effects of the rows go with the list. The owner they hang from may live on.
        for row in &self.list.borrow().rows {
            row.owner.cleanup();
        }
    }
}

only_in_the_browser!(Keyed);
