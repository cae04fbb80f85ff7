//! Node, npm, and the packages of `e2e/` and `npm/`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{During, Failure};
use crate::program;
use crate::versions;
use crate::workspace::Workspace;

/// The oldest Node that the tools and tests are known to work with.
const OLDEST: u32 = 20;

/// Expects Node and npm to be there.
pub fn check() -> Result<(), Failure> {
    let needed = format!(
        "Node {OLDEST} or newer with npm is needed, for the browser tests and for the tools that make the page small. \
         Install it from your system's packages or from nodejs.org, and run this again."
    );
    let answer = program::answer(Command::new("node").arg("--version"))
        .ok_or_else(|| Failure::new(format!("There is no `node` on the search path.\n{needed}")))?;
    let found = versions::in_answer(&answer).unwrap_or("of no known version");
    if versions::major(found).is_none_or(|major| major < OLDEST) {
        return Err(Failure::new(format!("The `node` on the search path is {found}.\n{needed}")));
    }
    program::answer(Command::new(NPM).arg("--version"))
        .map(|_| ())
        .ok_or_else(|| Failure::new(format!("There is no `npm` on the search path.\n{needed}")))
}

/// Sees to it that the packages which a folder's `package-lock.json` names are installed, and no others.
pub fn ensure_packages(folder: &Path) -> Result<(), Failure> {
    let file = folder.join("package-lock.json");
    let lock = fs::read(&file).during(format_args!("read {}", file.display()))?;
    // npm replaces the folder as a whole, and with it what says which lock file it was made from.
    let installed = folder.join("node_modules/.installed-from.json");
    if fs::read(&installed).is_ok_and(|from| from == lock) {
        return Ok(());
    }
    let name = folder.file_name().unwrap_or_default().display();
    println!("Set-up: installing the npm packages of {name}/ (seconds; the two folders that have some take 240 MB).");
    let mut ci = Command::new(NPM);
    ci.args(["ci", "--no-audit", "--no-fund"]).current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    program::run(&mut ci).map_err(|failure| {
        Failure::new(format!(
            "{failure}\nThe npm packages of {name}/ are needed. If the registry can't be reached, run `npm ci` in \
             {name}/ when it can, and then this again."
        ))
    })?;
    fs::write(&installed, &lock).during(format_args!("write {}", installed.display()))
}

/// Node with one of the scripts or packages of `e2e/`, run in that folder.
pub fn script(workspace: &Workspace, file: &str) -> Command {
    let mut node = Command::new("node");
    node.arg(file).current_dir(workspace.e2e());
    node
}

/// npm's script of this name in a folder's `package.json`.
pub fn npm_run(folder: &Path, name: &str) -> Command {
    let mut npm = Command::new(NPM);
    npm.args(["run", "--silent", name]).current_dir(folder);
    npm
}

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
