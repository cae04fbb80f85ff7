//! Every message that a registration can be refused with, and what a registration is completed by.
#![expect(clippy::unwrap_used, reason = "a test")]

use api::{SERVICE, handle};
use lifecycle::{Account, Region, Timestamp};
use serde_json::{Value, json};

/// A Fargate definition that is accepted.
fn fargate() -> Value {
    json!({
        "family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512",
        "containerDefinitions": [{ "name": "app", "image": "busybox" }],
    })
}

/// An EC2 definition that is accepted.
fn ec2() -> Value {
    json!({ "family": "web", "containerDefinitions": [{ "name": "app", "image": "busybox", "memory": 64 }] })
}

/// `base` with the value at a JSON pointer replaced, or put there; null takes it away.
fn with(mut base: Value, changes: &[(&str, Value)]) -> Value {
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match base.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.insert(name.into(), value.clone())),
            Value::Array(items) => items.push(value.clone()),
            _ => panic!("{pointer} has no parent"),
        }
    }
    base
}

fn register(input: &Value) -> Result<Value, String> {
    let now = Timestamp::from_millis(1_789_551_555_929);
    let mut account = Account::empty(now);
    let target = format!("{SERVICE}.RegisterTaskDefinition");
    let response = handle(&mut account, now, Region::FIRST, &target, input.to_string().as_bytes());
    let body: Value = serde_json::from_str(&response.body).unwrap();
    if response.status == 200 {
        return Ok(body["taskDefinition"].clone());
    }
    assert_eq!(account, Account::empty(now), "a refused call changes nothing");
    Err(format!("{}: {}", body["__type"].as_str().unwrap(), body["message"].as_str().unwrap()))
}

fn check(base: fn() -> Value, changes: &[(&str, Value)], expected: &str) {
    let met = register(&with(base(), changes)).unwrap_err();
    assert_eq!(met, expected, "{changes:?}");
}

const APP: &str = "/containerDefinitions/0";

fn side(container: Value) -> (&'static str, Value) {
    ("/containerDefinitions/-", container)
}

#[test]
fn the_request_as_a_whole_is_checked() {
    check(ec2, &[("/family", json!(""))], "ClientException: Family can not be blank.");
    check(ec2, &[("/family", Value::Null)], "ClientException: Family can not be blank.");
    check(ec2, &[("/family", json!("my web"))], "ClientException: Family contains invalid characters.");
    check(ec2, &[("/family", json!("x".repeat(256)))], "ClientException: Family can not be longer than 255.");
    check(ec2, &[("/containerDefinitions", json!([]))], "ClientException: Container list cannot be empty.");
    let many: Vec<Value> =
        (0..11).map(|n| json!({ "name": format!("c{n}"), "image": "busybox", "memory": 64 })).collect();
    assert!(register(&with(ec2(), &[("/containerDefinitions", json!(many[..10]))])).is_ok());
    let too_many = "ClientException: Container list cannot have more than 10 containers.";
    check(ec2, &[("/containerDefinitions", json!(many))], too_many);
    check(
        ec2,
        &[("/networkMode", json!("vpc"))],
        "InvalidParameterException: networkMode should be one of [bridge,host,awsvpc,none]",
    );
    let sixty_five = [("/cpu", json!(256))];
    check(ec2, &sixty_five, "SerializationException: NUMBER_VALUE cannot be converted to String");
}

#[test]
fn a_definition_may_have_64_kib_and_no_byte_more() {
    let of_size = |extra: usize| with(ec2(), &[(&format!("{APP}/user"), json!("x".repeat(extra)))]);
    let document = |input: &Value| {
        let mut input = input.clone();
        input.as_object_mut().unwrap().remove("family");
        input.to_string().len()
    };
    let room = 65_536 - document(&of_size(0));
    assert!(register(&of_size(room)).is_ok());
    let expected = "ClientException: Actual length: '65537'. Max allowed length is '65536' bytes.";
    assert_eq!(register(&of_size(room + 1)).unwrap_err(), expected);
}

#[test]
fn tags_are_checked() {
    let tags = |tags: Value| [("/tags", tags)];
    let many = |count: usize| (0..count).map(|n| json!({ "key": n.to_string(), "value": "" })).collect::<Vec<_>>();
    assert!(register(&with(ec2(), &tags(json!(many(50))))).is_ok());
    check(ec2, &tags(json!(many(51))), "ClientException: The maximum number of tags allowed on a resource is 50.");
    check(ec2, &tags(json!([{ "key": "a" }])), "ClientException: Tag value can not be null.");
    check(ec2, &tags(json!([{ "value": "a" }])), "ClientException: Tag key can not be null.");
    let long = json!([{ "key": "é".repeat(129), "value": "" }]);
    check(ec2, &tags(long), "ClientException: Tag key must have a length between 1 and 128.");
    assert!(register(&with(ec2(), &tags(json!([{ "key": "é".repeat(128), "value": "é".repeat(256) }])))).is_ok());
    let long = json!([{ "key": "a", "value": "é".repeat(257) }]);
    check(ec2, &tags(long), "ClientException: Tag value can not be longer than 256.");
    check(ec2, &tags(json!([{ "key": "AWS:a", "value": "" }])), "ClientException: Tag keys can not start with 'aws:'.");
}

#[test]
fn the_task_is_checked() {
    check(fargate, &[("/cpu", json!("bad"))], "InvalidParameterException: Invalid 'cpu' setting for task.");
    check(fargate, &[("/memory", json!("bad"))], "InvalidParameterException: Invalid 'memory' setting for task.");
    let essential = (concat!("/containerDefinitions/0", "/essential"), json!(false));
    check(fargate, &[essential], "ClientException: Task definition doesn't have any essential container.");
    let architecture = ("/runtimePlatform", json!({ "cpuArchitecture": "MIPS" }));
    check(fargate, std::slice::from_ref(&architecture), "ClientException: Invalid CPU architecture");
    check(ec2, &[architecture], "ClientException: Invalid CPU architecture");
    let external = [("/requiresCompatibilities", json!(["EXTERNAL"])), ("/networkMode", json!("awsvpc"))];
    check(ec2, &external, "ClientException: External does not support network mode 'awsvpc'.");
}

#[test]
fn containers_are_checked() {
    let app = |member: &str, value: Value| [(format!("{APP}/{member}"), value)];
    let check_app = |member: &str, value: Value, expected: &str| {
        let [(pointer, value)] = app(member, value);
        check(ec2, &[(pointer.as_str(), value)], expected);
    };
    check_app("name", Value::Null, "ClientException: Container.name should not be null or empty.");
    check_app("name", json!("my app"), "ClientException: Container.name contains invalid characters.");
    check_app("name", json!("x".repeat(256)), "ClientException: Container.name can not be longer than 255.");
    check_app("image", json!(""), "ClientException: Container.image should not be null or empty.");
    check_app(
        "memory",
        Value::Null,
        "ClientException: Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    );
    check_app(
        "memoryReservation",
        json!(65),
        "ClientException: Invalid setting for container 'app'. 'memory' must be greater than or equal to 'memoryReservation'.",
    );
    check_app(
        "cpu",
        json!(-1),
        "ClientException: Invalid setting for container 'app'. 'cpu' must be greater than or equal to 0.",
    );
    check_app(
        "startTimeout",
        json!(1),
        "ClientException: Granular start timeout on container 'app' must be at least 2 seconds.",
    );
    check_app(
        "portMappings",
        json!([{ "containerPort": 65_536 }]),
        "ClientException: Invalid port: 65536. Ports must be between 0 and 65535.",
    );
    check_app(
        "logConfiguration",
        json!({ "logDriver": "paper" }),
        "ClientException: paper is not a valid log driver. Must be one of [json-file,syslog,journald,gelf,fluentd,awslogs,splunk,awsfirelens]",
    );
    check_app(
        "logConfiguration",
        json!({ "logDriver": "awslogs" }),
        "ClientException: Log driver awslogs requires options: awslogs-region, awslogs-group",
    );
    check_app("secrets", json!([{ "name": "A" }]), "ClientException: secrets.valueFrom should not be null or empty.");
    check_app(
        "ulimits",
        json!([{ "name": "x", "softLimit": 1, "hardLimit": 1 }]),
        "InvalidParameterException: name should be one of [core,cpu,data,fsize,locks,memlock,msgqueue,nice,nofile,nproc,rss,rtprio,rttime,sigpending,stack]",
    );
    let twice = side(json!({ "name": "app", "image": "busybox", "memory": 64 }));
    check(ec2, &[twice], "ClientException: Container name 'app' is not unique.");
}

#[test]
fn dependencies_are_checked() {
    let depends = |on: &str, condition: &str| json!([{ "containerName": on, "condition": condition }]);
    let app = |on: &str, condition: &str| ("/containerDefinitions/0/dependsOn", depends(on, condition));
    let plain = || side(json!({ "name": "side", "image": "busybox", "memory": 64 }));
    check(
        ec2,
        &[app("missing", "START")],
        "ClientException: Cannot depend on container + 'missing' because it does not exist",
    );
    check(ec2, &[app("app", "START")], "ClientException: Container dependsOn contains a cycle");
    check(
        ec2,
        &[app("side", "SUCCESS"), plain()],
        "ClientException: A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
    );
    check(
        ec2,
        &[app("side", "HEALTHY"), plain()],
        "ClientException: A dependency container with HEALTHY condition must have health check configured",
    );
    let back = side(json!({ "name": "side", "image": "busybox", "memory": 64, "dependsOn": depends("app", "START") }));
    check(ec2, &[app("side", "START"), back], "ClientException: Container dependsOn contains a cycle");
    assert!(register(&with(ec2(), &[app("side", "START"), plain()])).is_ok());
}

#[test]
fn fargate_has_rules_of_its_own() {
    check(
        fargate,
        &[("/networkMode", json!("bridge"))],
        "ClientException: Fargate only supports network mode ‘awsvpc’.",
    );
    check(
        fargate,
        &[("/cpu", Value::Null)],
        "ClientException: Fargate requires that 'cpu' be defined at the task level.",
    );
    check(
        fargate,
        &[("/memory", Value::Null)],
        "ClientException: Invalid setting for container 'app'. At least one of 'memory' or 'memoryReservation' must be specified.",
    );
    let of_container = [("/memory", Value::Null), ("/containerDefinitions/0/memory", json!(64))];
    check(fargate, &of_container, "ClientException: Fargate requires that 'memory' be defined at the task level.");
    check(
        fargate,
        &[("/memory", json!("4096"))],
        "ClientException: No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.",
    );
    let os = [("/runtimePlatform", json!({ "operatingSystemFamily": "BOGUS" }))];
    check(
        fargate,
        &os,
        "ClientException: Tasks using the Fargate launch type are not supported on operating system family BOGUS",
    );
    let log = |driver: &str| [("/containerDefinitions/0/logConfiguration", json!({ "logDriver": driver }))];
    check(
        fargate,
        &log("json-file"),
        "ClientException: json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]",
    );
    let stop = [("/containerDefinitions/0/stopTimeout", json!(121))];
    check(
        fargate,
        &stop,
        "ClientException: Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.",
    );
    let ports = [("/containerDefinitions/0/portMappings", json!([{ "containerPort": 80, "hostPort": 81 }]))];
    check(
        fargate,
        &ports,
        "ClientException: When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
    );
}

#[test]
fn what_is_left_out_is_filled_in() {
    let port = |mode: Value| {
        let mapping = json!([{ "containerPort": 80 }]);
        let changes = [("/networkMode", mode), ("/containerDefinitions/0/portMappings", mapping)];
        register(&with(ec2(), &changes)).unwrap()["containerDefinitions"][0]["portMappings"][0]["hostPort"].clone()
    };
    assert_eq!(port(Value::Null), 0);
    assert_eq!(port(json!("bridge")), 0);
    assert_eq!(port(json!("host")), 80);
    assert_eq!(port(json!("awsvpc")), 80);
    let check = ("/containerDefinitions/0/healthCheck", json!({ "command": ["CMD", "true"] }));
    let check = register(&with(ec2(), &[check])).unwrap()["containerDefinitions"][0]["healthCheck"].clone();
    assert_eq!(check, json!({ "command": ["CMD", "true"], "interval": 30, "retries": 3, "timeout": 5 }));
    assert_eq!(register(&with(fargate(), &[("/cpu", json!(".25 vcpu"))])).unwrap()["cpu"], "256");
}
