//! Making wasm smaller or faster with Binaryen.

use std::fs;
use std::path::Path;

use crate::failure::{During, Failure};
use crate::workspace::Workspace;
use crate::{fingerprint, folder, node, program};

/// What wasm is optimised for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The page's: every byte is downloaded.
    Size,
    /// The package's.
    Speed,
}

impl Goal {
    /// The best of all that were tried. Which of wasm's features may be used stands in the file itself, from rustc.
    fn option(self) -> &'static str {
        match self {
            Self::Size => "-Oz",
            Self::Speed => "-O4",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Size => "wasm-opt",
            Self::Speed => "wasm-opt-for-speed",
        }
    }
}

/// Optimises a wasm file in place. The last result is kept, because it takes much longer than all else when nothing
/// in the Rust of it changed.
pub fn optimise(workspace: &Workspace, wasm: &Path, goal: Goal) -> Result<(), Failure> {
    let kept = workspace.scratch().join(goal.folder());
    let result = kept.join(format!("{}.wasm", key(workspace, wasm, goal)?));
    if !result.is_file() {
        folder::remove(&kept)?;
        folder::make(&kept)?;
        let unfinished = kept.join("unfinished.wasm");
        let mut wasm_opt = node::script(workspace, "node_modules/binaryen/bin/wasm-opt");
        wasm_opt.arg(goal.option()).arg(wasm).arg("-o").arg(&unfinished);
        program::run(&mut wasm_opt)?;
        fs::rename(&unfinished, &result).during(format_args!("keep the result in {}", result.display()))?;
    }
    fs::copy(&result, wasm).map(|_| ()).during(format_args!("copy {} to {}", result.display(), wasm.display()))
}

/// What the result depends on: the file, the options, and the tool's version, which the npm lock file holds.
fn key(workspace: &Workspace, wasm: &Path, goal: Goal) -> Result<String, Failure> {
    let mut all = Vec::new();
    for file in [wasm.to_path_buf(), workspace.e2e().join("package-lock.json")] {
        all.extend(fs::read(&file).during(format_args!("read {}", file.display()))?);
    }
    all.extend(goal.option().bytes());
    Ok(fingerprint::of(&all))
}
