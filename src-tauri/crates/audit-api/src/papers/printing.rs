//! A paper to print: drawn as it is when it is saved, into a folder of the program's own, and shown by the system's program for
//! PDFs, which prints it.

use crate::error::{ApiError, system_words};
use std::path::{Path, PathBuf};

/// Below the data folder: holds what was last opened to be printed, and nothing older.
const FOLDER: &str = "to-print";

/// The folder below the data folder for what is to be printed, made ready. What was printed before goes: it would only grow old
/// there. What a viewer still holds open stays until the next time.
///
/// # Errors
/// `file-unusable`.
pub fn folder_to_print(data: &Path) -> Result<PathBuf, ApiError> {
    let folder = data.join(FOLDER);
    let failed = |error: &std::io::Error| {
        let message = format!("The paper could not be made ready to print: {}.", system_words(error));
        ApiError::new("file-unusable", message, "Save it in a folder of yours and print it from there.")
            .because(audit_store::Cause::from(error))
    };
    std::fs::create_dir_all(&folder).map_err(|error| failed(&error))?;
    for old in std::fs::read_dir(&folder).map_err(|error| failed(&error))?.flatten() {
        // Open in a viewer, on Windows: it goes next time.
        let _ = std::fs::remove_file(old.path());
    }
    Ok(folder)
}
