//! The npm package: the module built for speed, with the JavaScript of `npm/` around it, in `target/npm/`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{During, Failure};
use crate::setup::Ready;
use crate::wasm_opt::{self, Goal};
use crate::workspace::Workspace;
use crate::{dist, folder, node, program, wasm_target};

/// The cargo profile that the module is built with, which is also the name of its folder in the target folder.
const PROFILE: &str = "module";

/// What Node 20 and every browser of its time can do and looks at sixteen bytes of a text at once with.
const FEATURES: &str = "-Ctarget-feature=+simd128";

/// What wasm-bindgen's files are called after.
const MODULE: &str = "core";

/// What else belongs into a package, from the workspace's root.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Builds the package and leaves it in `target/npm/`.
pub fn build(workspace: &Workspace, ready: &Ready) -> Result<(), Failure> {
    println!("Building the npm package (a minute or two from scratch).");
    let module = build_module(workspace, ready)?;
    // Beside the sources as well, so that their types can be checked and they can be tried without packing.
    let beside = workspace.npm().join("src/wasm");
    folder::remove(&beside)?;
    copy_all(&module, &beside)?;

    let package = workspace.package();
    folder::remove(&package)?;
    copy_all(&workspace.npm().join("src"), &package.join("src"))?;
    for licence in LICENCES {
        folder::copy_file(&workspace.root().join(licence), &package.join(licence))?;
    }
    folder::copy_file(&workspace.npm().join("README.md"), &package.join("README.md"))?;
    let mut manifest = node::script(workspace, "build/manifest.mjs");
    manifest.arg(workspace.npm().join("package.json")).arg(package.join("package.json"));
    program::run(&mut manifest)
}

/// The package's tests: its types, Node, the AWS SDK, the AWS CLI and boto3.
pub fn test(workspace: &Workspace, ready: &Ready, rest: &[String]) -> Result<(), Failure> {
    let npm = workspace.npm();
    install(workspace)?;
    program::run(&mut node::npm_run(&npm, "check"))?;
    let mut test = Command::new("node");
    ready.equip(&mut test)?;
    test.args(["--test", "--test-concurrency=1"])
        .args(rest)
        .args(tests(&npm.join("test"))?)
        .current_dir(npm.join("test"));
    program::run(&mut test)
}

/// Puts the package where tests and benchmarks find it, as a user has it: a copy, so that nothing beside it is found by
/// accident.
pub fn install(workspace: &Workspace) -> Result<(), Failure> {
    let installed = workspace.npm().join("node_modules/taskdef-lab");
    folder::remove(&installed)?;
    copy_all(&workspace.package(), &installed)
}

/// The files with tests, by name: Node would take every script for one.
fn tests(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).during(format_args!("read {}", folder.display()))? {
        let name = entry.during(format_args!("read {}", folder.display()))?.file_name();
        names.extend(name.to_str().filter(|name| name.ends_with(".test.js")).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// The module as JavaScript, in a folder.
fn build_module(workspace: &Workspace, ready: &Ready) -> Result<std::path::PathBuf, Failure> {
    let mut cargo = program::cargo(workspace);
    cargo
        .args(["build", "--package", "wasm", "--lib", "--target", wasm_target::TARGET, "--profile", PROFILE])
        .env(dist::RUSTFLAGS, format!("{} {FEATURES}", dist::flags_against_paths(workspace)?));
    program::run(&mut cargo)?;
    let target = workspace.package().with_file_name(wasm_target::TARGET);
    let wasm = target.join(PROFILE).join("wasm.wasm");

    let stage = workspace.scratch().join("module");
    folder::remove(&stage)?;
    folder::make(&stage)?;
    let mut bindgen = Command::new("wasm-bindgen");
    ready.equip(&mut bindgen)?;
    bindgen
        .args(["--target", "web", "--omit-default-module-path", "--out-name", MODULE, "--out-dir"])
        .arg(&stage)
        .arg(&wasm);
    program::run(&mut bindgen)?;

    let optimised = stage.join(format!("{MODULE}_bg.wasm"));
    wasm_opt::optimise(workspace, std::slice::from_ref(&optimised), Goal::Speed)?;
    let mut embed = node::script(workspace, "build/embed.mjs");
    embed.arg(&optimised).arg(stage.join("bytes.js"));
    program::run(&mut embed)?;
    for passed in [optimised, stage.join(format!("{MODULE}_bg.wasm.d.ts"))] {
        fs::remove_file(&passed).during(format_args!("remove {}", passed.display()))?;
    }
    Ok(stage)
}

fn copy_all(from: &Path, to: &Path) -> Result<(), Failure> {
    folder::make(to)?;
    for entry in fs::read_dir(from).during(format_args!("read {}", from.display()))? {
        let entry = entry.during(format_args!("read {}", from.display()))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() { copy_all(&from, &to)? } else { folder::copy_file(&from, &to)? }
    }
    Ok(())
}
