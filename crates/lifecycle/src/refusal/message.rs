//! The message of each refusal.

use super::Reason;

impl Reason {
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
            Self::TagValueNull | Self::WorkloadTagValueNull => "Tag value can not be null.",
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
            Self::ProviderShares => {
                "The capacity provider strategy must have bases of 0 to 100000 and weights of 0 to 1000, one of them above 0."
            }
            Self::OverrideContainer { name } => {
                return format!("Override for container named {name} is not a container in the TaskDefinition.");
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
