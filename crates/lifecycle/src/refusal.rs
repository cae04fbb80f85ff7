//! What ECS answers when it does not do what was asked.

use crate::identity::Family;

/// The code of an ECS error, as in `__type` of its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// `ClientException`
    Client,
    /// `InvalidParameterException`
    InvalidParameter,
    /// `LimitExceededException`
    LimitExceeded,
    /// `ResourceNotFoundException`
    ResourceNotFound,
    /// `ClusterNotFoundException`
    ClusterNotFound,
    /// `ClusterContainsServicesException`
    ClusterContainsServices,
    /// `ClusterContainsTasksException`
    ClusterContainsTasks,
    /// `ClusterContainsContainerInstancesException`
    ClusterContainsContainerInstances,
    /// `ServiceNotFoundException`
    ServiceNotFound,
    /// `ServiceNotActiveException`
    ServiceNotActive,
    /// `ConflictException`
    Conflict,
}

impl ErrorCode {
    /// The code as ECS writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "ClientException",
            Self::InvalidParameter => "InvalidParameterException",
            Self::LimitExceeded => "LimitExceededException",
            Self::ResourceNotFound => "ResourceNotFoundException",
            Self::ClusterNotFound => "ClusterNotFoundException",
            Self::ClusterContainsServices => "ClusterContainsServicesException",
            Self::ClusterContainsTasks => "ClusterContainsTasksException",
            Self::ClusterContainsContainerInstances => "ClusterContainsContainerInstancesException",
            Self::ServiceNotFound => "ServiceNotFoundException",
            Self::ServiceNotActive => "ServiceNotActiveException",
            Self::Conflict => "ConflictException",
        }
    }
}

/// A call that ECS does not carry out: the reason, which tells the code and AWS's message, and where in the request
/// it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// The member of the request it lies in, such as `containerDefinitions[0].image`, where one can be named. Ours:
    /// ECS answers only with code and message.
    pub place: Option<String>,
}

impl Refusal {
    /// A refusal of the request as a whole.
    pub fn new(reason: Reason) -> Self {
        Self { reason, place: None }
    }

    /// A refusal of one member of the request.
    pub fn at(reason: Reason, place: impl Into<String>) -> Self {
        Self { reason, place: Some(place.into()) }
    }

    /// This refusal, with its place as seen from one step further out: a member's name or an index such as `[0]`.
    pub(crate) fn inside(self, step: &str) -> Self {
        let place = match self.place {
            None => step.into(),
            Some(place) if place.starts_with('[') => format!("{step}{place}"),
            Some(place) => format!("{step}.{place}"),
        };
        Self { reason: self.reason, place: Some(place) }
    }

    /// The error code.
    pub const fn code(&self) -> ErrorCode {
        self.reason.code()
    }

    /// The message.
    pub fn message(&self) -> String {
        self.reason.message()
    }
}

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

/// An operation that uses a task definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consumer {
    /// `RunTask`
    RunTask,
    /// `StartTask`
    StartTask,
    /// `CreateService`
    CreateService,
    /// `UpdateService`
    UpdateService,
}

impl Consumer {
    /// The code with which it refuses a revision that is not ACTIVE.
    ///
    /// Source: recorded for `RunTask`; reports of people who ran it for `UpdateService`; the others are inferred from those.
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::RunTask | Self::StartTask => ErrorCode::InvalidParameter,
            Self::CreateService | Self::UpdateService => ErrorCode::Client,
        }
    }
}

impl Reason {
    /// The code that ECS answers with.
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::InvalidRevision
            | Self::RevisionMissing
            | Self::DeleteNothing
            | Self::DeleteTooMany
            | Self::MaxResultsAbove
            | Self::MaxResultsBelow
            | Self::NextToken
            | Self::InvalidArn
            | Self::NotOneOf { .. }
            | Self::TaskCpu
            | Self::TaskMemory
            | Self::ShortArn
            | Self::TaggedClusterInactive
            | Self::TaggedTaskStopped
            | Self::WorkloadTagValueNull
            | Self::DefinitionRevision { .. }
            | Self::DefinitionBlank
            | Self::ClusterNameInvalid
            | Self::ClusterInconsistent
            | Self::ClusterSetting { .. }
            | Self::ServiceDraining
            | Self::ServiceNotIdempotent
            | Self::ServiceNameInvalid
            | Self::TokenTooLong
            | Self::DesiredCountMissing
            | Self::DesiredCountNegative { .. }
            | Self::DesiredCountLimit
            | Self::MaximumPercent
            | Self::MinimumHealthyPercent
            | Self::PercentInvalid { .. }
            | Self::DaemonCount
            | Self::DaemonFargate
            | Self::BreakerThreshold { .. }
            | Self::RebalancingMaximum
            | Self::ScaledAboveZero
            | Self::LaunchTypeUnsupported { .. }
            | Self::LaunchTypeAndProvider
            | Self::ProviderMissing { .. }
            | Self::NetworkMissing
            | Self::NetworkUnsupported
            | Self::PublicAddress
            | Self::SubnetMissing { .. }
            | Self::SecurityGroupMalformed { .. }
            | Self::NoInstances
            | Self::TaskCount
            | Self::InstanceCount
            | Self::TaskMissing
            | Self::TaskIdentifier
            | Self::StartedByTooLong { .. }
            | Self::NothingNamed { .. }
            | Self::TooManyNamed { .. }
            | Self::FamilyPattern
            | Self::StartedByAlone => ErrorCode::InvalidParameter,
            Self::DefinitionInactive { by } | Self::DefinitionDeleting { by } => by.code(),
            Self::ClusterMissing | Self::ClusterInactive => ErrorCode::ClusterNotFound,
            Self::ClusterHasServices => ErrorCode::ClusterContainsServices,
            Self::ClusterHasTasks => ErrorCode::ClusterContainsTasks,
            Self::ClusterHasInstances => ErrorCode::ClusterContainsContainerInstances,
            Self::ServiceMissing | Self::DeleteServiceMissing => ErrorCode::ServiceNotFound,
            Self::ServiceNotActive => ErrorCode::ServiceNotActive,
            Self::TokenConflict { .. } => ErrorCode::Conflict,
            Self::RevisionLimit { .. } | Self::TooManyClusters | Self::TooManyServices | Self::TooManyInstances => {
                ErrorCode::LimitExceeded
            }
            Self::ResourceMissing => ErrorCode::ResourceNotFound,
            Self::DescribeMissing
            | Self::DefinitionMissing
            | Self::NotSimulated { .. }
            | Self::DeregisterMissing
            | Self::DeregisterDuringDeletion
            | Self::DeleteActive
            | Self::DeleteMissing
            | Self::DeleteInvalidIdentifier
            | Self::Include { .. }
            | Self::TagKeyNull
            | Self::TagValueNull
            | Self::TagKeyLength { .. }
            | Self::TagValueLength { .. }
            | Self::TagKeyReserved { .. }
            | Self::TooManyTags { .. }
            | Self::FamilyBlank
            | Self::FamilyCharacters
            | Self::FamilyTooLong
            | Self::NoContainers
            | Self::TooManyContainers { .. }
            | Self::TooLarge { .. }
            | Self::MemberMissing { .. }
            | Self::NoEssentialContainer
            | Self::CpuArchitecture
            | Self::MemoryMissing { .. }
            | Self::ExternalNetworkMode
            | Self::ContainerNameMissing
            | Self::ContainerNameCharacters
            | Self::ContainerNameTooLong
            | Self::ContainerNameTwice { .. }
            | Self::ImageMissing
            | Self::ReservationAboveMemory { .. }
            | Self::Negative { .. }
            | Self::StartTimeout { .. }
            | Self::PortRange { .. }
            | Self::PortsDiffer { .. }
            | Self::DependencyMissing { .. }
            | Self::DependencyCycle
            | Self::DependencyEssential
            | Self::DependencyWithoutHealthCheck
            | Self::LogDriver { .. }
            | Self::LogDriverOptions { .. }
            | Self::FargateNetworkMode
            | Self::FargateCpuMissing
            | Self::FargateMemoryMissing
            | Self::FargateSize { .. }
            | Self::FargateOperatingSystem { .. }
            | Self::FargateStopTimeout
            | Self::FargateLogDriverRole { .. } => ErrorCode::Client,
        }
    }

    /// Whether the same call can succeed later, without being changed.
    pub const fn may_pass_later(&self) -> bool {
        // A revision that is ACTIVE now can have been deregistered by then. Nothing else heals by itself.
        matches!(self, Self::DeleteActive)
    }

    /// The message that ECS answers with, to the letter where one is known.
    #[expect(clippy::too_many_lines, reason = "one table")]
    pub fn message(&self) -> String {
        let fixed = match self {
            Self::DescribeMissing => "Unable to describe task definition.",
            Self::InvalidRevision => "Invalid task definition: Invalid revision number.",
            Self::RevisionMissing => "Revision is missing",
            Self::DeregisterMissing => "The specified task definition does not exist.",
            Self::DeregisterDuringDeletion => {
                "The task definition could not be deregistered because it is in the process of being deleted."
            }
            Self::DeleteActive => {
                "The specified task definition is still in ACTIVE status. Please deregister the target and try again."
            }
            Self::DeleteMissing => {
                "The specified task definition does not exist. Specify a valid account, family, revision and try again."
            }
            Self::DeleteInvalidIdentifier => {
                "The specified task definition identifier is invalid. Specify a valid name or ARN and try again."
            }
            Self::DeleteNothing => "size of TaskDefinition references list must be greater than 0",
            Self::DeleteTooMany => "Size of TaskDefinition references list cannot exceed 10",
            Self::Include { given } => {
                return format!("{given} is not a valid value for include. The value must be one of [[TAGS]]");
            }
            Self::MaxResultsAbove => "Max results can not be greater than 100",
            Self::MaxResultsBelow => "Max results can not be less than 1",
            Self::NextToken => "Invalid token.",
            Self::TagKeyNull => "Tag key can not be null.",
            Self::TagValueNull => "Tag value can not be null.",
            Self::TagKeyLength { .. } => "Tag key must have a length between 1 and 128.",
            Self::TagValueLength { .. } => "Tag value can not be longer than 256.",
            Self::TagKeyReserved { .. } => "Tag keys can not start with 'aws:'.",
            Self::TooManyTags { .. } => "The maximum number of tags allowed on a resource is 50.",
            Self::ResourceMissing => "The specified resource wasn't found.",
            Self::InvalidArn => "Invalid arn.",
            Self::ShortArn => "Long arn format must be used for tagging operations",
            Self::TaggedClusterInactive => {
                "The specified cluster is inactive. Specify an active cluster and try again."
            }
            Self::TaggedTaskStopped => "The specified task is stopped. Specify a running task and try again.",
            Self::WorkloadTagValueNull => "Tag value can not be null.",
            Self::DefinitionMissing => "TaskDefinition not found.",
            Self::DefinitionInactive { .. } => "TaskDefinition is inactive",
            Self::DefinitionDeleting { .. } => "TaskDefinition is being deleted",
            Self::DefinitionRevision { given } => return format!("Invalid revision number. Number: {given}"),
            Self::DefinitionBlank => "TaskDefinition is missing",
            Self::ClusterMissing => "Cluster not found.",
            Self::ClusterInactive => "The referenced cluster was inactive.",
            Self::ClusterNameInvalid => "clusterName must match ^[a-zA-Z0-9\\-_]{1,255}$",
            Self::ClusterInconsistent => {
                "Arguments on this idempotent request are inconsistent with arguments used in previous request(s)."
            }
            Self::ClusterSetting { part } => return format!("Invalid setting '{part}'"),
            Self::ClusterHasServices => "The Cluster cannot be deleted while Services are active.",
            Self::ClusterHasTasks => "The Cluster cannot be deleted while Tasks are active.",
            Self::ClusterHasInstances => {
                "The Cluster cannot be deleted while Container Instances are active or draining."
            }
            Self::TooManyClusters => "The maximum number of clusters has been reached: 10000.",
            Self::TooManyInstances => "The maximum number of container instances in a cluster has been reached: 5000.",
            Self::ServiceMissing => "Service not found.",
            Self::DeleteServiceMissing => "",
            Self::ServiceNotActive => "Service was not ACTIVE.",
            Self::ServiceDraining => "Unable to Start a service that is still Draining.",
            Self::ServiceNotIdempotent => "Creation of service was not idempotent.",
            Self::ServiceNameInvalid => "serviceName must match ^[a-zA-Z0-9\\-_]{1,255}$",
            Self::TooManyServices => "The maximum number of services in a cluster has been reached: 5000.",
            Self::TokenTooLong => "idempotency token longer than 36.",
            Self::DesiredCountMissing => "DesiredCount is missing",
            Self::DesiredCountNegative { update: false } => "DesiredCount can not be lesser than 0",
            Self::DesiredCountNegative { update: true } => "Task count can not be lesser than 0",
            Self::DesiredCountLimit => "DesiredCount can not be greater than 5000",
            Self::MaximumPercent => "maximumPercent must be at least 100",
            Self::MinimumHealthyPercent => "minimumHealthyPercent must be at most 100",
            Self::PercentInvalid { member } => return format!("{member} is not a valid percentage"),
            Self::DaemonCount => {
                "The daemon scheduling strategy does not support a desired count for services. Remove the desired count \
                 value and try again"
            }
            Self::DaemonFargate => {
                "The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try \
                 again"
            }
            Self::BreakerThreshold { part } => {
                return format!("Invalid deployment circuit breaker threshold {part}.");
            }
            Self::RebalancingMaximum => {
                "The service couldn't be updated because Availability Zone Rebalancing does not support maximumPercent \
                 <= 100 % as deployment configuration. Update deployment configuration and try again."
            }
            Self::ScaledAboveZero => "The service cannot be stopped while it is scaled above 0.",
            Self::NotSimulated { what } => return format!("Taskdef Lab does not simulate {what}."),
            Self::LaunchTypeUnsupported { launch_type } => {
                return format!("Task definition does not support launch_type {launch_type}.");
            }
            Self::LaunchTypeAndProvider => "You may choose a capacity provider or a launch type but not both.",
            Self::ProviderMissing { name } => {
                return format!(
                    "The specified capacity provider '{name}' was not found. Specify a valid name or ARN and try again."
                );
            }
            Self::NetworkMissing => "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
            Self::NetworkUnsupported => {
                "Network Configuration is not valid for the given networkMode of this task definition."
            }
            Self::PublicAddress => "Assign public IP is not supported for this launch type.",
            Self::SubnetMissing { id } => {
                return format!(
                    "Error retrieving subnet information for [{id}]: The subnet ID '{id}' does not exist (ErrorCode: \
                     InvalidSubnetID.NotFound)"
                );
            }
            Self::SecurityGroupMalformed { id } => {
                return format!(
                    "Error retrieving security group information for [{id}]: Invalid id: \"{id}\" (ErrorCode: \
                     InvalidGroupId.Malformed)"
                );
            }
            Self::NoInstances => "No Container Instances were found in your cluster.",
            Self::TokenConflict { .. } => {
                "The RunTask request could not be processed due to conflicts. The provided clientToken is already in use \
                 with a different request."
            }
            Self::TaskCount => "count must be between 1 and 10",
            Self::InstanceCount => "containerInstances must name 1 to 10 container instances",
            Self::TaskMissing => "The referenced task was not found.",
            Self::TaskIdentifier => "Task Identifier is invalid",
            Self::StartedByTooLong { most } => return format!("startedBy can not be longer than {most} characters."),
            Self::NothingNamed { kind } => return format!("{kind} cannot be empty."),
            Self::TooManyNamed { kind, most } => return format!("{kind} cannot be more than {most}."),
            Self::FamilyPattern => "family must match ^[a-zA-Z0-9\\-_]+$",
            Self::StartedByAlone => "startedBy must be the only filter",
            Self::FamilyBlank => "Family can not be blank.",
            Self::FamilyCharacters => "Family contains invalid characters.",
            Self::FamilyTooLong => "Family can not be longer than 255.",
            Self::NoContainers => "Container list cannot be empty.",
            Self::TooManyContainers { .. } => "Container list cannot have more than 10 containers.",
            Self::TooLarge { bytes } => {
                return format!("Actual length: '{bytes}'. Max allowed length is '65536' bytes.");
            }
            Self::NotOneOf { member, choices } => {
                return format!("{member} should be one of [{}]", choices.join(","));
            }
            Self::MemberMissing { member } => return format!("{member} should not be null or empty."),
            Self::RevisionLimit { .. } => {
                "The maximum number of revisions for the specified family has been reached: 1000000."
            }
            Self::TaskCpu => "Invalid 'cpu' setting for task.",
            Self::TaskMemory => "Invalid 'memory' setting for task.",
            Self::NoEssentialContainer => "Task definition doesn't have any essential container.",
            Self::CpuArchitecture => "Invalid CPU architecture",
            Self::MemoryMissing { container } => {
                return setting(container, "At least one of 'memory' or 'memoryReservation' must be specified.");
            }
            Self::ExternalNetworkMode => "External does not support network mode 'awsvpc'.",
            Self::ContainerNameMissing => "Container.name should not be null or empty.",
            Self::ContainerNameCharacters => "Container.name contains invalid characters.",
            Self::ContainerNameTooLong => "Container.name can not be longer than 255.",
            Self::ContainerNameTwice { name } => return format!("Container name '{name}' is not unique."),
            Self::ImageMissing => "Container.image should not be null or empty.",
            Self::ReservationAboveMemory { container } => {
                return setting(container, "'memory' must be greater than or equal to 'memoryReservation'.");
            }
            Self::Negative { container, member } => {
                return setting(container, &format!("'{member}' must be greater than or equal to 0."));
            }
            Self::StartTimeout { container } => {
                return format!("Granular start timeout on container '{container}' must be at least 2 seconds.");
            }
            Self::PortRange { port } => return format!("Invalid port: {port}. Ports must be between 0 and 65535."),
            Self::PortsDiffer { mode } => {
                return format!(
                    "When networkMode={mode}, the host ports and container ports in port mappings must match."
                );
            }
            Self::DependencyMissing { name } => {
                return format!("Cannot depend on container + '{name}' because it does not exist");
            }
            Self::DependencyCycle => "Container dependsOn contains a cycle",
            Self::DependencyEssential => {
                "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container"
            }
            Self::DependencyWithoutHealthCheck => {
                "A dependency container with HEALTHY condition must have health check configured"
            }
            Self::LogDriver { driver, choices } => {
                return format!("{driver} is not a valid log driver. Must be one of [{}]", choices.join(","));
            }
            Self::LogDriverOptions { driver, options } => {
                return format!("Log driver {driver} requires options: {options}");
            }
            Self::FargateNetworkMode => "Fargate only supports network mode ‘awsvpc’.",
            Self::FargateCpuMissing => "Fargate requires that 'cpu' be defined at the task level.",
            Self::FargateMemoryMissing => "Fargate requires that 'memory' be defined at the task level.",
            Self::FargateSize { cpu, memory } => {
                return format!(
                    "No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS documentation for the valid values."
                );
            }
            Self::FargateOperatingSystem { given } => {
                return format!(
                    "Tasks using the Fargate launch type are not supported on operating system family {given}"
                );
            }
            Self::FargateStopTimeout => {
                "Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds."
            }
            Self::FargateLogDriverRole { driver } => {
                return format!(
                    "Fargate requires task definition to have execution role ARN to support log driver {driver}."
                );
            }
        };
        fixed.into()
    }
}

fn setting(container: &str, what: &str) -> String {
    format!("Invalid setting for container '{container}'. {what}")
}
