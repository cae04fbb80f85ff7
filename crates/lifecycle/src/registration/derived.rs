//! What ECS derives from a registered content: sizes as plain numbers, `compatibilities` and `requiresAttributes`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::document::{Document, flag, integer, list, object, text};

use super::containers::log_configuration;
use super::fargate;
use super::size::TaskSize;

/// The derived members, as JSON texts by name.
pub(super) fn members(document: &Document, size: TaskSize) -> impl Iterator<Item = (&'static str, String)> {
    let attributes = attributes(document);
    [
        Some(("compatibilities", words(compatibilities(document, size).into_iter()))),
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
        container_attributes(container, execution_role, &mut attributes);
    }
    attributes
}

fn container_attributes(container: &Value, execution_role: bool, attributes: &mut BTreeSet<&'static str>) {
    let timed = ["startTimeout", "stopTimeout"].iter().any(|member| integer(container, member).is_some());
    if timed || !list(container, "dependsOn").is_empty() {
        attributes.insert("ecs.capability.container-ordering");
    }
    if object(container, "healthCheck").is_some() {
        attributes.insert("ecs.capability.container-health-check");
    }
    if flag(container, "privileged") == Some(true) {
        attributes.insert("com.amazonaws.ecs.capability.privileged-container");
    }
    if object(container, "firelensConfiguration")
        .is_some_and(|firelens| firelens.get("type") == Some(&"fluentbit".into()))
    {
        attributes.insert("ecs.capability.firelens.fluentbit");
    }
    for secret in list(container, "secrets") {
        let from = text(secret, "valueFrom").unwrap_or_default();
        attributes.insert(if from.contains(":secretsmanager:") {
            "ecs.capability.secrets.asm.environment-variables"
        } else {
            "ecs.capability.secrets.ssm.environment-variables"
        });
    }
    if log_configuration(container).is_some_and(|(driver, _)| driver == "awslogs") {
        attributes.insert("com.amazonaws.ecs.capability.logging-driver.awslogs");
        if execution_role {
            attributes.insert("ecs.capability.execution-role-awslogs");
        }
    }
    if execution_role && text(container, "image").is_some_and(|image| image.contains(".dkr.ecr.")) {
        attributes.insert("com.amazonaws.ecs.capability.ecr-auth");
        attributes.insert("ecs.capability.execution-role-ecr-pull");
    }
}

fn words(words: impl Iterator<Item = &'static str>) -> String {
    format!("[{}]", words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(","))
}

fn names(names: &BTreeSet<&'static str>) -> String {
    format!("[{}]", names.iter().map(|name| format!("{{\"name\":\"{name}\"}}")).collect::<Vec<_>>().join(","))
}
