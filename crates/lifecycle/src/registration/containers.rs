//! The rules of a container, whatever it is launched on.

use std::collections::HashSet;

use serde_json::Value;

use crate::document::table::LOG_DRIVERS;
use crate::document::{flag, integer, list, object, text};
use crate::identity::is_name_byte;
use crate::refusal::{Reason, Refusal};

/// The longest container name, in characters. Source: `name` of `ContainerDefinition` in the ECS API reference.
const MAX_NAME_LENGTH: usize = 255;

pub(super) fn place(index: usize, member: &str) -> String {
    format!("containerDefinitions[{index}].{member}")
}

/// A container's name for a message; its first rule is that it has one.
pub(super) fn name(container: &Value) -> &str {
    text(container, "name").unwrap_or_default()
}

/// Name and image are there, and the name is one of its own.
pub(super) fn named(container: &Value, index: usize, all: &[Value]) -> Result<(), Refusal> {
    let name = name(container);
    let reason = if name.is_empty() {
        Reason::ContainerNameMissing
    } else if !name.bytes().all(is_name_byte) {
        Reason::ContainerNameCharacters
    } else if name.len() > MAX_NAME_LENGTH {
        Reason::ContainerNameTooLong
    } else if all[..index].iter().any(|other| text(other, "name") == Some(name)) {
        Reason::ContainerNameTwice { name: name.into() }
    } else if text(container, "image").is_none_or(str::is_empty) {
        return Err(Refusal::at(Reason::ImageMissing, place(index, "image")));
    } else {
        return Ok(());
    };
    Err(Refusal::at(reason, place(index, "name")))
}

pub(super) fn some_essential(containers: &[Value]) -> Result<(), Refusal> {
    if containers.iter().any(essential) {
        return Ok(());
    }
    Err(Refusal::at(Reason::NoEssentialContainer, "containerDefinitions"))
}

fn essential(container: &Value) -> bool {
    flag(container, "essential").unwrap_or(true)
}

/// What `dependsOn` names is there, can be waited for, and does not wait itself.
pub(super) fn dependencies(containers: &[Value]) -> Result<(), Refusal> {
    for (index, container) in containers.iter().enumerate() {
        for dependency in list(container, "dependsOn") {
            let refused = |reason| Refusal::at(reason, place(index, "dependsOn"));
            let wanted = text(dependency, "containerName").unwrap_or_default();
            let found = containers
                .iter()
                .find(|other| name(other) == wanted)
                .ok_or_else(|| refused(Reason::DependencyMissing { name: wanted.into() }))?;
            match text(dependency, "condition") {
                Some("SUCCESS" | "COMPLETE") if essential(found) => return Err(refused(Reason::DependencyEssential)),
                Some("HEALTHY") if object(found, "healthCheck").is_none() => {
                    return Err(refused(Reason::DependencyWithoutHealthCheck));
                }
                _ => {}
            }
        }
    }
    for (index, container) in containers.iter().enumerate() {
        if waits_for(container, name(container), containers, &mut HashSet::new()) {
            return Err(Refusal::at(Reason::DependencyCycle, place(index, "dependsOn")));
        }
    }
    Ok(())
}

fn waits_for<'a>(container: &'a Value, goal: &str, all: &'a [Value], seen: &mut HashSet<&'a str>) -> bool {
    list(container, "dependsOn").iter().filter_map(|dependency| text(dependency, "containerName")).any(|wanted| {
        wanted == goal
            || seen.insert(wanted)
                && all.iter().find(|other| name(other) == wanted).is_some_and(|next| waits_for(next, goal, all, seen))
    })
}

/// Ports exist, and are one where the network mode makes container and host share them.
pub(super) fn ports(container: &Value, index: usize, network_mode: Option<&str>) -> Result<(), Refusal> {
    let shared = ["awsvpc", "host"].into_iter().find(|mode| network_mode == Some(mode));
    for (row, mapping) in list(container, "portMappings").iter().enumerate() {
        let refused = |reason, member| {
            let place = format!("{}[{row}].{member}", place(index, "portMappings"));
            Err(Refusal::at(reason, place))
        };
        let [inside, outside] = ["containerPort", "hostPort"].map(|member| (integer(mapping, member), member));
        for (port, member) in [inside, outside] {
            if let Some(port) = port.filter(|port| !(0..=65_535).contains(port)) {
                return refused(Reason::PortRange { port }, member);
            }
        }
        if let (Some(mode), (Some(_), member)) = (shared, outside)
            && inside.0 != outside.0
        {
            return refused(Reason::PortsDiffer { mode }, member);
        }
    }
    Ok(())
}

/// The log driver is one that container instances have.
pub(super) fn log_driver(container: &Value, index: usize) -> Result<(), Refusal> {
    match log_configuration(container) {
        Some((driver, _)) if !LOG_DRIVERS.contains(&driver) => {
            let reason = Reason::LogDriver { driver: driver.into(), choices: LOG_DRIVERS };
            Err(Refusal::at(reason, place(index, "logConfiguration.logDriver")))
        }
        _ => Ok(()),
    }
}

/// The log driver has the options it needs.
pub(super) fn log_options(container: &Value, index: usize) -> Result<(), Refusal> {
    let Some((driver @ "awslogs", options)) = log_configuration(container) else { return Ok(()) };
    let has = |option| options.is_some_and(|options| options.contains_key(option));
    if has("awslogs-region") && has("awslogs-group") {
        return Ok(());
    }
    let reason = Reason::LogDriverOptions { driver: driver.into(), options: "awslogs-region, awslogs-group" };
    Err(Refusal::at(reason, place(index, "logConfiguration.options")))
}

/// The container's log driver and its options.
pub(super) fn log_configuration(container: &Value) -> Option<(&str, Option<&serde_json::Map<String, Value>>)> {
    let configuration = container.get("logConfiguration")?;
    Some((text(configuration, "logDriver")?, object(configuration, "options")))
}

pub(super) fn start_timeout(container: &Value, index: usize) -> Result<(), Refusal> {
    match integer(container, "startTimeout") {
        Some(..=1) => {
            let reason = Reason::StartTimeout { container: name(container).into() };
            Err(Refusal::at(reason, place(index, "startTimeout")))
        }
        _ => Ok(()),
    }
}

/// Memory is set somewhere, and a limit is not under what is reserved.
pub(super) fn memory(container: &Value, index: usize, of_task: Option<u32>) -> Result<(), Refusal> {
    let refused = |reason, member| Err(Refusal::at(reason, place(index, member)));
    let container_name = || name(container).to_owned();
    for member in ["cpu", "memory", "memoryReservation"] {
        if integer(container, member).is_some_and(i64::is_negative) {
            return refused(Reason::Negative { container: container_name(), member }, member);
        }
    }
    match (integer(container, "memory"), integer(container, "memoryReservation")) {
        (None, None) if of_task.is_none() => refused(Reason::MemoryMissing { container: container_name() }, "memory"),
        (Some(limit), Some(reserved)) if limit < reserved => {
            refused(Reason::ReservationAboveMemory { container: container_name() }, "memoryReservation")
        }
        _ => Ok(()),
    }
}
