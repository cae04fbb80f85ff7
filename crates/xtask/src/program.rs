//! Running other programs: what is run is shown, and a failure names it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{During, Failure};
use crate::workspace::Workspace;

/// The cargo that runs this program, in the workspace's root.
pub fn cargo(workspace: &Workspace) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(workspace.root());
    forget_this_package(&mut command);
    command
}

/// Shows a program's command line, runs it with its output going to the terminal, and expects it to succeed.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let line = command_line(command);
    println!("$ {line}");
    let status = command.stdin(Stdio::null()).status().during(format_args!("start `{line}`"))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{line}` failed ({status})."))) }
}

/// What a program prints, or `None` when it can't be started or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program prints, which has to succeed. Its errors go to the terminal.
pub fn read(command: &mut Command) -> Result<String, Failure> {
    let line = command_line(command);
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().during(format_args!("start `{line}`"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(format!("`{line}` failed ({}).", output.status)))
    }
}

/// Puts this process's place at the program's disposal: it gets the terminal, its signals and its exit code.
pub fn become_it(command: &mut Command) -> Result<(), Failure> {
    let line = command_line(command);
    println!("$ {line}");
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(command.exec()).during(format_args!("start `{line}`"))
    }
    #[cfg(not(unix))]
    {
        let status = command.status().during(format_args!("start `{line}`"))?;
        std::process::exit(status.code().unwrap_or(1));
    }
}

/// The search path with these folders before it.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString, Failure> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).during("put the tools' folders on the search path")
}

/// The folders of the search path.
pub fn path_folders() -> Vec<PathBuf> {
    env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default()
}

/// A program's file in a folder, if it is there.
pub fn in_folder(folder: &Path, name: &str) -> Option<PathBuf> {
    let file = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    file.is_file().then_some(file)
}

/// The first program of this name on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    path_folders().iter().find_map(|folder| in_folder(folder, name))
}

/// A command as one would type it.
pub fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy();
    let mut line = name.into_owned();
    for argument in command.get_args() {
        line.push(' ');
        let argument = argument.to_string_lossy();
        if argument.is_empty() || argument.contains([' ', '*', '$', '"']) {
            line.push('\'');
            line.push_str(&argument);
            line.push('\'');
        } else {
            line.push_str(&argument);
        }
    }
    line
}

/// Removes what cargo told this program about its own package: other crates' build scripts would take it for a change.
pub fn forget_this_package(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_is_shown_as_one_would_type_it() {
        let mut command = Command::new("/some/where/cargo");
        command.args(["bench", "--bench", "*", "at a million"]);
        assert_eq!(command_line(&command), "cargo bench --bench '*' 'at a million'");
    }
}
