//! A paper to print: drawn as it is when it is saved, into a folder of the program's own, and shown by the system's program for
//! PDFs, which prints it.

use crate::error::ApiError;
use crate::program::Program;
use crate::views::FileView;
use std::path::{Path, PathBuf};

/// Below the data folder: holds what was last opened to be printed, and nothing older.
const FOLDER: &str = "to-print";

impl Program {
    /// Draws the improvement plan as it stands today for printing.
    ///
    /// # Errors
    /// As [`Program::save_plan_today`]; `file-unusable`.
    pub fn plan_to_print(&self, audit: &str) -> Result<FileView, ApiError> {
        let folder = self.empty_folder_to_print()?;
        self.save_plan_today(audit, &folder.display().to_string())
    }

    /// Makes a copy of the paper for printing. It has a number and is on the list as any other.
    ///
    /// # Errors
    /// As [`Program::make_paper`]; `file-unusable`.
    pub fn paper_to_print(&mut self, audit: &str) -> Result<FileView, ApiError> {
        let folder = self.empty_folder_to_print()?;
        Ok(self.make_paper(audit, &folder.display().to_string())?.file)
    }

    /// Whether a file is a PDF that may be shown: one that is there to be printed, or stands in one of these folders.
    pub fn may_be_shown(&self, file: &Path, folders: &[PathBuf]) -> bool {
        let folder = file.parent().unwrap_or(Path::new(""));
        let known = folder == self.folder_to_print() || folders.iter().any(|known| known == folder);
        known && file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) && file.is_file()
    }

    fn folder_to_print(&self) -> PathBuf {
        self.folder().join(FOLDER)
    }

    /// What was printed before goes: it would only grow old there. What a viewer still holds open stays until the next time.
    fn empty_folder_to_print(&self) -> Result<PathBuf, ApiError> {
        let folder = self.folder_to_print();
        let failed = |error: &std::io::Error| {
            let words = crate::error::system_words(error);
            let message = format!("The paper could not be made ready to print: {words}.");
            ApiError::new("file-unusable", message, "Save it in a folder of yours and print it from there.")
        };
        std::fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
        for old in std::fs::read_dir(&folder).map_err(|error| failed(&error))?.flatten() {
            // Open in a viewer, on Windows: it goes next time.
            let _ = std::fs::remove_file(old.path());
        }
        Ok(folder)
    }
}
