//! Restoring: the snapshot is checked, the current store kept aside, then the file replaced in one step.
use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{Preview, SnapshotKind, TakenSnapshot, files, inspect_snapshot, made_by};
use uuid::Uuid;

use crate::known::{know_in, remember_returns, returns_known};
use crate::store::{self, migrate};
use crate::{KnownReturn, OpenOptions, Store, StoreError, exports, seals};

/// What a restore did.
#[derive(Debug)]
pub struct Restored {
    /// The restored store, open, as a copy with an id of its own.
    pub store: Store,
    /// What was in the snapshot.
    pub preview: Preview,
    /// Where the store from before is kept; `None` where there was none.
    pub kept_aside: Option<PathBuf>,
    /// Returns that were made here and that the snapshot does not know. The store knows them now.
    pub unknown: Vec<KnownReturn>,
}

/// Puts `snapshot` in the place of the store at `path`. The store must not be open in this process.
///
/// # Errors
/// `damaged-store`, `not-a-store`, `newer-store` for the snapshot; `store-in-use`; `disk-full`, `file-unusable`. The
/// current store is whole in every case.
pub fn restore(path: &Path, snapshot: &Path, options: &OpenOptions) -> Result<Restored, StoreError> {
    let preview = inspect_snapshot(snapshot)?;
    // On disk before anything goes: a number that was used is never used again, wherever this is interrupted.
    let known = returns_known(path);
    remember_returns(path, &known)?;
    let folder = files::folder_of(path);
    fs::create_dir_all(folder).map_err(|error| StoreError::file(folder, &error))?;
    files::remove_leftovers(folder, "");
    let temporary = files::temporary(folder, "")?;
    fs::copy(snapshot, &temporary).map_err(|error| StoreError::file(folder, &error))?;
    // Whatever may fail for want of room is done before the current store goes.
    let unknown = make_current(&temporary, options.copy_id_if_new, &known)?;
    files::flush(&temporary)?;
    inspect_snapshot(&temporary).map_err(StoreError::of_a_copy)?;
    let kept_aside = keep_current(path, options)?;
    // A journal of the old file must never meet the new one. What was in it is in the old file by now, or kept aside.
    files::remove_journal(path)?;
    files::replace(temporary, path)?;
    Ok(Restored { store: Store::open(path, options)?, preview, kept_aside, unknown })
}

/// Makes a copy of a snapshot a store of this program's version with an id of its own: after a restore the sequence numbers of
/// the old one may have gone further. It gets to know the returns that were made since, and answers which it did not know. Where files
/// were saved it knows no more: whoever made the snapshot named those paths.
fn make_current(copy_of_snapshot: &Path, id: Uuid, known: &[KnownReturn]) -> Result<Vec<KnownReturn>, StoreError> {
    let mut conn = store::open_for_making(copy_of_snapshot)?;
    migrate::up(&mut conn, migrate::MIGRATIONS)?;
    let again = "UPDATE store SET copy = ?1, writes = writes + 1 RETURNING id";
    seals::write(&conn, "store", again, [id.to_string()])?;
    made_by::take_away(&conn)?;
    exports::forget_saved_places(&conn)?;
    let unknown = know_in(&conn, known)?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(unknown)
}

/// Keeps the current store: as a checked snapshot where it is whole, byte for byte where it is not.
fn keep_current(path: &Path, options: &OpenOptions) -> Result<Option<PathBuf>, StoreError> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::file(path, &error)),
        Ok(_) => {}
    }
    match Store::open(path, options) {
        Ok(store) => match store.local_snapshot(&options.now, SnapshotKind::BeforeRestore)? {
            TakenSnapshot::Taken(kept) | TakenSnapshot::Unchanged(kept) => Ok(Some(kept)),
        },
        Err(StoreError::Damaged { .. } | StoreError::NotAStore { .. } | StoreError::Newer { .. }) => {
            files::keep_aside(path, &options.now).map(Some)
        }
        Err(error) => Err(error),
    }
}
