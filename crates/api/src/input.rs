//! The shapes of the requests, but for what a task definition itself holds.
//!
//! Source: the ECS API model of 2014-11-13 as in botocore 1.44.5.

use lifecycle::document::shape::Shape::{Integer, List, Structure, Text};
use lifecycle::document::shape::{Member, Shape, optional};

const TAG: Shape = Structure(&[optional("key", Text), optional("value", Text)]);

/// What `RegisterTaskDefinition` takes beside the content.
pub const REGISTER: &[Member] = &[optional("family", Text), optional("tags", List(&TAG))];

pub const DEREGISTER: &[Member] = &[optional("taskDefinition", Text)];

pub const DESCRIBE: &[Member] = &[optional("include", List(&Text)), optional("taskDefinition", Text)];

pub const DELETE: &[Member] = &[optional("taskDefinitions", List(&Text))];

pub const LIST: &[Member] = &[
    optional("familyPrefix", Text),
    optional("maxResults", Integer),
    optional("nextToken", Text),
    optional("sort", Text),
    optional("status", Text),
];

pub const LIST_FAMILIES: &[Member] = &[
    optional("familyPrefix", Text),
    optional("maxResults", Integer),
    optional("nextToken", Text),
    optional("status", Text),
];

pub const TAG_RESOURCE: &[Member] = &[optional("resourceArn", Text), optional("tags", List(&TAG))];

pub const UNTAG_RESOURCE: &[Member] = &[optional("resourceArn", Text), optional("tagKeys", List(&Text))];

pub const LIST_TAGS: &[Member] = &[optional("resourceArn", Text)];
