//! The words of clusters, their pages and dialogs.

use lifecycle::Region;

use crate::kit::route::Form;

/// The page of clusters, its table, and the link to it.
pub const CLUSTERS: &str = "Clusters";
/// Below the heading of the page.
pub const CLUSTERS_TEXT: &str =
    "Services and tasks run in clusters. All of it is simulated: nothing runs, nothing costs.";
/// The search box of the clusters.
pub const FIND_CLUSTERS: &str = "Find clusters";
/// The header of the column of names, and the field of a form.
pub const CLUSTER: &str = "Cluster";
/// The columns of the clusters.
pub const COLUMNS: &[&str] =
    &[CLUSTER, super::STATUS, "Services", "Pending tasks", "Running tasks", "Container instances"];
/// The heading where there are none.
pub const NO_CLUSTERS: &str = "No clusters";
/// No cluster matches the text.
pub const NO_CLUSTER_MATCHES: &str = "No cluster matches the filter.";

/// A region without clusters, in a sandbox that has some elsewhere.
pub fn nothing_here(here: Region, elsewhere: &[(Region, usize)]) -> String {
    super::nothing_in("clusters", here, elsewhere)
}

/// What a form that puts a revision to use is called.
pub const fn form(form: Form) -> &'static str {
    match form {
        Form::RunTask => "Run task",
        Form::CreateService => "Create service",
        Form::UpdateService => "Update service",
    }
}

/// Leads to the form that creates a cluster, and does so.
pub const CREATE_CLUSTER: &str = "Create cluster";
/// Does it.
pub const CREATE: &str = "Create";
/// The field of that form.
pub const CLUSTER_NAME: &str = "Cluster name";
/// What may be filled in.
pub const CLUSTER_NAME_HINT: &str = "1 to 255 letters, digits, hyphens and underscores.";
/// What comes with a cluster.
pub const CREATE_CLUSTER_TEXT: &str =
    "Fargate needs nothing more. EC2 tasks need instances, which the cluster's Infrastructure tab adds.";
/// A name is needed: ECS would take the name default.
pub const NAME_MISSING: &str = "Enter a name.";

/// A cluster is there.
pub fn created(name: &str) -> String {
    format!("{name} is ACTIVE")
}

/// It was there before, and stays as it is.
pub fn was_there(name: &str) -> String {
    format!("{name} was there already. ECS answers with the cluster that there is.")
}

/// It could not be created.
pub fn not_created(name: &str) -> String {
    format!("{name} not created")
}

/// Leads to what a message is about.
pub fn view(name: &str) -> String {
    format!("View {name}")
}

/// What a cluster's page shows first.
pub const FACTS: &[&str] =
    &[super::STATUS, "Active services", "Draining services", "Pending tasks", "Running tasks", "Container instances"];
/// The tab of services and its table.
pub const SERVICES: &str = "Services";
/// The tab of tasks and its table.
pub const TASKS: &str = "Tasks";
/// The tab of instances.
pub const INFRASTRUCTURE: &str = "Infrastructure";

/// A cluster that is not there.
pub fn no_such_cluster(name: &str, region: Region) -> String {
    format!("{} has no cluster {name}.", region.place())
}

/// The way out.
pub const BACK: &str = "Go to Clusters";
/// A cluster without tags.
pub const NO_TAGS_TEXT: &str = "This cluster has no tags.";

/// Deletes a cluster.
pub const DELETE_CLUSTER: &str = "Delete cluster";
/// What happens then.
pub const DELETE_EFFECTS: [&str; 3] = [
    "The cluster is INACTIVE at once and leaves the list of clusters. It can still be described for a while.",
    "ECS refuses it while services are ACTIVE, tasks run or instances are registered.",
    "A cluster of the same name can be created again. What is still ending in this one goes on ending in that.",
];

/// It is deleted.
pub fn deleted(name: &str) -> String {
    format!("{name} is INACTIVE")
}

/// It could not be deleted.
pub fn not_deleted(name: &str) -> String {
    format!("{name} not deleted")
}

/// The table of instances.
pub const INSTANCES: &str = "Container instances";
/// What they are.
pub const INSTANCES_TEXT: &str = "EC2 tasks are placed on these. Fargate tasks need none.";
/// Its columns.
pub const INSTANCE_COLUMNS: &[&str] = &[
    "Container instance",
    "EC2 instance",
    super::STATUS,
    "Pending tasks",
    "Running tasks",
    "CPU available (units)",
    "Memory available (MiB)",
    "Registered",
];
/// The heading where there are none.
pub const NO_INSTANCES: &str = "No container instances";
/// As above.
pub const NO_INSTANCES_TEXT: &str = "Tasks of the launch type EC2 can't be placed in this cluster. Fargate tasks can.";
/// Opens the dialog that adds instances.
pub const ADD_INSTANCES_BUTTON: &str = "Add instances (sandbox only)";
/// The dialog that adds instances.
pub const ADD_INSTANCES: &str = "Add instances";
/// Adds them.
pub const ADD: &str = "Add";
/// How many.
pub const INSTANCE_COUNT: &str = "Number of instances";
/// What each has.
pub fn instance_size(cpu: u32, memory: u32) -> String {
    format!("Each has {cpu} CPU units and {memory} MiB for tasks, as a t3.medium has.")
}

/// Why they are needed.
pub const ADD_INSTANCES_TEXT: &str = "On AWS, instances are started by Amazon EC2, most often by an Auto Scaling group, and register themselves. Here they are there at once, and neither fail nor leave.";

/// They are there.
pub fn added(count: u32) -> String {
    super::counted(u64::from(count), "instance added", "instances added")
}

/// They are not.
pub const NOT_ADDED: &str = "No instances added";
