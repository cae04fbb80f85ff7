//! The browser's localStorage as the journal's store.

use journal::{Store, StoreError};

use crate::kit::storage::{self, StorageProblem};

/// The browser's localStorage, below the site's prefix.
pub struct BrowserStore;

impl Store for BrowserStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage::read(key).map_err(error)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        storage::write(key, text).map_err(error)
    }
}

fn error(problem: StorageProblem) -> StoreError {
    match problem {
        StorageProblem::Blocked => StoreError::Blocked,
        StorageProblem::Full => StoreError::Full,
    }
}
