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
            "Choose an ACTIVE revision, or create a new revision from this one. What already runs on it goes on."
        }
        Reason::DefinitionDeleting { .. } => {
            "Nothing can be started on a revision that is being deleted. What already runs on it goes on."
        }
        Reason::DefinitionMissing => {
            "There is no such revision in this region, or the family has no ACTIVE one that its name alone could stand for."
        }
        Reason::ScaledAboveZero => "Scale it to 0 first, or delete it by force.",
        Reason::NoInstances => "EC2 tasks run on instances of the cluster. Add some on its page, or use Fargate.",
        Reason::NotSimulated { .. } => "ECS can do this and the sandbox does not.",
        Reason::ServiceDraining => {
            "A service of this name is ending. Wait until it is INACTIVE, or choose another name."
        }
        Reason::ShortArn
        | Reason::TaggedClusterInactive
        | Reason::TaggedTaskStopped
        | Reason::WorkloadTagValueNull
        | Reason::DefinitionRevision { .. }
        | Reason::DefinitionBlank
        | Reason::ClusterMissing
        | Reason::ClusterInactive
        | Reason::ClusterNameInvalid
        | Reason::ClusterInconsistent
        | Reason::ClusterSetting { .. }
        | Reason::ClusterHasServices
        | Reason::ClusterHasTasks
        | Reason::ClusterHasInstances
        | Reason::TooManyClusters
        | Reason::TooManyInstances
        | Reason::ServiceMissing
        | Reason::DeleteServiceMissing
        | Reason::ServiceNotActive
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
        | Reason::DeleteNothing
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
        | Reason::FargateLogDriverRole { .. } => "",
    }
}
