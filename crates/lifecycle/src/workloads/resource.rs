//! What has an ARN.

use std::fmt;

use crate::identity::{AccountId, ArnPrefix, Family, Revision};
use crate::reference::Reference;
use crate::region::Region;
use crate::workloads::{ClusterName, InstanceId, ServiceName, TaskId};

/// Something in a region of an account that has an ARN and can be tagged. It need not exist.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resource {
    /// A revision of a task definition.
    Revision(Family, Revision),
    /// A cluster.
    Cluster(ClusterName),
    /// A service, in its cluster.
    Service(ClusterName, ServiceName),
    /// A task, in its cluster.
    Task(ClusterName, TaskId),
    /// A container instance, in its cluster.
    Instance(ClusterName, InstanceId),
}

/// Why an ARN names no resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResourceError {
    /// It is no ARN.
    #[error("it is no ARN")]
    NoArn,
    /// An ARN of a service or a task as they were before 2018, without the cluster.
    #[error("it does not name the cluster")]
    Short,
    /// An ARN of another service, partition, account or region, or of what the sandbox does not have.
    #[error("nothing of this account and region can have this ARN")]
    Unknown,
}

impl Resource {
    /// What an ARN names in a region of an account.
    pub fn parse(arn: &str, account: AccountId, region: Region) -> Result<Self, ResourceError> {
        if !arn.starts_with("arn:") {
            return Err(ResourceError::NoArn);
        }
        if let Ok(Reference::Revision(family, revision)) = Reference::parse(arn, account, region) {
            return Ok(Self::Revision(family, revision));
        }
        let path = arn.strip_prefix(ArnPrefix(account, region).to_string().as_str()).ok_or(ResourceError::Unknown)?;
        let words: Vec<&str> = path.split('/').collect();
        let cluster = |name: &str| ClusterName::parse(name);
        let found = match words.as_slice() {
            ["cluster", name] => cluster(name).map(Self::Cluster),
            ["service" | "task" | "container-instance", _] => return Err(ResourceError::Short),
            ["service", of, name] => {
                cluster(of).zip(ServiceName::parse(name)).map(|(of, name)| Self::Service(of, name))
            }
            ["task", of, id] => cluster(of).zip(TaskId::parse(id)).map(|(of, id)| Self::Task(of, id)),
            ["container-instance", of, id] => {
                cluster(of).zip(InstanceId::parse(id)).map(|(of, id)| Self::Instance(of, id))
            }
            _ => None,
        };
        found.ok_or(ResourceError::Unknown)
    }

    /// The full ARN of the resource in a region of an account.
    pub fn arn(&self, account: AccountId, region: Region) -> String {
        format!("{}{self}", ArnPrefix(account, region))
    }
}

/// The end of an ARN, behind account and region.
impl fmt::Display for Resource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Revision(family, revision) => write!(formatter, "task-definition/{family}:{revision}"),
            Self::Cluster(name) => write!(formatter, "cluster/{name}"),
            Self::Service(cluster, name) => write!(formatter, "service/{cluster}/{name}"),
            Self::Task(cluster, id) => write!(formatter, "task/{cluster}/{id}"),
            Self::Instance(cluster, id) => write!(formatter, "container-instance/{cluster}/{id}"),
        }
    }
}
