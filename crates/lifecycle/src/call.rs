//! Calls, which ask for a change, and outcomes, which are the change.

use std::sync::Arc;

use crate::account::Account;
use crate::content::Content;
use crate::identity::{Family, Revision};
use crate::refusal::Refusal;
use crate::region::Region;
use crate::registration::Registration;
use crate::retention::Retention;
use crate::revision_set::RevisionSet;
use crate::tags::{Tag, Tags};
use crate::time::Timestamp;
use crate::window::EnforcementWindow;
use crate::workloads::cluster::Cluster;
use crate::workloads::instance::Room;
use crate::workloads::options::Options;
use crate::workloads::request::{
    CreateCluster, CreateService, DeleteService, RunTask, StartTask, StopTask, UpdateService,
};
use crate::workloads::resource::Resource;
use crate::workloads::service::{Capacity, CircuitBreaker, Deployment, Percents, Service};
use crate::workloads::task::Task;
use crate::workloads::view::Failure;
use crate::workloads::{ClusterName, InstanceId, RunToken, ServiceName, TaskId};

/// A change that somebody asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// When it is asked for. A call earlier than the account's last moment counts as made at that moment.
    pub at: Timestamp,
    /// The region it is sent to.
    pub region: Region,
    /// Who asks.
    pub source: Source,
    /// What is asked for.
    pub operation: Operation,
}

/// Where a call comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The story that a new sandbox opens on.
    Demo,
    /// A control of the page.
    Console,
    /// A request in the protocol of the API.
    Api,
}

/// What a call asks for: an operation of the ECS API, or one of the sandbox's own.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// `RegisterTaskDefinition`
    Register(Registration),
    /// `DeregisterTaskDefinition`, of one revision as the API names it or of a set.
    Deregister(DeregisterTarget),
    /// `DeleteTaskDefinitions`, of revisions as the API names them or of a set.
    Delete(DeleteTargets),
    /// `TagResource`
    Tag {
        /// The ARN of what is tagged.
        resource: String,
        /// The tags to merge in.
        tags: Vec<Tag>,
    },
    /// `UntagResource`
    Untag {
        /// The ARN of what is untagged.
        resource: String,
        /// The keys to take away.
        keys: Vec<String>,
    },
    /// `CreateCluster`
    CreateCluster(CreateCluster),
    /// `DeleteCluster`
    DeleteCluster {
        /// The name or ARN of the cluster.
        cluster: String,
    },
    /// `CreateService`
    CreateService(Box<CreateService>),
    /// `UpdateService`
    UpdateService(Box<UpdateService>),
    /// `DeleteService`
    DeleteService(DeleteService),
    /// `RunTask`
    RunTask(Box<RunTask>),
    /// `StartTask`
    StartTask(Box<StartTask>),
    /// `StopTask`
    StopTask(StopTask),
    /// Sandbox only: simulated EC2 instances start and register with a cluster.
    AddInstances {
        /// The name or ARN of the cluster.
        cluster: String,
        /// How many, up to [`MAX_INSTANCES`](crate::workloads::cluster::MAX_INSTANCES) in a cluster.
        count: u32,
        /// What each has for tasks.
        room: Room,
    },
    /// Sandbox only: changes settings of the account, in every region.
    Configure(Settings),
    /// Sandbox only: a saved account in the place of this one, at the moment at which that was.
    Import(Arc<Account>),
    /// Sandbox only: back to the demo account, in every region.
    StartOver,
}

/// The settings of an account. As a change, what is `None` is left as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// When what can't be done with an INACTIVE revision is refused.
    pub enforcement_window: Option<EnforcementWindow>,
    /// How long INACTIVE revisions can be found.
    pub retention: Option<Retention>,
}

/// What a deregistration names.
#[derive(Clone, Debug, PartialEq)]
pub enum DeregisterTarget {
    /// One revision, as the API names it.
    Reference(String),
    /// Revisions that somebody selected: as many calls as there are revisions, made as one.
    Set(RevisionSet),
}

/// What a deletion names.
#[derive(Clone, Debug, PartialEq)]
pub enum DeleteTargets {
    /// Revisions, as the API names them.
    References(Vec<String>),
    /// Revisions that somebody selected: calls of ten revisions each, made as one.
    Set(RevisionSet),
}

/// What came of a call: everything that [`Account::apply`] needs, so that applying it again, even under rules that were
/// corrected since, makes the same change.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A family has a new revision.
    Registered {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The family.
        family: Family,
        /// The new revision: one above the highest number that the family ever had.
        revision: Revision,
        /// What was registered.
        content: Arc<Content>,
        /// Its tags.
        tags: Tags,
    },
    /// Revisions are INACTIVE.
    Deregistered {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// Those that were ACTIVE.
        changed: RevisionSet,
        /// Those that were INACTIVE already.
        unchanged: RevisionSet,
        /// Those that could not be deregistered.
        refused: Vec<Refused>,
    },
    /// Revisions are DELETE_IN_PROGRESS.
    DeletionBegun {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// Those that were INACTIVE.
        changed: RevisionSet,
        /// Those that were DELETE_IN_PROGRESS already.
        unchanged: RevisionSet,
        /// Those that could not be deleted.
        refused: Vec<Refused>,
        /// When those of `changed` are gone that nothing uses.
        due: Timestamp,
    },
    /// A resource has these tags and no others.
    Tagged {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// What.
        resource: Resource,
        /// The tags.
        tags: Tags,
    },
    /// There is a cluster.
    ClusterCreated {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// Its name.
        name: ClusterName,
        /// The cluster; `None` if it was there already.
        cluster: Option<Box<Cluster>>,
        /// Whether the request said anything about tags, which the answer then repeats.
        named_tags: bool,
    },
    /// A cluster is INACTIVE.
    ClusterDeleted {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// Its name.
        name: ClusterName,
    },
    /// There is a service.
    ServiceCreated {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The cluster.
        cluster: ClusterName,
        /// Its name.
        name: ServiceName,
        /// The service; `None` if the same request had created it before.
        service: Option<Box<Service>>,
        /// The account's counter from then on.
        counter: u64,
    },
    /// A service has been changed.
    ServiceUpdated {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The cluster.
        cluster: ClusterName,
        /// Its name.
        name: ServiceName,
        /// How.
        change: Box<ServiceChange>,
        /// The account's counter from then on.
        counter: u64,
    },
    /// A service is DRAINING.
    ServiceDeleted {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The cluster.
        cluster: ClusterName,
        /// Its name.
        name: ServiceName,
        /// Whether it was ACTIVE.
        changed: bool,
    },
    /// Tasks have been started.
    TasksStarted {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The cluster.
        cluster: ClusterName,
        /// Those that were started now.
        tasks: Vec<Task>,
        /// Where no task could be started, and why.
        failures: Vec<Failure>,
        /// The token that the request came with; one that was there already names the tasks which it had started before.
        token: Option<(String, RunToken)>,
        /// The account's counter from then on.
        counter: u64,
    },
    /// A task has been told to stop.
    TaskStopped {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The cluster.
        cluster: ClusterName,
        /// The task.
        task: TaskId,
        /// Why, if it was said.
        reason: Option<String>,
        /// Whether it was not told so before.
        changed: bool,
    },
    /// A cluster has more instances.
    InstancesAdded {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The cluster.
        cluster: ClusterName,
        /// The instances.
        instances: Vec<InstanceId>,
        /// What each has for tasks.
        room: Room,
        /// The account's counter from then on.
        counter: u64,
    },
    /// The account has these settings.
    Configured {
        /// When.
        at: Timestamp,
        /// Those that were changed.
        settings: Settings,
    },
    /// The account is another one.
    Replaced(Arc<Account>),
}

/// What is different about a service from then on; `None` for what is as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceChange {
    /// How many tasks are wanted.
    pub desired_count: Option<u32>,
    /// The bounds of its rolling deployments.
    pub percents: Option<Percents>,
    /// When a deployment is given up.
    pub breaker: Option<CircuitBreaker>,
    /// Everything else that it echoes.
    pub options: Option<Options>,
    /// Where its tasks run.
    pub capacity: Option<Capacity>,
    /// The new PRIMARY deployment.
    pub deployment: Option<Deployment>,
}

/// What one refusal says of some of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Why.
    pub refusal: Refusal,
    /// The revisions it holds for.
    pub revisions: RevisionSet,
}
