//! A cluster: its services, tasks, instances and tags.

mod delete;
mod instances;

use leptos::prelude::*;
use lifecycle::workloads::ClusterName;
use lifecycle::workloads::cluster::Cluster;
use lifecycle::workloads::resource::Resource;
use lifecycle::{Account, Region};

use super::cells::facts;
use super::listing::{Table, criteria, search};
use super::{no_matches, tags, tasks};
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text::{self, clusters as words, services};
use crate::view::cells::{Criteria, Listing};
use crate::view::clusters as view;
pub use delete::effects;

/// The page of a cluster.
pub fn page(region: Region, name: &ClusterName) -> AnyView {
    let place = Place { lab: Lab::current(), region, cluster: StoredValue::new(name.clone()) };
    let exists = Memo::new(move |_| place.read(|_, _| ()).is_some());
    live(move || if exists.get() { cluster(place) } else { missing(region, place.name().as_str()) })
}

/// What makes a page of a table of a cluster.
type List = dyn Fn(&Account, &Cluster, &Criteria) -> Listing + Send + Sync;

/// A cluster of the account. Copied freely.
#[derive(Clone, Copy)]
pub struct Place {
    /// The account.
    pub lab: Lab,
    /// The region.
    pub region: Region,
    /// The cluster's name.
    pub cluster: StoredValue<ClusterName>,
}

impl Place {
    /// Asks about the cluster; what asks is asked again after every change. `None` if there is none.
    pub fn read<T>(self, ask: impl FnOnce(&Account, &Cluster) -> T) -> Option<T> {
        self.cluster.with_value(|name| {
            self.lab.read(|account| {
                let cluster = account.workloads(self.region)?.clusters().get(name)?;
                Some(ask(account, cluster))
            })
        })
    }

    /// The name.
    pub fn name(self) -> ClusterName {
        self.cluster.get_value()
    }

    /// The region's code, for links.
    pub fn code(self) -> String {
        self.region.code().into()
    }

    /// A page of a table of the cluster.
    pub fn listing(
        self,
        criteria: Memo<Criteria>,
        list: impl Fn(&Account, &Cluster, &Criteria) -> Listing + Send + Sync + 'static,
    ) -> Memo<Listing> {
        let list: Box<List> = Box::new(list);
        Memo::new(move |_| {
            let criteria = criteria.get();
            let listing = self.read(|account, cluster| list(account, cluster, &criteria));
            listing.unwrap_or_else(|| Listing::none(&criteria))
        })
    }
}

/// A cluster that is not there.
pub fn missing(region: Region, name: &str) -> AnyView {
    let clusters = Route::Clusters { region: region.code().into() }.href();
    view! {
        <PageHeading title=name.to_owned() description=words::no_such_cluster(name, region) />
        <LinkButton label=words::BACK href=clusters look=Look::Primary />
    }
    .into_any()
}

fn cluster(place: Place) -> AnyView {
    let name = place.name();
    let (actions, dialog) = delete::button_and_dialog(place);
    let arn = Resource::Cluster(name.clone()).arn(place.lab.peek(Account::id), place.region);
    let tag_arn = arn.clone();
    let tags = move || {
        let tags = move || place.read(|_, cluster| cluster.tags.clone()).unwrap_or_default();
        tags::table(place.region, tag_arn.clone(), tags, words::NO_TAGS_TEXT)
    };
    let all = vec![
        Tab::new("services", words::SERVICES, move || services_tab(place)),
        Tab::new("tasks", words::TASKS, move || tasks::tab(place, None)),
        Tab::new("infrastructure", words::INFRASTRUCTURE, move || instances::tab(place)),
        Tab::new("tags", text::TAGS, tags),
    ];
    let overview = facts(words::FACTS, move || place.read(|_, cluster| view::facts(cluster)).unwrap_or_default());
    view! {
        <PageHeading
            title=name.as_str().to_owned()
            document_title=text::titled(name.as_str(), words::CLUSTERS)
            actions=actions
        />
        <Container heading=text::OVERVIEW>
            {overview} <KeyValues pairs=vec![KeyValue::text(text::ARN, &arn).copies(&arn)] />
        </Container>
        {in_tabs(name.as_str(), all)}
        {dialog}
    }
    .into_any()
}

/// Tabs of which the link says which is open. Another tab has a filter and pages of its own.
pub fn in_tabs(label: &str, tabs: Vec<Tab>) -> AnyView {
    let router = Router::current();
    let current = move || router.query().with(|query| query.tab().unwrap_or_default().to_owned());
    let open = move |code: String| router.replace_query(Query::default().with_tab(&code));
    view! { <Tabs label=label tabs=tabs current=Signal::derive(current) on_change=Callback::new(open) /> }.into_any()
}

fn services_tab(place: Place) -> AnyView {
    let region = place.region;
    let listing =
        place.listing(criteria(), move |account, cluster, criteria| view::services(account, region, cluster, criteria));
    let given = Given::default().in_cluster(place.name().as_str());
    let create = Route::Launch { region: place.code(), form: Form::CreateService, given }.href();
    let empty = move || {
        if listing.with(|listing| listing.total) > 0 {
            return no_matches(Router::current(), services::NO_SERVICE_MATCHES);
        }
        view! { <EmptyState title=services::NO_SERVICES text=services::NO_SERVICES_TEXT /> }.into_any()
    };
    let card = Table {
        id: "services",
        heading: services::SERVICES,
        description: "",
        columns: services::COLUMNS,
        listing,
        actions: Some(view! { <LinkButton label=services::CREATE href=create look=Look::Primary /> }.into_any()),
        filters: Some(search(services::FIND_SERVICES, listing)),
        empty: Box::new(empty),
        choosing: None,
    };
    card.card()
}
