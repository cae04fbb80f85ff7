//! The form that creates a task definition: which places of the input of `RegisterTaskDefinition` it has fields for, and
//! how what is typed into one is written down. Everything else in the input stays as it is.

use lifecycle::document::shape::Shape;
use lifecycle::{FARGATE_CPU, Region, fargate_memory, parse_cpu, parse_memory};
use serde_json::{Value, json};

use super::draft::{self, Problem};
use super::place::{append, at, clear, count, put};

/// The list of containers.
pub const CONTAINERS: &str = "containerDefinitions";

/// What the task is checked against.
pub const COMPATIBILITIES: &str = "requiresCompatibilities";

/// The fields of the task itself.
const TASK: &[&str] = &[
    COMPATIBILITIES,
    "runtimePlatform.operatingSystemFamily",
    "runtimePlatform.cpuArchitecture",
    "networkMode",
    "cpu",
    "memory",
    "taskRoleArn",
    "executionRoleArn",
    // Its field is the button that adds one.
    CONTAINERS,
];

/// The fields of each container.
const CONTAINER: &[&str] = &["name", "image", "essential", "cpu", "memory", "memoryReservation"];

/// A container's log driver and the options that `awslogs` has fields for.
pub const LOG_DRIVER: &str = "logConfiguration.logDriver";
/// As above.
pub const LOG_OPTIONS: &[&str] = &[
    "logConfiguration.options.awslogs-group",
    "logConfiguration.options.awslogs-region",
    "logConfiguration.options.awslogs-stream-prefix",
];

/// A list that the form shows as rows of fields.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    /// The list, seen from the container or, for the tags, from the input.
    pub list: &'static str,
    /// The members of an item.
    pub columns: &'static [&'static str],
    /// A new item, as JSON.
    fresh: &'static str,
}

/// The ports of a container.
pub const PORTS: &Rows = &Rows {
    list: "portMappings",
    columns: &["containerPort", "hostPort", "protocol"],
    fresh: r#"{"containerPort":80,"protocol":"tcp"}"#,
};
/// The environment of a container.
pub const ENVIRONMENT: &Rows =
    &Rows { list: "environment", columns: &["name", "value"], fresh: r#"{"name":"","value":""}"# };
/// The part of the environment that is kept elsewhere.
pub const SECRETS: &Rows =
    &Rows { list: "secrets", columns: &["name", "valueFrom"], fresh: r#"{"name":"","valueFrom":""}"# };
/// The tags of the new revision.
pub const TAGS: &Rows = &Rows { list: "tags", columns: &["key", "value"], fresh: r#"{"key":"","value":""}"# };

/// How what is typed is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As text; nothing typed is no member.
    Text,
    /// As text, also where it is empty.
    KeptText,
    /// As a number if it is one, else as it was typed, which the rules refuse; nothing typed is no member.
    Number,
}

/// The document of the form, or why the form can't show this text. A value of a wrong type is no hindrance where there is
/// a field that shows it.
pub fn open(text: &str) -> Result<Value, Problem> {
    let document = draft::input(text).map_err(Problem::Syntax)?;
    let mut rest = document.clone();
    while let Err(error) = api::register(rest.clone()) {
        let is_list = error.place == CONTAINERS || error.place == COMPATIBILITIES;
        let is_shown = !is_list && fields(&document).contains(&error.place);
        if !is_shown || at(&rest, &error.place).is_none_or(|value| value.is_object() || value.is_array()) {
            return Err(Problem::Shape(error));
        }
        clear(&mut rest, &error.place);
    }
    Ok(document)
}

/// What the field of a place shows.
pub fn shown(document: &Value, place: &str) -> String {
    match at(document, place) {
        None => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    }
}

/// Writes down what was typed into the field of a place.
pub fn write(document: &mut Value, place: &str, kind: Kind, typed: &str) {
    let value = match kind {
        Kind::Text | Kind::Number if typed.is_empty() => return clear(document, place),
        Kind::Text | Kind::KeptText => json!(typed),
        Kind::Number => typed.trim().parse::<i64>().map_or_else(|_| json!(typed), |number| json!(number)),
    };
    put(document, place, value);
}

/// Whether what is there is no number that ECS takes.
pub fn is_no_number(document: &Value, place: &str) -> bool {
    at(document, place).is_some_and(|value| Shape::Integer.conform(&mut value.clone()).is_err())
}

/// Whether something is there.
pub fn has(document: &Value, place: &str) -> bool {
    at(document, place).is_some()
}

/// Whether a container is essential, as it is where nothing is said.
pub fn is_essential(document: &Value, container: &str) -> bool {
    at(document, &format!("{container}.essential")).and_then(Value::as_bool).unwrap_or(true)
}

/// The place of the container of that index.
pub fn container(index: usize) -> String {
    format!("{CONTAINERS}[{index}]")
}

/// Adds a container, of which the first is the essential one, and answers its index.
pub fn add_container(document: &mut Value) -> usize {
    let index = count(document, CONTAINERS);
    append(document, CONTAINERS, json!({ "essential": index == 0 }));
    index
}

/// Adds a row behind the others, and answers its index.
pub fn add_row(document: &mut Value, list: &str, rows: &Rows) -> usize {
    let index = count(document, list);
    // Written by us and tested.
    append(document, list, serde_json::from_str(rows.fresh).unwrap_or_default());
    index
}

/// Whether the task is checked against a compatibility.
pub fn requires(document: &Value, compatibility: &str) -> bool {
    at(document, COMPATIBILITIES)
        .and_then(Value::as_array)
        .is_some_and(|list| list.iter().any(|it| it == compatibility))
}

/// Has the task checked against a compatibility. With Fargate comes the only network mode that it has, as in the console
/// of ECS, unless another was chosen.
pub fn require(document: &mut Value, compatibility: &str) {
    append(document, COMPATIBILITIES, json!(compatibility));
    if compatibility == "FARGATE" && !has(document, "networkMode") {
        put(document, "networkMode", json!("awsvpc"));
    }
}

/// Has the task no longer checked against a compatibility.
pub fn release(document: &mut Value, compatibility: &str) {
    let Some(list) = at(document, COMPATIBILITIES).and_then(Value::as_array) else { return };
    let left: Vec<Value> = list.iter().filter(|it| *it != compatibility).cloned().collect();
    if left.is_empty() {
        clear(document, COMPATIBILITIES);
    } else {
        put(document, COMPATIBILITIES, left.into());
    }
}

/// Has a container's output collected by `CloudWatch` Logs, into a group named after the family.
pub fn collect_logs(document: &mut Value, container: &str, region: Region) {
    let group = format!("/ecs/{}", shown(document, "family"));
    let options = json!({
        "awslogs-group": group,
        "awslogs-region": region.code(),
        "awslogs-stream-prefix": "ecs",
    });
    put(document, &format!("{container}.logConfiguration"), json!({ "logDriver": "awslogs", "options": options }));
}

/// Whether a port of the host can be told apart from the container's, or is.
pub fn has_host_port(document: &Value, mapping: &str) -> bool {
    let is_shared = matches!(shown(document, "networkMode").as_str(), "awsvpc" | "host");
    !is_shared || has(document, &format!("{mapping}.hostPort"))
}

/// The sizes of CPU, in units, that a task can choose from; `None` where it takes any.
pub fn cpu_sizes(document: &Value) -> Option<Vec<u32>> {
    requires(document, "FARGATE").then(|| FARGATE_CPU.to_vec())
}

/// The sizes of memory, in MiB, that a task with its CPU can choose from; `None` where it takes any.
pub fn memory_sizes(document: &Value) -> Option<Vec<u32>> {
    requires(document, "FARGATE").then(|| {
        let cpu = parse_cpu(&shown(document, "cpu"));
        cpu.into_iter().flat_map(fargate_memory).collect()
    })
}

/// A size at the task level as a choice has it: without a unit, if it is one.
pub fn chosen_size(document: &Value, member: &str) -> String {
    let written = shown(document, member);
    let parsed = if member == "cpu" { parse_cpu(&written) } else { parse_memory(&written) };
    parsed.map_or(written, |size| size.to_string())
}

/// The places that the form has fields for.
pub fn fields(document: &Value) -> Vec<String> {
    let mut fields = vec!["family".to_owned()];
    fields.extend(TASK.iter().map(|member| (*member).to_owned()));
    for index in 0..count(document, CONTAINERS) {
        let container = container(index);
        fields.extend(CONTAINER.iter().map(|member| format!("{container}.{member}")));
        for rows in [PORTS, ENVIRONMENT, SECRETS] {
            row_fields(document, &format!("{container}.{}", rows.list), rows, &mut fields);
        }
        if has(document, &format!("{container}.logConfiguration")) {
            fields.push(format!("{container}.{LOG_DRIVER}"));
            if logs_to_cloudwatch(document, &container) {
                fields.extend(LOG_OPTIONS.iter().map(|option| format!("{container}.{option}")));
            }
        }
    }
    row_fields(document, TAGS.list, TAGS, &mut fields);
    fields
}

fn row_fields(document: &Value, list: &str, rows: &Rows, fields: &mut Vec<String>) {
    for index in 0..count(document, list) {
        let row = format!("{list}[{index}]");
        let columns = rows.columns.iter().filter(|column| **column != "hostPort" || has_host_port(document, &row));
        fields.extend(columns.map(|column| format!("{row}.{column}")));
    }
}

/// Whether a container's log driver is the one whose options have fields.
pub fn logs_to_cloudwatch(document: &Value, container: &str) -> bool {
    shown(document, &format!("{container}.{LOG_DRIVER}")) == "awslogs"
}

/// The field that shows what lies at `place`: its own, or the first inside it. `None` where the form has none.
pub fn field_of(document: &Value, place: &str) -> Option<String> {
    let fields = fields(document);
    let inside =
        |field: &String| field.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    let own = fields.iter().position(|field| field == place);
    own.or_else(|| fields.iter().position(inside)).and_then(|index| fields.into_iter().nth(index))
}

#[cfg(test)]
mod tests;
