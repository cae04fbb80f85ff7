//! What happens to a task by itself, step by step.

use crate::time::Timestamp;
use crate::workloads::task::{Fate, LastStatus, Stop, StopCode, Task};
use crate::workloads::timing;

impl Task {
    /// Whether it ended without having been told to.
    pub(super) fn ended_itself(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| match stop.code {
            StopCode::EssentialContainerExited | StopCode::TaskFailedToStart => true,
            StopCode::UserInitiated { .. } | StopCode::ServiceSchedulerInitiated(_) => false,
        })
    }

    /// The next thing happens to it, at `now`.
    pub(super) fn step(&mut self, now: Timestamp) {
        let told_at = self.stop.as_ref().map(|stop| stop.at);
        (self.last, self.next) = match (self.last, told_at) {
            (LastStatus::Provisioning, None) => {
                self.times.pull_started = Some(now);
                let pull = if self.fate == Fate::CannotPull { timing::FAIL_TO_PULL } else { timing::PULL };
                (LastStatus::Pending, Some(now.plus_millis(pull)))
            }
            (LastStatus::Pending, None) if self.fate == Fate::CannotPull => {
                self.stop = Some(Stop { at: now, code: StopCode::TaskFailedToStart });
                self.end(now, now)
            }
            (LastStatus::Pending, None) => {
                // Without a network interface nothing told before that the pull had begun.
                self.times.pull_started.get_or_insert(self.times.created);
                self.times.pull_stopped = Some(now.minus_millis(timing::AFTER_PULL));
                self.times.started = Some(now);
                let exits = matches!(self.fate, Fate::Exits(_));
                (LastStatus::Running, exits.then(|| now.plus_millis(timing::EXIT)))
            }
            (LastStatus::Running, None) => {
                self.times.execution_stopped = Some(now);
                self.stop = Some(Stop { at: now, code: StopCode::EssentialContainerExited });
                self.end(now, now)
            }
            (LastStatus::Provisioning | LastStatus::Pending, Some(told_at)) => self.end(now, told_at),
            (LastStatus::Running, Some(told_at)) => {
                self.times.execution_stopped = Some(now);
                self.end(now, told_at)
            }
            (LastStatus::Deprovisioning | LastStatus::Stopped, _) => self.stopped(now),
        };
    }

    fn end(&mut self, now: Timestamp, told_at: Timestamp) -> (LastStatus, Option<Timestamp>) {
        if self.has_interface {
            (LastStatus::Deprovisioning, Some(told_at.plus_millis(timing::STOPPED).max(now)))
        } else {
            self.stopped(now)
        }
    }

    fn stopped(&mut self, now: Timestamp) -> (LastStatus, Option<Timestamp>) {
        self.times.stopped = Some(now);
        (LastStatus::Stopped, Some(now.plus_millis(timing::DESCRIBED)))
    }
}
