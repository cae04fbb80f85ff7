//! How what runs in a region changes: by what was decided, and by itself.

use crate::account::{Account, RegionState};
use crate::agenda::{Agenda, Due};
use crate::contents::Contents;
use crate::region::Region;
use crate::retention::Retention;
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::cluster::{Cluster, TaskCounts};
use crate::workloads::instance::{ContainerInstance, Room};
use crate::workloads::resource::Resource;
use crate::workloads::service::{Deployment, Rollout, SchedulingStrategy, Service, ServiceStatus};
use crate::workloads::task::{LastStatus, Owner, Place, Stop, StopCode, Task};
use crate::workloads::{ClusterName, InstanceId, RunToken, ServiceName, TaskId, Workloads, timing};

/// One region of an account at one moment, open for change.
pub(crate) struct Stage<'a> {
    pub now: Timestamp,
    pub workloads: &'a mut Workloads,
    pub(super) region: Region,
    pub(super) agenda: &'a mut Agenda,
    pub(super) counter: &'a mut u64,
    pub(super) definitions: &'a mut RegionState,
    pub(super) contents: &'a Contents,
    pub(super) retention: Retention,
}

impl Account {
    /// Opens a region for change.
    pub(crate) fn stage(&mut self, region: Region) -> Stage<'_> {
        self.region_mut(region);
        self.workloads_mut(region);
        let Self { now, workloads, agenda, counter, regions, contents, retention, .. } = self;
        // Both have just been put there, in the order of regions.
        let at = |found: Result<usize, usize>| found.unwrap_or_else(|at| at);
        let definitions = at(regions.binary_search_by_key(&region, |(there, _)| *there));
        let running = at(workloads.binary_search_by_key(&region, |(there, _)| *there));
        Stage {
            now: *now,
            region,
            workloads: &mut workloads[running].1,
            agenda,
            counter,
            definitions: &mut regions[definitions].1,
            contents,
            retention: *retention,
        }
    }
}

impl Workloads {
    /// Puts a cluster where none is, or where one has been deleted: what still ends in that goes on ending.
    pub(crate) fn put_cluster(&mut self, cluster: &Cluster) {
        let mut cluster = cluster.clone();
        if let Some(before) = self.clusters.get_mut(&cluster.name) {
            cluster.services = std::mem::take(&mut before.services);
            cluster.tasks = std::mem::take(&mut before.tasks);
            cluster.instances = std::mem::take(&mut before.instances);
            cluster.totals = before.totals;
        }
        self.clusters.insert(cluster.name.clone(), cluster);
    }

    /// Remembers a request of `RunTask`, and forgets those that are too old.
    pub(crate) fn keep_token(&mut self, token: &str, request: &RunToken, now: Timestamp) {
        self.tokens.retain(|_, there| there.holds_at(now));
        self.tokens.insert(token.into(), request.clone());
    }

    pub(crate) fn set_tags(&mut self, resource: &Resource, tags: &Tags) {
        let place = match resource {
            Resource::Revision(..) => None,
            Resource::Cluster(cluster) => self.clusters.get_mut(cluster).map(|there| &mut there.tags),
            Resource::Service(cluster, service) => self
                .clusters
                .get_mut(cluster)
                .and_then(|there| there.services.get_mut(service))
                .map(|there| &mut there.tags),
            Resource::Task(cluster, task) => {
                self.clusters.get_mut(cluster).and_then(|there| there.tasks.get_mut(task)).map(|there| &mut there.tags)
            }
            Resource::Instance(cluster, instance) => self
                .clusters
                .get_mut(cluster)
                .and_then(|there| there.instances.get_mut(instance))
                .map(|there| &mut there.tags),
        };
        if let Some(place) = place {
            place.clone_from(tags);
        }
    }
}

impl RunToken {
    /// Whether the token still makes two requests one.
    pub fn holds_at(&self, now: Timestamp) -> bool {
        now <= self.at.plus_millis(timing::TOKEN)
    }
}

impl Stage<'_> {
    /// Draws a number that nothing else has.
    pub(super) fn draw(&mut self) -> u64 {
        *self.counter += 1;
        *self.counter
    }

    /// Puts a task where it runs.
    pub fn start_task(&mut self, cluster_name: &ClusterName, task: Task) {
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        if let Owner::Service(name, deployment) = &task.owner
            && let Some(service) = cluster.services.get_mut(name)
        {
            service.tasks.insert(task.id);
            if let Some(deployment) = service.deployments.iter_mut().find(|there| there.id == *deployment) {
                deployment.counts.add(task.last);
            }
        }
        if let Place::Instance(instance) = task.place
            && let Some(instance) = cluster.instances.get_mut(&instance)
        {
            instance.taken = instance.taken.and(task.size);
            instance.pending += 1;
        }
        cluster.totals.tasks[task.place.launch_type() as usize].add(task.last);
        if let Some(next) = task.next {
            self.agenda.add(next, self.region, Due::Task(cluster_name.clone(), task.id));
        }
        let (id, family, revision) = (task.id, task.family.clone(), task.revision);
        cluster.tasks.insert(id, task);
        self.uses(&family, revision).tasks.insert((cluster_name.clone(), id));
    }

    /// Tells a task to stop; one that has been told before is left alone.
    pub fn stop_task(&mut self, cluster_name: &ClusterName, id: TaskId, code: StopCode) {
        let now = self.now;
        let cluster = self.workloads.clusters.get_mut(cluster_name);
        let Some(task) = cluster.and_then(|cluster| cluster.tasks.get_mut(&id)).filter(|task| task.stop.is_none())
        else {
            return;
        };
        task.stop = Some(Stop { at: now, code });
        let before = task.next.replace(now.plus_millis(timing::STOP));
        let due = Due::Task(cluster_name.clone(), id);
        if let Some(before) = before {
            self.agenda.remove(before, self.region, due.clone());
        }
        self.agenda.add(now.plus_millis(timing::STOP), self.region, due);
    }

    /// The next thing happens to a task.
    pub fn task_comes_due(&mut self, cluster_name: &ClusterName, id: TaskId) {
        let now = self.now;
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        let Some(task) = cluster.tasks.get_mut(&id) else { return };
        if task.last == LastStatus::Stopped {
            let was_full = cluster.room() == 0;
            cluster.tasks.remove(&id);
            if was_full {
                self.feed(cluster_name);
            }
            return;
        }
        let before = task.last;
        task.step(now);
        let (after, ended_itself) = (task.last, task.ended_itself());
        let total = &mut cluster.totals.tasks[task.place.launch_type() as usize];
        total.take(before);
        total.add(after);
        if let Some(next) = task.next {
            self.agenda.add(next, self.region, Due::Task(cluster_name.clone(), id));
        }
        let mut freed_room = false;
        if let Place::Instance(instance) = task.place
            && let Some(instance) = cluster.instances.get_mut(&instance)
        {
            instance.count(before, after);
            if after == LastStatus::Stopped {
                instance.taken = instance.taken.without(task.size);
                freed_room = true;
            }
        }
        if let Owner::Service(name, deployment) = &task.owner
            && let Some(service) = cluster.services.get_mut(name)
        {
            if let Some(deployment) = service.deployments.iter_mut().find(|there| there.id == *deployment) {
                deployment.counts.take(before);
                deployment.counts.add(after);
                if after == LastStatus::Running {
                    deployment.failed_tasks = 0;
                }
                if before.is_up() && !after.is_up() && ended_itself {
                    deployment.count_end(now, before != LastStatus::Running, service.desired_count);
                }
            }
            if after == LastStatus::Stopped {
                service.tasks.remove(&id);
            }
            let notice = match service.status {
                ServiceStatus::Inactive => None,
                ServiceStatus::Draining => service.tasks.is_empty().then_some(timing::STEADY),
                ServiceStatus::Active if after == LastStatus::Running => Some(timing::NOTICE_RUNNING),
                ServiceStatus::Active => (before.is_up() && !after.is_up()).then_some(timing::NOTICE_STOPPED),
            };
            if let Some(notice) = notice {
                wake(self.agenda, self.region, cluster_name, service, now.plus_millis(notice));
            }
        }
        if after == LastStatus::Stopped {
            let (family, revision) = (task.family.clone(), task.revision);
            let user = (cluster_name.clone(), id);
            self.leave_use(&family, revision, |uses| uses.tasks.remove(&user));
        }
        if freed_room {
            self.feed(cluster_name);
        }
    }

    /// Puts a service into its cluster, and lets the scheduler see it.
    pub fn create_service(&mut self, cluster_name: &ClusterName, service: &Service) {
        if !self.workloads.clusters.contains_key(cluster_name) {
            return;
        }
        let mut service = service.clone();
        for deployment in &service.deployments {
            let user = (cluster_name.clone(), service.name.clone());
            self.uses(&deployment.family, deployment.revision).services.insert(user);
        }
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        let at = self.now.plus_millis(timing::SCALE_OUT);
        wake(self.agenda, self.region, cluster_name, &mut service, at);
        cluster.totals.count(&service, true);
        cluster.services.insert(service.name.clone(), service);
    }

    /// Changes a service, and lets the scheduler see it.
    pub fn update_service(
        &mut self,
        cluster_name: &ClusterName,
        name: &ServiceName,
        change: &crate::call::ServiceChange,
    ) {
        let now = self.now;
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        let Some(service) = cluster.services.get_mut(name) else { return };
        let notice = match change.desired_count {
            Some(count) if count < service.desired_count && change.deployment.is_none() => timing::SCALE_IN,
            _ => timing::SCALE_OUT,
        };
        service.desired_count = change.desired_count.unwrap_or(service.desired_count);
        service.percents = change.percents.unwrap_or(service.percents);
        service.breaker = change.breaker.unwrap_or(service.breaker);
        if let Some(options) = &change.options {
            service.options = options.clone().into();
        }
        if let Some(capacity) = &change.capacity {
            cluster.totals.count(service, false);
            service.capacity = capacity.clone();
            cluster.totals.count(service, true);
        }
        (service.quiet_since, service.is_steady) = (None, false);
        for deployment in &mut service.deployments {
            // Whoever changes a service has the scheduler try again.
            (deployment.ended_tasks, deployment.held_until) = (0, None);
        }
        wake(self.agenda, self.region, cluster_name, service, now.plus_millis(notice));
        if let Some(deployment) = &change.deployment {
            let passed_over = service.deploy(deployment.clone());
            let user = (cluster_name.clone(), name.clone());
            self.uses(&deployment.family, deployment.revision).services.insert(user);
            for deployment in &passed_over {
                self.release(cluster_name, name, deployment);
            }
        }
    }

    /// Lets a service drain.
    pub fn delete_service(&mut self, cluster_name: &ClusterName, name: &ServiceName) {
        let now = self.now;
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        cluster.starved.remove(name);
        let Some(service) = cluster.services.get_mut(name) else { return };
        cluster.totals.count(service, false);
        service.status = ServiceStatus::Draining;
        cluster.totals.count(service, true);
        (service.desired_count, service.is_steady, service.is_starved) = (0, false, false);
        service.quiet_since = service.tasks.is_empty().then_some(now);
        let notice = if service.tasks.is_empty() { timing::DRAIN } else { timing::SCALE_IN };
        if let Some(before) = service.wake.take() {
            self.agenda.remove(before, self.region, Due::Service(cluster_name.clone(), name.clone()));
        }
        wake(self.agenda, self.region, cluster_name, service, now.plus_millis(notice));
    }

    /// Registers instances with a cluster.
    pub fn add_instances(&mut self, cluster_name: &ClusterName, instances: &[InstanceId], room: Room) {
        let now = self.now;
        let Some(cluster) = self.workloads.clusters.get_mut(cluster_name) else { return };
        for id in instances {
            let instance = ContainerInstance {
                id: *id,
                registered_at: now,
                room,
                taken: Room::default(),
                pending: 0,
                running: 0,
                tags: Tags::default(),
            };
            cluster.instances.insert(*id, instance);
        }
        let daemons = |service: &&mut Service| {
            service.strategy == SchedulingStrategy::Daemon && service.status == ServiceStatus::Active
        };
        for service in cluster.services.values_mut().filter(daemons) {
            (service.quiet_since, service.is_steady) = (None, false);
            wake(self.agenda, self.region, cluster_name, service, now.plus_millis(timing::SCALE_OUT));
        }
        self.feed(cluster_name);
    }

    /// Lets the scheduler look again at the services for which there was no room.
    fn feed(&mut self, cluster_name: &ClusterName) {
        let at = self.now.plus_millis(timing::NOTICE_STOPPED);
        let Some(Cluster { services, starved, .. }) = self.workloads.clusters.get_mut(cluster_name) else { return };
        for name in &*starved {
            if let Some(service) = services.get_mut(name) {
                wake(self.agenda, self.region, cluster_name, service, at);
            }
        }
    }
}

/// Lets the scheduler look at a service at `at`, unless it does so before.
pub(super) fn wake(agenda: &mut Agenda, region: Region, cluster: &ClusterName, service: &mut Service, at: Timestamp) {
    if service.wake.is_some_and(|before| before <= at) {
        return;
    }
    let due = Due::Service(cluster.clone(), service.name.clone());
    if let Some(before) = service.wake.replace(at) {
        agenda.remove(before, region, due.clone());
    }
    agenda.add(at, region, due);
}

impl Service {
    /// Makes a deployment the PRIMARY one. Answers those that go without ever having had a task: updates can follow each
    /// other faster than the scheduler looks. What was completed stays until something takes its place.
    fn deploy(&mut self, deployment: Deployment) -> Vec<Deployment> {
        let stays = |place: usize, there: &Deployment| {
            place == 0 || there.rollout == Rollout::Completed || there.counts != TaskCounts::default()
        };
        let (mut kept, mut passed_over) = (vec![deployment], Vec::new());
        for (place, there) in std::mem::take(&mut self.deployments).into_iter().enumerate() {
            if stays(place, &there) { kept.push(there) } else { passed_over.push(there) }
        }
        self.deployments = kept;
        passed_over
    }
}

impl ContainerInstance {
    fn count(&mut self, before: LastStatus, after: LastStatus) {
        let mut counts = TaskCounts { pending: self.pending, running: self.running };
        counts.take(before);
        counts.add(after);
        (self.pending, self.running) = (counts.pending, counts.running);
    }
}
