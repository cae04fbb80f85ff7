//! What the pages show, computed from the account: plain values, no browser.

pub mod ask;
pub mod cells;
pub mod clusters;
pub mod deploy;
pub mod draft;
pub mod families;
#[cfg(test)]
pub(crate) mod fixture;
pub mod form;
pub mod json_place;
pub mod launch;
pub mod paging;
pub mod passed;
pub mod place;
pub mod plan;
pub mod revision;
pub mod revisions;
pub mod service;
pub mod steps;
pub mod tasks;
pub mod users;
