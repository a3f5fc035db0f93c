//! Where the open file is: whether the file at the store's path still is the one that is written to.
//!
//! Asked with `stat` only. Opening and closing the file beside SQLite, in whatever way, would give up the locks that this
//! process has on it (POSIX): whoever reads files for a person asks [`is_open_store`] first.
#[cfg(unix)]
use std::sync::{Mutex, PoisonError};
use std::{fs, io, path::Path, time::SystemTime};

/// Which file it is, whatever its name.
#[cfg(unix)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId {
    device: u64,
    inode: u64,
}

#[cfg(unix)]
impl FileId {
    fn of(_path: &Path, about: &fs::Metadata) -> io::Result<Self> {
        use std::os::unix::fs::MetadataExt as _;
        Ok(Self { device: about.dev(), inode: about.ino() })
    }
}

/// Which file it is, whatever its name: its volume and its number there. Locks of Windows belong to a handle, so that another
/// one takes none away.
#[cfg(windows)]
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FileId(same_file::Handle);

#[cfg(windows)]
impl FileId {
    fn of(path: &Path, _about: &fs::Metadata) -> io::Result<Self> {
        same_file::Handle::from_path(path).map(Self)
    }
}

/// What is seen of a file from outside.
#[derive(Debug)]
pub(super) struct Seen {
    pub id: FileId,
    pub length: u64,
    /// When it was last written to; not where the system brings that up to date when it likes.
    pub written: Option<SystemTime>,
}

impl Seen {
    /// Looks at the file at `path`; none where there is no file.
    ///
    /// # Errors
    /// The system's: then nothing is known.
    pub fn at(path: &Path) -> io::Result<Option<Self>> {
        let about = match fs::metadata(path) {
            Ok(about) => about,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let written = if cfg!(unix) { about.modified().ok() } else { None };
        match FileId::of(path, &about) {
            Ok(id) => Ok(Some(Self { id, length: about.len(), written })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// The files that are open as stores in this process.
#[cfg(unix)]
static OPEN: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

/// Says, while it lives, that a file is open as a store.
#[cfg(unix)]
#[derive(Debug)]
pub(super) struct Known(Option<FileId>);

#[cfg(unix)]
impl Known {
    pub fn new(path: &Path) -> Self {
        let id = Seen::at(path).ok().flatten().map(|seen| seen.id);
        OPEN.lock().unwrap_or_else(PoisonError::into_inner).extend(id);
        Self(id)
    }
}

#[cfg(unix)]
impl Drop for Known {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = self.0.and_then(|id| open.iter().position(|known| *known == id)) {
            open.swap_remove(at);
        }
    }
}

/// Elsewhere another handle takes no lock away.
#[cfg(not(unix))]
#[derive(Debug)]
pub(super) struct Known;

#[cfg(not(unix))]
impl Known {
    pub fn new(_path: &Path) -> Self {
        Self
    }
}

/// Whether this file is open as a store in this process. Nobody else may open it then, not even to read it: closing it again
/// would give up the store's locks, and another program could write into it.
#[cfg(unix)]
pub fn is_open_store(path: &Path) -> bool {
    let seen = Seen::at(path).ok().flatten();
    seen.is_some_and(|seen| OPEN.lock().unwrap_or_else(PoisonError::into_inner).contains(&seen.id))
}

/// Never where another handle takes no lock away.
#[cfg(not(unix))]
pub fn is_open_store(_path: &Path) -> bool {
    false
}
