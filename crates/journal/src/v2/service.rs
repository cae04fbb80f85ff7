//! Services with their deployments and events.

use std::borrow::Cow;
use std::collections::BTreeSet;

use lifecycle::Family;
use lifecycle::workloads::cluster::TaskCounts;
use lifecycle::workloads::service::{
    Capacity, CircuitBreaker, Deployment, EventKind, Percents, ProviderShare, Rollout, SchedulingStrategy, Service,
    ServiceEvent, ServiceStatus, Threshold,
};
use lifecycle::workloads::task::LaunchType;
use lifecycle::workloads::{DeploymentId, ServiceName, TaskId};
use serde::{Deserialize, Serialize};

use super::moments::Moments;
use super::pool::{Pool, Shared};
use super::words::{self, StoredTags, Word};
use crate::text::ReadError;

#[derive(Serialize, Deserialize)]
pub(crate) struct StoredService<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    status: Cow<'a, str>,
    #[serde(borrow)]
    strategy: Cow<'a, str>,
    desired: u32,
    #[serde(borrow)]
    capacity: StoredCapacity<'a>,
    /// Minimum and maximum.
    percents: (u32, u32),
    #[serde(default, skip_serializing_if = "Option::is_none")]
    breaker: Option<StoredBreaker>,
    options: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: StoredTags,
    created: i64,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    token: Option<Cow<'a, str>>,
    request: u64,
    #[serde(borrow)]
    deployments: Vec<StoredDeployment<'a>>,
    events: Vec<StoredEvent>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wake: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    quiet_since: Option<i64>,
    steady: bool,
    #[serde(default, skip_serializing_if = "is_not")]
    starved: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredCapacity<'a> {
    /// The launch type.
    #[serde(borrow)]
    Launch(Cow<'a, str>),
    /// Provider, base and weight of each.
    #[serde(borrow)]
    Providers(Vec<(Cow<'a, str>, u32, u32)>),
}

#[derive(Serialize, Deserialize)]
struct StoredBreaker {
    enabled: bool,
    rollback: bool,
    threshold: StoredThreshold,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredThreshold {
    Percent(u32),
    Count(u32),
}

/// A deployment; how many tasks it has follows from them.
#[derive(Serialize, Deserialize)]
struct StoredDeployment<'a> {
    id: u64,
    #[serde(borrow)]
    family: Cow<'a, str>,
    revision: u32,
    desired: u32,
    #[serde(default, skip_serializing_if = "is_none")]
    failed: u32,
    #[serde(default, skip_serializing_if = "is_none")]
    ended: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    held_until: Option<i64>,
    #[serde(borrow)]
    rollout: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "is_not")]
    rollback: bool,
    created: i64,
    updated: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_not(flag: &bool) -> bool {
    !flag
}

/// Number, moment and kind.
#[derive(Serialize, Deserialize)]
struct StoredEvent(u64, i64, StoredEventKind);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredEventKind {
    Started(Vec<u64>),
    StoppedRunning(Vec<u64>),
    StoppedPending(u32),
    Completed(u64),
    Steady,
    NoRoom,
    NoInstances,
    NoCapacity,
    Deadlock,
    Failing,
    GivenUp(u64),
    RolledBack(u64),
}

pub(crate) fn store<'a>(service: &'a Service, moments: Moments, pool: &mut Pool<'a>) -> StoredService<'a> {
    let Service {
        name,
        status,
        strategy,
        desired_count,
        capacity,
        percents,
        breaker,
        options,
        tags,
        created_at,
        request: (token, request),
        deployments,
        events,
        tasks: _,
        wake,
        quiet_since,
        is_steady,
        is_starved,
    } = service;
    StoredService {
        name: name.as_str().into(),
        status: status.as_word().into(),
        strategy: strategy.as_word().into(),
        desired: *desired_count,
        capacity: store_capacity(capacity),
        percents: (percents.minimum_healthy, percents.maximum),
        breaker: Some(*breaker).filter(|breaker| *breaker != CircuitBreaker::default()).map(store_breaker),
        options: pool.options(options),
        tags: words::store_tags(tags),
        created: moments.ago(*created_at),
        token: token.as_deref().map(Cow::from),
        request: *request,
        deployments: deployments.iter().map(|deployment| store_deployment(deployment, moments)).collect(),
        events: events.iter().map(|event| store_event(event, moments)).collect(),
        wake: wake.map(|at| moments.ago(at)),
        quiet_since: quiet_since.map(|at| moments.ago(at)),
        steady: *is_steady,
        starved: *is_starved,
    }
}

pub(crate) fn restore(stored: StoredService<'_>, shared: &Shared) -> Result<Service, ReadError> {
    let moments = shared.moments;
    let (minimum_healthy, maximum) = stored.percents;
    let deployments = stored.deployments.iter().map(|deployment| restore_deployment(deployment, moments));
    Ok(Service {
        name: words::name(&stored.name, ServiceName::parse)?,
        status: ServiceStatus::of_word(&stored.status)?,
        strategy: SchedulingStrategy::of_word(&stored.strategy)?,
        desired_count: stored.desired,
        capacity: restore_capacity(stored.capacity)?,
        percents: Percents { minimum_healthy, maximum },
        breaker: stored.breaker.map_or_else(CircuitBreaker::default, restore_breaker),
        options: shared.options(stored.options)?,
        tags: stored.tags.into_iter().collect(),
        created_at: moments.at(stored.created),
        request: (stored.token.map(Cow::into_owned), stored.request),
        deployments: deployments.collect::<Result<_, _>>()?,
        events: stored.events.into_iter().map(|event| restore_event(event, moments)).collect(),
        tasks: BTreeSet::new(),
        wake: stored.wake.map(|ago| moments.at(ago)),
        quiet_since: stored.quiet_since.map(|ago| moments.at(ago)),
        is_steady: stored.steady,
        is_starved: stored.starved,
    })
}

fn store_capacity(capacity: &Capacity) -> StoredCapacity<'_> {
    match capacity {
        Capacity::LaunchType(launch_type) => StoredCapacity::Launch(launch_type.as_word().into()),
        Capacity::Providers(shares) => {
            let share = |share: &'_ ProviderShare| (share.provider.to_string().into(), share.base, share.weight);
            StoredCapacity::Providers(shares.iter().map(share).collect())
        }
    }
}

fn restore_capacity(stored: StoredCapacity<'_>) -> Result<Capacity, ReadError> {
    Ok(match stored {
        StoredCapacity::Launch(launch_type) => Capacity::LaunchType(LaunchType::of_word(&launch_type)?),
        StoredCapacity::Providers(shares) => {
            let share = |(provider, base, weight): (Cow<'_, str>, u32, u32)| ProviderShare {
                provider: provider.into(),
                base,
                weight,
            };
            Capacity::Providers(shares.into_iter().map(share).collect())
        }
    })
}

fn store_breaker(breaker: CircuitBreaker) -> StoredBreaker {
    let CircuitBreaker { enabled, rollback, threshold } = breaker;
    let threshold = match threshold {
        Threshold::BoundedPercent(percent) => StoredThreshold::Percent(percent),
        Threshold::Count(count) => StoredThreshold::Count(count),
    };
    StoredBreaker { enabled, rollback, threshold }
}

fn restore_breaker(stored: StoredBreaker) -> CircuitBreaker {
    let StoredBreaker { enabled, rollback, threshold } = stored;
    let threshold = match threshold {
        StoredThreshold::Percent(percent) => Threshold::BoundedPercent(percent),
        StoredThreshold::Count(count) => Threshold::Count(count),
    };
    CircuitBreaker { enabled, rollback, threshold }
}

fn store_deployment(deployment: &Deployment, moments: Moments) -> StoredDeployment<'_> {
    let Deployment {
        id,
        family,
        revision,
        desired_count,
        counts: _,
        failed_tasks,
        ended_tasks,
        held_until,
        rollout,
        is_rollback,
        created_at,
        updated_at,
    } = deployment;
    StoredDeployment {
        id: id.0,
        family: family.as_str().into(),
        revision: revision.get(),
        desired: *desired_count,
        failed: *failed_tasks,
        ended: *ended_tasks,
        held_until: held_until.map(|at| moments.ago(at)),
        rollout: rollout.as_word().into(),
        rollback: *is_rollback,
        created: moments.ago(*created_at),
        updated: moments.ago(*updated_at),
    }
}

fn restore_deployment(stored: &StoredDeployment<'_>, moments: Moments) -> Result<Deployment, ReadError> {
    Ok(Deployment {
        id: DeploymentId(stored.id),
        family: words::name(&stored.family, Family::parse)?,
        revision: words::revision(stored.revision)?,
        desired_count: stored.desired,
        counts: TaskCounts::default(),
        failed_tasks: stored.failed,
        ended_tasks: stored.ended,
        held_until: stored.held_until.map(|ago| moments.at(ago)),
        rollout: Rollout::of_word(&stored.rollout)?,
        is_rollback: stored.rollback,
        created_at: moments.at(stored.created),
        updated_at: moments.at(stored.updated),
    })
}

fn store_event(event: &ServiceEvent, moments: Moments) -> StoredEvent {
    let ServiceEvent { number, at, kind } = event;
    let ids = |tasks: &[TaskId]| tasks.iter().map(|task| task.0).collect();
    let kind = match kind {
        EventKind::Started(tasks) => StoredEventKind::Started(ids(tasks)),
        EventKind::StoppedRunning(tasks) => StoredEventKind::StoppedRunning(ids(tasks)),
        EventKind::StoppedPending(count) => StoredEventKind::StoppedPending(*count),
        EventKind::Completed(deployment) => StoredEventKind::Completed(deployment.0),
        EventKind::Steady => StoredEventKind::Steady,
        EventKind::NoRoom => StoredEventKind::NoRoom,
        EventKind::NoInstances => StoredEventKind::NoInstances,
        EventKind::NoCapacity => StoredEventKind::NoCapacity,
        EventKind::Deadlock => StoredEventKind::Deadlock,
        EventKind::Failing => StoredEventKind::Failing,
        EventKind::GivenUp(deployment) => StoredEventKind::GivenUp(deployment.0),
        EventKind::RolledBack(deployment) => StoredEventKind::RolledBack(deployment.0),
    };
    StoredEvent(*number, moments.ago(*at), kind)
}

fn restore_event(stored: StoredEvent, moments: Moments) -> ServiceEvent {
    let StoredEvent(number, ago, kind) = stored;
    let ids = |tasks: Vec<u64>| tasks.into_iter().map(TaskId).collect();
    let kind = match kind {
        StoredEventKind::Started(tasks) => EventKind::Started(ids(tasks)),
        StoredEventKind::StoppedRunning(tasks) => EventKind::StoppedRunning(ids(tasks)),
        StoredEventKind::StoppedPending(count) => EventKind::StoppedPending(count),
        StoredEventKind::Completed(deployment) => EventKind::Completed(DeploymentId(deployment)),
        StoredEventKind::Steady => EventKind::Steady,
        StoredEventKind::NoRoom => EventKind::NoRoom,
        StoredEventKind::NoInstances => EventKind::NoInstances,
        StoredEventKind::NoCapacity => EventKind::NoCapacity,
        StoredEventKind::Deadlock => EventKind::Deadlock,
        StoredEventKind::Failing => EventKind::Failing,
        StoredEventKind::GivenUp(deployment) => EventKind::GivenUp(DeploymentId(deployment)),
        StoredEventKind::RolledBack(deployment) => EventKind::RolledBack(DeploymentId(deployment)),
    };
    ServiceEvent { number, at: moments.at(ago), kind }
}
