//! Python with the AWS CLI and boto3, in a virtual environment of this checkout.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{During, Failure};
use crate::workspace::Workspace;
use crate::{folder, program};

/// The packages with their versions, from the workspace's root.
const REQUIREMENTS: &str = "npm/test/requirements.txt";

/// Where a virtual environment has its programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// The folder of programs of a virtual environment that has the AWS CLI and boto3.
pub fn ensure(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    let home = workspace.scratch().join("python");
    install(workspace, &home, &workspace.root().join(REQUIREMENTS)).map(Some)
}

/// Sees to it that `home` is a virtual environment with exactly these packages, and answers the folder of its programs.
pub fn install(workspace: &Workspace, home: &Path, requirements: &Path) -> Result<PathBuf, Failure> {
    let wanted = fs::read(requirements).during(format_args!("read {}", requirements.display()))?;
    let programs = home.join(PROGRAMS);
    let installed = home.join("installed-from.txt");
    if fs::read(&installed).is_ok_and(|from| from == wanted) {
        return Ok(programs);
    }
    println!("Set-up: installing Python packages into {} (half a minute).", home.display());
    folder::remove(home)?;
    let by_hand = |failure: Failure| {
        Failure::new(format!(
            "{failure}\n\
             Python 3.10 or newer with venv and pip is needed for the tests of the package, and a registry that it can \
             install from (Debian: apt-get install python3-venv). Then run this again."
        ))
    };
    let python = ["python3", "python"].into_iter().find(|name| program::on_path(name).is_some()).unwrap_or("python3");
    let mut venv = Command::new(python);
    venv.args(["-m", "venv"]).arg(home).current_dir(workspace.root());
    program::run(&mut venv).map_err(by_hand)?;
    let mut pip = Command::new(programs.join(python));
    pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--requirement"]).arg(requirements);
    program::run(&mut pip).map_err(by_hand)?;
    fs::write(&installed, &wanted).during(format_args!("write {}", installed.display()))?;
    Ok(programs)
}
