//! What runs on a revision.

use std::collections::BTreeSet;

use lifecycle::workloads::service::Service;
use lifecycle::workloads::task::Task;
use lifecycle::workloads::{ClusterName, ServiceName, TaskId, Uses, Workloads};
use lifecycle::{Account, Family, Region, Revision};

use super::cells::{Cell, Criteria, Listing, Row};
use super::tasks::Desired;
use crate::kit::route::Route;

/// How many services are listed at most.
const LISTED: usize = 100;

/// A service that uses a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceUse {
    /// The cluster.
    pub cluster: ClusterName,
    /// Its name.
    pub name: ServiceName,
    /// How many tasks it wants.
    pub desired: u32,
    /// How many of its tasks run.
    pub running: u32,
    /// How many are on their way.
    pub pending: u32,
    /// Whether its PRIMARY deployment is of that revision: if not, it is on its way to another.
    pub is_primary: bool,
}

/// How many services and tasks use something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UseCounts {
    /// Services.
    pub services: usize,
    /// Tasks, those of services among them.
    pub tasks: usize,
}

impl UseCounts {
    /// Whether nothing uses it.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// What uses some revisions: the first of its services, and how much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Users {
    /// The services, a page of them at most.
    pub services: Vec<ServiceUse>,
    /// How many tasks belong to no service: somebody ran them.
    pub tasks_alone: usize,
    /// How many there are.
    pub counts: UseCounts,
}

/// How many services and tasks use a revision.
pub fn count(account: &Account, region: Region, family: &Family, revision: Revision) -> UseCounts {
    let uses = account.workloads(region).and_then(|workloads| workloads.uses(family, revision));
    uses.map(counts).unwrap_or_default()
}

fn counts(uses: &Uses) -> UseCounts {
    UseCounts { services: uses.services.len(), tasks: uses.tasks.len() }
}

impl Users {
    /// What uses these revisions of a family.
    pub fn new(account: &Account, region: Region, family: &Family, revisions: impl Fn(Revision) -> bool) -> Self {
        let mut users = Self::default();
        let Some(workloads) = account.workloads(region) else { return users };
        let mut met = BTreeSet::new();
        for (revision, uses) in workloads.uses_of_family(family).filter(|(revision, _)| revisions(*revision)) {
            users.counts.tasks += uses.tasks.len();
            // A service that is on its way from one of them to another uses both.
            met.extend(&uses.services);
            let cluster = |name: &ClusterName| workloads.clusters().get(name);
            for (name, service) in &uses.services {
                let Some(service) = cluster(name).and_then(|cluster| cluster.services.get(service)) else { continue };
                let there =
                    users.services.iter().position(|there| there.cluster == *name && there.name == service.name);
                let this = service_use(name, service, family, revision);
                match there {
                    Some(at) => users.services[at].is_primary |= this.is_primary,
                    None if users.services.len() < LISTED => users.services.push(this),
                    None => {}
                }
            }
            let task = |(name, id): &(ClusterName, TaskId)| cluster(name)?.tasks.get(id);
            users.tasks_alone += uses.tasks.iter().filter_map(task).filter(|task| task.service().is_none()).count();
        }
        users.counts.services = met.len();
        users
    }
}

/// The services that use a revision.
pub fn services(
    account: &Account,
    region: Region,
    family: &Family,
    revision: Revision,
    criteria: &Criteria,
) -> Listing {
    let Some((workloads, uses)) = uses_of(account, region, family, revision) else { return Listing::none(criteria) };
    let find = |(cluster, name): &(ClusterName, ServiceName)| {
        workloads.clusters().get(cluster)?.services.get(name).map(|service| (cluster.clone(), service))
    };
    let row = |(cluster, service): (ClusterName, &Service)| {
        let this = service_use(&cluster, service, family, revision);
        Row {
            key: format!("{cluster} {}", service.name),
            cells: vec![
                Cell::service(region, &cluster, Some(&service.name)),
                cluster_cell(region, &cluster),
                Cell::text(this.desired),
                Cell::text(this.running),
                Cell::text(this.pending),
                match service.primary() {
                    Some(primary) if this.is_primary => primary.rollout.into(),
                    Some(primary) => Cell::revision(account, region, &primary.family, primary.revision),
                    None => Cell::Text(String::new()),
                },
            ],
        }
    };
    criteria.page(uses.services.iter().filter_map(find), |_| "", row)
}

/// The tasks that use a revision, newest first.
pub fn tasks(account: &Account, region: Region, family: &Family, revision: Revision, criteria: &Criteria) -> Listing {
    let Some((workloads, uses)) = uses_of(account, region, family, revision) else { return Listing::none(criteria) };
    let find = |(cluster, id): &(ClusterName, TaskId)| {
        workloads.clusters().get(cluster)?.tasks.get(id).map(|task| (cluster.clone(), task))
    };
    let row = |(cluster, task): (ClusterName, &Task)| Row {
        key: task.id.to_string(),
        cells: vec![
            Cell::task(region, &cluster, task.id),
            cluster_cell(region, &cluster),
            task.last.into(),
            Cell::text(Desired::of(task).as_str()),
            match task.service() {
                Some(service) => Cell::service(region, &cluster, Some(service)),
                None => Cell::Text(task.started_by().unwrap_or_default()),
            },
        ],
    };
    criteria.page(uses.tasks.iter().rev().filter_map(find), |_| "", row)
}

fn uses_of<'a>(
    account: &'a Account,
    region: Region,
    family: &Family,
    revision: Revision,
) -> Option<(&'a Workloads, &'a Uses)> {
    let workloads = account.workloads(region)?;
    Some((workloads, workloads.uses(family, revision)?))
}

fn cluster_cell(region: Region, cluster: &ClusterName) -> Cell {
    let route = Route::Cluster { region: region.code().into(), cluster: cluster.to_string() };
    Cell::link(cluster.to_string(), &route)
}

fn service_use(cluster: &ClusterName, service: &Service, family: &Family, revision: Revision) -> ServiceUse {
    let counts = service.counts();
    ServiceUse {
        cluster: cluster.clone(),
        name: service.name.clone(),
        desired: service.desired_count,
        running: counts.running,
        pending: counts.pending,
        is_primary: service.primary().is_some_and(|there| there.revision == revision && there.family == *family),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::cells::shown;
    use lifecycle::{Timestamp, demo};

    fn listed(find: fn(&Account, Region, &Family, Revision, &Criteria) -> Listing, name: &str) -> Vec<Vec<String>> {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let (family, number) = name.split_once(':').unwrap();
        let revision = Revision::new(number.parse().unwrap()).unwrap();
        let criteria = Criteria { text: String::new(), page: 1, size: 10 };
        let listing = find(&account, Region::FIRST, &Family::parse(family).unwrap(), revision, &criteria);
        let cells = |row: &Row| row.cells.iter().map(shown).collect();
        listing.rows.iter().map(cells).collect()
    }

    #[test]
    fn what_uses_a_revision_is_listed_with_how_far_it_is() {
        assert_eq!(listed(services, "web:30"), [["web", "production", "3", "3", "0", "COMPLETED"]]);
        assert_eq!(listed(services, "web:29"), [[""; 6]; 0]);
        let of_web = listed(tasks, "web:30");
        assert_eq!(of_web.len(), 3);
        assert!(of_web.iter().all(|task| task[1..] == ["production", "RUNNING", "RUNNING", "web"]), "{of_web:?}");
        let nightly = listed(tasks, "nightly-report:4");
        assert!(matches!(nightly.as_slice(), [task] if task[1..] == ["batch", "RUNNING", "RUNNING", "nightly"]));
    }

    #[test]
    fn what_uses_several_revisions_is_counted_once() {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let users = |family: &str| Users::new(&account, Region::FIRST, &Family::parse(family).unwrap(), |_| true);
        let web = users("web");
        assert_eq!((web.counts, web.tasks_alone), (UseCounts { services: 1, tasks: 3 }, 0));
        let nightly = users("nightly-report");
        assert_eq!((nightly.counts, nightly.tasks_alone), (UseCounts { services: 0, tasks: 1 }, 1));
        assert_eq!(users("orders-api").services[0].desired, 2);
    }
}
