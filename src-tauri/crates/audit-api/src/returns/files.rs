//! Files on disk: a temporary file, flushed, renamed, read back; never over something else.

use super::names;
use crate::error::{ApiError, system_words};
use crate::views::{FileKind, FileView};
use crate::words::given;
use audit_store::ExportRow;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a file that another program holds is tried again.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a file could not be saved: what happened and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteTrouble {
    /// What happened.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl WriteTrouble {
    fn of(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = path.parent().unwrap_or(path).display();
        let (message, hint) = match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded => (
                format!("{name} was not saved in {folder}: the disk is full."),
                "Free some space or choose another folder, then save again.".to_owned(),
            ),
            Kind::NotFound => (
                format!("{name} was not saved in {folder}: the folder is not there any more."),
                "Choose another folder, then save again.".to_owned(),
            ),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => (
                format!(
                    "{name} was not saved in {folder}: you cannot write to this folder, or another program holds the file."
                ),
                format!("Close {}, or choose another folder, then save again.", likely_program(&name)),
            ),
            Kind::NotADirectory => (
                format!("{name} was not saved in {folder}: that is not a folder."),
                "Choose a folder, then save again.".to_owned(),
            ),
            _ => (
                format!("{name} was not saved in {folder}: {}.", system_words(error)),
                "Choose another folder, then save again.".to_owned(),
            ),
        };
        Self { message, hint }
    }
}

/// Whether files can be saved in a folder, tried with one that is gone again at once. Asked before anything is locked.
///
/// # Errors
/// `folder-unusable` with the folder, and what to do.
pub fn usable(folder: &Path) -> Result<(), ApiError> {
    use std::io::ErrorKind as Kind;
    let shown = folder.display();
    let tried = match std::fs::metadata(folder) {
        Ok(about) if !about.is_dir() => Err(Kind::NotADirectory.into()),
        Ok(_) => as_others_save(tempfile::Builder::new().prefix(".saving-")).tempfile_in(folder).map(drop),
        Err(error) => Err(error),
    };
    let Err(error) = tried else { return Ok(()) };
    let sentence = match error.kind() {
        Kind::NotFound => format!("The folder {shown} is not there any more."),
        Kind::NotADirectory => format!("{shown} is not a folder."),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => format!("You cannot write to the folder {shown}."),
        Kind::StorageFull | Kind::QuotaExceeded => format!("The disk of the folder {shown} is full."),
        _ => format!("The folder {shown} cannot be used: {}.", system_words(&error)),
    };
    Err(ApiError::new("folder-unusable", sentence, "Choose another folder."))
}

fn likely_program(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("pdf") => "your PDF reader",
        Some("xlsx") => "it in Excel or LibreOffice",
        Some("zip") => "the window that shows the zip",
        _ => "the program that has it open",
    }
}

/// Saves bytes under a name in a folder. A file of that name with the same bytes is left as it is; one with other bytes
/// is never overwritten: the new one gets a number. The file is read back before this answers.
///
/// # Errors
/// What happened and what to do; nothing half written is left behind.
pub fn save_new(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, WriteTrouble> {
    for number in 1..1_000 {
        let name = if number == 1 { name.to_owned() } else { names::numbered(name, number) };
        let path = folder.join(name);
        match patiently(|| std::fs::read(&path)) {
            Ok(there) if there == bytes => return Ok(path),
            Ok(_) => continue,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return patiently(|| write(folder, &path, bytes)).map_err(|error| WriteTrouble::of(&path, &error));
            }
            // Another program holds it, for longer than a few seconds: a second copy would only confuse.
            Err(error) if cfg!(windows) && is_sharing(&error) && path.is_file() => {
                return Err(WriteTrouble::of(&path, &error));
            }
            // Something else is there that cannot be read, such as a folder.
            Err(_) if path.symlink_metadata().is_ok() => continue,
            // Nothing is there, and nothing can be.
            Err(error) => return Err(WriteTrouble::of(&path, &error)),
        }
    }
    let error = std::io::Error::other("there are too many files of this name");
    Err(WriteTrouble::of(&folder.join(name), &error))
}

/// Tries again for a few seconds while another program holds the file.
fn patiently<T>(mut work: impl FnMut() -> std::io::Result<T>) -> std::io::Result<T> {
    let begun = Instant::now();
    loop {
        match work() {
            Err(error) if cfg!(windows) && is_sharing(&error) && begun.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(200));
            }
            done => return done,
        }
    }
}

/// ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, and ERROR_ACCESS_DENIED, which virus scanners cause.
fn is_sharing(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

fn write(folder: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let mut temporary = as_others_save(tempfile::Builder::new().prefix(".saving-")).tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    let file = temporary.persist_noclobber(path).map_err(|failed| failed.error)?;
    file.sync_all()?;
    drop(file);
    if let Ok(folder) = std::fs::File::open(folder) {
        // Makes the new name itself safe; not every system can.
        let _ = folder.sync_all();
    }
    if read_back(path)? == bytes {
        Ok(path.to_owned())
    } else {
        Err(std::io::Error::other("what was read back is not what was written"))
    }
}

/// A file for others to open: as readable as what other programs save here, not private as temporary files are.
fn as_others_save<'b, 'p, 's>(builder: &'b mut tempfile::Builder<'p, 's>) -> &'b mut tempfile::Builder<'p, 's> {
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Reads a file that was just written.
///
/// # Errors
/// The system's.
pub fn read_back(path: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// What each file is for.
pub(super) fn purpose(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Zip => "Send this one: it holds the two others.",
        FileKind::Paper => "To print, or to send to those who are asked to agree.",
        FileKind::Return => "The signed return, for the partnership's program.",
        FileKind::PlanToday => "The improvement plan as it stands today. It is not a return.",
        FileKind::PlanWorkbook => "The actions as they stand today, to sort, filter and print. It is not a return.",
        FileKind::Annex => {
            "For your own records: earlier answers to what is no longer asked. It is not part of any return."
        }
        FileKind::Workbook => "A workbook to fill in with Excel or LibreOffice.",
        FileKind::Plan => "The improvement plan, for people to read.",
        FileKind::HelpFiles => "For whoever helps you with this program. It holds nothing from your audits.",
    }
}

/// One file that is drawn: of a return, or one for its own.
#[derive(Clone)]
pub struct Part {
    /// What it is.
    pub(crate) kind: FileKind,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

impl Part {
    /// How it stands on disk; `problem` is empty when it was saved.
    pub(crate) fn view(&self, named: Option<String>, path: String, problem: String) -> FileView {
        FileView {
            name: named.unwrap_or_else(|| self.name.clone()),
            kind: self.kind,
            size: u32::try_from(self.bytes.len()).unwrap_or(u32::MAX),
            saved: problem.is_empty(),
            path: given(path),
            token: None,
            problem: given(problem),
            purpose: purpose(self.kind).to_owned(),
        }
    }
}

/// A file of an export as it was saved last: there, with the same bytes as in the store, or what is wrong with it.
///
/// `trouble` is why it could not be saved last.
pub(super) fn stored(export: &ExportRow, part: &Part, trouble: Option<&str>) -> FileView {
    let ending = part.name.split_once('.').map_or("", |(_, ending)| ending);
    let mut places = export.saved.iter().rev().filter(|saved| saved.path.ends_with(ending)).map(|saved| &saved.path);
    let same = |path: &&String| read_back(Path::new(path)).is_ok_and(|there| there == part.bytes);
    if let Some(path) = places.clone().find(same) {
        let named = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
        return part.view(named, path.clone(), String::new());
    }
    if let Some(trouble) = trouble {
        return part.view(None, String::new(), trouble.to_owned());
    }
    let last = places.clone().next().and_then(|path| Path::new(path).parent()).map(Path::display);
    let problem = match (places.find(|path| Path::new(path).exists()), last) {
        (Some(path), _) => format!("{path} was changed after it was saved. Save it again before you send it."),
        (None, Some(folder)) => format!("It is not in {folder} any more. Save it again."),
        (None, None) => "The program knows of no saved copy of this file. Choose a folder for it.".to_owned(),
    };
    part.view(None, String::new(), problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_never_written_over_others() {
        let folder = tempfile::tempdir().unwrap();
        let first = save_new(folder.path(), "a.return.json", b"one").unwrap();
        assert_eq!(save_new(folder.path(), "a.return.json", b"one").unwrap(), first);
        let second = save_new(folder.path(), "a.return.json", b"two").unwrap();
        assert_eq!(second.file_name().unwrap(), "a (2).return.json");
        assert_eq!(std::fs::read(first).unwrap(), b"one");
        std::fs::create_dir(folder.path().join("b.plan.pdf")).unwrap();
        assert_eq!(save_new(folder.path(), "b.plan.pdf", b"x").unwrap().file_name().unwrap(), "b (2).plan.pdf");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
    }

    #[test]
    fn a_folder_that_is_gone_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let trouble = save_new(&folder.path().join("gone"), "a.zip", b"x").unwrap_err();
        assert!(trouble.message.contains("not there any more"), "{trouble:?}");
        assert!(!trouble.hint.is_empty());
        let file = folder.path().join("letter.txt");
        std::fs::write(&file, "Dear governors").unwrap();
        let trouble = save_new(&file, "a.zip", b"x").unwrap_err();
        assert!(trouble.message.contains("not a folder"), "{trouble:?}");
    }
}
