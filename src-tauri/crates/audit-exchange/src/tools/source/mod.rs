//! Reads an audit tool from its folder: `tool.toml`, `areas/<area>.toml`, `guidance/<language>/<standard>.md`.
//!
//! Somebody who edits a tool wants to hear everything that is wrong in one go, with file and line. So nothing here stops
//! at the first problem: each part is read as far as it can be, and the rules of [`audit_core::tool::check`] are applied
//! to what was read and led back to the line that broke them.

mod area;
mod checked;
mod findings;
mod guidance;
mod head;
mod hints;
mod parts;
mod place;
mod problem;
mod table;
mod values;

use audit_core::ids::StandardId;
use audit_core::tool::{Area, Tool};
use findings::Findings;
use place::{File, Place};
pub use problem::SourceProblem;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a tool from the texts of its files, by path relative to the tool's folder, with forward slashes. Files and
/// folders whose name begins with a dot are passed over.
///
/// A byte order mark and Windows line ends are taken away first, so that the same words give the same tool everywhere.
///
/// # Errors
///
/// Every problem at once, in the order of files and lines; never an empty list. Of the files: `toml`, `unknown-key`, `missing-key`,
/// `wrong-type`, `bad-id`, `bad-condition`, `bad-language`, `bad-date`, `unknown-value`, `format`, `control-character`,
/// `direction-character`, `invisible-character`, `too-many-marks`, `missing-file`, `stray-file`, `too-large`, `unknown-heading`, `text-before-heading`, and the codes of [`audit_core::tool::check`].
pub fn read(files: &BTreeMap<String, String>) -> Result<Tool, Vec<SourceProblem>> {
    let texts = clean(files);
    let large = too_large(&texts);
    if !large.is_empty() {
        return Err(large);
    }
    let files: Vec<File<'_>> = (texts.iter()).map(|(name, text)| File::new(name, text)).collect();
    let mut reader = Reader { files: &files, findings: Findings::default() };
    let tool = reader.read();
    let mut problems = reader.findings.problems;
    problems.sort();
    problems.dedup();
    cut(&mut problems);
    match tool {
        Some(tool) if problems.is_empty() => Ok(tool),
        _ => Err(problems),
    }
}

/// The longest file in the folder of a tool that is looked into, in bytes: thirty times the longest there is.
const MOST_BYTES: usize = 1 << 20;
/// The most problems that are listed: somebody mends the first of them and looks again.
const MOST_PROBLEMS: usize = 1_000;

/// Files that nobody wrote by hand: nothing in them is looked at, and nothing is said of the others.
fn too_large(texts: &BTreeMap<&str, String>) -> Vec<SourceProblem> {
    let mut findings = Findings::default();
    for (name, _) in texts.iter().filter(|(_, text)| text.len() > MOST_BYTES) {
        let sentence = "This file is larger than 1 MB, the most that a file of an audit tool may be.".to_owned();
        findings.note(&Place::file(name), "too-large", sentence);
    }
    findings.problems
}

fn cut(problems: &mut Vec<SourceProblem>) {
    if problems.len() <= MOST_PROBLEMS {
        return;
    }
    problems.truncate(MOST_PROBLEMS);
    problems.push(SourceProblem {
        file: "tool.toml".to_owned(),
        line: 1,
        column: None,
        code: "too-many-problems",
        sentence: format!("This audit tool has more than {MOST_PROBLEMS} problems. Only the first are listed."),
        hint: hints::hint("too-many-problems").to_owned(),
    });
}

/// The texts without byte order mark and carriage returns; hidden files left out.
fn clean(files: &BTreeMap<String, String>) -> BTreeMap<&str, String> {
    let seen = files.iter().filter(|(name, _)| !name.split('/').any(|part| part.starts_with('.')));
    seen.map(|(name, text)| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        (name.as_str(), text.replace("\r\n", "\n"))
    })
    .collect()
}

struct Reader<'a> {
    files: &'a [File<'a>],
    findings: Findings,
}

impl<'a> Reader<'a> {
    fn read(&mut self) -> Option<Tool> {
        let head = self.head();
        let mut standards = self.area_files();
        self.stray_files();
        for file in self.files {
            self.findings.file(file.name);
        }
        let mut tool = head?;
        if checked::beyond_limits(&tool, &mut self.findings) {
            return Some(tool);
        }
        for area in &mut tool.areas {
            match standards.remove(area.id.as_str()) {
                Some(found) => area.standards = found,
                None => self.missing_area(area),
            }
        }
        if checked::beyond_limits(&tool, &mut self.findings) {
            return Some(tool);
        }
        let other: BTreeSet<StandardId> = (standards.into_iter())
            .flat_map(|(name, found)| {
                let file = format!("areas/{name}.toml");
                let sentence = format!("tool.toml has no area “{name}”.");
                (self.findings).note(&Place::file(&file), "stray-file", sentence);
                found.into_iter().map(|standard| standard.id)
            })
            .collect();
        checked::drop_repeated_standards(&mut tool, &mut self.findings);
        guidance::read(self.files, &mut tool, &other, &mut self.findings);
        checked::check(&tool, &mut self.findings);
        Some(tool)
    }

    /// `tool.toml`, its areas still empty.
    fn head(&mut self) -> Option<Tool> {
        match self.files.iter().find(|file| file.name == "tool.toml") {
            Some(file) => head::read(file, &mut self.findings),
            None => {
                let sentence = "There is no tool.toml.".to_owned();
                (self.findings).note(&Place::file("tool.toml"), "missing-file", sentence);
                None
            }
        }
    }

    /// The standards by the name of their file.
    fn area_files(&mut self) -> BTreeMap<&'a str, Vec<audit_core::tool::Standard>> {
        let mut all = BTreeMap::new();
        for file in self.files {
            if let Some(name) = area_name(file.name) {
                all.insert(name, area::read(file, &mut self.findings));
            }
        }
        all
    }

    fn missing_area(&mut self, area: &Area) {
        let place = self.findings.place(&format!("area {}", area.id), "id");
        let sentence = format!("The area “{}” has no file areas/{0}.toml.", area.id);
        self.findings.note(&place, "missing-file", sentence);
    }

    fn stray_files(&mut self) {
        for file in self.files {
            let known =
                file.name == "tool.toml" || area_name(file.name).is_some() || guidance::name(file.name).is_some();
            if !known {
                let sentence = "This file is not part of an audit tool.".to_owned();
                (self.findings).note(&Place::file(file.name), "stray-file", sentence);
            }
        }
    }
}

fn area_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix("areas/")?.strip_suffix(".toml")?;
    (!name.contains('/')).then_some(name)
}
