//! Files that are drawn and saved in a folder, or to be printed.

use std::path::Path;

use audit_api::views::{FileView, PaperMade};
use audit_api::{ApiError, Drawing, Part, Program};

use crate::commands::Answer;
use crate::desk::Desk;

impl Desk {
    /// Draws something as the store has it and saves it in a folder.
    ///
    /// # Errors
    /// `folder-silent`, `stopped-saving`; what drawing says, and the store. That the folder takes no file is in the answer.
    pub fn save(&self, folder: &Path, draw: impl FnOnce(&Program) -> Result<Drawing, ApiError>) -> Answer<FileView> {
        let part = self.with(|program| draw(program))?.draw()?;
        self.save_part(part, folder)
    }

    pub(super) fn save_part(&self, part: Part, folder: &Path) -> Answer<FileView> {
        self.saving_in(folder, &left(folder), move |folder| part.save(folder))
    }

    /// Makes a copy of the paper in a folder, and remembers it.
    ///
    /// # Errors
    /// As [`Desk::save`], but `stopped`; `paper-not-saved`, `paper-changed`. There is no copy then, or it is taken away when it comes.
    pub fn make_paper(&self, audit: &str, folder: &Path) -> Answer<PaperMade> {
        let drawn = self.with(|program| program.draw_paper(audit))?.draw()?;
        let part = drawn.part().clone();
        let file = self.in_folder(
            folder,
            &left(folder),
            move |folder| part.save(folder),
            // Nobody knows of this copy.
            |file| {
                if let Some(path) = file.path.as_ref().filter(|_| file.saved) {
                    let _ = std::fs::remove_file(path);
                }
            },
        )?;
        let mut saved = drawn.saved(file);
        let made = self.with(|program| program.record_paper(&mut saved));
        if made.is_err() {
            // Beside the store, too. Where it does not go, nothing that could be done about it helps.
            let _ = self.in_folder(folder, "", move |_| saved.remove(), drop);
        }
        Ok(made?)
    }

    /// Draws the plan of today for printing and opens it in the system's program for PDFs.
    ///
    /// # Errors
    /// As [`Desk::save`]; `file-unusable`, `paper-not-shown`.
    pub fn print_plan(&self, audit: &str) -> Answer<FileView> {
        let folder = audit_api::folder_to_print(&self.folders().data)?;
        let file = self.save(&folder, |program| program.draw_plan_today(audit))?;
        self.printed(file)
    }

    /// Makes a copy of the paper for printing and opens it in the system's program for PDFs.
    ///
    /// # Errors
    /// As [`Desk::make_paper`]; `file-unusable`, `paper-not-shown`.
    pub fn print_paper(&self, audit: &str) -> Answer<FileView> {
        let folder = audit_api::folder_to_print(&self.folders().data)?;
        let file = self.make_paper(audit, &folder)?.file;
        self.printed(file)
    }

    fn printed(&self, file: FileView) -> Answer<FileView> {
        if let Some(path) = file.path.as_ref().filter(|_| file.saved) {
            self.show_paper(Path::new(path))?;
        }
        Ok(file)
    }
}

/// What is left undone when the program is closed meanwhile.
fn left(folder: &Path) -> String {
    format!("files that are being saved in {}", folder.display())
}
