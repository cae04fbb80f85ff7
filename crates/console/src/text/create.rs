//! The words of the page that creates task definitions.

use lifecycle::document::shape::{Expected, Met};
use lifecycle::{AccountId, Family, MAX_CONTAINERS, MAX_DOCUMENT_BYTES, Revision};

/// The page for a family.
pub const TITLE: &str = "Create new task definition";
/// The page for a revision.
pub fn revision_title(family: &str) -> String {
    format!("Create new revision of {family}")
}

/// What a new revision is based on.
pub fn based_on(name: &str) -> String {
    format!("Based on {name}. Its tags are not carried over: a revision does not inherit tags.")
}

/// What an INACTIVE one is based on.
pub fn based_on_inactive(name: &str) -> String {
    format!(
        "Based on {name}, which is not ACTIVE. This is the way back: a deregistered revision can't be made ACTIVE again, but a new one can be made from it."
    )
}

/// The base is not there.
pub fn no_base(name: &str) -> String {
    format!("There is no {name} here to base a revision on. This is the smallest task definition instead.")
}

/// The switch between form and JSON.
pub const WRITE_AS: &str = "Write as";
/// The form.
pub const FORM: &str = "Form";
/// The JSON.
pub const JSON: &str = "JSON";

/// Why the form can't be shown.
pub fn no_form(why: &str) -> String {
    format!("The form can't show this JSON. {why}")
}

/// A sample has taken the place of what was written.
pub const SAMPLE_TAKEN: &str = "The sample has taken the place of what you wrote";
/// Undoes that.
pub const BRING_BACK: &str = "Bring it back";

/// Heading of the family's card.
pub const CONFIGURATION: &str = "Task definition configuration";
/// The family.
pub const FAMILY: &str = "Task definition family";
/// What a family may be named.
pub fn family_hint() -> String {
    format!(
        "Up to {} letters, digits, hyphens and underscores. A name that is taken gets a new revision.",
        Family::MAX_LENGTH
    )
}

/// Heading of the task's card.
pub const INFRASTRUCTURE: &str = "Infrastructure requirements";
/// What it is for.
pub const INFRASTRUCTURE_TEXT: &str = "What the task needs of where it runs.";
/// The launch types.
pub const LAUNCH_TYPE: &str = "Launch type";
/// What choosing one does.
pub const LAUNCH_TYPE_HINT: &str = "ECS checks the task definition against each that is chosen.";
/// A launch type in words.
pub fn launch_type(code: &str) -> &str {
    match code {
        "EC2" => "Amazon EC2 instances",
        "FARGATE" => "AWS Fargate",
        "EXTERNAL" => "External instances",
        "MANAGED_INSTANCES" => "Managed instances",
        code => code,
    }
}

/// The operating system.
pub const OPERATING_SYSTEM: &str = "Operating system";
/// What it is for.
pub const OPERATING_SYSTEM_HINT: &str = "The family of operating systems that the containers run on.";
/// The architecture.
pub const ARCHITECTURE: &str = "CPU architecture";
/// What it is for.
pub const ARCHITECTURE_HINT: &str = "The processors that the images are built for.";
/// The network mode.
pub const NETWORK_MODE: &str = "Network mode";
/// What it is for.
pub const NETWORK_MODE_HINT: &str = "How containers reach the network. Fargate has awsvpc alone.";
/// CPU of the task.
pub const TASK_CPU: &str = "Task CPU";
/// What may be written.
pub const TASK_CPU_HINT: &str = "CPU units, 1024 to the vCPU, or a number of vCPU, such as .5 vCPU.";
/// Memory of the task.
pub const TASK_MEMORY: &str = "Task memory";
/// What may be written.
pub const TASK_MEMORY_HINT: &str = "MiB, or a number of GB, such as 1 GB.";
/// Sizes to choose from.
pub const FARGATE_SIZE_HINT: &str = "Fargate has these sizes.";
/// Memory to choose from.
pub const FARGATE_MEMORY_HINT: &str = "Fargate has these sizes for the task CPU that is chosen.";
/// Nothing is chosen.
pub const NOT_SET: &str = "Not set";
/// The task's role.
pub const TASK_ROLE: &str = "Task role";
/// What it is for.
pub const TASK_ROLE_HINT: &str = "The ARN of the IAM role that the containers call AWS with.";
/// The agent's role.
pub const EXECUTION_ROLE: &str = "Task execution role";
/// What it is for.
pub fn execution_role_hint() -> String {
    format!(
        "The ARN of the IAM role that pulls images and writes logs, such as arn:aws:iam::{}:role/ecsTaskExecutionRole.",
        AccountId::EXAMPLE
    )
}

/// `0.25 vCPU`
pub fn vcpu(units: u32) -> String {
    format!("{} vCPU", thousandths(units))
}

/// `0.5 GB`
pub fn gigabytes(mebibytes: u32) -> String {
    format!("{} GB", thousandths(mebibytes))
}

/// A number of 1024ths in decimals.
fn thousandths(count: u32) -> String {
    let (whole, rest) = (count / 1024, count % 1024);
    let decimals = format!("{:03}", rest * 1000 / 1024);
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") }
}

/// `Container 1`
pub fn container(index: usize) -> String {
    numbered(CONTAINER, index)
}

/// A container.
pub const CONTAINER: &str = "Container";
/// The first card's button.
pub const ADD_CONTAINER: &str = "Add container";
/// How many there can be.
pub fn containers_hint() -> String {
    format!("A task definition has up to {MAX_CONTAINERS} containers.")
}
/// A container's name.
pub const NAME: &str = "Name";
/// What it may be.
pub const NAME_HINT: &str = "Letters, digits, hyphens and underscores; one of its own in the task definition.";
/// Its image.
pub const IMAGE: &str = "Image URI";
/// What it may be.
pub const IMAGE_HINT: &str = "Such as public.ecr.aws/docker/library/nginx:latest.";
/// Whether the task ends with it.
pub const ESSENTIAL: &str = "Essential container";
/// What that means.
pub const ESSENTIAL_HINT: &str = "When an essential container stops, the task stops. One has to be.";
/// Heading of the limits.
pub const LIMITS: &str = "Resource allocation limits";
/// CPU of a container.
pub const CPU: &str = "CPU units";
/// What may be written.
pub const CPU_HINT: &str = "1024 to the vCPU.";
/// Memory that it can't go beyond.
pub const MEMORY: &str = "Memory hard limit";
/// What may be written.
pub const MEMORY_HINT: &str = "MiB. A container that goes beyond it is stopped.";
/// Memory that is set aside for it.
pub const RESERVATION: &str = "Memory soft limit";
/// What may be written.
pub const RESERVATION_HINT: &str = "MiB. No more than the hard limit.";
/// Heading of the logs.
pub const LOGS: &str = "Log collection";
/// Turns it on.
pub const USE_LOGS: &str = "Use log collection";
/// The driver.
pub const LOG_DRIVER: &str = "Log driver";
/// What the others need.
pub const LOG_DRIVER_HINT: &str = "awslogs sends to CloudWatch Logs. The options of other drivers are written as JSON.";
/// A field of the log options.
pub fn log_option(place: &str) -> (&'static str, &'static str) {
    match place.rsplit('.').next() {
        Some("awslogs-group") => ("Log group", "The option awslogs-group."),
        Some("awslogs-region") => ("Log region", "The option awslogs-region."),
        _ => ("Stream prefix", "The option awslogs-stream-prefix."),
    }
}

/// What the card of the tags says.
pub const TAGS_TEXT: &str = "Of the new revision; it inherits none.";
/// What a list of rows is called, one of them, and the button that adds one.
pub fn rows(list: &str) -> [&'static str; 3] {
    match list {
        "portMappings" => ["Port mappings", "Port mapping", "Add port mapping"],
        "environment" => ["Environment variables", "Environment variable", "Add environment variable"],
        "secrets" => ["Secrets", "Secret", "Add secret"],
        _ => [super::TAGS, "Tag", super::ADD_TAG],
    }
}

/// A column of rows.
pub fn column(member: &str) -> &'static str {
    match member {
        "containerPort" => "Container port",
        "hostPort" => "Host port",
        "protocol" => "Protocol",
        "valueFrom" => "Value from (ARN)",
        "value" => super::VALUE,
        _ => super::KEY,
    }
}

/// `Tag 2`
pub fn numbered(one: &str, index: usize) -> String {
    format!("{one} {}", index + 1)
}

/// The button of a row or card.
pub const REMOVE: &str = "Remove";
/// The same with what it removes.
pub fn remove(what: &str) -> String {
    format!("{REMOVE} {what}")
}
/// It is gone.
pub fn removed(what: &str) -> String {
    format!("{what} is removed.")
}
/// It is there.
pub fn added(what: &str) -> String {
    format!("{what} is added.")
}

/// A number is wanted.
pub const NO_NUMBER: &str = "Enter a whole number.";
/// A value of another type.
pub fn misfit(expected: Expected, met: Met) -> String {
    format!("The JSON has {met} here, where {expected} is expected.")
}

/// A refusal that the form has no field for.
pub fn no_field(place: Option<&str>) -> String {
    match place {
        Some(place) => format!("The form has no field for {place}."),
        None => "This is about the task definition as a whole.".into(),
    }
}
/// Leads to the JSON.
pub const GO_ON_AS_JSON: &str = "Go on as JSON";

/// The editor.
pub const EDITOR: &str = "Task definition JSON";
/// What the editor takes.
pub const EDITOR_HINT: &str = "The input of RegisterTaskDefinition, or what aws ecs describe-task-definition prints.";
/// The select of samples.
pub const SAMPLE: &str = "Start from a sample";
/// None is chosen.
pub const NO_SAMPLE: &str = "Choose a sample";
/// A sample in words.
pub fn sample(name: &str) -> &str {
    match name {
        "web" => "Fargate web app with a proxy sidecar",
        "orders-api" => "Fargate service with a log router",
        "nightly-report" => "EC2 batch job with a volume",
        "image-resizer" => "EC2 worker with port and limits",
        "payments" => "Small Fargate service",
        "log-router" => "EC2 daemon on the host network",
        "sandbox-test" => "The smallest task definition",
        name => name,
    }
}

/// What was written on the page before is there again.
pub const GOES_ON: &str = "This goes on from what you wrote here before";
/// Drops that.
pub const BEGIN_ANEW: &str = "Begin anew";

/// The meter of the size.
pub const SIZE: &str = "Size";
/// `1024 of 65536 bytes`
pub fn size(bytes: usize) -> String {
    format!("{bytes} of {MAX_DOCUMENT_BYTES} bytes")
}

/// Members that ECS drops.
pub fn dropped(places: &[String]) -> String {
    format!("ECS does not know these and drops them: {}.", places.join(", "))
}

/// A fault in the text.
pub fn syntax(line: usize, column: usize, message: &str) -> String {
    format!("Line {line}, column {column}: {message}.")
}

/// A value of a wrong type.
pub fn shape(line: usize, message: &str) -> String {
    format!("Line {line}: {message}.")
}

/// A refusal that lies somewhere in the text.
pub fn refused(line: Option<usize>, error: &str) -> String {
    line.map_or_else(|| error.to_owned(), |line| format!("Line {line}: {error}"))
}

/// Why a text can't be sent.
pub const MEND_FIRST: &str = "Mend the JSON first.";
/// Registers it.
pub const CREATE: &str = "Create";
/// Leaves.
pub const CANCEL: &str = "Cancel";

/// It is registered.
pub fn created(family: &str, revision: Revision) -> String {
    format!("{family}:{revision} is ACTIVE")
}
