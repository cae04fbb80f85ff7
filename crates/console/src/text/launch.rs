//! The words of the forms that run a task, create a service and update one.

use crate::kit::route::Form;

/// Below the heading of a form.
pub const fn about(form: Form) -> &'static str {
    match form {
        Form::RunTask => "Runs tasks once. Nothing starts them again when they stop.",
        Form::CreateService => "A service keeps a number of tasks running, and replaces those that stop.",
        Form::UpdateService => {
            "Another revision or a forced deployment replaces the tasks one by one. Another number of tasks alone replaces none."
        }
    }
}

/// The heading of where it runs.
pub const ENVIRONMENT: &str = "Environment";
/// The heading of a task.
pub const TASK_DETAILS: &str = "Task details";
/// The heading of a service.
pub const SERVICE_DETAILS: &str = "Service details";
/// The heading of how many.
pub const DEPLOYMENT: &str = "Deployment configuration";
/// The heading of the network.
pub const NETWORKING: &str = "Networking";

/// Where it runs.
pub const CLUSTER: &str = "Cluster";
/// Nothing is chosen.
pub const CHOOSE_CLUSTER: &str = "Choose a cluster";
/// There is none to choose.
pub const NO_CLUSTERS: &str = "There is no cluster in this region.";
/// What is updated.
pub const SERVICE: &str = "Service";
/// Nothing is chosen.
pub const CHOOSE_SERVICE: &str = "Choose a service";
/// How it runs.
pub const LAUNCH_TYPE: &str = "Launch type";
/// What decides it.
pub const LAUNCH_TYPE_HINT: &str = "Begins with what the revision is made for.";
/// What runs.
pub const FAMILY: &str = "Family";
/// Nothing is chosen.
pub const CHOOSE_FAMILY: &str = "Choose a family";
/// Which families there are.
pub const FAMILY_HINT: &str = "Families with an ACTIVE revision.";
/// Which of it.
pub const REVISION: &str = "Revision";
/// Nothing is chosen.
pub const CHOOSE_REVISION: &str = "Choose a revision";
/// Which revisions there are.
pub const REVISION_HINT: &str = "The 100 newest ACTIVE revisions.";
/// How many.
pub const DESIRED_TASKS: &str = "Desired tasks";
/// How many a call may start.
pub const RUN_COUNT_HINT: &str = "A call starts up to 10.";
/// What tasks are found by.
pub const TASK_GROUP: &str = "Task group";
/// What it is where it is left empty.
pub const TASK_GROUP_HINT: &str = "family: and the family, where it is left empty.";
/// What a service is called.
pub const SERVICE_NAME: &str = "Service name";
/// What may be filled in.
pub const SERVICE_NAME_HINT: &str = "1 to 255 letters, digits, hyphens and underscores, unique in the cluster.";
/// How many, and where.
pub const SERVICE_TYPE: &str = "Service type";
/// As many as are desired.
pub const REPLICA_TEXT: &str = "Keeps as many tasks as are desired.";
/// One on each instance.
pub const DAEMON_TEXT: &str = "Keeps one task on each container instance of the cluster.";
/// Deploys anew.
pub const FORCE: &str = "Force new deployment";
/// What that is.
pub const FORCE_HINT: &str = "Replaces every task, though nothing else has changed.";
/// The section of bounds.
pub const OPTIONS: &str = "Deployment options";
/// The lower bound.
pub const MINIMUM: &str = "Minimum healthy percent";
/// What it does.
pub const MINIMUM_HINT: &str = "The fewest tasks that keep running, of those desired.";
/// The upper bound.
pub const MAXIMUM: &str = "Maximum percent";
/// What it does.
pub const MAXIMUM_HINT: &str = "The most tasks that run or are on their way, of those desired.";
/// Gives up.
pub const BREAKER: &str = "Use the deployment circuit breaker";
/// Goes back.
pub const ROLLBACK: &str = "Roll back on failure";

/// What is said of the network.
pub const NETWORK_TEXT: &str = "The sandbox has one simulated network, and every awsvpc task is in it.";
/// Fixed.
pub const NETWORK_FACTS: [&str; 3] = ["Subnet", "Security group", "Public IP"];
/// On Fargate.
pub const PUBLIC_IP_ON: &str = "Turned on";
/// On instances, where ECS has none.
pub const PUBLIC_IP_OFF: &str = "Turned off";

/// Does it.
pub const fn primary(form: Form) -> &'static str {
    match form {
        Form::RunTask | Form::CreateService => "Create",
        Form::UpdateService => "Update",
    }
}

/// Does nothing.
pub const CANCEL: &str = "Cancel";

/// Something has to be chosen or filled in.
pub const CHOOSE_ONE: &str = "Choose one.";
/// The revision is none of those that are offered.
pub const CHOOSE_OFFERED: &str = "Choose one of those that are offered.";
/// What was typed is no number.
pub const NO_NUMBER: &str = "Enter a whole number.";

/// `web:30 (latest)`
pub fn latest(name: &str) -> String {
    format!("{name} (latest)")
}

/// `web:29 (current)`, `web:3 – INACTIVE (current)`
pub fn current(name: &str, status: &str) -> String {
    if status == "ACTIVE" { format!("{name} (current)") } else { format!("{name} – {status} (current)") }
}

/// Why a revision is not offered.
pub fn not_offered(name: &str, status: &str) -> String {
    format!("{name} is {status}, and only ACTIVE revisions are offered.")
}

/// The same of one that is not there.
pub fn not_there(name: &str) -> String {
    format!("There is no {name} in this region.")
}

/// The same of a family.
pub fn no_active(family: &str) -> String {
    format!("{family} has no ACTIVE revision, and only ACTIVE revisions are offered.")
}

/// What ECS says to it.
pub fn ecs_answers(error: &str) -> String {
    format!("ECS answers {error}")
}

/// What ECS may say to it.
pub const MAY_STILL: &str =
    "ECS may still accept it: restrictions can take up to 10 minutes after deregistering to take effect.";

/// Tasks are on their way.
pub fn started(count: usize) -> String {
    super::counted(count as u64, "task started", "tasks started")
}

/// Leads to it.
pub const VIEW_TASK: &str = "View task";
/// Leads to them.
pub const VIEW_TASKS: &str = "View tasks";

/// Nothing was started, or less than was asked for.
pub fn not_started(count: usize) -> String {
    super::counted(count as u64, "task not started", "tasks not started")
}

/// A service is there.
pub fn created(name: &str) -> String {
    format!("{name} is ACTIVE")
}

/// A service is another.
pub fn updated(name: &str, deploys: bool) -> String {
    if deploys { format!("{name} is updated, and a deployment has begun") } else { format!("{name} is updated") }
}

/// A call that failed.
pub const fn failed(form: Form) -> &'static str {
    match form {
        Form::RunTask => "No task started",
        Form::CreateService => "Service not created",
        Form::UpdateService => "Service not updated",
    }
}

/// A cluster or a service that a link names, and that is not there.
pub fn unknown(name: &str) -> String {
    format!("{name} – not in this region, or deleted")
}
