//! An account in which something runs, for tests.

use lifecycle::workloads::instance::Room;
use lifecycle::workloads::request::{CreateCluster, CreateService};
use lifecycle::workloads::{ClusterName, ServiceName};
use lifecycle::{Account, Call, DeregisterTarget, Operation, Outcome, Region, Source, Timestamp, demo};

/// Where it runs.
pub const REGION: Region = Region::FIRST;

/// The cluster that it runs in.
pub const CLUSTER: &str = "shop";

/// The demo account with a cluster of this test's own: two instances, and the service `site` with two tasks of `web:30`,
/// which has become steady.
pub fn account() -> Account {
    let mut account = demo(Timestamp::from_millis(1_789_551_555_929));
    let cluster = CreateCluster { name: Some(CLUSTER.into()), ..CreateCluster::default() };
    perform(&mut account, Operation::CreateCluster(cluster));
    let room = Room::T3_MEDIUM;
    perform(&mut account, Operation::AddInstances { cluster: CLUSTER.into(), count: 2, room });
    let service = CreateService {
        cluster: Some(CLUSTER.into()),
        name: Some("site".into()),
        task_definition: Some("web:30".into()),
        desired_count: Some(2),
        launch_type: Some("FARGATE".into()),
        options: super::launch::network_for_tests(),
        ..CreateService::default()
    };
    perform(&mut account, Operation::CreateService(Box::new(service)));
    wait(&mut account, 600);
    account
}

/// Makes a call, which has to succeed.
pub fn perform(account: &mut Account, operation: Operation) -> Outcome {
    let call = Call { at: account.now(), region: REGION, source: Source::Console, operation };
    account.perform(&call).unwrap()
}

/// Deregisters a revision.
pub fn deregister(account: &mut Account, name: &str) {
    perform(account, Operation::Deregister(DeregisterTarget::Reference(name.into())));
}

/// Lets seconds pass.
pub fn wait(account: &mut Account, seconds: u64) {
    account.advance(account.now().plus_millis(seconds * 1_000));
}

/// The cluster.
pub fn cluster(account: &Account) -> &lifecycle::workloads::cluster::Cluster {
    &account.workloads(REGION).unwrap().clusters()[&ClusterName::parse(CLUSTER).unwrap()]
}

/// The service.
pub fn service(account: &Account) -> &lifecycle::workloads::service::Service {
    &cluster(account).services[&ServiceName::parse("site").unwrap()]
}
