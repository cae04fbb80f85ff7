//! Clusters, services, tasks and instances as ECS shows them.

use std::sync::Arc;

use crate::content::Content;
use crate::identity::AccountId;
use crate::region::Region;
use crate::tags::Tags;
use crate::workloads::ClusterName;
use crate::workloads::cluster::{Cluster, ClusterStatus, TaskCounts};
use crate::workloads::instance::ContainerInstance;
use crate::workloads::options::Options;
use crate::workloads::resource::Resource;
use crate::workloads::service::Service;
use crate::workloads::task::Task;

/// Where an answer comes from: what its ARNs begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The account.
    pub account: AccountId,
    /// The region.
    pub region: Region,
}

impl Origin {
    /// The full ARN of a resource there.
    pub fn arn(self, resource: &Resource) -> String {
        resource.arn(self.account, self.region)
    }
}

/// What was asked about and is not there, as its ARN, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The ARN.
    pub arn: String,
    /// The reason, such as `MISSING` or `RESOURCE:MEMORY`.
    pub reason: &'static str,
}

/// What a description of a cluster was asked to bring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a set of five words")]
pub struct ClusterIncludes {
    /// `ATTACHMENTS`
    pub attachments: bool,
    /// `CONFIGURATIONS`
    pub configurations: bool,
    /// `SETTINGS`
    pub settings: bool,
    /// `STATISTICS`
    pub statistics: bool,
    /// `TAGS`
    pub tags: bool,
}

/// A cluster as ECS shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterView {
    /// The name.
    pub name: ClusterName,
    /// The status.
    pub status: ClusterStatus,
    /// How many services are ACTIVE.
    pub active_services: usize,
    /// The counts of all tasks.
    pub tasks: TaskCounts,
    /// The counts of the tasks on Fargate.
    pub fargate_tasks: TaskCounts,
    /// How many of the ACTIVE services run on Fargate.
    pub fargate_services: usize,
    /// How many of the DRAINING services run on Fargate, and how many on instances.
    pub draining_services: (usize, usize),
    /// How many instances there are.
    pub instances: usize,
    /// What it was created with.
    pub options: Arc<Options>,
    /// Its tags.
    pub tags: Tags,
}

impl From<&Cluster> for ClusterView {
    fn from(cluster: &Cluster) -> Self {
        let [_, fargate_tasks] = cluster.totals().tasks;
        let [_, fargate_services] = cluster.totals().active_services;
        let [draining_on_instances, draining_on_fargate] = cluster.totals().draining_services;
        Self {
            name: cluster.name.clone(),
            status: cluster.status,
            active_services: cluster.active_services(),
            tasks: cluster.task_counts(),
            fargate_tasks,
            fargate_services,
            draining_services: (draining_on_fargate, draining_on_instances),
            instances: cluster.instances.len(),
            options: Arc::clone(&cluster.options),
            tags: cluster.tags.clone(),
        }
    }
}

/// A service as ECS shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceView {
    /// The cluster.
    pub cluster: ClusterName,
    /// The service.
    pub service: Service,
    /// Whether its tags are to be shown, if it has none, too.
    pub with_tags: bool,
    /// Which answer it is for.
    pub shown_by: ShownBy,
}

/// The answers that show a service, in which recorded responses differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownBy {
    /// `CreateService`
    Create,
    /// `UpdateService`
    Update,
    /// `DeleteService`
    Delete,
    /// `DescribeServices`
    Describe,
}

/// A task as ECS shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskView {
    /// The cluster.
    pub cluster: ClusterName,
    /// The task.
    pub task: Task,
    /// What it runs.
    pub content: Arc<Content>,
    /// Whether its tags are to be shown.
    pub with_tags: bool,
    /// Whether it is a description, which says more of the containers than the answers that start and stop tasks.
    pub is_description: bool,
}

/// A container instance as ECS shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceView {
    /// The cluster.
    pub cluster: ClusterName,
    /// The instance.
    pub instance: ContainerInstance,
    /// Whether its tags are to be shown.
    pub with_tags: bool,
}

/// A page of ARNs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArnPage {
    /// The ARNs.
    pub arns: Vec<String>,
    /// The token of the next page, if there is one.
    pub next_token: Option<String>,
}
