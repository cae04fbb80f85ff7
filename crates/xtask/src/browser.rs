//! A Chromium or Chrome for the browser tests.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::program;

/// Where a Chromium is: the one that the variable `CHROME` names, else an installed one, else one installed now.
pub fn ensure() -> Result<PathBuf, Failure> {
    if let Some(chosen) = env::var_os("CHROME").filter(|chosen| !chosen.is_empty()) {
        let chosen = PathBuf::from(chosen);
        return if chosen.is_file() {
            Ok(chosen)
        } else {
            Err(Failure::new(format!(
                "CHROME names {}, which is no file. Let it name a Chromium or Chrome, or unset it.",
                chosen.display()
            )))
        };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    let attempt = install();
    find().ok_or_else(|| {
        let reason = attempt.err().map_or_else(
            || "The package `chromium` is installed, but brought no browser that starts.".to_owned(),
            |failure| failure.to_string(),
        );
        Failure::new(format!(
            "{reason}\n\
             The browser tests need Chromium or Chrome. Install one by hand (Debian: apt-get install chromium; macOS: \
             brew install --cask chromium; or from google.com/chrome), or set CHROME to its program, and run this again."
        ))
    })
}

/// An installed browser: on the search path, or where the system's installers put one.
fn find() -> Option<PathBuf> {
    const NAMES: [&str; 6] =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
    NAMES
        .iter()
        .filter_map(|name| program::on_path(name))
        .chain(usual_places())
        .find(|program| program.is_file() && starts(program))
}

/// Where installers put a browser on systems that don't have programs on the search path.
fn usual_places() -> Vec<PathBuf> {
    let below = |variables: &[&str], files: &[&str]| {
        variables
            .iter()
            .filter_map(env::var_os)
            .flat_map(|folder| files.iter().map(move |file| Path::new(&folder).join(file)))
            .collect::<Vec<_>>()
    };
    if cfg!(target_os = "macos") {
        let files = [
            "Applications/Chromium.app/Contents/MacOS/Chromium",
            "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ];
        let mut places = files.map(|file| Path::new("/").join(file)).to_vec();
        places.extend(below(&["HOME"], &files));
        places
    } else if cfg!(windows) {
        below(
            &["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"],
            &[
                "Google/Chrome/Application/chrome.exe",
                "Chromium/Application/chrome.exe",
                "Microsoft/Edge/Application/msedge.exe",
            ],
        )
    } else {
        Vec::new()
    }
}

/// Whether the program is more than a note that tells where to get it, as some distributions have it.
fn starts(program: &Path) -> bool {
    // Elsewhere, asking for the version opens a window, and there are no such notes.
    !cfg!(target_os = "linux") || program::answer(Command::new(program).arg("--version")).is_some()
}

/// Installs Debian's Chromium, where this may be done without asking for a password.
fn install() -> Result<(), Failure> {
    if program::on_path("apt-get").is_none() {
        return Err(Failure::new("No Chromium or Chrome was found."));
    }
    let is_root = program::answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root && program::answer(Command::new("sudo").args(["-n", "true"])).is_none() {
        return Err(Failure::new(
            "No Chromium or Chrome was found, and installing one needs an administrator's password.",
        ));
    }
    println!("Set-up: installing Chromium with apt-get (1 to 3 minutes, some 120 MB to download).");
    // A package list may be too old, or absent; if it can't be renewed, installing says what is wrong.
    let _ = program::run(&mut apt_get(is_root, &["update", "--quiet"]));
    program::run(&mut apt_get(
        is_root,
        // Without a font a page has no text to measure or to look at.
        &["install", "--quiet", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"],
    ))
}

fn apt_get(is_root: bool, arguments: &[&str]) -> Command {
    let mut command = if is_root {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    };
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}
