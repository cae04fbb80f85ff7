//! An account taken apart, for keeping it somewhere and putting it together again.

use std::collections::BTreeMap;
use std::sync::Arc;

use roaring::RoaringBitmap;
use rustc_hash::FxHashMap;

use crate::account::Account;
use crate::content::Content;
use crate::contents::ContentId;
use crate::identity::{AccountId, Family, Revision};
use crate::region::Region;
use crate::registration::MAX_REVISIONS;
use crate::retention::Retention;
use crate::revisions::Revisions;
use crate::tags::Tags;
use crate::time::Timestamp;
use crate::window::EnforcementWindow;
use crate::workloads::Workloads;

/// Everything that an [`Account`] is. Equal accounts have equal parts.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountParts {
    /// The account's number.
    pub id: AccountId,
    /// When what can't be done with an INACTIVE revision is refused.
    pub enforcement_window: EnforcementWindow,
    /// When the account was opened.
    pub opened_at: Timestamp,
    /// The moment at which it is.
    pub now: Timestamp,
    /// The different contents, in the order in which the revisions below use them first.
    pub contents: Vec<Arc<Content>>,
    /// The regions in which something was registered.
    pub regions: Vec<RegionParts>,
    /// How long INACTIVE revisions can be found.
    pub retention: Retention,
    /// How many identifiers have been drawn.
    pub counter: u64,
    /// What runs, in the regions where there ever was a cluster.
    pub workloads: Vec<(Region, Workloads)>,
}

/// The task definitions of one region.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionParts {
    /// The region.
    pub region: Region,
    /// Its families, by name.
    pub families: Vec<FamilyParts>,
}

/// The revisions of one family: columns whose first row is revision 1.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyParts {
    /// The name.
    pub family: Family,
    /// When each was registered.
    pub registered_at: Vec<Timestamp>,
    /// When each was deregistered; the Unix epoch stands for "never".
    pub deregistered_at: Vec<Timestamp>,
    /// Which of [`AccountParts::contents`] each has; `None` for those that are gone.
    pub content: Vec<Option<u32>>,
    /// Those that are ACTIVE.
    pub active: RoaringBitmap,
    /// Those that are INACTIVE.
    pub inactive: RoaringBitmap,
    /// Those that are DELETE_IN_PROGRESS, by the moment at which they go.
    pub leaving: Vec<(Timestamp, RoaringBitmap)>,
    /// Those of the INACTIVE ones that go, by the moment.
    pub forgetting: Vec<(Timestamp, RoaringBitmap)>,
    /// The tags of those that have any.
    pub tags: BTreeMap<Revision, Tags>,
}

/// Why parts make no account.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartsError {
    /// Something is there twice.
    #[error("{0} is there twice")]
    Twice(String),
    /// The columns of a family have different lengths, or more rows than a family can have revisions.
    #[error("the columns of family {0} do not fit together")]
    Columns(Family),
    /// A revision has two statuses, or one without ever having been registered.
    #[error("the statuses of family {0} do not fit together")]
    Statuses(Family),
    /// A revision without a content, or with one that is not there.
    #[error("a revision of family {0} has no content")]
    Content(Family),
    /// What runs names something that is not there, or says something that can't be.
    #[error("what runs in {region} does not fit together: {what}")]
    Workloads {
        /// The region's code.
        region: &'static str,
        /// What is wrong.
        what: String,
    },
    /// Something happened after the account's moment, or was deregistered and has no time for it.
    #[error("the times of family {0} do not fit together")]
    Times(Family),
}

impl AccountParts {
    /// The same account with the history of its task definitions moved in time, so that it is at `now`. What runs is not
    /// moved: its times are kept relative to the account's.
    #[must_use]
    pub fn moved_to(mut self, now: Timestamp) -> Self {
        let then = self.now;
        let moved = |at: Timestamp| now.plus_millis(at.as_millis()).minus_millis(then.as_millis());
        let move_all = |column: &mut Vec<Timestamp>| {
            column.iter_mut().filter(|at| **at != Timestamp::default()).for_each(|at| *at = moved(*at));
        };
        for family in self.regions.iter_mut().flat_map(|region| &mut region.families) {
            move_all(&mut family.registered_at);
            move_all(&mut family.deregistered_at);
            let leaving = family.leaving.iter_mut().filter(|(at, _)| *at != Timestamp::NEVER);
            leaving.chain(&mut family.forgetting).for_each(|(at, _)| *at = moved(*at));
        }
        self.opened_at = moved(self.opened_at);
        self.now = now;
        self
    }
}

impl Account {
    /// Takes the account apart.
    pub fn to_parts(&self) -> AccountParts {
        AccountParts { workloads: self.workloads.clone(), ..self.to_definitions() }
    }

    /// What runs, in the regions where there ever was a cluster.
    pub fn running(&self) -> &[(Region, Workloads)] {
        &self.workloads
    }

    /// Takes the account apart, but for what runs: the reverse of [`Account::of_definitions`].
    pub fn to_definitions(&self) -> AccountParts {
        let mut contents = Vec::new();
        let mut indices: FxHashMap<ContentId, u32> = FxHashMap::default();
        let mut index = |id| {
            *indices.entry(id).or_insert_with(|| {
                contents.extend(self.contents.get(id).cloned());
                // At most as many as revisions, which are counted in 32 bits.
                #[allow(clippy::cast_possible_truncation)]
                let index = (contents.len() - 1) as u32;
                index
            })
        };
        let regions = self.regions.iter().map(|(region, state)| RegionParts {
            region: *region,
            families: state.families().iter().map(|(family, there)| there.to_parts(family, &mut index)).collect(),
        });
        let regions = regions.collect();
        AccountParts {
            id: self.id,
            enforcement_window: self.enforcement_window,
            opened_at: self.opened_at,
            now: self.now,
            contents,
            regions,
            retention: self.retention,
            counter: self.counter,
            workloads: Vec::new(),
        }
    }

    /// Puts an account together, if the parts fit.
    pub fn from_parts(mut parts: AccountParts) -> Result<Self, PartsError> {
        let workloads = std::mem::take(&mut parts.workloads);
        Self::of_definitions(parts)?.with_workloads(workloads)
    }

    /// The account without what runs. It can be read; before anything else is done with it, [`Account::with_workloads`]
    /// has to complete it.
    pub fn of_definitions(parts: AccountParts) -> Result<Self, PartsError> {
        let mut account = Self::empty_of(parts.id, parts.opened_at);
        account.enforcement_window = parts.enforcement_window;
        account.retention = parts.retention;
        account.counter = parts.counter;
        account.now = parts.now.max(account.now);
        let mut kept: Vec<Option<ContentId>> = vec![None; parts.contents.len()];
        for RegionParts { region, families } in parts.regions {
            if account.region(region).is_some() {
                return Err(PartsError::Twice(region.code().into()));
            }
            let mut state = crate::account::RegionState::default();
            for family_parts in families {
                check(&family_parts, parts.contents.len(), account.now)?;
                let family = family_parts.family.clone();
                if state.families().contains_key(&family) {
                    return Err(PartsError::Twice(family.to_string()));
                }
                let contents = &mut account.contents;
                let revisions = Revisions::from_parts(family_parts, |index| {
                    // Checked to be below the number of contents.
                    let Some(index) = index.map(|index| index as usize) else { return ContentId::GONE };
                    if let Some(id) = kept[index] {
                        contents.keep_again(id);
                        return id;
                    }
                    *kept[index].insert(contents.keep(&parts.contents[index]))
                });
                state.change(&family, |there| *there = revisions);
            }
            *account.region_mut(region) = state;
        }
        Ok(account)
    }
}

fn check(parts: &FamilyParts, contents: usize, now: Timestamp) -> Result<(), PartsError> {
    let family = || parts.family.clone();
    let rows = parts.registered_at.len();
    if parts.deregistered_at.len() != rows || parts.content.len() != rows || rows > MAX_REVISIONS as usize {
        return Err(PartsError::Columns(family()));
    }
    let mut seen = RoaringBitmap::new();
    let leaving = parts.leaving.iter().map(|(_, numbers)| numbers);
    // The operators on whole bitmaps are kilobytes of a first visit.
    let mut forgotten = RoaringBitmap::new();
    for (_, numbers) in &parts.forgetting {
        if !add(&mut forgotten, numbers) || !numbers.iter().all(|number| parts.inactive.contains(number)) {
            return Err(PartsError::Statuses(family()));
        }
    }
    for numbers in [&parts.active, &parts.inactive].into_iter().chain(leaving) {
        let fits = add(&mut seen, numbers)
            && !numbers.contains(0)
            && numbers.max().is_none_or(|number| number as usize <= rows);
        if !fits {
            return Err(PartsError::Statuses(family()));
        }
    }
    let has_content = |(number, index): (u32, &Option<u32>)| {
        index.map_or(!seen.contains(number), |index| (index as usize) < contents)
    };
    if !(1..).zip(&parts.content).all(has_content) {
        return Err(PartsError::Content(family()));
    }
    let deregistered = |number: u32| !parts.active.contains(number) && seen.contains(number);
    let sorted = |list: &[(Timestamp, RoaringBitmap)]| list.is_sorted_by(|(at, _), (later, _)| at < later);
    if !sorted(&parts.leaving) || !sorted(&parts.forgetting) {
        return Err(PartsError::Times(family()));
    }
    let in_time = (1..).zip(&parts.deregistered_at).all(|(number, at)| {
        *at <= now && (*at == Timestamp::default()) != deregistered(number) || !seen.contains(number)
    });
    if !in_time || parts.registered_at.iter().any(|at| *at > now) {
        return Err(PartsError::Times(family()));
    }
    Ok(())
}

/// Adds numbers; answers whether none of them was there.
fn add(there: &mut RoaringBitmap, numbers: &RoaringBitmap) -> bool {
    let before = there.len();
    there.extend(numbers);
    there.len() == before + numbers.len()
}
