//! What runs on a revision.

use std::collections::BTreeSet;

use lifecycle::workloads::service::Service;
use lifecycle::workloads::task::LastStatus;
use lifecycle::workloads::{ClusterName, ServiceName, TaskId, Uses};
use lifecycle::{Account, Family, Region, Revision};

/// How many services and tasks are listed at most.
pub const LISTED: usize = 100;

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

/// A task that uses a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskUse {
    /// The cluster.
    pub cluster: ClusterName,
    /// Its id.
    pub id: TaskId,
    /// How far it is.
    pub last: LastStatus,
    /// Whether it has been told to stop.
    pub is_stopping: bool,
    /// The service that it belongs to, if it does to one.
    pub service: Option<ServiceName>,
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

/// What uses some revisions: the first of each, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Users {
    /// The services, [`LISTED`] at most.
    pub services: Vec<ServiceUse>,
    /// The tasks, [`LISTED`] at most.
    pub tasks: Vec<TaskUse>,
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

/// How many of the tasks that use these revisions belong to no service: somebody ran them.
pub fn tasks_alone(account: &Account, region: Region, family: &Family, revisions: impl Fn(Revision) -> bool) -> usize {
    let Some(workloads) = account.workloads(region) else { return 0 };
    let tasks = workloads.uses_of_family(family).filter(|(revision, _)| revisions(*revision));
    let tasks = tasks.flat_map(|(_, uses)| &uses.tasks);
    tasks
        .filter_map(|(cluster, id)| workloads.clusters().get(cluster)?.tasks.get(id))
        .filter(|task| task.service().is_none())
        .count()
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
            for (name, id) in uses.tasks.iter().take(LISTED - users.tasks.len()) {
                let Some(task) = cluster(name).and_then(|cluster| cluster.tasks.get(id)) else { continue };
                users.tasks.push(TaskUse {
                    cluster: name.clone(),
                    id: *id,
                    last: task.last,
                    is_stopping: task.stop.is_some(),
                    service: task.service().cloned(),
                });
            }
        }
        users.counts.services = met.len();
        users
    }
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
