//! Files from outside: looked at before they are read, never more than the longest that there may be; plans saved safely.

use crate::error::ApiError;
use audit_documents::workbook::{FileKind, kind_of};
use audit_exchange::Problem;
use audit_exchange::json::{self, MAX_BYTES};
use std::fs;
use std::io::{self, Cursor, ErrorKind, Read, Write as _};
use std::path::Path;
use zip::ZipArchive;

/// Reads a file of at most 8 MB (8,388,608 bytes), the longest that any file of this program may be.
///
/// # Errors
/// `file-missing`, `file-is-folder`, `file-is-device`, `file-unreadable`, `too-large`.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    // Looked at first: opening a pipe or a device can wait for ever.
    let about = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if about.is_dir() {
        return Err(Problem::new(
            "file-is-folder",
            "",
            "This is a folder, not a file.",
            "Name the file in it, such as one that ends with .return.json.",
        ));
    }
    if !about.is_file() {
        return Err(Problem::new(
            "file-is-device",
            "",
            "This is a device or a pipe, not a file.",
            "Save what it gives as a file, or send it to standard input and write “-”.",
        ));
    }
    read_stream(&mut fs::File::open(path).map_err(|error| unreadable(&error))?)
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

pub(super) fn unreadable(error: &io::Error) -> Problem {
    let (code, sentence, hint) = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            ("file-missing", "There is no such file.".to_owned(), "Check its name and its folder.")
        }
        ErrorKind::PermissionDenied => (
            "file-unreadable",
            "You are not allowed to read this file.".to_owned(),
            "Ask whoever looks after your computer, or copy the file to a folder of your own.",
        ),
        _ => (
            "file-unreadable",
            format!("This file cannot be read: {}.", error.kind()),
            "Try again. If it happens again, copy the file to another disk.",
        ),
    };
    Problem::new(code, "", sentence, hint)
}

/// The return in a zip that holds exactly one, as the zip to send does.
pub(super) fn return_in_zip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut names = (0..zip.len())
        .filter(|at| zip.name_for_index(*at).is_some_and(|name| name.is_ok_and(|name| name.ends_with(".return.json"))));
    let (at, None) = (names.next()?, names.next()) else { return None };
    // Read within the same bounds as a file of its own, whatever the zip says of its size.
    read_stream(&mut zip.by_index(at).ok()?).ok()
}

/// What a file is that is no return but is often taken for one: it lies beside it.
pub(super) fn mistaken(bytes: &[u8]) -> Option<Problem> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(Problem::new(
            "is-a-zip",
            "",
            "This is a zip without exactly one return in it.",
            "Check that you chose the right file, or unpack it and name the file that ends with .return.json.",
        ));
    }
    bytes.starts_with(b"%PDF-").then(|| {
        Problem::new(
            "is-a-pdf",
            "",
            "This is a PDF, not a return.",
            "Only the file beside it that ends with .return.json is signed. Name that one.",
        )
    })
}

/// What a file is that cannot be an audit tool, and where to go with it. `own`: it is checked by who writes it.
pub(super) fn no_tool(bytes: &[u8], own: bool) -> Option<Problem> {
    const RIGHT_FILE: &str = "Check that you chose the right file: the name of an audit tool ends with .tool.json.";
    let (what, hint) = match kind_of(bytes) {
        FileKind::Empty => ("This file is empty.", RIGHT_FILE),
        FileKind::Workbook | FileKind::OldOffice | FileKind::OpenDocument if own => (
            "This is a workbook, not an audit tool.",
            "Make the tool from it first: safeguarding-returns tool build FILE.xlsx -o TOOL.",
        ),
        FileKind::Workbook | FileKind::OldOffice | FileKind::OpenDocument => (
            "This is a workbook or another Office file, not an audit tool.",
            "If it holds the answers of an audit, open that audit and bring it in on its page “Workbook”. If it holds the \
             standards of an audit, ask who sent it for the file of the audit tool, which ends with .tool.json.",
        ),
        FileKind::Word => ("This is a Word document, not an audit tool.", RIGHT_FILE),
        FileKind::Presentation => ("This is a presentation, not an audit tool.", RIGHT_FILE),
        FileKind::Zip => (
            "This is a zip, not an audit tool.",
            "Unpack it first, then choose the file in it that ends with .tool.json.",
        ),
        FileKind::Pdf => ("This is a PDF, not an audit tool.", RIGHT_FILE),
        FileKind::Picture => ("This is a picture, not an audit tool, whatever its name ends with.", RIGHT_FILE),
        FileKind::Markup => ("This is a web page or XML, not an audit tool, whatever its name ends with.", RIGHT_FILE),
        FileKind::Json | FileKind::Text | FileKind::Other => return None,
    };
    Some(Problem::new("not-a-tool", "", what, hint))
}

/// A file that a command makes, for what is said when it cannot be saved.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Such as “plan”.
    pub what: &'static str,
    /// An example of its name, such as `plan.pdf`.
    pub example: &'static str,
    /// What is likely to hold it open.
    pub program: &'static str,
}

impl Made {
    /// An improvement plan.
    pub const PLAN: Self = Self { what: "plan", example: "plan.pdf", program: "your PDF reader" };
    /// The actions of an improvement plan as a workbook.
    pub const PLAN_WORKBOOK: Self = Self { what: "plan", example: "plan.xlsx", program: "it in Excel" };
    /// A workbook.
    pub const WORKBOOK: Self = Self { what: "workbook", example: "audit.xlsx", program: "it in Excel" };
    /// A return.
    pub const RETURN: Self =
        Self { what: "return", example: "my.return.json", program: "the program that has it open" };
    /// An audit tool.
    pub const TOOL: Self = Self { what: "audit tool", example: "tool.json", program: "the program that has it open" };
}

/// Saves a plan under exactly this name: see [`save_as`].
///
/// # Errors
/// As [`save_as`].
pub fn save_plan(path: &Path, bytes: &[u8], force: bool, source: Option<&Path>) -> Result<(), ApiError> {
    save_as(Made::PLAN, path, bytes, force, source)
}

/// Saves a file under exactly this name: a temporary file, flushed, renamed, read back. A file that is there already with
/// the same bytes is left as it is. `source` is the file that it was made from, which is never written over.
///
/// # Errors
/// `file-exists` when another file has the name and `force` is not given; `file-is-folder`, `file-is-device`,
/// `file-is-source`, `file-not-saved`. What was there before is there still.
pub fn save_as(made: Made, path: &Path, bytes: &[u8], force: bool, source: Option<&Path>) -> Result<(), ApiError> {
    let Made { what, example, .. } = made;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if source.is_some_and(|source| is_same(source, path)) {
        let source = if what == "plan" { "return" } else { "file" };
        let sentence = format!("The {what} would overwrite the {source} that it is made from.");
        let ending = example.rsplit('.').next().unwrap_or_default();
        let hint = format!("Give the {what} another name, such as one ending with .{ending}.");
        return Err(ApiError::new("file-is-source", sentence, hint));
    }
    if let Ok(about) = fs::metadata(path) {
        if about.is_dir() {
            let sentence = format!("The place for the {what} is a folder.");
            return Err(ApiError::new(
                "file-is-folder",
                sentence,
                format!("Add the name of the file, such as {example}."),
            ));
        }
        if !about.is_file() {
            let sentence = format!("The place for the {what} is a device or a pipe.");
            return Err(ApiError::new("file-is-device", sentence, format!("Name a file, such as {example}.")));
        }
        if fs::read(path).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        if !force {
            let hint = "Choose another name, or add --force to replace it.";
            return Err(ApiError::new("file-exists", "Another file of this name is there already.", hint));
        }
    }
    write(folder, path, bytes, force).map_err(|error| not_saved(made, &error))
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn write(folder: &Path, path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let mut temporary = tempfile::Builder::new();
    #[cfg(unix)]
    {
        // As for any file that a command writes: what the system's mask leaves of it.
        use std::os::unix::fs::PermissionsExt as _;
        temporary.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = temporary.prefix(".saving-").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    let kept = if force { temporary.persist(path) } else { temporary.persist_noclobber(path) };
    drop(kept.map_err(|failed| failed.error)?);
    if fs::read(path)? == bytes { Ok(()) } else { Err(io::Error::other("what was read back is not what was written")) }
}

fn not_saved(made: Made, error: &io::Error) -> ApiError {
    let Made { what, program, .. } = made;
    let (why, hint) = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            ("there is no such folder".to_owned(), "Make the folder, or choose another one.".to_owned())
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            "you cannot write to this folder, or another program holds the file".to_owned(),
            format!("Close {program}, or choose another folder."),
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("the disk is full".to_owned(), "Free some space, or choose another folder.".to_owned())
        }
        ErrorKind::AlreadyExists => (
            "another file of this name has just appeared".to_owned(),
            "Choose another name, or add --force to replace it.".to_owned(),
        ),
        _ => (error.kind().to_string(), "Choose another folder, then try again.".to_owned()),
    };
    ApiError::new("file-not-saved", format!("The {what} was not saved: {why}."), hint)
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

    #[test]
    fn another_file_is_only_replaced_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.pdf");
        let code = |bytes: &[u8], force, source| save_plan(&path, bytes, force, source).map_err(|error| error.code);
        assert_eq!(code(b"one", false, None), Ok(()));
        assert_eq!(code(b"one", false, None), Ok(()));
        assert_eq!(code(b"two", false, None), Err("file-exists"));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(code(b"two", true, Some(&path)), Err("file-is-source"));
        assert_eq!(code(b"two", true, None), Ok(()));
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(save_plan(folder.path(), b"x", true, None).unwrap_err().code, "file-is-folder");
        assert_eq!(save_plan(&folder.path().join("no/x.pdf"), b"x", false, None).unwrap_err().code, "file-not-saved");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half written is left");
    }
}
