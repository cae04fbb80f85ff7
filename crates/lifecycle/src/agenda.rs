//! What happens by itself, and when.

use std::collections::BTreeSet;

use crate::identity::Family;
use crate::region::Region;
use crate::time::Timestamp;
use crate::workloads::{ClusterName, ServiceName, TaskId};

/// Something that happens by itself. What happens at one moment happens in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Due {
    /// The next thing happens to a task.
    Task(ClusterName, TaskId),
    /// The scheduler looks at a service.
    Service(ClusterName, ServiceName),
    /// Revisions of a family go.
    Leaving(Family),
}

/// What happens by itself, by moment. It says nothing that the things themselves don't know: it only finds them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Agenda(BTreeSet<(Timestamp, Region, Due)>);

impl Agenda {
    /// The next moment at which something happens.
    pub fn next(&self) -> Option<Timestamp> {
        self.0.first().map(|(at, _, _)| *at)
    }

    /// Takes out what happens next, if that is at or before `now`.
    pub fn take_due(&mut self, now: Timestamp) -> Option<(Timestamp, Region, Due)> {
        self.next().filter(|at| *at <= now)?;
        self.0.pop_first()
    }

    /// Adds something; once more is no more than once.
    pub fn add(&mut self, at: Timestamp, region: Region, due: Due) {
        self.0.insert((at, region, due));
    }

    /// Takes out something that does not happen then after all.
    pub fn remove(&mut self, at: Timestamp, region: Region, due: Due) {
        self.0.remove(&(at, region, due));
    }
}
