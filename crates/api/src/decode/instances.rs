//! Requests about container instances.

use lifecycle::Query;

use super::Request;
use super::members::Members;

pub fn describe(mut members: Members) -> Request {
    Request::Query(Query::DescribeInstances {
        cluster: members.text("cluster"),
        instances: members.texts("containerInstances"),
        include: members.texts("include"),
    })
}

pub fn list(mut members: Members) -> Request {
    Request::Query(Query::ListInstances {
        cluster: members.text("cluster"),
        status: members.text("status"),
        paging: members.paging(),
    })
}
