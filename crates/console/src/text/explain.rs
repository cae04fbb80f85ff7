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
        | Reason::FargateLogDriverRole { .. } => "",
    }
}
