//! The current page as a signal, kept in step with the address bar's hash, and what has to happen when it changes.
//!
//! Links are plain `<a href="#/…">`, so that they open in new tabs and show where they lead. A change of page puts the
//! focus on the `h1`, scrolls to the top (or, going back, to where the visitor was) and has the page's title announced.
//! A change of the query alone does none of that.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::announce::announce;
use super::dom;
use super::route::{Location, Query, Route};

/// The current page and the way to others. Copied freely; found by [`Router::current`] below where it was provided.
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
    query: RwSignal<Query>,
    is_region: fn(&str) -> bool,
    visits: StoredValue<Visits>,
}

/// How far each entry of the browser's history was scrolled. Entries are told apart by a number in their state.
struct Visits {
    current: f64,
    next: f64,
    left: Vec<(f64, f64)>,
}

impl Router {
    /// Reads the address bar, follows it from now on, and makes the router available to what is rendered below.
    pub fn provide(is_region: fn(&str) -> bool) -> Self {
        let Location { route, query } = read(is_region);
        // A reload starts counting anew while older entries keep their numbers, so counting starts at the time.
        let now = js_sys::Date::now();
        let router = Self {
            route: RwSignal::new(route),
            query: RwSignal::new(query),
            is_region,
            visits: StoredValue::new(Visits { current: now, next: now + 1.0, left: Vec::new() }),
        };
        if let Ok(history) = window().history() {
            // Where restoring cannot be taken over the browser restores as it sees fit.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
            let _ = history.replace_state_with_url(&now.into(), "", None);
        }
        let popped = window_event_listener(ev::popstate, move |_| router.follow());
        let changed = window_event_listener(ev::hashchange, move |_| router.follow());
        on_cleanup(move || {
            popped.remove();
            changed.remove();
        });
        provide_context(router);
        router
    }

    /// The router provided above.
    pub fn current() -> Self {
        expect_context()
    }

    /// The current page.
    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// How the current page is shown.
    pub fn query(self) -> Signal<Query> {
        self.query.into()
    }

    /// Goes to another page, as a link to it would.
    pub fn navigate(self, route: &Route) {
        self.go(&route.href());
    }

    /// Goes to another page shown in a certain way, as a link to it would.
    pub fn navigate_with(self, route: &Route, query: &Query) {
        self.go(&route.href_with(query));
    }

    /// Puts another page in the place of this one, so that Back does not return here: for `#/`, which stands for another.
    pub fn redirect(self, route: &Route) {
        self.write(&route.href());
        self.follow();
    }

    /// The same before anything shows: no page is left for another.
    pub fn begin_at(self, route: &Route) {
        self.write(&route.href());
        let Location { route, query } = read(self.is_region);
        self.query.update_if_other(query);
        self.route.update_if_other(route);
    }

    /// Shows the current page in another way, without a new entry in the browser's history.
    pub fn replace_query(self, query: Query) {
        if self.query.with_untracked(|known| *known == query) {
            return;
        }
        self.write(&self.route.with_untracked(|route| route.href_with(&query)));
        self.query.set(query);
    }

    fn go(self, href: &str) {
        let Ok(history) = window().history() else { return };
        let pushed = history.push_state_with_url(&JsValue::NULL, "", Some(href));
        if pushed.is_err() {
            // Browsers refuse after a hundred entries within half a minute; the address can still be set.
            let _ = window().location().set_hash(href);
        }
        self.follow();
    }

    fn write(self, href: &str) {
        let number = self.visits.with_value(|visits| visits.current);
        if let Ok(history) = window().history() {
            // A browser may refuse when this comes too often; then the link is behind until the next change.
            let _ = history.replace_state_with_url(&number.into(), "", Some(href));
        }
    }

    /// Takes over what the address bar says now.
    fn follow(self) {
        let Location { route, query } = read(self.is_region);
        let scroll_to = self.enter();
        self.query.update_if_other(query);
        if self.route.update_if_other(route) {
            dom::after_render(move || arrive(scroll_to));
        }
    }

    #[expect(clippy::float_cmp, reason = "JavaScript's whole numbers, copied and never calculated with")]
    /// Notes how far the entry that is left was scrolled, and answers how far the one entered was.
    fn enter(self) -> f64 {
        let Ok(history) = window().history() else { return 0.0 };
        let entered = history.state().ok().and_then(|state| state.as_f64());
        let mut scroll_to = 0.0;
        self.visits.update_value(|visits| {
            if entered == Some(visits.current) {
                return;
            }
            let leaving = visits.current;
            visits.left.retain(|(number, _)| *number != leaving);
            visits.left.push((leaving, window().scroll_y().unwrap_or_default()));
            if let Some(number) = entered {
                visits.current = number;
                scroll_to = visits.left.iter().find(|(known, _)| *known == number).map_or(0.0, |(_, top)| *top);
            } else {
                visits.current = visits.next;
                visits.next += 1.0;
                let _ = history.replace_state_with_url(&visits.current.into(), "", None);
            }
        });
        scroll_to
    }
}

/// Setting a signal only when that changes something, so that nothing is rendered for nothing.
trait UpdateIfOther<T> {
    /// Answers whether the value was another.
    fn update_if_other(self, value: T) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> UpdateIfOther<T> for RwSignal<T> {
    fn update_if_other(self, value: T) -> bool {
        let other = self.with_untracked(|known| *known != value);
        if other {
            self.set(value);
        }
        other
    }
}

fn read(is_region: fn(&str) -> bool) -> Location {
    Location::parse(&window().location().hash().unwrap_or_default(), is_region)
}

/// What a visitor notices of a new page, beside its content.
pub fn arrive(scroll_to: f64) {
    dom::focus_heading();
    window().scroll_to_with_x_and_y(0.0, scroll_to);
    announce(&document().title());
}
