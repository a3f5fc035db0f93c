//! The licence texts of everything that is built into the program, as one file that goes into every package.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::place::Place;
use crate::step::{cargo, in_text};

/// Packages of the screen whose code, styles or typefaces end up in it.
const SCREEN: [&str; 4] = ["svelte", "esm-env", "@tauri-apps/api", "@fontsource-variable/public-sans"];

/// The package brings no text; this is the notice of its repository, and the words are those of our own licence.
const GOVUK: &str = "The MIT License (MIT), in the words that stand above for Safeguarding Audit.\n\
                     Copyright (c) 2017 Crown Copyright (Government Digital Service)";

/// A part and the texts that came with it.
struct Part {
    /// `name version, as it states its licence`.
    name: String,
    texts: Vec<String>,
}

/// Gathers the texts: ours, then each text with the parts that it belongs to.
///
/// # Errors
/// When cargo cannot list the parts, or a part is not where cargo put it.
pub fn gather(place: &Place) -> Result<String, String> {
    let mut parts = crates(place)?;
    parts.extend(SCREEN.iter().map(|name| screen_part(place, name)).collect::<Result<Vec<_>, _>>()?);
    parts.push(Part { name: "govuk-frontend (the screen)".into(), texts: vec![GOVUK.into()] });
    parts.extend(fonts(place)?);
    Ok(write(&read(&place.root().join("LICENSE"))?, &parts))
}

/// The crates that are linked into the two programs, by `cargo tree`.
fn crates(place: &Place) -> Result<Vec<Part>, String> {
    let arguments = ["--package", "safeguarding-audit", "--package", "audit-cli"];
    let shape = ["--edges", "normal", "--prefix", "none", "--no-dedupe", "--format", "{p}|{l}", "--locked"];
    let mut tree = cargo(&[&["tree"], &arguments[..], &shape[..]].concat(), place.root());
    let output = tree.output().map_err(|e| format!("`{}` could not be started: {e}", in_text(&tree)))?;
    if !output.status.success() {
        return Err(format!("`{}` failed: {}", in_text(&tree), String::from_utf8_lossy(&output.stderr)));
    }
    let mut lines: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(String::from).collect();
    lines.sort();
    lines.dedup();
    let sources = sources()?;
    // What lies in the workspace is ours.
    lines
        .iter()
        .filter_map(|line| listed(line))
        .map(|(name, version, licence)| {
            let folder = sources.iter().map(|s| s.join(format!("{name}-{version}"))).find(|f| f.is_dir());
            let folder = folder.ok_or(format!("The source of {name} {version} is not there: run `cargo fetch`."))?;
            Ok(Part { name: format!("{name} {version}, {licence}"), texts: texts_in(&folder) })
        })
        .collect()
}

/// Name, version and licence of a crate from elsewhere, as `cargo tree` lists it: `serde v1.0.0|MIT OR Apache-2.0`.
fn listed(line: &str) -> Option<(&str, &str, &str)> {
    let (package, licence) = line.split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    let is_ours = words.any(|word| word.starts_with('(') && word != "(proc-macro)" && word != "(*)");
    (!is_ours).then_some((name, version, licence))
}

fn sources() -> Result<Vec<PathBuf>, String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home =
        home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).ok_or("There is no home folder.")?;
    let folder = home.join("registry/src");
    let registries = fs::read_dir(&folder).map_err(|e| format!("{} cannot be read: {e}", folder.display()))?;
    Ok(registries.flatten().map(|entry| entry.path()).collect())
}

fn screen_part(place: &Place, name: &str) -> Result<Part, String> {
    let folder = place.ui().join("node_modules").join(name);
    let texts = texts_in(&folder);
    if texts.is_empty() {
        return Err(format!("{} brings no licence text.", folder.display()));
    }
    Ok(Part { name: format!("{name} (the screen)"), texts })
}

fn fonts(place: &Place) -> Result<Vec<Part>, String> {
    let folder = place.root().join("assets/fonts");
    let families = fs::read_dir(&folder).map_err(|e| format!("{} cannot be read: {e}", folder.display()))?;
    let mut families: Vec<PathBuf> = families.flatten().map(|f| f.path()).filter(|p| p.is_dir()).collect();
    families.sort();
    Ok(families
        .iter()
        .map(|family| {
            let name = family.file_name().unwrap_or_default().to_string_lossy();
            Part { name: format!("{name} (typeface)"), texts: texts_in(family) }
        })
        .collect())
}

/// The texts of files that are called like a licence, in the order of their names.
fn texts_in(folder: &Path) -> Vec<String> {
    let starts = ["license", "licence", "copying", "notice", "unlicense", "copyright", "ofl"];
    let is_one = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        path.is_file() && starts.iter().any(|start| name.starts_with(start))
    };
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|f| f.path()).filter(is_one).collect();
    files.sort();
    files.iter().filter_map(|file| read(file).ok()).collect()
}

fn read(file: &Path) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    Ok(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned())
}

fn write(ours: &str, parts: &[Part]) -> String {
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for part in parts {
        part.texts.iter().for_each(|text| by_text.entry(text).or_default().push(&part.name));
    }
    let bare: Vec<&str> = parts.iter().filter(|part| part.texts.is_empty()).map(|part| part.name.as_str()).collect();
    let line = "=".repeat(80);
    let mut all = format!("Safeguarding Audit is made available under this licence:\n\n{ours}\n\n{line}\n\n");
    all += "It holds the parts below, each under the licence that follows its name. Where a part offers several licences, each\n\
            may be chosen. Changes to them: none. Their sources: crates.io and registry.npmjs.org, under these names and versions.\n";
    if !bare.is_empty() {
        all += "\nThese state their licence and bring no text of it:\n";
        bare.iter().for_each(|name| all += &format!("- {name}\n"));
    }
    for (text, names) in by_text {
        all += &format!("\n{line}\n");
        names.iter().for_each(|name| all += &format!("{name}\n"));
        all += &format!("\n{text}\n");
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_others_crates_from_ours() {
        assert_eq!(listed("serde v1.0.2|MIT OR Apache-2.0"), Some(("serde", "1.0.2", "MIT OR Apache-2.0")));
        assert_eq!(listed("serde_derive v1.0.2 (proc-macro)|MIT"), Some(("serde_derive", "1.0.2", "MIT")));
        assert_eq!(listed("audit-core v0.0.1 (some/where/audit-core)|MIT"), None);
    }

    #[test]
    fn a_text_stands_once_with_all_that_it_belongs_to() {
        let part =
            |name: &str, texts: &[&str]| Part { name: name.into(), texts: texts.iter().map(|t| (*t).into()).collect() };
        let all = write("Ours", &[part("a 1, MIT", &["Text"]), part("b 2, MIT", &["Text"]), part("c 3, Zlib", &[])]);
        assert_eq!(all.matches("\nText\n").count(), 1);
        assert!(all.contains("a 1, MIT\nb 2, MIT\n\nText"), "{all}");
        assert!(all.contains("bring no text of it:\n- c 3, Zlib\n"), "{all}");
    }
}
