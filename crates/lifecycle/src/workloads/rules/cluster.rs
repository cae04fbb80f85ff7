//! The rules of `CreateCluster` and `DeleteCluster`.

use serde_json::Value;

use crate::account::Account;
use crate::call::Outcome;
use crate::document::{list, text};
use crate::refusal::{Reason, Refusal};
use crate::region::Region;
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::cluster::{Cluster, ClusterStatus, MAX_CLUSTERS, MAX_INSTANCES, TaskCounts};
use crate::workloads::instance::Room;
use crate::workloads::options::Options;
use crate::workloads::request::CreateCluster;
use crate::workloads::rules::find::cluster_named;
use crate::workloads::rules::placement::shares;
use crate::workloads::{ClusterName, InstanceId};

/// What comes of `CreateCluster`.
///
/// Source: recorded: the same request again is a success that changes nothing, with options left out, too; other settings
/// or tags are refused; over a deleted cluster a new one is made.
pub(crate) fn create_cluster(
    account: &Account,
    region: Region,
    at: Timestamp,
    asked: &CreateCluster,
) -> Result<Outcome, Refusal> {
    let name = match &asked.name {
        None => ClusterName::default_cluster(),
        Some(name) => ClusterName::parse(name).ok_or_else(|| Refusal::at(Reason::ClusterNameInvalid, "clusterName"))?,
    };
    let tags = Tags::default().merged_on_workload(asked.tags.as_deref().unwrap_or_default())?;
    check_settings(&asked.options)?;
    shares(asked.options.list("defaultCapacityProviderStrategy"))?;
    let options = completed(&asked.options);
    let named_tags = asked.tags.is_some();
    let clusters = account.workloads(region).map(|there| &there.clusters);
    let there = clusters.and_then(|clusters| clusters.get(&name)).filter(|there| there.status == ClusterStatus::Active);
    if let Some(there) = there {
        let same = asked.options.0.keys().all(|name| options.member(name) == there.options.member(name));
        if !same || (named_tags && tags != there.tags) {
            return Err(Refusal::new(Reason::ClusterInconsistent));
        }
        return Ok(Outcome::ClusterCreated { at, region, name, cluster: None, named_tags });
    }
    let is_active = |cluster: &&Cluster| cluster.status == ClusterStatus::Active;
    if clusters.is_some_and(|clusters| clusters.values().filter(is_active).count() >= MAX_CLUSTERS) {
        return Err(Refusal::new(Reason::TooManyClusters));
    }
    let cluster = Some(Box::new(Cluster::new(name.clone(), options, tags)));
    Ok(Outcome::ClusterCreated { at, region, name, cluster, named_tags: true })
}

/// What comes of `DeleteCluster`.
///
/// Source: recorded, but for instances, of which people have reported. A service that is DRAINING does not stand in the way.
pub(crate) fn delete_cluster(
    account: &Account,
    region: Region,
    at: Timestamp,
    given: &str,
) -> Result<Outcome, Refusal> {
    let cluster = cluster_named(account, region, Some(given))?;
    let reason = if cluster.status == ClusterStatus::Inactive {
        None
    } else if cluster.active_services() > 0 {
        Some(Reason::ClusterHasServices)
    } else if cluster.task_counts() != TaskCounts::default() {
        Some(Reason::ClusterHasTasks)
    } else if !cluster.instances.is_empty() {
        Some(Reason::ClusterHasInstances)
    } else {
        None
    };
    match reason {
        Some(reason) => Err(Refusal::at(reason, "cluster")),
        None => Ok(Outcome::ClusterDeleted { at, region, name: cluster.name.clone() }),
    }
}

/// What comes of adding simulated instances.
pub(crate) fn add_instances(
    account: &Account,
    region: Region,
    at: Timestamp,
    given: &str,
    count: u32,
    room: Room,
) -> Result<Outcome, Refusal> {
    let cluster = crate::workloads::rules::find::not_inactive(cluster_named(account, region, Some(given))?)?;
    if cluster.instances.len() + count as usize > MAX_INSTANCES {
        return Err(Refusal::new(Reason::TooManyInstances));
    }
    let counter = account.counter + u64::from(count);
    let instances = (account.counter + 1..=counter).map(InstanceId).collect();
    Ok(Outcome::InstancesAdded { at, region, cluster: cluster.name.clone(), instances, room, counter })
}

/// Source: recorded for `UpdateClusterSettings`.
fn check_settings(options: &Options) -> Result<(), Refusal> {
    for setting in options.list("settings") {
        let part = match (text(setting, "name"), text(setting, "value")) {
            (Some("containerInsights"), Some("enabled" | "disabled" | "enhanced")) => continue,
            (Some("containerInsights"), _) => "value",
            _ => "name",
        };
        return Err(Refusal::at(Reason::ClusterSetting { part }, "settings"));
    }
    Ok(())
}

/// What ECS fills in. Recorded.
fn completed(asked: &Options) -> Options {
    let mut options = asked.clone();
    if let Some(Value::Array(strategy)) = options.0.get_mut("defaultCapacityProviderStrategy") {
        for item in strategy.iter_mut().filter_map(Value::as_object_mut) {
            for member in ["base", "weight"] {
                item.entry(member).or_insert_with(|| 0.into());
            }
        }
    }
    let settings = options.0.get("settings").map_or(0, |_| list(&Value::Object(options.0.clone()), "settings").len());
    if settings == 0 {
        let insights = serde_json::json!([{ "name": "containerInsights", "value": "disabled" }]);
        options.0.insert("settings".into(), insights);
    }
    options
}
