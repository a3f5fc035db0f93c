//! A file that is about to be drawn and saved: what it says is taken from the store at once, and neither drawing nor saving it
//! needs the store again. So a folder that does not answer holds up nothing else.

use super::files::{self, Part, WriteTrouble};
use crate::error::{ApiError, system_words};
use crate::views::{FileKind, FileView};
use audit_exchange::returns;
use std::path::Path;

/// What draws a file's bytes.
type Draw = Box<dyn FnOnce() -> Result<Vec<u8>, ApiError> + Send>;

/// A file with its name, still to be drawn.
pub struct Drawing {
    kind: FileKind,
    name: String,
    draw: Draw,
}

impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Drawing({}, {})", self.kind, self.name)
    }
}

impl Drawing {
    pub(crate) fn new(
        kind: FileKind,
        name: String,
        draw: impl FnOnce() -> Result<Vec<u8>, ApiError> + Send + 'static,
    ) -> Self {
        Self { kind, name, draw: Box::new(draw) }
    }

    /// Draws it.
    ///
    /// # Errors
    /// `plan-not-made`, `paper-not-made`; a workbook's.
    pub fn draw(self) -> Result<Part, ApiError> {
        Ok(Part { kind: self.kind, name: self.name, bytes: (self.draw)()? })
    }

    /// Draws it and saves it into a folder. That the folder takes no file is in the answer.
    ///
    /// # Errors
    /// As [`Drawing::draw`].
    pub fn save(self, folder: &Path) -> Result<FileView, ApiError> {
        Ok(self.draw()?.save(folder))
    }
}

impl Part {
    /// Saves it into a folder, never over another file, and reads it back.
    pub fn save(&self, folder: &Path) -> FileView {
        let outcome = files::save_new(folder, &self.name, &self.bytes).and_then(|path| match self.kind {
            FileKind::Return => verified(&path).map(|()| path),
            _ => Ok(path),
        });
        match outcome {
            Ok(path) => {
                let named = path.file_name().map(|name| name.to_string_lossy().into_owned());
                self.view(named, path.display().to_string(), String::new())
            }
            Err(trouble) => self.not_saved(&format!("{} {}", trouble.message, trouble.hint)),
        }
    }

    /// How it stands when it was not saved: `problem` says why, and what to do.
    pub fn not_saved(&self, problem: &str) -> FileView {
        self.view(None, String::new(), problem.to_owned())
    }
}

/// A return counts as saved only when what is on disk verifies.
fn verified(path: &Path) -> Result<(), WriteTrouble> {
    let bytes = files::read_back(path).map_err(|error| WriteTrouble {
        message: format!("The return was saved but cannot be read again: {}.", system_words(error)),
        hint: "Choose another folder, then save again.".to_owned(),
    })?;
    returns::verify(&bytes).map(|_| ()).map_err(|_| WriteTrouble {
        message: "The return was saved but is damaged on disk.".to_owned(),
        hint: "Choose another folder or disk, then save again.".to_owned(),
    })
}
