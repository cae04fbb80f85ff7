//! The operations of the ECS API, as data: every one by its name, and whether it is simulated.
//!
//! Source: the ECS API model of 2014-11-13 as in botocore 1.44.5, which has 88.

/// An operation that the sandbox simulates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Simulated {
    /// `RegisterTaskDefinition`
    Register,
    /// `DeregisterTaskDefinition`
    Deregister,
    /// `DeleteTaskDefinitions`
    Delete,
    /// `DescribeTaskDefinition`
    Describe,
    /// `ListTaskDefinitions`
    ListRevisions,
    /// `ListTaskDefinitionFamilies`
    ListFamilies,
    /// `TagResource`
    Tag,
    /// `UntagResource`
    Untag,
    /// `ListTagsForResource`
    ListTags,
    /// `CreateCluster`
    CreateCluster,
    /// `DeleteCluster`
    DeleteCluster,
    /// `DescribeClusters`
    DescribeClusters,
    /// `ListClusters`
    ListClusters,
    /// `CreateService`
    CreateService,
    /// `UpdateService`
    UpdateService,
    /// `DeleteService`
    DeleteService,
    /// `DescribeServices`
    DescribeServices,
    /// `ListServices`
    ListServices,
    /// `RunTask`
    RunTask,
    /// `StartTask`
    StartTask,
    /// `StopTask`
    StopTask,
    /// `DescribeTasks`
    DescribeTasks,
    /// `ListTasks`
    ListTasks,
    /// `DescribeContainerInstances`
    DescribeInstances,
    /// `ListContainerInstances`
    ListInstances,
}

impl Simulated {
    /// Whether it can change the account.
    pub const fn changes(self) -> bool {
        match self {
            Self::Register
            | Self::Deregister
            | Self::Delete
            | Self::Tag
            | Self::Untag
            | Self::CreateCluster
            | Self::DeleteCluster
            | Self::CreateService
            | Self::UpdateService
            | Self::DeleteService
            | Self::RunTask
            | Self::StartTask
            | Self::StopTask => true,
            Self::Describe
            | Self::ListRevisions
            | Self::ListFamilies
            | Self::ListTags
            | Self::DescribeClusters
            | Self::ListClusters
            | Self::DescribeServices
            | Self::ListServices
            | Self::DescribeTasks
            | Self::ListTasks
            | Self::DescribeInstances
            | Self::ListInstances => false,
        }
    }
}

/// An operation of the ECS API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiOperation {
    /// The name, as behind the service's in `X-Amz-Target`.
    pub name: &'static str,
    /// What the sandbox does for it; `None` where it is not simulated.
    pub simulated: Option<Simulated>,
}

impl ApiOperation {
    /// The operation of this name, if the ECS API has it.
    pub fn named(name: &str) -> Option<Self> {
        OPERATIONS.binary_search_by_key(&name, |row| row.name).ok().map(|index| OPERATIONS[index])
    }
}

const fn row(name: &'static str, simulated: Option<Simulated>) -> ApiOperation {
    ApiOperation { name, simulated }
}

/// All of them, by name.
pub const OPERATIONS: [ApiOperation; 88] = [
    row("AssociateGatewayWithCluster", None),
    row("ContinueServiceDeployment", None),
    row("CreateCapacityProvider", None),
    row("CreateCluster", Some(Simulated::CreateCluster)),
    row("CreateDaemon", None),
    row("CreateExpressGatewayService", None),
    row("CreateGateway", None),
    row("CreateService", Some(Simulated::CreateService)),
    row("CreateTaskSet", None),
    row("DeleteAccountSetting", None),
    row("DeleteAttributes", None),
    row("DeleteCapacityProvider", None),
    row("DeleteCluster", Some(Simulated::DeleteCluster)),
    row("DeleteDaemon", None),
    row("DeleteDaemonTaskDefinition", None),
    row("DeleteExpressGatewayService", None),
    row("DeleteGateway", None),
    row("DeleteService", Some(Simulated::DeleteService)),
    row("DeleteTaskDefinitions", Some(Simulated::Delete)),
    row("DeleteTaskSet", None),
    row("DeregisterContainerInstance", None),
    row("DeregisterTaskDefinition", Some(Simulated::Deregister)),
    row("DescribeCapacityProviders", None),
    row("DescribeClusters", Some(Simulated::DescribeClusters)),
    row("DescribeContainerInstances", Some(Simulated::DescribeInstances)),
    row("DescribeDaemon", None),
    row("DescribeDaemonDeployments", None),
    row("DescribeDaemonRevisions", None),
    row("DescribeDaemonTaskDefinition", None),
    row("DescribeExpressGatewayService", None),
    row("DescribeGateway", None),
    row("DescribeGatewayResources", None),
    row("DescribeGatewayRoute", None),
    row("DescribeServiceDeployments", None),
    row("DescribeServiceRevisions", None),
    row("DescribeServices", Some(Simulated::DescribeServices)),
    row("DescribeTaskDefinition", Some(Simulated::Describe)),
    row("DescribeTaskSets", None),
    row("DescribeTasks", Some(Simulated::DescribeTasks)),
    row("DisassociateGatewayFromCluster", None),
    row("DiscoverPollEndpoint", None),
    row("ExecuteCommand", None),
    row("GetTaskProtection", None),
    row("ListAccountSettings", None),
    row("ListAttributes", None),
    row("ListClusters", Some(Simulated::ListClusters)),
    row("ListContainerInstances", Some(Simulated::ListInstances)),
    row("ListDaemonDeployments", None),
    row("ListDaemonTaskDefinitions", None),
    row("ListDaemons", None),
    row("ListGatewayClusterAssociations", None),
    row("ListGatewayRoutes", None),
    row("ListGateways", None),
    row("ListServiceDeployments", None),
    row("ListServices", Some(Simulated::ListServices)),
    row("ListServicesByNamespace", None),
    row("ListTagsForResource", Some(Simulated::ListTags)),
    row("ListTaskDefinitionFamilies", Some(Simulated::ListFamilies)),
    row("ListTaskDefinitions", Some(Simulated::ListRevisions)),
    row("ListTasks", Some(Simulated::ListTasks)),
    row("PutAccountSetting", None),
    row("PutAccountSettingDefault", None),
    row("PutAttributes", None),
    row("PutClusterCapacityProviders", None),
    row("RegisterContainerInstance", None),
    row("RegisterDaemonTaskDefinition", None),
    row("RegisterTaskDefinition", Some(Simulated::Register)),
    row("RunTask", Some(Simulated::RunTask)),
    row("StartTask", Some(Simulated::StartTask)),
    row("StopServiceDeployment", None),
    row("StopTask", Some(Simulated::StopTask)),
    row("SubmitAttachmentStateChanges", None),
    row("SubmitContainerStateChange", None),
    row("SubmitTaskStateChange", None),
    row("TagResource", Some(Simulated::Tag)),
    row("UntagResource", Some(Simulated::Untag)),
    row("UpdateCapacityProvider", None),
    row("UpdateCluster", None),
    row("UpdateClusterSettings", None),
    row("UpdateContainerAgent", None),
    row("UpdateContainerInstancesState", None),
    row("UpdateDaemon", None),
    row("UpdateExpressGatewayService", None),
    row("UpdateGateway", None),
    row("UpdateService", Some(Simulated::UpdateService)),
    row("UpdateServicePrimaryTaskSet", None),
    row("UpdateTaskProtection", None),
    row("UpdateTaskSet", None),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_found_by_its_name_and_nothing_else_is() {
        for operation in OPERATIONS {
            assert_eq!(ApiOperation::named(operation.name), Some(operation));
        }
        assert_eq!(ApiOperation::named("ListTaskDefinition"), None);
        assert_eq!(OPERATIONS.iter().filter(|operation| operation.simulated.is_some()).count(), 25);
    }
}
