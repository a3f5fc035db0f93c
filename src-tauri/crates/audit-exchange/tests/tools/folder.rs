//! Reads the folders of audit tools from disk, for the tests.

use audit_core::tool::Tool;
use audit_exchange::tools::source;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A path below the root of the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path)
}

/// All files of a folder, by their path in it with forward slashes.
pub fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    collect(folder, "", &mut all);
    all
}

fn collect(folder: &Path, prefix: &str, all: &mut BTreeMap<String, String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), all);
        } else {
            let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
            all.insert(name, text);
        }
    }
}

/// The Section 11 tool that comes with the program.
pub fn section_11() -> Tool {
    read(&files(&root("assets/tools/section-11/2026")))
}

/// The short Section 11 tool for small groups.
pub fn section_11_short() -> Tool {
    read(&files(&root("assets/tools/section-11-short/2026")))
}

/// The Section 175/157 tool that comes with the program.
pub fn section_175() -> Tool {
    read(&files(&root("assets/tools/section-175/2026")))
}

/// The small tool without faults.
pub fn small() -> Tool {
    read(&files(&root("tests/data/tools/valid/small")))
}

/// A tool that must be without faults.
pub fn read(files: &BTreeMap<String, String>) -> Tool {
    source::read(files).unwrap_or_else(|problems| {
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}
