//! What tables and lists of facts hold, whatever they are about: plain values, so that one piece of code shows all of it,
//! and what is equal to what was before is not drawn again.

use lifecycle::workloads::cluster::ClusterStatus;
use lifecycle::workloads::service::{Rollout, ServiceStatus};
use lifecycle::workloads::task::LastStatus;
use lifecycle::workloads::{ClusterName, ServiceName, TaskId};
use lifecycle::{Account, Family, Region, Revision, Status, Timestamp};

use super::paging::Window;
use crate::kit::route::Route;
use crate::kit::status::Tone;

/// One thing that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text; a dash where it is empty.
    Text(String),
    /// A link to a page.
    Link {
        /// What it shows.
        label: String,
        /// Whether that is an identifier, of which the beginning will do.
        is_id: bool,
        /// Where it leads.
        href: String,
    },
    /// A state.
    State {
        /// How it is to be taken.
        tone: Tone,
        /// The state as the API writes it.
        words: &'static str,
        /// Whether something else comes of it by itself.
        passes: bool,
    },
    /// A revision.
    Revision {
        /// Its name.
        name: String,
        /// Its page.
        href: String,
        /// Its status, where that is not ACTIVE: `None` of one that is, and of one that is gone.
        marked: Option<Status>,
    },
    /// A moment; a dash where there is none.
    Moment(Option<Timestamp>),
}

impl Cell {
    /// A text or number.
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// A link that shows its whole name.
    pub fn link(label: impl Into<String>, route: &Route) -> Self {
        Self::Link { label: label.into(), is_id: false, href: route.href() }
    }

    /// A link to a task, by its id.
    pub fn task(region: Region, cluster: &ClusterName, task: TaskId) -> Self {
        let label = task.to_string();
        let (region, cluster) = (region.code().into(), cluster.as_str().into());
        let href = Route::Task { region, cluster, task: label.clone() }.href();
        Self::Link { label, is_id: true, href }
    }

    /// A link to a service; a dash for none.
    pub fn service(region: Region, cluster: &ClusterName, service: Option<&ServiceName>) -> Self {
        let Some(service) = service else { return Self::Text(String::new()) };
        let (region, cluster) = (region.code().into(), cluster.as_str().into());
        Self::link(service.as_str(), &Route::Service { region, cluster, service: service.as_str().into() })
    }

    /// A revision, as it stands in a region of an account.
    pub fn revision(account: &Account, region: Region, family: &Family, revision: Revision) -> Self {
        let status = account.revisions(region, family).and_then(|revisions| revisions.status(revision));
        let route =
            Route::Revision { region: region.code().into(), family: family.as_str().into(), revision: revision.get() };
        Self::Revision {
            name: format!("{family}:{revision}"),
            href: route.href(),
            marked: status.filter(|status| *status != Status::Active),
        }
    }

    /// The revision's name and its status, if it is one that is not ACTIVE.
    pub fn marked(&self) -> Option<(&str, Status)> {
        match self {
            Self::Revision { name, marked: Some(status), .. } => Some((name, *status)),
            _ => None,
        }
    }
}

impl From<ClusterStatus> for Cell {
    fn from(status: ClusterStatus) -> Self {
        let tone = match status {
            ClusterStatus::Active => Tone::Success,
            ClusterStatus::Inactive => Tone::Inactive,
        };
        Self::State { tone, words: status.as_str(), passes: false }
    }
}

impl From<ServiceStatus> for Cell {
    fn from(status: ServiceStatus) -> Self {
        let (tone, passes) = match status {
            ServiceStatus::Active => (Tone::Success, false),
            ServiceStatus::Draining => (Tone::InProgress, true),
            ServiceStatus::Inactive => (Tone::Inactive, false),
        };
        Self::State { tone, words: status.as_str(), passes }
    }
}

impl From<Rollout> for Cell {
    fn from(rollout: Rollout) -> Self {
        let (tone, passes) = match rollout {
            Rollout::InProgress => (Tone::InProgress, true),
            Rollout::Completed => (Tone::Success, false),
            Rollout::Failed => (Tone::Error, false),
        };
        Self::State { tone, words: rollout.as_str(), passes }
    }
}

impl From<LastStatus> for Cell {
    fn from(status: LastStatus) -> Self {
        let (tone, passes) = match status {
            LastStatus::Provisioning | LastStatus::Pending => (Tone::Pending, true),
            LastStatus::Running => (Tone::Success, false),
            LastStatus::Deprovisioning => (Tone::InProgress, true),
            LastStatus::Stopped => (Tone::Inactive, false),
        };
        Self::State { tone, words: status.as_str(), passes }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What tells it from the others, however it changes.
    pub key: String,
    /// What it shows, the first as its header.
    pub cells: Vec<Cell>,
}

/// A page of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// How many rows there are.
    pub total: usize,
    /// How many of them match the filter.
    pub matching: usize,
    /// Which of them show.
    pub window: Window,
    /// The rows that show.
    pub rows: Vec<Row>,
}

impl Listing {
    /// A table without rows.
    pub fn none(criteria: &Criteria) -> Self {
        Self { total: 0, matching: 0, window: Window::of(0, criteria.page, criteria.size), rows: Vec::new() }
    }
}

/// What of a table is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criteria {
    /// What names have in them, in any case.
    pub text: String,
    /// The page, from 1.
    pub page: usize,
    /// The rows of a page.
    pub size: usize,
}

impl Criteria {
    /// The page of `all` that is asked for, of which `row` makes those rows that show.
    pub fn page<T>(&self, all: impl Iterator<Item = T>, name: impl Fn(&T) -> &str, row: impl Fn(T) -> Row) -> Listing {
        let text = self.text.trim().to_ascii_lowercase();
        let mut total = 0;
        let matching: Vec<T> = all
            .inspect(|_| total += 1)
            .filter(|it| text.is_empty() || name(it).to_ascii_lowercase().contains(&text))
            .collect();
        let window = Window::of(matching.len(), self.page, self.size);
        let count = matching.len();
        let rows = matching.into_iter().skip(window.skip).take(window.size).map(row).collect();
        Listing { total, matching: count, window, rows }
    }
}

/// What a cell shows, for tests.
#[cfg(test)]
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Link { label, .. } => label.clone(),
        Cell::State { words, .. } => (*words).to_owned(),
        Cell::Revision { name, marked: None, .. } => name.clone(),
        Cell::Revision { name, marked: Some(status), .. } => format!("{name} {}", status.as_str()),
        Cell::Moment(at) => if at.is_some() { "then" } else { "never" }.to_owned(),
    }
}
