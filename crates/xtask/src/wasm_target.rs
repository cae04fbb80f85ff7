//! Rust's standard library for `wasm32-unknown-unknown`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::Failure;
use crate::program;
use crate::workspace::Workspace;

/// The target that the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Sees to it that the active toolchain can compile for wasm.
pub fn ensure(workspace: &Workspace) -> Result<(), Failure> {
    if is_installed(workspace) {
        return Ok(());
    }
    println!("Set-up: adding Rust's target {TARGET} to the active toolchain (seconds, some 20 MB).");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", TARGET]).current_dir(workspace.root());
    program::run(&mut rustup).map_err(|failure| {
        Failure::new(format!(
            "{failure}\n\
             The active Rust toolchain can't compile for {TARGET}. Add it by hand, with `rustup target add {TARGET}` \
             where rustup manages the toolchain, or with your system's package for it (Debian: \
             libstd-rust-dev-wasm32, of the very version of rustc). Then run this again."
        ))
    })
}

/// Whether the target's library lies in the toolchain. rustup is not asked: it doesn't know of those it didn't bring.
fn is_installed(workspace: &Workspace) -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(workspace.root());
    let Some(folder) = program::answer(&mut rustc) else {
        return false;
    };
    let Ok(files) = fs::read_dir(PathBuf::from(folder.trim())) else {
        return false;
    };
    files.flatten().any(|file| {
        let name = file.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}
