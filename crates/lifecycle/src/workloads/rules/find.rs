//! What callers name clusters, services, tasks and instances by.

use crate::account::Account;
use crate::refusal::{Reason, Refusal};
use crate::region::Region;
use crate::workloads::cluster::{Cluster, ClusterStatus};
use crate::workloads::resource::Resource;
use crate::workloads::{ClusterName, InstanceId, ServiceName, TaskId};

/// The cluster that a name or an ARN stands for, whatever its status; `default` where none is given.
pub(crate) fn cluster_named<'a>(
    account: &'a Account,
    region: Region,
    given: Option<&str>,
) -> Result<&'a Cluster, Refusal> {
    let missing = || Refusal::at(Reason::ClusterMissing, "cluster");
    let name = cluster_name(account, region, given).ok_or_else(missing)?;
    account.workloads(region).and_then(|there| there.clusters.get(&name)).ok_or_else(missing)
}

/// The name in a name or an ARN of a cluster.
pub(crate) fn cluster_name(account: &Account, region: Region, given: Option<&str>) -> Option<ClusterName> {
    match given {
        None => Some(ClusterName::default_cluster()),
        Some(arn) if arn.starts_with("arn:") => match Resource::parse(arn, account.id(), region) {
            Ok(Resource::Cluster(name)) => Some(name),
            Ok(_) | Err(_) => None,
        },
        Some(name) => ClusterName::parse(name),
    }
}

/// The cluster, unless it has been deleted.
///
/// Source: recorded for calls on services; for tasks inferred.
pub(crate) fn not_inactive(cluster: &Cluster) -> Result<&Cluster, Refusal> {
    match cluster.status {
        ClusterStatus::Active => Ok(cluster),
        ClusterStatus::Inactive => Err(Refusal::at(Reason::ClusterInactive, "cluster")),
    }
}

/// The service that a name or an ARN stands for in a cluster. It need not exist.
pub(crate) fn service_named(account: &Account, region: Region, cluster: &Cluster, given: &str) -> Option<ServiceName> {
    if !given.starts_with("arn:") {
        return ServiceName::parse(given);
    }
    match Resource::parse(given, account.id(), region) {
        Ok(Resource::Service(of, name)) if of == cluster.name => Some(name),
        Ok(_) | Err(_) => None,
    }
}

/// The task that an id or an ARN stands for in a cluster. It need not exist.
pub(crate) fn task_named(account: &Account, region: Region, cluster: &Cluster, given: &str) -> Option<TaskId> {
    if !given.starts_with("arn:") {
        return TaskId::parse(given);
    }
    match Resource::parse(given, account.id(), region) {
        Ok(Resource::Task(of, id)) if of == cluster.name => Some(id),
        Ok(_) | Err(_) => None,
    }
}

/// The instance that an id or an ARN stands for in a cluster. It need not exist.
pub(crate) fn instance_named(account: &Account, region: Region, cluster: &Cluster, given: &str) -> Option<InstanceId> {
    if !given.starts_with("arn:") {
        return InstanceId::parse(given);
    }
    match Resource::parse(given, account.id(), region) {
        Ok(Resource::Instance(of, id)) if of == cluster.name => Some(id),
        Ok(_) | Err(_) => None,
    }
}
