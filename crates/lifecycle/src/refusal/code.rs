//! The code of each refusal.

use super::{ErrorCode, Reason};

impl Reason {
    /// The code that ECS answers with.
    #[expect(clippy::too_many_lines, reason = "one table")]
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
            | Self::ProviderShares
            | Self::OverrideContainer { .. }
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
        // A revision that is ACTIVE now can have been deregistered by then, and what is in the way can be over.
        matches!(self, Self::DeleteActive | Self::ServiceDraining | Self::ClusterHasServices | Self::ClusterHasTasks)
    }
}
