//! What the scheduler wants of a service.

use crate::time::Timestamp;
use crate::workloads::scheduler::census::Census;
use crate::workloads::service::{Rollout, Service};
use crate::workloads::{DeploymentId, TaskId};

/// What the scheduler wants of a service now.
#[derive(Debug)]
pub(super) struct Plan {
    /// The PRIMARY deployment.
    pub primary: DeploymentId,
    /// Whether the circuit breaker has given that up.
    pub is_given_up: bool,
    /// The deployment whose tasks it starts.
    pub deployment: DeploymentId,
    /// How many of them.
    pub start: usize,
    /// How many there should be.
    pub desired: usize,
    /// How many more it would start if the maximum left room for them.
    pub short: usize,
    /// Whether the maximum leaves no room for a task that is missing.
    pub is_blocked: bool,
    /// Until when it starts none, because too many have ended.
    pub held_until: Option<Timestamp>,
}

impl Plan {
    /// The plan for an ACTIVE service; `None` if it has no deployment, which none is without.
    ///
    /// Missing tasks of the PRIMARY deployment are started as far as the maximum leaves room. What the circuit breaker gave up
    /// is not started again: the last deployment that was completed goes on in its place, if there is one.
    pub fn of(service: &Service, census: &Census, now: Timestamp) -> Option<Self> {
        let primary = service.primary()?;
        let is_given_up = primary.rollout == Rollout::Failed;
        let desired = service.desired_count as usize;
        let (deployment, missing) = if is_given_up {
            let completed = service.deployments.iter().find(|there| there.rollout == Rollout::Completed);
            let missing = desired.saturating_sub(census.up() - census.stopping);
            (completed.unwrap_or(primary), completed.map_or(0, |_| missing))
        } else {
            (primary, desired.saturating_sub(census.primary()))
        };
        let held_until = deployment.held_until.filter(|until| *until > now && missing > 0);
        let missing = if held_until.is_some() { 0 } else { missing };
        let room = (service.percents.most(service.desired_count) as usize).saturating_sub(census.up());
        let start = missing.min(room);
        Some(Self {
            primary: primary.id,
            is_given_up,
            deployment: deployment.id,
            start,
            desired,
            short: missing - start,
            is_blocked: missing > 0 && room == 0,
            held_until,
        })
    }

    /// What is stopped: what there is too much of, what the PRIMARY deployment has replaced, and what stands in the way of
    /// tasks for which there was no room. Never so much that fewer than the minimum are RUNNING.
    pub fn stops(&self, service: &Service, census: &Census, unplaced: usize) -> Vec<TaskId> {
        if self.is_given_up {
            return census.surplus(self.desired);
        }
        let running = census.primary_running.len() + census.old_running.len();
        let mut spare = running.saturating_sub(service.percents.fewest(service.desired_count) as usize);
        let mut stop = census.old_pending.clone();
        let surplus = census.primary().saturating_sub(self.desired);
        // The newest first, and what does not run yet before what does.
        stop.extend(census.primary_pending.iter().rev().take(surplus));
        let of_primary = surplus.saturating_sub(census.primary_pending.len()).min(spare);
        stop.extend(census.primary_running.iter().rev().take(of_primary));
        spare -= of_primary;
        let still_needed = self.desired.saturating_sub(census.primary_running.len());
        let replaced = census.old_running.len().saturating_sub(still_needed);
        let in_the_way = (self.short + unplaced).min(census.old_running.len());
        stop.extend(census.old_running.iter().take(replaced.max(in_the_way).min(spare)));
        stop
    }
}
