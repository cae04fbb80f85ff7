//! The page in two downloads: what a first visit shows, and the rest.
//!
//! `cargo xtask dist` builds with the feature `split`, and moves what only [`parts`] reaches into a wasm file of its own:
//! every page but the first, and the rules by which the account changes. It is fetched once the first page shows. Without
//! the feature, as under plain `trunk serve`, it is all one file and there is nothing to wait for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use lifecycle::workloads::{ClusterName, ServiceName};
use lifecycle::{Family, Region, Revision};

use crate::crumbs;
use crate::kit::prelude::*;
use crate::kit::{dom, router};
use crate::lab::Lab;
use crate::pages;
use crate::script;
use crate::text;

/// The chunk could not be fetched: the network is down, or the host has a newer release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// What the chunk brings.
#[derive(Clone, Copy)]
struct Parts {
    page: fn(&Route, Memo<Region>) -> AnyView,
    banners: fn(Memo<Region>) -> AnyView,
    help: fn(Memo<Region>) -> AnyView,
    crumbs: fn(&Route, Region) -> Vec<Crumb>,
    clock: fn(Memo<Region>) -> AnyView,
    deploy: fn(Region, Signal<Option<Family>>) -> AnyView,
}

/// How far the chunk is.
#[derive(Clone, Copy)]
enum Progress {
    Fetching,
    Here(Parts),
    Failed,
}

/// The chunk's place in the page. Copied freely.
#[derive(Clone, Copy)]
pub struct Chunk {
    progress: RwSignal<Progress>,
    lab: Lab,
    region: Memo<Region>,
}

impl Chunk {
    /// Fetches the chunk once what can be shown without it shows. The account then begins to change.
    pub fn fetch(lab: Lab, region: Memo<Region>) -> Self {
        let chunk = Self { progress: RwSignal::new(Progress::Fetching), lab, region };
        dom::after_render(move || chunk.again());
        chunk
    }

    /// Fetches it once more, where it did not come.
    pub fn again(self) {
        self.turn(Progress::Fetching);
        spawn_local(async move {
            self.turn(parts(self.lab, self.region).await.map_or(Progress::Failed, Progress::Here));
        });
    }

    /// Shows how far the chunk is. Whoever waits on the page that stands in for another goes on in what takes its place.
    fn turn(self, progress: Progress) {
        let waits = dom::first("main").is_some_and(|main| dom::has_focus(&main));
        self.progress.set(progress);
        if waits {
            dom::after_render(|| {
                if dom::focus_is_lost() {
                    router::arrive(0.0);
                }
            });
        }
    }

    /// One of the chunk's pages, or what stands in for it until that is here.
    pub fn page(self, route: &Route) -> AnyView {
        match self.progress.get() {
            Progress::Here(parts) => (parts.page)(route, self.region),
            Progress::Fetching => pages::fetching(),
            Progress::Failed => pages::not_fetched(self),
        }
    }

    /// The breadcrumbs; those of pages that are on their way say so.
    pub fn crumbs(self, route: &Route, region: Region) -> Vec<Crumb> {
        let here = match (self.progress.get(), route) {
            (Progress::Here(parts), _) => return (parts.crumbs)(route, region),
            (_, Route::TaskDefinitions { .. }) => text::TASK_DEFINITIONS,
            (Progress::Fetching, _) => text::FETCHING,
            (Progress::Failed, _) => text::NOT_FETCHED,
        };
        let families = Route::TaskDefinitions { region: region.code().into() };
        vec![Crumb::link(text::SERVICE, families.href()), Crumb::current(here)]
    }

    /// The banners above every page, which say what is wrong.
    pub fn banners(self) -> AnyView {
        maybe_live(move || self.parts().map(|parts| (parts.banners)(self.region)))
    }

    /// The content of the help panel.
    pub fn help(self) -> AnyView {
        maybe_live(move || self.parts().map(|parts| (parts.help)(self.region)))
    }

    /// The clock in the top bar, in a place that is kept for it.
    pub fn clock(self) -> AnyView {
        let clock = maybe_live(move || self.parts().map(|parts| (parts.clock)(self.region)));
        el("div").class("clock-place").child(clock).into_any()
    }

    /// The menu `Deploy` of a family that is chosen in a table.
    pub fn deploy(self, region: Region, family: Signal<Option<Family>>) -> AnyView {
        maybe_live(move || self.parts().map(|parts| (parts.deploy)(region, family)))
    }

    fn parts(self) -> Option<Parts> {
        match self.progress.get() {
            Progress::Here(parts) => Some(parts),
            Progress::Fetching | Progress::Failed => None,
        }
    }
}

#[cfg(feature = "split")]
#[allow(clippy::unnecessary_wraps, reason = "the fetch, which is put around it, can fail")]
#[leptos::wasm_split::wasm_split(pages, fallible, wasm_split_path = leptos::wasm_split)]
fn parts(lab: Lab, region: Memo<Region>) -> Result<Parts, NotFetched> {
    Ok(begin(lab, region))
}

#[cfg(not(feature = "split"))]
fn parts(lab: Lab, region: Memo<Region>) -> impl Future<Output = Result<Parts, NotFetched>> {
    std::future::ready(Ok(begin(lab, region)))
}

fn begin(lab: Lab, region: Memo<Region>) -> Parts {
    lab.begin();
    script::expose_once_open(lab, region);
    Parts {
        page,
        banners: pages::trouble::banners,
        help: pages::procedure::steps,
        clock: pages::clock::clock,
        deploy: pages::deploy::of_family,
        crumbs: crumbs::crumbs,
    }
}

fn page(route: &Route, region: Memo<Region>) -> AnyView {
    // The router has checked what it parsed; the types want it said once more.
    let of_page = |code: &str| Region::parse(code).unwrap_or(Region::FIRST);
    match route {
        Route::Family { region, family } => match Family::parse(family) {
            Some(name) => pages::family::page(of_page(region), name),
            None => pages::not_found(&route.href()),
        },
        Route::Revision { region, family, revision } => match Family::parse(family) {
            Some(name) => pages::revision::page(of_page(region), name, *revision),
            None => pages::not_found(&route.href()),
        },
        Route::CreateTaskDefinition { region, from } => {
            let from =
                from.as_ref().and_then(|(family, number)| Some((Family::parse(family)?, Revision::new(*number)?)));
            pages::create::create_page(of_page(region), from)
        }
        Route::Clusters { region } => pages::clusters::page(of_page(region)),
        Route::Cluster { region, cluster } => match ClusterName::parse(cluster) {
            Some(cluster) => pages::cluster::page(of_page(region), &cluster),
            None => pages::not_found(&route.href()),
        },
        Route::Service { region, cluster, service } => {
            match ClusterName::parse(cluster).zip(ServiceName::parse(service)) {
                Some((cluster, service)) => pages::service::page(of_page(region), &cluster, &service),
                None => pages::not_found(&route.href()),
            }
        }
        Route::Task { region, cluster, task } => match ClusterName::parse(cluster) {
            Some(cluster) => pages::task::page(of_page(region), &cluster, task),
            None => pages::not_found(&route.href()),
        },
        Route::Launch { region, form, given } => pages::launch::page(of_page(region), *form, given),
        Route::Settings => pages::settings::page(region),
        #[cfg(debug_assertions)]
        Route::Kit => view! { <crate::kit::kitchen::Kitchen /> }.into_any(),
        Route::Home | Route::TaskDefinitions { .. } | Route::NotFound(_) => pages::not_found(&route.href()),
    }
}
