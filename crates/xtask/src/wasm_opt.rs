//! Making wasm smaller or faster with Binaryen.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure};
use crate::workspace::Workspace;
use crate::{fingerprint, folder, node, program, site};

/// What wasm is optimised for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The page's: every byte is downloaded.
    Size,
    /// The package's.
    Speed,
}

impl Goal {
    /// The best of all that were tried. Functions of like names side by side compress better by a hundredth. Which of
    /// wasm's features may be used stands in the file itself, from rustc.
    fn options(self) -> &'static [&'static str] {
        match self {
            Self::Size => &["-Oz", "--reorder-functions-by-name"],
            Self::Speed => &["-O4"],
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Size => "wasm-opt",
            Self::Speed => "wasm-opt-for-speed",
        }
    }
}

/// Optimises wasm files in place. The last results are kept, because it takes much longer than all else when nothing in
/// the Rust of them changed.
pub fn optimise(workspace: &Workspace, files: &[PathBuf], goal: Goal) -> Result<(), Failure> {
    let kept = workspace.scratch().join(goal.folder());
    folder::make(&kept)?;
    let mut needed = Vec::new();
    for wasm in files {
        let name = format!("{}.wasm", key(workspace, wasm, goal)?);
        let result = kept.join(&name);
        if !result.is_file() {
            let unfinished = kept.join("unfinished");
            let mut wasm_opt = node::script(workspace, "node_modules/binaryen/bin/wasm-opt");
            wasm_opt.args(goal.options()).arg(wasm).arg("-o").arg(&unfinished);
            program::run(&mut wasm_opt)?;
            fs::rename(&unfinished, &result).during(format_args!("keep the result in {}", result.display()))?;
        }
        folder::copy_file(&result, wasm)?;
        needed.push(name);
    }
    for old in site::files(&kept)?.iter().filter(|file| !needed.contains(file)) {
        let old = kept.join(old);
        fs::remove_file(&old).during(format_args!("remove {}", old.display()))?;
    }
    Ok(())
}

/// What the result depends on: the file, the options, and the tool's version, which the npm lock file holds.
fn key(workspace: &Workspace, wasm: &Path, goal: Goal) -> Result<String, Failure> {
    let mut all = Vec::new();
    for file in [wasm, &workspace.e2e().join("package-lock.json")] {
        all.extend(fs::read(file).during(format_args!("read {}", file.display()))?);
    }
    all.extend(goal.options().concat().bytes());
    Ok(fingerprint::of(&all))
}
