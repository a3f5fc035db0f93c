//! The arguments of the commands for workbooks.

use super::{Command, Given, Reader, is_stream};
use crate::failure::Failure;
use crate::help::Topic;
use std::path::PathBuf;

/// What `tool blank` is asked.
#[derive(Debug)]
pub struct Blank {
    /// An id, an id with an edition, or a path.
    pub tool: PathBuf,
    /// The type of service.
    pub service_type: String,
    /// Where the workbook goes.
    pub output: PathBuf,
    /// Whether another file there may be replaced.
    pub force: bool,
}

/// What `complete` is asked.
#[derive(Debug)]
pub struct Complete {
    /// The workbook; `-` is standard input.
    pub file: PathBuf,
    /// The key that signs.
    pub key: Key,
    /// Where the return goes; `-` is standard output.
    pub output: PathBuf,
    /// Where the plan goes, when one is wanted.
    pub plan: Option<PathBuf>,
    /// Audit tools beside those that come with the program.
    pub tools: Vec<PathBuf>,
    /// The return that the new one takes the place of, and why.
    pub replaces: Option<(PathBuf, String)>,
    /// Whether other files there may be replaced.
    pub force: bool,
}

/// Which key signs.
#[derive(Debug)]
pub enum Key {
    /// The one in this file.
    There(PathBuf),
    /// A new one, kept in this file, which must not be there yet.
    New(PathBuf),
}

/// What `tool workbook` and `tool build` are asked.
#[derive(Debug)]
pub struct Convert {
    /// What it is made from.
    pub source: PathBuf,
    /// Where it goes.
    pub output: PathBuf,
    /// Whether another file there may be replaced.
    pub force: bool,
}

impl Reader {
    pub(super) fn tool_workbook(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::ToolWorkbook;
        Ok(self
            .convert("No audit tool was named.", "the workbook goes: -o FILE.xlsx")?
            .map_or_else(|| Command::Help(Topic::ToolWorkbook), Command::ToolWorkbook))
    }

    pub(super) fn tool_build(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::ToolBuild;
        Ok(self
            .convert("No workbook was named.", "the audit tool goes: -o TOOL.json")?
            .map_or_else(|| Command::Help(Topic::ToolBuild), Command::ToolBuild))
    }

    /// One file into another; none: help was asked for.
    fn convert(&mut self, no_source: &str, no_output: &str) -> Result<Option<Convert>, Failure> {
        let (mut source, mut output, mut force) = (None, None, false);
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(None),
                Given::Value(value) => self.one(&mut source, value)?,
                Given::Option(name) => match name.as_str() {
                    "-o" | "--output" => self.once(&mut output, &name, |value| Some(PathBuf::from(value)))?,
                    "--force" => force = true,
                    _ => return Err(self.unknown_option(&name)),
                },
            }
        }
        let Some(source) = source else { return Err(self.wrong("no-file", no_source)) };
        let Some(output) = output else {
            return Err(self.wrong("no-output", format!("It was not said where {no_output} is missing.")));
        };
        Ok(Some(Convert { source, output, force }))
    }

    pub(super) fn tool_blank(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::ToolBlank;
        let (mut tool, mut service_type, mut output, mut force) = (None, None, None, false);
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Value(value) => self.one(&mut tool, value)?,
                Given::Option(name) => match name.as_str() {
                    "--type" => self.once(&mut service_type, "--type", |value| value.into_string().ok())?,
                    "-o" | "--output" => self.once(&mut output, &name, |value| Some(PathBuf::from(value)))?,
                    "--force" => force = true,
                    _ => return Err(self.unknown_option(&name)),
                },
            }
        }
        let Some(tool) = tool else { return Err(self.wrong("no-file", "No audit tool was named.")) };
        let Some(output) = output else {
            return Err(self.wrong("no-output", "It was not said where the workbook goes: -o FILE.xlsx is missing."));
        };
        // Without a type the answer lists the types that there are.
        let service_type = service_type.unwrap_or_default();
        Ok(Command::ToolBlank(Blank { tool, service_type, output, force }))
    }

    pub(super) fn complete(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::Complete;
        let (mut file, mut key, mut new_key, mut output, mut plan) = (None, None, None, None, None);
        let (mut tools, mut replaces, mut because, mut force) = (Vec::new(), None, None, false);
        let path = |value| Some(PathBuf::from(value));
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Value(value) => self.one(&mut file, value)?,
                Given::Option(name) => match name.as_str() {
                    "--key" => self.once(&mut key, "--key", path)?,
                    "--new-key" => self.once(&mut new_key, "--new-key", path)?,
                    "-o" | "--output" => self.once(&mut output, &name, path)?,
                    "--plan" => self.once(&mut plan, "--plan", path)?,
                    "--tool" => {
                        let mut tool = None;
                        self.once(&mut tool, "--tool", path)?;
                        tools.extend(tool);
                    }
                    "--replaces" => self.once(&mut replaces, "--replaces", path)?,
                    "--because" => self.once(&mut because, "--because", |value| value.into_string().ok())?,
                    "--force" => force = true,
                    _ => return Err(self.unknown_option(&name)),
                },
            }
        }
        let Some(file) = file else { return Err(self.wrong("no-file", "No workbook was named.")) };
        let key = match (key, new_key) {
            (Some(key), None) => Key::There(key),
            (None, Some(key)) => Key::New(key),
            (None, None) => {
                return Err(
                    self.wrong("no-key", "It was not said which key signs: --key FILE or --new-key FILE is missing.")
                );
            }
            _ => return Err(self.wrong("given-twice", "Only one of --key and --new-key can be given.")),
        };
        let Some(output) = output else {
            return Err(self.wrong("no-output", "It was not said where the return goes: -o RETURN.json is missing."));
        };
        if is_stream(&output) && plan.as_deref().is_some_and(is_stream) {
            return Err(self.wrong("output-twice", "Only one of return and plan can go to standard output (“-”)."));
        }
        let key = match key {
            Key::New(path) if is_stream(&path) => {
                return Err(
                    self.wrong("key-to-output", "A new key goes into a file of its own, never to standard output.")
                );
            }
            key => key,
        };
        let replaces = match (replaces, because) {
            (Some(before), Some(because)) => Some((before, because)),
            (None, None) => None,
            _ => return Err(self.wrong("no-reason", "--replaces and --because belong together, and one is missing.")),
        };
        let read = match &key {
            Key::There(path) => Some(path),
            Key::New(_) => None,
        };
        let before = replaces.as_ref().map(|(path, _)| path);
        self.input_once([&file].into_iter().chain(&tools).chain(read).chain(before))?;
        Ok(Command::Complete(Complete { file, key, output, plan, tools, replaces, force }))
    }
}
