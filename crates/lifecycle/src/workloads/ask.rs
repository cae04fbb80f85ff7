//! What ECS answers about what runs.

use std::sync::Arc;

use crate::account::Account;
use crate::call::Outcome;
use crate::identity::Family;
use crate::query::Answer;
use crate::refusal::{Reason, Refusal};
use crate::region::Region;
use crate::time::Timestamp;
use crate::workloads::cluster::{Cluster, ClusterStatus};
use crate::workloads::request::{ListServices, ListTasks, Paging};
use crate::workloads::resource::Resource;
use crate::workloads::rules::{
    LAUNCH_TYPES, STRATEGIES, cluster_name, cluster_named, instance_named, not_inactive, service_named, task_named,
};
use crate::workloads::service::{Service, ServiceStatus};
use crate::workloads::task::{Owner, Task};
use crate::workloads::view::{
    ArnPage, ClusterIncludes, ClusterView, Failure, InstanceView, Origin, ServiceView, ShownBy, TaskView,
};
use crate::workloads::{ClusterName, InstanceId, ServiceName, TaskId};

/// What is not there. Recorded.
const MISSING: &str = "MISSING";

const CLUSTER_INCLUDES: &[&str] = &["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"];

impl Account {
    pub(crate) fn origin(&self, region: Region) -> Origin {
        Origin { account: self.id(), region }
    }

    /// Answers `DescribeClusters`. Recorded: a name that is given twice is answered once, and what is to be included is
    /// looked at only where a cluster is found.
    pub(crate) fn describe_clusters(
        &self,
        region: Region,
        named: &[String],
        include: &[String],
    ) -> Result<Answer, Refusal> {
        limit("Clusters", named.len(), 100, "clusters")?;
        let origin = self.origin(region);
        let default = [ClusterName::default_cluster().to_string()];
        let named = if named.is_empty() { &default } else { named };
        let find = |given: &str| {
            let name = cluster_name(self, region, Some(given))?;
            self.workloads(region)?.clusters.get(&name).map(ClusterView::from)
        };
        let same = |one: &ClusterView, other: &ClusterView| one.name == other.name;
        let missing = |given: &str| missing(origin, given, "cluster", None);
        let (views, failures) = described(named, find, same, missing);
        let mut includes = ClusterIncludes::default();
        if !views.is_empty() {
            for word in include {
                match word.as_str() {
                    "ATTACHMENTS" => includes.attachments = true,
                    "CONFIGURATIONS" => includes.configurations = true,
                    "SETTINGS" => includes.settings = true,
                    "STATISTICS" => includes.statistics = true,
                    "TAGS" => includes.tags = true,
                    _ => {
                        let reason = Reason::NotOneOf { member: "include", choices: CLUSTER_INCLUDES };
                        return Err(Refusal::at(reason, "include"));
                    }
                }
            }
        }
        Ok(Answer::Clusters(origin, views, includes, failures))
    }

    /// Answers `ListClusters`. Recorded: ACTIVE ones only.
    pub(crate) fn list_clusters(&self, region: Region, paging: &Paging) -> Result<Answer, Refusal> {
        let clusters = self.workloads(region).into_iter().flat_map(|there| there.clusters.values());
        let active = clusters.filter(|cluster| cluster.status == ClusterStatus::Active);
        let page = Page::of(paging, 100, ClusterName::parse)?;
        let origin = self.origin(region);
        Ok(Answer::ClusterArns(
            page.take(active.map(|cluster| cluster.name.clone()), |name| origin.arn(&Resource::Cluster(name.clone()))),
        ))
    }

    /// Answers `DescribeServices`.
    pub(crate) fn describe_services(
        &self,
        region: Region,
        cluster: Option<&str>,
        named: &[String],
        include: &[String],
    ) -> Result<Answer, Refusal> {
        let cluster = cluster_named(self, region, cluster)?;
        named_some("Services", named.len(), 10, "services")?;
        let with_tags = tags_wanted(include)?;
        let origin = self.origin(region);
        let find = |given: &str| {
            let service = cluster.services.get(&service_named(self, region, cluster, given)?)?;
            Some(service_view(cluster, service, with_tags, ShownBy::Describe))
        };
        let same = |one: &ServiceView, other: &ServiceView| one.service.name == other.service.name;
        let missing = |given: &str| missing(origin, given, "service", Some(&cluster.name));
        let (views, failures) = described(named, find, same, missing);
        Ok(Answer::Services(origin, views, failures))
    }

    /// Answers `ListServices`. Recorded: neither DRAINING nor INACTIVE ones.
    pub(crate) fn list_services(&self, region: Region, list: &ListServices) -> Result<Answer, Refusal> {
        let cluster = not_inactive(cluster_named(self, region, list.cluster.as_deref())?)?;
        one_of(list.launch_type.as_deref(), "launch type", LAUNCH_TYPES, "launchType")?;
        one_of(list.strategy.as_deref(), "Scheduling strategy", STRATEGIES, "schedulingStrategy")?;
        let page = Page::of(&list.paging, 10, ServiceName::parse)?;
        let wanted = |service: &&Service| {
            let launch_type = service.capacity.launch_type().as_str();
            service.status == ServiceStatus::Active
                && list.launch_type.as_deref().is_none_or(|wanted| wanted == launch_type)
                && list.strategy.as_deref().is_none_or(|wanted| wanted == service.strategy.as_str())
        };
        let origin = self.origin(region);
        let services = page.behind(&cluster.services).filter(wanted).map(|service| service.name.clone());
        let arn = |name: &ServiceName| origin.arn(&Resource::Service(cluster.name.clone(), name.clone()));
        Ok(Answer::ServiceArns(page.take(services, arn)))
    }

    /// Answers `DescribeTasks`. That a missing task is a failure is documented.
    pub(crate) fn describe_tasks(
        &self,
        region: Region,
        cluster: Option<&str>,
        named: &[String],
        include: &[String],
    ) -> Result<Answer, Refusal> {
        let cluster = cluster_named(self, region, cluster)?;
        named_some("Tasks", named.len(), 100, "tasks")?;
        let with_tags = tags_wanted(include)?;
        let origin = self.origin(region);
        let find = |given: &str| {
            let view = self.task_view(region, cluster, task_named(self, region, cluster, given)?)?;
            Some(TaskView { with_tags, is_description: true, ..view })
        };
        let same = |one: &TaskView, other: &TaskView| one.task.id == other.task.id;
        let missing = |given: &str| missing(origin, given, "task", Some(&cluster.name));
        let (views, failures) = described(named, find, same, missing);
        Ok(Answer::Tasks(origin, views, failures))
    }

    /// Answers `ListTasks`. Recorded: by desired status, RUNNING unless another is named; nothing is ever PENDING; STOPPED ones
    /// for about a minute.
    pub(crate) fn list_tasks(&self, region: Region, list: &ListTasks) -> Result<Answer, Refusal> {
        let cluster = not_inactive(cluster_named(self, region, list.cluster.as_deref())?)?;
        one_of(list.launch_type.as_deref(), "launch type", LAUNCH_TYPES, "launchType")?;
        let statuses = &["RUNNING", "PENDING", "STOPPED"];
        one_of(list.desired_status.as_deref(), "desiredStatus", statuses, "desiredStatus")?;
        let family = list
            .family
            .as_deref()
            .map(|name| Family::parse(name).ok_or_else(|| Refusal::at(Reason::FamilyPattern, "family")));
        let family = family.transpose()?;
        if list.started_by.is_some() && (family.is_some() || list.service.is_some() || list.instance.is_some()) {
            return Err(Refusal::at(Reason::StartedByAlone, "startedBy"));
        }
        let missing_service = || Refusal::at(Reason::ServiceMissing, "serviceName");
        let service = list.service.as_deref().map(|given| {
            let name = service_named(self, region, cluster, given).ok_or_else(missing_service)?;
            cluster.services.get(&name).ok_or_else(missing_service)
        });
        let service = service.transpose()?;
        let instance: Option<Option<InstanceId>> =
            list.instance.as_deref().map(|given| instance_named(self, region, cluster, given));
        let page = Page::of(&list.paging, 100, TaskId::parse)?;
        let desired = list.desired_status.as_deref().unwrap_or("RUNNING");
        let now = self.now();
        let wanted = |task: &&Task| {
            let launch_type = task.place.launch_type().as_str();
            is_listed(task, desired, now)
                && family.as_ref().is_none_or(|family| task.family == *family)
                && service.is_none_or(|service| task.service() == Some(&service.name))
                && list.started_by.as_ref().is_none_or(|by| task.started_by().as_ref() == Some(by))
                && list.launch_type.as_deref().is_none_or(|wanted| wanted == launch_type)
                && instance.is_none_or(|instance| instance.is_some() && task.instance() == instance)
        };
        let origin = self.origin(region);
        let arn = |id: &TaskId| origin.arn(&Resource::Task(cluster.name.clone(), *id));
        // What a service runs, it knows by itself; only what is STOPPED is no longer among it.
        let answer = match service.filter(|_| desired == "RUNNING") {
            Some(service) => {
                let tasks = page.behind_in(&service.tasks).filter_map(|id| cluster.tasks.get(&id));
                page.take(tasks.filter(wanted).map(|task| task.id), arn)
            }
            None => page.take(page.behind(&cluster.tasks).filter(wanted).map(|task| task.id), arn),
        };
        Ok(Answer::TaskArns(answer))
    }

    /// Answers `DescribeContainerInstances`. Documented.
    pub(crate) fn describe_instances(
        &self,
        region: Region,
        cluster: Option<&str>,
        named: &[String],
        include: &[String],
    ) -> Result<Answer, Refusal> {
        let cluster = cluster_named(self, region, cluster)?;
        named_some("Container instances", named.len(), 100, "containerInstances")?;
        let known = &["TAGS", "CONTAINER_INSTANCE_HEALTH"];
        include.iter().try_for_each(|word| one_of(Some(word), "include", known, "include"))?;
        let with_tags = include.iter().any(|word| word == "TAGS");
        let origin = self.origin(region);
        let (mut views, mut failures) = (Vec::new(), Vec::new());
        for given in named {
            let instance = instance_named(self, region, cluster, given).and_then(|id| cluster.instances.get(&id));
            match instance {
                Some(instance) => {
                    views.push(InstanceView { cluster: cluster.name.clone(), instance: instance.clone(), with_tags });
                }
                None => failures.push(missing(origin, given, "container-instance", Some(&cluster.name))),
            }
        }
        Ok(Answer::Instances(origin, views, failures))
    }

    /// Answers `ListContainerInstances`. Documented: the sandbox's instances are all ACTIVE.
    pub(crate) fn list_instances(
        &self,
        region: Region,
        cluster: Option<&str>,
        status: Option<&str>,
        paging: &Paging,
    ) -> Result<Answer, Refusal> {
        let cluster = not_inactive(cluster_named(self, region, cluster)?)?;
        let statuses = &["ACTIVE", "DRAINING", "REGISTERING", "DEREGISTERING", "REGISTRATION_FAILED"];
        one_of(status, "status", statuses, "status")?;
        let page = Page::of(paging, 100, InstanceId::parse)?;
        let origin = self.origin(region);
        let instances = page.behind(&cluster.instances).map(|instance| instance.id);
        let instances = instances.filter(|_| status.is_none_or(|status| status == "ACTIVE"));
        let arn = |id: &InstanceId| origin.arn(&Resource::Instance(cluster.name.clone(), *id));
        Ok(Answer::InstanceArns(page.take(instances, arn)))
    }

    /// A task as the answers that start and stop tasks show it; `None` if it never was or is forgotten.
    pub fn task_view(&self, region: Region, cluster: &Cluster, id: TaskId) -> Option<TaskView> {
        let task = cluster.tasks.get(&id)?;
        let content = self.content(region, &task.family, task.revision)?;
        Some(TaskView {
            cluster: cluster.name.clone(),
            task: task.clone(),
            content: Arc::clone(content),
            with_tags: true,
            is_description: false,
        })
    }

    /// What the caller of a call on what runs is told of `outcome`, which has been applied.
    pub(crate) fn answer_of_workloads(&self, outcome: &Outcome) -> Option<Answer> {
        let there = |region: &Region, name: &ClusterName| self.workloads(*region)?.clusters.get(name);
        let answer = match outcome {
            Outcome::ClusterCreated { region, name, named_tags, .. } => {
                let mut view = ClusterView::from(there(region, name)?);
                if !named_tags {
                    // Recorded: tags that the request does not name are not shown, though the cluster has them.
                    view.tags = crate::tags::Tags::default();
                }
                Answer::Cluster(self.origin(*region), Box::new(view), self.active_clusters(*region))
            }
            Outcome::ClusterDeleted { region, name, .. } => {
                let view =
                    ClusterView { tags: crate::tags::Tags::default(), ..ClusterView::from(there(region, name)?) };
                Answer::Cluster(self.origin(*region), Box::new(view), self.active_clusters(*region))
            }
            Outcome::ServiceCreated { region, cluster, name, .. } => {
                self.answer_service(*region, there(region, cluster)?, name, ShownBy::Create)?
            }
            Outcome::ServiceUpdated { region, cluster, name, .. } => {
                self.answer_service(*region, there(region, cluster)?, name, ShownBy::Update)?
            }
            Outcome::ServiceDeleted { region, cluster, name, .. } => {
                self.answer_service(*region, there(region, cluster)?, name, ShownBy::Delete)?
            }
            Outcome::TasksStarted { region, cluster, tasks, failures, token, .. } => {
                let cluster = there(region, cluster)?;
                let ids: Vec<TaskId> = match token {
                    Some((_, request)) => request.tasks.clone(),
                    None => tasks.iter().map(|task| task.id).collect(),
                };
                let views = ids.iter().filter_map(|id| self.task_view(*region, cluster, *id)).collect();
                Answer::Tasks(self.origin(*region), views, failures.clone())
            }
            Outcome::TaskStopped { region, cluster, task, .. } => {
                let view = self.task_view(*region, there(region, cluster)?, *task)?;
                Answer::Task(self.origin(*region), Box::new(view))
            }
            Outcome::InstancesAdded { region, cluster, instances, .. } => {
                let cluster = there(region, cluster)?;
                let view = |id| {
                    let instance = cluster.instances.get(id)?.clone();
                    Some(InstanceView { cluster: cluster.name.clone(), instance, with_tags: true })
                };
                Answer::Instances(self.origin(*region), instances.iter().filter_map(view).collect(), Vec::new())
            }
            Outcome::Registered { .. }
            | Outcome::Deregistered { .. }
            | Outcome::DeletionBegun { .. }
            | Outcome::Tagged { .. }
            | Outcome::Configured { .. }
            | Outcome::Replaced(_) => return None,
        };
        Some(answer)
    }

    fn answer_service(&self, region: Region, cluster: &Cluster, name: &ServiceName, by: ShownBy) -> Option<Answer> {
        let service = cluster.services.get(name)?;
        let with_tags = by == ShownBy::Create && !service.tags.is_empty();
        Some(Answer::Service(self.origin(region), Box::new(service_view(cluster, service, with_tags, by))))
    }

    fn active_clusters(&self, region: Region) -> usize {
        let clusters = self.workloads(region).into_iter().flat_map(|there| there.clusters.values());
        clusters.filter(|cluster| cluster.status == ClusterStatus::Active).count()
    }
}

fn service_view(cluster: &Cluster, service: &Service, with_tags: bool, shown_by: ShownBy) -> ServiceView {
    ServiceView { cluster: cluster.name.clone(), service: service.clone(), with_tags, shown_by }
}

impl Task {
    /// The instance that it is on, if it is on one.
    pub fn instance(&self) -> Option<InstanceId> {
        match self.place {
            crate::workloads::task::Place::Instance(id) => Some(id),
            crate::workloads::task::Place::Fargate { .. } => None,
        }
    }

    /// The deployment that it belongs to, if it does to one.
    pub fn deployment(&self) -> Option<crate::workloads::DeploymentId> {
        match &self.owner {
            Owner::Service(_, deployment) => Some(*deployment),
            Owner::Caller { .. } => None,
        }
    }
}

/// Whether a task of this desired status is listed.
fn is_listed(task: &Task, desired: &str, now: Timestamp) -> bool {
    match desired {
        "RUNNING" => task.stop.is_none(),
        "STOPPED" => task.stop.is_some() && task.is_listed(now),
        _ => false,
    }
}

/// What was named, each once however often it was named, and what of it is not there.
fn described<V>(
    named: &[String],
    find: impl Fn(&str) -> Option<V>,
    same: impl Fn(&V, &V) -> bool,
    missing: impl Fn(&str) -> Failure,
) -> (Vec<V>, Vec<Failure>) {
    let (mut views, mut failures) = (Vec::<V>::new(), Vec::new());
    for given in named {
        match find(given) {
            Some(view) if views.iter().any(|there| same(there, &view)) => {}
            Some(view) => views.push(view),
            None => failures.push(missing(given)),
        }
    }
    (views, failures)
}

fn missing(origin: Origin, given: &str, kind: &str, cluster: Option<&ClusterName>) -> Failure {
    let prefix = crate::identity::ArnPrefix(origin.account, origin.region);
    let arn = match cluster {
        _ if given.starts_with("arn:") => given.into(),
        None => format!("{prefix}{kind}/{given}"),
        Some(cluster) => format!("{prefix}{kind}/{cluster}/{given}"),
    };
    Failure { arn, reason: MISSING }
}

fn named_some(kind: &'static str, count: usize, most: usize, place: &str) -> Result<(), Refusal> {
    if count == 0 {
        return Err(Refusal::at(Reason::NothingNamed { kind }, place));
    }
    limit(kind, count, most, place)
}

fn limit(kind: &'static str, count: usize, most: usize, place: &str) -> Result<(), Refusal> {
    if count > most { Err(Refusal::at(Reason::TooManyNamed { kind, most }, place)) } else { Ok(()) }
}

fn tags_wanted(include: &[String]) -> Result<bool, Refusal> {
    include.iter().try_for_each(|word| one_of(Some(word), "include", &["TAGS"], "include"))?;
    Ok(!include.is_empty())
}

fn one_of(
    given: Option<&str>,
    member: &'static str,
    choices: &'static [&'static str],
    place: &str,
) -> Result<(), Refusal> {
    match given {
        Some(given) if !choices.contains(&given) => Err(Refusal::at(Reason::NotOneOf { member, choices }, place)),
        Some(_) | None => Ok(()),
    }
}

/// A page of a listing, whose token is the last result of the page before.
struct Page<K> {
    after: Option<K>,
    size: usize,
}

impl<K: Ord + Clone + ToString> Page<K> {
    fn of(paging: &Paging, default: usize, parse: impl Fn(&str) -> Option<K>) -> Result<Self, Refusal> {
        let size = match paging.max_results {
            None => default,
            Some(size) => crate::query::PageSize::parse(size)?.get(),
        };
        let refused = || Refusal::at(Reason::NextToken, "nextToken");
        let after = paging.token.as_deref().map(|token| parse(token).ok_or_else(refused)).transpose()?;
        Ok(Self { after, size })
    }

    /// What comes behind the page before.
    fn behind<'m, V>(&self, map: &'m std::collections::BTreeMap<K, V>) -> impl Iterator<Item = &'m V> + use<'m, K, V> {
        map.range(self.bounds()).map(|(_, value)| value)
    }

    fn behind_in<'m>(&self, set: &'m std::collections::BTreeSet<K>) -> impl Iterator<Item = K> + use<'m, K> {
        set.range(self.bounds()).cloned()
    }

    fn bounds(&self) -> (std::ops::Bound<K>, std::ops::Bound<K>) {
        let after = self.after.clone().map_or(std::ops::Bound::Unbounded, std::ops::Bound::Excluded);
        (after, std::ops::Bound::Unbounded)
    }

    fn take(&self, keys: impl Iterator<Item = K>, arn: impl Fn(&K) -> String) -> ArnPage {
        let mut keys: Vec<K> =
            keys.filter(|key| self.after.as_ref().is_none_or(|after| key > after)).take(self.size + 1).collect();
        let more = keys.len() > self.size;
        keys.truncate(self.size);
        let next_token = keys.last().filter(|_| more).map(ToString::to_string);
        ArnPage { arns: keys.iter().map(arn).collect(), next_token }
    }
}
