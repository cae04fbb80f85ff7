//! What a command needs, brought about before it starts: what is cheap to find out first, what is slow to make last.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::Failure;
use crate::program;
use crate::workspace::Workspace;
use crate::{browser, cargo_tool, node, python, wasm_target};

/// Something that a machine may lack. In the order in which it is seen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// Node with npm.
    Node,
    /// The packages of `e2e/`.
    Npm,
    /// The packages of `npm/`.
    ClientPackages,
    /// The AWS CLI and boto3.
    Python,
    /// Rust's library for wasm.
    WasmTarget,
    /// A Chromium or Chrome.
    Chromium,
    /// wasm-bindgen's command line.
    WasmBindgen,
    /// What takes the page's wasm apart.
    WasmSplit,
    /// Trunk.
    Trunk,
}

impl Need {
    /// What building the site needs.
    pub const SITE: &'static [Self] =
        &[Self::Node, Self::Npm, Self::WasmTarget, Self::WasmBindgen, Self::WasmSplit, Self::Trunk];
}

/// What was found or brought about.
#[derive(Default)]
pub struct Ready {
    tools: Vec<PathBuf>,
    chromium: Option<PathBuf>,
}

impl Ready {
    /// Lets a command find the tools.
    pub fn equip<'a>(&self, command: &'a mut Command) -> Result<&'a mut Command, Failure> {
        if !self.tools.is_empty() {
            command.env("PATH", program::path_with(&self.tools)?);
        }
        if let Some(chromium) = &self.chromium {
            command.env("CHROME", chromium);
        }
        Ok(command)
    }
}

/// Sees to all that is needed.
pub fn ensure(workspace: &Workspace, needs: impl IntoIterator<Item = Need>) -> Result<Ready, Failure> {
    let mut needs = needs.into_iter().collect::<Vec<_>>();
    needs.sort_unstable();
    needs.dedup();
    let mut ready = Ready::default();
    for need in needs {
        match need {
            Need::Node => node::check()?,
            Need::Npm => node::ensure_packages(&workspace.e2e())?,
            Need::ClientPackages => node::ensure_packages(&workspace.npm())?,
            Need::Python => ready.tools.extend(python::ensure(workspace)?),
            Need::WasmTarget => wasm_target::ensure(workspace)?,
            Need::Chromium => ready.chromium = Some(browser::ensure()?),
            Need::WasmBindgen => {
                let tool = cargo_tool::wasm_bindgen(workspace)?;
                ready.tools.extend(cargo_tool::ensure(workspace, &tool)?);
            }
            Need::WasmSplit => ready.tools.extend(cargo_tool::ensure(workspace, &cargo_tool::wasm_split())?),
            Need::Trunk => {
                let tool = cargo_tool::trunk();
                ready.tools.extend(cargo_tool::ensure(workspace, &tool)?);
            }
        }
    }
    Ok(ready)
}
