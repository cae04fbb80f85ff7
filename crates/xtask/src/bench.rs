//! `cargo xtask bench`.

use std::process::Command;

use crate::failure::Failure;
use crate::setup::{self, Need};
use crate::workspace::Workspace;
use crate::{npm, program, python};

/// What chooses the benchmarks of the npm package.
const PACKAGE: &str = "package";

/// Runs the workspace's benchmarks, and those of the npm package. `rest` goes to criterion; the word `package` chooses the
/// package's alone.
pub fn bench(workspace: &Workspace, rest: &[String]) -> Result<(), Failure> {
    if rest.iter().all(|argument| argument != PACKAGE) {
        crates(workspace, rest)?;
    }
    if rest.is_empty() || rest.iter().any(|argument| argument == PACKAGE) {
        package(workspace)?;
    }
    Ok(())
}

/// Calls of the package's module in Node, and over HTTP beside other servers.
fn package(workspace: &Workspace) -> Result<(), Failure> {
    let needs = [Need::Node, Need::Npm, Need::ClientPackages, Need::WasmTarget, Need::WasmBindgen];
    let ready = setup::ensure(workspace, needs)?;
    npm::build(workspace, &ready)?;
    npm::install(workspace)?;
    let benches = workspace.npm().join("test/bench");
    for script in ["bench/module.mjs", "bench/running.mjs"] {
        let mut module = Command::new("node");
        module.arg(script).current_dir(workspace.npm().join("test"));
        program::run(&mut module)?;
    }

    let home = workspace.scratch().join("bench-python");
    let programs = python::install(workspace, &home, &benches.join("requirements.txt"))?;
    let mut over_http = Command::new(programs.join("python"));
    over_http
        .arg("bench/over_http.py")
        .arg(workspace.package().join("src/cli.js"))
        .arg("bench/definition.json")
        .current_dir(workspace.npm().join("test"));
    program::run(&mut over_http)
}

fn crates(workspace: &Workspace, rest: &[String]) -> Result<(), Failure> {
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
