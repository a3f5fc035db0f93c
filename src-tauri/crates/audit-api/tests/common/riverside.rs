//! The invented borough's tool in two editions, as files.

use audit_core::tool::Tool;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One edition, read from its folder.
pub fn tool(edition: &str) -> Tool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/data/tools/valid")
        .join(format!("riverside-{edition}"));
    let mut texts = BTreeMap::new();
    gather(&root, "", &mut texts);
    audit_exchange::tools::source::read(&texts).unwrap()
}

/// One edition, saved as a file into a folder.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub fn file(edition: &str, folder: &Path) -> PathBuf {
    let path = folder.join(format!("riverside-{edition}.tool.json"));
    std::fs::write(&path, audit_exchange::tools::v1::document(&tool(edition))).unwrap();
    path
}

fn gather(folder: &Path, name: &str, texts: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let own = path.file_name().unwrap().to_string_lossy().into_owned();
        let inner = if name.is_empty() { own } else { format!("{name}/{own}") };
        match path.is_dir() {
            true => gather(&path, &inner, texts),
            false => drop(texts.insert(inner, std::fs::read_to_string(&path).unwrap())),
        }
    }
}
