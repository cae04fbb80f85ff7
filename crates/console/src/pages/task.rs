//! A task: its state, containers and tags.

use leptos::prelude::*;
use lifecycle::workloads::resource::Resource;
use lifecycle::workloads::task::Task;
use lifecycle::workloads::{ClusterName, TaskId};
use lifecycle::{Account, Region};

use super::cells::facts;
use super::cluster::{self, Place, in_tabs};
use super::listing::{Table, criteria};
use super::tags;
use super::tasks::Stopping;
use crate::app::held_elsewhere;
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text::{self, clusters, tasks as words};
use crate::view::cells::{Cell, Listing};
use crate::view::tasks as view;

/// The id that the dialog returns the focus to.
const STOP_ID: &str = "stop-task";

/// The page of a task.
pub fn page(region: Region, name: &ClusterName, id: &str) -> AnyView {
    let place = Place { lab: Lab::current(), region, cluster: StoredValue::new(name.clone()) };
    let Some(task) = TaskId::parse(id) else { return missing(place, id) };
    let of = Of { place, task };
    let exists = Memo::new(move |_| of.read(|_, _| ()).is_some());
    live(move || if exists.get() { of.page() } else { missing(place, &task.to_string()) })
}

fn missing(place: Place, id: &str) -> AnyView {
    let name = place.name();
    let there = place.read(|_, _| ()).is_some();
    if !there {
        return cluster::missing(place.region, name.as_str());
    }
    let page = Route::Cluster { region: place.code(), cluster: name.as_str().into() };
    let href = page.href_with(&Query::default().with_tab("tasks"));
    view! {
        <PageHeading title=id.to_owned() description=words::no_such_task(name.as_str(), place.region) />
        <LinkButton label=clusters::view(name.as_str()) href=href look=Look::Primary />
    }
    .into_any()
}

/// A task of the account. Copied freely.
#[derive(Clone, Copy)]
struct Of {
    place: Place,
    task: TaskId,
}

impl Of {
    fn read<T>(self, ask: impl FnOnce(&Account, &Task) -> T) -> Option<T> {
        self.place.read(|account, cluster| Some(ask(account, cluster.tasks.get(&self.task)?)))?
    }

    fn page(self) -> AnyView {
        let Self { place, task } = self;
        let (region, id, cluster) = (place.region, task.to_string(), place.name());
        let arn = Resource::Task(cluster.clone(), task).arn(place.lab.peek(Account::id), region);
        let stopping = Stopping::new(place, Signal::stored(vec![task]), Callback::new(|()| ()));
        let held = held_elsewhere(place.lab);
        let refused = move || held.get().or_else(|| stopping.unneeded().map(Into::into));
        let actions = view! {
            <Button id=STOP_ID label=words::STOP refused=Signal::derive(refused) on_press=move || stopping.ask() />
        };
        let shown = move || {
            place
                .read(|account, cluster| {
                    let task = cluster.tasks.get(&task)?;
                    Some(view::facts(account, region, cluster, task))
                })
                .flatten()
                .unwrap_or_default()
        };
        let runs_on = move || {
            let cell = self.read(|account, task| Cell::revision(account, region, &task.family, task.revision));
            let up = self.read(|_, task| task.last.is_up()).unwrap_or_default();
            let cell = cell.filter(|_| up);
            cell.as_ref().and_then(Cell::marked).map(|(name, status)| words::runs_on(name, status.as_str()))
        };
        let tag_arn = arn.clone();
        let tags = move || {
            let tags = move || self.read(|_, task| task.tags.clone()).unwrap_or_default();
            tags::table(region, tag_arn.clone(), tags, words::NO_TAGS_TEXT)
        };
        let all = vec![
            Tab::new("containers", words::CONTAINERS, move || self.containers()),
            Tab::new("tags", text::TAGS, tags),
        ];
        view! {
            <PageHeading
                title=id.clone()
                document_title=text::titled(&id, cluster.as_str())
                description=Signal::derive(move || runs_on().unwrap_or_default())
                actions=actions.into_any()
            />
            <Container heading=text::OVERVIEW>
                {facts(words::FACTS, shown)}
                <KeyValues pairs=vec![KeyValue::text(text::ARN, &arn).copies(&arn)] />
            </Container>
            {in_tabs(&id, all)}
            {stopping.dialog(vec![STOP_ID.to_owned()])}
        }
        .into_any()
    }

    fn containers(self) -> AnyView {
        let region = self.place.region;
        let criteria = criteria();
        let listing = Memo::new(move |_| {
            let containers = self.read(|account, task| view::containers(account, region, task));
            containers.unwrap_or_else(|| Listing::none(&criteria.get()))
        });
        let card = Table {
            id: "containers",
            heading: words::CONTAINERS,
            description: "",
            columns: words::CONTAINER_COLUMNS,
            listing,
            actions: None,
            filters: None,
            empty: Box::new(nothing),
            choosing: None,
        };
        card.card()
    }
}
