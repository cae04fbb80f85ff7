//! Calls, which ask for a change, and outcomes, which are the change.

use std::sync::Arc;

use crate::account::Account;
use crate::content::Content;
use crate::identity::{Family, Revision};
use crate::refusal::Refusal;
use crate::region::Region;
use crate::registration::Registration;
use crate::revision_set::RevisionSet;
use crate::tags::{Tag, Tags};
use crate::time::Timestamp;
use crate::window::EnforcementWindow;

/// A change that somebody asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// When it is asked for. A call earlier than the account's last moment counts as made at that moment.
    pub at: Timestamp,
    /// The region it is sent to.
    pub region: Region,
    /// Who asks.
    pub source: Source,
    /// What is asked for.
    pub operation: Operation,
}

/// Where a call comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The story that a new sandbox opens on.
    Demo,
    /// A control of the page.
    Console,
    /// A request in the protocol of the API.
    Api,
}

/// What a call asks for: an operation of the ECS API, or one of the sandbox's own.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// `RegisterTaskDefinition`
    Register(Registration),
    /// `DeregisterTaskDefinition`, of one revision as the API names it or of a set.
    Deregister(DeregisterTarget),
    /// `DeleteTaskDefinitions`, of revisions as the API names them or of a set.
    Delete(DeleteTargets),
    /// `TagResource`
    Tag {
        /// The ARN of what is tagged.
        resource: String,
        /// The tags to merge in.
        tags: Vec<Tag>,
    },
    /// `UntagResource`
    Untag {
        /// The ARN of what is untagged.
        resource: String,
        /// The keys to take away.
        keys: Vec<String>,
    },
    /// Sandbox only: changes a setting of the account, in every region.
    Configure {
        /// When what can't be done with an INACTIVE revision is refused.
        enforcement_window: EnforcementWindow,
    },
    /// Sandbox only: a saved account in the place of this one, at the moment at which that was.
    Import(Arc<Account>),
    /// Sandbox only: back to the demo account, in every region.
    StartOver,
}

/// What a deregistration names.
#[derive(Clone, Debug, PartialEq)]
pub enum DeregisterTarget {
    /// One revision, as the API names it.
    Reference(String),
    /// Revisions that somebody selected: as many calls as there are revisions, made as one.
    Set(RevisionSet),
}

/// What a deletion names.
#[derive(Clone, Debug, PartialEq)]
pub enum DeleteTargets {
    /// Revisions, as the API names them.
    References(Vec<String>),
    /// Revisions that somebody selected: calls of ten revisions each, made as one.
    Set(RevisionSet),
}

/// What came of a call: everything that [`Account::apply`] needs, so that applying it again, even under rules that were
/// corrected since, makes the same change.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A family has a new revision.
    Registered {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The family.
        family: Family,
        /// The new revision: one above the highest number that the family ever had.
        revision: Revision,
        /// What was registered.
        content: Arc<Content>,
        /// Its tags.
        tags: Tags,
    },
    /// Revisions are INACTIVE.
    Deregistered {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// Those that were ACTIVE.
        changed: RevisionSet,
        /// Those that were INACTIVE already.
        unchanged: RevisionSet,
        /// Those that could not be deregistered.
        refused: Vec<Refused>,
    },
    /// Revisions are DELETE_IN_PROGRESS.
    DeletionBegun {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// Those that were INACTIVE.
        changed: RevisionSet,
        /// Those that were DELETE_IN_PROGRESS already.
        unchanged: RevisionSet,
        /// Those that could not be deleted.
        refused: Vec<Refused>,
        /// When `changed` is gone.
        due: Timestamp,
    },
    /// A revision has these tags and no others.
    Tagged {
        /// When.
        at: Timestamp,
        /// Where.
        region: Region,
        /// The family.
        family: Family,
        /// The revision.
        revision: Revision,
        /// The tags.
        tags: Tags,
    },
    /// The account has this setting.
    Configured {
        /// When.
        at: Timestamp,
        /// When what can't be done with an INACTIVE revision is refused.
        enforcement_window: EnforcementWindow,
    },
    /// The account is another one.
    Replaced(Arc<Account>),
}

/// What one refusal says of some of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Why.
    pub refusal: Refusal,
    /// The revisions it holds for.
    pub revisions: RevisionSet,
}
