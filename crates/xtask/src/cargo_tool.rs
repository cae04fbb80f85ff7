//! Command line tools written in Rust, of one exact version each: found on the search path, or fetched, or compiled once
//! for all checkouts into a cache folder of the user.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{During, Failure};
use crate::workspace::Workspace;
use crate::{folder, program, versions};

/// A tool from crates.io.
pub struct CargoTool {
    /// The package's name.
    pub package: &'static str,
    /// The version that is needed, exactly.
    pub version: String,
    /// The programs that are needed of it.
    pub programs: &'static [&'static str],
    /// Whether the first of them answers to `--version`. One that doesn't is taken from the cache alone, where the
    /// folder's name says it.
    pub says_version: bool,
    /// What `cargo install` is told besides the name and the version.
    pub options: &'static [&'static str],
    /// How long compiling takes, in words.
    pub takes: &'static str,
}

/// Trunk, which builds the page.
pub fn trunk() -> CargoTool {
    CargoTool {
        package: "trunk",
        // The newest that the workspace's Rust compiles.
        version: "0.21.14".to_owned(),
        programs: &["trunk"],
        says_version: true,
        options: &["--locked", "--no-default-features", "--features", "rustls"],
        takes: "about 5 minutes on two idle cores",
    }
}

/// wasm-bindgen's command line, which must be of the very version of the library.
pub fn wasm_bindgen(workspace: &Workspace) -> Result<CargoTool, Failure> {
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        version: workspace.locked_version("wasm-bindgen")?,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        says_version: true,
        // Not --locked: its lock file names a yanked package.
        options: &[],
        takes: "about 2 minutes on two idle cores",
    })
}

/// What takes a wasm file apart into what is needed at once and what can come later.
pub fn wasm_split() -> CargoTool {
    CargoTool {
        package: "wasm_split_cli_support",
        // The newest that knows what the locked `wasm_split_helpers` writes.
        version: "0.2.4".to_owned(),
        programs: &["wasm-split-cli"],
        says_version: false,
        options: &["--locked", "--features", "build-binary"],
        takes: "about a minute on two idle cores",
    }
}

/// Sees to it that the tool is there, and answers the folder to put on the search path; none if it is on it already.
pub fn ensure(workspace: &Workspace, tool: &CargoTool) -> Result<Option<PathBuf>, Failure> {
    // The first one counts: a folder further back would have to be moved to the front, with all else that is in it.
    let first = tool.programs.first().copied().unwrap_or(tool.package);
    let on_path = program::on_path(first).filter(|_| tool.says_version);
    if on_path.as_deref().and_then(Path::parent).is_some_and(|folder| tool.is_in(folder)) {
        return Ok(None);
    }
    let cache = cache_folder()?;
    let home = cache.join("tools").join(tool.id());
    let programs = home.join("bin");
    if tool.is_in(&programs) {
        return Ok(Some(programs));
    }
    // Another checkout may be at it just now.
    let _lock = lock(&cache, tool)?;
    if !tool.is_in(&programs) {
        install(workspace, tool, &cache, &home)?;
    }
    if tool.is_in(&programs) {
        Ok(Some(programs))
    } else {
        Err(tool.by_hand(&Failure::new(format!(
            "{} is installed in {}, but does not answer as version {}.",
            tool.package,
            programs.display(),
            tool.version
        ))))
    }
}

impl CargoTool {
    fn id(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    /// Whether all of its programs, of the right version, are in this folder.
    fn is_in(&self, folder: &Path) -> bool {
        let programs = self.programs.iter().map(|name| program::in_folder(folder, name)).collect::<Option<Vec<_>>>();
        let Some(first) = programs.as_deref().and_then(<[_]>::first) else {
            return false;
        };
        if !self.says_version {
            return true;
        }
        program::answer(Command::new(first).arg("--version")).as_deref().and_then(versions::in_answer)
            == Some(&self.version)
    }

    fn by_hand(&self, failure: &Failure) -> Failure {
        let mut install = format!("cargo install {} --version {}", self.package, self.version);
        for option in self.options {
            install.push(' ');
            install.push_str(option);
        }
        Failure::new(format!(
            "{failure}\n\
             {} {} is needed. Install it by hand, so that it is on the search path, and run this again:\n\
             \x20   {install}",
            self.package, self.version
        ))
    }
}

/// Fetches or compiles the tool beside the place where it belongs, and moves it there when it is whole: an interrupted
/// set-up is never taken for a finished one.
fn install(workspace: &Workspace, tool: &CargoTool, cache: &Path, home: &Path) -> Result<(), Failure> {
    let unfinished = cache.join("tools").join(format!(".{}", tool.id()));
    folder::remove(&unfinished)?;
    if !fetch(workspace, tool, cache, &unfinished) {
        compile(workspace, tool, cache, &unfinished).map_err(|failure| tool.by_hand(&failure))?;
    }
    folder::remove(home)?;
    fs::rename(&unfinished, home).during(format_args!("move {} to {}", unfinished.display(), home.display()))
}

/// Fetches a ready-made program, where the user has `cargo binstall`.
fn fetch(workspace: &Workspace, tool: &CargoTool, cache: &Path, into: &Path) -> bool {
    let has_binstall = program::answer(program::cargo(workspace).args(["binstall", "-V"])).is_some();
    if !has_binstall {
        return false;
    }
    println!(
        "Set-up: fetching {} {} with cargo binstall (seconds, once for all checkouts).",
        tool.package, tool.version
    );
    let mut binstall = program::cargo(workspace);
    binstall
        .current_dir(cache)
        .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
        .arg(into)
        .arg(format!("{}@={}", tool.package, tool.version));
    match program::run(&mut binstall) {
        Ok(()) if tool.is_in(&into.join("bin")) => true,
        Ok(()) | Err(_) => {
            println!("Set-up: that brought no {} to use; it will be compiled.", tool.package);
            // What is left of it would be in cargo's way, and cargo says so if it can't be removed.
            let _ = fs::remove_dir_all(into);
            false
        }
    }
}

/// Compiles the tool with settings that are cheap rather than good: it runs for seconds.
fn compile(workspace: &Workspace, tool: &CargoTool, cache: &Path, into: &Path) -> Result<(), Failure> {
    println!("Set-up: compiling {} {} (once for all checkouts, {}).", tool.package, tool.version, tool.takes);
    // Kept until the end, so that what an interrupted set-up compiled is not compiled again.
    let target = cache.join("build").join(tool.id());
    let mut install = program::cargo(workspace);
    install
        // Not in the workspace, whose configuration is for the workspace.
        .current_dir(cache)
        .args(["install", tool.package, "--version", &tool.version])
        .args(tool.options)
        .arg("--root")
        .arg(into)
        .arg("--target-dir")
        .arg(&target)
        // Or cargo advises to put this folder there.
        .env("PATH", program::path_with(&[into.join("bin")])?)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("CARGO_BUILD_TARGET");
    program::run(&mut install)?;
    folder::remove(&target)
}

/// Waits until no other checkout is bringing the same tool. The lock ends with this process, however that ends.
fn lock(cache: &Path, tool: &CargoTool) -> Result<File, Failure> {
    let folder = cache.join("tools");
    folder::make(&folder)?;
    let file = folder.join(format!(".{}.lock", tool.id()));
    let lock = File::create(&file).during(format_args!("make the file {}", file.display()))?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => {
            println!("Set-up: another checkout is installing {} {}; waiting for it.", tool.package, tool.version);
            lock.lock().during(format_args!("lock {}", file.display()))?;
            Ok(lock)
        }
        // A file system without locks: two set-ups at once would both do the work, and the later one's would stay.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(lock),
    }
}

/// The user's cache folder for this project's tools.
fn cache_folder() -> Result<PathBuf, Failure> {
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("taskdef-lab")).ok_or_else(|| {
        Failure::new("There is no cache folder to put tools in: set HOME (on Windows LOCALAPPDATA) and run this again.")
    })
}

/// An environment variable that holds an absolute path.
fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}
