//! What the page of a revision shows of its content.

use lifecycle::document::{flag, integer, list, object, text};
use lifecycle::{CALLER, RevisionView};
use serde_json::Value;

/// A container of a revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Container {
    /// The name.
    pub name: String,
    /// The image.
    pub image: String,
    /// Whether the task ends with it.
    pub essential: bool,
    /// CPU units; 0 for none reserved.
    pub cpu: i64,
    /// MiB that it may use at most.
    pub memory: Option<i64>,
    /// MiB that are kept for it.
    pub memory_reservation: Option<i64>,
    /// The ports, as `8080/tcp` or `8080:80/tcp` where the host's is fixed.
    pub ports: Vec<String>,
    /// Names and values of the environment.
    pub environment: Vec<(String, String)>,
    /// Names and sources of the secrets.
    pub secrets: Vec<(String, String)>,
    /// Names and conditions of what it waits for.
    pub depends_on: Vec<(String, String)>,
    /// The log driver.
    pub log_driver: Option<String>,
    /// Options of the log driver.
    pub log_options: Vec<(String, String)>,
    /// The health check's command.
    pub health_check: Option<String>,
    /// The command.
    pub command: String,
}

/// The content of a revision, for reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Members of the task: the name that `text::member` has words for, and the value.
    pub task: Vec<(&'static str, String)>,
    /// The containers.
    pub containers: Vec<Container>,
}

/// Who registered it, as an ARN.
pub fn registered_by(view: &RevisionView) -> String {
    format!("arn:{}:iam::{}:{CALLER}", view.arn.region.partition().as_str(), view.arn.account)
}

impl Details {
    /// The content of `view`.
    pub fn new(view: &RevisionView) -> Self {
        let member = |name: &str| view.content.member(name).and_then(|text| serde_json::from_str::<Value>(text).ok());
        let word = |name: &str| member(name).as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        let words = |name: &str| {
            let value = member(name).unwrap_or_default();
            value.as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        };
        let platform = member("runtimePlatform").unwrap_or_default();
        let platform = [text(&platform, "operatingSystemFamily"), text(&platform, "cpuArchitecture")];
        let task = vec![
            ("compatibilities", words("compatibilities")),
            ("requiresCompatibilities", words("requiresCompatibilities")),
            ("networkMode", word("networkMode")),
            ("runtimePlatform", platform.into_iter().flatten().collect::<Vec<_>>().join("/")),
            ("cpu", word("cpu")),
            ("memory", word("memory")),
            ("taskRoleArn", word("taskRoleArn")),
            ("executionRoleArn", word("executionRoleArn")),
        ];
        let containers = member("containerDefinitions").unwrap_or_default();
        Self { task, containers: containers.as_array().into_iter().flatten().map(container).collect() }
    }
}

fn container(json: &Value) -> Container {
    let owned = |member: &str| text(json, member).unwrap_or_default().to_owned();
    let pairs = |member: &str, key: &str, value: &str| {
        let pair = |item: &Value| {
            (text(item, key).unwrap_or_default().to_owned(), text(item, value).unwrap_or_default().to_owned())
        };
        list(json, member).iter().map(pair).collect()
    };
    let options = |value: &Value| {
        let options = object(value, "options").into_iter().flatten();
        options.map(|(key, value)| (key.clone(), value.as_str().unwrap_or_default().to_owned())).collect()
    };
    let log = json.get("logConfiguration");
    Container {
        name: owned("name"),
        image: owned("image"),
        essential: flag(json, "essential").unwrap_or(true),
        cpu: integer(json, "cpu").unwrap_or_default(),
        memory: integer(json, "memory"),
        memory_reservation: integer(json, "memoryReservation"),
        ports: list(json, "portMappings").iter().map(port).collect(),
        environment: pairs("environment", "name", "value"),
        secrets: pairs("secrets", "name", "valueFrom"),
        depends_on: pairs("dependsOn", "containerName", "condition"),
        log_driver: log.and_then(|log| text(log, "logDriver")).map(Into::into),
        log_options: log.map(options).unwrap_or_default(),
        health_check: json.get("healthCheck").map(|check| joined(check, "command")),
        command: joined(json, "command"),
    }
}

fn joined(json: &Value, member: &str) -> String {
    list(json, member).iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
}

fn port(mapping: &Value) -> String {
    let protocol = text(mapping, "protocol").unwrap_or("tcp");
    match (integer(mapping, "containerPort"), integer(mapping, "hostPort"), text(mapping, "containerPortRange")) {
        (_, _, Some(range)) => format!("{range}/{protocol}"),
        (Some(inside), Some(outside), None) if outside != 0 && outside != inside => {
            format!("{outside}:{inside}/{protocol}")
        }
        (inside, _, None) => format!("{}/{protocol}", inside.unwrap_or_default()),
    }
}

/// The revision as JSON, formatted for reading, as the console's tab shows it.
pub fn json(view: &RevisionView, iso: fn(i64) -> String) -> String {
    let mut members: serde_json::Map<String, Value> = view
        .content
        .members()
        .filter_map(|(name, text)| Some((name.to_owned(), serde_json::from_str(text).ok()?)))
        .collect();
    let moment = |at: lifecycle::Timestamp| Value::from(iso(at.as_millis().cast_signed()));
    members.extend(view.deregistered_at.map(|at| ("deregisteredAt".to_owned(), moment(at))));
    members.insert("registeredAt".into(), moment(view.registered_at));
    members.insert("registeredBy".into(), registered_by(view).into());
    members.insert("family".into(), view.arn.family.as_str().into());
    members.insert("revision".into(), view.arn.revision.get().into());
    members.insert("status".into(), view.status.as_str().into());
    members.insert("taskDefinitionArn".into(), view.arn.to_string().into());
    // Values of strings and numbers have a JSON form.
    serde_json::to_string_pretty(&Value::Object(members)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::{Account, Family, Region, Revision, Timestamp, demo};

    fn view(account: &Account, family: &str) -> RevisionView {
        let family = Family::parse(family).unwrap();
        account.view(Region::FIRST, &family, Revision::new(1).unwrap()).unwrap()
    }

    #[test]
    fn details_are_read_off_the_content() {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let details = Details::new(&view(&account, "web"));
        assert!(details.task.contains(&("runtimePlatform", "LINUX/ARM64".into())));
        assert!(details.task.contains(&("cpu", "512".into())));
        let [web, envoy] = details.containers.as_slice() else { panic!("two containers") };
        assert_eq!((web.name.as_str(), web.ports.as_slice()), ("web", ["8080/tcp".to_owned()].as_slice()));
        assert_eq!(web.depends_on, [("envoy".to_owned(), "HEALTHY".to_owned())]);
        assert_eq!((envoy.memory_reservation, envoy.essential), (Some(256), true));
    }

    #[test]
    fn json_is_what_a_description_shows() {
        let account = demo(Timestamp::from_millis(1_789_551_555_929));
        let json: Value = serde_json::from_str(&json(&view(&account, "image-resizer"), |_| "then".into())).unwrap();
        assert_eq!(json["status"], "INACTIVE");
        assert_eq!(json["taskDefinitionArn"], "arn:aws:ecs:us-east-1:111122223333:task-definition/image-resizer:1");
        assert_eq!(json["deregisteredAt"], "then");
    }
}
