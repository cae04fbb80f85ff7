//! Making the page's wasm smaller with Binaryen.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Failure};
use crate::workspace::Workspace;
use crate::{fingerprint, folder, node, program, site};

/// Smallest of all that were tried. Functions of like names lie side by side, which compresses better by a hundredth.
/// Which of wasm's features may be used stands in the file itself, from rustc.
const OPTIONS: [&str; 2] = ["-Oz", "--reorder-functions-by-name"];

/// Optimises wasm files in place. The last results are kept, because it takes much longer than all else when nothing in
/// the page's Rust changed.
pub fn optimise(workspace: &Workspace, files: &[PathBuf]) -> Result<(), Failure> {
    let kept = workspace.scratch().join("wasm-opt");
    folder::make(&kept)?;
    let mut needed = Vec::new();
    for wasm in files {
        let name = format!("{}.wasm", key(workspace, wasm)?);
        let result = kept.join(&name);
        if !result.is_file() {
            let unfinished = kept.join("unfinished");
            let mut wasm_opt = node::script(workspace, "node_modules/binaryen/bin/wasm-opt");
            wasm_opt.args(OPTIONS).arg(wasm).arg("-o").arg(&unfinished);
            program::run(&mut wasm_opt)?;
            fs::rename(&unfinished, &result).during(format_args!("keep the result in {}", result.display()))?;
        }
        fs::copy(&result, wasm).during(format_args!("copy {} to {}", result.display(), wasm.display()))?;
        needed.push(name);
    }
    for old in site::files(&kept)?.iter().filter(|file| !needed.contains(file)) {
        let old = kept.join(old);
        fs::remove_file(&old).during(format_args!("remove {}", old.display()))?;
    }
    Ok(())
}

/// What the result depends on: the file, the options, and the tool's version, which the npm lock file holds.
fn key(workspace: &Workspace, wasm: &Path) -> Result<String, Failure> {
    let mut all = Vec::new();
    for file in [wasm, &workspace.e2e().join("package-lock.json")] {
        all.extend(fs::read(file).during(format_args!("read {}", file.display()))?);
    }
    all.extend(OPTIONS.concat().into_bytes());
    Ok(fingerprint::of(&all))
}
