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
}

impl ErrorCode {
    /// The code as ECS writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "ClientException",
            Self::InvalidParameter => "InvalidParameterException",
            Self::LimitExceeded => "LimitExceededException",
            Self::ResourceNotFound => "ResourceNotFoundException",
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
            | Self::TaskMemory => ErrorCode::InvalidParameter,
            Self::RevisionLimit { .. } => ErrorCode::LimitExceeded,
            Self::ResourceMissing => ErrorCode::ResourceNotFound,
            Self::DescribeMissing
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
