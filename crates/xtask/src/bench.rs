//! `cargo xtask bench`.

use crate::failure::Failure;
use crate::program;
use crate::workspace::Workspace;

/// Runs the workspace's benchmarks; `rest` goes to criterion.
pub fn bench(workspace: &Workspace, rest: &[String]) -> Result<(), Failure> {
    let with_benches = workspace.crates(|folder| folder.join("benches").is_dir())?;
    if with_benches.is_empty() {
        return Err(Failure::new("No crate of the workspace has a folder benches/."));
    }
    let mut cargo = program::cargo(workspace);
    // Bench targets only: what cargo calls a benchmark of a library is its unit tests, which don't know criterion's options.
    cargo.args(["bench", "--workspace", "--bench", "*"]);
    if !rest.is_empty() {
        cargo.arg("--").args(rest);
    }
    program::run(&mut cargo)
}
