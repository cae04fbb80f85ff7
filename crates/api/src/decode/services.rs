//! Requests about services.

use lifecycle::workloads::request::{CreateService, DeleteService, ListServices, UpdateService};
use lifecycle::{Operation, Query};

use super::Request;
use super::members::Members;

pub fn create(mut members: Members) -> Request {
    Request::Call(Operation::CreateService(Box::new(CreateService {
        cluster: members.text("cluster"),
        name: members.text("serviceName"),
        task_definition: members.text("taskDefinition"),
        desired_count: members.integer("desiredCount"),
        launch_type: members.text("launchType"),
        strategy: members.text("schedulingStrategy"),
        client_token: members.text("clientToken"),
        tags: members.tags().unwrap_or_default(),
        options: members.options(),
    })))
}

pub fn update(mut members: Members) -> Request {
    Request::Call(Operation::UpdateService(Box::new(UpdateService {
        cluster: members.text("cluster"),
        service: members.word("service"),
        task_definition: members.text("taskDefinition"),
        desired_count: members.integer("desiredCount"),
        force_new_deployment: members.flag("forceNewDeployment"),
        options: members.options(),
    })))
}

pub fn delete(mut members: Members) -> Request {
    Request::Call(Operation::DeleteService(DeleteService {
        cluster: members.text("cluster"),
        service: members.word("service"),
        force: members.flag("force"),
    }))
}

pub fn describe(mut members: Members) -> Request {
    Request::Query(Query::DescribeServices {
        cluster: members.text("cluster"),
        services: members.texts("services"),
        include: members.texts("include"),
    })
}

pub fn list(mut members: Members) -> Request {
    Request::Query(Query::ListServices(ListServices {
        cluster: members.text("cluster"),
        launch_type: members.text("launchType"),
        strategy: members.text("schedulingStrategy"),
        paging: members.paging(),
    }))
}
