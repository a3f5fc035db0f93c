//! Audit tools: those that come with the program, and checking one that somebody is writing.

use super::files;
use super::most_seen::most_seen;
use super::{pointer, ways};
use crate::error::ApiError;
use crate::tools::bundled::{bundled_tools, scored};
use audit_core::problem::Told as Problem;
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_exchange::problem::of_own;
use audit_exchange::tools::{source, v1};
use audit_exchange::{FileType, Problem as Faulty, envelope, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The file that every folder of a tool has.
const HEAD: &str = "tool.toml";
const MOST_FILES: usize = 10_000;
const MOST_DEPTH: usize = 8;
/// What all files of a folder may come to, in bytes: as much as a tool may be in one file, and as much again.
const MOST_BYTES: usize = 2 * json::MAX_BYTES;

/// What is told of an audit tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolFacts {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// How many standards are scored: those that are active, for whomever.
    pub standards: usize,
    /// How many standards are switched off.
    pub switched_off: usize,
    /// Its title in its first language.
    pub title: String,
    /// `draft` or `published`.
    pub status: String,
    /// Its languages, the usual one first.
    pub languages: Vec<String>,
    /// Digest of its canonical document, 64 hexadecimal digits, as returns name it.
    pub digest: String,
    /// The types of service, in order.
    pub service_types: Vec<SeenBy>,
}

/// A type of service and what it sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenBy {
    /// Its id.
    pub id: String,
    /// Its name in the tool's first language.
    pub label: String,
    /// The most standards that such an organisation sees, whatever it answers.
    pub standards: usize,
}

impl ToolFacts {
    /// Of a tool that was read.
    pub fn of(tool: &Tool) -> Self {
        let language = tool.language();
        let all: usize = tool.areas.iter().map(|area| area.standards.len()).sum();
        let standards = scored(tool);
        let types = tool.service_types.iter().map(|one| SeenBy {
            id: one.id.to_string(),
            label: one.label.get(&language).to_owned(),
            standards: most_seen(tool, &one.id),
        });
        Self {
            id: tool.id.to_string(),
            edition: tool.edition.clone(),
            standards,
            switched_off: all - standards,
            title: tool.title.get(&language).to_owned(),
            status: tool.status.code().to_owned(),
            languages: tool.languages.iter().map(Language::to_string).collect(),
            digest: v1::digest(tool).to_string(),
            service_types: types.collect(),
        }
    }
}

/// One thing that is wrong with an audit tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolFault {
    /// The file, relative to the tool's folder, with forward slashes; empty for a tool that is one file.
    pub file: String,
    /// From 1; none when the file as a whole is meant.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    /// What is wrong and what to do; its place is the JSON Pointer in a JSON file.
    pub problem: Problem,
}

impl ToolFault {
    fn whole(file: &str, problem: Problem) -> Self {
        Self { file: file.to_owned(), line: None, column: None, problem }
    }
}

/// The audit tools that come with the program.
///
/// # Errors
/// `tool-broken`, if the program was built with a tool that has problems.
pub fn tools() -> Result<Vec<ToolFacts>, ApiError> {
    Ok(bundled_tools()?.iter().map(ToolFacts::of).collect())
}

/// Checks an audit tool: its folder, the `tool.toml` in it, or a JSON file, signed or not.
///
/// # Errors
/// Every problem at once, in the order of files and lines, never none.
pub fn check_tool(path: &Path) -> Result<ToolFacts, Vec<ToolFault>> {
    read_tool(path).map(|tool| ToolFacts::of(&tool))
}

/// An audit tool by its name: the id of one that comes with the program (`section-11`, its newest edition), with its edition
/// (`section-11/2026`), or the path of a folder or a file.
///
/// # Errors
/// `no-such-tool`, or every problem of the tool at once.
pub fn tool_named(name: &Path) -> Result<Tool, Vec<ToolFault>> {
    let text = name.to_string_lossy();
    let known = bundled_tools().map_err(|error| vec![ToolFault::whole("", error.into())])?;
    let mut found: Vec<Tool> = known
        .iter()
        .filter(|tool| tool.id.as_str() == text || format!("{}/{}", tool.id, tool.edition) == text)
        .cloned()
        .collect();
    found.sort_by(|a, b| a.edition.cmp(&b.edition));
    if let Some(tool) = found.pop() {
        return Ok(tool);
    }
    if name.exists() {
        return read_tool(name);
    }
    let all: Vec<String> = known.iter().map(|tool| format!("{}/{}", tool.id, tool.edition)).collect();
    let sentence = format!("There is no audit tool “{text}”, and no such folder or file.");
    let hint = format!("Give one of these, or the path of a tool: {}.", all.join(", "));
    Err(vec![ToolFault::whole("", Problem::new("no-such-tool", "", sentence, hint))])
}

/// An audit tool in the bytes of a file, such as those that came through standard input. It is checked by who writes it.
///
/// # Errors
/// Every problem of the tool at once.
pub fn tool_from(bytes: &[u8]) -> Result<Tool, Vec<ToolFault>> {
    read_file_of(bytes, true).map(|file| file.tool)
}

/// Reads an audit tool: its folder, the `tool.toml` in it, or a JSON file, signed or not.
pub(super) fn read_tool(path: &Path) -> Result<Tool, Vec<ToolFault>> {
    let whole = |problem| vec![ToolFault::whole("", problem)];
    let about = fs::metadata(path).map_err(|error| whole(files::unreadable(&error)))?;
    if about.is_dir() {
        return check_folder(path);
    }
    if path.file_name().is_some_and(|name| name == HEAD) {
        return check_folder(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    }
    let bytes = files::read_file(path).map_err(whole)?;
    // Who checks a tool is about to mend it, not to ask for another one.
    tool_from(&bytes)
}

/// A tool in one file, and the key that signed it.
pub(crate) struct ToolFile {
    pub tool: Tool,
    /// `did:key:…`; none: nobody signed it.
    pub signer: Option<String>,
}

/// Reads the bytes of a tool's file that somebody else made; every problem with its line.
pub(crate) fn read_file_of_tool(bytes: &[u8]) -> Result<ToolFile, Vec<ToolFault>> {
    read_file_of(bytes, false)
}

fn read_file_of(bytes: &[u8], own: bool) -> Result<ToolFile, Vec<ToolFault>> {
    let bytes = ways::tool_of(bytes, own).map_err(|problem| vec![ToolFault::whole("", problem)])?;
    match read_json(&bytes) {
        Ok(file) => Ok(file),
        Err(problems) => {
            let text = String::from_utf8_lossy(&bytes);
            let said =
                problems.into_iter().map(|one| if own { of_own(one, "audit tool") } else { one }).map(Faulty::told);
            let mut faults = in_json(&text, said.collect());
            faults.sort_by_key(|fault| (fault.line, fault.column));
            Err(faults)
        }
    }
}

/// A tool as JSON, with an envelope and its signature around it or without.
fn read_json(bytes: &[u8]) -> Result<ToolFile, Vec<Faulty>> {
    let document = json::parse(bytes)?;
    if document.get("proof").is_none() {
        return Ok(ToolFile { tool: v1::from_content(&document)?, signer: None });
    }
    let opened = envelope::open(bytes).and_then(|opened| opened.expect(FileType::Tool));
    let opened = opened.map_err(|refused| refused.problems)?;
    let signer = Some(opened.signer().key.did().to_owned());
    let mut content = opened.document().clone();
    if let Some(members) = content.as_object_mut() {
        members.retain(|name, _| !["@context", "id", "proof"].contains(&name.as_str()));
    }
    Ok(ToolFile { tool: v1::from_content(&content)?, signer })
}

fn in_json(text: &str, problems: Vec<Problem>) -> Vec<ToolFault> {
    let pointers: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
    let places = pointer::places(text, &pointers);
    problems.into_iter().zip(places).map(|(problem, place)| at_its_line(problem, place)).collect()
}

/// `found`: where the pointer of the problem leads, if its place is one.
fn at_its_line(problem: Problem, found: (usize, usize)) -> ToolFault {
    let read_place =
        problem.place.split_once(':').and_then(|(line, column)| Some((line.parse().ok()?, column.parse().ok()?)));
    let place = read_place.or((!problem.place.is_empty()).then_some(found));
    let problem = if read_place.is_some() { Problem { place: String::new(), ..problem } } else { problem };
    ToolFault {
        file: String::new(),
        line: place.map(|(line, _)| line),
        column: place.map(|(_, column)| column),
        problem,
    }
}

fn check_folder(folder: &Path) -> Result<Tool, Vec<ToolFault>> {
    // Looked at first, so that a folder that is no tool's is not read through.
    if !folder.join(HEAD).is_file() {
        let hint = "Give the folder of one edition, the one that holds tool.toml.";
        let problem = Problem::new("missing-file", "", "There is no tool.toml in this folder.", hint);
        return Err(vec![ToolFault::whole("", problem)]);
    }
    let texts = folder_files(folder)?;
    source::read(&texts).map_err(|problems| problems.into_iter().map(in_source).collect())
}

fn in_source(found: source::SourceProblem) -> ToolFault {
    ToolFault {
        file: found.file,
        line: Some(found.line),
        column: found.column,
        problem: Problem::new(found.code, "", found.sentence, found.hint),
    }
}

/// The texts of a folder by their path in it, hidden ones left out; every file that cannot be read, where there is one.
pub(super) fn folder_files(folder: &Path) -> Result<BTreeMap<String, String>, Vec<ToolFault>> {
    let mut read = FolderRead::default();
    read.folder(folder, "", 0);
    if read.faults.is_empty() {
        return Ok(read.texts);
    }
    read.faults.sort_by(|a, b| a.file.cmp(&b.file));
    Err(read.faults)
}

#[derive(Default)]
struct FolderRead {
    texts: BTreeMap<String, String>,
    faults: Vec<ToolFault>,
    bytes: usize,
}

impl FolderRead {
    fn fault(&mut self, file: &str, problem: Problem) {
        self.faults.push(ToolFault::whole(file, problem));
    }

    fn folder(&mut self, folder: &Path, name: &str, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.fault(name, files::unreadable(&error)),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return self.fault(name, files::unreadable(&error)),
            };
            let own = entry.file_name().to_string_lossy().into_owned();
            if own.starts_with('.') {
                continue;
            }
            if self.texts.len() + self.faults.len() >= MOST_FILES || depth > MOST_DEPTH || self.bytes > MOST_BYTES {
                let hint = "Check that you chose the right folder.";
                return self
                    .fault(name, Problem::new("too-large", "", "This folder holds too much for an audit tool.", hint));
            }
            let inner = if name.is_empty() { own } else { format!("{name}/{own}") };
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.folder(&entry.path(), &inner, depth + 1),
                _ => self.file(&entry.path(), inner),
            }
        }
    }

    fn file(&mut self, path: &Path, name: String) {
        match files::read_file(path) {
            Err(problem) => self.fault(&name, problem),
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => {
                    self.bytes += text.len();
                    self.texts.insert(name, text);
                }
                Err(error) => {
                    let good = error.as_bytes()[..error.utf8_error().valid_up_to()].iter();
                    let line = good.filter(|byte| **byte == b'\n').count() + 1;
                    let hint = "Save it as UTF-8 in your text editor, or take it out of the folder.";
                    let problem = Problem::new("not-utf8", "", "This file is not text in UTF-8.", hint);
                    self.faults.push(ToolFault { file: name, line: Some(line), column: None, problem });
                }
            },
        }
    }
}
