//! Making the page's wasm smaller with Binaryen.

use std::fs;
use std::path::Path;

use crate::failure::{During, Failure};
use crate::workspace::Workspace;
use crate::{fingerprint, folder, node, program};

/// Smallest of all that were tried. Which of wasm's features may be used stands in the file itself, from rustc.
const OPTIONS: [&str; 1] = ["-Oz"];

/// Optimises a wasm file in place. The last result is kept, because it takes much longer than all else when nothing
/// in the page's Rust changed.
pub fn optimise(workspace: &Workspace, wasm: &Path) -> Result<(), Failure> {
    let kept = workspace.scratch().join("wasm-opt");
    let result = kept.join(format!("{}.wasm", key(workspace, wasm)?));
    if !result.is_file() {
        folder::remove(&kept)?;
        folder::make(&kept)?;
        let unfinished = kept.join("unfinished.wasm");
        let mut wasm_opt = node::script(workspace, "node_modules/binaryen/bin/wasm-opt");
        wasm_opt.args(OPTIONS).arg(wasm).arg("-o").arg(&unfinished);
        program::run(&mut wasm_opt)?;
        fs::rename(&unfinished, &result).during(format_args!("keep the result in {}", result.display()))?;
    }
    fs::copy(&result, wasm).map(|_| ()).during(format_args!("copy {} to {}", result.display(), wasm.display()))
}

/// What the result depends on: the file, the options, and the tool's version, which the npm lock file holds.
fn key(workspace: &Workspace, wasm: &Path) -> Result<String, Failure> {
    let mut all = Vec::new();
    for file in [wasm.to_path_buf(), workspace.e2e().join("package-lock.json")] {
        all.extend(fs::read(&file).during(format_args!("read {}", file.display()))?);
    }
    all.extend(OPTIONS.concat().into_bytes());
    Ok(fingerprint::of(&all))
}
