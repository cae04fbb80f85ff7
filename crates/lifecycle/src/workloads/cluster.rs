//! A cluster.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::tags::Tags;
use crate::workloads::instance::ContainerInstance;
use crate::workloads::name::{ClusterName, ServiceName};
use crate::workloads::options::Options;
use crate::workloads::service::{Service, ServiceStatus};
use crate::workloads::task::{LastStatus, Task};
use crate::workloads::{InstanceId, TaskId};

/// Whether a cluster has been deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClusterStatus {
    /// Services and tasks can run in it.
    Active,
    /// It has been deleted, and can still be described.
    Inactive,
}

impl ClusterStatus {
    /// The status as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
        }
    }
}

/// A cluster, and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The name.
    pub name: ClusterName,
    /// The status.
    pub status: ClusterStatus,
    /// Its tags.
    pub tags: Tags,
    /// `capacityProviders`, `configuration`, `defaultCapacityProviderStrategy`, `serviceConnectDefaults` and `settings`
    /// as it was created with them, completed.
    pub options: Arc<Options>,
    /// Its services, by name.
    pub services: BTreeMap<ServiceName, Service>,
    /// Its tasks, in the order in which they were started.
    pub tasks: BTreeMap<TaskId, Task>,
    /// The instances that EC2 tasks are placed on.
    pub instances: BTreeMap<InstanceId, ContainerInstance>,
    /// Its tasks and services, counted.
    pub(crate) totals: Totals,
    /// The services that are starved, by name.
    pub(crate) starved: BTreeSet<ServiceName>,
}

/// The most tasks of a cluster, STOPPED ones among them as long as they can be described. Ours: what a browser has room for.
pub const MAX_TASKS: usize = 100_000;

/// The most tasks of a service. Source: Amazon ECS service quotas.
pub const MAX_SERVICE_TASKS: u32 = 5_000;

/// The most services of a cluster. Source: Amazon ECS service quotas.
pub const MAX_SERVICES: usize = 5_000;

/// The most clusters of a region. Source: Amazon ECS service quotas.
pub const MAX_CLUSTERS: usize = 10_000;

/// The most container instances of a cluster. Source: Amazon ECS service quotas.
pub const MAX_INSTANCES: usize = 5_000;

impl Cluster {
    /// For how many tasks more the sandbox has room.
    pub fn room(&self) -> usize {
        MAX_TASKS.saturating_sub(self.tasks.len())
    }

    /// A new cluster.
    pub fn new(name: ClusterName, options: Options, tags: Tags) -> Self {
        Self {
            name,
            status: ClusterStatus::Active,
            tags,
            options: Arc::new(options),
            services: BTreeMap::new(),
            tasks: BTreeMap::new(),
            instances: BTreeMap::new(),
            totals: Totals::default(),
            starved: BTreeSet::new(),
        }
    }

    /// How many tasks and services there are, of each kind.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// How many services are ACTIVE.
    pub fn active_services(&self) -> usize {
        self.totals.active_services.iter().sum()
    }

    /// How many tasks are on their way to RUNNING, and how many are RUNNING.
    pub fn task_counts(&self) -> TaskCounts {
        let [on_instances, on_fargate] = self.totals.tasks;
        TaskCounts {
            pending: on_instances.pending + on_fargate.pending,
            running: on_instances.running + on_fargate.running,
        }
    }
}

/// The tasks and services of a cluster, counted: on instances, and on Fargate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The tasks.
    pub tasks: [TaskCounts; 2],
    /// The ACTIVE services.
    pub active_services: [usize; 2],
    /// The DRAINING services.
    pub draining_services: [usize; 2],
}

impl Totals {
    /// The services that are not INACTIVE.
    pub fn services(&self) -> usize {
        self.active_services.iter().chain(&self.draining_services).sum()
    }

    /// Counts a service once more, or once less.
    pub(crate) fn count(&mut self, service: &Service, more: bool) {
        let counts = match service.status {
            ServiceStatus::Active => &mut self.active_services,
            ServiceStatus::Draining => &mut self.draining_services,
            ServiceStatus::Inactive => return,
        };
        let count = &mut counts[service.capacity.launch_type() as usize];
        *count = if more { *count + 1 } else { count.saturating_sub(1) };
    }
}

/// How many of some tasks are on their way and there, as ECS counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts {
    /// PROVISIONING or PENDING.
    pub pending: u32,
    /// RUNNING.
    pub running: u32,
}

impl TaskCounts {
    /// Counts a task of this status.
    pub fn add(&mut self, status: LastStatus) {
        match status {
            LastStatus::Provisioning | LastStatus::Pending => self.pending += 1,
            LastStatus::Running => self.running += 1,
            LastStatus::Deprovisioning | LastStatus::Stopped => {}
        }
    }

    /// Counts a task of this status no longer.
    pub(crate) fn take(&mut self, status: LastStatus) {
        match status {
            LastStatus::Provisioning | LastStatus::Pending => self.pending = self.pending.saturating_sub(1),
            LastStatus::Running => self.running = self.running.saturating_sub(1),
            LastStatus::Deprovisioning | LastStatus::Stopped => {}
        }
    }
}
