//! The tasks of a cluster or a service, and stopping some.

mod stop;

use leptos::prelude::*;
use lifecycle::workloads::{ServiceName, TaskId};

use super::cluster::Place;
use super::listing::{Choosing, Table, criteria};
use crate::kit::prelude::*;
use crate::text::tasks as words;
use crate::view::tasks::{self as view, Desired};
pub use stop::Stopping;

/// The id of the menu, which the dialog returns the focus to.
const STOP_ID: &str = "stop-tasks";

/// The tab `Tasks` of a cluster, or of a service of it.
pub fn tab(place: Place, service: Option<ServiceName>) -> AnyView {
    let router = Router::current();
    let query = router.query();
    let desired = Memo::new(move |_| query.with(|query| Desired::from_code(query.status())));
    let region = place.region;
    let criteria = criteria();
    let listing = place.listing(criteria, move |account, cluster, criteria| {
        let desired = desired.get();
        if desired == Desired::Stopped {
            // They leave the listing with time alone.
            place.lab.time();
        }
        view::table(account, region, cluster, service.as_ref(), desired, criteria)
    });
    let choosing = Choosing::new(listing);
    // What was selected does not show any more.
    let before = StoredValue::new(None);
    crate::kit::markup::effect(move || {
        let now = Some((criteria.get(), desired.get()));
        if before.with_value(|before| before.is_some() && *before != now) {
            choosing.clear();
        }
        before.set_value(now);
    });
    let tasks = Signal::derive(move || choosing.keys().iter().filter_map(|key| TaskId::parse(key)).collect::<Vec<_>>());
    let stopping = Stopping::new(place, tasks, Callback::new(move |()| choosing.clear()));
    let given = Given::default().in_cluster(place.name().as_str());
    let run = Route::Launch { region: place.code(), form: Form::RunTask, given }.href();
    let actions = view! {
        <MenuButton id=STOP_ID label=words::STOP items=stopping.items() />
        <LinkButton label=words::RUN href=run look=Look::Primary />
    };
    let choose = move |code: String| router.replace_query(query.get_untracked().with_status(&code));
    let filters = view! {
        <Select
            label=words::FILTER_DESIRED
            choices=Choices::of(&words::DESIRED)
            value=Signal::derive(move || desired.get().as_str().to_owned())
            on_change=Callback::new(choose)
        />
    };
    let empty = move || match desired.get() {
        Desired::Running => {
            let show = move || router.replace_query(query.get_untracked().with_status(Desired::Stopped.as_str()));
            view! {
                <EmptyState title=words::NO_TASKS text=words::NONE_RUNNING>
                    <Button label=words::SHOW_STOPPED on_press=show />
                </EmptyState>
            }
            .into_any()
        }
        Desired::Stopped => view! { <EmptyState title=words::NO_TASKS text=words::NONE_STOPPED /> }.into_any(),
    };
    let card = Table {
        id: "tasks",
        heading: words::TASKS,
        description: "",
        columns: words::COLUMNS,
        listing,
        actions: Some(actions.into_any()),
        filters: Some(filters.into_any()),
        empty: Box::new(empty),
        choosing: Some(choosing),
    };
    several(vec![card.card(), stopping.dialog(vec![STOP_ID.to_owned(), "tasks-heading".to_owned()])])
}
