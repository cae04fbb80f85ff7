//! The tasks of a cluster or a service, and one of them.

use lifecycle::workloads::cluster::Cluster;
use lifecycle::workloads::task::{LastStatus, Place, Task};
use lifecycle::workloads::{ServiceName, TaskId};
use lifecycle::{Account, Region};
use serde_json::Value;

use super::cells::{Cell, Criteria, Listing, Row};
use super::revision::Details;

/// What is wanted of a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Desired {
    /// That it runs.
    #[default]
    Running,
    /// That it stops.
    Stopped,
}

impl Desired {
    /// What a link filters by; tasks that are to run where it says nothing or nonsense.
    pub fn from_code(code: Option<&str>) -> Self {
        if code == Some(Self::Stopped.as_str()) { Self::Stopped } else { Self::Running }
    }

    /// The status as the API writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Stopped => "STOPPED",
        }
    }

    /// What is wanted of a task.
    pub const fn of(task: &Task) -> Self {
        if task.stop.is_some() { Self::Stopped } else { Self::Running }
    }
}

/// The tasks of a cluster, or of a service of it, of which this is wanted, newest first.
pub fn table(
    account: &Account,
    region: Region,
    cluster: &Cluster,
    service: Option<&ServiceName>,
    desired: Desired,
    criteria: &Criteria,
) -> Listing {
    let of = |task: &&Task| {
        let is_of = Desired::of(task) == desired && service.is_none_or(|name| task.service() == Some(name));
        is_of && task.is_listed(account.now())
    };
    criteria.page(cluster.tasks.values().rev().filter(of), |_| "", |task| row(account, region, cluster, task))
}

fn row(account: &Account, region: Region, cluster: &Cluster, task: &Task) -> Row {
    let owner = match task.service() {
        Some(service) => Cell::service(region, &cluster.name, Some(service)),
        None => Cell::text(task.group()),
    };
    Row {
        key: task.id.to_string(),
        cells: vec![
            Cell::task(region, &cluster.name, task.id),
            task.last.into(),
            Cell::text(Desired::of(task).as_str()),
            Cell::revision(account, region, &task.family, task.revision),
            owner,
            Cell::text(task.place.launch_type().as_str()),
            Cell::Moment(Some(task.times.created)),
            Cell::Moment(task.times.started),
        ],
    }
}

/// What the page of a task shows first, in the order of its labels.
pub fn facts(account: &Account, region: Region, cluster: &Cluster, task: &Task) -> Vec<Cell> {
    let instance = match &task.place {
        Place::Fargate { .. } => String::new(),
        Place::Instance(id) => id.to_string(),
    };
    let size = |size: u32| if size == 0 { String::new() } else { size.to_string() };
    let times = task.times;
    vec![
        task.last.into(),
        Cell::text(Desired::of(task).as_str()),
        Cell::revision(account, region, &task.family, task.revision),
        Cell::service(region, &cluster.name, task.service()),
        Cell::text(task.place.launch_type().as_str()),
        Cell::Text(instance),
        Cell::Text(size(task.size.cpu)),
        Cell::Text(size(task.size.memory)),
        Cell::Text(task.started_by().unwrap_or_default()),
        Cell::Text(task.group()),
        Cell::Moment(Some(times.created)),
        Cell::Moment(times.pull_started),
        Cell::Moment(times.pull_stopped),
        Cell::Moment(times.started),
        Cell::Moment(task.stop.as_ref().map(|stop| stop.at)),
        Cell::Moment(times.execution_stopped),
        Cell::Moment(times.stopped),
        Cell::text(task.stop.as_ref().map_or("", |stop| stop.code.as_str())),
        Cell::Text(task.stopped_reason().unwrap_or_default()),
    ]
}

/// The containers of a task.
pub fn containers(account: &Account, region: Region, task: &Task) -> Listing {
    let details = account.view(region, &task.family, task.revision).map(|view| Details::new(&view)).unwrap_or_default();
    let all = Criteria { text: String::new(), page: 1, size: usize::MAX };
    let status: Cell = match task.last {
        LastStatus::Provisioning | LastStatus::Pending => LastStatus::Pending.into(),
        LastStatus::Running => LastStatus::Running.into(),
        LastStatus::Deprovisioning | LastStatus::Stopped => LastStatus::Stopped.into(),
    };
    let exit_code = task.exit_code().map(|code| code.to_string()).unwrap_or_default();
    all.page(
        details.containers.into_iter(),
        |_| "",
        |container| Row {
            cells: vec![
                Cell::text(&container.name),
                Cell::Text(container.image),
                Cell::text(if container.essential { crate::text::YES } else { crate::text::NO }),
                status.clone(),
                Cell::text(&exit_code),
            ],
            key: container.name,
        },
    )
}

/// The ids that rows are of.
pub fn ids(listing: &Listing) -> Vec<TaskId> {
    listing.rows.iter().filter_map(|row| TaskId::parse(&row.key)).collect()
}

/// A list of an `awsvpcConfiguration`, as one text.
pub fn network(options: &lifecycle::workloads::options::Options, member: &str) -> String {
    let network = options.member("networkConfiguration").and_then(|network| network.get("awsvpcConfiguration"));
    match network.and_then(|network| network.get(member)) {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::cells::shown;
    use crate::view::fixture::{CLUSTER, REGION, account, cluster, deregister, perform, service, wait};
    use lifecycle::Operation;
    use lifecycle::workloads::request::StopTask;

    fn rows(account: &Account, desired: Desired, page: usize, size: usize) -> Listing {
        let criteria = Criteria { text: String::new(), page, size };
        table(account, REGION, cluster(account), None, desired, &criteria)
    }

    fn texts(listing: &Listing, column: usize) -> Vec<String> {
        listing.rows.iter().map(|row| shown(&row.cells[column])).collect()
    }

    fn stop_one(account: &mut Account) -> TaskId {
        let task = *service(account).tasks.first().unwrap();
        let request = StopTask { cluster: Some(CLUSTER.into()), task: task.to_string(), reason: Some("tired".into()) };
        perform(account, Operation::StopTask(request));
        task
    }

    #[test]
    fn tasks_are_listed_by_what_is_wanted_of_them() {
        let mut account = account();
        let running = rows(&account, Desired::Running, 1, 10);
        assert_eq!((running.total, texts(&running, 1)), (2, vec!["RUNNING".to_owned(); 2]));
        let task = stop_one(&mut account);
        let stopped = rows(&account, Desired::Stopped, 1, 10);
        assert_eq!(ids(&stopped), [task]);
        assert_eq!((texts(&stopped, 1), texts(&stopped, 2)), (vec!["RUNNING".into()], vec!["STOPPED".into()]));
        // The service replaces it, and ECS soon leaves it out.
        wait(&mut account, 300);
        assert_eq!(rows(&account, Desired::Running, 1, 10).total, 2);
        assert_eq!(rows(&account, Desired::Stopped, 1, 10).total, 0);
    }

    #[test]
    fn a_page_of_tasks_has_the_newest_first_and_no_more_than_asked_for() {
        let account = account();
        let all = ids(&rows(&account, Desired::Running, 1, 10));
        assert!(all[0] > all[1]);
        let second = rows(&account, Desired::Running, 2, 1);
        assert_eq!((second.total, second.window.pages, ids(&second)), (2, 2, vec![all[1]]));
    }

    #[test]
    fn a_task_on_an_inactive_revision_is_marked() {
        let mut account = account();
        deregister(&mut account, "web:30");
        assert_eq!(texts(&rows(&account, Desired::Running, 1, 10), 3), ["web:30 INACTIVE", "web:30 INACTIVE"]);
    }

    #[test]
    fn the_facts_and_containers_of_a_task_follow_its_life() {
        let mut account = account();
        let task = stop_one(&mut account);
        wait(&mut account, 60);
        let there = &cluster(&account).tasks[&task];
        let facts: Vec<String> = facts(&account, REGION, cluster(&account), there).iter().map(shown).collect();
        assert_eq!(facts.len(), crate::text::tasks::FACTS.len());
        assert_eq!(facts[0], "STOPPED");
        assert_eq!(facts[17..], ["UserInitiated", "tired"]);
        let containers = containers(&account, REGION, there);
        assert_eq!(texts(&containers, 3), ["STOPPED", "STOPPED"]);
        assert_eq!(texts(&containers, 4), ["137", "137"]);
    }
}
