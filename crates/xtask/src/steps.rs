//! `cargo xtask test`: the steps that a change has to pass, in the order in which they are likely to fail soonest.

use std::env;
use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::setup::{self, Need, Ready};
use crate::workspace::Workspace;
use crate::{dist, node, npm, program, serve, sizes, wasm_target};

/// Where crates keep tests that run as wasm.
const WASM_TESTS: &str = "tests/wasm.rs";

/// The crate that is the page. Much of it is compiled for browsers only.
const PAGE: &str = "console";

/// The crate that is the npm package's module.
const MODULE: &str = "wasm";

/// How long requests are made up, unless the variable of this name says otherwise.
const FUZZ_SECONDS: &str = "60";

/// What makes clippy fail on what it only warns of.
const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// One kind of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Fmt,
    Clippy,
    ClippyWasm,
    Docs,
    Unit,
    Wasm,
    Fuzz,
    Audit,
    Types,
    Npm,
    Dist,
    Browser,
}

/// How a step ended that did not fail.
enum Outcome {
    Passed,
    /// It could not be done here, for this reason, and need not be.
    Skipped(&'static str),
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 12] = [
        Self::Fmt,
        Self::Clippy,
        Self::ClippyWasm,
        Self::Docs,
        Self::Unit,
        Self::Wasm,
        Self::Fuzz,
        Self::Audit,
        Self::Types,
        Self::Npm,
        Self::Dist,
        Self::Browser,
    ];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Docs => "docs",
            Self::Unit => "unit",
            Self::Wasm => "wasm",
            Self::Fuzz => "fuzz",
            Self::Audit => "audit",
            Self::Types => "types",
            Self::Npm => "npm",
            Self::Dist => "dist",
            Self::Browser => "browser",
        }
    }

    /// Whether it can be told to do a part of its work.
    pub fn takes_arguments(self) -> bool {
        matches!(self, Self::Unit | Self::Npm | Self::Browser)
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Fmt | Self::Clippy | Self::Docs | Self::Unit | Self::Fuzz | Self::Audit => &[],
            Self::ClippyWasm => &[Need::WasmTarget],
            Self::Wasm => &[Need::Node, Need::WasmTarget, Need::WasmBindgen],
            Self::Types => &[Need::Node, Need::Npm],
            Self::Npm => &[
                Need::Node,
                Need::Npm,
                Need::ClientPackages,
                Need::Python,
                Need::WasmTarget,
                Need::Chromium,
                Need::WasmBindgen,
            ],
            Self::Dist => Need::SITE,
            Self::Browser => &[
                Need::Node,
                Need::Npm,
                Need::WasmTarget,
                Need::Chromium,
                Need::WasmBindgen,
                Need::WasmSplit,
                Need::Trunk,
            ],
        }
    }
}

/// Runs these steps, or all of them, up to the first that fails, and prints a table of them.
pub fn run(workspace: &Workspace, asked: &[Step], rest: &[String]) -> Result<(), Failure> {
    let steps = Step::ALL.into_iter().filter(|step| asked.is_empty() || asked.contains(step)).collect::<Vec<_>>();

    let begin = Instant::now();
    let needs = steps.iter().flat_map(|step| step.needs()).copied();
    let ready = setup::ensure(workspace, needs)?;
    let mut table = vec![("set-up", begin.elapsed(), String::new())];

    let (mut passed, mut skipped) = (0, 0);
    let mut failed = None;
    for step in &steps {
        println!("\n── {} ──", step.name());
        let begin = Instant::now();
        let outcome = perform(*step, &steps, workspace, &ready, rest);
        let note = match outcome {
            Ok(Outcome::Passed) => {
                passed += 1;
                "passed".to_owned()
            }
            Ok(Outcome::Skipped(why)) => {
                skipped += 1;
                println!("Skipped: {why}.");
                format!("skipped: {why}")
            }
            Err(failure) => {
                println!("{failure}");
                failed = Some(*step);
                "FAILED".to_owned()
            }
        };
        table.push((step.name(), begin.elapsed(), note));
        if failed.is_some() {
            break;
        }
    }

    println!();
    for (name, time, note) in table {
        println!("{name:<12} {:>8}  {note}", seconds(time));
    }
    println!("{:<12} {:>8}\n", "all", seconds(begin.elapsed()));
    let skipped = match skipped {
        0 => String::new(),
        count => format!(", {count} skipped"),
    };
    println!("{passed} passed, {} failed{skipped}", usize::from(failed.is_some()));
    match failed {
        None => Ok(()),
        Some(step) => Err(Failure::new(format!(
            "The step {0} failed, and those after it were not run. `cargo xtask test {0}` runs it alone.",
            step.name()
        ))),
    }
}

fn perform(
    step: Step,
    steps: &[Step],
    workspace: &Workspace,
    ready: &Ready,
    rest: &[String],
) -> Result<Outcome, Failure> {
    let cargo = |arguments: &[&str]| {
        let mut cargo = program::cargo(workspace);
        cargo.args(arguments);
        cargo
    };
    match step {
        Step::Fmt => program::run(&mut cargo(&["fmt", "--all", "--check"]))?,
        Step::Clippy => {
            let mut clippy = cargo(&["clippy", "--workspace", "--all-targets"]);
            program::run(clippy.args(DENY_WARNINGS))?;
        }
        Step::ClippyWasm => {
            let mut clippy = cargo(&[
                "clippy",
                "--package",
                PAGE,
                "--package",
                MODULE,
                "--all-features",
                "--target",
                wasm_target::TARGET,
            ]);
            program::run(clippy.args(DENY_WARNINGS))?;
        }
        Step::Docs => {
            let mut doc = cargo(&["doc", "--workspace", "--no-deps"]);
            program::run(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
        }
        Step::Unit => {
            let mut test = cargo(&["test", "--workspace"]);
            if !rest.is_empty() {
                test.arg("--").args(rest);
            }
            program::run(&mut test)?;
        }
        Step::Wasm => return wasm(workspace, ready),
        Step::Fuzz => {
            let mut fuzz = cargo(&["test", "--package", MODULE, "--test", "fuzz", "--", "--nocapture"]);
            let seconds = env::var("FUZZ_SECONDS").unwrap_or_else(|_| FUZZ_SECONDS.to_owned());
            program::run(fuzz.env("FUZZ_SECONDS", seconds))?;
        }
        Step::Audit => return audit(workspace),
        Step::Types => program::run(&mut node::npm_run(&workspace.e2e(), "check"))?,
        Step::Npm => {
            npm::build(workspace, ready)?;
            npm::test(workspace, ready, rest)?;
        }
        Step::Dist => {
            dist::build(workspace, ready, None)?;
            sizes::report(workspace)?;
        }
        Step::Browser => {
            if !steps.contains(&Step::Dist) {
                dist::build(workspace, ready, None)?;
            }
            browser(workspace, ready, rest)?;
        }
    }
    Ok(Outcome::Passed)
}

/// The tests that run as wasm, in Node.
fn wasm(workspace: &Workspace, ready: &Ready) -> Result<Outcome, Failure> {
    let crates = workspace.crates(|folder| folder.join(WASM_TESTS).is_file())?;
    if crates.is_empty() {
        return Ok(Outcome::Skipped("no crate has a file tests/wasm.rs"));
    }
    let mut cargo = program::cargo(workspace);
    ready.equip(&mut cargo)?;
    cargo
        .args(["test", "--target", wasm_target::TARGET, "--test", "wasm"])
        .args(crates.iter().flat_map(|name| ["-p", name]))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    program::run(&mut cargo)?;
    Ok(Outcome::Passed)
}

/// Licences, duplicates, sources and known vulnerabilities of what the project depends on.
fn audit(workspace: &Workspace) -> Result<Outcome, Failure> {
    let deny = |arguments: &[&str]| {
        let mut cargo = program::cargo(workspace);
        cargo.arg("deny").args(arguments);
        cargo
    };
    if program::answer(&mut deny(&["--version"])).is_none() {
        return Ok(Outcome::Skipped("cargo-deny is not installed"));
    }
    program::run(&mut deny(&["check", "bans", "licenses", "sources"]))?;
    // Being offline must not keep anyone from testing, and says nothing about the dependencies.
    if program::run(&mut deny(&["fetch", "db"])).is_err() {
        return Ok(Outcome::Skipped("the advisory database can't be reached; licences, bans and sources are right"));
    }
    program::run(&mut deny(&["check", "--disable-fetch", "advisories"]))?;
    Ok(Outcome::Passed)
}

/// The browser tests, against what is in `dist/`.
fn browser(workspace: &Workspace, ready: &Ready, rest: &[String]) -> Result<(), Failure> {
    let port = serve::any_free_port(IpAddr::V4(Ipv4Addr::LOCALHOST))?;
    let mut playwright = node::script(workspace, "node_modules/@playwright/test/cli.js");
    playwright.arg("test").args(rest).env("E2E_PORT", port.to_string());
    program::run(ready.equip(&mut playwright)?)
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
