//! The families of a region.

use leptos::prelude::*;
use lifecycle::{Family, Region};

use super::{moment, no_matches, page_size, page_size_select, status};
use crate::chunk::Chunk;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text;
use crate::view::families::{Column, Criteria, Row, Table, elsewhere, status_from_code};

/// The page `Task definitions` of a region.
pub fn page(region: Region, chunk: Chunk) -> AnyView {
    let (lab, router) = (Lab::current(), Router::current());
    let size = page_size(router);
    let query = router.query();
    let criteria = Memo::new(move |_| {
        query.with(|query| Criteria {
            status: status_from_code(query.status()),
            text: query.filter().into(),
            sort: Column::from_code(query.sort()),
            page: query.page(),
            size: size.get(),
        })
    });
    let table = Memo::new(move |_| lab.read(|account| Table::new(account.region(region), &criteria.get())));
    let chosen = RwSignal::new(None::<Family>);
    // A choice that no longer shows is none.
    Effect::new(move |_| {
        let shows =
            table.with(|table| table.rows.iter().any(|row| Some(&row.family) == chosen.get_untracked().as_ref()));
        if !shows {
            chosen.set(None);
        }
    });
    let sorted = move |column: Column| {
        Signal::derive(move || {
            let (by, direction) = criteria.with(|criteria| criteria.sort);
            (by == column).then_some(direction)
        })
    };
    let sort = move |column: Column| {
        Callback::new(move |direction| {
            router.replace_query(query.get_untracked().with_sort(column.code(), direction));
        })
    };
    let code = Signal::derive(move || {
        let code = query.with(|query| status_from_code(query.status()));
        status_code(code).to_owned()
    });
    let set_status = move |code: String| router.replace_query(query.get_untracked().with_status(&code));
    let set_filter = move |text: String| router.replace_query(query.get_untracked().with_filter(&text));
    let filters = view! {
        <SearchBox
            label=text::FIND_FAMILIES
            value=Signal::derive(move || query.with(|query| query.filter().to_owned()))
            on_change=Callback::new(set_filter)
            matches=Signal::derive(move || table.with(|table| table.matching))
        />
        <Select
            label=text::FILTER_STATUS
            choices=Choices::of(&text::FAMILY_STATUSES)
            value=code
            on_change=Callback::new(set_status)
        />
    }
    .into_any();
    let pages = view! {
        <Pagination
            page=Signal::derive(move || table.with(|table| table.window.page))
            pages=Signal::derive(move || table.with(|table| table.window.pages))
            on_page=Callback::new(move |page| router.replace_query(query.get_untracked().with_page(page)))
        />
        {page_size_select(router)}
    }
    .into_any();
    let rows = move || {
        let rows = table.with(|table| table.rows.clone());
        rows.into_iter().map(|shown| KeyedRow::new(row_key(&shown), move || row(region, shown, chosen))).collect()
    };
    view! {
        <PageHeading title=text::TASK_DEFINITIONS description=text::WELCOME />
        <TableCard
            id="families"
            heading=text::TASK_DEFINITIONS
            counter=Signal::derive(move || counter(0, table.with(|table| table.total)))
            actions=actions(region, lab, chosen, chunk)
            filters=filters
            pages=pages
            below=maybe_live(move || empty(region, lab, router, table))
        >
            {head(sorted, sort)}
            {el("tbody").child(keyed(rows)).into_any()}
        </TableCard>
    }
    .into_any()
}

const fn status_code(status: lifecycle::FamilyStatus) -> &'static str {
    match status {
        lifecycle::FamilyStatus::Active => "ACTIVE",
        lifecycle::FamilyStatus::Inactive => "INACTIVE",
        lifecycle::FamilyStatus::All => "ALL",
    }
}

fn head(sorted: impl Fn(Column) -> Signal<Option<Direction>>, sort: impl Fn(Column) -> Callback<Direction>) -> AnyView {
    let plain = |label: &'static str| el("th").attr("scope", "col").text(label).into_any();
    let choose = el("th").attr("scope", "col").class("select-cell");
    let by = |label: &'static str, column| {
        view! { <SortHeader label=label sorted=sorted(column) on_sort=sort(column) /> }.into_any()
    };
    let columns = vec![
        choose.child(el("span").class("visually-hidden").text(text::CHOOSE)).into_any(),
        by(text::TASK_DEFINITION, Column::Name),
        plain(text::LATEST_STATUS),
        plain(text::ACTIVE_COUNT),
        plain(text::INACTIVE_COUNT),
        plain(text::LATEST_REVISION),
        by(text::LAST_REGISTERED, Column::LastRegistered),
    ];
    el("thead").child(el("tr").children(columns)).into_any()
}

/// Everything that a row shows: it is drawn anew when any of it changes.
fn row_key(row: &Row) -> String {
    format!("{} {} {} {} {}", row.family, row.latest, row.status.as_str(), row.active, row.inactive)
}

fn row(region: Region, row: Row, chosen: RwSignal<Option<Family>>) -> AnyView {
    let Row { family, latest, status: of_latest, active, inactive, last_registered } = row;
    let code = || region.code().to_owned();
    let name = family.as_str().to_owned();
    let family_page = Route::Family { region: code(), family: name.clone() }.href();
    let latest_page = Route::Revision { region: code(), family: name.clone(), revision: latest.get() }.href();
    let latest_name = text::name(&name, latest);
    let own = family.clone();
    let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&own));
    let choice = el("input")
        .attr("type", "radio")
        .attr("name", "family")
        .attr("aria-label", crate::kit::text::select(&name))
        .flag("checked", is_chosen.clone())
        .on("change", move |_| chosen.set(Some(family.clone())));
    el("tr")
        .class_if("selected", is_chosen)
        .child(el("td").class("select-cell").child(choice))
        .child(el("th").attr("scope", "row").child(el("a").attr("href", family_page).text(name)))
        .child(el("td").child(status(of_latest)))
        .child(el("td").text(active.to_string()))
        .child(el("td").text(inactive.to_string()))
        .child(el("td").child(el("a").attr("href", latest_page).text(latest_name)))
        .child(el("td").child(moment(last_registered)))
        .into_any()
}

fn actions(region: Region, lab: Lab, chosen: RwSignal<Option<Family>>, chunk: Chunk) -> AnyView {
    let create = Route::CreateTaskDefinition { region: region.code().into(), from: None }.href();
    let router = Router::current();
    // The newest ACTIVE revision is what a new one is based on, or else the newest of all.
    let base = move || {
        let family = chosen.get_untracked()?;
        let revision = lab.peek(|account| {
            let revisions = account.revisions(region, &family)?;
            revisions.newest_active().or_else(|| revisions.newest())
        })?;
        Some((family.as_str().to_owned(), revision.get()))
    };
    let create_revision = move || {
        if let Some(from) = base() {
            router.navigate(&Route::CreateTaskDefinition { region: region.code().into(), from: Some(from) });
        }
    };
    let refused = Signal::derive(move || chosen.with(Option::is_none).then(|| text::NO_FAMILY_CHOSEN.to_owned()));
    view! {
        {chunk.deploy(region, chosen.into())}
        <Button label=text::CREATE_REVISION refused=refused on_press=create_revision />
        <LinkButton label=text::CREATE href=create look=Look::Primary />
    }
    .into_any()
}

/// What stands below a table without rows: nothing there, none of the status, or no match.
fn empty(region: Region, lab: Lab, router: Router, table: Memo<Table>) -> Option<AnyView> {
    let (total, matching) = table.with(|table| (table.total, table.matching));
    if matching > 0 {
        return None;
    }
    let query = move || router.query().get_untracked();
    if total > 0 {
        return Some(no_matches(router, text::NO_FAMILY_MATCHES));
    }
    let has_some = lab.read(|account| {
        account.region(region).is_some_and(|state| state.families().values().any(|revisions| !revisions.is_empty()))
    });
    if has_some {
        let code = router.query().with(|query| status_code(status_from_code(query.status())));
        return Some(
            view! {
                <EmptyState title=text::NO_FAMILIES text=text::no_families_with(code)>
                    <Button label=text::SHOW_ALL on_press=move || router.replace_query(query().with_status("ALL")) />
                </EmptyState>
            }
            .into_any(),
        );
    }
    let elsewhere = lab.read(|account| elsewhere(account, region));
    let words = text::nothing_here(region, &elsewhere);
    let mut links = Vec::new();
    for (region, _) in elsewhere.into_iter().take(3) {
        let href = Route::TaskDefinitions { region: region.code().into() }.href();
        links.push(view! { <LinkButton label=text::region(region) href=href /> }.into_any());
    }
    let create = Route::CreateTaskDefinition { region: region.code().into(), from: None }.href();
    links.push(view! { <LinkButton label=text::CREATE href=create look=Look::Primary /> }.into_any());
    Some(
        view! {
            <EmptyState title=text::NO_FAMILIES text=words>
                {el("div").class("actions").children(links).into_any()}
            </EmptyState>
        }
        .into_any(),
    )
}
