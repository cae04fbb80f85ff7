//! Requests about tasks.

use lifecycle::workloads::request::{ListTasks, RunTask, StartTask, StopTask};
use lifecycle::{Operation, Query};

use super::Request;
use super::members::Members;

pub fn run(mut members: Members) -> Request {
    Request::Call(Operation::RunTask(Box::new(RunTask {
        cluster: members.text("cluster"),
        task_definition: members.word("taskDefinition"),
        count: members.integer("count"),
        launch_type: members.text("launchType"),
        client_token: members.text("clientToken"),
        started_by: members.text("startedBy"),
        group: members.text("group"),
        tags: members.tags().unwrap_or_default(),
        propagate_tags: members.text("propagateTags"),
        options: members.options(),
    })))
}

pub fn start(mut members: Members) -> Request {
    Request::Call(Operation::StartTask(Box::new(StartTask {
        cluster: members.text("cluster"),
        task_definition: members.word("taskDefinition"),
        instances: members.texts("containerInstances"),
        started_by: members.text("startedBy"),
        group: members.text("group"),
        tags: members.tags().unwrap_or_default(),
        propagate_tags: members.text("propagateTags"),
        options: members.options(),
    })))
}

pub fn stop(mut members: Members) -> Request {
    Request::Call(Operation::StopTask(StopTask {
        cluster: members.text("cluster"),
        task: members.word("task"),
        reason: members.text("reason"),
    }))
}

pub fn describe(mut members: Members) -> Request {
    Request::Query(Query::DescribeTasks {
        cluster: members.text("cluster"),
        tasks: members.texts("tasks"),
        include: members.texts("include"),
    })
}

pub fn list(mut members: Members) -> Request {
    Request::Query(Query::ListTasks(ListTasks {
        cluster: members.text("cluster"),
        instance: members.text("containerInstance"),
        family: members.text("family"),
        started_by: members.text("startedBy"),
        service: members.text("serviceName"),
        desired_status: members.text("desiredStatus"),
        launch_type: members.text("launchType"),
        paging: members.paging(),
    }))
}
