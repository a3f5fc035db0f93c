//! Folders of audit tools: TOML and guidance in files.

use super::{Hostile, Made, Way, hostile};
use crate::root;
use std::collections::BTreeMap;
use std::path::Path;

/// All of them.
pub(super) fn all() -> Vec<Hostile> {
    let of = |name, said, make| hostile(name, Way::Folder, said, make);
    vec![
        of("keys that nobody knows, without end", "too-many-problems", |size| {
            head(&(0..size.of(2_000, 60_000)).map(|n| format!("unknown{n} = 1\n")).collect::<String>(), "")
        }),
        of("a file without end", "too-large", |size| head(&"# nothing\n".repeat(size.of(105_000, 800_000)), "")),
        of("tables in tables", "toml", |size| head(&format!("x = {}\n", "[".repeat(size.of(1_000, 1_000_000))), "")),
        of("a key of keys", "toml", |size| head(&format!("{}x = 1\n", "a.".repeat(size.of(1_000, 500_000))), "")),
        of("areas without a file", "too-many", |size| {
            let areas = (0..size.of(201, 20_000)).map(|n| format!("[[area]]\nid = \"x{n}\"\ntitle.en = \"X\"\n"));
            head("", &areas.collect::<String>())
        }),
        of("files of nobody", "too-many-problems", |size| {
            with((0..size.of(1_100, 9_500)).map(|n| (format!("guidance/en/gone-{n}.md"), "## What".to_owned())))
        }),
        of("headings that are none", "too-many-problems", |size| {
            with([(a_guide(), "## Nothing\n".repeat(size.of(1_500, 90_000)))].into_iter())
        }),
        of("lists in lists in a file", "markdown", |size| {
            let lists: String = (0..size.of(60, 900)).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
            with([(a_guide(), format!("## What this means\n\n{lists}"))].into_iter())
        }),
        of("a line without end", "bad-id", |size| {
            let ids = vec!["\"No\""; size.of(900, 150_000)].join(",");
            head(&format!("retired = [{ids}]\n"), "")
        }),
    ]
}

fn small() -> BTreeMap<String, String> {
    let folder = root("tests/data/tools/valid/small");
    let mut texts = BTreeMap::new();
    read(&folder, "", &mut texts);
    texts
}

fn read(folder: &Path, within: &str, texts: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("the small tool").flatten() {
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => read(&entry.path(), &format!("{name}/"), texts),
            false => drop(texts.insert(name, std::fs::read_to_string(entry.path()).expect("text"))),
        }
    }
}

/// The small tool with more before and behind what its `tool.toml` says.
fn head(before: &str, behind: &str) -> Made {
    let mut texts = small();
    let said = &texts["tool.toml"];
    let said = if before.starts_with("retired") { without(said, "retired") } else { said.clone() };
    texts.insert("tool.toml".to_owned(), format!("{before}{said}\n{behind}"));
    Made::Folder(texts)
}

fn without(text: &str, key: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with(key));
    lines.collect::<Vec<_>>().join("\n")
}

fn a_guide() -> String {
    "guidance/en/t-check.md".to_owned()
}

fn with(more: impl Iterator<Item = (String, String)>) -> Made {
    let mut texts = small();
    texts.extend(more);
    Made::Folder(texts)
}
