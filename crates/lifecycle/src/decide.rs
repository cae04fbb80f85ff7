//! Deciding a call: what would come of it, without doing it.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::account::{Account, DELETION_DELAY_MS};
use crate::call::{Call, DeleteTargets, DeregisterTarget, Operation, Outcome, Refused};
use crate::delete::{DELETE_BATCH, delete};
use crate::demo::demo_of;
use crate::deregister::deregister;
use crate::identity::{AccountId, Family, Revision};
use crate::reference::{Reference, ReferenceError};
use crate::refusal::{Reason, Refusal};
use crate::region::Region;
use crate::registration::{MAX_REVISIONS, Registration};
use crate::revision_set::RevisionSet;
use crate::revisions::{Revisions, Status};
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::verdict::Verdict;
use crate::workloads::cluster::ClusterStatus;
use crate::workloads::resource::{Resource, ResourceError};
use crate::workloads::rules;
use crate::workloads::task::LastStatus;

/// What comes of `call` on `account`, which has been advanced to the call's moment.
///
/// A set of several revisions is never refused as a whole: its outcome says which of them are, and why. A single
/// revision that can't be deregistered is refused, as the API does; deleting answers its failures in the outcome.
pub fn decide(account: &Account, call: &Call) -> Result<Outcome, Refusal> {
    let at = call.at.max(account.now());
    let region = call.region;
    match &call.operation {
        Operation::Register(registration) => register(account, region, at, registration),
        Operation::Deregister(target) => {
            let set = match target {
                DeregisterTarget::Reference(text) => deregister_reference(text, account.id(), region)?,
                DeregisterTarget::Set(set) => set.clone(),
            };
            let Sorted { changed, unchanged, mut refused } = sort(account, region, &set, deregister);
            if set.len() == 1
                && let Some(only) = refused.pop()
            {
                return Err(only.refusal);
            }
            Ok(Outcome::Deregistered { at, region, changed, unchanged, refused })
        }
        Operation::Delete(targets) => {
            let set = match targets {
                DeleteTargets::References(references) => delete_references(references, account.id(), region)?,
                DeleteTargets::Set(set) => set.clone(),
            };
            let Sorted { changed, unchanged, refused } = sort(account, region, &set, delete);
            let due = at.plus_millis(DELETION_DELAY_MS);
            Ok(Outcome::DeletionBegun { at, region, changed, unchanged, refused, due })
        }
        Operation::Tag { resource, tags } => {
            let (resource, there) = tagged(account, region, resource)?;
            let tags = match resource {
                Resource::Revision(..) => there.merged(tags)?,
                Resource::Cluster(_) | Resource::Service(..) | Resource::Task(..) | Resource::Instance(..) => {
                    there.merged_on_workload(tags)?
                }
            };
            Ok(Outcome::Tagged { at, region, resource, tags })
        }
        Operation::Untag { resource, keys } => {
            let (resource, there) = tagged(account, region, resource)?;
            Ok(Outcome::Tagged { at, region, resource, tags: there.without(keys) })
        }
        Operation::CreateCluster(asked) => rules::create_cluster(account, region, at, asked),
        Operation::DeleteCluster { cluster } => rules::delete_cluster(account, region, at, cluster),
        Operation::CreateService(asked) => rules::create_service(account, region, at, asked),
        Operation::UpdateService(asked) => rules::update_service(account, region, at, asked),
        Operation::DeleteService(asked) => rules::delete_service(account, region, at, asked),
        Operation::RunTask(asked) => rules::run_task(account, region, at, asked),
        Operation::StartTask(asked) => rules::start_task(account, region, at, asked),
        Operation::StopTask(asked) => rules::stop_task(account, region, at, asked),
        Operation::AddInstances { cluster, count, room } => {
            rules::add_instances(account, region, at, cluster, *count, *room)
        }
        Operation::Configure(settings) => Ok(Outcome::Configured { at, settings: *settings }),
        Operation::Import(saved) => Ok(Outcome::Replaced(Arc::clone(saved))),
        Operation::StartOver => Ok(Outcome::Replaced(Arc::new(demo_of(account.id(), at)))),
    }
}

fn register(account: &Account, region: Region, at: Timestamp, asked: &Registration) -> Result<Outcome, Refusal> {
    let checked = asked.check()?;
    let latest = account.revisions(region, &checked.family).map_or(0, Revisions::latest_number);
    let next = latest.checked_add(1).filter(|next| *next <= MAX_REVISIONS).and_then(Revision::new);
    let Some(revision) = next else {
        return Err(Refusal::new(Reason::RevisionLimit { family: checked.family }));
    };
    Ok(Outcome::Registered {
        at,
        region,
        family: checked.family,
        revision,
        content: Arc::new(checked.content),
        tags: checked.tags,
    })
}

fn deregister_reference(text: &str, account: AccountId, region: Region) -> Result<RevisionSet, Refusal> {
    let reason = match Reference::parse(text, account, region) {
        Ok(Reference::Revision(family, revision)) => return Ok(RevisionSet::one(&family, revision)),
        Ok(Reference::Family(_)) | Err(ReferenceError::UnknownFamily) => Reason::RevisionMissing,
        Err(ReferenceError::InvalidRevision) => Reason::InvalidRevision,
        Err(ReferenceError::Unknown) => Reason::DeregisterMissing,
    };
    Err(Refusal::at(reason, "taskDefinition"))
}

/// The revisions that a deletion names; what names none is left to the answer, which lists it as a failure.
fn delete_references(references: &[String], account: AccountId, region: Region) -> Result<RevisionSet, Refusal> {
    let reason = match references.len() {
        0 => Reason::DeleteNothing,
        1..=DELETE_BATCH => {
            let mut set = RevisionSet::default();
            for reference in references {
                if let Ok((family, revision)) = delete_reference(reference, account, region) {
                    set.insert(&family, revision);
                }
            }
            return Ok(set);
        }
        _ => Reason::DeleteTooMany,
    };
    Err(Refusal::at(reason, "taskDefinitions"))
}

/// The revision that one reference of a deletion names.
pub(crate) fn delete_reference(text: &str, account: AccountId, region: Region) -> Result<(Family, Revision), Reason> {
    match Reference::parse(text, account, region) {
        Ok(Reference::Revision(family, revision)) => Ok((family, revision)),
        Err(ReferenceError::Unknown) => Err(Reason::DeleteMissing),
        Ok(Reference::Family(_)) | Err(ReferenceError::InvalidRevision | ReferenceError::UnknownFamily) => {
            Err(Reason::DeleteInvalidIdentifier)
        }
    }
}

/// A set, sorted by what a rule says of its revisions.
struct Sorted {
    changed: RevisionSet,
    unchanged: RevisionSet,
    refused: Vec<Refused>,
}

/// Asks the rule once per status, not once per revision.
fn sort(account: &Account, region: Region, set: &RevisionSet, rule: fn(Option<Status>) -> Verdict) -> Sorted {
    let mut sorted = Sorted { changed: RevisionSet::default(), unchanged: RevisionSet::default(), refused: Vec::new() };
    for (family, wanted) in set.families() {
        let revisions = account.revisions(region, family);
        let mut left = wanted.clone();
        for status in Status::ALL {
            if left.is_empty() {
                break;
            }
            let numbers = revisions.map_or_else(RoaringBitmap::new, |there| &left & there.with_status(status));
            left -= &numbers;
            sorted.put(family, numbers, || rule(Some(status)));
        }
        sorted.put(family, left, || rule(None));
    }
    sorted
}

impl Sorted {
    fn put(&mut self, family: &Family, numbers: RoaringBitmap, verdict: impl FnOnce() -> Verdict) {
        if numbers.is_empty() {
            return;
        }
        match verdict() {
            Verdict::Allowed => self.changed.add(family, numbers),
            Verdict::AlreadyDone => self.unchanged.add(family, numbers),
            Verdict::Refused(reason) => match self.refused.iter_mut().find(|there| there.refusal.reason == reason) {
                Some(there) => there.revisions.add(family, numbers),
                None => self.refused.push(Refused {
                    refusal: Refusal::new(reason),
                    revisions: RevisionSet::of_family(family, numbers),
                }),
            },
        }
    }
}

/// What an ARN names, and its tags.
///
/// Source: recorded for a deleted cluster and a STOPPED task, reported for ARNs without a cluster; that something which does
/// not exist is `ResourceNotFoundException` is inferred.
pub(crate) fn tagged(account: &Account, region: Region, arn: &str) -> Result<(Resource, Tags), Refusal> {
    let refused = |reason| Refusal::at(reason, "resourceArn");
    let resource = Resource::parse(arn, account.id(), region).map_err(|error| {
        refused(match error {
            ResourceError::NoArn => Reason::InvalidArn,
            ResourceError::Short => Reason::ShortArn,
            ResourceError::Unknown => Reason::ResourceMissing,
        })
    })?;
    let cluster = |name| account.workloads(region).and_then(|there| there.clusters.get(name));
    let tags = match &resource {
        Resource::Revision(family, revision) => {
            let there = account.revisions(region, family).filter(|there| there.status(*revision).is_some());
            there.map(|there| there.tags(*revision).cloned().unwrap_or_default())
        }
        Resource::Cluster(name) => match cluster(name) {
            Some(there) if there.status == ClusterStatus::Inactive => {
                return Err(refused(Reason::TaggedClusterInactive));
            }
            there => there.map(|there| there.tags.clone()),
        },
        Resource::Service(of, name) => {
            cluster(of).and_then(|there| there.services.get(name)).map(|service| service.tags.clone())
        }
        Resource::Task(of, id) => match cluster(of).and_then(|there| there.tasks.get(id)) {
            Some(task) if task.last == LastStatus::Stopped => return Err(refused(Reason::TaggedTaskStopped)),
            task => task.map(|task| task.tags.clone()),
        },
        Resource::Instance(of, id) => {
            cluster(of).and_then(|there| there.instances.get(id)).map(|instance| instance.tags.clone())
        }
    };
    let tags = tags.ok_or_else(|| refused(Reason::ResourceMissing))?;
    Ok((resource, tags))
}
