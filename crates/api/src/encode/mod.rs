//! Answers and refusals to bytes, as ECS writes them: members by name, what is unset left out.

mod clusters;
mod containers;
mod instances;
mod json;
mod places;
mod services;
mod task_definitions;
mod tasks;

use lifecycle::workloads::view::{ArnPage, Failure};
use lifecycle::{Answer, Tags};

use crate::error::ApiError;
use json::{Object, items, object, string};
use task_definitions::revision;

pub use json::java_seconds;

/// The body of an answer.
pub fn encode(answer: &Answer) -> String {
    let mut out = String::new();
    match answer {
        Answer::Registered(view, tags) => {
            let tags = tags.as_ref().map(|tags| ("tags", tag_list(tags)));
            object(&mut out, tags.into_iter().chain([("taskDefinition", revision(view))]));
        }
        Answer::Deregistered(view) => object(&mut out, [("taskDefinition", revision(view))]),
        Answer::Described(view, tags) => {
            object(&mut out, [("tags", tag_list(tags)), ("taskDefinition", revision(view))]);
        }
        Answer::Revisions(page) => object(&mut out, task_definitions::revisions(page)),
        Answer::Families(page) => object(&mut out, task_definitions::families(page)),
        Answer::Deleting(views, failures) => {
            let failures = items(failures, task_definitions::failure);
            object(&mut out, [("failures", failures), ("taskDefinitions", items(views, revision))]);
        }
        Answer::Tags(tags) => object(&mut out, [("tags", tag_list(tags))]),
        Answer::Cluster(origin, view, count) => {
            let cluster = clusters::whole(*origin, view);
            object(&mut out, [("cluster", cluster), ("clusterCount", count.to_string())]);
        }
        Answer::Clusters(origin, views, includes, failures) => {
            let clusters = items(views, |view| clusters::described(*origin, view, *includes));
            object(&mut out, [("clusters", clusters), ("failures", items(failures, failure))]);
        }
        Answer::Service(origin, view) => object(&mut out, [("service", services::service(*origin, view))]),
        Answer::Services(origin, views, failures) => {
            let services = items(views, |view| services::service(*origin, view));
            object(&mut out, [("failures", items(failures, failure)), ("services", services)]);
        }
        Answer::Task(origin, view) => object(&mut out, [("task", tasks::task(*origin, view))]),
        Answer::Tasks(origin, views, failures) => {
            let tasks = items(views, |view| tasks::task(*origin, view));
            object(&mut out, [("failures", items(failures, failure)), ("tasks", tasks)]);
        }
        Answer::Instances(origin, views, failures) => {
            let instances = items(views, |view| instances::instance(*origin, view));
            object(&mut out, [("containerInstances", instances), ("failures", items(failures, failure))]);
        }
        Answer::ClusterArns(page) => out = arns("clusterArns", page),
        Answer::ServiceArns(page) => out = arns("serviceArns", page),
        Answer::TaskArns(page) => out = arns("taskArns", page),
        Answer::InstanceArns(page) => out = arns("containerInstanceArns", page),
        Answer::Done => out.push_str("{}"),
    }
    out
}

/// The body of an error.
pub fn encode_error(error: &ApiError) -> String {
    let out = Object::default().text("__type", error.code()).text("message", &error.message());
    let resources = error.resources();
    let resources = Some(resources).filter(|resources| !resources.is_empty());
    out.with(resources, |out, arns| out.json("resourceIds", items(arns, |arn| string(arn)))).written()
}

fn arns(name: &'static str, page: &ArnPage) -> String {
    let out = Object::default().json(name, items(&page.arns, |arn| string(arn)));
    out.with(page.next_token.as_deref(), |out, token| out.text("nextToken", token)).written()
}

fn failure(failure: &Failure) -> String {
    Object::default().text("arn", &failure.arn).text("reason", failure.reason).written()
}

fn tag_list(tags: &Tags) -> String {
    items(tags.iter(), |(key, value)| Object::default().text("key", key).text("value", value).written())
}
