//! The account: the whole state of a sandbox.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::agenda::{Agenda, Due};
use crate::call::{Call, Outcome};
use crate::content::Content;
use crate::contents::Contents;
use crate::decide::decide;
use crate::identity::{AccountId, Family, Revision};
use crate::refusal::Refusal;
use crate::region::Region;
use crate::retention::Retention;
use crate::revision_set::RevisionSet;
use crate::revisions::{Revisions, Status};
use crate::time::Timestamp;
use crate::window::EnforcementWindow;
use crate::workloads::Workloads;
use crate::workloads::cluster::ClusterStatus;
use crate::workloads::resource::Resource;
use crate::workloads::task::StopCode;

/// How long a DELETE_IN_PROGRESS revision stays once nothing uses it: an hour. Inferred; AWS names no length.
pub const DELETION_DELAY_MS: u64 = 60 * 60 * 1000;

/// An AWS account as far as the sandbox has it: every region's task definitions, at one moment of virtual time.
#[derive(Clone, Debug)]
pub struct Account {
    pub(crate) id: AccountId,
    pub(crate) enforcement_window: EnforcementWindow,
    pub(crate) retention: Retention,
    pub(crate) opened_at: Timestamp,
    pub(crate) now: Timestamp,
    /// A few, in order.
    pub(crate) regions: Vec<(Region, RegionState)>,
    pub(crate) contents: Contents,
    /// What runs, in the regions where there ever was a cluster: a few, in order.
    pub(crate) workloads: Vec<(Region, Workloads)>,
    /// What happens by itself.
    pub(crate) agenda: Agenda,
    /// How many identifiers have been drawn.
    pub(crate) counter: u64,
}

/// The task definitions of one region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegionState {
    families: BTreeMap<Family, Revisions>,
    /// The families that have revisions of each status.
    with_status: [BTreeSet<Family>; 3],
    /// The families that have revisions, but no ACTIVE one.
    without_active: BTreeSet<Family>,
}

impl Account {
    /// An account without a task definition.
    pub fn empty(now: Timestamp) -> Self {
        Self::empty_of(AccountId::EXAMPLE, now)
    }

    /// An account of this number without a task definition.
    pub fn empty_of(id: AccountId, now: Timestamp) -> Self {
        // Nothing happens at the Unix epoch itself, which stands for "never" where a revision's times are kept.
        let now = now.max(Timestamp::from_millis(1));
        Self {
            id,
            enforcement_window: EnforcementWindow::default(),
            retention: Retention::default(),
            opened_at: now,
            now,
            regions: Vec::new(),
            contents: Contents::default(),
            workloads: Vec::new(),
            agenda: Agenda::default(),
            counter: 0,
        }
    }

    /// The account's number.
    pub fn id(&self) -> AccountId {
        self.id
    }

    /// When what can't be done with an INACTIVE revision is refused.
    pub fn enforcement_window(&self) -> EnforcementWindow {
        self.enforcement_window
    }

    /// How long INACTIVE revisions can be found.
    pub fn retention(&self) -> Retention {
        self.retention
    }

    /// When the account was opened: what came before is its history, what comes after is the user's doing.
    pub fn opened_at(&self) -> Timestamp {
        self.opened_at
    }

    /// The moment at which the account is.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The task definitions of a region; `None` if none was ever registered there.
    pub fn region(&self, region: Region) -> Option<&RegionState> {
        let at = self.place(region).ok()?;
        Some(&self.regions[at].1)
    }

    /// What runs in a region; `None` if there never was a cluster.
    pub fn workloads(&self, region: Region) -> Option<&Workloads> {
        let at = self.workloads.binary_search_by_key(&region, |(there, _)| *there).ok()?;
        Some(&self.workloads[at].1)
    }

    /// The revisions of a family; `None` if none was ever registered.
    pub fn revisions(&self, region: Region, family: &Family) -> Option<&Revisions> {
        self.region(region)?.families.get(family)
    }

    /// What a revision was registered with; `None` if it never was or is gone.
    pub fn content(&self, region: Region, family: &Family, revision: Revision) -> Option<&Arc<Content>> {
        let revisions = self.revisions(region, family)?;
        revisions.status(revision)?;
        self.contents.get(revisions.content(revision)?)
    }

    /// How many different contents the account's revisions have.
    pub fn distinct_contents(&self) -> usize {
        self.contents.len()
    }

    /// The next moment at which something happens by itself.
    pub fn next_event(&self) -> Option<Timestamp> {
        self.agenda.next()
    }

    /// Moves time on to `to`, and carries out what happens by itself until then. Time never goes back.
    pub fn advance(&mut self, to: Timestamp) {
        while let Some((at, region, due)) = self.agenda.take_due(to) {
            self.now = self.now.max(at);
            match due {
                Due::Task(cluster, task) => self.stage(region).task_comes_due(&cluster, task),
                Due::Service(cluster, service) => self.stage(region).service_comes_due(&cluster, &service),
                Due::Leaving(family) => self.remove_due(region, &family),
            }
        }
        self.now = self.now.max(to);
    }

    /// Advances to the call's moment, decides it, and applies what was decided.
    pub fn perform(&mut self, call: &Call) -> Result<Outcome, Refusal> {
        self.advance(call.at);
        let outcome = decide(self, call)?;
        self.apply(&outcome);
        Ok(outcome)
    }

    /// Carries an outcome out. Total: it cannot fail, whatever the rules are by now.
    pub fn apply(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Registered { at, region, family, revision: _, content, tags } => {
                self.advance(*at);
                let content = self.contents.keep(content);
                self.change(*region, family, |revisions| revisions.register(*at, content, tags.clone()));
            }
            Outcome::Deregistered { at, region, changed, unchanged: _, refused: _ } => {
                self.advance(*at);
                self.change_all(*region, changed, |revisions, numbers| revisions.deregister(numbers, *at));
                if self.retention == Retention::WhileUsed {
                    self.stage(*region).forget_unused(changed);
                }
            }
            Outcome::DeletionBegun { at, region, changed, unchanged: _, refused: _, due } => {
                self.advance(*at);
                self.stage(*region).delete_revisions(changed, *due);
            }
            Outcome::Tagged { at, region, resource, tags } => {
                self.advance(*at);
                match resource {
                    Resource::Revision(family, revision) => {
                        self.change(*region, family, |revisions| revisions.set_tags(*revision, tags.clone()));
                    }
                    Resource::Cluster(_) | Resource::Service(..) | Resource::Task(..) | Resource::Instance(..) => {
                        self.workloads_mut(*region).set_tags(resource, tags);
                    }
                }
            }
            Outcome::ClusterCreated { at, region, name: _, cluster, named_tags: _ } => {
                self.advance(*at);
                if let Some(cluster) = cluster {
                    self.workloads_mut(*region).put_cluster(cluster);
                }
            }
            Outcome::ClusterDeleted { at, region, name } => {
                self.advance(*at);
                if let Some(cluster) = self.workloads_mut(*region).clusters.get_mut(name) {
                    cluster.status = ClusterStatus::Inactive;
                }
            }
            Outcome::ServiceCreated { at, region, cluster, name: _, service, counter } => {
                self.advance(*at);
                self.counter = *counter;
                if let Some(service) = service {
                    self.stage(*region).create_service(cluster, service);
                }
            }
            Outcome::ServiceUpdated { at, region, cluster, name, change, counter } => {
                self.advance(*at);
                self.counter = *counter;
                self.stage(*region).update_service(cluster, name, change);
            }
            Outcome::ServiceDeleted { at, region, cluster, name, changed } => {
                self.advance(*at);
                if *changed {
                    self.stage(*region).delete_service(cluster, name);
                }
            }
            Outcome::TasksStarted { at, region, cluster, tasks, failures: _, token, counter } => {
                self.advance(*at);
                self.counter = *counter;
                let mut stage = self.stage(*region);
                for task in tasks {
                    stage.start_task(cluster, task.clone());
                }
                if let Some((token, request)) = token {
                    stage.workloads.keep_token(token, request, *at);
                }
            }
            Outcome::TaskStopped { at, region, cluster, task, reason, changed } => {
                self.advance(*at);
                if *changed {
                    let code = StopCode::UserInitiated { reason: reason.clone() };
                    self.stage(*region).stop_task(cluster, *task, code);
                }
            }
            Outcome::InstancesAdded { at, region, cluster, instances, room, counter } => {
                self.advance(*at);
                self.counter = *counter;
                self.stage(*region).add_instances(cluster, instances, *room);
            }
            Outcome::Configured { at, settings } => {
                self.advance(*at);
                self.enforcement_window = settings.enforcement_window.unwrap_or(self.enforcement_window);
                if let Some(retention) = settings.retention {
                    self.retain(retention);
                }
            }
            Outcome::Replaced(account) => *self = Account::clone(account),
        }
    }

    fn change_all(
        &mut self,
        region: Region,
        set: &RevisionSet,
        mut change: impl FnMut(&mut Revisions, &roaring::RoaringBitmap),
    ) {
        for (family, numbers) in set.families() {
            self.change(region, family, |revisions| change(revisions, numbers));
        }
    }

    /// Keeps INACTIVE revisions for as long as this from now on.
    fn retain(&mut self, retention: Retention) {
        self.retention = retention;
        let regions: Vec<Region> = self.regions.iter().map(|(region, _)| *region).collect();
        for region in regions {
            let mut stage = self.stage(region);
            match retention {
                Retention::Indefinite => stage.forget_none(),
                Retention::WhileUsed => {
                    let inactive = stage.inactive();
                    stage.forget_unused(&inactive);
                }
            }
        }
    }

    /// What runs in a region, where a cluster is about to be.
    pub(crate) fn workloads_mut(&mut self, region: Region) -> &mut Workloads {
        let at = self.workloads.binary_search_by_key(&region, |(there, _)| *there).unwrap_or_else(|at| {
            self.workloads.insert(at, (region, Workloads::default()));
            at
        });
        &mut self.workloads[at].1
    }

    fn change(&mut self, region: Region, family: &Family, change: impl FnOnce(&mut Revisions)) {
        self.region_mut(region).change(family, change);
    }

    fn place(&self, region: Region) -> Result<usize, usize> {
        self.regions.binary_search_by_key(&region, |(there, _)| *there)
    }

    pub(crate) fn region_mut(&mut self, region: Region) -> &mut RegionState {
        let at = self.place(region).unwrap_or_else(|at| {
            self.regions.insert(at, (region, RegionState::default()));
            at
        });
        &mut self.regions[at].1
    }

    fn remove_due(&mut self, region: Region, family: &Family) {
        let (now, mut gone) = (self.now, Vec::new());
        self.change(region, family, |revisions| gone = revisions.remove_due(now));
        for content in gone {
            self.contents.release(content);
        }
    }
}

/// Accounts are equal when everything that can be asked of them is; where a content lies in memory does not count.
impl PartialEq for Account {
    fn eq(&self, other: &Self) -> bool {
        self.to_parts() == other.to_parts()
    }
}

impl RegionState {
    /// The families, by name. One whose revisions are all gone is still among them: its numbers never come back.
    pub fn families(&self) -> &BTreeMap<Family, Revisions> {
        &self.families
    }

    /// The families that have revisions of this status, by name.
    pub fn families_with(&self, status: Status) -> &BTreeSet<Family> {
        &self.with_status[status.index()]
    }

    /// The families that have revisions, but no ACTIVE one, by name.
    pub fn families_without_active(&self) -> &BTreeSet<Family> {
        &self.without_active
    }

    pub(crate) fn change(&mut self, family: &Family, change: impl FnOnce(&mut Revisions)) {
        let (before, after) = if let Some(revisions) = self.families.get_mut(family) {
            let before = standing(revisions);
            change(revisions);
            (before, standing(revisions))
        } else {
            let mut revisions = Revisions::default();
            let before = standing(&revisions);
            change(&mut revisions);
            let after = standing(&revisions);
            self.families.insert(family.clone(), revisions);
            (before, after)
        };
        let [active, inactive, deleting] = &mut self.with_status;
        let sets = [active, inactive, deleting, &mut self.without_active];
        for ((set, before), after) in sets.into_iter().zip(before).zip(after) {
            match (before, after) {
                (false, true) => drop(set.insert(family.clone())),
                (true, false) => drop(set.remove(family)),
                (false, false) | (true, true) => {}
            }
        }
    }
}

/// In which of a region's sets of families a family belongs.
fn standing(revisions: &Revisions) -> [bool; 4] {
    let [active, inactive, deleting] = Status::ALL.map(|status| !revisions.with_status(status).is_empty());
    [active, inactive, deleting, !active && (inactive || deleting)]
}
