//! Files from outside: looked at before they are read, never more than the longest that there may be.

use crate::error::system_words;
use audit_core::problem::Told as Problem;
use audit_exchange::json::{self, MAX_BYTES};
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Reads a file of at most 8 MB (8,388,608 bytes), the longest that any file of this program may be.
///
/// # Errors
/// `file-missing`, `file-is-folder`, `file-is-device`, `file-unreadable`, `too-large`.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    read_stream(&mut opened(path)?)
}

/// Reads a file of whatever kind, at most one byte more than any that is taken may have: enough to say what it is.
///
/// # Errors
/// As [`read_file`], without `too-large`.
pub(crate) fn read_any(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let file = opened(path)?.take(audit_workbooks::MOST_BYTES as u64 + 1).read_to_end(&mut bytes);
    file.map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

fn opened(path: &Path) -> Result<fs::File, Problem> {
    if audit_store::is_open_store(path) {
        return Err(own_store());
    }
    // Looked at first: opening a pipe or a device can wait for ever.
    let about = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if about.is_dir() {
        return Err(Problem::new("file-is-folder", "", "This is a folder, not a file.", "Name the file in it."));
    }
    if !about.is_file() {
        return Err(Problem::new(
            "file-is-device",
            "",
            "This is a device or a pipe, not a file.",
            "Save what it gives as a file, or send it to standard input and write “-”.",
        ));
    }
    fs::File::open(path).map_err(|error| unreadable(&error))
}

/// The file that was chosen is the open store itself, which nobody reads beside it: that would take away its lock.
pub(crate) fn own_store() -> Problem {
    let sentence = "This is the file in which the program keeps your audits.";
    Problem::new("own-store", "", sentence, "Choose another file. For a copy of your audits, go to Snapshots.")
}

/// Reads a stream to its end. One that is longer than 8 MB is not read further.
///
/// # Errors
/// `file-unreadable`, `too-large`.
pub fn read_stream(stream: &mut dyn Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    stream.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() > MAX_BYTES {
        return Err(Problem::new("too-large", "", json::TOO_LARGE, "Check that you chose the right file."));
    }
    Ok(bytes)
}

pub(crate) fn unreadable(error: &io::Error) -> Problem {
    let (code, sentence, hint) = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            ("file-missing", "There is no such file.".to_owned(), "Check its name and its folder.")
        }
        ErrorKind::PermissionDenied => (
            "file-unreadable",
            "You are not allowed to read this file.".to_owned(),
            "Ask whoever looks after your computer, or copy the file to a folder of your own.",
        ),
        _ if is_in_the_cloud(error) => (
            "file-unreadable",
            "This file is in the cloud and could not be downloaded.".to_owned(),
            "Look whether OneDrive, or whatever keeps it, is signed in and online. Choose “Always keep on this device” for the \
             file, then try again.",
        ),
        _ => (
            "file-unreadable",
            format!("This file cannot be read: {}.", system_words(error)),
            "Try again. If it happens again, copy the file to another disk.",
        ),
    };
    Problem::new(code, "", sentence, hint)
}

/// What Windows says of a file that a cloud keeps: ERROR_CLOUD_FILE_… are 358 to 404.
pub(crate) fn is_in_the_cloud(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(|code| (358..=404).contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_may_be() {
        assert_eq!(read_stream(&mut io::repeat(b'x')).unwrap_err().code, "too-large");
        assert_eq!(read_stream(&mut io::repeat(b'x').take(MAX_BYTES as u64)).unwrap().len(), MAX_BYTES);
    }

    #[test]
    fn what_is_no_file_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_file(folder.path()).unwrap_err().code, "file-is-folder");
        assert_eq!(read_file(&folder.path().join("gone")).unwrap_err().code, "file-missing");
        #[cfg(unix)]
        assert_eq!(read_file(Path::new("/dev/zero")).unwrap_err().code, "file-is-device");
    }
}
