//! What the operations on clusters, services and tasks ask for: as it was sent, of the right types and otherwise unchecked.

use crate::tags::Tag;
use crate::workloads::options::Options;

/// What `CreateCluster` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateCluster {
    /// The name; `default` if it was left out.
    pub name: Option<String>,
    /// The tags; `None` if the member was left out.
    pub tags: Option<Vec<Tag>>,
    /// `capacityProviders`, `configuration`, `defaultCapacityProviderStrategy`, `serviceConnectDefaults`, `settings`.
    pub options: Options,
}

/// What `CreateService` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CreateService {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// A family, which stands for its newest ACTIVE revision, or a revision.
    pub task_definition: Option<String>,
    /// How many tasks are wanted.
    pub desired_count: Option<i64>,
    /// `EC2` or `FARGATE`.
    pub launch_type: Option<String>,
    /// `REPLICA` or `DAEMON`.
    pub strategy: Option<String>,
    /// What makes the same request again one request.
    pub client_token: Option<String>,
    /// The tags.
    pub tags: Vec<Tag>,
    /// Everything else, `deploymentConfiguration` among it.
    pub options: Options,
}

/// What `UpdateService` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UpdateService {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// The name or ARN of the service.
    pub service: String,
    /// A family, which stands for its newest ACTIVE revision, or a revision; `None` leaves what there is.
    pub task_definition: Option<String>,
    /// How many tasks are wanted; `None` leaves what there is.
    pub desired_count: Option<i64>,
    /// Whether a new deployment is wanted though nothing else would make one.
    pub force_new_deployment: bool,
    /// Everything else; what is left out is left as it is.
    pub options: Options,
}

/// What `DeleteService` asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeleteService {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// The name or ARN of the service.
    pub service: String,
    /// Whether it goes though it is not scaled to zero.
    pub force: bool,
}

/// What `RunTask` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunTask {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// A family, which stands for its newest ACTIVE revision, or a revision.
    pub task_definition: String,
    /// How many tasks; 1 if it was left out.
    pub count: Option<i64>,
    /// `EC2` or `FARGATE`.
    pub launch_type: Option<String>,
    /// What makes the same request again one request.
    pub client_token: Option<String>,
    /// A word of the caller's, to find the tasks by.
    pub started_by: Option<String>,
    /// The group; `family:` and the family if it was left out.
    pub group: Option<String>,
    /// The tags.
    pub tags: Vec<Tag>,
    /// `TASK_DEFINITION` or `NONE`.
    pub propagate_tags: Option<String>,
    /// Everything else.
    pub options: Options,
}

/// What `StartTask` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartTask {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// A family, which stands for its newest ACTIVE revision, or a revision.
    pub task_definition: String,
    /// The ids or ARNs of the container instances, each of which is to run a task.
    pub instances: Vec<String>,
    /// A word of the caller's, to find the tasks by.
    pub started_by: Option<String>,
    /// The group; `family:` and the family if it was left out.
    pub group: Option<String>,
    /// The tags.
    pub tags: Vec<Tag>,
    /// `TASK_DEFINITION` or `NONE`.
    pub propagate_tags: Option<String>,
    /// Everything else.
    pub options: Options,
}

/// What `StopTask` asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StopTask {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// The id or ARN of the task.
    pub task: String,
    /// Why.
    pub reason: Option<String>,
}

/// A page of a listing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paging {
    /// The token which the page before ended with.
    pub token: Option<String>,
    /// How many results to answer at most; what the operation says if it was left out.
    pub max_results: Option<i64>,
}

/// What `ListServices` asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListServices {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// Only those of this launch type.
    pub launch_type: Option<String>,
    /// Only those of this scheduling strategy.
    pub strategy: Option<String>,
    /// The page.
    pub paging: Paging,
}

/// What `ListTasks` asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListTasks {
    /// The name or ARN of the cluster; `default` if it was left out.
    pub cluster: Option<String>,
    /// Only those on the instance of this id or ARN.
    pub instance: Option<String>,
    /// Only those of this family, whatever the status of their revisions.
    pub family: Option<String>,
    /// Only those that were started by this, which has to be the only filter.
    pub started_by: Option<String>,
    /// Only those of the service of this name.
    pub service: Option<String>,
    /// Only those of this desired status; `RUNNING` if it was left out.
    pub desired_status: Option<String>,
    /// Only those of this launch type.
    pub launch_type: Option<String>,
    /// The page.
    pub paging: Paging,
}
