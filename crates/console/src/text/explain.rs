//! Why ECS refuses, in plain words, by reason.

use lifecycle::Reason;

use crate::view::plan::WhyNot;

/// Why a deed is not offered: the words of the rule where ECS refuses it.
pub fn why_not(why_not: &WhyNot, already_done: &str) -> String {
    match why_not {
        WhyNot::NothingSelected => super::NOTHING_SELECTED.into(),
        WhyNot::AlreadyDone => already_done.into(),
        WhyNot::Refused(reason) => reason.message(),
    }
}

/// What a refusal means, and what to do about it; empty where AWS's message says it all.
#[expect(clippy::too_many_lines, reason = "a line for each reason, none left out")]
pub fn explain(reason: &Reason) -> &'static str {
    match reason {
        Reason::DeregisterDuringDeletion => {
            "A revision that is being deleted is beyond deregistering. It goes by itself once nothing uses it."
        }
        Reason::DeleteActive => "Only INACTIVE revisions can be deleted. Deregister it first.",
        Reason::DeregisterMissing | Reason::DeleteMissing | Reason::DescribeMissing => {
            "There is no such revision in this region. It may have been deleted since the page was drawn."
        }
        Reason::RevisionMissing | Reason::DeleteInvalidIdentifier | Reason::InvalidRevision => {
            "Name one revision, as in web:3. A family alone stands for its newest ACTIVE revision only when it is run or described."
        }
        Reason::RevisionLimit { .. } => {
            "Deregistered and deleted revisions count too, and the quota can't be raised. Start a new family."
        }
        Reason::DefinitionInactive { .. } => {
            "An INACTIVE revision can't be put to new use. What runs on it goes on. Use an ACTIVE revision, or create a new one from it."
        }
        Reason::DefinitionDeleting { .. } => "What is being deleted can't be put to new use. Use an ACTIVE revision.",
        Reason::ClusterHasServices => "Delete its services first. One that is scaled to 0 counts, too.",
        Reason::ClusterHasTasks => "Stop its tasks first, and wait until they are STOPPED.",
        Reason::ScaledAboveZero => "Scale it to 0 first, or force the deletion.",
        Reason::ServiceDraining => "Wait until the service of this name is INACTIVE, or choose another name.",
        Reason::ServiceNotActive => "A service that has been deleted can't be changed any more.",
        Reason::NoInstances => "Add instances on the cluster's Infrastructure tab, or run it on Fargate.",
        Reason::DeleteNothing
        | Reason::DeleteTooMany
        | Reason::Include { .. }
        | Reason::MaxResultsAbove
        | Reason::MaxResultsBelow
        | Reason::NextToken
        | Reason::TagKeyNull
        | Reason::TagValueNull
        | Reason::TagKeyLength { .. }
        | Reason::TagValueLength { .. }
        | Reason::TagKeyReserved { .. }
        | Reason::TooManyTags { .. }
        | Reason::ResourceMissing
        | Reason::InvalidArn
        | Reason::FamilyBlank
        | Reason::FamilyCharacters
        | Reason::FamilyTooLong
        | Reason::NoContainers
        | Reason::TooManyContainers { .. }
        | Reason::TooLarge { .. }
        | Reason::NotOneOf { .. }
        | Reason::MemberMissing { .. }
        | Reason::TaskCpu
        | Reason::TaskMemory
        | Reason::NoEssentialContainer
        | Reason::CpuArchitecture
        | Reason::MemoryMissing { .. }
        | Reason::ExternalNetworkMode
        | Reason::ContainerNameMissing
        | Reason::ContainerNameCharacters
        | Reason::ContainerNameTooLong
        | Reason::ContainerNameTwice { .. }
        | Reason::ImageMissing
        | Reason::ReservationAboveMemory { .. }
        | Reason::Negative { .. }
        | Reason::StartTimeout { .. }
        | Reason::PortRange { .. }
        | Reason::PortsDiffer { .. }
        | Reason::DependencyMissing { .. }
        | Reason::DependencyCycle
        | Reason::DependencyEssential
        | Reason::DependencyWithoutHealthCheck
        | Reason::LogDriver { .. }
        | Reason::LogDriverOptions { .. }
        | Reason::FargateNetworkMode
        | Reason::FargateCpuMissing
        | Reason::FargateMemoryMissing
        | Reason::FargateSize { .. }
        | Reason::FargateOperatingSystem { .. }
        | Reason::FargateStopTimeout
        | Reason::FargateLogDriverRole { .. }
        | Reason::ShortArn
        | Reason::TaggedClusterInactive
        | Reason::TaggedTaskStopped
        | Reason::WorkloadTagValueNull
        | Reason::DefinitionMissing
        | Reason::DefinitionRevision { .. }
        | Reason::DefinitionBlank
        | Reason::ClusterMissing
        | Reason::ClusterInactive
        | Reason::ClusterNameInvalid
        | Reason::ClusterInconsistent
        | Reason::ClusterSetting { .. }
        | Reason::ClusterHasInstances
        | Reason::TooManyClusters
        | Reason::TooManyInstances
        | Reason::ServiceMissing
        | Reason::DeleteServiceMissing
        | Reason::ServiceNotIdempotent
        | Reason::ServiceNameInvalid
        | Reason::TooManyServices
        | Reason::TokenTooLong
        | Reason::DesiredCountMissing
        | Reason::DesiredCountNegative { .. }
        | Reason::DesiredCountLimit
        | Reason::MaximumPercent
        | Reason::MinimumHealthyPercent
        | Reason::PercentInvalid { .. }
        | Reason::DaemonCount
        | Reason::DaemonFargate
        | Reason::BreakerThreshold { .. }
        | Reason::RebalancingMaximum
        | Reason::NotSimulated { .. }
        | Reason::LaunchTypeUnsupported { .. }
        | Reason::LaunchTypeAndProvider
        | Reason::ProviderMissing { .. }
        | Reason::NetworkMissing
        | Reason::NetworkUnsupported
        | Reason::PublicAddress
        | Reason::SubnetMissing { .. }
        | Reason::SecurityGroupMalformed { .. }
        | Reason::TokenConflict { .. }
        | Reason::TaskCount
        | Reason::InstanceCount
        | Reason::TaskMissing
        | Reason::TaskIdentifier
        | Reason::StartedByTooLong { .. }
        | Reason::NothingNamed { .. }
        | Reason::TooManyNamed { .. }
        | Reason::FamilyPattern
        | Reason::StartedByAlone
        | Reason::ProviderShares
        | Reason::OverrideContainer { .. } => "",
    }
}
