//! The service scheduler: what it does when it looks at a service.
//!
//! It never looks at the status of a revision: a service goes on with what it uses. Source: *Deregistering task definition
//! revisions*: existing services keep running and scale by their desired count; that replacing lost tasks, forced
//! deployments and rolling back go on, too, is inferred.

use std::sync::Arc;

use crate::time::Timestamp;
use crate::workloads::cluster::Cluster;
use crate::workloads::instance::Room;
use crate::workloads::options::Options;
use crate::workloads::profile::Profile;
use crate::workloads::service::{
    Capacity, Deployment, EventKind, ProviderShare, Rollout, SchedulingStrategy, Service, ServiceEvent, ServiceStatus,
};
use crate::workloads::stage::{Stage, wake};
use crate::workloads::task::{LastStatus, LaunchType, Owner, Place, StopCode, Task, TaskTimes};
use crate::workloads::{ClusterName, DeploymentId, InstanceId, ServiceName, TaskId, timing};

/// A service's tasks as the scheduler sees them.
#[derive(Debug, Default)]
struct Census {
    /// Of the PRIMARY deployment, on their way and not told to stop; the oldest first.
    primary_pending: Vec<TaskId>,
    /// Of the PRIMARY deployment, RUNNING and not told to stop; the oldest first.
    primary_running: Vec<TaskId>,
    /// Of the other deployments, on their way and not told to stop.
    old_pending: Vec<TaskId>,
    /// Of the other deployments, RUNNING and not told to stop.
    old_running: Vec<TaskId>,
    /// Told to stop, and not ended yet.
    stopping: usize,
    /// The instances that hold any of them.
    instances: Vec<InstanceId>,
}

/// What the scheduler wants of a service now.
#[derive(Debug)]
struct Plan {
    /// The PRIMARY deployment.
    primary: DeploymentId,
    /// Whether the circuit breaker has given that up.
    is_given_up: bool,
    /// The deployment whose tasks it starts.
    deployment: DeploymentId,
    /// How many of them.
    start: usize,
    /// How many there should be.
    desired: usize,
    /// How many more it would start if the maximum left room for them.
    short: usize,
    /// Whether the maximum leaves no room for a task that is missing.
    is_blocked: bool,
    /// Until when it starts none, because too many have ended.
    held_until: Option<Timestamp>,
}

impl Stage<'_> {
    /// The scheduler looks at a service.
    pub fn service_comes_due(&mut self, cluster_name: &ClusterName, name: &ServiceName) {
        let cluster = self.workloads.clusters.get_mut(cluster_name);
        let Some(service) = cluster.and_then(|cluster| cluster.services.get_mut(name)) else { return };
        service.wake = None;
        match service.status {
            ServiceStatus::Active => self.keep(cluster_name, name),
            ServiceStatus::Draining => self.drain(cluster_name, name),
            ServiceStatus::Inactive => {}
        }
    }

    /// Brings an ACTIVE service nearer to what is wanted: counts its tasks, plans, and carries the plan out.
    fn keep(&mut self, cluster_name: &ClusterName, name: &ServiceName) {
        self.consult_breaker(cluster_name, name);
        let now = self.now;
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        let instances = u32::try_from(cluster.instances.len()).unwrap_or(u32::MAX);
        let Some(service) = cluster.services.get_mut(name) else { return };
        if service.strategy == SchedulingStrategy::Daemon {
            service.desired_count = instances;
        }
        let Some(service) = cluster.services.get(name) else { return };
        let census = Census::of(cluster, service);
        let Some(plan) = Plan::of(service, &census, now) else { return };
        let started = self.start(cluster_name, name, plan.deployment, plan.start, &census);
        let unplaced = plan.start - started.len();
        let Some(service) = self.service(cluster_name, name) else { return };
        let stop = plan.stops(service, &census, unplaced);
        self.stop_all(cluster_name, name, &census, &stop, plan.primary);
        self.report(cluster_name, name, &plan, &census, unplaced);
        let Some(service) = self.service(cluster_name, name) else { return };
        service.note(&census, started.len(), &stop, now);
        let changed = !started.is_empty() || !stop.is_empty();
        self.rest(cluster_name, name, &plan, changed || !census.is_settled(&plan));
    }

    /// Says what stands in the way of a service, and remembers where that is too little room.
    fn report(
        &mut self,
        cluster_name: &ClusterName,
        name: &ServiceName,
        plan: &Plan,
        census: &Census,
        unplaced: usize,
    ) {
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        let without_instances = cluster.instances.is_empty();
        let Some(service) = cluster.services.get_mut(name) else { return };
        let on_fargate = service.capacity.launch_type() == LaunchType::Fargate;
        service.is_starved = unplaced > 0;
        if service.is_starved {
            cluster.starved.insert(name.clone());
        } else {
            cluster.starved.remove(name);
        }
        let nothing_moves = plan.is_blocked && census.stopping == 0 && census.pending() == 0;
        let kind = match (unplaced > 0, on_fargate) {
            (true, true) => EventKind::NoCapacity,
            (true, false) if without_instances => EventKind::NoInstances,
            (true, false) => EventKind::NoRoom,
            (false, _) if nothing_moves => EventKind::Deadlock,
            (false, _) => return,
        };
        self.tell_once(cluster_name, name, kind);
    }

    /// Ends a look at a service: it is steady after some time in which nothing is left to do.
    fn rest(&mut self, cluster_name: &ClusterName, name: &ServiceName, plan: &Plan, is_unsettled: bool) {
        let (now, region) = (self.now, self.region);
        let Some(service) =
            self.workloads.clusters.get_mut(cluster_name).and_then(|there| there.services.get_mut(name))
        else {
            return;
        };
        if is_unsettled {
            (service.quiet_since, service.is_steady) = (None, false);
            if let Some(until) = plan.held_until {
                wake(self.agenda, region, cluster_name, service, until);
            }
        } else if !service.is_steady {
            let at = service.quiet_since.get_or_insert(now).plus_millis(timing::STEADY);
            if now < at {
                wake(self.agenda, region, cluster_name, service, at);
            } else {
                self.complete(cluster_name, name);
            }
        }
    }

    /// Everything has been as it should be for long enough.
    fn complete(&mut self, cluster_name: &ClusterName, name: &ServiceName) {
        let now = self.now;
        let Some(service) = self.service(cluster_name, name) else { return };
        service.is_steady = true;
        let replaced = service.deployments.split_off(1);
        let mut completed = None;
        if let Some(primary) = service.deployments.first_mut()
            && primary.rollout == Rollout::InProgress
        {
            (primary.rollout, primary.updated_at) = (Rollout::Completed, now);
            completed = Some(primary.id);
        }
        for deployment in &replaced {
            self.release(cluster_name, name, deployment);
        }
        if let Some(id) = completed {
            self.tell(cluster_name, name, EventKind::Completed(id));
        }
        self.tell(cluster_name, name, EventKind::Steady);
    }

    /// Ends a DRAINING service.
    fn drain(&mut self, cluster_name: &ClusterName, name: &ServiceName) {
        let (now, region) = (self.now, self.region);
        let Some(cluster) = self.workloads.clusters.get(cluster_name) else { return };
        let Some(service) = cluster.services.get(name) else { return };
        let census = Census::of(cluster, service);
        let Some(primary) = service.primary().map(|primary| primary.id) else { return };
        let everything = census.everything();
        if !everything.is_empty() {
            self.stop_all(cluster_name, name, &census, &everything, primary);
        }
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        let Some(service) = cluster.services.get_mut(name) else { return };
        if !service.tasks.is_empty() {
            // The last of them to be STOPPED wakes it.
            return;
        }
        let at = service.quiet_since.get_or_insert(now).plus_millis(timing::DRAIN);
        if now < at {
            wake(self.agenda, region, cluster_name, service, at);
            return;
        }
        cluster.totals.count(service, false);
        service.status = ServiceStatus::Inactive;
        service.events.clear();
        let ended = service.deployments.clone();
        service.deployments.truncate(1);
        if let Some(primary) = service.deployments.first_mut() {
            (primary.rollout, primary.desired_count) = (Rollout::Completed, 0);
        }
        for deployment in &ended {
            self.release(cluster_name, name, deployment);
        }
    }

    /// A deployment is no longer one of a service's, or the service is over.
    pub(super) fn release(&mut self, cluster_name: &ClusterName, name: &ServiceName, deployment: &Deployment) {
        let cluster = self.workloads.clusters.get(cluster_name);
        let still = cluster.and_then(|cluster| cluster.services.get(name)).is_some_and(|service| {
            let runs = |there: &Deployment| there.revision == deployment.revision && there.family == deployment.family;
            service.status != ServiceStatus::Inactive && service.deployments.iter().any(runs)
        });
        let key = (deployment.family.clone(), deployment.revision);
        if !still && let Some(uses) = self.workloads.uses.get_mut(&key) {
            uses.services.remove(&(cluster_name.clone(), name.clone()));
            if uses.is_empty() {
                self.workloads.uses.remove(&key);
                self.is_unused(&key.0, key.1);
            }
        }
    }

    /// Gives the PRIMARY deployment up where too many of its tasks failed, and goes back where that is wanted.
    fn consult_breaker(&mut self, cluster_name: &ClusterName, name: &ServiceName) {
        let now = self.now;
        let Some(service) = self.service(cluster_name, name) else { return };
        let (breaker, limit) = (service.breaker, service.breaker.threshold.failures(service.desired_count));
        let Some(primary) = service.deployments.first_mut() else { return };
        if !breaker.enabled || primary.rollout != Rollout::InProgress || primary.failed_tasks < limit.max(1) {
            return;
        }
        (primary.rollout, primary.updated_at, primary.desired_count) = (Rollout::Failed, now, 0);
        let failed = primary.id;
        // The newest that was completed; a service that never had one stays with what failed.
        let before = service.deployments.iter().position(|there| there.rollout == Rollout::Completed);
        let mut back_to = None;
        if let Some(place) = before.filter(|_| breaker.rollback) {
            let mut deployment = service.deployments.remove(place);
            (deployment.rollout, deployment.is_rollback, deployment.updated_at) = (Rollout::InProgress, true, now);
            (deployment.failed_tasks, deployment.held_until) = (0, None);
            back_to = Some(deployment.id);
            service.deployments.insert(0, deployment);
        }
        self.tell(cluster_name, name, EventKind::GivenUp(failed));
        if let Some(id) = back_to {
            self.tell(cluster_name, name, EventKind::RolledBack(id));
        }
    }

    /// Starts up to `count` tasks of a deployment; answers those for which there was room.
    fn start(
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
            _ => crate::tags::Tags::default(),
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

    fn stop_all(
        &mut self,
        cluster_name: &ClusterName,
        name: &ServiceName,
        census: &Census,
        stop: &[TaskId],
        deployment: DeploymentId,
    ) {
        for id in stop {
            self.stop_task(cluster_name, *id, StopCode::ServiceSchedulerInitiated(deployment));
        }
        let is_pending = |id: &&TaskId| census.primary_pending.contains(id) || census.old_pending.contains(id);
        let (pending, running): (Vec<_>, Vec<_>) = stop.iter().partition(is_pending);
        if !running.is_empty() {
            self.tell(cluster_name, name, EventKind::StoppedRunning(running));
        }
        if !pending.is_empty() {
            self.tell(cluster_name, name, EventKind::StoppedPending(u32::try_from(pending.len()).unwrap_or(u32::MAX)));
        }
    }

    fn service(&mut self, cluster_name: &ClusterName, name: &ServiceName) -> Option<&mut Service> {
        self.workloads.clusters.get_mut(cluster_name)?.services.get_mut(name)
    }

    /// Says something in an event, unless it was the last that was said.
    fn tell_once(&mut self, cluster_name: &ClusterName, name: &ServiceName, kind: EventKind) {
        let last = self.service(cluster_name, name).and_then(|service| service.events.front());
        if last.is_none_or(|event| event.kind != kind) {
            self.tell(cluster_name, name, kind);
        }
    }

    fn tell(&mut self, cluster_name: &ClusterName, name: &ServiceName, kind: EventKind) {
        let (number, at) = (self.draw(), self.now);
        if let Some(service) = self.service(cluster_name, name) {
            service.events.push_front(ServiceEvent { number, at, kind });
            service.events.truncate(Service::MAX_EVENTS);
        }
    }
}

/// What a new task is made of.
pub(super) struct NewTask<'a> {
    pub id: TaskId,
    pub now: Timestamp,
    pub family: crate::identity::Family,
    pub revision: crate::identity::Revision,
    pub place: Place,
    pub owner: Owner,
    pub profile: &'a Profile,
    pub tags: crate::tags::Tags,
    pub options: Arc<Options>,
}

impl Task {
    /// A task that has just been started.
    pub(super) fn new(new: NewTask) -> Self {
        let NewTask { id, now, family, revision, place, owner, profile, tags, options } = new;
        let (last, wait) = if profile.has_interface {
            (LastStatus::Provisioning, timing::PROVISION)
        } else if profile.fate == crate::workloads::task::Fate::CannotPull {
            (LastStatus::Pending, timing::FAIL_TO_PULL)
        } else {
            (LastStatus::Pending, timing::PULL)
        };
        let pull_started = (last == LastStatus::Pending).then_some(now);
        Self {
            id,
            family,
            revision,
            place,
            owner,
            last,
            stop: None,
            times: TaskTimes { created: now, pull_started, ..TaskTimes::default() },
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
pub(super) fn roomiest(cluster: &Cluster, size: Room, others: &[InstanceId]) -> Option<InstanceId> {
    let left = cluster.instances.values().map(|instance| (instance.id, instance.room.without(instance.taken)));
    let fitting = left.filter(|(id, left)| left.memory >= size.memory && left.cpu >= size.cpu && !others.contains(id));
    // The first registered of those that have equally much.
    fitting.max_by_key(|(id, left)| (left.memory, std::cmp::Reverse(*id))).map(|(id, _)| id)
}

/// The provider of the next task, when there are so many already: each has its base first, and then the one goes on that
/// is furthest behind its share.
pub(super) fn provider(shares: &[ProviderShare], so_far: usize) -> Option<Arc<str>> {
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

impl Plan {
    /// The plan for an ACTIVE service; `None` if it has no deployment, which none is without.
    ///
    /// Missing tasks of the PRIMARY deployment are started as far as the maximum leaves room. What the circuit breaker gave up
    /// is not started again: the deployment before it goes on in its place.
    fn of(service: &Service, census: &Census, now: Timestamp) -> Option<Self> {
        let primary = service.primary()?;
        let is_given_up = primary.rollout == Rollout::Failed;
        let held_until = primary.held_until.filter(|until| *until > now);
        let desired = service.desired_count as usize;
        let room = (service.percents.most(service.desired_count) as usize).saturating_sub(census.up());
        let (deployment, missing) = if is_given_up {
            let before = service.deployments.get(1).map(|before| before.id);
            let missing = desired.saturating_sub(census.up() - census.stopping);
            (before.unwrap_or(primary.id), before.map_or(0, |_| missing))
        } else {
            (primary.id, if held_until.is_some() { 0 } else { desired.saturating_sub(census.primary()) })
        };
        let start = missing.min(room);
        Some(Self {
            primary: primary.id,
            is_given_up,
            deployment,
            start,
            desired,
            short: missing - start,
            is_blocked: missing > 0 && room == 0,
            held_until: held_until.filter(|until| *until < Timestamp::NEVER),
        })
    }

    /// What is stopped: what there is too much of, what the PRIMARY deployment has replaced, and what stands in the way of
    /// tasks for which there was no room. Never so much that fewer than the minimum are RUNNING.
    fn stops(&self, service: &Service, census: &Census, unplaced: usize) -> Vec<TaskId> {
        if self.is_given_up {
            return census.surplus(self.desired);
        }
        let running = census.primary_running.len() + census.old_running.len();
        let mut spare = running.saturating_sub(service.percents.fewest(service.desired_count) as usize);
        let mut stop = census.old_pending.clone();
        let surplus = census.primary().saturating_sub(self.desired);
        // The newest first, and what does not run yet before what does.
        stop.extend(census.primary_pending.iter().rev().take(surplus));
        let of_primary = surplus.saturating_sub(census.primary_pending.len()).min(spare);
        stop.extend(census.primary_running.iter().rev().take(of_primary));
        spare -= of_primary;
        let still_needed = self.desired.saturating_sub(census.primary_running.len());
        let replaced = census.old_running.len().saturating_sub(still_needed);
        let in_the_way = (self.short + unplaced).min(census.old_running.len());
        stop.extend(census.old_running.iter().take(replaced.max(in_the_way).min(spare)));
        stop
    }
}

impl Census {
    fn of(cluster: &Cluster, service: &Service) -> Self {
        let mut census = Self::default();
        let primary = service.primary().map(|primary| primary.id);
        for task in service.tasks.iter().filter_map(|id| cluster.tasks.get(id)) {
            if let Place::Instance(instance) = task.place {
                census.instances.push(instance);
            }
            if !task.last.is_up() {
                continue;
            }
            if task.stop.is_some() {
                census.stopping += 1;
                continue;
            }
            let is_primary = matches!(&task.owner, Owner::Service(_, deployment) if Some(*deployment) == primary);
            let list = match (is_primary, task.last == LastStatus::Running) {
                (true, true) => &mut census.primary_running,
                (true, false) => &mut census.primary_pending,
                (false, true) => &mut census.old_running,
                (false, false) => &mut census.old_pending,
            };
            list.push(task.id);
        }
        census
    }

    /// How many tasks are up, those among them that have been told to stop.
    fn up(&self) -> usize {
        self.primary() + self.old_pending.len() + self.old_running.len() + self.stopping
    }

    /// How many tasks of the PRIMARY deployment are up and stay so.
    fn primary(&self) -> usize {
        self.primary_pending.len() + self.primary_running.len()
    }

    /// How many tasks are on their way, and are to get there.
    fn pending(&self) -> usize {
        self.primary_pending.len() + self.old_pending.len()
    }

    /// Whether there is all that is wanted, and nothing else.
    fn is_settled(&self, plan: &Plan) -> bool {
        let all = [self.primary_running.len(), self.primary(), self.up()];
        !plan.is_given_up && all.iter().all(|count| *count == plan.desired)
    }

    fn everything(&self) -> Vec<TaskId> {
        let lists = [&self.primary_pending, &self.primary_running, &self.old_pending, &self.old_running];
        lists.into_iter().flatten().copied().collect()
    }

    /// What there is too much of where the PRIMARY deployment has been given up: its own tasks first.
    fn surplus(&self, desired: usize) -> Vec<TaskId> {
        let up = self.up() - self.stopping;
        let lists = [&self.primary_pending, &self.old_pending, &self.primary_running, &self.old_running];
        lists.into_iter().flat_map(|list| list.iter().rev()).take(up.saturating_sub(desired)).copied().collect()
    }
}

impl Service {
    /// Writes down what the scheduler wants of each deployment from now on.
    fn note(&mut self, census: &Census, started: usize, stopped: &[TaskId], now: Timestamp) {
        let desired = self.desired_count;
        let stopped_old =
            stopped.iter().filter(|id| census.old_running.contains(id) || census.old_pending.contains(id));
        let left = census.old_running.len() + census.old_pending.len() - stopped_old.count();
        let mut left = u32::try_from(left).unwrap_or(u32::MAX);
        let changed = started > 0 || !stopped.is_empty();
        for (place, deployment) in self.deployments.iter_mut().enumerate() {
            let wanted = match (place, deployment.rollout) {
                (_, Rollout::Failed) => 0,
                (0, Rollout::InProgress | Rollout::Completed) => desired,
                (_, Rollout::InProgress | Rollout::Completed) => left.min(deployment.desired_count),
            };
            if place > 0 {
                left -= wanted;
            }
            if deployment.desired_count != wanted || (place == 0 && changed) {
                (deployment.desired_count, deployment.updated_at) = (wanted, now);
            }
        }
    }
}

impl Deployment {
    /// Counts a task that ended by itself, and holds the next attempts back the longer the more there were.
    pub(super) fn count_end(&mut self, now: Timestamp, before_running: bool, desired: u32) {
        self.ended_tasks = self.ended_tasks.saturating_add(1);
        if before_running {
            self.failed_tasks = self.failed_tasks.saturating_add(1);
        }
        let rounds = self.ended_tasks / desired.max(1);
        self.held_until = match rounds.checked_sub(3) {
            _ if self.ended_tasks >= timing::MOST_ATTEMPTS => Some(Timestamp::NEVER),
            None => None,
            Some(more) => {
                let wait = timing::FIRST_WAIT.checked_shl(more.min(16)).unwrap_or(timing::LONGEST_WAIT);
                Some(now.plus_millis(wait.min(timing::LONGEST_WAIT)))
            }
        };
    }
}
