//! What ECS derives from a registered content: sizes as plain numbers, `compatibilities` and `requiresAttributes`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::{Document, list, object, text};

use super::fargate;
use super::size::TaskSize;

/// The derived members, as JSON texts by name.
pub(super) fn members(document: &Document, size: TaskSize) -> impl Iterator<Item = (&'static str, String)> {
    let attributes = attributes(document);
    [
        Some(("compatibilities", words(&compatibilities(document, size)))),
        size.cpu.map(|units| ("cpu", format!("\"{units}\""))),
        size.memory.map(|mebibytes| ("memory", format!("\"{mebibytes}\""))),
        (!attributes.is_empty()).then(|| ("requiresAttributes", names(&attributes))),
    ]
    .into_iter()
    .flatten()
}

/// Source: recorded for a plain EC2 definition (EXTERNAL, EC2) and for a Fargate one (EC2, MANAGED_INSTANCES, FARGATE);
/// the rest is inferred.
fn compatibilities(document: &Document, size: TaskSize) -> Vec<&'static str> {
    let mode = document.network_mode();
    let sized = size.cpu.is_some() && size.memory.is_some();
    let mut compatibilities = Vec::with_capacity(4);
    if mode != Some("awsvpc") {
        compatibilities.push("EXTERNAL");
    }
    compatibilities.push("EC2");
    if sized && matches!(mode, Some("awsvpc" | "host")) {
        compatibilities.push("MANAGED_INSTANCES");
    }
    if document.requires("FARGATE") || fargate::check(document, size).is_ok() {
        compatibilities.push("FARGATE");
    }
    compatibilities
}

/// What a container instance must be able to do. Source: recorded for Fargate, `task-eni` and `container-ordering`;
/// the others are inferred from the list of agent attributes in the ECS developer guide.
fn attributes(document: &Document) -> BTreeSet<&'static str> {
    let json = document.as_json();
    let mut attributes = BTreeSet::new();
    if document.requires("FARGATE") {
        attributes.insert("com.amazonaws.ecs.capability.docker-remote-api.1.18");
    }
    if document.network_mode() == Some("awsvpc") {
        attributes.insert("ecs.capability.task-eni");
    }
    if text(json, "taskRoleArn").is_some() {
        attributes.insert("com.amazonaws.ecs.capability.task-iam-role");
    }
    if text(json, "pidMode").is_some() || text(json, "ipcMode").is_some() {
        attributes.insert("ecs.capability.pid-ipc-namespace-sharing");
    }
    for volume in list(json, "volumes") {
        if object(volume, "efsVolumeConfiguration").is_some() {
            attributes.insert("ecs.capability.efs");
        }
    }
    let execution_role = text(json, "executionRoleArn").is_some();
    for container in document.containers() {
        for (member, value) in container.as_object().into_iter().flatten() {
            container_attributes(member, value, execution_role, &mut attributes);
        }
    }
    attributes
}

/// What one member of a container asks for.
fn container_attributes(member: &str, value: &Value, execution_role: bool, attributes: &mut BTreeSet<&'static str>) {
    match member {
        "startTimeout" | "stopTimeout" => {
            attributes.insert("ecs.capability.container-ordering");
        }
        "dependsOn" if value.as_array().is_some_and(|list| !list.is_empty()) => {
            attributes.insert("ecs.capability.container-ordering");
        }
        "healthCheck" => {
            attributes.insert("ecs.capability.container-health-check");
        }
        "privileged" if value == &Value::Bool(true) => {
            attributes.insert("com.amazonaws.ecs.capability.privileged-container");
        }
        "firelensConfiguration" if text(value, "type") == Some("fluentbit") => {
            attributes.insert("ecs.capability.firelens.fluentbit");
        }
        "secrets" => {
            for secret in value.as_array().into_iter().flatten() {
                let from = text(secret, "valueFrom").unwrap_or_default();
                attributes.insert(if from.contains(":secretsmanager:") {
                    "ecs.capability.secrets.asm.environment-variables"
                } else {
                    "ecs.capability.secrets.ssm.environment-variables"
                });
            }
        }
        "logConfiguration" if text(value, "logDriver") == Some("awslogs") => {
            attributes.insert("com.amazonaws.ecs.capability.logging-driver.awslogs");
            if execution_role {
                attributes.insert("ecs.capability.execution-role-awslogs");
            }
        }
        "image" if execution_role && value.as_str().is_some_and(|image| image.contains(".dkr.ecr.")) => {
            attributes.insert("com.amazonaws.ecs.capability.ecr-auth");
            attributes.insert("ecs.capability.execution-role-ecr-pull");
        }
        _ => {}
    }
}

fn words(words: &[&str]) -> String {
    listed(words.iter().map(|word| ["\"", word, "\""]))
}

fn names(names: &BTreeSet<&str>) -> String {
    listed(names.iter().map(|name| ["{\"name\":\"", name, "\"}"]))
}

/// A JSON list of items, each given in parts.
fn listed<'a>(items: impl Iterator<Item = [&'a str; 3]>) -> String {
    let mut out = String::with_capacity(512);
    out.push('[');
    for (index, parts) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.extend(parts);
    }
    out.push(']');
    out
}
