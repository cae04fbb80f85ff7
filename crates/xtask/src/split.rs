//! Taking the page's wasm apart: what a first visit shows, and the pages that can come later.
//!
//! `wasm-split-cli` does it between the compiler and wasm-bindgen, by what the functions marked in
//! `crates/console/src/chunk.rs` alone can reach. Trunk knows of no such step, so what it left is made anew.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::{During, Failure};
use crate::setup::Ready;
use crate::workspace::Workspace;
use crate::{folder, program, site, wasm_target};

/// The feature of the page's crate that marks where to cut.
pub const FEATURE: &str = "split";

/// The linker's option without which nobody could tell what a function reaches.
pub const LINK_FLAG: &str = "-Clink-arg=--emit-relocs";

/// The module that fetches what comes later. It becomes part of the page's script.
pub const LOADER: &str = "__wasm_split.js";

/// What the part that comes later is called, before its fingerprint.
pub const LATER: &str = "pages-";

/// The page's program, as its crate calls it.
const PROGRAM: &str = "console";

/// Replaces Trunk's wasm and script by two wasm files, a script and the loader.
pub fn apart(workspace: &Workspace, ready: &Ready, stage: &Path) -> Result<(), Failure> {
    let files = site::files(stage)?;
    let name = files
        .iter()
        .find_map(|file| file.strip_suffix(".js").filter(|name| name.starts_with(PROGRAM)))
        .ok_or_else(|| Failure::new(format!("Trunk left no script {PROGRAM}-….js in {}.", stage.display())))?;
    let whole = workspace.target().join(wasm_target::TARGET).join("release").join(format!("{PROGRAM}.wasm"));
    let (parts, bound) = (workspace.scratch().join("split"), workspace.scratch().join("bound"));
    folder::remove(&parts)?;
    folder::remove(&bound)?;

    let mut split = Command::new("wasm-split-cli");
    split.arg(&whole).arg(&parts).args(["--out-name", name]);
    program::run(ready.equip(&mut split)?)?;

    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.arg(parts.join(format!("{name}.wasm"))).arg("--out-dir").arg(&bound).args(["--out-name", name]);
    // The later part takes the first one's memory and table of functions from what the linker exports.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    program::run(ready.equip(&mut bindgen)?)?;

    for file in site::files(&bound)? {
        folder::copy_file(&bound.join(&file), &stage.join(&file))?;
    }
    let fingerprint = name.trim_start_matches(PROGRAM).trim_start_matches('-');
    let later = format!("{LATER}{fingerprint}.wasm");
    folder::copy_file(&parts.join(SPLIT), &stage.join(&later))?;
    let loader = parts.join(LOADER);
    let text = fs::read_to_string(&loader).during(format_args!("read {}", loader.display()))?;
    let place = stage.join(LOADER);
    fs::write(&place, text.replace(SPLIT, &later)).during(format_args!("write {}", place.display()))
}

/// What `wasm-split-cli` calls the part: after the module's name in `chunk.rs`.
const SPLIT: &str = "split_pages.wasm";
