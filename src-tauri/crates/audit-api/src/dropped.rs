//! A file that was dropped on the window: an audit tool is opened, a workbook is looked at, and of anything else it is said
//! why it is not taken and where it goes.

use crate::error::ApiError;
use crate::importing::ToolRead;
use crate::program::Program;
use crate::reading::read_file;
use crate::views::{DroppedKind, DroppedView, ErrorView};
use audit_exchange::envelope::FileType;
use std::path::Path;

/// What workbooks end with; also those that only say why they cannot be read.
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
        if WORKBOOKS.contains(&ending.as_str()) {
            return Self(What::Workbook);
        }
        Self(match signed(file) {
            Some(Some(FileType::Return)) => What::Told(Box::new(a_return(&name))),
            Some(_) => What::Tool(ToolRead::file(file)),
            None => What::Told(Box::new(not_taken(&name, &ending))),
        })
    }
}

/// Whether a file holds JSON, and of which type it says it is.
fn signed(file: &Path) -> Option<Option<FileType>> {
    let json = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let bytes = json.then(|| read_file(file).unwrap_or_default())?;
    let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    Some(document["type"].as_str().and_then(FileType::from_text))
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
        let taken = |kind, tool| DroppedView { kind, token: String::new(), tool, told: None };
        match dropped.0 {
            What::Workbook => Ok(taken(DroppedKind::Workbook, None)),
            What::Tool(read) => Ok(taken(DroppedKind::Tool, Some(self.take_in_tool(read)?))),
            What::Told(view) => Ok(*view),
        }
    }
}

fn a_return(name: &str) -> DroppedView {
    let message = format!("“{name}” is a return. It goes to your partnership and is not opened here.");
    told(
        "dropped-return",
        message,
        "Send it as it is. What it says is under “Returns” in the audit that it was made from.",
    )
}

fn not_taken(name: &str, ending: &str) -> DroppedView {
    let hint = match ending {
        "zip" => {
            "If it is to be sent, send it as it is. If a workbook or an audit tool is in it, unpack it and drop that."
        }
        _ => {
            "If it is evidence, leave it where it is: write its name under “Evidence” and where it is kept. The program \
             takes audit tools (.json) and workbooks (.xlsx)."
        }
    };
    told("dropped-not-taken", format!("“{name}” is not an audit tool or a workbook, so it was not taken."), hint)
}

/// Nothing was taken: why, and what to do.
pub(crate) fn told(code: &str, message: String, hint: &str) -> DroppedView {
    let told = Some(ErrorView { code: code.to_owned(), message, hint: hint.to_owned() });
    DroppedView { kind: DroppedKind::NotTaken, token: String::new(), tool: None, told }
}

/// Several files at once: none is taken, because nobody could see what became of each.
pub fn dropped_many() -> DroppedView {
    let message = "Only one file can be taken at a time, so none was.".to_owned();
    told("dropped-many", message, "Drop them one after the other.")
}
