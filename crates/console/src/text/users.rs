//! The words for what runs on a revision.

use super::counted;
use crate::view::users::{ServiceUse, UseCounts};

/// The column, and the tab of a revision.
pub const USED_BY: &str = "Used by";
/// The menu of what can be done with a revision.
pub const DEPLOY: &str = "Deploy";
/// Runs tasks.
pub const RUN_TASK: &str = "Run task";
/// Creates a service.
pub const CREATE_SERVICE: &str = "Create service";
/// Updates a service.
pub const UPDATE_SERVICE: &str = "Update service";
/// Why several revisions can't be deployed.
pub const ONE_TO_DEPLOY: &str = "Select one revision only.";

/// The table of services.
pub const SERVICES: &str = "Services";
/// The table of tasks.
pub const TASKS: &str = "Tasks";
/// Its columns.
pub const SERVICE_COLUMNS: &[&str] = &["Service", "Cluster", "Desired", "Running", "Pending", "Deployment"];
/// Those of the tasks.
pub const TASK_COLUMNS: &[&str] = &["Task", "Cluster", "Last status", "Desired status", "Started by"];
/// A table without rows.
pub const NONE: &str = "None";

/// Nothing uses the revision.
pub const UNUSED: &str = "Not in use";
/// As above.
pub const UNUSED_TEXT: &str =
    "No service and no task uses this revision. ECS does not know of schedules, pipelines and scripts that name it.";
/// Above the tables.
pub const USED_BY_TEXT: &str = "These go on whatever its status. ECS itself has no such list, and does not know of schedules, pipelines and scripts that name a revision.";
/// Above the tables of an ACTIVE revision.
pub const USED_BY_ACTIVE_TEXT: &str = "These go on if it is deregistered. ECS itself has no such list, and does not know of schedules, pipelines and scripts that name a revision.";

/// `2 services, 5 tasks`; empty for none.
pub fn counts(counts: UseCounts) -> String {
    let count = |count: usize, one, many| (count > 0).then(|| counted(count as u64, one, many));
    let parts = [count(counts.services, "service", "services"), count(counts.tasks, "task", "tasks")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The heading of what uses the revisions of a dialog.
pub const IN_USE: &str = "In use by";
/// Of a dialog: it goes on when they are deregistered.
pub const IN_USE_GOES_ON: &str = "All of it keeps running, and each service still scales and replaces lost tasks:";
/// Of a dialog: what is deleted waits for it.
pub const IN_USE_DELETE: &str =
    "All of it keeps running. A revision stays DELETE_IN_PROGRESS until what uses it is gone:";
/// Nothing uses them.
pub const NOTHING_USES: &str = "No service and no task.";

/// `Service web in production: 3 desired, 3 running, 0 pending`
pub fn service_line(service: &ServiceUse) -> String {
    let ServiceUse { cluster, name, desired, running, pending, is_primary } = service;
    let leaving = if *is_primary { "" } else { " (on its way to another revision)" };
    format!("Service {name} in {cluster}: {desired} desired, {running} running, {pending} pending{leaving}")
}

/// Services beyond those that are listed.
pub fn more_services(count: usize) -> String {
    format!("and {}", counted(count as u64, "more service", "more services"))
}

/// Tasks that somebody ran.
pub fn tasks_alone(count: usize) -> String {
    counted(count as u64, "task that no service started", "tasks that no service started")
}
