//! The words of services.

use lifecycle::Region;

/// The table of services.
pub const SERVICES: &str = "Services";
/// The search box of the services.
pub const FIND_SERVICES: &str = "Find services";
/// Its columns.
pub const COLUMNS: &[&str] = &[
    "Service",
    super::STATUS,
    super::TASK_DEFINITION,
    "Desired",
    "Pending",
    "Running",
    "Last deployment",
    "Launch type",
];
/// The heading where there are none.
pub const NO_SERVICES: &str = "No services";
/// As above.
pub const NO_SERVICES_TEXT: &str = "No service is in this cluster. A service keeps a number of tasks running.";
/// None matches the text.
pub const NO_SERVICE_MATCHES: &str = "No service matches the filter.";
/// Leads to the form.
pub const CREATE: &str = "Create service";
/// Leads to the form.
pub const UPDATE: &str = "Update service";
/// Opens the dialog.
pub const DELETE: &str = "Delete service";

/// What a service's page shows first.
pub const FACTS: &[&str] = &[
    super::STATUS,
    "Desired tasks",
    "Pending tasks",
    "Running tasks",
    super::TASK_DEFINITION,
    "Deployment",
    super::CREATED,
];
/// The tab.
pub const HEALTH: &str = "Health";
/// What it shows.
pub const HEALTH_FACTS: &[&str] =
    &["Desired tasks", "Pending tasks", "Running tasks", "Deployments", "Failed tasks", "Last event"];
/// The tab and its table.
pub const DEPLOYMENTS: &str = "Deployments";
/// Its columns.
pub const DEPLOYMENT_COLUMNS: &[&str] = &[
    "Deployment",
    super::STATUS,
    "Rollout state",
    super::TASK_DEFINITION,
    "Desired",
    "Pending",
    "Running",
    "Failed",
    super::CREATED,
    "Updated",
];
/// The tab and its table.
pub const EVENTS: &str = "Events";
/// Its columns.
pub const EVENT_COLUMNS: &[&str] = &["Message", "Time"];
/// The heading where there are none.
pub const NO_EVENTS: &str = "No events";
/// As above.
pub const NO_EVENTS_TEXT: &str = "The scheduler has done nothing for this service yet.";
/// The tab.
pub const CONFIGURATION: &str = "Configuration";
/// What it shows.
pub const CONFIGURATION_FACTS: &[&str] = &[
    "Service type",
    "Launch type",
    "Platform version",
    "Minimum healthy percent",
    "Maximum percent",
    "Deployment circuit breaker",
    "Roll back on failure",
    "Subnets",
    "Security groups",
    "Public IP",
];
/// A service without tags.
pub const NO_TAGS_TEXT: &str = "This service has no tags.";

/// A service that is not there.
pub fn no_such_service(name: &str, cluster: &str, region: Region) -> String {
    format!("The cluster {cluster} in {} has no service {name}.", region.place())
}

/// Below the heading of a service that runs on.
pub fn runs_on(revision: &str, status: &str) -> String {
    format!(
        "{revision} is {status}. The service goes on: it keeps its desired count, and can be scaled, but can't be updated to {revision} again once it has left it."
    )
}

/// What happens when a service is deleted.
pub const DELETE_EFFECTS: [&str; 2] = [
    "The service is DRAINING at once: its tasks are stopped, and none is started any more.",
    "Once they are STOPPED it is INACTIVE, and its name can be given again.",
];
/// Deletes it though it has tasks.
pub const FORCE: &str = "Force delete";
/// As above.
pub const FORCE_HINT: &str = "Without it, ECS refuses to delete a service that is scaled above 0.";

/// It is being deleted.
pub fn deleted(name: &str) -> String {
    format!("{name} is DRAINING")
}

/// It could not be deleted.
pub fn not_deleted(name: &str) -> String {
    format!("{name} not deleted")
}

/// Yes or no.
pub const fn on_off(on: bool) -> &'static str {
    if on { "On" } else { "Off" }
}

/// How many tasks are kept.
pub const REPLICA: &str = "Replica";
/// One task an instance.
pub const DAEMON: &str = "Daemon";
