//! What happened by itself while time was moved on.

use lifecycle::workloads::service::EventKind;
use lifecycle::workloads::task::{LastStatus, Task};
use lifecycle::{Account, Region, Status, Timestamp};

/// What has to be known from before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    at: Timestamp,
    /// How many revisions are DELETE_IN_PROGRESS, in the regions where there are some.
    leaving: Vec<(Region, u64)>,
}

/// What happened meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// How much time has gone by, in milliseconds.
    pub milliseconds: u64,
    /// What happened, by region, where something did.
    pub regions: Vec<(Region, Changes)>,
}

/// What happened in a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// How many tasks have come to a status, in the order of a task's life, where some have.
    pub tasks: Vec<(LastStatus, u32)>,
    /// How many deployments were completed.
    pub deployments: u32,
    /// How many services have reached a steady state.
    pub steady: u32,
    /// How many revisions that were DELETE_IN_PROGRESS are gone.
    pub gone: u64,
}

/// The order of a task's life.
const STATUSES: [LastStatus; 5] = [
    LastStatus::Provisioning,
    LastStatus::Pending,
    LastStatus::Running,
    LastStatus::Deprovisioning,
    LastStatus::Stopped,
];

impl Before {
    /// What has to be known of the account as it is now.
    pub fn new(account: &Account) -> Self {
        let leaving = Region::all().map(|region| (region, leaving(account, region))).filter(|(_, count)| *count > 0);
        Self { at: account.now(), leaving: leaving.collect() }
    }

    /// What has happened until now, when some time has gone by on the same account.
    pub fn passed(&self, account: &Account) -> Passed {
        let changes = |region: Region| {
            let before = self.leaving.iter().find(|(there, _)| *there == region).map_or(0, |(_, count)| *count);
            let gone = before.saturating_sub(if before == 0 { 0 } else { leaving(account, region) });
            (region, changes(account, region, self.at, gone))
        };
        Passed {
            milliseconds: account.now().as_millis().saturating_sub(self.at.as_millis()),
            regions: Region::all().map(changes).filter(|(_, changes)| *changes != Changes::default()).collect(),
        }
    }
}

fn leaving(account: &Account, region: Region) -> u64 {
    let Some(state) = account.region(region) else { return 0 };
    let count =
        |family| state.families().get(family).map_or(0, |there| there.with_status(Status::DeleteInProgress).len());
    state.families_with(Status::DeleteInProgress).iter().map(count).sum()
}

fn changes(account: &Account, region: Region, since: Timestamp, gone: u64) -> Changes {
    let mut changes = Changes { gone, ..Changes::default() };
    let Some(workloads) = account.workloads(region) else { return changes };
    let mut counts = STATUSES.map(|status| (status, 0));
    for cluster in workloads.clusters().values() {
        for task in cluster.tasks.values().filter(|task| reached(task) > since) {
            counts.iter_mut().filter(|(status, _)| *status == task.last).for_each(|(_, count)| *count += 1);
        }
        for event in cluster.services.values().flat_map(|service| &service.events).filter(|event| event.at > since) {
            match event.kind {
                EventKind::Completed(_) => changes.deployments += 1,
                EventKind::Steady => changes.steady += 1,
                EventKind::Started(_)
                | EventKind::StoppedRunning(_)
                | EventKind::StoppedPending(_)
                | EventKind::NoRoom
                | EventKind::NoInstances
                | EventKind::NoCapacity
                | EventKind::Deadlock
                | EventKind::Failing
                | EventKind::GivenUp(_)
                | EventKind::RolledBack(_) => {}
            }
        }
    }
    changes.tasks = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    changes
}

/// When a task came to its status.
fn reached(task: &Task) -> Timestamp {
    let times = &task.times;
    let at = match task.last {
        LastStatus::Provisioning => Some(times.created),
        LastStatus::Pending => times.pull_started,
        LastStatus::Running => times.started,
        LastStatus::Deprovisioning => times.execution_stopped.or(task.stop.as_ref().map(|stop| stop.at)),
        LastStatus::Stopped => times.stopped,
    };
    at.unwrap_or(times.created)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::workloads::request::RunTask;
    use lifecycle::{Call, Operation, Source, demo, example_network};

    #[test]
    fn what_happened_is_told_by_the_status_that_was_reached() {
        let mut account = demo(Timestamp::from_millis(1_789_551_555_929));
        let mut options = lifecycle::workloads::options::Options::default();
        options.0.insert("networkConfiguration".into(), example_network());
        let asked = RunTask {
            cluster: Some("production".into()),
            task_definition: "web".into(),
            count: Some(2),
            launch_type: Some("FARGATE".into()),
            options,
            ..RunTask::default()
        };
        let operation = Operation::RunTask(Box::new(asked));
        let call = Call { at: account.now(), region: Region::FIRST, source: Source::Console, operation };
        account.perform(&call).unwrap();
        let mut told = |milliseconds: u64| {
            let before = Before::new(&account);
            account.advance(account.now().plus_millis(milliseconds));
            before.passed(&account)
        };
        let tasks = |status| Changes { tasks: vec![(status, 2)], ..Changes::default() };
        let passed = told(11_000);
        assert_eq!(passed.regions, [(Region::FIRST, tasks(LastStatus::Pending))]);
        assert_eq!(passed.milliseconds, 11_000);
        assert_eq!(told(60_000).regions, [(Region::FIRST, tasks(LastStatus::Running))]);
        assert_eq!(told(60_000).regions, []);
        // The revision that the story has begun to delete.
        assert_eq!(told(3_600_000).regions, [(Region::FIRST, Changes { gone: 1, ..Changes::default() })]);
    }
}
