//! The Amazon ECS task definition lifecycle: state, operations, rules and virtual time.
//!
//! Pure by construction: nothing here does I/O, reads a clock or draws a random number. Time comes in with
//! each [`Call`], so the same calls give the same [`Account`], natively and as WebAssembly.
//!
//! A change is decided and applied by two functions: [`decide`] answers the [`Outcome`] or the [`Refusal`]
//! of a call and changes nothing; [`Account::apply`] carries an outcome out and cannot fail. Reading is a
//! [`Query`], answered by [`Account::query`].

mod account;
mod agenda;
mod call;
mod content;
mod contents;
mod decide;
mod delete;
mod demo;
mod deregister;
pub mod document;
mod identity;
mod parts;
mod query;
mod reference;
mod refusal;
mod region;
mod registration;
mod retention;
mod revision_set;
mod revisions;
mod tags;
mod time;
mod verdict;
mod window;
pub mod workloads;

pub use account::{Account, DELETION_DELAY_MS, RegionState};
pub use call::{Call, DeleteTargets, DeregisterTarget, Operation, Outcome, Refused, ServiceChange, Settings, Source};
pub use content::{Content, ContentError};
pub use decide::decide;
pub use delete::{DELETE_BATCH, delete};
pub use demo::{demo, demo_of, example_network, samples};
pub use deregister::deregister;
pub use identity::{AccountId, ArnPrefix, CALLER, Family, Revision, TaskDefinitionArn};
pub use parts::{AccountParts, FamilyParts, PartsError, RegionParts};
pub use query::{
    Answer, FamilyPage, FamilyStatus, Include, ListFamilies, ListRevisions, PageSize, Query, RevisionPage,
    RevisionView, Sort,
};
pub use reference::{Reference, ReferenceError};
pub use refusal::{Consumer, ErrorCode, Reason, Refusal};
pub use region::{Partition, Region};
pub use registration::{
    FARGATE_CPU, FARGATE_OPERATING_SYSTEMS, MAX_CONTAINERS, MAX_DOCUMENT_BYTES, MAX_REVISIONS, Registration,
    check_members, fargate_memory, parse_cpu, parse_memory,
};
pub use retention::Retention;
pub use revision_set::RevisionSet;
pub use revisions::{Revisions, Status};
pub use tags::{MAX_TAGS, Tag, Tags};
pub use time::Timestamp;
pub use verdict::Verdict;
pub use window::EnforcementWindow;
