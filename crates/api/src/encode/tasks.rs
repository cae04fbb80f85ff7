//! Tasks as ECS shows them.

use lifecycle::workloads::id;
use lifecycle::workloads::resource::Resource;
use lifecycle::workloads::task::{LastStatus, LaunchType, Place, Task};
use lifecycle::workloads::view::{Origin, TaskView};
use lifecycle::{Content, Tags};
use serde_json::Value;

use super::containers::{containers, overridden};
use super::json::{Object, items};
use super::{places, tag_list};

/// The storage of a task on Fargate that asks for none, in GiB. Recorded.
const EPHEMERAL_STORAGE: &str = r#"{"sizeInGiB":20}"#;

pub fn task(origin: Origin, view: &TaskView) -> String {
    let task = &view.task;
    let definitions = definitions(&view.content);
    let none = Tags::default();
    let out = Object::default()
        .json("attachments", items(attachment(origin, task), |attachment| attachment))
        .json("attributes", attributes(&view.content))
        .text("clusterArn", &origin.arn(&Resource::Cluster(view.cluster.clone())))
        .json("containers", containers(origin, view, &definitions))
        .text("cpu", &task.size.cpu.to_string())
        .text("desiredStatus", if task.stop.is_some() { "STOPPED" } else { "RUNNING" })
        .flag("enableExecuteCommand", task.options.flag("enableExecuteCommand").unwrap_or_default())
        .text("group", &task.group())
        .text("lastStatus", task.last.as_str())
        .text("launchType", task.place.launch_type().as_str())
        .text("memory", &task.size.memory.to_string())
        .json("overrides", overrides(task, &definitions))
        .with(task.started_by().as_deref(), |out, by| out.text("startedBy", by))
        .json("tags", tag_list(if view.with_tags { &task.tags } else { &none }))
        .text("taskArn", &arn(origin, view))
        .text("taskDefinitionArn", &origin.arn(&Resource::Revision(task.family.clone(), task.revision)))
        .number("version", task.version());
    let out = if view.is_description { out.text("healthStatus", health(task, &definitions)) } else { out };
    place(times(out, task), origin, view).written()
}

pub fn arn(origin: Origin, view: &TaskView) -> String {
    origin.arn(&Resource::Task(view.cluster.clone(), view.task.id))
}

/// Whether a container of this definition has told that it is well. Inferred: one with a health check is, while it runs.
pub fn container_health(task: &Task, definition: &Value) -> &'static str {
    let is_checked = definition.get("healthCheck").is_some();
    if is_checked && task.last == LastStatus::Running { "HEALTHY" } else { "UNKNOWN" }
}

fn health(task: &Task, definitions: &[Value]) -> &'static str {
    let essential = |definition: &&Value| definition.get("essential").and_then(Value::as_bool) != Some(false);
    let mut told = definitions.iter().filter(essential).map(|definition| container_health(task, definition));
    if told.any(|health| health == "HEALTHY") { "HEALTHY" } else { "UNKNOWN" }
}

fn definitions(content: &Content) -> Vec<Value> {
    let definitions = content.member("containerDefinitions").and_then(|text| serde_json::from_str(text).ok());
    definitions.unwrap_or_default()
}

/// What happened to it, and when.
fn times(out: Object, task: &Task) -> Object {
    let times = &task.times;
    [
        ("connectivityAt", times.pull_started),
        ("pullStartedAt", times.pull_started),
        ("pullStoppedAt", times.pull_stopped),
        ("startedAt", times.started),
        ("executionStoppedAt", times.execution_stopped),
        ("stoppedAt", times.stopped),
    ]
    .into_iter()
    .fold(out.time("createdAt", times.created), |out, (name, at)| out.with(at, |out, at| out.time(name, at)))
    .with(times.pull_started, |out, _| out.text("connectivity", "CONNECTED"))
    .with(task.stop.as_ref(), |out, stop| out.text("stopCode", stop.code.as_str()).time("stoppingAt", stop.at))
    .with(task.stopped_reason().as_deref(), |out, reason| out.text("stoppedReason", reason))
}

/// Where it runs.
fn place(out: Object, origin: Origin, view: &TaskView) -> Object {
    let (task, content) = (&view.task, &view.content);
    match &task.place {
        Place::Instance(id) => out
            .text("availabilityZone", &places::zone_of_instance(origin.region, *id))
            .text("containerInstanceArn", &origin.arn(&Resource::Instance(view.cluster.clone(), *id))),
        Place::Fargate { provider } => {
            let asked = task.options.member("overrides").and_then(|overrides| overrides.get("ephemeralStorage"));
            let storage = asked.map(ToString::to_string);
            let storage = storage.or_else(|| content.member("ephemeralStorage").map(Into::into));
            out.text("availabilityZone", &places::zone_of_subnet(origin.region, subnet(task).unwrap_or_default()))
                .with(provider.as_deref(), |out, provider| out.text("capacityProviderName", provider))
                .json("ephemeralStorage", storage.unwrap_or_else(|| EPHEMERAL_STORAGE.into()))
                .text(
                    "platformFamily",
                    &platform(content, "operatingSystemFamily").map_or(places::LINUX.into(), family),
                )
                .text("platformVersion", places::platform_version(task.options.text("platformVersion")))
        }
    }
}

fn family(operating_system: String) -> String {
    if operating_system == "LINUX" { places::LINUX.into() } else { operating_system }
}

fn platform(content: &Content, member: &str) -> Option<String> {
    let platform: Value = serde_json::from_str(content.member("runtimePlatform")?).ok()?;
    platform.get(member)?.as_str().map(Into::into)
}

fn attributes(content: &Content) -> String {
    let architecture = match platform(content, "cpuArchitecture").as_deref() {
        Some("ARM64") => "arm64",
        _ => "x86_64",
    };
    items([("ecs.cpu-architecture", architecture)], |(name, value)| {
        Object::default().text("name", name).text("value", value).written()
    })
}

/// The task's network interface, if it has one of its own.
fn attachment(origin: Origin, task: &Task) -> Option<String> {
    let interface = Interface::of(task)?;
    let status = match task.last {
        LastStatus::Provisioning => "PRECREATED",
        LastStatus::Pending | LastStatus::Running => "ATTACHED",
        LastStatus::Deprovisioning => "DETACHING",
        LastStatus::Stopped => "DELETED",
    };
    let ip = interface.ip();
    let dns = match origin.region.code() {
        "us-east-1" => format!("ip-{}.ec2.internal", ip.replace('.', "-")),
        other => format!("ip-{}.{other}.compute.internal", ip.replace('.', "-")),
    };
    let mut details = vec![("subnetId", subnet(task).unwrap_or_default().to_owned())];
    // Before it is made there is nothing more to say of it.
    if task.times.pull_started.is_some() {
        details.extend([
            ("networkInterfaceId", interface.id()),
            ("macAddress", interface.mac()),
            ("privateDnsName", dns),
            ("privateIPv4Address", ip),
        ]);
    }
    let detail = |(name, value): (&str, String)| Object::default().text("name", name).text("value", &value).written();
    let out = Object::default().json("details", items(details, detail)).text("id", &interface.attachment());
    Some(out.text("status", status).text("type", "ElasticNetworkInterface").written())
}

/// The subnet that its network interface is in: one of those that were named, the same for as long as it lives.
fn subnet(task: &Task) -> Option<&str> {
    let named = task.options.member("networkConfiguration")?.get("awsvpcConfiguration")?.get("subnets")?.as_array()?;
    let index = usize::try_from(task.id.0).unwrap_or_default().checked_rem(named.len())?;
    named[index].as_str()
}

/// What is known of a task's network interface, all of which follows from the task's id.
pub struct Interface<'t>(&'t Task);

impl<'t> Interface<'t> {
    /// The task's interface, if it has one of its own.
    pub fn of(task: &'t Task) -> Option<Self> {
        task.has_interface.then_some(Self(task))
    }

    /// The id of its attachment to the task.
    pub fn attachment(&self) -> String {
        id::uuid(self.0.id.bytes_of(0))
    }

    /// Its address in its subnet.
    pub fn ip(&self) -> String {
        let [.., third, fourth] = self.0.id.bytes_of(1).to_be_bytes();
        // The first addresses of a subnet and the last are taken.
        format!("10.0.{}.{}", third % 64, 4 + fourth % 250)
    }

    fn id(&self) -> String {
        format!("eni-{:017x}", self.0.id.bytes_of(2) >> 60)
    }

    fn mac(&self) -> String {
        let bytes = self.0.id.bytes_of(3).to_be_bytes();
        bytes[..5].iter().fold("0e".into(), |mac: String, byte| format!("{mac}:{byte:02x}"))
    }
}

/// What was asked for in the place of what the definition says, with an entry for each container.
fn overrides(task: &Task, definitions: &[Value]) -> String {
    let asked = task.options.member("overrides");
    let member = |name: &str| asked.and_then(|asked| asked.get(name));
    let of_containers = items(definitions, |definition| {
        let name = definition.get("name").and_then(Value::as_str).unwrap_or_default();
        overridden(task, name).map_or_else(|| Object::default().text("name", name).written(), ToString::to_string)
    });
    let accelerators = member("inferenceAcceleratorOverrides").map_or_else(|| "[]".into(), ToString::to_string);
    let out = Object::default().json("containerOverrides", of_containers);
    ["cpu", "ephemeralStorage", "executionRoleArn", "memory", "taskRoleArn"]
        .into_iter()
        .fold(out, |out, name| out.echo(name, member(name)))
        .json("inferenceAcceleratorOverrides", accelerators)
        .written()
}

/// Whether its containers have ports of the instance's, rather than an interface of the task's.
pub fn binds_ports(task: &Task) -> bool {
    task.place.launch_type() == LaunchType::Ec2 && !task.has_interface && task.times.started.is_some()
}
