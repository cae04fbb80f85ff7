//! What tables are made of: a card with heading, tools, a scroll region and pages; sortable headers; selection.
//!
//! The page renders its own rows and keeps its own selection. It gives the kit what to show and is called back with a
//! [`Select`](Selected) event; the kit knows rows only by their place on the page, from 0.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::dom;
use super::heading::{beside, described};
use super::icon::{Icon, icon};
use super::markup::el;
use super::overflow::{self, Axis};
use super::route::Direction;
use super::text;

/// What the visitor did to the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// Ticked or unticked one row.
    Toggle(usize),
    /// Ticked or unticked, with Shift, all rows between two, both included; `first` is at most `last`.
    Range {
        /// The topmost row.
        first: usize,
        /// The lowest row.
        last: usize,
        /// Whether they are to be selected, or not to be.
        select: bool,
    },
    /// Ticked or unticked the header's checkbox.
    All(bool),
}

/// The state of the header's checkbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticked {
    /// No row of the page is selected.
    None,
    /// Some are.
    Some,
    /// All are, and there is one.
    All,
}

impl Ticked {
    /// The state when `selected` of the page's `rows` rows are selected.
    pub fn of(selected: usize, rows: usize) -> Self {
        match selected {
            0 => Self::None,
            all if all >= rows => Self::All,
            _ => Self::Some,
        }
    }
}

/// The counter beside a table's heading: `(30)`, or `(2/30)` when some are selected; never `(0/30)`.
pub fn counter(selected: usize, total: usize) -> String {
    if selected == 0 { format!("({total})") } else { format!("({selected}/{total})") }
}

/// The selection of one table: who is called back, and which row a Shift click starts from.
#[derive(Clone, Copy)]
pub struct Selection {
    on_select: Callback<Selected>,
    anchor: StoredValue<Option<usize>>,
}

impl Selection {
    /// A selection that calls `on_select`.
    pub fn new(on_select: Callback<Selected>) -> Self {
        Self { on_select, anchor: StoredValue::new(None) }
    }

    /// Forgets where a Shift click starts from: when the rows are others than before.
    pub fn forget(self) {
        self.anchor.set_value(None);
    }

    fn choose(self, row: usize, select: bool, extends: bool) {
        let anchor = self.anchor.get_value();
        self.anchor.set_value(Some(row));
        let event = match anchor {
            Some(anchor) if extends && anchor != row => {
                Selected::Range { first: anchor.min(row), last: anchor.max(row), select }
            }
            _ => Selected::Toggle(row),
        };
        self.on_select.run(event);
    }
}

/// The card around a table: heading with counter, buttons, filters, pages, and a region in which the table scrolls
/// sideways when it is wider than the card. The heading takes the focus when it is returned to it.
///
/// The header row sticks to the top of the window while the page scrolls, unless the table scrolls sideways.
///
/// ```text
/// view! {
///     <TableCard id="revisions" heading="Revisions" counter=move || counter(selected.get(), total.get())
///         actions filters pages>
///         <thead><tr><SelectAll …/><SortHeader …/></tr></thead>
///         <tbody>…</tbody>
///     </TableCard>
/// }
/// ```
#[component]
pub fn TableCard(
    /// The id of the card; the heading's is `ID-heading`, for a dialog to return the focus to.
    #[prop(into)]
    id: String,
    /// The table's name.
    #[prop(into)]
    heading: Signal<String>,
    /// The counter after it, e.g. from [`counter`].
    #[prop(into)]
    counter: Signal<String>,
    /// A sentence below the heading.
    #[prop(optional, into)]
    description: Option<Signal<String>>,
    /// Buttons, at the heading's right.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Search box and selects, below the heading.
    #[prop(optional)]
    filters: Option<AnyView>,
    /// Pagination and page size, at the filters' right.
    #[prop(optional)]
    pages: Option<AnyView>,
    /// A line between filters and table, such as the offer to select all that match.
    #[prop(optional)]
    notice: Option<AnyView>,
    /// What stands below the table when it has no rows: an [`EmptyState`].
    #[prop(optional)]
    below: Option<AnyView>,
    /// The table's content: `thead` and `tbody`.
    children: Children,
) -> AnyView {
    let heading_id = format!("{id}-heading");
    let region_id = format!("{id}-region");
    let label_id = format!("{id}-label");
    overflow::watch(Axis::Inline, region_id.clone(), label_id.clone());
    let name = el("span").attr("id", label_id.clone()).text_of(heading);
    let heading = el("h2")
        .attr("id", heading_id)
        .attr("tabindex", "-1")
        .child(name)
        .text(" ")
        .child(el("span").class("counter").text_of(counter));
    let header =
        el("div").class("container-header").child(described(heading, description)).maybe_child(beside(actions));
    let tools = (filters.is_some() || pages.is_some()).then(|| {
        el("div")
            .class("table-tools")
            .child(el("div").class("table-filters").maybe_child(filters))
            .child(el("div").class("table-pages").maybe_child(pages))
            .into_any()
    });
    let table = el("table").class("table").attr("aria-labelledby", label_id).child(children());
    el("section")
        .attr("id", id)
        .class("container table-card")
        .child(header)
        .maybe_child(tools)
        .maybe_child(notice)
        .child(el("div").attr("id", region_id).class("table-region").child(table))
        .maybe_child(below)
        .into_any()
}

/// A column's header that sorts by it. A column that is sorted by turns round; another starts ascending.
///
/// ```text
/// view! { <SortHeader label="Created" sorted=move || sorted_by("created") on_sort /> }
/// ```
#[component]
pub fn SortHeader(
    /// The column's name.
    #[prop(into)]
    label: Signal<String>,
    /// Which way the table is sorted by this column; `None` when by another.
    #[prop(into)]
    sorted: Signal<Option<Direction>>,
    /// Called with the way to sort by it.
    on_sort: Callback<Direction>,
    /// The way a first press sorts.
    #[prop(default = Direction::Ascending)]
    first: Direction,
) -> AnyView {
    let sort = move || match sorted.get() {
        None => None,
        Some(Direction::Ascending) => Some("ascending".into()),
        Some(Direction::Descending) => Some("descending".into()),
    };
    let arrow = move || match sorted.get() {
        None => icon(Icon::Sortable),
        Some(Direction::Ascending) => icon(Icon::SortedUp),
        Some(Direction::Descending) => icon(Icon::SortedDown),
    };
    let press = move |_| on_sort.run(sorted.get_untracked().map_or(first, Direction::reversed));
    let button = el("button").attr("type", "button").on("click", press).child(el("span").text_of(label)).live(arrow);
    el("th").attr("scope", "col").class("sortable").bind("aria-sort", sort).child(button).into_any()
}

/// The header's checkbox, which fills its cell.
#[component]
pub fn SelectAll(
    /// Whose selection.
    selection: Selection,
    /// What it shows.
    #[prop(into)]
    ticked: Signal<Ticked>,
    /// Whether there is nothing to select.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> AnyView {
    let change = move |event: Event| {
        let element: HtmlInputElement = event_target(&event);
        selection.forget();
        selection.on_select.run(Selected::All(element.checked()));
        let now = ticked.get_untracked();
        element.set_checked(now == Ticked::All);
        element.set_indeterminate(now == Ticked::Some);
    };
    let input = el("input")
        .attr("type", "checkbox")
        .attr("aria-label", text::SELECT_ALL)
        .bind("disabled", move || disabled.get().then(|| "".into()))
        .flag("checked", move || ticked.get() == Ticked::All)
        .flag("indeterminate", move || ticked.get() == Ticked::Some)
        .on("change", change)
        .on("keydown", step);
    el("th").attr("scope", "col").class("select-cell").child(input).into_any()
}

/// A row's checkbox, which fills its cell. Shift extends from the last one used; Up and Down go to the row above and
/// below.
///
/// ```text
/// view! { <SelectRow selection row=at label=text::select("web:3") selected=move || is_selected(3) /> }
/// ```
#[component]
pub fn SelectRow(
    /// Whose selection.
    selection: Selection,
    /// The row's place on the page, from 0.
    #[prop(into)]
    row: Signal<usize>,
    /// The checkbox's name, e.g. `Select web:3`.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the row is selected.
    #[prop(into)]
    selected: Signal<bool>,
) -> AnyView {
    let click = move |event: Event| {
        let element: HtmlInputElement = event_target(&event);
        selection.choose(row.get_untracked(), element.checked(), event.unchecked_ref::<MouseEvent>().shift_key());
        if element.checked() != selected.get_untracked() {
            // What shows is what is so; the browser puts its own change in place only after this event.
            dom::after_render(move || element.set_checked(selected.get_untracked()));
        }
    };
    let keep_text_unselected = |event: Event| {
        if event.unchecked_ref::<MouseEvent>().shift_key() {
            event.prevent_default();
        }
    };
    let input = el("input")
        .attr("type", "checkbox")
        .says("aria-label", label)
        .flag("checked", move || selected.get())
        .on("click", click)
        .on("mousedown", keep_text_unselected)
        .on("keydown", step);
    el("td").class("select-cell").child(input).into_any()
}

/// Moves between the checkboxes of a table's rows.
fn step(event: Event) {
    let step = match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let own: HtmlInputElement = event_target(&event);
    let Ok(Some(table)) = own.closest("table") else { return };
    let boxes = dom::all_in(&table, ".select-cell input");
    let at = boxes.iter().position(|element| element.is_same_node(Some(&own)));
    let next = at.and_then(|at| at.checked_add_signed(step)).and_then(|at| boxes.get(at));
    if let Some(next) = next {
        event.prevent_default();
        dom::focus_element(next);
    }
}

/// What a table says when it has no rows: nothing there yet, or nothing that matches.
///
/// ```text
/// view! { <EmptyState title="No matches" text="No revision matches the filter.">
///     <Button label=text::CLEAR_FILTER on_press=clear />
/// </EmptyState> }
/// ```
#[component]
pub fn EmptyState(
    /// What there is not.
    #[prop(into)]
    title: Signal<String>,
    /// Why, or where there is.
    #[prop(optional, into)]
    text: Signal<String>,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    el("div")
        .class("empty-state")
        .child(el("p").class("empty-title").text_of(title))
        .child(el("p").text_of(text))
        .maybe_child(children.map(|children| children()))
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_never_says_that_none_of_some_is_selected() {
        assert_eq!(counter(0, 30), "(30)");
        assert_eq!(counter(2, 30), "(2/30)");
        assert_eq!(counter(0, 0), "(0)");
    }

    #[test]
    fn the_header_is_ticked_when_every_row_of_the_page_is() {
        assert_eq!(Ticked::of(0, 0), Ticked::None);
        assert_eq!(Ticked::of(0, 10), Ticked::None);
        assert_eq!(Ticked::of(3, 10), Ticked::Some);
        assert_eq!(Ticked::of(10, 10), Ticked::All);
    }
}
