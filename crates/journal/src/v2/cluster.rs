//! Clusters and their instances.

use std::borrow::Cow;

use lifecycle::workloads::cluster::{Cluster, ClusterStatus};
use lifecycle::workloads::instance::{ContainerInstance, Room};
use lifecycle::workloads::options::Options;
use lifecycle::workloads::{ClusterName, InstanceId};
use serde::{Deserialize, Serialize};

use super::moments::Moments;
use super::pool::{Pool, Shared};
use super::service::{self, StoredService};
use super::task::{self, StoredTask};
use super::words::{self, StoredTags, Word};
use crate::text::ReadError;

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredCluster<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    status: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: StoredTags,
    options: usize,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    services: Vec<StoredService<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    tasks: Vec<StoredTask<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    instances: Vec<StoredInstance>,
}

/// An instance; what its tasks take of it follows from them.
#[derive(Serialize, Deserialize)]
struct StoredInstance {
    id: u64,
    registered: i64,
    /// Processor units and MiB.
    room: (u32, u32),
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: StoredTags,
}

impl StoredCluster<'_> {
    /// How many tasks it says that there are.
    pub(crate) fn tasks(&self) -> usize {
        self.tasks.len()
    }
}

pub(crate) fn store<'a>(cluster: &'a Cluster, moments: Moments, pool: &mut Pool<'a>) -> StoredCluster<'a> {
    let Cluster { name, status, tags, options, services, tasks, instances, .. } = cluster;
    StoredCluster {
        name: name.as_str().into(),
        status: status.as_word().into(),
        tags: words::store_tags(tags),
        options: pool.options(options),
        services: services.values().map(|service| service::store(service, moments, pool)).collect(),
        tasks: tasks.values().map(|task| task::store(task, moments, pool)).collect(),
        instances: instances.values().map(|instance| store_instance(instance, moments)).collect(),
    }
}

pub(crate) fn restore(stored: StoredCluster<'_>, shared: &Shared) -> Result<Cluster, ReadError> {
    let name = words::name(&stored.name, ClusterName::parse)?;
    let mut cluster = Cluster::new(name, Options::default(), stored.tags.into_iter().collect());
    cluster.status = ClusterStatus::of_word(&stored.status)?;
    cluster.options = shared.options(stored.options)?;
    for stored in stored.services {
        let service = service::restore(stored, shared)?;
        words::once(cluster.services.insert(service.name.clone(), service), "a service")?;
    }
    for stored in stored.tasks {
        let task = task::restore(stored, shared)?;
        words::once(cluster.tasks.insert(task.id, task), "a task")?;
    }
    for stored in stored.instances {
        let instance = restore_instance(stored, shared.moments);
        words::once(cluster.instances.insert(instance.id, instance), "an instance")?;
    }
    Ok(cluster)
}

fn store_instance(instance: &ContainerInstance, moments: Moments) -> StoredInstance {
    let ContainerInstance { id, registered_at, room, taken: _, pending: _, running: _, tags } = instance;
    StoredInstance {
        id: id.0,
        registered: moments.ago(*registered_at),
        room: (room.cpu, room.memory),
        tags: words::store_tags(tags),
    }
}

fn restore_instance(stored: StoredInstance, moments: Moments) -> ContainerInstance {
    let StoredInstance { id, registered, room: (cpu, memory), tags } = stored;
    ContainerInstance {
        id: InstanceId(id),
        registered_at: moments.at(registered),
        room: Room { cpu, memory },
        taken: Room::default(),
        pending: 0,
        running: 0,
        tags: tags.into_iter().collect(),
    }
}
