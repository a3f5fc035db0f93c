//! A workbook's file, read within bounds and without the store: reading somebody's file may take its time.

use crate::error::{ApiError, system_words};
use audit_core::problem::Told as Problem;
use audit_exchange::Digest;
use audit_workbooks::audit::read;
use audit_workbooks::grid::Grid;
use audit_workbooks::{About, MOST_BYTES, open};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

/// A workbook that was read: its name, what it is known by, and what stands in it.
pub struct Book {
    /// The file's name, to be shown.
    pub(super) file: String,
    /// SHA-256 of the file.
    pub(super) digest: String,
    pub(super) grids: Vec<Grid>,
    /// What it says about itself, if it is one of ours.
    pub(super) about: Result<About, ApiError>,
}

impl Book {
    /// Reads a workbook's file.
    ///
    /// # Errors
    /// As [`read_file`]; `not-a-workbook`, `workbook-password`, `workbook-damaged`, `workbook-too-large`, `workbook-old-format`,
    /// `workbook-ods`.
    pub fn read(path: &Path) -> Result<Self, ApiError> {
        Self::of(path, &read_file(path)?)
    }

    /// Reads a workbook's file again, where it is another one than this.
    ///
    /// # Errors
    /// As [`Book::read`].
    pub fn again(self: &Arc<Self>, path: &Path) -> Result<Arc<Self>, ApiError> {
        let bytes = read_file(path)?;
        match self.digest == digest(&bytes) && self.file == name(path) {
            true => Ok(self.clone()),
            false => Self::of(path, &bytes).map(Arc::new),
        }
    }

    fn of(path: &Path, bytes: &[u8]) -> Result<Self, ApiError> {
        let grids = open(bytes).map_err(ApiError::from)?;
        let about = read::about(&grids).map_err(ApiError::from);
        Ok(Self { file: name(path), digest: digest(bytes), grids, about })
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn digest(bytes: &[u8]) -> String {
    Digest::of_bytes(bytes).to_string()
}

/// Reads a workbook's file, at most as much of it as a workbook may be long.
///
/// # Errors
/// `file-missing`, `file-is-folder`, `file-unreadable` for one in a cloud, `file-unusable`.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let unusable = |found: std::io::Error| {
        if found.kind() == ErrorKind::NotFound {
            return Problem::new("file-missing", "", "There is no such workbook.", "Check its name and its folder.");
        }
        if crate::reading::is_in_the_cloud(&found) {
            return crate::reading::unreadable(&found);
        }
        Problem::new(
            "file-unusable",
            "",
            format!("The workbook cannot be read: {}.", system_words(found)),
            "If it is open in Excel, save it and close it there, then try again.",
        )
    };
    if audit_store::is_open_store(path) {
        return Err(crate::reading::own_store());
    }
    // Looked at first: opening a pipe or a device can wait for ever.
    let about = std::fs::metadata(path).map_err(unusable)?;
    if about.is_dir() {
        let hint = "Name the workbook in it, a file that ends with .xlsx.";
        return Err(Problem::new("file-is-folder", "", "This is a folder, not a workbook.", hint));
    }
    if !about.is_file() {
        let hint = "Name the workbook itself, a file that ends with .xlsx.";
        return Err(Problem::new("file-unusable", "", "This is not a file.", hint));
    }
    let file = std::fs::File::open(path).map_err(unusable)?;
    read_to_the_end(file).map_err(unusable)
}

/// Reads a workbook from a stream, at most as much of it as a workbook may be long.
///
/// # Errors
/// `file-unusable`.
pub fn read_stream(stream: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    read_to_the_end(stream).map_err(|found| {
        let sentence = format!("The workbook cannot be read: {}.", system_words(found));
        Problem::new("file-unusable", "", sentence, "Save it as a file, and name that.")
    })
}

fn read_to_the_end(stream: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
