//! Workbooks: read beside the store, held against an audit beside it, and brought in by one operation.

use std::path::Path;
use std::sync::Arc;

use audit_api::views::{OldFormAsked, OldFormView, SavedView, WorkbookView};
use audit_api::workbooks::Book;

use crate::commands::Answer;
use crate::desk::Desk;

impl Desk {
    /// What a workbook would bring in.
    ///
    /// # Errors
    /// `file-slow`, `stopped`; what refuses the file; the store's.
    pub fn preview_workbook(&self, file: &Path, audit: &str, last_time: bool) -> Answer<WorkbookView> {
        let book = self.book(file)?;
        let into = self.with(|program| program.workbook_into(&book, audit, last_time))?;
        let held = self.read(file, move |_| into.hold(&book))??;
        let placed = self.with(|program| program.placed(held, audit))?;
        self.read(file, move |_| placed.view())
    }

    /// Brings a workbook in.
    ///
    /// # Errors
    /// As [`Desk::preview_workbook`], and what [`audit_api::Program::bring_in`] says. Nothing is changed then.
    pub fn import_workbook(
        &self,
        file: &Path,
        audit: &str,
        last_time: bool,
        same: bool,
        digest: &str,
    ) -> Answer<SavedView> {
        let book = self.book(file)?;
        let into = self.with(|program| program.workbook_into(&book, audit, last_time))?;
        let held = self.read(file, move |_| into.hold(&book))??;
        Ok(self.with(|program| program.bring_in(held, same, digest))?)
    }

    /// What an old form would bring in.
    ///
    /// # Errors
    /// `file-slow`, `stopped`; what refuses the file; the store's.
    pub fn preview_old_form(&self, file: &Path, asked: OldFormAsked) -> Answer<OldFormView> {
        let book = self.book(file)?;
        let audit = self.with(|program| program.as_it_stands(&asked.audit))?;
        Ok(self.read(file, move |_| audit.look_at(&book, &asked).map(|looked| looked.view()))??)
    }

    /// Brings an old form in.
    ///
    /// # Errors
    /// As [`Desk::preview_old_form`], and what [`audit_api::Program::bring_in_old_form`] says. Nothing is changed then.
    pub fn import_old_form(&self, file: &Path, asked: OldFormAsked, digest: &str) -> Answer<SavedView> {
        let book = self.book(file)?;
        let audit = self.with(|program| program.as_it_stands(&asked.audit))?;
        let looked = self.read(file, move |_| audit.look_at(&book, &asked))??;
        Ok(self.with(|program| program.bring_in_old_form(&looked, digest))?)
    }

    /// A workbook as its file is now. What stands in it is not read twice while somebody looks at it.
    fn book(&self, file: &Path) -> Answer<Arc<Book>> {
        let last = self.last_book().clone();
        let book = self.read(file, move |file| match last {
            Some(last) => last.again(file),
            None => Book::read(file).map(Arc::new),
        })??;
        *self.last_book() = Some(book.clone());
        Ok(book)
    }
}
