//! The figures of the parts without a window, one line each: name, unit, least, median. `cargo xtask bench` makes the
//! table of them. With `--store FOLDER` it only makes the store of twenty audits that the window is started with; with
//! `documents`, `program` or `large` it only measures these.

mod documents;
mod large;
mod measure;
mod program;
#[path = "../../src-tauri/crates/audit-documents/examples/sample/mod.rs"]
mod sample;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--store") {
        let folder = arguments.get(at + 1).ok_or("say which folder the store is to be made in")?;
        program::fill(&PathBuf::from(folder))?;
        return Ok(());
    }
    // On the disk that the program is built on: a temporary folder may lie in memory.
    let beside = std::env::current_exe()?;
    let folder = tempfile::tempdir_in(beside.parent().ok_or("no folder")?)?;
    let asked = |name: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    if asked("documents") {
        documents::plans()?;
    }
    if asked("program") {
        program::figures(folder.path())?;
    }
    if asked("large") {
        large::figures(folder.path())?;
    }
    Ok(())
}
