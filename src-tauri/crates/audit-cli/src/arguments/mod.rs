//! What the arguments ask for.

mod workbooks;

pub use workbooks::{Blank, Complete, Convert, Key};

use crate::failure::Failure;
use crate::help::Topic;
use lexopt::Arg::{Long, Short, Value};
use lexopt::{Arg, Parser};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// One command.
#[derive(Debug)]
pub enum Command {
    /// A page of help.
    Help(Topic),
    /// The version.
    Version,
    /// Judge returns.
    Verify(Verify),
    /// The text of a return.
    Show(PathBuf),
    /// The plan of a return.
    Plan(Plan),
    /// The return and the plan of a workbook.
    Complete(Complete),
    /// A blank workbook of an audit tool.
    ToolBlank(Blank),
    /// An audit tool as a workbook.
    ToolWorkbook(Convert),
    /// An audit tool from a workbook.
    ToolBuild(Convert),
    /// Check an audit tool.
    ToolCheck(PathBuf),
    /// What differs between two editions of an audit tool.
    ToolDiff {
        /// The old edition.
        old: PathBuf,
        /// The new edition.
        new: PathBuf,
        /// As JSON.
        json: bool,
    },
    /// The audit tools that come with the program.
    ToolList {
        /// As JSON.
        json: bool,
    },
}

/// What `verify` is asked.
#[derive(Debug, Default)]
pub struct Verify {
    /// At least one; `-` is standard input.
    pub files: Vec<PathBuf>,
    /// As JSON.
    pub json: bool,
    /// The key that must have signed.
    pub signer: Option<String>,
    /// The register of keys.
    pub register: Option<PathBuf>,
}

/// What `plan` is asked.
#[derive(Debug)]
pub struct Plan {
    /// The return; `-` is standard input.
    pub file: PathBuf,
    /// Where the plan goes; `-` is standard output.
    pub output: PathBuf,
    /// Whether another file there may be replaced.
    pub force: bool,
}

/// Reads the arguments.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    let mut reader = Reader { parser: Parser::from_args(args), topic: Topic::Main };
    reader.command()
}

struct Reader {
    parser: Parser,
    /// The help to point to.
    topic: Topic,
}

impl Reader {
    fn command(&mut self) -> Result<Command, Failure> {
        let word = match self.next()? {
            None => return Err(self.wrong("no-command", "No command was given.")),
            Some(Given::Help) => return Ok(Command::Help(Topic::Main)),
            Some(Given::Option(name)) if name == "--version" || name == "-V" => return Ok(Command::Version),
            Some(Given::Option(name)) => return Err(self.unknown_option(&name)),
            Some(Given::Value(word)) => word,
        };
        match word.to_str() {
            Some("help") => self.help(),
            Some("verify") => self.verify(),
            Some("show") => self.show(),
            Some("plan") => self.plan(),
            Some("complete") => self.complete(),
            Some("tool") => self.tool(),
            _ => Err(self.unknown_command(&word)),
        }
    }

    fn help(&mut self) -> Result<Command, Failure> {
        let mut topic = Topic::Main;
        while let Some(given) = self.next()? {
            topic = match given {
                Given::Help => topic,
                Given::Option(name) => return Err(self.unknown_option(&name)),
                Given::Value(word) => {
                    word.to_str().and_then(|word| topic.inner(word)).ok_or_else(|| self.unknown_command(&word))?
                }
            };
        }
        Ok(Command::Help(topic))
    }

    fn verify(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::Verify;
        let mut asked = Verify::default();
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Value(file) => asked.files.push(file.into()),
                Given::Option(name) => match name.as_str() {
                    "--json" => asked.json = true,
                    "--register" => self.once(&mut asked.register, "--register", |value| Some(value.into()))?,
                    "--signer" => self.once(&mut asked.signer, "--signer", |value| value.into_string().ok())?,
                    _ => return Err(self.unknown_option(&name)),
                },
            }
        }
        if asked.files.is_empty() {
            return Err(self.wrong("no-file", "No file was named."));
        }
        self.input_once(asked.files.iter().chain(&asked.register))?;
        Ok(Command::Verify(asked))
    }

    fn show(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::Show;
        let mut file = None;
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Value(value) => self.one(&mut file, value)?,
                Given::Option(name) => return Err(self.unknown_option(&name)),
            }
        }
        file.map(Command::Show).ok_or_else(|| self.wrong("no-file", "No file was named."))
    }

    fn plan(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::Plan;
        let (mut file, mut output, mut force) = (None, None, false);
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Value(value) => self.one(&mut file, value)?,
                Given::Option(name) => match name.as_str() {
                    "-o" | "--output" => self.once(&mut output, &name, |value| Some(PathBuf::from(value)))?,
                    "--force" => force = true,
                    _ => return Err(self.unknown_option(&name)),
                },
            }
        }
        match (file, output) {
            (Some(_), Some(output)) if is_other_office(&output) => {
                Err(self.wrong("not-a-plan", "A plan is made as FILE.pdf or FILE.xlsx: give it one of these endings."))
            }
            (Some(file), Some(output)) => Ok(Command::Plan(Plan { file, output, force })),
            (None, _) => Err(self.wrong("no-file", "No file was named.")),
            (_, None) => Err(self.wrong("no-output", "It was not said where the plan goes: -o FILE.pdf is missing.")),
        }
    }

    fn tool(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::Tool;
        let word = match self.next()? {
            None => {
                return Err(self.wrong(
                    "no-command",
                    "“tool” needs “blank”, “workbook”, “build”, “check”, “diff” or “list” after it.",
                ));
            }
            Some(Given::Help) => return Ok(Command::Help(self.topic)),
            Some(Given::Option(name)) => return Err(self.unknown_option(&name)),
            Some(Given::Value(word)) => word,
        };
        match word.to_str() {
            Some("blank") => self.tool_blank(),
            Some("workbook") => self.tool_workbook(),
            Some("build") => self.tool_build(),
            Some("check") => self.tool_check(),
            Some("diff") => self.tool_diff(),
            Some("list") => self.tool_list(),
            _ => Err(self.unknown_command(&word)),
        }
    }

    fn tool_check(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::ToolCheck;
        let mut path = None;
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Value(value) => self.one(&mut path, value)?,
                Given::Option(name) => return Err(self.unknown_option(&name)),
            }
        }
        path.map(Command::ToolCheck).ok_or_else(|| self.wrong("no-file", "No folder and no file was named."))
    }

    fn tool_diff(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::ToolDiff;
        let (mut old, mut new, mut json) = (None, None, false);
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Option(name) if name == "--json" => json = true,
                Given::Option(name) => return Err(self.unknown_option(&name)),
                Given::Value(value) if old.is_none() => self.one(&mut old, value)?,
                Given::Value(value) => self.one(&mut new, value)?,
            }
        }
        match (old, new) {
            (Some(old), Some(new)) => {
                self.input_once([&old, &new])?;
                Ok(Command::ToolDiff { old, new, json })
            }
            _ => Err(self.wrong("no-file", "Two editions are compared: name the old one, then the new one.")),
        }
    }

    fn tool_list(&mut self) -> Result<Command, Failure> {
        self.topic = Topic::ToolList;
        let mut json = false;
        while let Some(given) = self.next()? {
            match given {
                Given::Help => return Ok(Command::Help(self.topic)),
                Given::Option(name) if name == "--json" => json = true,
                Given::Option(name) => return Err(self.unknown_option(&name)),
                Given::Value(word) => return Err(self.too_many(&word)),
            }
        }
        Ok(Command::ToolList { json })
    }

    fn next(&mut self) -> Result<Option<Given>, Failure> {
        let given = match self.parser.next() {
            Ok(given) => given.map(Given::from),
            Err(lexopt::Error::UnexpectedValue { option, .. }) => {
                return Err(self.wrong("not-understood", format!("Nothing can follow {option} with “=”.")));
            }
            Err(error) => return Err(self.wrong("not-understood", ended(&error.to_string()))),
        };
        Ok(given)
    }

    /// The value of an option, which may be given once.
    fn once<T>(
        &mut self,
        slot: &mut Option<T>,
        name: &str,
        read: impl FnOnce(OsString) -> Option<T>,
    ) -> Result<(), Failure> {
        let value = match self.parser.value() {
            Ok(value) => value,
            Err(_) => return Err(self.wrong("no-value", format!("There is nothing after {name}."))),
        };
        if slot.is_some() {
            return Err(self.wrong("given-twice", format!("{name} was given twice.")));
        }
        let shown = value.to_string_lossy().into_owned();
        *slot = Some(read(value).ok_or_else(|| self.wrong("not-understood", format!("“{shown}” is not text.")))?);
        Ok(())
    }

    fn one(&self, slot: &mut Option<PathBuf>, value: OsString) -> Result<(), Failure> {
        if slot.is_some() {
            return Err(self.too_many(&value));
        }
        *slot = Some(value.into());
        Ok(())
    }

    fn input_once<'p>(&self, files: impl IntoIterator<Item = &'p PathBuf>) -> Result<(), Failure> {
        match files.into_iter().filter(|file| is_stream(file)).count() {
            0 | 1 => Ok(()),
            _ => Err(self.wrong("input-twice", "Standard input (“-”) can be read only once.")),
        }
    }

    fn too_many(&self, value: &OsStr) -> Failure {
        self.wrong("too-many", format!("“{}” is one too many.", value.to_string_lossy()))
    }

    fn unknown_option(&self, name: &str) -> Failure {
        self.wrong("unknown-option", format!("There is no option {name} here."))
    }

    fn unknown_command(&self, word: &OsStr) -> Failure {
        self.wrong("unknown-command", format!("There is no command “{}”.", word.to_string_lossy()))
    }

    fn wrong(&self, code: &'static str, sentence: impl Into<String>) -> Failure {
        Failure::usage(
            code,
            sentence,
            format!("Run “safeguarding-returns {}” to see how it is used.", self.topic.command()),
        )
    }
}

/// One argument.
enum Given {
    Help,
    /// With its hyphens.
    Option(String),
    Value(OsString),
}

impl From<Arg<'_>> for Given {
    fn from(argument: Arg<'_>) -> Self {
        match argument {
            Short('h') | Long("help") => Self::Help,
            Short(letter) => Self::Option(format!("-{letter}")),
            Long(name) => Self::Option(format!("--{name}")),
            Value(value) => Self::Value(value),
        }
    }
}

/// A library's message as a sentence.
fn ended(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}

/// Whether a file is named like what Office programs save, but not like what is made here: its name would lie about it.
fn is_other_office(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| {
        ["xls", "xlsm", "xlsb", "ods", "csv", "doc", "docx", "odt"].iter().any(|known| ending == *known)
    })
}

/// Whether a file is standard input, or standard output.
pub fn is_stream(file: &Path) -> bool {
    file.as_os_str() == "-"
}
