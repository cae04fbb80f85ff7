//! The service scheduler: what it does when it looks at a service.
//!
//! It never looks at the status of a revision: a service goes on with what it uses. Source: *Deregistering task definition
//! revisions*: existing services keep running and scale by their desired count; that replacing lost tasks, forced
//! deployments and rolling back go on, too, is inferred.

mod census;
mod plan;
mod start;

use crate::time::Timestamp;
use crate::workloads::service::{
    Deployment, EventKind, Rollout, SchedulingStrategy, Service, ServiceEvent, ServiceStatus,
};
use crate::workloads::stage::{Stage, wake};
use crate::workloads::task::{LaunchType, StopCode};
use crate::workloads::{ClusterName, DeploymentId, ServiceName, TaskId, timing};
use census::Census;
use plan::Plan;
pub(super) use start::{NewTask, provider};

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
            (false, _) if plan.held_until.is_some() => EventKind::Failing,
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
            if let Some(until) = plan.held_until.filter(|until| *until < Timestamp::NEVER) {
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
        if !still {
            let user = (cluster_name.clone(), name.clone());
            self.leave_use(&deployment.family, deployment.revision, |uses| uses.services.remove(&user));
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
        let (pending, running): (Vec<_>, Vec<_>) = stop.iter().partition(|id| census.is_pending(**id));
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

impl Service {
    /// Writes down what the scheduler wants of each deployment from now on.
    fn note(&mut self, census: &Census, started: usize, stopped: &[TaskId], now: Timestamp) {
        let desired = self.desired_count;
        let stopped_old = stopped.iter().filter(|id| census.is_replaced(**id));
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
            _ if self.ended_tasks >= timing::MOST_ATTEMPTS && rounds >= timing::FEWEST_ROUNDS => Some(Timestamp::NEVER),
            None => None,
            Some(more) => {
                let wait = timing::FIRST_WAIT.checked_shl(more.min(16)).unwrap_or(timing::LONGEST_WAIT);
                Some(now.plus_millis(wait.min(timing::LONGEST_WAIT)))
            }
        };
    }
}
