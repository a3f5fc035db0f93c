//! The figures of the parts without a window, one line each: name, unit, every value. `cargo xtask bench` makes the table of
//! them. What is compared is measured in turn, so that a busy computer meets both sides alike.
//!
//! `documents`, `program`, `large`, `beside` or `hostile` measure only these, `hostile` with words behind it only the files that are
//! called so; `--typst FOLDER` names where typst's Python package is unpacked, and `--store FOLDER` only makes the store of twenty
//! audits that the window is started with.

mod beside;
mod documents;
mod hostile;
mod large;
mod measure;
mod program;
#[path = "../../src-tauri/crates/audit-documents/examples/sample/mod.rs"]
mod sample;
mod scan;
mod typst;

use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(folder) = taken(&mut arguments, "--store")? {
        program::fill(&folder)?;
        return Ok(());
    }
    if arguments.iter().any(|argument| argument == "--draw") {
        return documents::draw_once();
    }
    let typst = taken(&mut arguments, "--typst")?;
    // On the disk that the program is built on: a temporary folder may lie in memory.
    let beside = std::env::current_exe()?;
    let folder = tempfile::tempdir_in(beside.parent().ok_or("no folder")?)?;
    let asked = |name: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    if asked("documents") {
        documents::plans(typst.as_deref(), folder.path())?;
    }
    if asked("program") {
        program::figures(folder.path())?;
    }
    if asked("large") {
        large::figures(folder.path())?;
    }
    if asked("beside") {
        beside::figures(folder.path())?;
    }
    if asked("hostile") {
        hostile::figures(&arguments.into_iter().skip(1).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// The folder after an argument, both taken away.
fn taken(arguments: &mut Vec<String>, name: &str) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let Some(at) = arguments.iter().position(|argument| argument == name) else { return Ok(None) };
    if at + 1 == arguments.len() {
        return Err(format!("say which folder after {name}").into());
    }
    Ok(arguments.drain(at..at + 2).nth(1).map(PathBuf::from))
}
