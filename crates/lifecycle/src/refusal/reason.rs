//! Why ECS refuses.

use super::Consumer;
use crate::identity::Family;

/// Why ECS refuses, with what the message and the explanation on the page need.
///
/// Each variant's message and code are in one table, [`Reason::message`] and [`Reason::code`]. Evidence for each is in
/// `docs/FIDELITY.md`, by the variant's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    // Naming a task definition
    /// Describing what does not exist, or a family without an ACTIVE revision.
    DescribeMissing,
    /// What stands behind the colon is no revision number.
    InvalidRevision,
    /// Deregistering needs a revision, and only a family was named.
    RevisionMissing,
    /// Deregistering what does not exist.
    DeregisterMissing,
    /// Deregistering what is being deleted.
    DeregisterDuringDeletion,
    /// Deleting an ACTIVE revision.
    DeleteActive,
    /// Deleting what does not exist.
    DeleteMissing,
    /// Deleting needs a revision's name or ARN.
    DeleteInvalidIdentifier,
    /// A deletion that names nothing.
    DeleteNothing,
    /// A deletion that names more than it may.
    DeleteTooMany,

    // Reading
    /// `include` names something else than `TAGS`.
    Include {
        /// What it names.
        given: String,
    },
    /// `maxResults` is above 100.
    MaxResultsAbove,
    /// `maxResults` is below 1.
    MaxResultsBelow,
    /// `nextToken` is none that a listing handed out.
    NextToken,

    // Tags
    /// A tag without a key.
    TagKeyNull,
    /// A tag without a value.
    TagValueNull,
    /// A tag key that is empty or too long.
    TagKeyLength {
        /// The key.
        key: String,
    },
    /// A tag value that is too long.
    TagValueLength {
        /// The tag's key.
        key: String,
    },
    /// A tag key that begins with `aws:`.
    TagKeyReserved {
        /// The key.
        key: String,
    },
    /// More tags than a resource can have.
    TooManyTags {
        /// How many there would be.
        count: usize,
    },
    /// Tagging, or listing the tags of, what is no resource of the sandbox.
    ResourceMissing,
    /// What should be an ARN is none.
    InvalidArn,

    /// A service's or a task's ARN as it was before 2018, without the cluster.
    ShortArn,
    /// Tagging a cluster that has been deleted.
    TaggedClusterInactive,
    /// Tagging a task that is STOPPED, or listing its tags.
    TaggedTaskStopped,
    /// A tag without a value, of something else than a task definition.
    WorkloadTagValueNull,

    // Using a task definition
    /// What is to be run does not exist, or is a family without an ACTIVE revision.
    DefinitionMissing,
    /// What is to be run has been deregistered.
    DefinitionInactive {
        /// By what it is to be used.
        by: Consumer,
    },
    /// What is to be run is being deleted.
    DefinitionDeleting {
        /// By what it is to be used.
        by: Consumer,
    },
    /// What stands behind the colon is no revision number.
    DefinitionRevision {
        /// What stands there.
        given: String,
    },
    /// `CreateService` without a task definition.
    DefinitionBlank,

    // Clusters
    /// The cluster never was.
    ClusterMissing,
    /// The cluster has been deleted.
    ClusterInactive,
    /// A name that clusters can't have.
    ClusterNameInvalid,
    /// A cluster of this name was created with other settings or tags.
    ClusterInconsistent,
    /// A cluster setting that is none.
    ClusterSetting {
        /// Which part of it, `name` or `value`.
        part: &'static str,
    },
    /// Deleting a cluster with ACTIVE services.
    ClusterHasServices,
    /// Deleting a cluster with tasks that are not STOPPED.
    ClusterHasTasks,
    /// Deleting a cluster with instances.
    ClusterHasInstances,
    /// More clusters than a region can have.
    TooManyClusters,
    /// More instances than the sandbox adds.
    TooManyInstances,

    // Services
    /// The service never was.
    ServiceMissing,
    /// The service to be deleted never was.
    DeleteServiceMissing,
    /// The service is DRAINING or INACTIVE.
    ServiceNotActive,
    /// A service of this name is still DRAINING.
    ServiceDraining,
    /// A service of this name was created by another request.
    ServiceNotIdempotent,
    /// A name that services can't have.
    ServiceNameInvalid,
    /// More services than a cluster can have.
    TooManyServices,
    /// A client token over 36 characters.
    TokenTooLong,
    /// No desired count.
    DesiredCountMissing,
    /// A desired count below zero.
    DesiredCountNegative {
        /// Whether the service is being updated, of which ECS speaks otherwise.
        update: bool,
    },
    /// A desired count above what a service can have.
    DesiredCountLimit,
    /// `maximumPercent` below 100.
    MaximumPercent,
    /// `minimumHealthyPercent` above 100.
    MinimumHealthyPercent,
    /// A percentage that is none.
    PercentInvalid {
        /// The member.
        member: &'static str,
    },
    /// A daemon service with a desired count.
    DaemonCount,
    /// A daemon service on Fargate.
    DaemonFargate,
    /// A threshold of the circuit breaker that is none.
    BreakerThreshold {
        /// Which part of it, `type` or `value`.
        part: &'static str,
    },
    /// Rebalancing between availability zones needs more than 100 percent.
    RebalancingMaximum,
    /// Deleting a service that is not scaled to zero.
    ScaledAboveZero,
    /// Something that ECS has and the sandbox does not.
    NotSimulated {
        /// What.
        what: &'static str,
    },

    // Where tasks run
    /// A task definition that does not run where it is to.
    LaunchTypeUnsupported {
        /// The launch type.
        launch_type: &'static str,
    },
    /// A launch type and a capacity provider strategy.
    LaunchTypeAndProvider,
    /// A capacity provider that is not there.
    ProviderMissing {
        /// Its name.
        name: String,
    },
    /// A capacity provider strategy whose bases or weights can't be, or give no provider a share.
    ProviderShares,
    /// No network for a task definition that needs one.
    NetworkMissing,
    /// A network for a task definition that has none.
    NetworkUnsupported,
    /// A public address where tasks have none.
    PublicAddress,
    /// A subnet that is not there.
    SubnetMissing {
        /// Its id.
        id: String,
    },
    /// A security group that can't be.
    SecurityGroupMalformed {
        /// Its id.
        id: String,
    },
    /// EC2 tasks in a cluster without instances.
    NoInstances,

    // Tasks
    /// A client token that came with another request.
    TokenConflict {
        /// The ARNs of the tasks that the other request started.
        tasks: Vec<String>,
    },
    /// A number of tasks that can't be started at once.
    TaskCount,
    /// More instances than one request can start tasks on, or none.
    InstanceCount,
    /// The task never was, or is forgotten.
    TaskMissing,
    /// What is to name a task can't.
    TaskIdentifier,
    /// An override of a container that the task definition does not have.
    OverrideContainer {
        /// The name.
        name: String,
    },
    /// `startedBy` is too long.
    StartedByTooLong {
        /// How many characters it can have.
        most: usize,
    },

    // Describing and listing what runs
    /// A description of nothing.
    NothingNamed {
        /// Of what kind: `Clusters`, `Services`, `Tasks`, `Container instances`.
        kind: &'static str,
    },
    /// A description of more than one request can bring.
    TooManyNamed {
        /// Of what kind.
        kind: &'static str,
        /// How many there can be.
        most: usize,
    },
    /// A family to list the tasks of that no family can have for a name.
    FamilyPattern,
    /// Another filter beside `startedBy`.
    StartedByAlone,

    // Registering: the request as a whole
    /// No family name.
    FamilyBlank,
    /// A character that family names can't have.
    FamilyCharacters,
    /// A family name over 255 characters.
    FamilyTooLong,
    /// No container definition.
    NoContainers,
    /// More containers than a task definition can have.
    TooManyContainers {
        /// How many there are.
        count: usize,
    },
    /// A task definition over 64 KiB.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// A member that takes one of a few words holds another.
    NotOneOf {
        /// The member's name.
        member: &'static str,
        /// The words it takes.
        choices: &'static [&'static str],
    },
    /// A member inside another is required and is not there.
    MemberMissing {
        /// The member, behind the name of the structure that needs it.
        member: String,
    },
    /// The family has had its last revision.
    RevisionLimit {
        /// The family.
        family: Family,
    },

    // Registering: task level
    /// `cpu` is no size that a task can have.
    TaskCpu,
    /// `memory` is no size that a task can have.
    TaskMemory,
    /// No container is essential.
    NoEssentialContainer,
    /// No such processor architecture.
    CpuArchitecture,
    /// Neither the task nor this container says how much memory it needs.
    MemoryMissing {
        /// The container.
        container: String,
    },
    /// A platform that tasks on `EXTERNAL` instances do not have.
    ExternalNetworkMode,

    // Registering: a container
    /// A container without a name.
    ContainerNameMissing,
    /// A character that container names can't have.
    ContainerNameCharacters,
    /// A container name over 255 characters.
    ContainerNameTooLong,
    /// Two containers of one name.
    ContainerNameTwice {
        /// The name.
        name: String,
    },
    /// A container without an image.
    ImageMissing,
    /// `memoryReservation` above `memory`.
    ReservationAboveMemory {
        /// The container.
        container: String,
    },
    /// A number below what the member takes.
    Negative {
        /// The container.
        container: String,
        /// The member.
        member: &'static str,
    },
    /// `startTimeout` under two seconds.
    StartTimeout {
        /// The container.
        container: String,
    },
    /// A port that no network has.
    PortRange {
        /// The port.
        port: i64,
    },
    /// `hostPort` and `containerPort` differ where the network mode makes them one.
    PortsDiffer {
        /// The network mode.
        mode: &'static str,
    },
    /// `dependsOn` names a container that is not there.
    DependencyMissing {
        /// The name.
        name: String,
    },
    /// Containers that wait for each other.
    DependencyCycle,
    /// Waiting for an essential container to end.
    DependencyEssential,
    /// Waiting for the health of a container without a health check.
    DependencyWithoutHealthCheck,
    /// A log driver that the launch type does not have.
    LogDriver {
        /// The driver.
        driver: String,
        /// Those it has.
        choices: &'static [&'static str],
    },
    /// A log driver without the options it needs.
    LogDriverOptions {
        /// The driver.
        driver: String,
        /// The options.
        options: &'static str,
    },

    // Registering: Fargate
    /// Another network mode than `awsvpc`.
    FargateNetworkMode,
    /// No `cpu` at the task level.
    FargateCpuMissing,
    /// No `memory` at the task level.
    FargateMemoryMissing,
    /// A pair of sizes that Fargate does not offer.
    FargateSize {
        /// Processor units.
        cpu: u32,
        /// MiB of memory.
        memory: u32,
    },
    /// An operating system that Fargate does not have.
    FargateOperatingSystem {
        /// Its name.
        given: String,
    },
    /// `stopTimeout` over two minutes.
    FargateStopTimeout,
    /// A log driver that needs an execution role, and there is none.
    FargateLogDriverRole {
        /// The driver.
        driver: String,
    },
}
