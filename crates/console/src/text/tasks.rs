//! The words of tasks.

use lifecycle::Region;

/// The table of tasks.
pub const TASKS: &str = "Tasks";
/// The columns of tasks, behind that of the checkboxes.
pub const COLUMNS: &[&str] = &[
    "Task",
    "Last status",
    "Desired status",
    super::TASK_DEFINITION,
    "Service or group",
    "Launch type",
    super::CREATED,
    "Started",
];
/// The filter of the tables of tasks.
pub const FILTER_DESIRED: &str = "Filter desired status";
/// Its choices.
pub const DESIRED: [(&str, &str); 2] = [("RUNNING", "Running"), ("STOPPED", "Stopped")];
/// The heading where there are none.
pub const NO_TASKS: &str = "No tasks";
/// None runs or is to.
pub const NONE_RUNNING: &str = "No task is running or on its way.";
/// None has stopped lately.
pub const NONE_STOPPED: &str = "No task has stopped lately. ECS soon leaves stopped tasks out of its lists.";
/// Shows those that have stopped.
pub const SHOW_STOPPED: &str = "Show stopped tasks";

/// Runs a task.
pub const RUN: &str = "Run new task";
/// The menu that stops tasks, and the button that stops one.
pub const STOP: &str = "Stop";
/// Its item.
pub const STOP_SELECTED: &str = "Stop selected";
/// Why there is nothing to stop.
pub const NOTHING_SELECTED: &str = "Select at least one task.";
/// Why it need not be stopped again.
pub const ALREADY_STOPPING: &str = "The task has been told to stop. Telling it again succeeds and changes nothing.";

/// The dialog that stops tasks.
pub fn stop_title(count: usize) -> &'static str {
    if count == 1 { "Stop task" } else { "Stop tasks" }
}

/// Which tasks a dialog is about.
pub fn will_stop(count: usize) -> String {
    super::counted(count as u64, "task is told to stop:", "tasks are told to stop:")
}

/// What happens then.
pub const STOP_EFFECTS: [&str; 2] = [
    "Its desired status is STOPPED at once. Its containers are told to end, and a network interface is taken away, before it is STOPPED.",
    "A service starts another task in the place of one that it has lost, without a new deployment.",
];
/// Why it is stopped.
pub const REASON: &str = "Reason";
/// What becomes of the reason.
pub const REASON_HINT: &str = "The task shows it as its stopped reason.";

/// Tasks are on their way down.
pub fn stopping(count: usize) -> String {
    super::counted(count as u64, "task is stopping", "tasks are stopping")
}

/// One could not be stopped.
pub fn not_stopped(task: &str) -> String {
    format!("{task} not stopped")
}

/// What a task's page shows first.
pub const FACTS: &[&str] = &[
    "Last status",
    "Desired status",
    super::TASK_DEFINITION,
    "Service",
    "Launch type",
    "Container instance",
    "CPU (units)",
    "Memory (MiB)",
    "Started by",
    "Group",
    super::CREATED,
    "Pull started",
    "Pull stopped",
    "Started",
    "Stopping",
    "Execution stopped",
    "Stopped",
    "Stop code",
    "Stopped reason",
];
/// The tab and the table of containers.
pub const CONTAINERS: &str = "Containers";
/// Its columns.
pub const CONTAINER_COLUMNS: &[&str] = &["Container", super::IMAGE, super::ESSENTIAL, super::STATUS, "Exit code"];
/// A task without tags.
pub const NO_TAGS_TEXT: &str = "This task has no tags.";

/// A task that is not there.
pub fn no_such_task(cluster: &str, region: Region) -> String {
    format!(
        "The cluster {cluster} in {} has no such task. ECS forgets a task some time after it has stopped.",
        region.place()
    )
}

/// Below the heading of a task that runs on.
pub fn runs_on(revision: &str, status: &str) -> String {
    format!("{revision} is {status}. The task goes on: deregistering a revision leaves what runs on it alone.")
}
