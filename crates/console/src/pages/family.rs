//! A family and its revisions.

use leptos::prelude::*;
use lifecycle::{Family, Region};
use roaring::RoaringBitmap;

use super::deeds::Deeds;
use super::window::may_still_start;
use super::{deploy, moment, moment_or_none, no_matches, page_size, page_size_select, rows, status};
use crate::kit::markup::Text;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text;
use crate::view::revisions::{Column, Criteria, Row, StatusFilter, Table};
use crate::view::users::UseCounts;

/// The ids that the dialogs return the focus to.
const ACTIONS_ID: &str = "revisions-actions";

/// The page of a family.
pub fn page(region: Region, family: Family) -> AnyView {
    let lab = Lab::current();
    let exists = lab.peek(|account| account.revisions(region, &family).is_some());
    if exists { revisions(region, &family) } else { missing(region, &family) }
}

/// A family that was never registered here. It may be in another tab's hands, or in the next call's.
fn missing(region: Region, family: &Family) -> AnyView {
    let create = Route::CreateTaskDefinition { region: region.code().into(), from: None }.href();
    let families = Route::TaskDefinitions { region: region.code().into() }.href();
    view! {
        <PageHeading
            title=family.as_str().to_owned()
            description=text::no_such_family(family.as_str(), region)
        />
        <div class="actions">
            <LinkButton label=text::BACK_HOME href=families />
            <LinkButton label=text::CREATE href=create look=Look::Primary />
        </div>
    }
    .into_any()
}

fn revisions(region: Region, family: &Family) -> AnyView {
    let (lab, router) = (Lab::current(), Router::current());
    let name = StoredValue::new(family.clone());
    let query = router.query();
    let size = page_size(router);
    let criteria = Memo::new(move |_| {
        query.with(|query| Criteria {
            status: StatusFilter::from_code(query.status()),
            text: query.filter().into(),
            sort: Column::from_code(query.sort()),
            page: query.page(),
            size: size.get(),
        })
    });
    let table = Memo::new(move |_| {
        name.with_value(|family| lab.read(|account| Table::new(account, region, family, &criteria.get())))
    });
    let shown = move || table.with(|table| table.as_ref().map(|table| table.rows.clone()).unwrap_or_default());

    // What is selected. It is dropped when other rows show than those it was made of.
    let selected = RwSignal::new(RoaringBitmap::new());
    let selection = Selection::new(Callback::new(move |event| {
        let rows = untrack(shown);
        selected.update(|selected| select(selected, &rows, event));
    }));
    let clear = move || {
        selection.forget();
        selected.set(RoaringBitmap::new());
    };
    Effect::new(move |before: Option<Criteria>| {
        let now = criteria.get();
        if before.is_some_and(|before| before != now) {
            clear();
        }
        now
    });
    let deeds = Deeds::new(region, family.clone(), selected.into(), Callback::new(move |()| clear()));

    let count = Signal::derive(move || {
        let total = table.with(|table| table.as_ref().map_or(0, |table| table.total));
        counter(selected.with(|selected| rows(selected.len())), rows(total))
    });
    let rows = move || {
        let row = |(at, row): (usize, Row)| {
            // A row's place is part of its identity: a checkbox knows its row by it.
            let key = format!("{at} {} {}", row.revision, row.status.as_str());
            // What changes with time alone does not draw the row anew, which would cost it the focus.
            let now = move || {
                let row_now = table.with(|table| table.as_ref()?.rows.get(at).copied());
                row_now.filter(|now| now.revision == row.revision)
            };
            KeyedRow::new(key, move || one(region, name, (selection, selected), at, row, now))
        };
        shown().into_iter().enumerate().map(row).collect()
    };
    view! {
        <PageHeading
            title=family.as_str().to_owned()
            document_title=text::titled(family.as_str(), text::TASK_DEFINITIONS)
            actions=actions(region, name, lab, selected, deeds)
        />
        <TableCard
            id="revisions"
            heading=text::REVISIONS
            counter=count
            filters=filters(router, criteria, table)
            pages=pages(router, table)
            notice=notice(selected, table)
            below=maybe_live(move || empty(name, lab, region, router, table))
        >
            {head(router, criteria, table, selection, selected)}
            {el("tbody").child(keyed(rows)).into_any()}
        </TableCard>
        {deeds.dialogs(vec![ACTIONS_ID.to_owned(), "revisions-heading".to_owned()])}
    }
    .into_any()
}

fn select(selected: &mut RoaringBitmap, rows: &[Row], event: Selected) {
    let set = |selected: &mut RoaringBitmap, row: Option<&Row>, select: bool| {
        if let Some(row) = row {
            let number = row.revision.get();
            if select {
                selected.insert(number)
            } else {
                selected.remove(number)
            };
        }
    };
    match event {
        Selected::Toggle(at) => {
            if let Some(row) = rows.get(at)
                && !selected.remove(row.revision.get())
            {
                selected.insert(row.revision.get());
            }
        }
        Selected::Range { first, last, select } => (first..=last).for_each(|at| set(selected, rows.get(at), select)),
        Selected::All(true) => rows.iter().for_each(|row| set(selected, Some(row), true)),
        // Also what was selected beyond the page.
        Selected::All(false) => selected.clear(),
    }
}

fn actions(
    region: Region,
    family: StoredValue<Family>,
    lab: Lab,
    selected: RwSignal<RoaringBitmap>,
    deeds: Deeds,
) -> AnyView {
    // A new revision is made from the one that is selected, or else from the newest ACTIVE one, or the newest of all.
    let create = move || {
        let chosen = selected.with(|selected| if selected.len() == 1 { selected.max() } else { None });
        let base = chosen.or_else(|| {
            family.with_value(|family| {
                lab.read(|account| {
                    let revisions = account.revisions(region, family)?;
                    revisions.newest_active().or_else(|| revisions.newest()).map(lifecycle::Revision::get)
                })
            })
        });
        let from = base.map(|revision| (family.with_value(|family| family.as_str().to_owned()), revision));
        Route::CreateTaskDefinition { region: region.code().into(), from }.href()
    };
    let deployed = move || selected.with(|selected| (selected.len(), selected.max()));
    view! {
        {deploy::of_selection(region, family, deployed)}
        <MenuButton id=ACTIONS_ID label=text::ACTIONS items=deeds.items() />
        <LinkButton label=text::CREATE_REVISION href=Signal::derive(create) look=Look::Primary />
    }
    .into_any()
}

fn filters(router: Router, criteria: Memo<Criteria>, table: Memo<Option<Table>>) -> AnyView {
    let query = router.query();
    let set_status = move |code: String| router.replace_query(query.get_untracked().with_status(&code));
    let set_filter = move |text: String| router.replace_query(query.get_untracked().with_filter(&text));
    let matching = move || table.with(|table| table.as_ref().map_or(0, |table| rows(table.matching.len())));
    view! {
        <SearchBox
            label=text::FIND_REVISIONS
            value=Signal::derive(move || query.with(|query| query.filter().to_owned()))
            on_change=Callback::new(set_filter)
            matches=Signal::derive(matching)
        />
        <Select
            label=text::FILTER_STATUS
            choices=Choices::of(&text::REVISION_STATUSES)
            value=Signal::derive(move || criteria.with(|criteria| criteria.status.code().to_owned()))
            on_change=Callback::new(set_status)
        />
    }
    .into_any()
}

fn pages(router: Router, table: Memo<Option<Table>>) -> AnyView {
    let window = move || table.with(|table| table.as_ref().map(|table| table.window));
    let query = router.query();
    view! {
        <Pagination
            page=Signal::derive(move || window().map_or(1, |window| window.page))
            pages=Signal::derive(move || window().map_or(0, |window| window.pages))
            on_page=Callback::new(move |page| router.replace_query(query.get_untracked().with_page(page)))
        />
        {page_size_select(router)}
    }
    .into_any()
}

/// Offers all that match once the whole page is selected.
fn notice(selected: RwSignal<RoaringBitmap>, table: Memo<Option<Table>>) -> AnyView {
    let all = move || {
        if let Some(matching) = table.with_untracked(|table| table.as_ref().map(|table| table.matching.clone())) {
            selected.set(matching);
        }
    };
    let offer = move || {
        let (on_page, page_selected, matching) = table.with(|table| {
            let table = table.as_ref()?;
            let all = selected.with(|selected| table.rows.iter().all(|row| selected.contains(row.revision.get())));
            Some((table.rows.len(), all && !table.rows.is_empty(), table.matching.len()))
        })?;
        let count = selected.with(RoaringBitmap::len);
        if !page_selected || matching <= on_page as u64 {
            return None;
        }
        let view = if count >= matching {
            view! {
                <div class="table-notice">
                    <span>{text::all_selected(count)}</span>
                    <Button
                        label=text::CLEAR_SELECTION
                        look=Look::Inline
                        on_press=move || selected.set(RoaringBitmap::new())
                    />
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="table-notice">
                    <span>{text::page_selected(on_page)}</span>
                    <Button label=text::select_all_matching(matching) look=Look::Inline on_press=all />
                    <SandboxOnly />
                </div>
            }
            .into_any()
        };
        Some(view)
    };
    maybe_live(offer)
}

fn head(
    router: Router,
    criteria: Memo<Criteria>,
    table: Memo<Option<Table>>,
    selection: Selection,
    selected: RwSignal<RoaringBitmap>,
) -> AnyView {
    let ticked = move || {
        table.with(|table| {
            let shown = table.as_ref().map_or(&[][..], |table| &table.rows);
            let count =
                selected.with(|selected| shown.iter().filter(|row| selected.contains(row.revision.get())).count());
            Ticked::of(count, shown.len())
        })
    };
    let none = move || table.with(|table| table.as_ref().is_none_or(|table| table.rows.is_empty()));
    let header = move |column: Column, label: &'static str, first: Direction| {
        let sorted = move || {
            let (by, direction) = criteria.with(|criteria| criteria.sort);
            (by == column).then_some(direction)
        };
        let sort = move |direction| {
            let query = router.query().get_untracked();
            router.replace_query(query.with_sort(column.code(), direction));
        };
        view! { <SortHeader label=label sorted=Signal::derive(sorted) on_sort=Callback::new(sort) first=first /> }
    };
    view! {
        <thead>
            <tr>
                <SelectAll selection=selection ticked=Signal::derive(ticked) disabled=Signal::derive(none) />
                {header(Column::Revision, text::TASK_DEFINITION_REVISION, Direction::Descending)}
                {header(Column::Status, text::STATUS, Direction::Ascending)}
                {header(Column::Created, text::CREATED, Direction::Descending)}
                <th scope="col">{text::DEREGISTERED}</th>
                <th scope="col">{text::users::USED_BY}</th>
            </tr>
        </thead>
    }
    .into_any()
}

fn one(
    region: Region,
    family: StoredValue<Family>,
    (selection, selected): (Selection, RwSignal<RoaringBitmap>),
    at: usize,
    row: Row,
    now: impl Fn() -> Option<Row> + Copy + Send + Sync + 'static,
) -> AnyView {
    let number = row.revision.get();
    let family = family.with_value(|family| family.as_str().to_owned());
    let name = text::name(&family, row.revision);
    let page = Route::Revision { region: region.code().into(), family, revision: number };
    let (href, users) = (page.href(), page.href_with(&Query::default().with_tab("used-by")));
    let used = Memo::new(move |_| now().map(|row| row.used));
    let window = Memo::new(move |_| now().and_then(|row| row.window));
    let is_selected = Signal::derive(move || selected.with(|selected| selected.contains(number)));
    let label = crate::kit::text::select(&name);
    let checkbox = view! { <SelectRow selection=selection row=at label=label selected=is_selected /> };
    el("tr")
        .class_if("selected", move || is_selected.get())
        .child(checkbox)
        .child(el("th").attr("scope", "row").child(el("a").attr("href", href).text(name)))
        .child(el("td").child(status(row.status)).child(maybe_live(move || window.get().map(may_still_start))))
        .child(el("td").child(moment(row.created)))
        .child(el("td").child(moment_or_none(row.deregistered)))
        .child(el("td").live(move || used_by(used.get(), &users)))
        .into_any()
}

/// How much uses a revision, as a link to what that is.
fn used_by(used: Option<UseCounts>, href: &str) -> AnyView {
    match used.filter(|used| !used.is_none()) {
        Some(used) => el("a").attr("href", href.to_owned()).child(Text::Owned(text::users::counts(used))).into_any(),
        None => el("span").text(crate::kit::text::NONE).into_any(),
    }
}

/// What stands below a table without rows.
fn empty(
    family: StoredValue<Family>,
    lab: Lab,
    region: Region,
    router: Router,
    table: Memo<Option<Table>>,
) -> Option<AnyView> {
    let (total, matching) = table.with(|table| table.as_ref().map(|table| (table.total, table.matching.len())))?;
    if matching > 0 {
        return None;
    }
    let query = move || router.query().get_untracked();
    if total > 0 {
        return Some(no_matches(router, text::NO_REVISION_MATCHES));
    }
    let others = family.with_value(|family| {
        lab.read(|account| {
            let revisions = account.revisions(region, family)?;
            Some(lifecycle::Status::ALL.iter().map(|status| revisions.with_status(*status).len()).sum())
        })
    });
    let code = router.query().with(|query| StatusFilter::from_code(query.status()).code());
    let others: u64 = others.unwrap_or_default();
    let show_all = (others > 0).then(|| {
        let all = move || router.replace_query(query().with_status(StatusFilter::All.code()));
        view! { <Button label=text::SHOW_ALL on_press=all /> }
    });
    Some(
        view! {
            <EmptyState title=text::NO_REVISIONS text=text::no_revisions_with(code, others)>
                {show_all}
            </EmptyState>
        }
        .into_any(),
    )
}
