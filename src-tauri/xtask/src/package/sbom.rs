//! The list of parts (software bill of materials) in CycloneDX's form: one for the programs, one for the screen.

use std::fs;
use std::path::Path;

use crate::place::Place;
use crate::step::{Outcome, answer, command, in_text, run};
use crate::tools::CARGO_CYCLONEDX;

/// Writes both lists into a folder.
pub fn write(place: &Place, folder: &Path) -> Outcome {
    programs(place, folder)?;
    the_screen(place, folder)
}

/// cargo-cyclonedx writes beside each crate's manifest; the lists of the two programs are moved, the others taken away.
fn programs(place: &Place, folder: &Path) -> Outcome {
    let tool = CARGO_CYCLONEDX.program(place)?.display().to_string();
    let arguments = ["cyclonedx", "--format", "json", "--spec-version", "1.5", "--override-filename", "parts.cdx"];
    let mut list = command(&tool, &arguments, place.root());
    // The list is as old as what it lists, and carries no random number then.
    if let Some(time) = answer("git", &["-C", &place.root().display().to_string(), "log", "-1", "--format=%ct"]) {
        list.env("SOURCE_DATE_EPOCH", time);
    }
    let made = run(&mut list);
    let mut kept = Ok(());
    for manifest in manifests(place) {
        let list = manifest.join("parts.cdx.json");
        let name = manifest.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let to = match name.as_str() {
            "src-tauri" => Some("safeguarding-audit.cdx.json"),
            "audit-cli" => Some("safeguarding-returns.cdx.json"),
            _ => None,
        };
        if let Some(to) = to {
            // Where it was built is nobody's business.
            let text = fs::read_to_string(&list).map(|text| text.replace(&place.root().display().to_string(), ""));
            kept = kept.and(text.and_then(|text| fs::write(folder.join(to), text)));
        }
        // Where it wrote none there is nothing to take away.
        let _ = fs::remove_file(&list);
    }
    made.and(kept.map_err(|e| format!("The list of parts was not made: {e}.")))
}

/// Every folder of the workspace with a manifest.
fn manifests(place: &Place) -> Vec<std::path::PathBuf> {
    let root = place.root();
    let crates = fs::read_dir(root.join("src-tauri/crates")).into_iter().flatten().flatten().map(|entry| entry.path());
    crates.chain(["src-tauri", "src-tauri/xtask", "tests"].map(|one| root.join(one))).collect()
}

fn the_screen(place: &Place, folder: &Path) -> Outcome {
    let mut npm = command("npm", &["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], &place.ui());
    let output = npm.output().map_err(|e| format!("`{}` could not be started: {e}.", in_text(&npm)))?;
    if !output.status.success() {
        return Err(format!("`{}` failed: {}", in_text(&npm), String::from_utf8_lossy(&output.stderr)));
    }
    crate::package::write(&folder.join("screen.cdx.json"), &String::from_utf8_lossy(&output.stdout))
}
