//! A task.

use std::sync::Arc;

use crate::identity::{Family, Revision};
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::instance::Room;
use crate::workloads::name::ServiceName;
use crate::workloads::options::Options;
use crate::workloads::timing;
use crate::workloads::{DeploymentId, InstanceId, TaskId};

/// How far a task is. It only ever moves down this list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LastStatus {
    /// Its network interface is being made.
    Provisioning,
    /// Its image is being pulled.
    Pending,
    /// Its containers run.
    Running,
    /// Its containers have ended, and its network interface is being taken away.
    Deprovisioning,
    /// It is over.
    Stopped,
}

impl LastStatus {
    /// The status as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisioning => "PROVISIONING",
            Self::Pending => "PENDING",
            Self::Running => "RUNNING",
            Self::Deprovisioning => "DEPROVISIONING",
            Self::Stopped => "STOPPED",
        }
    }

    /// Whether its containers run or are still to.
    pub const fn is_up(self) -> bool {
        match self {
            Self::Provisioning | Self::Pending | Self::Running => true,
            Self::Deprovisioning | Self::Stopped => false,
        }
    }
}

/// Where ECS runs a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaunchType {
    /// On an instance of the cluster.
    Ec2,
    /// On AWS Fargate.
    Fargate,
}

impl LaunchType {
    /// The launch type as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ec2 => "EC2",
            Self::Fargate => "FARGATE",
        }
    }
}

/// Where a task runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// On AWS Fargate; `provider` names the capacity provider that was asked for instead of a launch type.
    Fargate {
        /// `FARGATE` or `FARGATE_SPOT`.
        provider: Option<Arc<str>>,
    },
    /// On an instance of the cluster.
    Instance(InstanceId),
}

impl Place {
    /// The launch type.
    pub const fn launch_type(&self) -> LaunchType {
        match self {
            Self::Fargate { .. } => LaunchType::Fargate,
            Self::Instance(_) => LaunchType::Ec2,
        }
    }
}

/// Who started a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The scheduler, for a deployment of a service.
    Service(ServiceName, DeploymentId),
    /// Whoever called `RunTask` or `StartTask`.
    Caller {
        /// `startedBy`, if it was given.
        started_by: Option<String>,
        /// `group`: what was given, else `family:` and the family.
        group: String,
    },
}

/// What becomes of a task that nobody stops. Told by its images, so that anyone can make one fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It runs for ever.
    Runs,
    /// Its image can't be pulled: the image `taskdef-lab/cannot-pull`, of any tag.
    CannotPull,
    /// An essential container exits with this code, soon after it began to run: the image `taskdef-lab/exits`, whose tag
    /// is the code; 1 without one.
    Exits(u8),
}

/// Why a task has been told to stop, or stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StopCode {
    /// Somebody called `StopTask`.
    UserInitiated {
        /// The reason they gave.
        reason: Option<String>,
    },
    /// The scheduler had no more use for it.
    ServiceSchedulerInitiated(DeploymentId),
    /// An essential container ended.
    EssentialContainerExited,
    /// It never ran.
    TaskFailedToStart,
}

impl StopCode {
    /// The code as the API writes it.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::UserInitiated { .. } => "UserInitiated",
            Self::ServiceSchedulerInitiated(_) => "ServiceSchedulerInitiated",
            Self::EssentialContainerExited => "EssentialContainerExited",
            Self::TaskFailedToStart => "TaskFailedToStart",
        }
    }
}

/// What ended a task, or will.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// When it was told to stop, or ended by itself.
    pub at: Timestamp,
    /// Why.
    pub code: StopCode,
}

/// The moments of a task's life; `None` for those that have not come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskTimes {
    /// `createdAt`
    pub created: Timestamp,
    /// `connectivityAt` and `pullStartedAt`: it became PENDING.
    pub pull_started: Option<Timestamp>,
    /// `pullStoppedAt`
    pub pull_stopped: Option<Timestamp>,
    /// `startedAt`: it became RUNNING.
    pub started: Option<Timestamp>,
    /// `executionStoppedAt`: its containers ended.
    pub execution_stopped: Option<Timestamp>,
    /// `stoppedAt`: it became STOPPED.
    pub stopped: Option<Timestamp>,
}

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// The id.
    pub id: TaskId,
    /// The family of what it runs.
    pub family: Family,
    /// The revision of what it runs.
    pub revision: Revision,
    /// Where it runs.
    pub place: Place,
    /// Who started it.
    pub owner: Owner,
    /// How far it is.
    pub last: LastStatus,
    /// What ended it, or will; its desired status is STOPPED if there is something, else RUNNING.
    pub stop: Option<Stop>,
    /// When things happened to it.
    pub times: TaskTimes,
    /// When the next thing happens to it by itself.
    pub next: Option<Timestamp>,
    /// What becomes of it.
    pub fate: Fate,
    /// What it takes of where it runs.
    pub size: Room,
    /// Whether it has a network interface of its own, which has to be made and taken away.
    pub has_interface: bool,
    /// Its tags.
    pub tags: Tags,
    /// What was asked for beside: `overrides`, `networkConfiguration`, `enableExecuteCommand`, `platformVersion`,
    /// `referenceId`, `volumeConfigurations`. Shared by the tasks that were started together.
    pub options: Arc<Options>,
}

impl Task {
    /// How often the task has changed, from 1.
    pub fn version(&self) -> u32 {
        let steps = [
            self.times.pull_started.filter(|_| self.has_interface),
            self.times.started,
            self.times.execution_stopped.filter(|_| self.has_interface),
            self.times.stopped,
            self.stop.as_ref().map(|stop| stop.at),
        ];
        1 + steps.iter().flatten().map(|_| 1).sum::<u32>()
    }

    /// Whether listings have it: a STOPPED task drops out of them before it is forgotten.
    pub fn is_listed(&self, now: Timestamp) -> bool {
        self.times.stopped.is_none_or(|at| now <= at.plus_millis(timing::LISTED))
    }

    /// The service that it belongs to, if it does to one.
    pub fn service(&self) -> Option<&ServiceName> {
        match &self.owner {
            Owner::Service(name, _) => Some(name),
            Owner::Caller { .. } => None,
        }
    }

    /// The group that it belongs to: `service:` and its service's name, or what was asked for.
    pub fn group(&self) -> String {
        match &self.owner {
            Owner::Service(name, _) => format!("service:{name}"),
            Owner::Caller { group, .. } => group.clone(),
        }
    }

    /// Who started it: a deployment, or what was asked for.
    pub fn started_by(&self) -> Option<String> {
        match &self.owner {
            Owner::Service(_, deployment) => Some(deployment.to_string()),
            Owner::Caller { started_by, .. } => started_by.clone(),
        }
    }

    /// Why it stopped or was told to, in ECS's words; `None` if nothing was said.
    pub fn stopped_reason(&self) -> Option<String> {
        match &self.stop.as_ref()?.code {
            StopCode::UserInitiated { reason } => reason.clone(),
            StopCode::ServiceSchedulerInitiated(deployment) => {
                Some(format!("Scaling activity initiated by (deployment {deployment})"))
            }
            StopCode::EssentialContainerExited => Some("Essential container in task exited".into()),
            StopCode::TaskFailedToStart => Some(
                "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref \
                 docker.io/taskdef-lab/cannot-pull: not found"
                    .into(),
            ),
        }
    }

    /// The code that its containers ended with: `None` where none ran or none has ended.
    pub fn exit_code(&self) -> Option<u8> {
        self.times.started.and(self.times.execution_stopped)?;
        match (&self.stop.as_ref()?.code, self.fate) {
            (StopCode::EssentialContainerExited, Fate::Exits(code)) => Some(code),
            // Killed, as a container that does not end when it is told to.
            _ => Some(137),
        }
    }
}
