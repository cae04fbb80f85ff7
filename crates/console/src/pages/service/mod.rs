//! A service: its state, deployments, events, tasks, configuration and tags.

mod delete;

use leptos::prelude::*;
use lifecycle::workloads::resource::Resource;
use lifecycle::workloads::service::Service;
use lifecycle::workloads::{ClusterName, ServiceName};
use lifecycle::{Account, Region};

use super::cells::facts;
use super::cluster::{self, Place, in_tabs};
use super::listing::{Table, criteria};
use super::{tags, tasks};
use crate::kit::prelude::*;
use crate::lab::Lab;
use crate::text::{self, clusters, services as words};
use crate::view::cells::{Cell, Criteria, Listing};
use crate::view::service as view;

/// The page of a service.
pub fn page(region: Region, name: &ClusterName, service: &ServiceName) -> AnyView {
    let place = Place { lab: Lab::current(), region, cluster: StoredValue::new(name.clone()) };
    let of = Of { place, service: StoredValue::new(service.clone()) };
    let exists = Memo::new(move |_| of.read(|_, _| ()).is_some());
    live(move || if exists.get() { of.page() } else { of.missing() })
}

/// A service of the account. Copied freely.
#[derive(Clone, Copy)]
struct Of {
    place: Place,
    service: StoredValue<ServiceName>,
}

impl Of {
    /// Asks about the service; what asks is asked again after every change. `None` if there is none.
    fn read<T>(self, ask: impl FnOnce(&Account, &Service) -> T) -> Option<T> {
        self.service
            .with_value(|name| self.place.read(|account, cluster| Some(ask(account, cluster.services.get(name)?))))?
    }

    fn missing(self) -> AnyView {
        let (name, cluster) = (self.service.get_value(), self.place.name());
        if self.place.read(|_, _| ()).is_none() {
            return cluster::missing(self.place.region, cluster.as_str());
        }
        let page = Route::Cluster { region: self.place.code(), cluster: cluster.as_str().into() };
        let words = words::no_such_service(name.as_str(), cluster.as_str(), self.place.region);
        view! {
            <PageHeading title=name.as_str().to_owned() description=words />
            <LinkButton label=clusters::view(cluster.as_str()) href=page.href() look=Look::Primary />
        }
        .into_any()
    }

    fn page(self) -> AnyView {
        let place = self.place;
        let (region, name, cluster) = (place.region, self.service.get_value(), place.name());
        let arn = Resource::Service(cluster.clone(), name.clone()).arn(place.lab.peek(Account::id), region);
        let (delete, dialog) = delete::button_and_dialog(self);
        let given = Given::default().in_cluster(cluster.as_str()).for_service(name.as_str());
        let update = Route::Launch { region: place.code(), form: Form::UpdateService, given }.href();
        let update = view! { <LinkButton label=words::UPDATE href=update look=Look::Primary /> }.into_any();
        let runs_on = move || {
            let cell = self.read(|account, service| {
                service.primary().map(|primary| Cell::revision(account, region, &primary.family, primary.revision))
            });
            let cell = cell.flatten();
            cell.as_ref().and_then(Cell::marked).map(|(name, status)| words::runs_on(name, status.as_str()))
        };
        let tabs = in_tabs(name.as_str(), self.tabs(arn.clone()));
        let shown = move || self.read(|account, service| view::facts(account, region, service)).unwrap_or_default();
        view! {
            <PageHeading
                title=name.as_str().to_owned()
                document_title=text::titled(name.as_str(), cluster.as_str())
                description=Signal::derive(move || runs_on().unwrap_or_default())
                actions=several(vec![delete, update])
            />
            <Container heading=text::OVERVIEW>
                {facts(words::FACTS, shown)}
                <KeyValues pairs=vec![KeyValue::text(text::ARN, &arn).copies(&arn)] />
            </Container>
            {tabs}
            {dialog}
        }
        .into_any()
    }

    fn tabs(self, arn: String) -> Vec<Tab> {
        let (place, region) = (self.place, self.place.region);
        let of_service = self.service.get_value();
        let health = move || self.card(words::HEALTH, words::HEALTH_FACTS, view::health);
        let configuration = move || self.card(words::CONFIGURATION, words::CONFIGURATION_FACTS, view::configuration);
        let deployments = move || {
            let listing =
                self.listing(move |account, service, criteria| view::deployments(account, region, service, criteria));
            table("deployments", words::DEPLOYMENTS, words::DEPLOYMENT_COLUMNS, listing, nothing)
        };
        let events = move || {
            let listing = self.listing(|_, service, criteria| view::events(service, criteria));
            let none = || view! { <EmptyState title=words::NO_EVENTS text=words::NO_EVENTS_TEXT /> }.into_any();
            table("events", words::EVENTS, words::EVENT_COLUMNS, listing, none)
        };
        let tags = move || {
            let tags = move || self.read(|_, service| service.tags.clone()).unwrap_or_default();
            tags::table(region, arn.clone(), tags, words::NO_TAGS_TEXT)
        };
        vec![
            Tab::new("health", words::HEALTH, health),
            Tab::new("tasks", text::tasks::TASKS, move || tasks::tab(place, Some(of_service.clone()))),
            Tab::new("deployments", words::DEPLOYMENTS, deployments),
            Tab::new("events", words::EVENTS, events),
            Tab::new("configuration", words::CONFIGURATION, configuration),
            Tab::new("tags", text::TAGS, tags),
        ]
    }

    fn card(self, heading: &'static str, labels: &[&'static str], find: fn(&Service) -> Vec<Cell>) -> AnyView {
        let facts = facts(labels, move || self.read(|_, service| find(service)).unwrap_or_default());
        view! { <Container heading=heading>{facts}</Container> }.into_any()
    }

    fn listing(self, list: impl Fn(&Account, &Service, &Criteria) -> Listing + Send + Sync + 'static) -> Memo<Listing> {
        self.place.listing(criteria(), move |account, cluster, criteria| {
            let service = self.service.with_value(|name| cluster.services.get(name));
            service.map_or_else(|| Listing::none(criteria), |service| list(account, service, criteria))
        })
    }
}

fn table(
    id: &'static str,
    heading: &'static str,
    columns: &'static [&'static str],
    listing: Memo<Listing>,
    empty: fn() -> AnyView,
) -> AnyView {
    let empty = Box::new(empty);
    Table { id, heading, description: "", columns, listing, actions: None, filters: None, empty, choosing: None }.card()
}
