//! What a revision's content says of the tasks that run it.

use serde_json::Value;

use crate::content::Content;
use crate::document::{flag, integer, list, text};
use crate::registration::{parse_cpu, parse_memory};
use crate::workloads::instance::Room;
use crate::workloads::task::{Fate, LaunchType};

/// What starting a task needs to know of its revision.
#[derive(Clone, Debug)]
pub struct Profile {
    /// What becomes of the tasks.
    pub fate: Fate,
    /// What each takes of where it runs.
    pub size: Room,
    /// Whether each has a network interface of its own.
    pub has_interface: bool,
    /// Whether it was checked to run on this launch type.
    pub compatible: [bool; 2],
}

/// The repository whose images make a task fail.
const SENTINELS: &str = "taskdef-lab/";

impl Profile {
    /// The profile of a content.
    pub fn of(content: &Content) -> Self {
        let definitions = content.member("containerDefinitions").unwrap_or_default();
        let containers: Vec<Value> = serde_json::from_str(definitions).unwrap_or_default();
        let size = |name, parse: fn(&str) -> Option<u32>| {
            let word: Option<String> = content.member(name).and_then(|text| serde_json::from_str(text).ok());
            word.and_then(|word| parse(&word))
        };
        let sum = |of: fn(&Value) -> Option<i64>| {
            containers.iter().filter_map(of).filter_map(|size| u32::try_from(size).ok()).fold(0, u32::saturating_add)
        };
        let memory = |container: &Value| integer(container, "memoryReservation").or(integer(container, "memory"));
        let compatibilities = content.member("compatibilities").unwrap_or_default();
        Self {
            fate: fate(&containers, definitions),
            size: Room {
                cpu: size("cpu", parse_cpu).unwrap_or_else(|| sum(|container| integer(container, "cpu"))),
                memory: size("memory", parse_memory).unwrap_or_else(|| sum(memory)),
            },
            has_interface: content.member("networkMode") == Some("\"awsvpc\""),
            compatible: [compatibilities.contains("\"EC2\""), compatibilities.contains("\"FARGATE\"")],
        }
    }

    /// Whether tasks of this launch type can run it.
    pub fn runs_on(&self, launch_type: LaunchType) -> bool {
        let [ec2, fargate] = self.compatible;
        match launch_type {
            LaunchType::Ec2 => ec2,
            LaunchType::Fargate => fargate,
        }
    }
}

fn fate(containers: &[Value], definitions: &str) -> Fate {
    if !definitions.contains(SENTINELS) {
        return Fate::Runs;
    }
    let sentinel = |container: &&Value| {
        let (image, tag) =
            text(container, "image")?.strip_prefix(SENTINELS).map(|rest| rest.split_once(':').unwrap_or((rest, "")))?;
        match image {
            "cannot-pull" => Some(Fate::CannotPull),
            "exits" if flag(container, "essential") != Some(false) => Some(Fate::Exits(tag.parse().unwrap_or(1))),
            _ => None,
        }
    };
    let fates: Vec<Fate> = containers.iter().filter_map(|container| sentinel(&container)).collect();
    // What can't be pulled never comes to exit.
    fates.iter().copied().find(|fate| *fate == Fate::CannotPull).or(fates.first().copied()).unwrap_or(Fate::Runs)
}

/// The names of a content's containers, with their images, in order.
pub fn containers(content: &Content) -> Vec<(String, String)> {
    let definitions = content.member("containerDefinitions").unwrap_or_default();
    let parsed: Value = serde_json::from_str(&format!("{{\"all\":{definitions}}}")).unwrap_or_default();
    let member = |container: &Value, name| text(container, name).unwrap_or_default().to_owned();
    list(&parsed, "all").iter().map(|container| (member(container, "name"), member(container, "image"))).collect()
}
