//! Starting tasks: what they are made of, and where they go.

use std::sync::Arc;

use crate::identity::{Family, Revision};
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::cluster::Cluster;
use crate::workloads::instance::Room;
use crate::workloads::options::Options;
use crate::workloads::profile::Profile;
use crate::workloads::scheduler::census::Census;
use crate::workloads::service::{Capacity, EventKind, ProviderShare, SchedulingStrategy};
use crate::workloads::stage::Stage;
use crate::workloads::task::{Fate, LastStatus, LaunchType, Owner, Place, Task, TaskTimes};
use crate::workloads::{ClusterName, DeploymentId, InstanceId, ServiceName, TaskId, timing};

impl Stage<'_> {
    /// Starts up to `count` tasks of a deployment; answers those for which there was room.
    pub(super) fn start(
        &mut self,
        cluster_name: &ClusterName,
        name: &ServiceName,
        deployment: DeploymentId,
        count: usize,
        census: &Census,
    ) -> Vec<TaskId> {
        if count == 0 {
            return Vec::new();
        }
        let now = self.now;
        let Some(service) = self.workloads.clusters.get(cluster_name).and_then(|there| there.services.get(name)) else {
            return Vec::new();
        };
        let Some(deployment) = service.deployments.iter().find(|there| there.id == deployment) else {
            return Vec::new();
        };
        let revisions = self.definitions.families().get(&deployment.family);
        let content = revisions.and_then(|revisions| revisions.content(deployment.revision));
        let Some(content) = content.and_then(|content| self.contents.get(content)) else { return Vec::new() };
        let (family, revision, id) = (deployment.family.clone(), deployment.revision, deployment.id);
        let profile = Profile::of(content);
        let options = Arc::new(task_options(&service.options));
        let propagated = service.options.text("propagateTags").map(str::to_owned);
        let tags = match propagated.as_deref() {
            Some("SERVICE") => service.tags.clone(),
            Some("TASK_DEFINITION") => revisions.and_then(|there| there.tags(revision)).cloned().unwrap_or_default(),
            _ => Tags::default(),
        };
        let (capacity, strategy) = (service.capacity.clone(), service.strategy);
        let mut taken = census.instances.clone();
        let mut started = Vec::with_capacity(count);
        let room = self.workloads.clusters.get(cluster_name).map_or(0, Cluster::room);
        for so_far in (census.primary()..).take(count.min(room)) {
            let place = match &capacity {
                Capacity::LaunchType(LaunchType::Fargate) => Place::Fargate { provider: None },
                Capacity::Providers(shares) => Place::Fargate { provider: provider(shares, so_far) },
                Capacity::LaunchType(LaunchType::Ec2) => {
                    let Some(cluster) = self.workloads.clusters.get(cluster_name) else { break };
                    let others: &[InstanceId] = if strategy == SchedulingStrategy::Daemon { &taken } else { &[] };
                    let Some(instance) = roomiest(cluster, profile.size, others) else { break };
                    taken.push(instance);
                    Place::Instance(instance)
                }
            };
            let task = Task::new(NewTask {
                id: TaskId(self.draw()),
                now,
                family: family.clone(),
                revision,
                place,
                owner: Owner::Service(name.clone(), id),
                profile: &profile,
                tags: tags.clone(),
                options: Arc::clone(&options),
            });
            started.push(task.id);
            self.start_task(cluster_name, task);
        }
        if !started.is_empty() {
            self.tell(cluster_name, name, EventKind::Started(started.clone()));
        }
        started
    }
}

/// What a new task is made of.
pub(in crate::workloads) struct NewTask<'a> {
    pub id: TaskId,
    pub now: Timestamp,
    pub family: Family,
    pub revision: Revision,
    pub place: Place,
    pub owner: Owner,
    pub profile: &'a Profile,
    pub tags: Tags,
    pub options: Arc<Options>,
}

impl Task {
    /// A task that has just been started.
    pub(in crate::workloads) fn new(new: NewTask) -> Self {
        let NewTask { id, now, family, revision, place, owner, profile, tags, options } = new;
        let (last, wait) = if profile.has_interface {
            (LastStatus::Provisioning, timing::PROVISION)
        } else if profile.fate == Fate::CannotPull {
            (LastStatus::Pending, timing::FAIL_TO_PULL)
        } else {
            (LastStatus::Pending, timing::PULL)
        };
        Self {
            id,
            family,
            revision,
            place,
            owner,
            last,
            stop: None,
            times: TaskTimes { created: now, ..TaskTimes::default() },
            next: Some(now.plus_millis(wait)),
            fate: profile.fate,
            size: profile.size,
            has_interface: profile.has_interface,
            tags,
            options,
        }
    }
}

/// What a service's tasks take over of what it was created with.
fn task_options(options: &Options) -> Options {
    let mut taken = Options::default();
    for name in ["enableExecuteCommand", "networkConfiguration", "platformVersion"] {
        if let Some(value) = options.member(name) {
            taken.0.insert(name.into(), value.clone());
        }
    }
    taken
}

/// The instance with the most memory left of those that have room for a task, and are none of `others`.
fn roomiest(cluster: &Cluster, size: Room, others: &[InstanceId]) -> Option<InstanceId> {
    let left = cluster.instances.values().map(|instance| (instance.id, instance.room.without(instance.taken)));
    let fitting = left.filter(|(id, left)| left.memory >= size.memory && left.cpu >= size.cpu && !others.contains(id));
    // The first registered of those that have equally much.
    fitting.max_by_key(|(id, left)| (left.memory, std::cmp::Reverse(*id))).map(|(id, _)| id)
}

/// The provider of the next task, when there are so many already: each has its base first, and then the one goes on that
/// is furthest behind its share.
pub(in crate::workloads) fn provider(shares: &[ProviderShare], so_far: usize) -> Option<Arc<str>> {
    let mut left = so_far;
    for share in shares {
        let base = share.base as usize;
        if left < base {
            return Some(Arc::clone(&share.provider));
        }
        left -= base;
    }
    let whole: usize = shares.iter().map(|share| share.weight as usize).sum();
    let mut place = left.checked_rem(whole)?;
    shares.iter().find_map(|share| {
        let weight = share.weight as usize;
        let here = place < weight;
        place = place.wrapping_sub(if here { 0 } else { weight });
        here.then(|| Arc::clone(&share.provider))
    })
}
