//! What a command makes, saved safely: written beside its place first, and moved there when all is written.

use crate::error::{ApiError, system_words};
use audit_store::Cause;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file that a command makes, for what is said when it cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Such as “plan”.
    pub what: &'static str,
    /// An example of its name, such as `plan.pdf`.
    pub example: &'static str,
    /// What is likely to hold it open.
    pub program: &'static str,
    /// Whether it is text, which a terminal can show.
    pub text: bool,
    /// Whether only its owner may read it.
    private: bool,
}

impl Made {
    /// An improvement plan.
    pub const PLAN: Self = Self::file("plan", "plan.pdf", "your PDF reader", false);
    /// The actions of an improvement plan as a workbook.
    pub const PLAN_WORKBOOK: Self = Self::file("plan", "plan.xlsx", "it in Excel", false);
    /// A workbook.
    pub const WORKBOOK: Self = Self::file("workbook", "audit.xlsx", "it in Excel", false);
    /// A return.
    pub const RETURN: Self = Self::file("return", "my.return.json", "the program that has it open", true);
    /// An audit tool.
    pub const TOOL: Self = Self::file("audit tool", "tool.json", "the program that has it open", true);
    /// A new signing key.
    pub const KEY: Self =
        Self { private: true, ..Self::file("new key", "my.key", "the program that has it open", true) };

    const fn file(what: &'static str, example: &'static str, program: &'static str, text: bool) -> Self {
        Self { what, example, program, text, private: false }
    }
}

/// A file that is written, and not in its place yet. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Staged<'b> {
    made: Made,
    path: PathBuf,
    bytes: &'b [u8],
    force: bool,
    /// None: the very same file is there already.
    temporary: Option<NamedTempFile>,
}

/// Writes a file beside its place, flushed, when nothing stands against its being moved there. A file that is there already with the
/// same bytes is left as it is. `source` is the file that it was made from, which is never written over.
///
/// # Errors
/// `file-exists` when another file has the name and `force` is not given; `file-is-folder`, `file-is-device`, `file-is-source`,
/// `file-not-saved`. What was there before is there still, and nothing new is.
pub fn stage<'b>(
    made: Made,
    path: &Path,
    bytes: &'b [u8],
    force: bool,
    source: Option<&Path>,
) -> Result<Staged<'b>, ApiError> {
    let staged = |temporary| Staged { made, path: path.to_owned(), bytes, force, temporary };
    if source.is_some_and(|source| is_same(source, path)) {
        return Err(over_its_source(made));
    }
    match fs::metadata(path) {
        Ok(about) => {
            not_a_file(made, &about)?;
            if fs::read(path).is_ok_and(|there| there == bytes) {
                return Ok(staged(None));
            }
            if !force {
                let hint = "Choose another name, or add --force to replace it.";
                return Err(ApiError::new("file-exists", "Another file of this name is there already.", hint));
            }
        }
        // A name that cannot be is found out before anything is written.
        Err(error) if error.kind() == ErrorKind::InvalidFilename => return Err(not_saved(made, &error)),
        Err(_) => {}
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = written(made, folder, bytes).map_err(|error| not_saved(made, &error))?;
    Ok(staged(Some(temporary)))
}

impl Staged<'_> {
    /// Whether the very same file was there before.
    pub fn was_there(&self) -> bool {
        self.temporary.is_none()
    }

    /// Moves the file to its place and reads it back.
    ///
    /// # Errors
    /// `file-not-saved`. What was there before is there still.
    pub fn keep(self) -> Result<(), ApiError> {
        let Some(temporary) = self.temporary else { return Ok(()) };
        let kept = if self.force { temporary.persist(&self.path) } else { temporary.persist_noclobber(&self.path) };
        let read_back = match kept {
            Ok(file) => {
                drop(file);
                fs::read(&self.path)
            }
            Err(failed) => Err(failed.error),
        };
        match read_back {
            Ok(there) if there == self.bytes => Ok(()),
            Ok(_) => Err(not_saved(self.made, &io::Error::other("what was read back is not what was written"))),
            Err(error) => Err(not_saved(self.made, &error)),
        }
    }
}

/// Saves one file under exactly this name: [`stage`], then [`Staged::keep`].
///
/// # Errors
/// As these two.
pub fn save_as(made: Made, path: &Path, bytes: &[u8], force: bool, source: Option<&Path>) -> Result<(), ApiError> {
    stage(made, path, bytes, force, source)?.keep()
}

fn written(made: Made, folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut temporary = tempfile::Builder::new();
    #[cfg(unix)]
    if !made.private {
        // As for any file that a command writes: what the system's mask leaves of it.
        use std::os::unix::fs::PermissionsExt as _;
        temporary.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = temporary.prefix(".saving-").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn over_its_source(made: Made) -> ApiError {
    let Made { what, example, .. } = made;
    let source = if what == "plan" { "return" } else { "file" };
    let sentence = format!("The {what} would overwrite the {source} that it is made from.");
    let ending = example.rsplit('.').next().unwrap_or_default();
    let hint = format!("Give the {what} another name, such as one ending with .{ending}.");
    ApiError::new("file-is-source", sentence, hint)
}

fn not_a_file(made: Made, about: &fs::Metadata) -> Result<(), ApiError> {
    let Made { what, example, .. } = made;
    if about.is_dir() {
        let sentence = format!("The place for the {what} is a folder.");
        let hint = format!("Add the name of the file, such as {example}.");
        return Err(ApiError::new("file-is-folder", sentence, hint));
    }
    if !about.is_file() {
        let sentence = format!("The place for the {what} is a device or a pipe.");
        let hint = format!("Name a file, such as {example}, or write “-” for standard output.");
        return Err(ApiError::new("file-is-device", sentence, hint));
    }
    Ok(())
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
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            ("the disk is full".to_owned(), "Free some space, or choose another folder.".to_owned())
        }
        ErrorKind::InvalidFilename | ErrorKind::InvalidInput => (
            "its name is too long, or has characters that no name can have here".to_owned(),
            "Choose a shorter name, of letters and digits.".to_owned(),
        ),
        ErrorKind::AlreadyExists | ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => (
            "something else of this name has just appeared".to_owned(),
            "Choose another name, or add --force to replace a file.".to_owned(),
        ),
        _ => (system_words(error), "Choose another folder, then try again.".to_owned()),
    };
    ApiError::new("file-not-saved", format!("The {what} was not saved: {why}."), hint).because(Cause::from(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn save_plan(path: &Path, bytes: &[u8], force: bool, source: Option<&Path>) -> Result<(), ApiError> {
        save_as(Made::PLAN, path, bytes, force, source)
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

    #[test]
    fn what_is_staged_and_not_kept_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.key");
        drop(stage(Made::KEY, &path, b"key", false, None).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        stage(Made::KEY, &path, b"key", false, None).unwrap().keep().unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "a key is private");
        }
        assert!(stage(Made::KEY, &path, b"key", false, None).unwrap().was_there());
        let staged = stage(Made::PLAN, &folder.path().join("plan.pdf"), b"x", true, None).unwrap();
        fs::create_dir(folder.path().join("plan.pdf")).unwrap();
        assert_eq!(staged.keep().unwrap_err().code, "file-not-saved", "it appeared in between");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_cannot_be_is_found_out_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let refused = save_plan(&folder.path().join("x".repeat(300)), b"x", false, None).unwrap_err();
        assert_eq!(refused.code, "file-not-saved");
        assert!(refused.message.contains("too long"), "{}", refused.message);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
