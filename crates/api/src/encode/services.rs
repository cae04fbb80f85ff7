//! Services as ECS shows them.

use lifecycle::workloads::id;
use lifecycle::workloads::resource::Resource;
use lifecycle::workloads::service::{
    Capacity, CircuitBreaker, Deployment, Service, ServiceEvent, ServiceStatus, Threshold,
};
use lifecycle::workloads::task::LaunchType;
use lifecycle::workloads::view::{Origin, ServiceView, ShownBy};
use lifecycle::{ArnPrefix, CALLER};
use serde_json::{Map, Value};

use super::json::{Object, items};
use super::{places, tag_list};

pub fn service(origin: Origin, view: &ServiceView) -> String {
    let service = &view.service;
    let counts = service.counts();
    let out = Object::default()
        .text("clusterArn", &origin.arn(&Resource::Cluster(view.cluster.clone())))
        .time("createdAt", service.created_at)
        .text("createdBy", &places::iam_arn(origin, CALLER))
        .json("deploymentConfiguration", deployment_configuration(view))
        .json("deployments", deployments(origin, service))
        .number("desiredCount", service.desired_count)
        .json("events", items(&service.events, |there| event(service, there)))
        .number("pendingCount", counts.pending)
        .text("resourceManagementType", "CUSTOMER")
        .number("runningCount", counts.running)
        .text("schedulingStrategy", service.strategy.as_str())
        .text("serviceArn", &origin.arn(&Resource::Service(view.cluster.clone(), service.name.clone())))
        .text("serviceName", service.name.as_str())
        .text("status", service.status.as_str())
        .with(service.primary(), |out, primary| out.text("taskDefinition", &task_definition(origin, primary)))
        .with(open_deployment(view), |out, open| {
            out.text("currentServiceDeployment", &beside(origin, view, "service-deployment", open))
        })
        .with(view.with_tags.then_some(&service.tags), |out, tags| out.json("tags", tag_list(tags)));
    let out = match view.shown_by {
        ShownBy::Create | ShownBy::Update | ShownBy::Describe => {
            out.json("currentServiceRevisions", items(&service.deployments, |there| current(origin, view, there)))
        }
        ShownBy::Delete => out,
    };
    let out = echoed(out, service);
    place(out, service).with(role(origin, service), |out, role| out.text("roleArn", &role)).written()
}

/// What was asked for, or what holds where nothing was.
fn echoed(out: Object, service: &Service) -> Object {
    let options = &service.options;
    let or = |name: &'static str, default: &str| {
        options.member(name).map_or_else(|| default.to_owned(), ToString::to_string)
    };
    let out = [
        ("deploymentController", r#"{"type":"ECS"}"#),
        ("enableECSManagedTags", "false"),
        ("enableExecuteCommand", "false"),
        ("healthCheckGracePeriodSeconds", "0"),
        ("loadBalancers", "[]"),
        ("placementConstraints", "[]"),
        ("placementStrategy", "[]"),
        ("propagateTags", "\"NONE\""),
        ("serviceRegistries", "[]"),
    ]
    .into_iter()
    .fold(out, |out, (name, default)| out.json(name, or(name, default)));
    out.echo("availabilityZoneRebalancing", options.member("availabilityZoneRebalancing"))
        .echo("networkConfiguration", options.member("networkConfiguration"))
}

/// Where its tasks run.
fn place(out: Object, service: &Service) -> Object {
    let out = capacity(out, &service.capacity);
    match service.capacity.launch_type() {
        LaunchType::Ec2 => out,
        LaunchType::Fargate => out
            .text("platformFamily", places::LINUX)
            .text("platformVersion", service.options.text("platformVersion").unwrap_or(places::LATEST)),
    }
}

fn capacity(out: Object, capacity: &Capacity) -> Object {
    match capacity {
        Capacity::LaunchType(launch_type) => out.text("launchType", launch_type.as_str()),
        Capacity::Providers(shares) => {
            let shares = items(shares, |share| {
                let out = Object::default().number("base", share.base).text("capacityProvider", &share.provider);
                out.number("weight", share.weight).written()
            });
            out.json("capacityProviderStrategy", shares)
        }
    }
}

/// The role that ECS itself takes on for the service: its own, where tasks have network interfaces, or the one that was
/// named for a load balancer.
fn role(origin: Origin, service: &Service) -> Option<String> {
    let own = "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
    match service.options.text("role") {
        Some(arn) if arn.starts_with("arn:") => Some(arn.into()),
        Some(name) => Some(places::iam_arn(origin, &format!("role/{name}"))),
        None => service.options.member("networkConfiguration").map(|_| places::iam_arn(origin, own)),
    }
}

fn deployment_configuration(view: &ServiceView) -> String {
    let service = &view.service;
    let asked = service.options.member("deploymentConfiguration").and_then(Value::as_object);
    let asked = |name: &str| asked.and_then(|asked: &Map<String, Value>| asked.get(name));
    let with_details = view.shown_by != ShownBy::Delete;
    let bake_time = || asked("bakeTimeInMinutes").map_or_else(|| "0".into(), ToString::to_string);
    Object::default()
        .echo("alarms", asked("alarms"))
        .with(with_details.then(bake_time), |out, minutes| out.json("bakeTimeInMinutes", minutes))
        .echo("canaryConfiguration", asked("canaryConfiguration"))
        .json("deploymentCircuitBreaker", breaker(service.breaker, asked("deploymentCircuitBreaker"), with_details))
        .echo("earlySuccessCriteria", asked("earlySuccessCriteria"))
        .echo("lifecycleHooks", asked("lifecycleHooks"))
        .echo("linearConfiguration", asked("linearConfiguration"))
        .number("maximumPercent", service.percents.maximum)
        .number("minimumHealthyPercent", service.percents.minimum_healthy)
        .json("strategy", asked("strategy").map_or_else(|| "\"ROLLING\"".into(), ToString::to_string))
        .written()
}

fn breaker(breaker: CircuitBreaker, asked: Option<&Value>, with_details: bool) -> String {
    let out = Object::default().flag("enable", breaker.enabled).flag("rollback", breaker.rollback);
    if !with_details {
        return out.written();
    }
    let reset = asked.and_then(|asked| asked.get("resetOnHealthyTask")).and_then(Value::as_bool).unwrap_or(true);
    let (kind, value) = match breaker.threshold {
        Threshold::BoundedPercent(percent) => ("BOUNDED_PERCENT", percent),
        Threshold::Count(count) => ("COUNT", count),
    };
    let threshold = Object::default().text("type", kind).number("value", value).written();
    out.flag("resetOnHealthyTask", reset).json("thresholdConfiguration", threshold).written()
}

fn deployments(origin: Origin, service: &Service) -> String {
    items(service.deployments.iter().enumerate(), |(index, there)| {
        let status = match (index, service.status) {
            (0, _) => "PRIMARY",
            (_, ServiceStatus::Active) => "ACTIVE",
            // Recorded: with its service, an older deployment drains.
            (_, ServiceStatus::Draining | ServiceStatus::Inactive) => "DRAINING",
        };
        deployment(origin, service, there, status)
    })
}

fn deployment(origin: Origin, service: &Service, deployment: &Deployment, status: &str) -> String {
    let options = &service.options;
    let out = Object::default()
        .time("createdAt", deployment.created_at)
        .number("desiredCount", deployment.desired_count)
        .number("failedTasks", deployment.failed_tasks)
        .text("id", &deployment.id.to_string())
        .echo("networkConfiguration", options.member("networkConfiguration"))
        .number("pendingCount", deployment.counts.pending)
        .text("rolloutState", deployment.rollout.as_str())
        .text("rolloutStateReason", &deployment.rollout_reason())
        .number("runningCount", deployment.counts.running)
        .text("status", status)
        .text("taskDefinition", &task_definition(origin, deployment))
        .time("updatedAt", deployment.updated_at);
    // What an older deployment was asked for is not kept.
    let of_primary = |name| options.member(name).filter(|_| status == "PRIMARY");
    let out = ["serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations"]
        .into_iter()
        .fold(out, |out, name| out.echo(name, of_primary(name)));
    let out = capacity(out, &service.capacity);
    match service.capacity.launch_type() {
        LaunchType::Ec2 => out,
        LaunchType::Fargate => out
            .text("platformFamily", places::LINUX)
            .text("platformVersion", places::platform_version(options.text("platformVersion"))),
    }
    .written()
}

fn current(origin: Origin, view: &ServiceView, deployment: &Deployment) -> String {
    Object::default()
        .text("arn", &beside(origin, view, "service-revision", deployment))
        .number("pendingTaskCount", deployment.counts.pending)
        .number("requestedTaskCount", deployment.desired_count)
        .number("runningTaskCount", deployment.counts.running)
        .written()
}

/// The deployment that is going on. Recorded in descriptions alone.
fn open_deployment(view: &ServiceView) -> Option<&Deployment> {
    let open = view.shown_by == ShownBy::Describe && view.service.is_deploying();
    view.service.primary().filter(|_| open)
}

/// The ARN of something that has the digits of a deployment's id.
fn beside(origin: Origin, view: &ServiceView, kind: &str, deployment: &Deployment) -> String {
    let (cluster, service, digits) = (&view.cluster, &view.service.name, deployment.id.digits());
    format!("{}{kind}/{cluster}/{service}/{digits}", ArnPrefix(origin.account, origin.region))
}

fn task_definition(origin: Origin, deployment: &Deployment) -> String {
    origin.arn(&Resource::Revision(deployment.family.clone(), deployment.revision))
}

fn event(service: &Service, event: &ServiceEvent) -> String {
    Object::default()
        .time("createdAt", event.at)
        .text("id", &id::uuid(id::bytes(event.number)))
        .text("message", &event.message(&service.name))
        .written()
}
