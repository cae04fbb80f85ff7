//! The network that a task is to have.

use serde_json::Value;

use crate::document::{list, text};
use crate::refusal::{Reason, Refusal};
use crate::workloads::options::Options;
use crate::workloads::profile::Profile;
use crate::workloads::task::LaunchType;

/// Whether a network configuration fits what is to run. Any well-formed id of a subnet or a security group but that of
/// nothing but zeros stands for one that exists.
///
/// Source: recorded, but for a network that has no use, which people have reported.
pub(super) fn check(options: &Options, profile: &Profile, launch_type: LaunchType) -> Result<(), Refusal> {
    let place = "networkConfiguration.awsvpcConfiguration";
    let network = options.member("networkConfiguration").and_then(|network| network.get("awsvpcConfiguration"));
    let Some(network) = network else {
        let missing = || Refusal::at(Reason::NetworkMissing, "networkConfiguration");
        return if profile.has_interface { Err(missing()) } else { Ok(()) };
    };
    if !profile.has_interface {
        return Err(Refusal::at(Reason::NetworkUnsupported, "networkConfiguration"));
    }
    if text(network, "assignPublicIp") == Some("ENABLED") && launch_type != LaunchType::Fargate {
        return Err(Refusal::at(Reason::PublicAddress, format!("{place}.assignPublicIp")));
    }
    let subnets = list(network, "subnets");
    if subnets.is_empty() {
        return Err(Refusal::at(Reason::NetworkMissing, format!("{place}.subnets")));
    }
    if let Some(id) = subnets.iter().filter_map(Value::as_str).find(|id| !is_id(id, "subnet-")) {
        return Err(Refusal::at(Reason::SubnetMissing { id: shown(id) }, format!("{place}.subnets")));
    }
    if let Some(id) = list(network, "securityGroups").iter().filter_map(Value::as_str).find(|id| !is_id(id, "sg-")) {
        return Err(Refusal::at(Reason::SecurityGroupMalformed { id: shown(id) }, format!("{place}.securityGroups")));
    }
    Ok(())
}

/// Eight or seventeen hexadecimal digits behind a prefix, and not all of them zeros.
fn is_id(id: &str, prefix: &str) -> bool {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    id.strip_prefix(prefix).is_some_and(|digits| {
        [8, 17].contains(&digits.len()) && digits.bytes().all(digit) && digits.bytes().any(|byte| byte != b'0')
    })
}

/// As much of an id as a message repeats.
fn shown(id: &str) -> String {
    id.chars().take(128).collect()
}
