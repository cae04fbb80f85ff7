//! Where tasks are to run: launch types and capacity providers.

use serde_json::Value;

use crate::document::{integer, text};
use crate::refusal::{Reason, Refusal};
use crate::workloads::cluster::Cluster;
use crate::workloads::options::Options;
use crate::workloads::service::{Capacity, ProviderShare};
use crate::workloads::task::LaunchType;

/// The capacity providers that are there without having been made.
const PROVIDERS: [&str; 2] = ["FARGATE", "FARGATE_SPOT"];

/// Every launch type of ECS, as its messages list them. Recorded.
pub(crate) const LAUNCH_TYPES: &[&str] = &["EC2", "FARGATE", "EXTERNAL", "FMI", "MANAGED_INSTANCES"];

/// The launch type that `word` is, if the sandbox runs tasks of it.
pub(crate) fn launch_type(word: &str) -> Result<LaunchType, Refusal> {
    match word {
        "EC2" => Ok(LaunchType::Ec2),
        "FARGATE" => Ok(LaunchType::Fargate),
        "EXTERNAL" | "FMI" | "MANAGED_INSTANCES" => {
            Err(Refusal::at(Reason::NotSimulated { what: "launch types other than EC2 and FARGATE" }, "launchType"))
        }
        _ => Err(Refusal::at(Reason::NotOneOf { member: "launch type", choices: LAUNCH_TYPES }, "launchType")),
    }
}

/// Where tasks are to run: what the request says, else what the cluster says, else EC2. Recorded.
pub(super) fn capacity(cluster: &Cluster, given: Option<&str>, options: &Options) -> Result<Capacity, Refusal> {
    let asked = options.list("capacityProviderStrategy");
    match given {
        Some(_) if !asked.is_empty() => Err(Refusal::at(Reason::LaunchTypeAndProvider, "launchType")),
        Some(word) => launch_type(word).map(Capacity::LaunchType),
        None if !asked.is_empty() => shares(asked).map(Capacity::Providers),
        None => match cluster.options.list("defaultCapacityProviderStrategy") {
            [] => Ok(Capacity::LaunchType(LaunchType::Ec2)),
            default => shares(default).map(Capacity::Providers),
        },
    }
}

/// A capacity provider strategy.
pub(super) fn shares(strategy: &[Value]) -> Result<Vec<ProviderShare>, Refusal> {
    let wrong = || Refusal::at(Reason::ProviderShares, "capacityProviderStrategy");
    let share = |item: &Value| {
        let name = text(item, "capacityProvider").unwrap_or_default();
        if !PROVIDERS.contains(&name) {
            let name = name.chars().take(128).collect();
            return Err(Refusal::at(Reason::ProviderMissing { name }, "capacityProviderStrategy"));
        }
        let number = |member, most| match integer(item, member) {
            None => Ok(0),
            Some(number) => u32::try_from(number).ok().filter(|number| *number <= most).ok_or_else(wrong),
        };
        Ok(ProviderShare { provider: name.into(), base: number("base", 100_000)?, weight: number("weight", 1_000)? })
    };
    let mut shares: Vec<ProviderShare> = strategy.iter().map(share).collect::<Result<_, Refusal>>()?;
    if shares.len() > 1 && shares.iter().all(|share| share.weight == 0) {
        return Err(wrong());
    }
    // A single provider takes everything, whatever its share.
    if let [only] = shares.as_mut_slice() {
        only.weight = only.weight.max(1);
    }
    Ok(shares)
}
