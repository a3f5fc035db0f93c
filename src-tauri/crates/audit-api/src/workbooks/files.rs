//! A workbook's file, read within bounds.

use crate::error::system_words;
use audit_documents::workbook::MOST_BYTES;
use audit_exchange::Problem;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Reads a workbook's file, at most as much of it as a workbook may be long.
///
/// # Errors
/// `file-missing`, `file-is-folder`, `file-unusable`.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let unusable = |found: std::io::Error| {
        if found.kind() == ErrorKind::NotFound {
            return Problem::new("file-missing", "", "There is no such workbook.", "Check its name and its folder.");
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
