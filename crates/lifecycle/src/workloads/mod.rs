//! What runs on a region's revisions: clusters with services, tasks and instances.

mod ask;
pub mod cluster;
pub mod id;
pub mod instance;
mod leaving;
pub mod name;
pub mod options;
pub mod profile;
pub mod request;
pub mod resource;
pub mod restore;
pub(crate) mod rules;
mod scheduler;
pub mod service;
mod stage;
mod step;
pub mod task;
mod timing;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};

use crate::identity::{Family, Revision};
use crate::time::Timestamp;
use cluster::Cluster;
pub use id::{DeploymentId, InstanceId, TaskId};
pub use name::{ClusterName, ServiceName};

/// What runs in one region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workloads {
    /// The clusters, by name.
    pub(crate) clusters: BTreeMap<ClusterName, Cluster>,
    /// What uses a revision, for those that something uses.
    pub(crate) uses: BTreeMap<(Family, Revision), Uses>,
    /// The requests of `RunTask` that came with a client token.
    pub(crate) tokens: BTreeMap<String, RunToken>,
}

impl Workloads {
    /// The clusters, by name, deleted ones among them.
    pub fn clusters(&self) -> &BTreeMap<ClusterName, Cluster> {
        &self.clusters
    }

    /// What uses a revision.
    pub fn uses(&self, family: &Family, revision: Revision) -> Option<&Uses> {
        self.uses.get(&(family.clone(), revision))
    }

    /// What uses revisions of a family, by revision.
    pub fn uses_of_family(&self, family: &Family) -> impl Iterator<Item = (Revision, &Uses)> {
        let first = (family.clone(), Revision::FIRST);
        let last = (family.clone(), Revision::LAST);
        self.uses.range(first..=last).map(|((_, revision), uses)| (*revision, uses))
    }

    /// The requests of `RunTask` that came with a client token.
    pub fn tokens(&self) -> &BTreeMap<String, RunToken> {
        &self.tokens
    }
}

/// What uses a revision: services that are not INACTIVE and tasks that are not STOPPED.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Services, one of whose deployments runs it.
    pub services: BTreeSet<(ClusterName, ServiceName)>,
    /// Tasks that run it.
    pub tasks: BTreeSet<(ClusterName, TaskId)>,
}

impl Uses {
    /// Whether nothing uses it.
    pub fn is_empty(&self) -> bool {
        self.services.is_empty() && self.tasks.is_empty()
    }
}

/// A request of `RunTask` that came with a client token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunToken {
    /// When it came.
    pub at: Timestamp,
    /// What tells it from another request.
    pub request: u64,
    /// The cluster.
    pub cluster: ClusterName,
    /// The tasks that it started.
    pub tasks: Vec<TaskId>,
}
