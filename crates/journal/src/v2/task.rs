//! Tasks. What many have in common is a kind, so that a task is a short list of numbers.

use std::borrow::Cow;

use lifecycle::workloads::instance::Room;
use lifecycle::workloads::task::{Fate, LastStatus, Owner, Place, Stop, StopCode, Task, TaskTimes};
use lifecycle::workloads::{DeploymentId, InstanceId, ServiceName, TaskId};
use lifecycle::{Family, Timestamp};
use serde::{Deserialize, Serialize};

use super::moments::Moments;
use super::pool::{Pool, Shared};
use super::words::{self, StoredTags, Word};
use crate::text::{ReadError, damaged};

/// What tasks have in common that were started alike.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Kind<'a> {
    #[serde(borrow)]
    family: Cow<'a, str>,
    revision: u32,
    #[serde(borrow)]
    place: StoredPlace<'a>,
    /// The service and the number of the deployment that started it.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    service: Option<(Cow<'a, str>, u64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fate: Option<StoredFate>,
    /// Processor units and MiB.
    size: (u32, u32),
    interface: bool,
    options: usize,
}

#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredPlace<'a> {
    /// With a capacity provider, if one was asked for.
    #[serde(borrow)]
    Fargate(Option<Cow<'a, str>>),
    Instance(u64),
}

/// What becomes of a task that does not run for ever.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StoredFate {
    CannotPull,
    Exits(u8),
}

/// A task: id, kind, status by its place in the list of them, creation, how long after it each of the later moments was,
/// and what few have.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredTask<'a>(
    u64,
    usize,
    usize,
    i64,
    Vec<Option<i64>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")] Option<Box<Rest<'a>>>,
);

#[derive(Default, PartialEq, Serialize, Deserialize)]
struct Rest<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<i64>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    stop: Option<(i64, StoredStop<'a>)>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    started_by: Option<Cow<'a, str>>,
    /// Of a task without a service.
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    group: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: StoredTags,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredStop<'a> {
    /// With the reason that was given.
    #[serde(borrow)]
    User(Option<Cow<'a, str>>),
    /// For a deployment of this number.
    Service(u64),
    Exited,
    Failed,
}

pub(crate) fn store<'a>(task: &'a Task, moments: Moments, pool: &mut Pool<'a>) -> StoredTask<'a> {
    let Task { id, family, revision, place, owner, last, stop, times, next, fate, size, has_interface, tags, options } =
        task;
    let (service, started_by, group) = match owner {
        Owner::Service(name, deployment) => (Some((name.as_str().into(), deployment.0)), None, None),
        Owner::Caller { started_by, group } => (None, started_by.as_deref(), Some(group.as_str())),
    };
    let kind = Kind {
        family: family.as_str().into(),
        revision: revision.get(),
        place: match place {
            Place::Fargate { provider } => StoredPlace::Fargate(provider.as_deref().map(Cow::from)),
            Place::Instance(instance) => StoredPlace::Instance(instance.0),
        },
        service,
        fate: match fate {
            Fate::Runs => None,
            Fate::CannotPull => Some(StoredFate::CannotPull),
            Fate::Exits(code) => Some(StoredFate::Exits(*code)),
        },
        size: (size.cpu, size.memory),
        interface: *has_interface,
        options: pool.options(options),
    };
    let rest = Rest {
        next: next.map(|at| moments.ago(at)),
        stop: stop.as_ref().map(|stop| (moments.ago(stop.at), store_stop(&stop.code))),
        started_by: started_by.map(Cow::from),
        group: group.map(Cow::from),
        tags: words::store_tags(tags),
    };
    let status = LastStatus::ALL.iter().position(|status| status == last).unwrap_or_default();
    let rest = Some(rest).filter(|rest| *rest != Rest::default()).map(Box::new);
    StoredTask(id.0, pool.kind(kind), status, moments.ago(times.created), store_times(times), rest)
}

fn store_stop(code: &StopCode) -> StoredStop<'_> {
    match code {
        StopCode::UserInitiated { reason } => StoredStop::User(reason.as_deref().map(Cow::from)),
        StopCode::ServiceSchedulerInitiated(deployment) => StoredStop::Service(deployment.0),
        StopCode::EssentialContainerExited => StoredStop::Exited,
        StopCode::TaskFailedToStart => StoredStop::Failed,
    }
}

/// How long after its creation each later moment of a task's life was; those that end the list and have not come are left
/// out.
fn store_times(times: &TaskTimes) -> Vec<Option<i64>> {
    let TaskTimes { created, pull_started, pull_stopped, started, execution_stopped, stopped } = times;
    let after = |at: &Option<Timestamp>| at.map(|at| -Moments(*created).ago(at));
    let mut all: Vec<_> = [pull_started, pull_stopped, started, execution_stopped, stopped].map(after).into();
    while all.pop_if(|last| last.is_none()).is_some() {}
    all
}

/// A kind, read.
pub(crate) struct RestoredKind {
    family: Family,
    revision: lifecycle::Revision,
    place: Place,
    service: Option<(ServiceName, DeploymentId)>,
    fate: Fate,
    size: Room,
    has_interface: bool,
    options: usize,
}

pub(crate) fn restore_kind(stored: Kind<'_>) -> Result<RestoredKind, ReadError> {
    let Kind { family, revision, place, service, fate, size: (cpu, memory), interface, options } = stored;
    let service = service
        .map(|(name, deployment)| words::name(&name, ServiceName::parse).map(|name| (name, DeploymentId(deployment))));
    Ok(RestoredKind {
        family: words::name(&family, Family::parse)?,
        revision: words::revision(revision)?,
        place: match place {
            StoredPlace::Fargate(provider) => Place::Fargate { provider: provider.map(Into::into) },
            StoredPlace::Instance(number) => Place::Instance(InstanceId(number)),
        },
        service: service.transpose()?,
        fate: match fate {
            None => Fate::Runs,
            Some(StoredFate::CannotPull) => Fate::CannotPull,
            Some(StoredFate::Exits(code)) => Fate::Exits(code),
        },
        size: Room { cpu, memory },
        has_interface: interface,
        options,
    })
}

pub(crate) fn restore(stored: StoredTask<'_>, shared: &Shared) -> Result<Task, ReadError> {
    let StoredTask(id, kind, status, created, later, rest) = stored;
    let Rest { next, stop, started_by, group, tags } = rest.map(|rest| *rest).unwrap_or_default();
    let kind = shared.kind(kind)?;
    let owner = match &kind.service {
        Some((name, deployment)) => Owner::Service(name.clone(), *deployment),
        None => Owner::Caller {
            started_by: started_by.map(Cow::into_owned),
            group: group.ok_or_else(|| damaged("a task without a group"))?.into_owned(),
        },
    };
    Ok(Task {
        id: TaskId(id),
        family: kind.family.clone(),
        revision: kind.revision,
        place: kind.place.clone(),
        owner,
        last: *LastStatus::ALL.get(status).ok_or_else(|| damaged(&format_args!("a status {status}")))?,
        stop: stop.map(|(ago, code)| Stop { at: shared.moments.at(ago), code: restore_stop(code) }),
        times: restore_times(shared.moments.at(created), &later)?,
        next: next.map(|ago| shared.moments.at(ago)),
        fate: kind.fate,
        size: kind.size,
        has_interface: kind.has_interface,
        tags: tags.into_iter().collect(),
        options: shared.options(kind.options)?,
    })
}

fn restore_stop(code: StoredStop<'_>) -> StopCode {
    match code {
        StoredStop::User(reason) => StopCode::UserInitiated { reason: reason.map(Cow::into_owned) },
        StoredStop::Service(deployment) => StopCode::ServiceSchedulerInitiated(DeploymentId(deployment)),
        StoredStop::Exited => StopCode::EssentialContainerExited,
        StoredStop::Failed => StopCode::TaskFailedToStart,
    }
}

fn restore_times(created: Timestamp, later: &[Option<i64>]) -> Result<TaskTimes, ReadError> {
    let mut all = [None; 5];
    let there = all.get_mut(..later.len()).ok_or_else(|| damaged("a task with too many moments"))?;
    for (at, after) in there.iter_mut().zip(later) {
        *at = after.map(|after| Moments(created).at(after.saturating_neg()));
    }
    let [pull_started, pull_stopped, started, execution_stopped, stopped] = all;
    Ok(TaskTimes { created, pull_started, pull_stopped, started, execution_stopped, stopped })
}
