//! Requests about clusters.

use lifecycle::workloads::request::CreateCluster;
use lifecycle::{Operation, Query};

use super::Request;
use super::members::Members;

pub fn create(mut members: Members) -> Request {
    let (name, tags) = (members.text("clusterName"), members.tags());
    Request::Call(Operation::CreateCluster(CreateCluster { name, tags, options: members.options() }))
}

pub fn delete(mut members: Members) -> Request {
    Request::Call(Operation::DeleteCluster { cluster: members.word("cluster") })
}

pub fn describe(mut members: Members) -> Request {
    Request::Query(Query::DescribeClusters { clusters: members.texts("clusters"), include: members.texts("include") })
}

pub fn list(mut members: Members) -> Request {
    Request::Query(Query::ListClusters(members.paging()))
}
