//! The breadcrumbs of the pages.

use lifecycle::Region;

use crate::kit::prelude::*;
use crate::text;

/// The breadcrumbs of a page.
pub fn crumbs(route: &Route, region: Region) -> Vec<Crumb> {
    let families = Route::TaskDefinitions { region: region.code().into() };
    let service = Crumb::link(text::SERVICE, families.href());
    let families = || Crumb::link(text::TASK_DEFINITIONS, families.href());
    let family_page = |family: &str| Route::Family { region: region.code().into(), family: family.into() }.href();
    match route {
        Route::TaskDefinitions { .. } => vec![service, Crumb::current(text::TASK_DEFINITIONS)],
        Route::Family { family, .. } => vec![service, families(), Crumb::current(family)],
        Route::Revision { family, revision, .. } => {
            vec![
                service,
                families(),
                Crumb::link(family, family_page(family)),
                Crumb::current(format!("{family}:{revision}")),
            ]
        }
        Route::CreateTaskDefinition { from: None, .. } => vec![service, families(), Crumb::current(text::CREATE)],
        Route::CreateTaskDefinition { from: Some((family, _)), .. } => {
            vec![service, families(), Crumb::link(family, family_page(family)), Crumb::current(text::CREATE_REVISION)]
        }
        Route::Clusters { .. } => vec![service, Crumb::current(text::clusters::CLUSTERS)],
        Route::Cluster { region, cluster } => in_cluster(service, region, None, Crumb::current(cluster)),
        Route::Service { region, cluster, service: name } => {
            in_cluster(service, region, Some(cluster), Crumb::current(name))
        }
        Route::Task { region, cluster, task } => in_cluster(service, region, Some(cluster), Crumb::current(task)),
        Route::Launch { region, form, given } => {
            in_cluster(service, region, given.cluster.as_ref(), Crumb::current(text::clusters::form(*form)))
        }
        Route::Settings => vec![service, Crumb::current(text::SETTINGS)],
        Route::Home | Route::NotFound(_) => Vec::new(),
        #[cfg(debug_assertions)]
        Route::Kit => Vec::new(),
    }
}

/// The breadcrumbs of a page below the clusters, or below one of them.
fn in_cluster(service: Crumb, region: &str, cluster: Option<&String>, page: Crumb) -> Vec<Crumb> {
    let clusters = Route::Clusters { region: region.into() };
    let mut crumbs = vec![service, Crumb::link(text::clusters::CLUSTERS, clusters.href())];
    crumbs.extend(cluster.map(|cluster| {
        Crumb::link(cluster, Route::Cluster { region: region.into(), cluster: cluster.clone() }.href())
    }));
    crumbs.push(page);
    crumbs
}
