//! The rules of `RunTask`, `StartTask` and `StopTask`.

use std::sync::Arc;

use serde_json::Value;

use crate::account::Account;
use crate::call::Outcome;
use crate::document::{list, text};
use crate::identity::{Family, Revision};
use crate::refusal::{Consumer, Reason, Refusal};
use crate::region::Region;
use crate::tags::{Tag, Tags};
use crate::time::Timestamp;
use crate::workloads::cluster::Cluster;
use crate::workloads::instance::Room;
use crate::workloads::options::Options;
use crate::workloads::profile::{Profile, containers};
use crate::workloads::request::{RunTask, StartTask, StopTask};
use crate::workloads::resource::Resource;
use crate::workloads::rules::find::{cluster_named, instance_named, not_inactive, task_named};
use crate::workloads::rules::service::{fits, profile};
use crate::workloads::rules::{fingerprint, network, placement};
use crate::workloads::scheduler::{NewTask, provider};
use crate::workloads::service::Capacity;
use crate::workloads::task::{LaunchType, Owner, Place, Task};
use crate::workloads::view::Failure;
use crate::workloads::{InstanceId, RunToken, TaskId};

/// The longest client token, in characters. Source: the ECS API reference.
const MAX_TOKEN: usize = 64;

/// The most tasks that one request starts. Source: the ECS API reference.
const MOST: usize = 10;

/// What comes of `RunTask`.
///
/// Source: recorded: the revision is looked at first, before the cluster and before the token; a token that was used makes
/// the tasks of then the answer, even once they are STOPPED.
pub(crate) fn run_task(account: &Account, region: Region, at: Timestamp, asked: &RunTask) -> Result<Outcome, Refusal> {
    let (family, revision) = account.launched(region, &asked.task_definition, Consumer::RunTask)?;
    let cluster = not_inactive(cluster_named(account, region, asked.cluster.as_deref())?)?;
    let count = asked.count.unwrap_or(1);
    let count = usize::try_from(count).ok().filter(|count| (1..=MOST).contains(count));
    let count = count.ok_or_else(|| Refusal::at(Reason::TaskCount, "count"))?;
    started_by(asked.started_by.as_deref(), 128)?;
    let token = token(account, region, at, asked)?;
    if let Some(Token::Used(token, request)) = token {
        let (cluster, counter) = (request.cluster.clone(), account.counter);
        let token = Some((token, request));
        return Ok(Outcome::TasksStarted { at, region, cluster, tasks: vec![], failures: vec![], token, counter });
    }
    let capacity = placement::capacity(cluster, asked.launch_type.as_deref(), &asked.options)?;
    let profile = profile(account, region, &family, revision)?;
    network::check(&asked.options, &profile, capacity.launch_type())?;
    fits(&profile, capacity.launch_type())?;
    overrides(account, region, (&family, revision), &asked.options)?;
    let batch = Batch {
        account,
        region,
        at,
        cluster,
        profile: &profile,
        family: &family,
        revision,
        started_by: asked.started_by.as_ref(),
        group: asked.group.as_ref(),
        tags: tags(account, region, (&family, revision), &asked.tags, asked.propagate_tags.as_deref())?,
        options: Arc::new(task_options(&asked.options)),
    };
    let (places, failures) = batch.places(&capacity, count)?;
    let (tasks, counter) = batch.tasks(places);
    let token = token.map(|token| match token {
        Token::New(token, request) | Token::Used(token, RunToken { request, .. }) => {
            let tasks = tasks.iter().map(|task| task.id).collect();
            (token, RunToken { at, request, cluster: cluster.name.clone(), tasks })
        }
    });
    Ok(Outcome::TasksStarted { at, region, cluster: cluster.name.clone(), tasks, failures, token, counter })
}

/// What comes of `StartTask`. Source: documented; what is said of an instance without room is inferred.
pub(crate) fn start_task(
    account: &Account,
    region: Region,
    at: Timestamp,
    asked: &StartTask,
) -> Result<Outcome, Refusal> {
    let (family, revision) = account.launched(region, &asked.task_definition, Consumer::StartTask)?;
    let cluster = not_inactive(cluster_named(account, region, asked.cluster.as_deref())?)?;
    if !(1..=MOST).contains(&asked.instances.len()) {
        return Err(Refusal::at(Reason::InstanceCount, "containerInstances"));
    }
    started_by(asked.started_by.as_deref(), 36)?;
    let profile = profile(account, region, &family, revision)?;
    fits(&profile, LaunchType::Ec2)?;
    network::check(&asked.options, &profile, LaunchType::Ec2)?;
    overrides(account, region, (&family, revision), &asked.options)?;
    let batch = Batch {
        account,
        region,
        at,
        cluster,
        profile: &profile,
        family: &family,
        revision,
        started_by: asked.started_by.as_ref(),
        group: asked.group.as_ref(),
        tags: tags(account, region, (&family, revision), &asked.tags, asked.propagate_tags.as_deref())?,
        options: Arc::new(task_options(&asked.options)),
    };
    let (mut places, mut failures) = (Vec::new(), Vec::new());
    let mut taken: Vec<InstanceId> = Vec::new();
    for given in &asked.instances {
        let instance = instance_named(account, region, cluster, given).and_then(|id| cluster.instances.get(&id));
        let Some(instance) = instance else {
            let arn = if given.starts_with("arn:") { given.clone() } else { batch.arn_of(given) };
            failures.push(Failure { arn, reason: "MISSING" });
            continue;
        };
        let here = taken.iter().filter(|id| **id == instance.id).count();
        let left = (0..here).fold(instance.room.without(instance.taken), |left, _| left.without(profile.size));
        if let Some(reason) = batch.lacks(left) {
            failures.push(Failure { arn: batch.arn(instance.id), reason });
        } else {
            taken.push(instance.id);
            places.push(Place::Instance(instance.id));
        }
    }
    let (tasks, counter) = batch.tasks(places);
    let cluster = cluster.name.clone();
    Ok(Outcome::TasksStarted { at, region, cluster, tasks, failures, token: None, counter })
}

/// What comes of `StopTask`. Source: recorded; a task that was told so before is left as it is.
pub(crate) fn stop_task(
    account: &Account,
    region: Region,
    at: Timestamp,
    asked: &StopTask,
) -> Result<Outcome, Refusal> {
    let cluster = cluster_named(account, region, asked.cluster.as_deref())?;
    let refused = |reason| Refusal::at(reason, "task");
    if !asked.task.starts_with("arn:") && !is_task_id(&asked.task) {
        return Err(refused(Reason::TaskIdentifier));
    }
    let task = task_named(account, region, cluster, &asked.task).and_then(|id| cluster.tasks.get(&id));
    let task = task.ok_or_else(|| refused(Reason::TaskMissing))?;
    Ok(Outcome::TaskStopped {
        at,
        region,
        cluster: cluster.name.clone(),
        task: task.id,
        reason: asked.reason.clone(),
        changed: task.stop.is_none(),
    })
}

/// Thirty-two hexadecimal digits, or a UUID as task ids were before 2018.
fn is_task_id(given: &str) -> bool {
    let digits = given.bytes().filter(u8::is_ascii_hexdigit).count();
    digits == 32 && (given.len() == 32 || (given.len() == 36 && given.matches('-').count() == 4))
}

/// Tasks of one request.
struct Batch<'a> {
    account: &'a Account,
    region: Region,
    at: Timestamp,
    cluster: &'a Cluster,
    profile: &'a Profile,
    family: &'a Family,
    revision: Revision,
    started_by: Option<&'a String>,
    group: Option<&'a String>,
    tags: Tags,
    options: Arc<Options>,
}

impl Batch<'_> {
    /// Where the tasks run, and which instances have no room for those that run nowhere.
    fn places(&self, capacity: &Capacity, count: usize) -> Result<(Vec<Place>, Vec<Failure>), Refusal> {
        let room = self.cluster.room();
        let mut failures = Vec::new();
        if room < count {
            let arn = self.account.id().to_string();
            failures.push(Failure { arn, reason: "Capacity is unavailable at this time. Please try again later or in a different availability zone" });
        }
        let count = count.min(room);
        match capacity {
            Capacity::LaunchType(LaunchType::Fargate) => Ok((vec![Place::Fargate { provider: None }; count], failures)),
            Capacity::Providers(shares) => {
                let place = |so_far| Place::Fargate { provider: provider(shares, so_far) };
                Ok(((0..count).map(place).collect(), failures))
            }
            Capacity::LaunchType(LaunchType::Ec2) => {
                if self.cluster.instances.is_empty() {
                    return Err(Refusal::at(Reason::NoInstances, "cluster"));
                }
                let mut left: Vec<(InstanceId, Room)> = self
                    .cluster
                    .instances
                    .values()
                    .map(|instance| (instance.id, instance.room.without(instance.taken)))
                    .collect();
                let mut places = Vec::with_capacity(count);
                for _ in 0..count {
                    let fitting = left.iter_mut().filter(|(_, left)| self.lacks(*left).is_none());
                    let best = fitting.max_by_key(|(id, left)| (left.memory, std::cmp::Reverse(*id)));
                    let Some((id, there)) = best else { break };
                    *there = there.without(self.profile.size);
                    places.push(Place::Instance(*id));
                }
                if places.len() < count {
                    let lacking = left.iter().filter_map(|(id, left)| Some((id, self.lacks(*left)?)));
                    failures.extend(lacking.map(|(id, reason)| Failure { arn: self.arn(*id), reason }));
                }
                Ok((places, failures))
            }
        }
    }

    fn tasks(&self, places: Vec<Place>) -> (Vec<Task>, u64) {
        let mut counter = self.account.counter;
        let tasks = places.into_iter().map(|place| {
            counter += 1;
            Task::new(NewTask {
                id: TaskId(counter),
                now: self.at,
                family: self.family.clone(),
                revision: self.revision,
                place,
                owner: Owner::Caller {
                    started_by: self.started_by.cloned(),
                    group: self.group.cloned().unwrap_or_else(|| format!("family:{}", self.family)),
                },
                profile: self.profile,
                tags: self.tags.clone(),
                options: Arc::clone(&self.options),
            })
        });
        let tasks = tasks.collect();
        (tasks, counter)
    }

    /// What an instance has too little of for one task more.
    fn lacks(&self, left: Room) -> Option<&'static str> {
        let size = self.profile.size;
        if left.memory < size.memory {
            Some("RESOURCE:MEMORY")
        } else if left.cpu < size.cpu {
            Some("RESOURCE:CPU")
        } else {
            None
        }
    }

    fn arn(&self, instance: InstanceId) -> String {
        Resource::Instance(self.cluster.name.clone(), instance).arn(self.account.id(), self.region)
    }

    fn arn_of(&self, given: &str) -> String {
        let cluster = Resource::Cluster(self.cluster.name.clone()).arn(self.account.id(), self.region);
        format!("{}/{given}", cluster.replacen(":cluster/", ":container-instance/", 1))
    }
}

enum Token {
    /// It comes for the first time.
    New(String, u64),
    /// The same request has come before.
    Used(String, RunToken),
}

fn token(account: &Account, region: Region, at: Timestamp, asked: &RunTask) -> Result<Option<Token>, Refusal> {
    let Some(token) = &asked.client_token else { return Ok(None) };
    if token.chars().count() > MAX_TOKEN {
        return Err(Refusal::at(Reason::TokenTooLong, "clientToken"));
    }
    // A cluster by its ARN is another request than the same one by its name. Recorded.
    let said = (&asked.cluster, &asked.task_definition, &asked.count, &asked.launch_type, &asked.started_by);
    let more = (&asked.group, &asked.tags, &asked.propagate_tags);
    let request = fingerprint(&format!("{said:?}{more:?}{}", Value::Object(asked.options.0.clone())));
    let workloads = account.workloads(region);
    let there = workloads.and_then(|there| there.tokens.get(token)).filter(|there| there.holds_at(at));
    match there {
        None => Ok(Some(Token::New(token.clone(), request))),
        Some(there) if there.request == request => Ok(Some(Token::Used(token.clone(), there.clone()))),
        Some(there) => {
            let arn = |id: &TaskId| Resource::Task(there.cluster.clone(), *id).arn(account.id(), region);
            let tasks = there.tasks.iter().map(arn).collect();
            Err(Refusal::at(Reason::TokenConflict { tasks }, "clientToken"))
        }
    }
}

fn started_by(given: Option<&str>, most: usize) -> Result<(), Refusal> {
    if given.is_some_and(|given| given.chars().count() > most) {
        return Err(Refusal::at(Reason::StartedByTooLong { most }, "startedBy"));
    }
    Ok(())
}

/// Whether every container that is to be otherwise is one of the revision's. Source: reports of people who ran it.
fn overrides(
    account: &Account,
    region: Region,
    (family, revision): (&Family, Revision),
    options: &Options,
) -> Result<(), Refusal> {
    let asked = options.member("overrides").map_or(&[] as &[Value], |overrides| list(overrides, "containerOverrides"));
    if asked.is_empty() {
        return Ok(());
    }
    let there = account.content(region, family, revision).map(|content| containers(content)).unwrap_or_default();
    for name in asked.iter().map(|container| text(container, "name").unwrap_or_default()) {
        if !there.iter().any(|(known, _)| known == name) {
            let name = name.chars().take(255).collect();
            return Err(Refusal::at(Reason::OverrideContainer { name }, "overrides.containerOverrides"));
        }
    }
    Ok(())
}

/// The tags of new tasks: those of the definition if they are to be propagated, and the request's over them. Recorded.
fn tags(
    account: &Account,
    region: Region,
    (family, revision): (&Family, Revision),
    sent: &[Tag],
    propagate: Option<&str>,
) -> Result<Tags, Refusal> {
    let of_definition = account.revisions(region, family).and_then(|revisions| revisions.tags(revision));
    let below = match propagate {
        None | Some("NONE") => Tags::default(),
        Some("TASK_DEFINITION") => of_definition.cloned().unwrap_or_default(),
        Some(_) => {
            let reason = Reason::NotOneOf { member: "propagateTags", choices: &["TASK_DEFINITION", "NONE"] };
            return Err(Refusal::at(reason, "propagateTags"));
        }
    };
    below.merged_on_workload(sent)
}

/// What tasks keep of the request that started them.
fn task_options(asked: &Options) -> Options {
    let mut options = asked.clone();
    options.0.retain(|name, _| name != "capacityProviderStrategy");
    options
}
