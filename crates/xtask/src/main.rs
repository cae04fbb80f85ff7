//! The project's own commands: `cargo xtask serve | test | dist | bench | help`.
//!
//! Each sets up what it needs and does not find. Nothing but a Rust toolchain and Node with npm is taken for granted;
//! everything else goes into the workspace or into a cache folder of the user, and is used by all checkouts.

mod arguments;
mod bench;
mod browser;
mod cargo_tool;
mod dist;
mod failure;
mod fingerprint;
mod folder;
mod node;
mod npm;
mod program;
mod python;
mod serve;
mod setup;
mod site;
mod sizes;
mod split;
mod steps;
mod versions;
mod wasm_opt;
mod wasm_target;
mod workspace;

use std::process::ExitCode;

use arguments::{Command, HELP};
use failure::Failure;
use workspace::Workspace;

fn main() -> ExitCode {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    let command = match arguments::parse(&arguments) {
        Ok(command) => command,
        Err(misuse) => {
            eprintln!("{misuse} `cargo xtask help` says what there is.");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help => {
            println!("{HELP}");
            Ok(())
        }
        Command::Serve(options) => serve::serve(&Workspace::find()?, &options),
        Command::Test { steps, rest } => steps::run(&Workspace::find()?, &steps, &rest),
        Command::Dist { public_url } => dist::dist(&Workspace::find()?, public_url.as_deref()),
        Command::Bench { rest } => bench::bench(&Workspace::find()?, &rest),
    }
}
