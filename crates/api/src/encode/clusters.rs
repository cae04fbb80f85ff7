//! Clusters as ECS shows them.

use lifecycle::workloads::resource::Resource;
use lifecycle::workloads::view::{ClusterIncludes, ClusterView, Origin};

use super::json::{Object, items};
use super::tag_list;

/// A cluster as the answers that create and delete it show it.
pub fn whole(origin: Origin, view: &ClusterView) -> String {
    let out = common(origin, view).echo("configuration", view.options.member("configuration"));
    out.json("settings", settings(view)).json("statistics", "[]").json("tags", tag_list(&view.tags)).written()
}

/// A cluster as it is described, with what was asked for.
pub fn described(origin: Origin, view: &ClusterView, includes: ClusterIncludes) -> String {
    let asked = |include: bool, json: fn(&ClusterView) -> String| if include { json(view) } else { "[]".into() };
    let configuration = view.options.member("configuration").filter(|_| includes.configurations);
    common(origin, view)
        .with(includes.attachments.then_some("[]"), |out, attachments| out.json("attachments", attachments))
        .echo("configuration", configuration)
        .json("settings", asked(includes.settings, settings))
        .json("statistics", asked(includes.statistics, statistics))
        .json("tags", asked(includes.tags, |view| tag_list(&view.tags)))
        .written()
}

fn common(origin: Origin, view: &ClusterView) -> Object {
    let list = |name: &str| items(view.options.list(name), ToString::to_string);
    Object::default()
        .number("activeServicesCount", view.active_services)
        .json("capacityProviders", list("capacityProviders"))
        .text("clusterArn", &origin.arn(&Resource::Cluster(view.name.clone())))
        .text("clusterName", view.name.as_str())
        .json("defaultCapacityProviderStrategy", list("defaultCapacityProviderStrategy"))
        .number("pendingTasksCount", view.tasks.pending)
        .number("registeredContainerInstancesCount", view.instances)
        .number("runningTasksCount", view.tasks.running)
        .echo("serviceConnectDefaults", view.options.member("serviceConnectDefaults"))
        .text("status", view.status.as_str())
}

fn settings(view: &ClusterView) -> String {
    items(view.options.list("settings"), ToString::to_string)
}

/// The counts by launch type, in the order in which real ECS has them. Nothing external or managed is simulated.
fn statistics(view: &ClusterView) -> String {
    let (all, fargate) = (view.tasks, view.fargate_tasks);
    let (draining_fargate, draining_ec2) = view.draining_services;
    let counts: [(&str, usize); 16] = [
        ("runningEC2TasksCount", (all.running - fargate.running) as usize),
        ("runningFargateTasksCount", fargate.running as usize),
        ("pendingEC2TasksCount", (all.pending - fargate.pending) as usize),
        ("pendingFargateTasksCount", fargate.pending as usize),
        ("runningExternalTasksCount", 0),
        ("pendingExternalTasksCount", 0),
        ("runningManagedInstancesTasksCount", 0),
        ("pendingManagedInstancesTasksCount", 0),
        ("activeEC2ServiceCount", view.active_services - view.fargate_services),
        ("activeFargateServiceCount", view.fargate_services),
        ("drainingEC2ServiceCount", draining_ec2),
        ("drainingFargateServiceCount", draining_fargate),
        ("activeExternalServiceCount", 0),
        ("drainingExternalServiceCount", 0),
        ("activeManagedInstancesServiceCount", 0),
        ("drainingManagedInstancesServiceCount", 0),
    ];
    items(counts, |(name, count)| Object::default().text("name", name).text("value", &count.to_string()).written())
}
