//! The shapes of the requests, but for what a task definition itself holds.
//!
//! Source: the ECS API model of 2014-11-13 as in botocore 1.44.5. Where ECS refuses a word or a missing member with a
//! message of its own, that is left to the rules: the word is any text here, and the member optional.

mod clusters;
mod instances;
mod services;
mod task_definitions;
mod tasks;

use lifecycle::document::shape::Shape::{Choice, Integer, List, Structure, Text};
use lifecycle::document::shape::{Member, Shape, optional, required};

pub use clusters::{CREATE_CLUSTER, DELETE_CLUSTER, DESCRIBE_CLUSTERS, LIST_CLUSTERS};
pub use instances::{DESCRIBE_CONTAINER_INSTANCES, LIST_CONTAINER_INSTANCES};
pub use services::{CREATE_SERVICE, DELETE_SERVICE, DESCRIBE_SERVICES, LIST_SERVICES, UPDATE_SERVICE};
pub use task_definitions::{DELETE, DEREGISTER, DESCRIBE, LIST, LIST_FAMILIES, REGISTER};
pub use tasks::{DESCRIBE_TASKS, LIST_TASKS, RUN_TASK, START_TASK, STOP_TASK};

pub const TAG_RESOURCE: &[Member] = &[optional("resourceArn", Text), optional("tags", TAGS)];

pub const UNTAG_RESOURCE: &[Member] = &[optional("resourceArn", Text), optional("tagKeys", TEXTS)];

pub const LIST_TAGS: &[Member] = &[optional("resourceArn", Text)];

const TEXTS: Shape = List(&Text);

const TAGS: Shape = List(&Structure(&[optional("key", Text), optional("value", Text)]));

const SWITCH: Shape = Choice(&["ENABLED", "DISABLED"]);

/// Where the tags of tasks and volumes come from.
const TAG_SOURCES: Shape = Choice(&["TASK_DEFINITION", "SERVICE", "NONE"]);

const CAPACITY_PROVIDER_STRATEGY: Shape =
    List(&Structure(&[optional("base", Integer), required("capacityProvider", Text), optional("weight", Integer)]));

const NETWORK_CONFIGURATION: Shape = Structure(&[optional(
    "awsvpcConfiguration",
    Structure(&[optional("assignPublicIp", SWITCH), optional("securityGroups", TEXTS), required("subnets", TEXTS)]),
)]);

const PLACEMENT_CONSTRAINTS: Shape =
    List(&Structure(&[optional("expression", Text), optional("type", Choice(&["distinctInstance", "memberOf"]))]));

const PLACEMENT_STRATEGY: Shape =
    List(&Structure(&[optional("field", Text), optional("type", Choice(&["random", "spread", "binpack"]))]));

#[cfg(test)]
mod tests {
    use super::*;

    fn check_sorted(shape: &Shape) {
        match shape {
            List(item) => check_sorted(item),
            Structure(members) => {
                assert!(members.is_sorted_by(|a, b| a.name < b.name), "members are looked up by binary search");
                members.iter().for_each(|member| check_sorted(&member.shape));
            }
            Text | Choice(_) | Integer | Shape::Number | Shape::Flag | Shape::Anything | Shape::Map => {}
        }
    }

    #[test]
    fn members_are_sorted_by_name() {
        for operation in [
            REGISTER,
            DEREGISTER,
            DESCRIBE,
            DELETE,
            LIST,
            LIST_FAMILIES,
            TAG_RESOURCE,
            UNTAG_RESOURCE,
            LIST_TAGS,
            CREATE_CLUSTER,
            DELETE_CLUSTER,
            DESCRIBE_CLUSTERS,
            LIST_CLUSTERS,
            CREATE_SERVICE,
            UPDATE_SERVICE,
            DELETE_SERVICE,
            DESCRIBE_SERVICES,
            LIST_SERVICES,
            RUN_TASK,
            START_TASK,
            STOP_TASK,
            DESCRIBE_TASKS,
            LIST_TASKS,
            DESCRIBE_CONTAINER_INSTANCES,
            LIST_CONTAINER_INSTANCES,
        ] {
            check_sorted(&Structure(operation));
        }
    }
}
