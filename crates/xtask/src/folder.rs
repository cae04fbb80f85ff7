//! Making and removing folders, and copying files into them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::failure::{During, Failure};

/// Makes a folder and those it lies in, where they are missing.
pub fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).during(format_args!("make the folder {}", folder.display()))
}

/// Copies a file, and makes the folder that it goes into where that is missing.
pub fn copy_file(from: &Path, to: &Path) -> Result<(), Failure> {
    make(to.parent().unwrap_or(to))?;
    fs::copy(from, to).map(|_| ()).during(format_args!("copy {} to {}", from.display(), to.display()))
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
