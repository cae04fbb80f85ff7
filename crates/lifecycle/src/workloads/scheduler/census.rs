//! A service's tasks, as the scheduler sees them.

use crate::workloads::cluster::Cluster;
use crate::workloads::scheduler::plan::Plan;
use crate::workloads::service::Service;
use crate::workloads::task::{LastStatus, Owner, Place};
use crate::workloads::{InstanceId, TaskId};

/// A service's tasks as the scheduler sees them.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// Of the PRIMARY deployment, on their way and not told to stop; the oldest first.
    pub primary_pending: Vec<TaskId>,
    /// Of the PRIMARY deployment, RUNNING and not told to stop; the oldest first.
    pub primary_running: Vec<TaskId>,
    /// Of the other deployments, on their way and not told to stop.
    pub old_pending: Vec<TaskId>,
    /// Of the other deployments, RUNNING and not told to stop.
    pub old_running: Vec<TaskId>,
    /// Told to stop, and not ended yet.
    pub stopping: usize,
    /// The instances that hold any of them.
    pub instances: Vec<InstanceId>,
}

impl Census {
    pub fn of(cluster: &Cluster, service: &Service) -> Self {
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
    pub fn up(&self) -> usize {
        self.primary() + self.old_pending.len() + self.old_running.len() + self.stopping
    }

    /// How many tasks of the PRIMARY deployment are up and stay so.
    pub fn primary(&self) -> usize {
        self.primary_pending.len() + self.primary_running.len()
    }

    /// Whether a task is on its way. The lists rise, so that looking into them costs little.
    pub fn is_pending(&self, id: TaskId) -> bool {
        [&self.primary_pending, &self.old_pending].iter().any(|list| list.binary_search(&id).is_ok())
    }

    /// Whether a task is of another deployment than the PRIMARY one.
    pub fn is_replaced(&self, id: TaskId) -> bool {
        [&self.old_pending, &self.old_running].iter().any(|list| list.binary_search(&id).is_ok())
    }

    /// How many tasks are on their way, and are to get there.
    pub fn pending(&self) -> usize {
        self.primary_pending.len() + self.old_pending.len()
    }

    /// Whether there is all that is wanted, and nothing else.
    pub fn is_settled(&self, plan: &Plan) -> bool {
        let all = [self.primary_running.len(), self.primary(), self.up()];
        !plan.is_given_up && all.iter().all(|count| *count == plan.desired)
    }

    pub fn everything(&self) -> Vec<TaskId> {
        let lists = [&self.primary_pending, &self.primary_running, &self.old_pending, &self.old_running];
        lists.into_iter().flatten().copied().collect()
    }

    /// What there is too much of where the PRIMARY deployment has been given up: its own tasks first.
    pub fn surplus(&self, desired: usize) -> Vec<TaskId> {
        let up = self.up() - self.stopping;
        let lists = [&self.primary_pending, &self.old_pending, &self.primary_running, &self.old_running];
        lists.into_iter().flat_map(|list| list.iter().rev()).take(up.saturating_sub(desired)).copied().collect()
    }
}
