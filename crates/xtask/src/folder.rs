//! Making and removing folders.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::failure::{During, Failure};

/// Makes a folder and those it lies in, where they are missing.
pub fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).during(format_args!("make the folder {}", folder.display()))
}

/// Removes a folder and all that is in it, if it is there.
pub fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).during(format_args!("remove the folder {}", folder.display()))
        }
        _ => Ok(()),
    }
}
