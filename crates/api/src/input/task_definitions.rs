//! The shapes of the requests about task definitions.

use lifecycle::document::shape::Shape::{Integer, Text};
use lifecycle::document::shape::{Member, optional};

use super::{TAGS, TEXTS};

/// What `RegisterTaskDefinition` takes beside the content.
pub const REGISTER: &[Member] = &[optional("family", Text), optional("tags", TAGS)];

pub const DEREGISTER: &[Member] = &[optional("taskDefinition", Text)];

pub const DESCRIBE: &[Member] = &[optional("include", TEXTS), optional("taskDefinition", Text)];

pub const DELETE: &[Member] = &[optional("taskDefinitions", TEXTS)];

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
