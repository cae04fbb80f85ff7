//! The rules of `RegisterTaskDefinition`, in the order in which ECS is known to check them, else from the general to
//! the particular.
//!
//! Source of each message and of the order: recorded responses of real ECS (2026-09) and reports of people who ran it,
//! listed by the reason's name in `docs/FIDELITY.md`.

mod containers;
mod derived;
mod fargate;
mod required;
mod size;

use crate::content::Content;
use crate::document::table::{ARCHITECTURES, COMPATIBILITIES, NETWORK_MODES, OPERATING_SYSTEMS};
use crate::document::{Document, list, object, text};
use crate::identity::{Family, is_name_byte};
use crate::refusal::{Reason, Refusal};
use crate::tags::{Tag, Tags};
use size::TaskSize;

pub use fargate::{FARGATE_CPU, FARGATE_OPERATING_SYSTEMS, fargate_memory};
pub use required::check_members;
pub use size::{parse_cpu, parse_memory};

/// The most containers a task definition can have. Source: Amazon ECS service quotas.
pub const MAX_CONTAINERS: usize = 10;

/// The most bytes a task definition can have. Source: Amazon ECS service quotas (64 KiB).
pub const MAX_DOCUMENT_BYTES: usize = 65_536;

/// The most revisions a family can ever have, deregistered ones included. Source: Amazon ECS service quotas.
pub const MAX_REVISIONS: u32 = 1_000_000;

/// What `RegisterTaskDefinition` asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    /// The name of the family, unchecked.
    pub family: String,
    /// The content, of the right shape and otherwise unchecked.
    pub document: Document,
    /// The tags of the new revision; none if the member was left out.
    pub tags: Vec<Tag>,
}

/// A registration that holds to every rule which does not depend on the account.
pub(crate) struct Checked {
    pub(crate) family: Family,
    pub(crate) content: Content,
    pub(crate) tags: Tags,
}

impl Registration {
    /// Checks everything that does not depend on the account.
    pub(crate) fn check(&self) -> Result<Checked, Refusal> {
        let document = &self.document;
        let family = family(&self.family)?;
        container_list(document)?;
        let tags = Tags::default().merged(&self.tags)?;
        let bytes = document.bytes();
        if bytes > MAX_DOCUMENT_BYTES {
            return Err(Refusal::new(Reason::TooLarge { bytes }));
        }
        let size = task_size(document)?;
        words(document)?;
        for (index, container) in document.containers().iter().enumerate() {
            containers::named(container, index, document.containers())?;
        }
        required::members(document)?;
        containers::some_essential(document.containers())?;
        containers::dependencies(document.containers())?;
        platform(document)?;
        for (index, container) in document.containers().iter().enumerate() {
            containers::ports(container, index, document.network_mode())?;
            if !document.requires("FARGATE") {
                containers::log_driver(container, index)?;
            }
            containers::log_options(container, index)?;
            containers::start_timeout(container, index)?;
        }
        if document.requires("FARGATE") {
            fargate::check(document, size)?;
        }
        if document.requires("EXTERNAL") && document.network_mode() == Some("awsvpc") {
            return Err(Refusal::at(Reason::ExternalNetworkMode, "networkMode"));
        }
        for (index, container) in document.containers().iter().enumerate() {
            containers::memory(container, index, size.memory)?;
        }
        Ok(Checked { family, content: Content::new(document, derived::members(document, size)), tags })
    }
}

fn family(name: &str) -> Result<Family, Refusal> {
    Family::parse(name).ok_or_else(|| {
        let reason = match name {
            "" => Reason::FamilyBlank,
            _ if name.bytes().all(is_name_byte) => Reason::FamilyTooLong,
            _ => Reason::FamilyCharacters,
        };
        Refusal::at(reason, "family")
    })
}

fn container_list(document: &Document) -> Result<(), Refusal> {
    let reason = match document.containers().len() {
        0 => Reason::NoContainers,
        1..=MAX_CONTAINERS => return Ok(()),
        count => Reason::TooManyContainers { count },
    };
    Err(Refusal::at(reason, "containerDefinitions"))
}

fn task_size(document: &Document) -> Result<TaskSize, Refusal> {
    let member = |name, parse: fn(&str) -> Option<u32>, reason: Reason| {
        text(document.as_json(), name).map(|given| parse(given).ok_or_else(|| Refusal::at(reason, name))).transpose()
    };
    Ok(TaskSize {
        cpu: member("cpu", parse_cpu, Reason::TaskCpu)?,
        memory: member("memory", parse_memory, Reason::TaskMemory)?,
    })
}

/// Members of the task that take one of a few words.
fn words(document: &Document) -> Result<(), Refusal> {
    let json = document.as_json();
    let one_of = |given: Option<&str>, member: &'static str, choices: &'static [&'static str]| match given {
        Some(given) if !choices.contains(&given) => Err(Refusal::at(Reason::NotOneOf { member, choices }, member)),
        _ => Ok(()),
    };
    one_of(document.network_mode(), "networkMode", NETWORK_MODES)?;
    for given in list(json, "requiresCompatibilities") {
        one_of(given.as_str(), "requiresCompatibilities", COMPATIBILITIES)?;
    }
    Ok(())
}

fn platform(document: &Document) -> Result<(), Refusal> {
    let Some(platform) = object(document.as_json(), "runtimePlatform") else { return Ok(()) };
    let word = |member| platform.get(member).and_then(|value| value.as_str());
    if word("cpuArchitecture").is_some_and(|given| !ARCHITECTURES.contains(&given)) {
        return Err(Refusal::at(Reason::CpuArchitecture, "runtimePlatform.cpuArchitecture"));
    }
    let Some(given) = word("operatingSystemFamily") else { return Ok(()) };
    let place = "runtimePlatform.operatingSystemFamily";
    if document.requires("FARGATE") {
        return fargate::operating_system(given).map_err(|reason| Refusal::at(reason, place));
    }
    if OPERATING_SYSTEMS.contains(&given) {
        return Ok(());
    }
    Err(Refusal::at(Reason::NotOneOf { member: "operatingSystemFamily", choices: OPERATING_SYSTEMS }, place))
}
