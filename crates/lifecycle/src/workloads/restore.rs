//! What runs, put back into an account: what follows from the rest is computed, and what can't be is refused.

use std::collections::BTreeMap;

use crate::account::Account;
use crate::agenda::Due;
use crate::identity::{Family, Revision};
use crate::parts::PartsError;
use crate::region::Region;
use crate::revisions::Status;
use crate::time::Timestamp;
use crate::workloads::cluster::{Cluster, MAX_INSTANCES, MAX_SERVICE_TASKS, MAX_TASKS, TaskCounts, Totals};
use crate::workloads::instance::Room;
use crate::workloads::service::{Service, ServiceStatus};
use crate::workloads::task::{LastStatus, Owner, Place};
use crate::workloads::{Uses, Workloads};

impl Account {
    /// The same account with what runs in it, if that fits. What tasks, counts and uses there are follows from the tasks
    /// themselves, whatever `workloads` says of them.
    pub fn with_workloads(mut self, workloads: Vec<(Region, Workloads)>) -> Result<Self, PartsError> {
        for (region, there) in &mut self.regions {
            for (family, revisions) in there.families() {
                let moments = revisions.leaving().iter().chain(revisions.forgetting()).map(|(at, _)| *at);
                for at in moments.filter(|at| *at != Timestamp::NEVER) {
                    self.agenda.add(at, *region, Due::Leaving(family.clone()));
                }
            }
        }
        for (region, mut there) in workloads {
            let wrong = |what| PartsError::Workloads { region: region.code(), what };
            if self.workloads.iter().any(|(other, _)| *other == region) {
                return Err(PartsError::Twice(region.code().into()));
            }
            there.settle(self.counter, self.now).map_err(wrong)?;
            for (family, revision) in there.uses.keys() {
                if self.revisions(region, family).and_then(|revisions| revisions.status(*revision)).is_none() {
                    return Err(wrong(format!("something runs {family}:{revision}, which is not there")));
                }
            }
            self.expect_events(region, &there);
            let at = self.workloads.partition_point(|(other, _)| *other < region);
            self.workloads.insert(at, (region, there));
        }
        self.check_deletions()?;
        Ok(self)
    }

    fn expect_events(&mut self, region: Region, there: &Workloads) {
        for (name, cluster) in &there.clusters {
            for (id, task) in &cluster.tasks {
                if let Some(next) = task.next {
                    self.agenda.add(next, region, Due::Task(name.clone(), *id));
                }
            }
            for (service, state) in &cluster.services {
                if let Some(at) = state.wake {
                    self.agenda.add(at, region, Due::Service(name.clone(), service.clone()));
                }
            }
        }
    }

    /// A revision that is being deleted and that something uses waits for the end of that, and no other one does.
    fn check_deletions(&self) -> Result<(), PartsError> {
        for (region, there) in &self.regions {
            for family in there.families_with(Status::DeleteInProgress) {
                let Some(revisions) = there.families().get(family) else { continue };
                for (at, numbers) in revisions.leaving() {
                    let uses = |number| {
                        let workloads = self.workloads(*region)?;
                        workloads.uses(family, Revision::new(number)?)
                    };
                    if numbers.iter().any(|number| uses(number).is_some() != (*at == Timestamp::NEVER)) {
                        return Err(PartsError::Statuses(family.clone()));
                    }
                }
            }
        }
        Ok(())
    }
}

impl Workloads {
    /// Clusters and requests, put together; [`Account::with_workloads`] computes the rest.
    pub fn of(
        clusters: impl IntoIterator<Item = Cluster>,
        tokens: BTreeMap<String, crate::workloads::RunToken>,
    ) -> Self {
        let clusters = clusters.into_iter().map(|cluster| (cluster.name.clone(), cluster)).collect();
        Self { clusters, uses: BTreeMap::new(), tokens }
    }

    /// Computes what follows from the rest, and says what does not fit.
    fn settle(&mut self, counter: u64, now: Timestamp) -> Result<(), String> {
        self.uses.clear();
        for (name, cluster) in &mut self.clusters {
            cluster.settle(counter, now)?;
            for task in cluster.tasks.values().filter(|task| task.last != LastStatus::Stopped) {
                let uses = used(&mut self.uses, &task.family, task.revision);
                uses.tasks.insert((name.clone(), task.id));
            }
            for service in cluster.services.values().filter(|service| service.status != ServiceStatus::Inactive) {
                for deployment in &service.deployments {
                    let uses = used(&mut self.uses, &deployment.family, deployment.revision);
                    uses.services.insert((name.clone(), service.name.clone()));
                }
            }
        }
        if let Some(token) = self.tokens.iter().find(|(_, request)| request.at > now) {
            return Err(format!("the client token {:?} comes from the future", token.0));
        }
        Ok(())
    }
}

fn used<'u>(uses: &'u mut BTreeMap<(Family, Revision), Uses>, family: &Family, revision: Revision) -> &'u mut Uses {
    uses.entry((family.clone(), revision)).or_default()
}

impl Cluster {
    fn settle(&mut self, counter: u64, now: Timestamp) -> Result<(), String> {
        let Self { name, services, tasks, instances, totals, starved, .. } = self;
        *totals = Totals::default();
        if tasks.len() > MAX_TASKS || instances.len() > MAX_INSTANCES {
            return Err(format!("the cluster {name} holds more than a cluster can"));
        }
        for service in services.values_mut() {
            service.settle(counter, now)?;
            totals.count(service, true);
        }
        for instance in instances.values_mut() {
            (instance.taken, instance.pending, instance.running) = (Room::default(), 0, 0);
            check(instance.id.0 <= counter && instance.registered_at <= now, || format!("an instance of {name}"))?;
        }
        for task in tasks.values() {
            let wrong = || format!("the task {} of {name}", task.id);
            check(task.id.0 <= counter && task.times.created <= now, wrong)?;
            // Whatever has not ended has something that happens next, or runs until it is told to stop.
            let waits = task.next.is_some_and(|next| next > now);
            let runs_on = task.last == LastStatus::Running && task.stop.is_none() && task.next.is_none();
            check(waits || runs_on, wrong)?;
            check((task.last < LastStatus::Deprovisioning) || task.stop.is_some(), wrong)?;
            totals.tasks[task.place.launch_type() as usize].add(task.last);
            if task.last == LastStatus::Stopped {
                continue;
            }
            if let Place::Instance(id) = task.place {
                let instance = instances.get_mut(&id).ok_or_else(wrong)?;
                instance.taken = instance.taken.and(task.size);
                check(instance.room.holds(instance.taken), wrong)?;
                let mut counts = TaskCounts { pending: instance.pending, running: instance.running };
                counts.add(task.last);
                (instance.pending, instance.running) = (counts.pending, counts.running);
            }
            if let Owner::Service(service, deployment) = &task.owner {
                let service = services.get_mut(service).ok_or_else(wrong)?;
                check(service.status != ServiceStatus::Inactive, wrong)?;
                service.tasks.insert(task.id);
                if let Some(deployment) = service.deployments.iter_mut().find(|there| there.id == *deployment) {
                    deployment.counts.add(task.last);
                }
            }
        }
        let starving =
            services.values().filter(|service| service.is_starved && service.status == ServiceStatus::Active);
        *starved = starving.map(|service| service.name.clone()).collect();
        Ok(())
    }
}

impl Service {
    fn settle(&mut self, counter: u64, now: Timestamp) -> Result<(), String> {
        let wrong = || format!("the service {}", self.name);
        check(!self.deployments.is_empty(), wrong)?;
        check(self.desired_count <= MAX_SERVICE_TASKS && self.created_at <= now, wrong)?;
        check(self.deployments.iter().all(|deployment| deployment.id.0 <= counter), wrong)?;
        check(self.events.len() <= Self::MAX_EVENTS, wrong)?;
        check(self.wake.is_none_or(|wake| wake > now), wrong)?;
        check((100..=MAX_PERCENT).contains(&self.percents.maximum) && self.percents.minimum_healthy <= 100, wrong)?;
        self.tasks.clear();
        self.deployments.iter_mut().for_each(|deployment| deployment.counts = TaskCounts::default());
        Ok(())
    }
}

/// The largest `maximumPercent`.
pub const MAX_PERCENT: u32 = 20_000;

fn check(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}
