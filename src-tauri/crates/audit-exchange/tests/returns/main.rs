//! Returns from outside: signing, the files with faults, what never leaves, the schema, the specification.

mod allow_list;
mod faults;
mod outside;
mod readme;
mod sample;
mod schema;
mod section_11;
mod signing;

use std::fs;
use std::path::{Path, PathBuf};

/// A path below the root of the project.
fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path)
}

/// Whether golden files are to be written anew instead of compared.
fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1")
}

/// Compares with a golden file, or writes it where `UPDATE_GOLDEN=1` asks for that.
fn golden(path: &Path, bytes: &[u8]) {
    if updating() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        return;
    }
    let kept = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(kept == bytes, "{} is not what is made now; look at the change, then set UPDATE_GOLDEN=1", path.display());
}
