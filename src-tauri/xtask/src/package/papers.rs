//! The papers for IT with the publisher's name and promises in them, in `target/papers/`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::package::publisher::Publisher;
use crate::place::Place;
use crate::step::Outcome;

/// Those that stand beside the folder of the others, and the sheet that is drawn already (`tests/it/papers.rs`).
const BESIDE: [&str; 3] = ["IT-SHEET.md", "IT-SHEET.pdf", "SECURITY.md"];

/// Writes them, and says what nobody has filled in.
pub fn write(place: &Place) -> Outcome {
    let publisher = Publisher::read(place)?;
    let (from, to) = (place.root().join(".github"), place.target().join("papers"));
    if to.exists() {
        fs::remove_dir_all(&to).map_err(|e| format!("{} cannot be emptied: {e}.", to.display()))?;
    }
    let inside = to.join("for-your-it");
    fs::create_dir_all(&inside).map_err(|e| format!("{} cannot be made: {e}.", inside.display()))?;
    for name in BESIDE {
        copy(&publisher, &from.join(name), &to.join(name))?;
    }
    for paper in papers(&from.join("for-your-it"))? {
        let name = paper.file_name().unwrap_or_default();
        copy(&publisher, &paper, &inside.join(name))?;
    }
    println!("   The papers are in {}.", to.display());
    match publisher.unfilled()[..] {
        [] => {}
        ref left => println!("   Still placeholders, because nobody has filled them in: {}.", left.join(", ")),
    }
    Ok(())
}

fn papers(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let files = fs::read_dir(folder).map_err(|e| format!("{} cannot be read: {e}.", folder.display()))?;
    let mut papers: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    papers.sort();
    Ok(papers)
}

fn copy(publisher: &Publisher, from: &Path, to: &Path) -> Outcome {
    let failed = |what: &Path, e: std::io::Error| format!("{} cannot be copied: {e}.", what.display());
    if from.extension().is_some_and(|kind| kind == "md") {
        let text = fs::read_to_string(from).map_err(|e| failed(from, e))?;
        fs::write(to, publisher.fill(&text)).map_err(|e| failed(to, e))
    } else {
        fs::copy(from, to).map(drop).map_err(|e| failed(from, e))
    }
}
