//! Where things are: what answers say of it that nothing in the account depends on.

use lifecycle::Region;
use lifecycle::workloads::InstanceId;
use lifecycle::workloads::view::Origin;

/// The operating system of most tasks on Fargate, as answers write it. Recorded.
pub const LINUX: &str = "Linux";

/// The version of Fargate that a service asks for which names none.
pub const LATEST: &str = "LATEST";

/// The version of Fargate that is asked for: the latest one is 1.4.0. Recorded.
pub fn platform_version(asked: Option<&str>) -> &str {
    asked.filter(|version| *version != LATEST).unwrap_or("1.4.0")
}

/// The ARN of something in the account that IAM has.
pub fn iam_arn(origin: Origin, path: &str) -> String {
    format!("arn:{}:iam::{}:{path}", origin.region.partition().as_str(), origin.account)
}

/// The availability zone of a container instance: one of the first three of its region.
pub fn zone_of_instance(region: Region, instance: InstanceId) -> String {
    zone(region, instance.0)
}

/// The availability zone of a subnet, which a zone has many of and each of which is in one.
pub fn zone_of_subnet(region: Region, subnet: &str) -> String {
    zone(region, subnet.bytes().map(u64::from).sum())
}

fn zone(region: Region, number: u64) -> String {
    let letter = ['a', 'b', 'c'][(number % 3) as usize];
    format!("{}{letter}", region.code())
}
