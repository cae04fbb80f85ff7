//! A task's containers as ECS shows them.

use lifecycle::ArnPrefix;
use lifecycle::workloads::id;
use lifecycle::workloads::task::{Fate, LastStatus, LaunchType, Task};
use lifecycle::workloads::view::{Origin, TaskView};
use serde_json::Value;

use super::json::{Object, items};
use super::tasks::{Interface, arn, binds_ports, container_health};

/// What a container's identifiers are told from those of the task by.
const FIRST: u64 = 16;

pub fn containers(origin: Origin, view: &TaskView, definitions: &[Value]) -> String {
    let task = &view.task;
    items((FIRST..).step_by(2).zip(definitions), |(which, definition)| {
        let name = definition.get("name").and_then(Value::as_str).unwrap_or_default();
        let asked = overridden(task, name);
        let size = |member: &str| asked.and_then(|asked| asked.get(member)).or_else(|| definition.get(member));
        let out = Object::default()
            .text("containerArn", &container_arn(origin, view, which))
            .text("cpu", &size("cpu").map_or_else(|| "0".into(), ToString::to_string))
            .text("image", definition.get("image").and_then(Value::as_str).unwrap_or_default())
            .text("lastStatus", last_status(task.last))
            .text("name", name)
            .json("networkInterfaces", interfaces(task))
            .text("taskArn", &arn(origin, view))
            .with(size("memory"), |out, memory| out.text("memory", &memory.to_string()))
            .with(size("memoryReservation"), |out, memory| out.text("memoryReservation", &memory.to_string()))
            .with(task.exit_code(), |out, code| out.number("exitCode", code))
            .with(agent(task), |out, agent| out.json("managedAgents", agent));
        let out = match task.fate {
            Fate::CannotPull if task.stop.is_some() => {
                out.with(task.stopped_reason().as_deref(), |out, reason| out.text("reason", reason))
            }
            Fate::CannotPull | Fate::Runs | Fate::Exits(_) => out,
        };
        if !view.is_description {
            return out.written();
        }
        out.text("healthStatus", container_health(task, definition))
            .with(task.times.started, |out, _| {
                let bindings = if binds_ports(task) { bindings(task, which, definition) } else { "[]".into() };
                out.text("runtimeId", &runtime_id(task, which)).json("networkBindings", bindings)
            })
            .written()
    })
}

/// What was asked for a container in the place of what its definition says.
pub fn overridden<'t>(task: &'t Task, container: &str) -> Option<&'t Value> {
    let all = task.options.member("overrides")?.get("containerOverrides")?.as_array()?;
    all.iter().find(|of| of.get("name").and_then(Value::as_str) == Some(container))
}

fn container_arn(origin: Origin, view: &TaskView, which: u64) -> String {
    let (prefix, id) = (ArnPrefix(origin.account, origin.region), id::uuid(view.task.id.bytes_of(which)));
    format!("{prefix}container/{}/{}/{id}", view.cluster, view.task.id)
}

/// A container's own status, of which there are fewer than of a task's.
const fn last_status(task: LastStatus) -> &'static str {
    match task {
        LastStatus::Provisioning | LastStatus::Pending => "PENDING",
        LastStatus::Running => "RUNNING",
        LastStatus::Deprovisioning | LastStatus::Stopped => "STOPPED",
    }
}

fn interfaces(task: &Task) -> String {
    let made = Interface::of(task).filter(|_| task.times.pull_started.is_some());
    items(made, |interface| {
        let out = Object::default().text("attachmentId", &interface.attachment());
        out.text("privateIpv4Address", &interface.ip()).written()
    })
}

/// The agent that lets someone into the container, where that was asked for.
fn agent(task: &Task) -> Option<String> {
    let asked = task.options.flag("enableExecuteCommand").unwrap_or_default();
    let agent = Object::default().text("lastStatus", last_status(task.last)).text("name", "ExecuteCommandAgent");
    let agent = agent.with(task.times.started, |out, at| out.time("lastStartedAt", at)).written();
    asked.then(|| items([agent], |agent| agent))
}

/// The id of the container as its runtime has it: on Fargate the task's with ten digits, else the 64 digits of Docker.
fn runtime_id(task: &Task, which: u64) -> String {
    let (first, second) = (task.id.bytes_of(which), task.id.bytes_of(which + 1));
    match task.place.launch_type() {
        LaunchType::Fargate => format!("{}-{:010}", task.id, first % 10_000_000_000),
        LaunchType::Ec2 => format!("{first:032x}{second:032x}"),
    }
}

/// The ports of the instance that lead to the container's.
fn bindings(task: &Task, which: u64, definition: &Value) -> String {
    let mappings = definition.get("portMappings").and_then(Value::as_array);
    items(mappings.into_iter().flatten().zip(0..), |(mapping, index)| {
        let number = |member: &str| mapping.get(member).and_then(Value::as_u64);
        // Which port is free is the instance's business; these are the ones that Linux chooses from.
        let free = 32_768 + (task.id.bytes_of(which + 1).wrapping_add(index) % 28_232) as u64;
        Object::default()
            .text("bindIP", "0.0.0.0")
            .with(number("containerPort"), |out, port| out.number("containerPort", port))
            .number("hostPort", number("hostPort").filter(|port| *port != 0).unwrap_or(free))
            .text("protocol", mapping.get("protocol").and_then(Value::as_str).unwrap_or("tcp"))
            .written()
    })
}
