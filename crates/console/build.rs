//! Tells the story of the demo account, and leaves what it came to where the page takes it from.

use std::path::Path;
use std::{env, fs, io};

use lifecycle::{Timestamp, demo};

/// When the story ends. The page moves it to when it is opened.
const END: Timestamp = Timestamp::from_millis(1_800_000_000_000);

fn main() -> io::Result<()> {
    // What it is made of are crates, which cargo watches.
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var("OUT_DIR").map_err(io::Error::other)?;
    let (definitions, running) = journal::write_apart(&demo(END));
    fs::write(Path::new(&folder).join("demo.txt"), definitions)?;
    fs::write(Path::new(&folder).join("demo-running.txt"), running)
}
