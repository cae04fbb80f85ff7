//! The clusters of a region, and creating one.

use leptos::prelude::*;
use lifecycle::workloads::request::CreateCluster;
use lifecycle::{Operation, Outcome, Region};

use super::calls::failure;
use super::listing::{Table, criteria, search};
use super::no_matches;
use crate::app::held_elsewhere;
use crate::kit::dom;
use crate::kit::prelude::*;
use crate::lab::{Lab, NotDone};
use crate::text::{self, clusters as words};
use crate::view::clusters::{elsewhere, table};

/// The id that the dialog returns the focus to.
const CREATE_ID: &str = "create-cluster";

/// The id of the field of the name.
const NAME_ID: &str = "cluster-name";

/// The page `Clusters` of a region.
pub fn page(region: Region) -> AnyView {
    let lab = Lab::current();
    let criteria = criteria();
    let listing = Memo::new(move |_| lab.read(|account| table(account, region, &criteria.get())));
    let open = RwSignal::new(false);
    let create = view! {
        <Button
            id=CREATE_ID
            label=words::CREATE_CLUSTER
            look=Look::Primary
            refused=held_elsewhere(lab)
            on_press=move || open.set(true)
        />
    }
    .into_any();
    let card = Table {
        id: "clusters",
        heading: words::CLUSTERS,
        description: "",
        columns: words::COLUMNS,
        listing,
        actions: Some(create),
        filters: Some(search(words::FIND_CLUSTERS, listing)),
        empty: Box::new(move || empty(region, lab, listing.with(|listing| listing.total))),
        choosing: None,
    };
    view! {
        <PageHeading title=words::CLUSTERS description=words::CLUSTERS_TEXT />
        {card.card()}
        {dialog(lab, region, open)}
    }
    .into_any()
}

fn empty(region: Region, lab: Lab, total: usize) -> AnyView {
    if total > 0 {
        return no_matches(Router::current(), words::NO_CLUSTER_MATCHES);
    }
    let elsewhere = lab.read(|account| elsewhere(account, region));
    let said = words::nothing_here(region, &elsewhere);
    let links = elsewhere.into_iter().take(3).map(|(region, _)| {
        let href = Route::Clusters { region: region.code().into() }.href();
        view! { <LinkButton label=text::region(region) href=href /> }.into_any()
    });
    view! {
        <EmptyState title=words::NO_CLUSTERS text=said>
            {el("div").class("actions").children(links.collect::<Vec<_>>())}
        </EmptyState>
    }
    .into_any()
}

fn dialog(lab: Lab, region: Region, open: RwSignal<bool>) -> AnyView {
    let flashes = Flashes::current();
    let (name, error) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let create = move |()| {
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            error.set(Some(words::NAME_MISSING.into()));
            dom::focus(NAME_ID);
            return;
        }
        let request = CreateCluster { name: Some(typed.clone()), ..CreateCluster::default() };
        match lab.call(region, Operation::CreateCluster(request)) {
            Ok((outcome, _)) => {
                open.set(false);
                name.set(String::new());
                let page = Route::Cluster { region: region.code().into(), cluster: typed.clone() };
                let flash = match outcome {
                    Outcome::ClusterCreated { cluster: None, .. } => {
                        Flash::new(FlashKind::Info, words::was_there(&typed))
                    }
                    _ => Flash::new(FlashKind::Success, words::created(&typed)),
                };
                flashes.push(flash.link(words::view(&typed), page.href()));
            }
            Err(NotDone::Refused(refusal)) => {
                error.set(Some(text::error(refusal.code(), &refusal.message())));
                dom::focus(NAME_ID);
            }
            Err(why @ NotDone::HeldElsewhere) => {
                open.set(false);
                flashes.push(failure(words::not_created(&typed), &why));
            }
        }
    };
    let write = move |typed: String| {
        error.set(None);
        name.set(typed);
    };
    let primary =
        Primary { label: words::CREATE.into(), on_press: Callback::new(create), refused: held_elsewhere(lab) };
    view! {
        <Dialog
            open=open
            title=words::CREATE_CLUSTER
            on_close=move || open.set(false)
            primary=primary
            return_to=vec![CREATE_ID.to_owned()]
        >
            {el("p").text(words::CREATE_CLUSTER_TEXT)}
            <FormField label=words::CLUSTER_NAME constraint=words::CLUSTER_NAME_HINT error=error control_id=NAME_ID>
                <Input value=name on_input=Callback::new(write) />
            </FormField>
        </Dialog>
    }
    .into_any()
}
