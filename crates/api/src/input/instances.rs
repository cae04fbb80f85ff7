//! The shapes of the requests about container instances.

use lifecycle::document::shape::Shape::{Integer, Text};
use lifecycle::document::shape::{Member, optional};

use super::TEXTS;

pub const DESCRIBE_CONTAINER_INSTANCES: &[Member] =
    &[optional("cluster", Text), optional("containerInstances", TEXTS), optional("include", TEXTS)];

pub const LIST_CONTAINER_INSTANCES: &[Member] = &[
    optional("cluster", Text),
    optional("filter", Text),
    optional("maxResults", Integer),
    optional("nextToken", Text),
    optional("status", Text),
];
