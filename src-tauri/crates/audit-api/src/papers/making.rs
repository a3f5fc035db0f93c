//! A copy of the paper, in three steps: drawn of the audit as it stands, saved, recorded. Between the first and the last the store
//! is free, because a folder may take its time; a copy of what is no longer so is not recorded.

use crate::error::ApiError;
use crate::program::{Program, id};
use crate::returns::{Drawing, Part, names};
use crate::views::{FileKind, FileView, PaperMade};
use audit_core::Uuid;
use audit_core::field::Fields;
use audit_core::operation::Kind;
use audit_store::NewOperation;
use std::path::Path;

/// A copy of the paper that is about to be drawn and saved.
#[derive(Debug)]
pub struct PaperDrawn<D = Drawing> {
    audit: Uuid,
    number: String,
    /// What the audit said.
    says: Fields,
    drawing: D,
}

impl PaperDrawn {
    /// Draws it.
    ///
    /// # Errors
    /// `paper-not-made`.
    pub fn draw(self) -> Result<PaperDrawn<Part>, ApiError> {
        let Self { audit, number, says, drawing } = self;
        Ok(PaperDrawn { audit, number, says, drawing: drawing.draw()? })
    }
}

impl PaperDrawn<Part> {
    /// The file.
    pub fn part(&self) -> &Part {
        &self.drawing
    }

    /// What became of the file.
    pub fn saved(self, file: FileView) -> PaperSaved {
        PaperSaved { audit: self.audit, number: self.number, says: self.says, file, recorded: false }
    }
}

/// A copy of the paper whose file is saved, or not, and that is not recorded yet.
#[derive(Debug)]
pub struct PaperSaved {
    audit: Uuid,
    number: String,
    says: Fields,
    file: FileView,
    recorded: bool,
}

impl PaperSaved {
    /// Takes the file of a copy that is not recorded away again: a number that nobody knows must not be there.
    pub fn remove(&self) {
        if let Some(path) = self.file.path.as_ref().filter(|_| self.file.saved && !self.recorded) {
            // Where it cannot go: nothing that could be done about it helps whoever reads it.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Program {
    /// A copy of the paper as the audit stands now, with its number, to be saved and then recorded.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn draw_paper(&self, audit: &str) -> Result<PaperDrawn, ApiError> {
        let audit = id(audit, "audit")?;
        let loaded = self.load(audit)?;
        let number = self.free_number()?;
        let earlier = self.earlier(&loaded)?;
        let model = self.paper_model(&loaded, &number, earlier.as_ref());
        let (code, name) = (loaded.naming_code().1, loaded.content.profile.name.clone());
        let name = names::of_paper(&code, &name, loaded.tool.id.as_str(), &loaded.tool.edition, &number);
        let drawing = Drawing::new(FileKind::Paper, name, move || {
            audit_documents::paper_pdf(&model).map_err(|error| {
                let message = format!("The paper could not be made: {error}.");
                ApiError::new("paper-not-made", message, "Your answers are safe. Try again.")
            })
        });
        Ok(PaperDrawn { audit, number, says: loaded.fields.clone(), drawing })
    }

    /// Remembers a copy of the paper that was saved: its number, and where in the history it was made. Where this is refused the
    /// file has to go again ([`PaperSaved::remove`]), which may take as long as saving it.
    ///
    /// # Errors
    /// `paper-not-saved`: no copy was made; `paper-changed`; the store's.
    pub fn record_paper(&mut self, saved: &mut PaperSaved) -> Result<PaperMade, ApiError> {
        // A copy that is nowhere would be on the list, and the declaration would speak of it.
        if !saved.file.saved {
            return Err(ApiError::new(
                "paper-not-saved",
                saved.file.problem.clone().unwrap_or_default(),
                "Then make the copy again. Your answers are safe.",
            ));
        }
        if self.load(saved.audit)?.fields != saved.says {
            let message = "The audit was changed while the copy was being saved, so there is no copy.";
            return Err(ApiError::new("paper-changed", message, "Make the copy again. Your answers are safe."));
        }
        // The reason of the operation that records a copy is the copy's number.
        let reason = Some(saved.number.clone());
        let operation = NewOperation { reason, ..self.operation(Kind::Paper, Vec::new())? };
        self.store.write(|writer| Ok::<_, ApiError>(writer.commit(saved.audit, &operation)?))?;
        saved.recorded = true;
        let operation = self.store.read()?.operation(operation.id)?;
        Ok(PaperMade { copy: self.copy(&*self.load(saved.audit)?, &operation)?, file: saved.file.clone() })
    }

    /// Draws, saves and records a copy of the paper in one go.
    ///
    /// # Errors
    /// As [`Program::draw_paper`], [`PaperDrawn::draw`] and [`Program::record_paper`].
    pub fn make_paper(&mut self, audit: &str, folder: &str) -> Result<PaperMade, ApiError> {
        let drawn = self.draw_paper(audit)?.draw()?;
        let file = drawn.part().save(Path::new(folder));
        let mut saved = drawn.saved(file);
        let made = self.record_paper(&mut saved);
        saved.remove();
        made
    }
}
