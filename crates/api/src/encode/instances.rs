//! Container instances as ECS shows them.

use lifecycle::Tags;
use lifecycle::workloads::instance::Room;
use lifecycle::workloads::resource::Resource;
use lifecycle::workloads::view::{InstanceView, Origin};

use super::json::{Object, items};
use super::{places, tag_list};

/// The ports that an instance keeps for itself. Source: `registeredResources` in the ECS API reference.
const RESERVED_PORTS: &str = r#"["22","2376","2375","51678","51679"]"#;

pub fn instance(origin: Origin, view: &InstanceView) -> String {
    let instance = &view.instance;
    let none = Tags::default();
    Object::default()
        .flag("agentConnected", true)
        .json("attachments", "[]")
        .json("attributes", attributes(origin, view))
        .text("containerInstanceArn", &origin.arn(&Resource::Instance(view.cluster.clone(), instance.id)))
        .text("ec2InstanceId", &instance.id.ec2_id())
        .number("pendingTasksCount", instance.pending)
        .time("registeredAt", instance.registered_at)
        .json("registeredResources", resources(instance.room))
        .json("remainingResources", resources(instance.room.without(instance.taken)))
        .number("runningTasksCount", instance.running)
        .text("status", "ACTIVE")
        .json("tags", tag_list(if view.with_tags { &instance.tags } else { &none }))
        .number("version", 1)
        .json(
            "versionInfo",
            Object::default().text("agentVersion", "1.0.0").text("dockerVersion", "DockerVersion: 25.0.0").written(),
        )
        .written()
}

fn attributes(origin: Origin, view: &InstanceView) -> String {
    let zone = places::zone_of_instance(origin.region, view.instance.id);
    let kind = (view.instance.room == Room::T3_MEDIUM).then_some(("ecs.instance-type", "t3.medium"));
    let attributes =
        [("ecs.availability-zone", zone.as_str()), ("ecs.cpu-architecture", "x86_64"), ("ecs.os-type", "linux")];
    items(attributes.into_iter().chain(kind), |(name, value)| {
        Object::default().text("name", name).text("value", value).written()
    })
}

fn resources(room: Room) -> String {
    let resource = |name, kind, count: u32| {
        let out = Object::default().json("doubleValue", "0.0").number("integerValue", count).number("longValue", 0);
        out.text("name", name).text("type", kind)
    };
    let number = |name, count| resource(name, "INTEGER", count);
    let ports = |name, ports: &str| resource(name, "STRINGSET", 0).json("stringSetValue", ports);
    let all = [
        number("CPU", room.cpu),
        number("MEMORY", room.memory),
        ports("PORTS", RESERVED_PORTS),
        ports("PORTS_UDP", "[]"),
    ];
    items(all, Object::written)
}
