//! A file that was dropped on the window: an audit tool is opened, a workbook is looked at, and of anything else it is said
//! why it is not taken and where it goes.

use crate::error::ApiError;
use crate::program::Program;
use crate::reading::read_any;
use crate::tools::importing::ToolRead;
use crate::views::{DroppedKind, DroppedView, ErrorView};
use audit_exchange::{AnyFile, Foreign, Wanted, any, instead_of};
use std::path::Path;

/// What workbooks end with. One that is called so and is none goes there too: it is said there what it is.
const WORKBOOKS: [&str; 5] = ["xlsx", "xlsm", "xls", "xlsb", "ods"];

/// A file that was dropped, as far as it can be told without the store.
pub struct Dropped(What);

enum What {
    /// It is not read yet: it goes where one is brought in.
    Workbook,
    Tool(ToolRead),
    Told(Box<DroppedView>),
}

impl Dropped {
    /// Looks at a file that was dropped, and reads it where it may be an audit tool.
    pub fn look_at(file: &Path) -> Self {
        let name =
            file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !file.is_absolute() || !file.exists() {
            let message = format!("“{name}” is not a file on this computer, so it was not taken.");
            let view = told("dropped-no-file", message, "Save it as a file first, or copy its text and paste it.");
            return Self(What::Told(Box::new(view)));
        }
        if file.is_dir() {
            let message = format!("“{name}” is a folder, so it was not taken.");
            return Self(What::Told(Box::new(told(
                "dropped-folder",
                message,
                "Open the folder and drop one file from it.",
            ))));
        }
        let bytes = match read_any(file) {
            Ok(bytes) => bytes,
            Err(_) if WORKBOOKS.contains(&ending.as_str()) => return Self(What::Workbook),
            Err(_) if ending == "json" => return Self(What::Tool(ToolRead::file(file))),
            Err(problem) => return Self(What::Told(Box::new(told(problem.code, problem.sentence, &problem.hint)))),
        };
        Self(match any(&bytes) {
            // What cannot be read as JSON at all is said by the strict reader, with its place.
            AnyFile::Tool | AnyFile::Json => What::Tool(ToolRead::bytes(&bytes)),
            AnyFile::Foreign(Foreign::Workbook | Foreign::OpenDocument) => What::Workbook,
            AnyFile::Foreign(_) if WORKBOOKS.contains(&ending.as_str()) => What::Workbook,
            // Called like an audit tool, and where tools are opened there is more to say: sign in, wait for the cloud, ask again.
            AnyFile::Foreign(
                Foreign::Empty
                | Foreign::Blank
                | Foreign::WideText
                | Foreign::WebPage
                | Foreign::Mail
                | Foreign::Shortcut
                | Foreign::CloudLink
                | Foreign::Zip
                | Foreign::Archive
                | Foreign::Text
                | Foreign::Other,
            ) if ending == "json" => What::Tool(ToolRead::bytes(&bytes)),
            other @ (AnyFile::Return
            | AnyFile::Issue
            | AnyFile::Invitation
            | AnyFile::Receipt
            | AnyFile::Feedback
            | AnyFile::PlanUpdate
            | AnyFile::Succession
            | AnyFile::Register
            | AnyFile::Foreign(_)) => {
                let said = instead_of(&name, other, Wanted::Dropped);
                What::Told(Box::new(told(said.code.code(), said.sentence, &said.hint)))
            }
        })
    }
}

impl Program {
    /// Looks at a file that was dropped and takes it, in one go.
    ///
    /// # Errors
    /// As [`Program::take_dropped`].
    pub fn dropped(&mut self, path: &str) -> Result<DroppedView, ApiError> {
        self.take_dropped(Dropped::look_at(Path::new(path)))
    }

    /// Takes a file that was dropped and looked at, or says why not.
    ///
    /// # Errors
    /// The store's.
    pub fn take_dropped(&mut self, dropped: Dropped) -> Result<DroppedView, ApiError> {
        let taken = |kind, tool| DroppedView { kind, token: None, tool, told: None };
        match dropped.0 {
            What::Workbook => Ok(taken(DroppedKind::Workbook, None)),
            What::Tool(read) => Ok(taken(DroppedKind::Tool, Some(self.take_in_tool(read)?))),
            What::Told(view) => Ok(*view),
        }
    }
}

/// Nothing was taken: why, and what to do.
pub(crate) fn told(code: &str, message: String, hint: &str) -> DroppedView {
    let told = Some(ErrorView { code: code.to_owned(), message, hint: hint.to_owned() });
    DroppedView { kind: DroppedKind::NotTaken, token: None, tool: None, told }
}

/// Several files at once: none is taken, because nobody could see what became of each.
pub fn dropped_many() -> DroppedView {
    let message = "Only one file can be taken at a time, so none was.".to_owned();
    told("dropped-many", message, "Drop them one after the other.")
}
