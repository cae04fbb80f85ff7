//! Tables whose rows change as time passes.

use leptos::prelude::*;

use super::cells::cell;
use super::{page_size, page_size_select};
use crate::kit::prelude::*;
use crate::view::cells::{Criteria, Listing, Row};

/// A table as a page needs it.
pub struct Table {
    /// The id of its card.
    pub id: &'static str,
    /// Its name.
    pub heading: &'static str,
    /// A sentence below that; may be empty.
    pub description: &'static str,
    /// The names of its columns.
    pub columns: &'static [&'static str],
    /// What it shows.
    pub listing: Memo<Listing>,
    /// Buttons, at the heading's right.
    pub actions: Option<AnyView>,
    /// What it is filtered by.
    pub filters: Option<AnyView>,
    /// What stands below it where it has no rows.
    pub empty: Box<dyn Fn() -> AnyView + Send>,
    /// The checkboxes of its rows.
    pub choosing: Option<Choosing>,
}

/// The checkboxes of a table's rows. Copied freely.
#[derive(Clone, Copy)]
pub struct Choosing {
    /// The keys of the rows that are selected, shown or not.
    selected: RwSignal<Vec<String>>,
    listing: Memo<Listing>,
    selection: Selection,
}

impl Choosing {
    /// None is selected yet.
    pub fn new(listing: Memo<Listing>) -> Self {
        let selected = RwSignal::new(Vec::new());
        let choose = move |event| {
            let keys = listing.with_untracked(keys);
            selected.update(|selected| select(selected, &keys, event));
        };
        let selection = Selection::new(Callback::new(choose));
        let choosing = Self { selected, listing, selection };
        // A Shift click starts from a place, and the rows have moved.
        let places = Memo::new(move |_| listing.with(keys));
        crate::kit::markup::effect(move || {
            places.track();
            selection.forget();
        });
        choosing
    }

    /// The keys of the rows that show and are selected.
    pub fn keys(self) -> Vec<String> {
        let selected = self.selected.get();
        self.listing.with(keys).into_iter().filter(|key| selected.contains(key)).collect()
    }

    /// Selects nothing any more.
    pub fn clear(self) {
        self.selection.forget();
        self.selected.set(Vec::new());
    }

    fn has(self, key: &str) -> bool {
        self.selected.with(|selected| selected.iter().any(|known| known == key))
    }

    fn header(self) -> AnyView {
        let count = move || self.keys().len();
        let rows = move || self.listing.with(|listing| listing.rows.len());
        view! {
            <SelectAll
                selection=self.selection
                ticked=Signal::derive(move || Ticked::of(count(), rows()))
                disabled=Signal::derive(move || rows() == 0)
            />
        }
        .into_any()
    }

    fn checkbox(self, key: &str) -> AnyView {
        let (own, place) = (key.to_owned(), key.to_owned());
        let at = move || self.listing.with(|listing| listing.rows.iter().position(|row| row.key == place));
        view! {
            <SelectRow
                selection=self.selection
                row=Signal::derive(move || at().unwrap_or_default())
                label=crate::kit::text::select(key)
                selected=Signal::derive(move || self.has(&own))
            />
        }
        .into_any()
    }
}

fn keys(listing: &Listing) -> Vec<String> {
    listing.rows.iter().map(|row| row.key.clone()).collect()
}

fn select(selected: &mut Vec<String>, keys: &[String], event: Selected) {
    let set = |selected: &mut Vec<String>, key: &String, select: bool| {
        selected.retain(|known| known != key);
        if select {
            selected.push(key.clone());
        }
    };
    match event {
        Selected::Toggle(at) => {
            if let Some(key) = keys.get(at) {
                let select = !selected.contains(key);
                set(selected, key, select);
            }
        }
        Selected::Range { first, last, select } => {
            keys.iter().take(last + 1).skip(first).for_each(|key| set(selected, key, select));
        }
        Selected::All(select) => {
            selected.clear();
            if select {
                selected.extend_from_slice(keys);
            }
        }
    }
}

/// What the link asks for of a table.
pub fn criteria() -> Memo<Criteria> {
    let router = Router::current();
    let (query, size) = (router.query(), page_size(router));
    Memo::new(move |_| {
        query.with(|query| Criteria { text: query.filter().into(), page: query.page(), size: size.get() })
    })
}

/// The search box of a table.
pub fn search(label: &'static str, listing: Memo<Listing>) -> AnyView {
    let router = Router::current();
    let query = router.query();
    let set = move |text: String| router.replace_query(query.get_untracked().with_filter(&text));
    view! {
        <SearchBox
            label=label
            value=Signal::derive(move || query.with(|query| query.filter().to_owned()))
            on_change=Callback::new(set)
            matches=Signal::derive(move || listing.with(|listing| listing.matching))
        />
    }
    .into_any()
}

impl Table {
    /// The table in its card.
    pub fn card(self) -> AnyView {
        let Self { id, heading, description, columns, listing, actions, filters, empty, choosing } = self;
        let router = Router::current();
        let window = move || listing.with(|listing| listing.window);
        let turn = move |page| router.replace_query(router.query().get_untracked().with_page(page));
        // A table that fits on the shortest page has no pages.
        let has_pages = Memo::new(move |_| listing.with(|listing| listing.total > PAGE_SIZES[0]));
        let pages = move || {
            view! {
                <Pagination
                    page=Signal::derive(move || window().page)
                    pages=Signal::derive(move || window().pages)
                    on_page=Callback::new(turn)
                />
                {page_size_select(router)}
            }
            .into_any()
        };
        let pages = maybe_live(move || has_pages.get().then(pages));
        let count = move || {
            let selected = choosing.map_or(0, |choosing| choosing.keys().len());
            counter(selected, listing.with(|listing| listing.total))
        };
        let is_empty = Memo::new(move |_| listing.with(|listing| listing.rows.is_empty()));
        let below = maybe_live(move || is_empty.get().then(&empty));
        let head = columns.iter().map(|column| el("th").attr("scope", "col").text(*column).into_any());
        let head = choosing.map(Choosing::header).into_iter().chain(head).collect::<Vec<_>>();
        let rows = move || {
            let rows = listing
                .with(|listing| listing.rows.iter().map(|row| (row.key.clone(), row.cells.len())).collect::<Vec<_>>());
            let row =
                |(key, cells): (String, usize)| KeyedRow::new(key.clone(), move || one(listing, choosing, key, cells));
            rows.into_iter().map(row).collect()
        };
        let content =
            vec![el("thead").child(el("tr").children(head)).into_any(), el("tbody").child(keyed(rows)).into_any()];
        if description.is_empty() {
            return view! {
                <TableCard id=id heading=heading counter=Signal::derive(count) actions=some(actions) filters=some(filters) pages below>
                    {content}
                </TableCard>
            }
            .into_any();
        }
        view! {
            <TableCard id=id heading=heading counter=Signal::derive(count) description actions=some(actions) filters=some(filters) pages below>
                {content}
            </TableCard>
        }
        .into_any()
    }
}

fn some(view: Option<AnyView>) -> AnyView {
    view.unwrap_or_else(nothing)
}

fn one(listing: Memo<Listing>, choosing: Option<Choosing>, key: String, count: usize) -> AnyView {
    let own = key.clone();
    let row = Memo::new(move |_| listing.with(|listing| listing.rows.iter().find(|row| row.key == own).cloned()));
    let cell = |at: usize| {
        let element = if at == 0 { el("th").attr("scope", "row") } else { el("td") };
        let find = move || row.with(|row: &Option<Row>| row.as_ref()?.cells.get(at).cloned());
        element.child(cell(find)).into_any()
    };
    let line = el("tr").children(choosing.map(|choosing| choosing.checkbox(&key)));
    let line = match choosing {
        Some(choosing) => line.class_if("selected", move || choosing.has(&key)),
        None => line,
    };
    line.children((0..count).map(cell).collect::<Vec<_>>()).into_any()
}
