//! Queries, which ask for an answer and change nothing.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::account::{Account, RegionState};
use crate::call::{Call, DeleteTargets, Operation, Outcome};
use crate::content::Content;
use crate::decide::{delete_reference, tagged};
use crate::identity::{AccountId, Family, Revision, TaskDefinitionArn};
use crate::reference::{Reference, ReferenceError};
use crate::refusal::{Reason, Refusal};
use crate::region::Region;
use crate::revisions::{Revisions, Status};
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::workloads::request::{ListServices, ListTasks, Paging};
use crate::workloads::view::{
    ArnPage, ClusterIncludes, ClusterView, Failure, InstanceView, Origin, ServiceView, TaskView,
};

/// What a reader asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// `DescribeTaskDefinition`
    Describe {
        /// A family, which stands for its newest ACTIVE revision, or a revision.
        reference: String,
        /// Whether the tags are wanted.
        include: Vec<Include>,
    },
    /// `ListTaskDefinitions`
    ListRevisions(ListRevisions),
    /// `ListTaskDefinitionFamilies`
    ListFamilies(ListFamilies),
    /// `ListTagsForResource`
    ListTags {
        /// The ARN of what is asked about.
        resource: String,
    },
    /// `DescribeClusters`
    DescribeClusters {
        /// Names or ARNs; `default` if there are none.
        clusters: Vec<String>,
        /// What else is wanted, unchecked.
        include: Vec<String>,
    },
    /// `ListClusters`
    ListClusters(Paging),
    /// `DescribeServices`
    DescribeServices {
        /// The name or ARN of the cluster; `default` if it was left out.
        cluster: Option<String>,
        /// Names or ARNs.
        services: Vec<String>,
        /// What else is wanted, unchecked.
        include: Vec<String>,
    },
    /// `ListServices`
    ListServices(ListServices),
    /// `DescribeTasks`
    DescribeTasks {
        /// The name or ARN of the cluster; `default` if it was left out.
        cluster: Option<String>,
        /// Ids or ARNs.
        tasks: Vec<String>,
        /// What else is wanted, unchecked.
        include: Vec<String>,
    },
    /// `ListTasks`
    ListTasks(ListTasks),
    /// `DescribeContainerInstances`
    DescribeInstances {
        /// The name or ARN of the cluster; `default` if it was left out.
        cluster: Option<String>,
        /// Ids or ARNs.
        instances: Vec<String>,
        /// What else is wanted, unchecked.
        include: Vec<String>,
    },
    /// `ListContainerInstances`
    ListInstances {
        /// The name or ARN of the cluster; `default` if it was left out.
        cluster: Option<String>,
        /// Only those of this status, unchecked.
        status: Option<String>,
        /// The page.
        paging: Paging,
    },
}

/// What else a description can bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Include {
    /// The tags.
    Tags,
}

impl Include {
    /// The member of `include` that `word` is.
    pub fn parse(word: &str) -> Result<Self, Refusal> {
        match word {
            "TAGS" => Ok(Self::Tags),
            given => Err(Refusal::at(Reason::Include { given: given.into() }, "include")),
        }
    }
}

/// The order of a listing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By family name and rising revision.
    #[default]
    Ascending,
    /// The other way round.
    Descending,
}

impl Sort {
    /// The order that `word` is.
    pub fn parse(word: &str) -> Result<Self, Refusal> {
        match word {
            "ASC" => Ok(Self::Ascending),
            "DESC" => Ok(Self::Descending),
            _ => Err(not_one_of("sort", &["ASC", "DESC"])),
        }
    }
}

impl Status {
    /// The status that `word` is.
    pub fn parse(word: &str) -> Result<Self, Refusal> {
        Self::ALL
            .into_iter()
            .find(|status| status.as_str() == word)
            .ok_or_else(|| not_one_of("status", &["ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS"]))
    }
}

/// Which families a listing brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FamilyStatus {
    /// Those with an ACTIVE revision.
    Active,
    /// Those with revisions, but no ACTIVE one.
    Inactive,
    /// Both.
    #[default]
    All,
}

impl FamilyStatus {
    /// The choice that `word` is.
    pub fn parse(word: &str) -> Result<Self, Refusal> {
        match word {
            "ACTIVE" => Ok(Self::Active),
            "INACTIVE" => Ok(Self::Inactive),
            "ALL" => Ok(Self::All),
            _ => Err(not_one_of("status", &["ACTIVE", "INACTIVE", "ALL"])),
        }
    }
}

fn not_one_of(member: &'static str, choices: &'static [&'static str]) -> Refusal {
    Refusal::at(Reason::NotOneOf { member, choices }, member)
}

/// How many results a page has, 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageSize(usize);

impl PageSize {
    /// The largest page, which is also what is answered where nothing else is asked for.
    pub const MAX: Self = Self(100);

    /// The page size that `maxResults` asks for.
    pub fn parse(max_results: i64) -> Result<Self, Refusal> {
        let reason = match usize::try_from(max_results) {
            Ok(size @ 1..=100) => return Ok(Self(size)),
            Err(_) | Ok(0) => Reason::MaxResultsBelow,
            Ok(_) => Reason::MaxResultsAbove,
        };
        Err(Refusal::at(reason, "maxResults"))
    }

    /// The number of results.
    pub const fn get(self) -> usize {
        self.0
    }
}

/// What `ListTaskDefinitions` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRevisions {
    /// The full name of the one family wanted, unchecked; every family if there is none.
    pub family: Option<String>,
    /// The status wanted.
    pub status: Status,
    /// The order.
    pub sort: Sort,
    /// The last result of the page before.
    pub after: Option<(Family, Revision)>,
    /// How many results to answer at most.
    pub page_size: PageSize,
}

impl ListRevisions {
    /// The first page of every ACTIVE revision.
    pub fn first_page() -> Self {
        Self { family: None, status: Status::Active, sort: Sort::Ascending, after: None, page_size: PageSize::MAX }
    }

    /// The last result of the page before, from the token which that page ended with: `web::0000000001`.
    pub fn parse_token(token: &str) -> Result<(Family, Revision), Refusal> {
        let parsed = token.split_once("::").and_then(|(family, number)| {
            let number = Some(number).filter(|number| number.len() == 10)?.parse().ok()?;
            Some((Family::parse(family)?, Revision::new(number)?))
        });
        parsed.ok_or_else(|| Refusal::at(Reason::NextToken, "nextToken"))
    }

    /// The token of a page that ends with this revision.
    pub fn token(family: &Family, revision: Revision) -> String {
        format!("{family}::{:010}", revision.get())
    }
}

/// What `ListTaskDefinitionFamilies` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFamilies {
    /// What the names begin with; may be empty.
    pub prefix: String,
    /// The families wanted.
    pub status: FamilyStatus,
    /// The last result of the page before.
    pub after: Option<Family>,
    /// How many results to answer at most.
    pub page_size: PageSize,
}

impl ListFamilies {
    /// The last result of the page before, from the token which that page ended with: its name.
    pub fn parse_token(token: &str) -> Result<Family, Refusal> {
        Family::parse(token).ok_or_else(|| Refusal::at(Reason::NextToken, "nextToken"))
    }
}

/// What ECS answers to a call or a query that it does not refuse.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To `RegisterTaskDefinition`: the new revision, and its tags if it was given any.
    Registered(RevisionView, Option<Tags>),
    /// To `DeregisterTaskDefinition` of one revision.
    Deregistered(RevisionView),
    /// To `DescribeTaskDefinition`: the revision, and its tags if they were asked for.
    Described(RevisionView, Tags),
    /// To `ListTaskDefinitions`.
    Revisions(RevisionPage),
    /// To `ListTaskDefinitionFamilies`.
    Families(FamilyPage),
    /// To `DeleteTaskDefinitions`: what is being deleted, and what was named, as it was named, and can't be.
    Deleting(Vec<RevisionView>, Vec<(String, Reason)>),
    /// To `ListTagsForResource`.
    Tags(Tags),
    /// To `CreateCluster` and `DeleteCluster`: the cluster, and how many ACTIVE ones there are.
    Cluster(Origin, Box<ClusterView>, usize),
    /// To `DescribeClusters`, with what was asked for.
    Clusters(Origin, Vec<ClusterView>, ClusterIncludes, Vec<Failure>),
    /// To `CreateService`, `UpdateService` and `DeleteService`.
    Service(Origin, Box<ServiceView>),
    /// To `DescribeServices`.
    Services(Origin, Vec<ServiceView>, Vec<Failure>),
    /// To `StopTask`.
    Task(Origin, Box<TaskView>),
    /// To `RunTask`, `StartTask` and `DescribeTasks`.
    Tasks(Origin, Vec<TaskView>, Vec<Failure>),
    /// To `DescribeContainerInstances`.
    Instances(Origin, Vec<InstanceView>, Vec<Failure>),
    /// To `ListClusters`.
    ClusterArns(ArnPage),
    /// To `ListServices`.
    ServiceArns(ArnPage),
    /// To `ListTasks`.
    TaskArns(ArnPage),
    /// To `ListContainerInstances`.
    InstanceArns(ArnPage),
    /// To what answers nothing but that it was done.
    Done,
}

/// A revision as ECS shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisionView {
    /// The full name.
    pub arn: TaskDefinitionArn,
    /// The status.
    pub status: Status,
    /// The status before the call that answers this; only deregistering and deleting say it.
    pub previous_status: Option<Status>,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// When it was deregistered.
    pub deregistered_at: Option<Timestamp>,
    /// What it was registered with.
    pub content: Arc<Content>,
}

/// A page of revisions.
#[derive(Clone, Debug, PartialEq)]
pub struct RevisionPage {
    /// Whose they are.
    pub account: AccountId,
    /// Where they are.
    pub region: Region,
    /// The revisions.
    pub revisions: Vec<(Family, Revision)>,
    /// Whether there are more behind the last of them.
    pub more: bool,
}

/// A page of families.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyPage {
    /// The families.
    pub families: Vec<Family>,
    /// Whether there are more behind the last of them.
    pub more: bool,
}

impl Account {
    /// Answers a query about a region, at the account's moment.
    pub fn query(&self, region: Region, query: &Query) -> Result<Answer, Refusal> {
        match query {
            Query::Describe { reference, include } => {
                let (family, revision) = self.resolve(region, reference)?;
                let missing = || Refusal::at(Reason::DescribeMissing, "taskDefinition");
                let view = self.view(region, &family, revision).ok_or_else(missing)?;
                let tags = self.revisions(region, &family).and_then(|revisions| revisions.tags(revision));
                let tags = tags.filter(|_| include.contains(&Include::Tags));
                Ok(Answer::Described(view, tags.cloned().unwrap_or_default()))
            }
            Query::ListRevisions(list) => Ok(Answer::Revisions(self.list_revisions(region, list))),
            Query::ListFamilies(list) => Ok(Answer::Families(self.list_families(region, list))),
            Query::ListTags { resource } => tagged(self, region, resource).map(|(_, tags)| Answer::Tags(tags)),
            Query::DescribeClusters { clusters, include } => self.describe_clusters(region, clusters, include),
            Query::ListClusters(paging) => self.list_clusters(region, paging),
            Query::DescribeServices { cluster, services, include } => {
                self.describe_services(region, cluster.as_deref(), services, include)
            }
            Query::ListServices(list) => self.list_services(region, list),
            Query::DescribeTasks { cluster, tasks, include } => {
                self.describe_tasks(region, cluster.as_deref(), tasks, include)
            }
            Query::ListTasks(list) => self.list_tasks(region, list),
            Query::DescribeInstances { cluster, instances, include } => {
                self.describe_instances(region, cluster.as_deref(), instances, include)
            }
            Query::ListInstances { cluster, status, paging } => {
                self.list_instances(region, cluster.as_deref(), status.as_deref(), paging)
            }
        }
    }

    /// The revision that a reference stands for when it is described: a bare family's newest ACTIVE one. It need not
    /// exist.
    pub fn resolve(&self, region: Region, reference: &str) -> Result<(Family, Revision), Refusal> {
        let reason = match Reference::parse(reference, self.id, region) {
            Ok(Reference::Revision(family, revision)) => return Ok((family, revision)),
            Ok(Reference::Family(family)) => match self.revisions(region, &family).and_then(Revisions::newest_active) {
                Some(revision) => return Ok((family, revision)),
                None => Reason::DescribeMissing,
            },
            Err(ReferenceError::Unknown | ReferenceError::UnknownFamily) => Reason::DescribeMissing,
            Err(ReferenceError::InvalidRevision) => Reason::InvalidRevision,
        };
        Err(Refusal::at(reason, "taskDefinition"))
    }

    /// A revision as ECS shows it; `None` if it never was or is gone.
    pub fn view(&self, region: Region, family: &Family, revision: Revision) -> Option<RevisionView> {
        let revisions = self.revisions(region, family)?;
        Some(RevisionView {
            arn: TaskDefinitionArn { account: self.id, region, family: family.clone(), revision },
            status: revisions.status(revision)?,
            previous_status: None,
            registered_at: revisions.registered_at(revision)?,
            deregistered_at: revisions.deregistered_at(revision),
            content: Arc::clone(self.contents.get(revisions.content(revision)?)?),
        })
    }

    /// What the caller of `call` is told of `outcome`, which has been applied.
    pub fn answer(&self, call: &Call, outcome: &Outcome) -> Answer {
        match outcome {
            Outcome::Registered { region, family, revision, tags, .. } => {
                // An answer has tags only where the request did.
                let tags = (!tags.is_empty()).then(|| tags.clone());
                self.view(*region, family, *revision).map_or(Answer::Done, |view| Answer::Registered(view, tags))
            }
            Outcome::Deregistered { region, changed, unchanged, .. } => {
                let (set, previous) =
                    if changed.is_empty() { (unchanged, Status::Inactive) } else { (changed, Status::Active) };
                let one = set.iter().next().filter(|_| set.len() == 1);
                let Some(mut view) = one.and_then(|(family, revision)| self.view(*region, family, revision)) else {
                    return Answer::Done;
                };
                view.previous_status = Some(previous);
                // Recorded: the answer that deregisters does not say when; the next one does.
                view.deregistered_at = view.deregistered_at.filter(|_| previous == Status::Inactive);
                Answer::Deregistered(view)
            }
            Outcome::DeletionBegun { region, changed, refused, .. } => {
                let Operation::Delete(DeleteTargets::References(references)) = &call.operation else {
                    return Answer::Done;
                };
                let (mut views, mut failures) = (Vec::new(), Vec::new());
                for reference in references {
                    let failed = match delete_reference(reference, self.id, *region) {
                        Err(reason) => Some(reason),
                        Ok((family, revision)) => {
                            let refusal = refused.iter().find(|there| there.revisions.contains(&family, revision));
                            if let Some(mut view) = self.view(*region, &family, revision).filter(|_| refusal.is_none())
                                && views.iter().all(|there: &RevisionView| there.arn != view.arn)
                            {
                                let was_changed = changed.contains(&family, revision);
                                view.previous_status =
                                    Some(if was_changed { Status::Inactive } else { Status::DeleteInProgress });
                                views.push(view);
                            }
                            refusal.map(|there| there.refusal.reason.clone())
                        }
                    };
                    failures.extend(failed.map(|reason| (reference.clone(), reason)));
                }
                Answer::Deleting(views, failures)
            }
            Outcome::Tagged { .. } | Outcome::Configured { .. } | Outcome::Replaced(_) => Answer::Done,
            Outcome::ClusterCreated { .. }
            | Outcome::ClusterDeleted { .. }
            | Outcome::ServiceCreated { .. }
            | Outcome::ServiceUpdated { .. }
            | Outcome::ServiceDeleted { .. }
            | Outcome::TasksStarted { .. }
            | Outcome::TaskStopped { .. }
            | Outcome::InstancesAdded { .. } => self.answer_of_workloads(outcome).unwrap_or(Answer::Done),
        }
    }

    fn list_revisions(&self, region: Region, list: &ListRevisions) -> RevisionPage {
        let mut page = RevisionPage { account: self.id, region, revisions: Vec::new(), more: false };
        let Some(state) = self.region(region) else { return page };
        let room = list.page_size.get() + 1;
        let mut take = |family: &Family, after: Option<Revision>| {
            if let Some(revisions) = state.families().get(family) {
                let there = revisions.with_status(list.status);
                let wanted = room - page.revisions.len();
                page.revisions.reserve(usize::try_from(there.len()).map_or(wanted, |count| count.min(wanted)));
                let numbers = numbers(there, list.sort, after, wanted);
                page.revisions.extend(numbers.map(|revision| (family.clone(), revision)));
            }
            page.revisions.len() < room
        };
        let after = list.after.as_ref().map(|(family, _)| family);
        if let Some(name) = &list.family {
            // ECS calls it a prefix and means the full name.
            if let Some(family) = Family::parse(name) {
                let order = after.map_or(Ordering::Less, |after| match list.sort {
                    Sort::Ascending => after.cmp(&family),
                    Sort::Descending => family.cmp(after),
                });
                match order {
                    Ordering::Less => take(&family, None),
                    Ordering::Equal => take(&family, list.after.as_ref().map(|(_, revision)| *revision)),
                    Ordering::Greater => false,
                };
            }
        } else {
            let full = list.after.as_ref().is_some_and(|(family, revision)| !take(family, Some(*revision)));
            if !full {
                families_after(state.families_with(list.status), list.sort, after).all(|family| take(family, None));
            }
        }
        page.more = page.revisions.len() == room;
        page.revisions.truncate(list.page_size.get());
        page
    }

    fn list_families(&self, region: Region, list: &ListFamilies) -> FamilyPage {
        let room = list.page_size.get() + 1;
        let state = self.region(region);
        let set = |set: fn(&RegionState) -> &BTreeSet<Family>| {
            let from = match &list.after {
                Some(after) if after.as_str() >= list.prefix.as_str() => Bound::Excluded(after.as_str()),
                _ => Bound::Included(list.prefix.as_str()),
            };
            let families =
                state.into_iter().flat_map(move |state| set(state).range::<str, _>((from, Bound::Unbounded)));
            families.take_while(|family| family.as_str().starts_with(&list.prefix)).take(room)
        };
        let active: fn(&RegionState) -> &BTreeSet<Family> = |state| state.families_with(Status::Active);
        let mut families: Vec<Family> = match list.status {
            FamilyStatus::Active => set(active).cloned().collect(),
            FamilyStatus::Inactive => set(RegionState::families_without_active).cloned().collect(),
            FamilyStatus::All => {
                let mut both: Vec<_> = set(active).chain(set(RegionState::families_without_active)).cloned().collect();
                both.sort_unstable();
                both
            }
        };
        let more = families.len() >= room;
        families.truncate(list.page_size.get());
        FamilyPage { families, more }
    }
}

/// At most `count` numbers of a bitmap, in order, from behind `after`.
fn numbers(
    bitmap: &RoaringBitmap,
    sort: Sort,
    after: Option<Revision>,
    count: usize,
) -> Box<dyn Iterator<Item = Revision> + '_> {
    let after = after.map(Revision::get);
    match sort {
        Sort::Ascending => {
            let from = after.map_or(0, |after| after.saturating_add(1));
            Box::new(bitmap.range(from..).take(count).filter_map(Revision::new))
        }
        Sort::Descending => {
            let numbers = after.map_or_else(|| bitmap.range(..), |after| bitmap.range(..after));
            Box::new(numbers.rev().take(count).filter_map(Revision::new))
        }
    }
}

fn families_after<'a>(
    families: &'a BTreeSet<Family>,
    sort: Sort,
    after: Option<&Family>,
) -> Box<dyn Iterator<Item = &'a Family> + 'a> {
    let bound = after.map_or(Bound::Unbounded, |after| Bound::Excluded(after.clone()));
    match sort {
        Sort::Ascending => Box::new(families.range((bound, Bound::Unbounded))),
        Sort::Descending => Box::new(families.range((Bound::Unbounded, bound)).rev()),
    }
}
