//! Files that appear whole or not at all: a temporary file, flushed, then given its name.
use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use sha2::{Digest, Sha256};
use tempfile::TempPath;

use super::names::{self, SnapshotKind};
use crate::{SNAPSHOT_FOLDER, StoreError, kind::Kind};

const TEMPORARY: &str = ".safeguarding-audit-";
const PART: &str = ".part";
/// A virus scanner or a sync program may hold a file for a moment.
const REPLACE_ATTEMPTS: u64 = 14;

/// The folder that holds a file.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The folder of snapshots beside a store.
pub(crate) fn snapshot_folder(store: &Path) -> PathBuf {
    folder_of(store).join(SNAPSHOT_FOLDER)
}

/// An empty file only this user can read, gone again unless it is given a name. `owner` keeps apart what several
/// people make in one shared folder.
pub(crate) fn temporary(folder: &Path, owner: &str) -> Result<TempPath, StoreError> {
    let file = tempfile::Builder::new().prefix(&format!("{TEMPORARY}{owner}")).suffix(PART).tempfile_in(folder);
    file.map(tempfile::NamedTempFile::into_temp_path).map_err(|error| StoreError::file(folder, &error))
}

/// Takes away what a crash of the same owner left behind, and nobody else's: what another one is making is there as well.
pub(crate) fn remove_leftovers(folder: &Path, owner: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_leftover(&entry.file_name().to_string_lossy(), owner) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a temporary file, or its journal, is this owner's: what follows is drawn at random, and has no dash in it.
fn is_leftover(name: &str, owner: &str) -> bool {
    let drawn = name.strip_prefix(TEMPORARY).and_then(|rest| rest.strip_prefix(owner));
    let drawn = drawn.and_then(|rest| rest.strip_suffix("-journal").unwrap_or(rest).strip_suffix(PART));
    drawn.is_some_and(|drawn| !drawn.contains('-'))
}

/// Puts a file's content on the disk itself.
pub(crate) fn flush(path: &Path) -> Result<(), StoreError> {
    let file = File::options().write(true).open(path).map_err(|error| StoreError::file(path, &error))?;
    file.sync_all().map_err(|error| StoreError::file(path, &error))
}

/// Puts a folder's names on the disk itself, where the system knows how.
pub(crate) fn flush_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Gives a temporary file its name, over whatever is there; tries again where another program holds that.
pub(crate) fn replace(mut temporary: TempPath, target: &Path) -> Result<(), StoreError> {
    for attempt in 1.. {
        match temporary.persist(target) {
            Ok(()) => break,
            Err(failed) if attempt < REPLACE_ATTEMPTS && is_held(&failed.error) => {
                temporary = failed.path;
                thread::sleep(Duration::from_millis(50 * attempt));
            }
            Err(failed) => return Err(StoreError::file(target, &failed.error)),
        }
    }
    flush_folder(folder_of(target));
    Ok(())
}

/// Whether another program holds the file: Windows answers "access denied", or a sharing or lock violation.
fn is_held(error: &io::Error) -> bool {
    error.kind() == ErrorKind::PermissionDenied || (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)))
}

/// Writes a small file whole or not at all; what was there is whole until then. `owner` names its temporary files.
///
/// # Errors
/// `disk-full`, `file-unusable`.
pub fn write_whole(target: &Path, owner: &str, content: &[u8]) -> Result<(), StoreError> {
    let folder = folder_of(target);
    remove_leftovers(folder, owner);
    let temporary = temporary(folder, owner)?;
    fs::write(&temporary, content).map_err(|error| StoreError::file(folder, &error))?;
    flush(&temporary)?;
    replace(temporary, target)
}

/// Copies a file to `target` through a temporary one, reads it back and compares before it gets the name.
pub(crate) fn copy_whole(source: &Path, target: &Path) -> Result<(), StoreError> {
    let folder = folder_of(target);
    let owner = target.file_stem().unwrap_or_default().to_string_lossy();
    remove_leftovers(folder, &owner);
    let temporary = temporary(folder, &owner)?;
    fs::copy(source, &temporary).map_err(|error| StoreError::file(target, &error))?;
    flush(&temporary)?;
    let same = sha256(source)? == sha256(&temporary)?;
    if !same {
        let detail = "it does not read back as it was written".to_owned();
        return Err(StoreError::File { path: target.to_path_buf(), detail: detail.into() });
    }
    replace(temporary, target)
}

/// A file that was damaged, as it was.
pub(crate) struct KeptCopy {
    pub path: PathBuf,
    /// No copy of just this content was there before.
    pub is_new: bool,
}

/// Copies a store that cannot be used, or a snapshot that is damaged, byte for byte with its journal into the folder of snapshots
/// beside `store`. However often it is tried, one copy is enough. The file must not be open in this process.
pub(crate) fn keep_copy<K: Kind>(file: &Path, store: &Path, now: &str) -> Result<KeptCopy, StoreError> {
    let folder = snapshot_folder(store);
    fs::create_dir_all(&folder).map_err(|error| StoreError::file(&folder, &error))?;
    let content = sha256(file)?;
    let damaged = super::list_snapshots::<K>(store).into_iter().filter(|row| row.kind == SnapshotKind::Damaged);
    let same = damaged.map(|row| row.path).find(|path| sha256(path).is_ok_and(|found| found == content));
    if let Some(path) = same {
        return Ok(KeptCopy { path, is_new: false });
    }
    let target = names::next_path::<K>(&folder, now, SnapshotKind::Damaged)?;
    copy_whole(file, &target)?;
    let journal = journal_of(file);
    if fs::metadata(&journal).is_ok_and(|found| found.len() > 0) {
        copy_whole(&journal, &journal_of(&target))?;
    }
    Ok(KeptCopy { path: target, is_new: true })
}

/// The rollback journal of a store.
pub(crate) fn journal_of(store: &Path) -> PathBuf {
    let mut name = store.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// Takes the journal of a store away, before another file takes the store's place: what was in it must never meet that.
pub(crate) fn remove_journal(store: &Path) -> Result<(), StoreError> {
    let journal = journal_of(store);
    match fs::remove_file(&journal) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StoreError::file(&journal, &error)),
        _ => {
            flush_folder(folder_of(store));
            Ok(())
        }
    }
}

/// The SHA-256 of a file.
pub(crate) fn sha256(path: &Path) -> Result<[u8; 32], StoreError> {
    read_and_hash(path).map_err(|error| StoreError::file(path, &error))
}

fn read_and_hash(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            read => hash.update(&buffer[..read]),
        }
    }
}
