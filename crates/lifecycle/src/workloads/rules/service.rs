//! The rules of `CreateService`, `UpdateService` and `DeleteService`.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use serde_json::Value;

use crate::account::Account;
use crate::call::{Outcome, ServiceChange};
use crate::document::{flag, integer, text};
use crate::identity::{Family, Revision};
use crate::refusal::{Consumer, Reason, Refusal};
use crate::region::Region;
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::cluster::{Cluster, MAX_SERVICE_TASKS, MAX_SERVICES, TaskCounts};
use crate::workloads::options::Options;
use crate::workloads::profile::Profile;
use crate::workloads::request::{CreateService, DeleteService, UpdateService};
use crate::workloads::restore::MAX_PERCENT;
use crate::workloads::rules::find::{cluster_named, not_inactive, service_named};
use crate::workloads::rules::{MAX_TOKEN, fingerprint, network, placement};
use crate::workloads::service::{
    CircuitBreaker, Deployment, Percents, Rollout, SchedulingStrategy, Service, ServiceStatus, Threshold,
};
use crate::workloads::task::LaunchType;
use crate::workloads::{DeploymentId, ServiceName};

/// The scheduling strategies, as messages list them. Recorded.
pub(crate) const STRATEGIES: &[&str] = &["REPLICA", "DAEMON"];

/// What comes of `CreateService`.
pub(crate) fn create_service(
    account: &Account,
    region: Region,
    at: Timestamp,
    asked: &CreateService,
) -> Result<Outcome, Refusal> {
    if asked.client_token.as_ref().is_some_and(|token| token.chars().count() > MAX_TOKEN) {
        return Err(Refusal::at(Reason::TokenTooLong, "clientToken"));
    }
    simulated(&asked.options)?;
    let strategy = strategy(asked.strategy.as_deref())?;
    let desired_count = desired_count(asked, strategy)?;
    let percents = percents(
        &asked.options,
        if strategy == SchedulingStrategy::Daemon { Percents::DAEMON } else { Percents::REPLICA },
    )?;
    let breaker = breaker(&asked.options, CircuitBreaker::default())?;
    let reference = asked.task_definition.as_deref().unwrap_or_default();
    if reference.is_empty() {
        return Err(Refusal::at(Reason::DefinitionBlank, "taskDefinition"));
    }
    let (family, revision) = account.launched(region, reference, Consumer::CreateService)?;
    let cluster = not_inactive(cluster_named(account, region, asked.cluster.as_deref())?)?;
    let name = asked.name.as_deref().and_then(ServiceName::parse);
    let name = name.ok_or_else(|| Refusal::at(Reason::ServiceNameInvalid, "serviceName"))?;
    let capacity = placement::capacity(cluster, asked.launch_type.as_deref(), &asked.options)?;
    if strategy == SchedulingStrategy::Daemon && capacity.launch_type() == LaunchType::Fargate {
        return Err(Refusal::at(Reason::DaemonFargate, "launchType"));
    }
    let profile = profile(account, region, &family, revision)?;
    fits(&profile, capacity.launch_type())?;
    network::check(&asked.options, &profile, capacity.launch_type())?;
    let options = with_rebalancing(&asked.options, strategy, percents)?;
    let tags = Tags::default().merged_on_workload(&asked.tags)?;

    // Everything but the tags, whose change is passed over. Recorded.
    let said = (&asked.cluster, &asked.name, &asked.task_definition, &asked.desired_count, &asked.launch_type);
    let request = fingerprint(&format!("{said:?}{:?}{}", asked.strategy, Value::Object(asked.options.0.clone())));
    let unchanged = |counter| Outcome::ServiceCreated {
        at,
        region,
        cluster: cluster.name.clone(),
        name: name.clone(),
        service: None,
        counter,
    };
    if let Some(there) = cluster.services.get(&name) {
        match there.status {
            ServiceStatus::Inactive => {}
            ServiceStatus::Draining => return Err(Refusal::at(Reason::ServiceDraining, "serviceName")),
            ServiceStatus::Active => {
                let same = asked.client_token.is_some() && there.request == (asked.client_token.clone(), request);
                return if same {
                    Ok(unchanged(account.counter))
                } else {
                    Err(Refusal::new(Reason::ServiceNotIdempotent))
                };
            }
        }
    }
    if cluster.totals().services() >= MAX_SERVICES {
        return Err(Refusal::new(Reason::TooManyServices));
    }
    let counter = account.counter + 1;
    let service = Service {
        name: name.clone(),
        status: ServiceStatus::Active,
        strategy,
        desired_count,
        capacity,
        percents,
        breaker,
        options: Arc::new(options),
        tags,
        created_at: at,
        request: (asked.client_token.clone(), request),
        deployments: vec![deployment(DeploymentId(counter), family, revision, at)],
        events: VecDeque::new(),
        tasks: BTreeSet::new(),
        wake: None,
        quiet_since: None,
        is_steady: false,
        is_starved: false,
    };
    let cluster = cluster.name.clone();
    Ok(Outcome::ServiceCreated { at, region, cluster, name, service: Some(Box::new(service)), counter })
}

/// What comes of `UpdateService`.
///
/// Source: recorded and documented: another revision, a forced deployment and what tasks are started with make a new
/// deployment; the desired count and the bounds of deployments do not. That naming the revision which is there already makes
/// none is inferred.
pub(crate) fn update_service(
    account: &Account,
    region: Region,
    at: Timestamp,
    asked: &UpdateService,
) -> Result<Outcome, Refusal> {
    simulated(&asked.options)?;
    let launched =
        asked.task_definition.as_deref().map(|reference| account.launched(region, reference, Consumer::UpdateService));
    let cluster = not_inactive(cluster_named(account, region, asked.cluster.as_deref())?)?;
    let service = found(account, region, cluster, &asked.service)
        .ok_or_else(|| Refusal::at(Reason::ServiceMissing, "service"))?;
    if service.status != ServiceStatus::Active {
        return Err(Refusal::at(Reason::ServiceNotActive, "service"));
    }
    let launched = launched.transpose()?;
    let mut change = ServiceChange { desired_count: scaled(asked, service)?, ..ServiceChange::default() };
    if asked.options.member("deploymentConfiguration").is_some() {
        change.percents = Some(percents(&asked.options, service.percents)?);
        change.breaker = Some(breaker(&asked.options, service.breaker)?);
    }
    let options = service.options.updated(&asked.options);
    let percents = change.percents.unwrap_or(service.percents);
    if options.text("availabilityZoneRebalancing") == Some("ENABLED") && percents.maximum <= 100 {
        return Err(Refusal::at(Reason::RebalancingMaximum, "deploymentConfiguration.maximumPercent"));
    }
    if !asked.options.list("capacityProviderStrategy").is_empty() {
        let shares = placement::shares(asked.options.list("capacityProviderStrategy"))?;
        change.capacity = Some(crate::workloads::service::Capacity::Providers(shares));
    }
    let Some(primary) = service.primary() else { return Err(Refusal::at(Reason::ServiceMissing, "service")) };
    let (family, revision) = launched.unwrap_or_else(|| (primary.family.clone(), primary.revision));
    let is_other = family != primary.family || revision != primary.revision;
    let starts_otherwise = STARTED_WITH.iter().any(|member| asked.options.member(member).is_some());
    if is_other || starts_otherwise {
        let launch_type = change.capacity.as_ref().unwrap_or(&service.capacity).launch_type();
        let profile = profile(account, region, &family, revision)?;
        fits(&profile, launch_type)?;
        network::check(&options, &profile, launch_type)?;
    }
    let mut counter = account.counter;
    if is_other || starts_otherwise || asked.force_new_deployment {
        counter += 1;
        change.deployment = Some(deployment(DeploymentId(counter), family, revision, at));
    }
    if !asked.options.0.is_empty() {
        change.options = Some(options);
    }
    let (cluster, name) = (cluster.name.clone(), service.name.clone());
    Ok(Outcome::ServiceUpdated { at, region, cluster, name, change: Box::new(change), counter })
}

/// What comes of `DeleteService`. Source: recorded; that an INACTIVE service is refused is reported.
pub(crate) fn delete_service(
    account: &Account,
    region: Region,
    at: Timestamp,
    asked: &DeleteService,
) -> Result<Outcome, Refusal> {
    let cluster = not_inactive(cluster_named(account, region, asked.cluster.as_deref())?)?;
    let service = found(account, region, cluster, &asked.service)
        .ok_or_else(|| Refusal::at(Reason::DeleteServiceMissing, "service"))?;
    let is_daemon = service.strategy == SchedulingStrategy::Daemon;
    let changed = match service.status {
        ServiceStatus::Active if service.desired_count > 0 && !asked.force && !is_daemon => {
            return Err(Refusal::at(Reason::ScaledAboveZero, "service"));
        }
        ServiceStatus::Active => true,
        ServiceStatus::Draining => false,
        ServiceStatus::Inactive => return Err(Refusal::at(Reason::ServiceNotActive, "service")),
    };
    Ok(Outcome::ServiceDeleted { at, region, cluster: cluster.name.clone(), name: service.name.clone(), changed })
}

/// The members of `UpdateService` beside the revision that a task is started with. Documented: each makes a new deployment.
const STARTED_WITH: [&str; 9] = [
    "capacityProviderStrategy",
    "enableExecuteCommand",
    "loadBalancers",
    "networkConfiguration",
    "platformVersion",
    "serviceConnectConfiguration",
    "serviceRegistries",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
];

fn found<'c>(account: &Account, region: Region, cluster: &'c Cluster, given: &str) -> Option<&'c Service> {
    cluster.services.get(&service_named(account, region, cluster, given)?)
}

fn deployment(id: DeploymentId, family: Family, revision: Revision, at: Timestamp) -> Deployment {
    Deployment {
        id,
        family,
        revision,
        desired_count: 0,
        counts: TaskCounts::default(),
        failed_tasks: 0,
        ended_tasks: 0,
        held_until: None,
        rollout: Rollout::InProgress,
        is_rollback: false,
        created_at: at,
        updated_at: at,
    }
}

pub(super) fn profile(
    account: &Account,
    region: Region,
    family: &Family,
    revision: Revision,
) -> Result<Profile, Refusal> {
    let content = account.content(region, family, revision);
    content.map(|content| Profile::of(content)).ok_or_else(|| Refusal::at(Reason::DefinitionMissing, "taskDefinition"))
}

pub(super) fn fits(profile: &Profile, launch_type: LaunchType) -> Result<(), Refusal> {
    if profile.runs_on(launch_type) {
        return Ok(());
    }
    Err(Refusal::at(Reason::LaunchTypeUnsupported { launch_type: launch_type.as_str() }, "launchType"))
}

fn strategy(given: Option<&str>) -> Result<SchedulingStrategy, Refusal> {
    match given {
        None | Some("REPLICA") => Ok(SchedulingStrategy::Replica),
        Some("DAEMON") => Ok(SchedulingStrategy::Daemon),
        Some(_) => {
            let reason = Reason::NotOneOf { member: "Scheduling strategy", choices: STRATEGIES };
            Err(Refusal::at(reason, "schedulingStrategy"))
        }
    }
}

fn desired_count(asked: &CreateService, strategy: SchedulingStrategy) -> Result<u32, Refusal> {
    let refused = |reason| Refusal::at(reason, "desiredCount");
    match (asked.desired_count, strategy) {
        (Some(_), SchedulingStrategy::Daemon) => Err(refused(Reason::DaemonCount)),
        (None, SchedulingStrategy::Daemon) => Ok(0),
        (None, SchedulingStrategy::Replica) => Err(refused(Reason::DesiredCountMissing)),
        (Some(count), SchedulingStrategy::Replica) => within(count, false).map_err(refused),
    }
}

fn scaled(asked: &UpdateService, service: &Service) -> Result<Option<u32>, Refusal> {
    let refused = |reason| Refusal::at(reason, "desiredCount");
    match (asked.desired_count, service.strategy) {
        (Some(_), SchedulingStrategy::Daemon) => Err(refused(Reason::DaemonCount)),
        (None, _) => Ok(None),
        (Some(count), SchedulingStrategy::Replica) => within(count, true).map(Some).map_err(refused),
    }
}

fn within(count: i64, update: bool) -> Result<u32, Reason> {
    match u32::try_from(count) {
        Ok(count) if count <= MAX_SERVICE_TASKS => Ok(count),
        _ if count < 0 => Err(Reason::DesiredCountNegative { update }),
        _ => Err(Reason::DesiredCountLimit),
    }
}

fn percents(options: &Options, before: Percents) -> Result<Percents, Refusal> {
    let Some(asked) = options.member("deploymentConfiguration") else { return Ok(before) };
    let number = |member, before| match integer(asked, member) {
        None => Ok(before),
        Some(number) => u32::try_from(number).map_err(|_| (Reason::PercentInvalid { member }, member)),
    };
    let check = || {
        let maximum = number("maximumPercent", before.maximum)?;
        let minimum_healthy = number("minimumHealthyPercent", before.minimum_healthy)?;
        if maximum < 100 {
            return Err((Reason::MaximumPercent, "maximumPercent"));
        }
        if maximum > MAX_PERCENT {
            return Err((Reason::PercentInvalid { member: "maximumPercent" }, "maximumPercent"));
        }
        if minimum_healthy > 100 {
            return Err((Reason::MinimumHealthyPercent, "minimumHealthyPercent"));
        }
        Ok(Percents { minimum_healthy, maximum })
    };
    check().map_err(|(reason, member)| Refusal::at(reason, format!("deploymentConfiguration.{member}")))
}

fn breaker(options: &Options, before: CircuitBreaker) -> Result<CircuitBreaker, Refusal> {
    let asked = options.member("deploymentConfiguration").and_then(|all| all.get("deploymentCircuitBreaker"));
    let Some(asked) = asked else { return Ok(before) };
    let refused = |part| {
        let place = "deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration";
        Refusal::at(Reason::BreakerThreshold { part }, place)
    };
    let threshold = match asked.get("thresholdConfiguration") {
        None => before.threshold,
        Some(threshold) => {
            let value = integer(threshold, "value").unwrap_or(50);
            let value = u32::try_from(value).ok().filter(|value| *value > 0).ok_or_else(|| refused("value"))?;
            match text(threshold, "type") {
                None | Some("BOUNDED_PERCENT") if value <= 100 => Threshold::BoundedPercent(value),
                None | Some("BOUNDED_PERCENT") => return Err(refused("value")),
                Some("COUNT") => Threshold::Count(value),
                Some(_) => return Err(refused("type")),
            }
        }
    };
    Ok(CircuitBreaker {
        enabled: flag(asked, "enable").unwrap_or(before.enabled),
        rollback: flag(asked, "rollback").unwrap_or(before.rollback),
        threshold,
    })
}

/// Rebalancing between availability zones, which the sandbox shows and does not do: on, unless the bounds leave no room.
fn with_rebalancing(asked: &Options, strategy: SchedulingStrategy, percents: Percents) -> Result<Options, Refusal> {
    let mut options = asked.clone();
    let is_possible = percents.maximum > 100 && strategy == SchedulingStrategy::Replica;
    if asked.text("availabilityZoneRebalancing") == Some("ENABLED") && !is_possible {
        return Err(Refusal::at(Reason::RebalancingMaximum, "availabilityZoneRebalancing"));
    }
    let value = if is_possible { "ENABLED" } else { "DISABLED" };
    options.0.entry("availabilityZoneRebalancing").or_insert_with(|| value.into());
    Ok(options)
}

/// Whether the sandbox does what is asked for.
fn simulated(options: &Options) -> Result<(), Refusal> {
    let refused = |what, place: &str| Err(Refusal::at(Reason::NotSimulated { what }, place));
    let controller = options.member("deploymentController").and_then(|controller| text(controller, "type"));
    if controller.is_some_and(|kind| kind != "ECS") {
        return refused("deployment controllers other than ECS", "deploymentController.type");
    }
    let strategy = options.member("deploymentConfiguration").and_then(|asked| text(asked, "strategy"));
    if strategy.is_some_and(|strategy| strategy != "ROLLING") {
        return refused("deployment strategies other than ROLLING", "deploymentConfiguration.strategy");
    }
    Ok(())
}
