//! Requests about tags.

use lifecycle::{Operation, Query};

use super::Request;
use super::members::Members;

pub fn tag(mut members: Members) -> Request {
    let (resource, tags) = (members.word("resourceArn"), members.tags().unwrap_or_default());
    Request::Call(Operation::Tag { resource, tags })
}

pub fn untag(mut members: Members) -> Request {
    let (resource, keys) = (members.word("resourceArn"), members.texts("tagKeys"));
    Request::Call(Operation::Untag { resource, keys })
}

pub fn list(mut members: Members) -> Request {
    Request::Query(Query::ListTags { resource: members.word("resourceArn") })
}
