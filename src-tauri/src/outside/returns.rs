//! Returns: the key is fetched and the files are saved beside the store.

use std::path::Path;

use audit_api::views::{FileView, ReturnView};
use audit_api::{ApiError, MadeReturn, ReturnsAsked, usable};

use super::GLANCE;
use crate::beside::Ask;
use crate::commands::Answer;
use crate::desk::Desk;

impl Desk {
    /// Makes the return of an audit and saves its files in a folder.
    ///
    /// # Errors
    /// `not-ready`, `own-use`, `number-used`, `audit-locked`, `folder-unusable`, `folder-silent`, `stopped`, `signing-key-missing`,
    /// `key-store-silent`; the store's. Nothing is locked then.
    pub fn make_return(&self, audit: &str, folder: &Path) -> Answer<ReturnView> {
        let wanted = self.with(|program| program.return_wanted(audit))?;
        self.in_folder(folder, "", usable, drop)??;
        let hand = wanted.fetch(&*self.keys())?;
        let made = self.with(|program| program.sign_return(audit, &hand))?;
        self.save_files(&made, folder)
    }

    /// Saves the files of a return once more.
    ///
    /// # Errors
    /// `not-found`; the store's. What went wrong with a file stands beside it.
    pub fn save_return_again(&self, audit: &str, revision: u32, folder: &Path) -> Answer<ReturnView> {
        let made = self.with(|program| program.return_made(audit, revision))?;
        self.save_files(&made, folder)
    }

    /// The returns of an audit, newest first.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn returns(&self, audit: &str) -> Answer<Vec<ReturnView>> {
        let asked = self.with(|program| program.returns_asked(audit))?;
        Ok(self.looked_at(asked))
    }

    /// Remembers that a return was sent, or was not.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn mark_sent(&self, audit: &str, revision: u32, sent: bool) -> Answer<ReturnView> {
        let asked = self.with(|program| program.mark_sent(audit, revision, sent))?;
        self.only_one(asked)
    }

    /// From here on the return is made: what goes wrong is said beside each file.
    fn save_files(&self, made: &MadeReturn, folder: &Path) -> Answer<ReturnView> {
        let parts = made.parts().to_vec();
        let what = format!("the files of a return, which are being saved in {}", folder.display());
        let saved = self.saving_in(folder, &what, move |folder| {
            parts.iter().map(|part| part.save(folder)).collect::<Vec<FileView>>()
        });
        let files = saved.unwrap_or_else(|error| {
            let why = format!("{} {}", error.message, "Save it again, or choose another folder.");
            made.parts().iter().map(|part| part.not_saved(&why)).collect()
        });
        let asked = self.with(|program| program.files_of_return_saved(made, files))?;
        self.only_one(asked)
    }

    fn only_one(&self, asked: ReturnsAsked) -> Answer<ReturnView> {
        let view = self.looked_at(asked).pop();
        Ok(view
            .ok_or_else(|| ApiError::new("not-found", "This return is not here any more.", "Go back to the start."))?)
    }

    /// Looks for the files and the keys of returns, each for as long as somebody waits for a page.
    fn looked_at(&self, asked: ReturnsAsked) -> Vec<ReturnView> {
        let files = asked.files();
        let seen = match files.folder() {
            None => files.look(),
            Some(folder) => {
                let (lane, looking) = ("files of returns".to_owned(), files.clone());
                let ask = Ask { lane, limit: GLANCE, what: String::new(), stoppable: false };
                let unseen = || {
                    files.unseen(&format!(
                        "The folder {} is not responding. The file may be there: look again later, or save it in another folder.",
                        folder.display()
                    ))
                };
                self.beside().ask(ask, move || looking.look(), drop).unwrap_or_else(|_| unseen())
            }
        };
        let kept = asked.keys().look(&*self.keys());
        asked.view(seen, kept)
    }
}
