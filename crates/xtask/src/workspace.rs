//! Where things are in this checkout.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure};
use crate::versions;

/// A checkout of the project.
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
    scratch: PathBuf,
}

impl Workspace {
    /// The checkout that `cargo xtask` was called in.
    pub fn find() -> Result<Self, Failure> {
        // Asked for at run time, because one target folder may hold this program for several checkouts.
        let from_cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let start = match from_cargo {
            Some(manifest) => manifest,
            None => env::current_dir().during("find the current folder")?,
        };
        let root = start
            .ancestors()
            .find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
            .ok_or_else(|| {
                Failure::new(format!(
                    "{} is not in a checkout of the project: call `cargo xtask` from one.",
                    start.display()
                ))
            })?
            .to_path_buf();
        // This program is TARGET/debug/xtask, wherever the user's configuration puts TARGET.
        let target = env::current_exe()
            .ok()
            .and_then(|program| program.ancestors().nth(2).map(Path::to_path_buf))
            .unwrap_or_else(|| root.join("target"));
        let scratch = target.join("xtask");
        Ok(Self { root, target, scratch })
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where the finished site goes.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The browser tests, and the npm tools.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("e2e")
    }

    /// Cargo's target folder.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The JavaScript of the npm package.
    pub fn npm(&self) -> PathBuf {
        self.root.join("npm")
    }

    /// Where the finished npm package goes: `npm` in cargo's target folder.
    pub fn package(&self) -> PathBuf {
        self.scratch.with_file_name("npm")
    }

    /// A folder for what is made on the way, below cargo's target folder.
    pub fn scratch(&self) -> &Path {
        &self.scratch
    }

    /// The version of a package that `Cargo.lock` holds.
    pub fn locked_version(&self, package: &str) -> Result<String, Failure> {
        let file = self.root.join("Cargo.lock");
        let lock = fs::read_to_string(&file).during(format_args!("read {}", file.display()))?;
        versions::in_lock_file(&lock, package).ok_or_else(|| {
            Failure::new(format!("{} names no package {package}, whose version the tools must match.", file.display()))
        })
    }

    /// The workspace's crates for whose folders `wanted` says yes, by their folders' names, which are their own.
    pub fn crates(&self, wanted: impl Fn(&Path) -> bool) -> Result<Vec<String>, Failure> {
        let crates = self.root.join("crates");
        let mut names = Vec::new();
        for entry in fs::read_dir(&crates).during(format_args!("read {}", crates.display()))? {
            let entry = entry.during(format_args!("read {}", crates.display()))?;
            if wanted(&entry.path()) {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }
}
