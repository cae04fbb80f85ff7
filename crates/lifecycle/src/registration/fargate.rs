//! The rules of Fargate, for task definitions that require it.

use crate::document::{Document, integer, text};
use crate::refusal::{Reason, Refusal};

use super::containers::{log_configuration, name, place};
use super::size::TaskSize;

const LOG_DRIVERS: &[&str] = &["awslogs", "splunk", "awsfirelens"];

/// The CPU units of which Fargate has tasks, 1024 to the vCPU. Source: as of [`fargate_memory`].
pub const FARGATE_CPU: &[u32] = &[256, 512, 1024, 2048, 4096, 8192, 16_384];

/// The operating systems that Fargate runs. Source: `operatingSystemFamily` in the ECS API reference.
pub const FARGATE_OPERATING_SYSTEMS: &[&str] = &[
    "LINUX",
    "WINDOWS_SERVER_2019_FULL",
    "WINDOWS_SERVER_2019_CORE",
    "WINDOWS_SERVER_2022_FULL",
    "WINDOWS_SERVER_2022_CORE",
    "WINDOWS_SERVER_2025_FULL",
    "WINDOWS_SERVER_2025_CORE",
];

/// The longest stop timeout, in seconds: real ECS takes 120, whatever its message says.
const MAX_STOP_TIMEOUT: i64 = 120;

pub(super) fn operating_system(given: &str) -> Result<(), Reason> {
    if FARGATE_OPERATING_SYSTEMS.contains(&given) {
        return Ok(());
    }
    Err(Reason::FargateOperatingSystem { given: given.into() })
}

pub(super) fn check(document: &Document, size: TaskSize) -> Result<(), Refusal> {
    if document.network_mode() != Some("awsvpc") {
        return Err(Refusal::at(Reason::FargateNetworkMode, "networkMode"));
    }
    let cpu = size.cpu.ok_or_else(|| Refusal::at(Reason::FargateCpuMissing, "cpu"))?;
    let memory = size.memory.ok_or_else(|| memory_missing(document))?;
    if !offers(cpu, memory) {
        return Err(Refusal::at(Reason::FargateSize { cpu, memory }, "memory"));
    }
    let role = text(document.as_json(), "executionRoleArn").is_some_and(|role| !role.is_empty());
    for (index, container) in document.containers().iter().enumerate() {
        let refused = |reason, member| Err(Refusal::at(reason, place(index, member)));
        if let Some((driver, _)) = log_configuration(container) {
            let driver_name = driver.to_owned();
            if !LOG_DRIVERS.contains(&driver) {
                let reason = Reason::LogDriver { driver: driver_name, choices: LOG_DRIVERS };
                return refused(reason, "logConfiguration.logDriver");
            }
            if driver == "awslogs" && !role {
                return Err(Refusal::at(Reason::FargateLogDriverRole { driver: driver_name }, "executionRoleArn"));
            }
        }
        if integer(container, "stopTimeout").is_some_and(|seconds| seconds > MAX_STOP_TIMEOUT) {
            return refused(Reason::FargateStopTimeout, "stopTimeout");
        }
    }
    Ok(())
}

/// Real ECS names a container without memory of its own before it asks for the task's.
fn memory_missing(document: &Document) -> Refusal {
    let without = document.containers().iter().enumerate().find(|(_, container)| {
        integer(container, "memory").is_none() && integer(container, "memoryReservation").is_none()
    });
    match without {
        Some((index, container)) => {
            Refusal::at(Reason::MemoryMissing { container: name(container).into() }, place(index, "memory"))
        }
        None => Refusal::at(Reason::FargateMemoryMissing, "memory"),
    }
}

/// The amounts of memory, in MiB, that Fargate has for a task of so many CPU units, the smallest first; none if it has no
/// tasks of that many. Source: the table under `cpu` of `RegisterTaskDefinition` in the ECS API reference.
pub fn fargate_memory(cpu: u32) -> impl Iterator<Item = u32> {
    const GIB: u32 = 1024;
    let (least, most, step) = match cpu {
        256 => (GIB / 2, 2 * GIB, GIB / 2),
        512 => (GIB, 4 * GIB, GIB),
        1024 => (2 * GIB, 8 * GIB, GIB),
        2048 => (4 * GIB, 16 * GIB, GIB),
        4096 => (8 * GIB, 30 * GIB, GIB),
        8192 => (16 * GIB, 60 * GIB, 4 * GIB),
        16_384 => (32 * GIB, 120 * GIB, 8 * GIB),
        _ => (1, 0, 1),
    };
    let uneven = move |memory: &u32| cpu == 256 && !memory.is_power_of_two();
    (least..=most).step_by(step as usize).filter(move |memory| !uneven(memory))
}

fn offers(cpu: u32, memory: u32) -> bool {
    fargate_memory(cpu).any(|offered| offered == memory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fargate_has_memory_for_each_of_its_cpu_sizes() {
        assert_eq!(fargate_memory(256).collect::<Vec<_>>(), [512, 1024, 2048]);
        assert_eq!(fargate_memory(512).collect::<Vec<_>>(), [1024, 2048, 3072, 4096]);
        assert_eq!(fargate_memory(16_384).last(), Some(122_880));
        assert!(FARGATE_CPU.iter().all(|cpu| fargate_memory(*cpu).next().is_some()));
        assert!([0, 128, 255, 300, u32::MAX].into_iter().all(|cpu| fargate_memory(cpu).next().is_none()));
        assert!(!offers(256, 1536) && offers(1024, 3072));
    }
}
