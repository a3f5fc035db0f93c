//! The label beside an open store: which computer and user have it. Information only; SQLite's lock decides.
use std::{
    ffi::OsString,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::options::OpenOptions;
use crate::StoreError;

fn label_path(store: &Path) -> PathBuf {
    let mut name = OsString::from(store.as_os_str());
    name.push("-open-by.txt");
    PathBuf::from(name)
}

/// Writes the label. A folder that cannot be written to is found here, before the first answer is lost.
pub(super) fn write(store: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let line = |text: &str| text.replace(['\r', '\n'], " ");
    let text = format!("{}\n{}\n{}\n", line(&options.computer), line(&options.user), line(&options.now));
    match fs::write(label_path(store), text) {
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            Err(StoreError::ReadOnly)
        }
        // A full disk still lets the store be read.
        _ => Ok(()),
    }
}

/// The error for a locked store, with what the label says.
pub(super) fn in_use(store: &Path) -> StoreError {
    let text = fs::read_to_string(label_path(store)).unwrap_or_default();
    let mut lines = text.lines().map(str::to_owned).map(Some);
    let mut next = || lines.next().flatten().filter(|line| !line.is_empty());
    StoreError::InUse { computer: next(), user: next(), since: next() }
}

/// Takes the label away; a stale one does no harm.
pub(super) fn remove(store: &Path) {
    let _ = fs::remove_file(label_path(store));
}
