//! What helps whoever helps: what is saved is what was shown.

use std::path::Path;

use audit_api::views::{FileView, HelpFileView};

use crate::commands::Answer;
use crate::desk::{self, Desk};
use crate::log;

impl Desk {
    /// The program's version and the days of its log, each with its words.
    pub fn help_files(&self) -> Vec<HelpFileView> {
        let days = log::files(&self.folders().data).into_iter();
        let mut files = vec![audit_api::help_about(audit_api::made(crate::MADE))];
        files.extend(days.map(|(name, text)| HelpFileView { name, text }));
        *self.help_shown() = files.clone();
        files
    }

    /// Saves what was shown last, as one zip file in a folder.
    ///
    /// # Errors
    /// `zip-not-made`; as [`Desk::save`]. That the folder takes no file is in the answer.
    pub fn save_help_files(&self, folder: &Path) -> Answer<FileView> {
        let shown = self.help_shown().clone();
        let part = audit_api::pack_help(&shown, &*desk::world(self))?;
        self.save_part(part, folder)
    }
}
