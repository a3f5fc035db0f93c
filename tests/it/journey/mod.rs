//! The main job: an invented practice, or school, from an empty folder to the return, the plan and the zip.

mod action_fields;
mod apart;
mod computers;
mod example;
mod full_disk;
mod opening;
pub(crate) mod outside;
mod revisions;
mod saving;
mod school;
mod second_folder;
mod tansy_lane;
mod trust;
mod without_snapshots;

use audit_api::views::{FileView, ReturnView};
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

/// A loud line in the output of a test that could not do all of its work here.
pub(crate) fn skipped(what: &str) {
    // Straight to the stream: the harness hides what a passing test prints.
    let _ = std::io::stderr().write_all(format!("\nSKIPPED {what}\n").as_bytes());
}

/// A file of a return that was just saved.
fn file<'a>(made: &'a ReturnView, kind: &str) -> &'a FileView {
    made.files.iter().find(|file| file.kind.code() == kind).unwrap_or_else(|| panic!("there is no {kind}: {made:#?}"))
}

/// Its bytes on disk.
fn bytes(made: &ReturnView, kind: &str) -> Vec<u8> {
    let file = file(made, kind);
    assert!(file.saved, "{:?}", file.problem);
    std::fs::read(file.path.as_ref().unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", file.path.as_ref().unwrap()))
}

/// The files of a zip, in their order.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
    let count = archive.len();
    let one = |place| {
        let mut entry = archive.by_index(place).expect("it is listed");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("it reads");
        (entry.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(one).collect()
}

/// Names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
