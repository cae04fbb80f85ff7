//! A service, with its deployments and events.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use crate::identity::{Family, Revision};
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::cluster::TaskCounts;
use crate::workloads::name::ServiceName;
use crate::workloads::options::Options;
use crate::workloads::task::LaunchType;
use crate::workloads::{DeploymentId, TaskId};

/// How far a service is. It only ever moves down this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ServiceStatus {
    /// The scheduler keeps its tasks.
    Active,
    /// It has been deleted, and its tasks are ending.
    Draining,
    /// It is over, and can still be described.
    Inactive,
}

impl ServiceStatus {
    /// The status as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Draining => "DRAINING",
            Self::Inactive => "INACTIVE",
        }
    }
}

/// How many tasks a service has, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchedulingStrategy {
    /// As many as are desired.
    Replica,
    /// One on each instance of the cluster.
    Daemon,
}

impl SchedulingStrategy {
    /// The strategy as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Replica => "REPLICA",
            Self::Daemon => "DAEMON",
        }
    }
}

/// Where a service's tasks are to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// A launch type.
    LaunchType(LaunchType),
    /// Capacity providers of Fargate, with the shares that tasks are divided in.
    Providers(Vec<ProviderShare>),
}

impl Capacity {
    /// The launch type that the tasks have.
    pub const fn launch_type(&self) -> LaunchType {
        match self {
            Self::LaunchType(launch_type) => *launch_type,
            Self::Providers(_) => LaunchType::Fargate,
        }
    }
}

/// A capacity provider in a strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderShare {
    /// `FARGATE` or `FARGATE_SPOT`.
    pub provider: Arc<str>,
    /// How many tasks go there before any are divided.
    pub base: u32,
    /// Its share of the others.
    pub weight: u32,
}

/// The bounds that a rolling deployment keeps, in percent of the desired count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percents {
    /// `minimumHealthyPercent`: the fewest RUNNING tasks that the scheduler leaves.
    pub minimum_healthy: u32,
    /// `maximumPercent`: the most PENDING and RUNNING tasks that it makes.
    pub maximum: u32,
}

impl Percents {
    /// What a service of tasks has unless it is told otherwise. Recorded.
    pub const REPLICA: Self = Self { minimum_healthy: 100, maximum: 200 };
    /// What a daemon service has unless it is told otherwise. Documented.
    pub const DAEMON: Self = Self { minimum_healthy: 0, maximum: 100 };

    /// The fewest RUNNING tasks for this desired count: rounded up.
    pub fn fewest(self, desired: u32) -> u32 {
        self.of(desired, 99)
    }

    /// The most PENDING and RUNNING tasks for this desired count: rounded down.
    pub fn most(self, desired: u32) -> u32 {
        u32::try_from(u64::from(desired) * u64::from(self.maximum) / 100).unwrap_or(u32::MAX)
    }

    fn of(self, desired: u32, round: u64) -> u32 {
        u32::try_from((u64::from(desired) * u64::from(self.minimum_healthy) + round) / 100).unwrap_or(u32::MAX)
    }
}

/// When a deployment whose tasks fail is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CircuitBreaker {
    /// Whether it ever is.
    pub enabled: bool,
    /// Whether the service then goes back to the last deployment that was completed.
    pub rollback: bool,
    /// How many tasks in a row may fail.
    pub threshold: Threshold,
}

/// How many tasks in a row may fail before the circuit breaker gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// This share of the desired count, at least 3 and at most 200. Documented.
    BoundedPercent(u32),
    /// This many.
    Count(u32),
}

impl Threshold {
    /// The number of failures for this desired count.
    pub fn failures(self, desired: u32) -> u32 {
        match self {
            Self::BoundedPercent(percent) => {
                let share = (u64::from(desired) * u64::from(percent)).div_ceil(100);
                u32::try_from(share).unwrap_or(u32::MAX).clamp(3, 200)
            }
            Self::Count(count) => count,
        }
    }
}

impl Default for CircuitBreaker {
    fn default() -> Self {
        Self { enabled: false, rollback: false, threshold: Threshold::BoundedPercent(50) }
    }
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The name.
    pub name: ServiceName,
    /// How far it is.
    pub status: ServiceStatus,
    /// How many tasks it has, and where.
    pub strategy: SchedulingStrategy,
    /// How many tasks are wanted; of a daemon service, how many instances there were when the scheduler looked last.
    pub desired_count: u32,
    /// Where its tasks run.
    pub capacity: Capacity,
    /// The bounds of its rolling deployments.
    pub percents: Percents,
    /// When a deployment is given up.
    pub breaker: CircuitBreaker,
    /// What it was created or updated with beside: `networkConfiguration`, `loadBalancers`, `platformVersion` and so on.
    pub options: Arc<Options>,
    /// Its tags.
    pub tags: Tags,
    /// When it was created.
    pub created_at: Timestamp,
    /// The client token that it was created with, and what tells the request that was.
    pub request: (Option<String>, u64),
    /// Its deployments, newest first: the first is PRIMARY, the others are ACTIVE. Never empty.
    pub deployments: Vec<Deployment>,
    /// Its events, newest first: [`Service::MAX_EVENTS`] at most.
    pub events: VecDeque<ServiceEvent>,
    /// Its tasks that are not STOPPED.
    pub tasks: BTreeSet<TaskId>,
    /// When the scheduler looks at it next; `None` while there is nothing to do.
    pub wake: Option<Timestamp>,
    /// Since when everything is as it should be, as far as the scheduler has seen.
    pub quiet_since: Option<Timestamp>,
    /// Whether that has been said in an event.
    pub is_steady: bool,
    /// Whether there was no room for a task when the scheduler looked last.
    pub is_starved: bool,
}

impl Service {
    /// How many events ECS shows. Source: `events` in the ECS API reference.
    pub const MAX_EVENTS: usize = 100;

    /// The deployment that is or comes to be the only one.
    pub fn primary(&self) -> Option<&Deployment> {
        self.deployments.first()
    }

    /// The counts of all deployments together.
    pub fn counts(&self) -> TaskCounts {
        self.deployments.iter().fold(TaskCounts::default(), |all, deployment| TaskCounts {
            pending: all.pending + deployment.counts.pending,
            running: all.running + deployment.counts.running,
        })
    }

    /// Whether a deployment is still going on.
    pub fn is_deploying(&self) -> bool {
        self.primary().is_some_and(|primary| primary.rollout == Rollout::InProgress)
    }
}

/// How far a deployment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rollout {
    /// Its tasks take the place of the others.
    InProgress,
    /// It is the only one.
    Completed,
    /// The circuit breaker has given it up.
    Failed,
}

impl Rollout {
    /// The state as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "IN_PROGRESS",
            Self::Completed => "COMPLETED",
            Self::Failed => "FAILED",
        }
    }
}

/// A deployment of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// The id.
    pub id: DeploymentId,
    /// The family of what it runs.
    pub family: Family,
    /// The revision of what it runs.
    pub revision: Revision,
    /// How many tasks the scheduler wants it to have, as of when it looked last.
    pub desired_count: u32,
    /// How many tasks it has.
    pub counts: TaskCounts,
    /// How many of its tasks failed since one of them was RUNNING.
    pub failed_tasks: u32,
    /// How many of its tasks have ended by themselves, ever: the scheduler waits the longer the more there were.
    pub ended_tasks: u32,
    /// Until when the scheduler starts no further task, because too many have ended.
    pub held_until: Option<Timestamp>,
    /// How far it is.
    pub rollout: Rollout,
    /// Whether the circuit breaker went back to it.
    pub is_rollback: bool,
    /// When it began.
    pub created_at: Timestamp,
    /// When the scheduler last did something for it.
    pub updated_at: Timestamp,
}

impl Deployment {
    /// What ECS says about how far it is.
    pub fn rollout_reason(&self) -> String {
        match self.rollout {
            Rollout::InProgress if self.is_rollback => {
                format!("ECS deployment circuit breaker: rolling back to deploymentId {}.", self.id)
            }
            Rollout::InProgress => format!("ECS deployment {} in progress.", self.id),
            Rollout::Completed => format!("ECS deployment {} completed.", self.id),
            Rollout::Failed => "ECS deployment circuit breaker: tasks failed to start.".into(),
        }
    }
}

/// Something that the scheduler did for a service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceEvent {
    /// What tells it from others.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EventKind,
}

/// What the scheduler can do for a service.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// It started tasks.
    Started(Vec<TaskId>),
    /// It stopped tasks that were RUNNING.
    StoppedRunning(Vec<TaskId>),
    /// It stopped this many tasks that were on their way.
    StoppedPending(u32),
    /// A deployment is the only one.
    Completed(DeploymentId),
    /// Everything is as it should be.
    Steady,
    /// No instance has room for another task.
    NoRoom,
    /// There is no instance.
    NoInstances,
    /// The cluster has as many tasks as the sandbox has room for.
    NoCapacity,
    /// The bounds leave room neither to start nor to stop a task.
    Deadlock,
    /// Tasks fail again and again.
    Failing,
    /// The circuit breaker has given a deployment up.
    GivenUp(DeploymentId),
    /// The circuit breaker goes back to another deployment.
    RolledBack(DeploymentId),
}

impl ServiceEvent {
    /// The event as ECS tells it of the service of this name.
    ///
    /// Source: recorded, up to the steady state; the others are documented in *Amazon ECS service event messages*.
    pub fn message(&self, service: &ServiceName) -> String {
        let named = |tasks: &[TaskId]| tasks.iter().map(|task| format!("(task {task})")).collect::<Vec<_>>().join(" ");
        let rest = match &self.kind {
            EventKind::Started(tasks) => format!("has started {} tasks: {}.", tasks.len(), named(tasks)),
            EventKind::StoppedRunning(tasks) => format!("has stopped {} running tasks: {}.", tasks.len(), named(tasks)),
            EventKind::StoppedPending(count) => format!("stopped {count} pending tasks."),
            EventKind::Completed(deployment) => format!("(deployment {deployment}) deployment completed."),
            EventKind::Steady => "has reached a steady state.".into(),
            EventKind::NoRoom => "was unable to place a task because no container instance met all of its requirements. \
                The closest matching container-instance has insufficient memory or CPU available. For more information, \
                see the Troubleshooting section of the Amazon ECS Developer Guide."
                .into(),
            EventKind::NoInstances => "was unable to place a task because no container instance met all of its \
                requirements. Reason: No Container Instances were found in your cluster. For more information, see the \
                Troubleshooting section of the Amazon ECS Developer Guide."
                .into(),
            EventKind::NoCapacity => "was unable to place a task. Reason: Capacity is unavailable at this time. Please try \
                again later or in a different availability zone. For more information, see the Troubleshooting section of \
                the Amazon ECS Developer Guide."
                .into(),
            EventKind::Deadlock => "was unable to stop or start tasks during a deployment because of the service \
                deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again."
                .into(),
            EventKind::Failing => "is unable to consistently start tasks successfully. For more information, see the \
                Troubleshooting section of the Amazon ECS Developer Guide."
                .into(),
            EventKind::GivenUp(deployment) => {
                format!("(deployment {deployment}) deployment failed: tasks failed to start.")
            }
            EventKind::RolledBack(deployment) => format!("rolling back to (deployment {deployment})."),
        };
        format!("(service {service}) {rest}")
    }
}
