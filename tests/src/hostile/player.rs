//! Brings a hostile file in by its way, as the program does, and tells what was said of it.

use super::{Hostile, Made, Way};
use crate::{Answers, begin, open};
use audit_api::reading::{ToolFacts, Trust, check_tool, judge, tool_from};
use audit_api::views::OldFormAsked;
use audit_api::{ApiError, Program};
use audit_core::Uuid;
use audit_core::tool::Tool;
use audit_workbooks::audit::read;
use std::error::Error;
use std::path::PathBuf;
use tempfile::TempDir;

/// A program with one audit.
pub struct Player {
    program: Program,
    audit: String,
    tool: Tool,
    folder: TempDir,
    files: usize,
}

/// What was said: the codes, and the length of all of it in bytes.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Of each problem; `taken` when there is none.
    pub codes: Vec<String>,
    /// A report that is longer than its file, and of no use to anybody, is a fault too.
    pub length: usize,
}

impl Said {
    fn add(&mut self, code: &str, words: &[&str]) {
        self.codes.push(code.to_owned());
        self.length += words.iter().map(|words| words.len()).sum::<usize>();
    }

    fn or_taken(mut self) -> Self {
        if self.codes.is_empty() {
            self.codes.push("taken".to_owned());
        }
        self
    }
}

impl From<ApiError> for Said {
    fn from(error: ApiError) -> Self {
        let mut said = Self::default();
        said.add(error.code, &[&error.message, &error.hint]);
        said
    }
}

impl Player {
    /// A program in a folder of its own.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let mut program = open(&folder.path().join("data"))?;
        let audit = begin(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901"))?;
        let known = audit_api::bundled_tools()?;
        let tool = known.iter().find(|tool| tool.id.as_str() == "section-11").ok_or("no tool")?.clone();
        Ok(Self { program, audit, tool, folder, files: 0 })
    }

    /// Brings a file in.
    ///
    /// # Panics
    /// When the file cannot be written beside the program.
    pub fn play(&mut self, hostile: &Hostile, made: &Made) -> Said {
        let said = match (hostile.way, made) {
            (Way::Folder, Made::Folder(_)) => self.folder(made),
            (Way::Tool, Made::File(bytes)) => self.tool(bytes),
            (Way::Return, Made::File(bytes)) => returned(bytes),
            (Way::Register, Made::File(bytes)) => register(bytes),
            (Way::Workbook, Made::File(bytes)) => self.workbook(bytes),
            (Way::OldForm, Made::File(bytes)) => self.old_form(bytes),
            (Way::ToolWorkbook, Made::File(bytes)) => tool_workbook(bytes),
            (way, _) => panic!("{way:?} is another kind of file"),
        };
        said.or_taken()
    }

    /// As the command line checks it and as the window takes it in.
    fn tool(&mut self, bytes: &[u8]) -> Said {
        let mut said = Said::default();
        match tool_from(bytes) {
            Ok(tool) => drop(ToolFacts::of(&tool)),
            Err(faults) => {
                for fault in faults {
                    said.add(fault.problem.code, &[&fault.problem.sentence, &fault.problem.hint, &fault.problem.place]);
                }
            }
        }
        match self.program.import_tool_bytes(bytes) {
            Ok(view) if view.problems.is_empty() == said.codes.is_empty() => said,
            Ok(view) => panic!("the window says otherwise: {:?}", view.problems),
            Err(error) => error.into(),
        }
    }

    fn folder(&mut self, made: &Made) -> Said {
        let Made::Folder(texts) = made else { return Said::default() };
        let folder = self.place("folder");
        for (name, text) in texts {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        let mut said = Said::default();
        for fault in check_tool(&folder).err().unwrap_or_default() {
            said.add(fault.problem.code, &[&fault.problem.sentence, &fault.problem.hint, &fault.file]);
        }
        said
    }

    fn workbook(&self, bytes: &[u8]) -> Said {
        let mut said = Said::default();
        let mut add = |found: &audit_workbooks::Problem| said.add(found.code, &[&found.sentence, &found.hint]);
        match audit_workbooks::open(bytes).and_then(|grids| Ok((read::about(&grids)?, grids))) {
            Err(problem) => add(&problem),
            Ok((about, grids)) => {
                let mut next = 0_u128;
                let mut new_id = |_: &read::NewRow<'_>| {
                    next += 1;
                    Uuid::from_u128(next)
                };
                let reading = read::read(&grids, &about, &self.tool, &mut new_id);
                reading.problems.iter().chain(&reading.notes).for_each(add);
            }
        }
        said
    }

    fn old_form(&mut self, bytes: &[u8]) -> Said {
        let path = self.place("form.xlsx");
        std::fs::write(&path, bytes).expect("a file");
        let path = path.display().to_string();
        let asked = OldFormAsked {
            audit: self.audit.clone(),
            sheet: None,
            header: 0,
            columns: Vec::new(),
            levels: Vec::new(),
            matches: Vec::new(),
        };
        self.program.preview_old_form(&path, &asked).err().map_or_else(Said::default, Said::from)
    }

    fn place(&mut self, name: &str) -> PathBuf {
        self.files += 1;
        self.folder.path().join(format!("{}-{name}", self.files))
    }
}

fn returned(bytes: &[u8]) -> Said {
    let mut said = Said::default();
    for problem in &judge(bytes, &Trust::default()).problems {
        said.add(problem.code, &[&problem.sentence, &problem.hint, &problem.place]);
    }
    said
}

fn register(bytes: &[u8]) -> Said {
    let mut said = Said::default();
    for problem in Trust::default().with_register(bytes).err().unwrap_or_default() {
        said.add(problem.code, &[&problem.sentence, &problem.hint, &problem.place]);
    }
    said
}

fn tool_workbook(bytes: &[u8]) -> Said {
    let mut said = Said::default();
    for problem in audit_api::workbooks::build(bytes).err().unwrap_or_default() {
        said.add(problem.code, &[&problem.sentence, &problem.hint, &problem.place]);
    }
    said
}
