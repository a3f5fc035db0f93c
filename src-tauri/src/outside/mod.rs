//! What the program does with folders, files and keys that are not its own: the store says what is wanted, the foreign half is
//! done beside it, and the store notes what came of it. Nothing here waits for anything foreign while it holds the store.

mod books;
mod help;
mod papers;
mod returns;
mod snapshots;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::Duration;

use audit_api::views::{DroppedView, ImportView};
use audit_api::{Dropped, ToolRead};

use crate::beside::{Ask, NoAnswer};
use crate::commands::{Answer, CommandError, unexpected};
use crate::desk::Desk;
use crate::folders;

/// How long a folder may take to be written to, and a file to be read: somebody waits and can stop waiting.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a question may take that nobody knows is asked.
const GLANCE: Duration = Duration::from_secs(3);

impl Desk {
    /// Does something with a folder. `what`: what is left undone when the program is closed meanwhile; empty: nothing. `late` gets
    /// what came when nobody waited any more.
    ///
    /// # Errors
    /// `folder-silent`, `stopped`.
    fn in_folder<T: Send + 'static>(
        &self,
        folder: &Path,
        what: &str,
        work: impl FnOnce(&Path) -> T + Send + 'static,
        late: impl FnOnce(T) + Send + 'static,
    ) -> Answer<T> {
        let (ask, at) = (ask_of(folder, PATIENCE, what), folder.to_path_buf());
        self.beside().ask(ask, move || work(&at), late).map_err(|none| no_folder(none, folder))
    }

    /// Saves something in a folder. As [`Desk::in_folder`]; it may still arrive when nobody waits any more.
    ///
    /// # Errors
    /// `folder-silent`, `stopped-saving`.
    fn saving_in<T: Send + 'static>(
        &self,
        folder: &Path,
        what: &str,
        work: impl FnOnce(&Path) -> T + Send + 'static,
    ) -> Answer<T> {
        self.in_folder(folder, what, work, drop).map_err(|error| match error.code.as_str() {
            // A code of its own: this is said on screen, where “stopped” is just what somebody wanted.
            "stopped" => CommandError::new(
                "stopped-saving",
                format!("You cancelled this. The file may still be saved in {}.", folder.display()),
                "Look there before you save it again.",
            ),
            _ => error,
        })
    }

    /// Reads a file.
    ///
    /// # Errors
    /// `file-slow`, `stopped`.
    fn read<T: Send + 'static>(&self, file: &Path, work: impl FnOnce(&Path) -> T + Send + 'static) -> Answer<T> {
        let (ask, at) = (ask_of(file, PATIENCE, ""), file.to_path_buf());
        self.beside().ask(ask, move || work(&at), drop).map_err(|none| no_file(none, file))
    }

    /// Opens the file of an audit tool.
    ///
    /// # Errors
    /// `file-slow`, `stopped`; the store's.
    pub fn open_tool(&self, file: &Path) -> Answer<ImportView> {
        let read = self.read(file, ToolRead::file)?;
        Ok(self.with(|program| program.take_in_tool(read))?)
    }

    /// Takes a file that was dropped.
    ///
    /// # Errors
    /// As [`Desk::open_tool`].
    pub fn take_dropped(&self, file: &Path) -> Answer<DroppedView> {
        let dropped = self.read(file, Dropped::look_at)?;
        Ok(self.with(|program| program.take_dropped(dropped))?)
    }

    /// The folder in which a dialog begins: the one that was chosen last, where it is still there and says so.
    pub fn folder_to_begin(&self) -> PathBuf {
        let last = self.with(|program| Ok(program.last_folder())).ok().flatten();
        let there = last.filter(|folder| {
            let (ask, at) = (ask_of(folder, Duration::from_secs(1), ""), folder.clone());
            self.beside().ask(ask, move || at.is_dir(), drop) == Ok(true)
        });
        there.unwrap_or_else(folders::documents)
    }

    /// Shows a folder in the system's file manager.
    ///
    /// # Errors
    /// `folder-not-shown`, `folder-silent`.
    pub fn show_folder(&self, folder: &Path) -> Answer<()> {
        self.in_folder(folder, "", folders::show, drop)?
    }

    /// Opens a PDF in the system's program for PDFs.
    ///
    /// # Errors
    /// `paper-not-shown`, `file-slow`.
    pub fn show_paper(&self, file: &Path) -> Answer<()> {
        self.read(file, folders::open_paper)?
    }
}

fn ask_of(path: &Path, limit: Duration, what: &str) -> Ask {
    Ask { lane: path.display().to_string(), limit, what: what.to_owned(), stoppable: true }
}

fn no_folder(none: NoAnswer, folder: &Path) -> CommandError {
    match none {
        NoAnswer::Silent => CommandError::new(
            "folder-silent",
            format!("The folder {} is not responding.", folder.display()),
            "It may be on a drive that cannot be reached. Choose another folder, or try again later.",
        ),
        none => no_answer(none),
    }
}

fn no_file(none: NoAnswer, file: &Path) -> CommandError {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match none {
        NoAnswer::Silent => CommandError::new(
            "file-slow",
            format!("“{name}” could not be read in {} seconds.", PATIENCE.as_secs()),
            "It may be on a drive that cannot be reached. Copy it to this computer, then try again.",
        ),
        none => no_answer(none),
    }
}

fn no_answer(none: NoAnswer) -> CommandError {
    match none {
        NoAnswer::Stopped => CommandError::new("stopped", "You cancelled this.", "Nothing was changed."),
        NoAnswer::Silent | NoAnswer::Failed => unexpected(),
    }
}
