//! Rules about folders: none holds more than a person takes in at a glance, and a module with a folder is in it.

use super::tree::{File, files};
use super::{none, rust};

#[test]
fn no_folder_of_a_crate_is_an_attic() {
    none(
        &crowded(files()),
        "More than 15 files of Rust in one folder are a list that nobody reads. Sort these into folders by noun:",
    );
}

/// Folders of the crates with more files than a person takes in at a glance. A list of tests is a list.
fn crowded(files: &[File]) -> Vec<String> {
    let mut folders: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    let sources = rust(files).filter(|file| file.path.starts_with("src-tauri/") && file.path.contains("/src/"));
    for (folder, _) in sources.filter_map(|file| file.path.rsplit_once('/')) {
        *folders.entry(folder).or_default() += 1;
    }
    folders.into_iter().filter(|(_, count)| *count > 15).map(|(folder, count)| format!("{folder}: {count}")).collect()
}

#[test]
fn a_module_with_a_folder_is_in_it() {
    none(
        &beside_their_folder(files()),
        "One style of module files: what has a folder is that folder's mod.rs. Move these:",
    );
}

/// Modules that are beside the folder of their own modules. A root of an integration test is no module.
fn beside_their_folder(files: &[File]) -> Vec<String> {
    let is_root = |path: &str| path.ends_with("/main.rs") || path.ends_with("/lib.rs") || path.ends_with("build.rs");
    let has_folder = |file: &&File| {
        let folder = format!("{}/", file.path.trim_end_matches(".rs"));
        !is_root(&file.path) && rust(files).any(|other| other.path.starts_with(&folder))
    };
    rust(files).filter(has_folder).map(|file| file.path.clone()).collect()
}

#[test]
fn a_crowded_folder_and_a_module_beside_its_folder() {
    let many: Vec<File> = (0..16).map(|at| File::new(&format!("src-tauri/crates/a/src/b/{at}.rs"), "")).collect();
    assert_eq!(crowded(&many), ["src-tauri/crates/a/src/b: 16"]);
    assert!(crowded(&many[1..]).is_empty());
    let two = ["a/src/b.rs", "a/src/b/c.rs", "a/src/d/mod.rs"].map(|path| File::new(path, ""));
    assert_eq!(beside_their_folder(&two), ["a/src/b.rs"]);
}
