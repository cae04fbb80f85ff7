//! What the pages show, computed from the account: plain values, no browser.

pub mod deploy;
pub mod draft;
pub mod families;
pub mod form;
pub mod json_place;
pub mod paging;
pub mod passed;
pub mod place;
pub mod plan;
pub mod revision;
pub mod revisions;
pub mod steps;
pub mod users;
