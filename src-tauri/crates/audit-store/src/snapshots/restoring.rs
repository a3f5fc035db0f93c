//! Restoring: the snapshot is checked, the current store kept aside, then the file replaced in one step.
use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::{SnapshotKind, TakenSnapshot, files, inspect_snapshot, made_by};
use crate::kind::Kind;
use crate::seals::STORE;
use crate::store::{self, migrate};
use crate::{OpenOptions, Store, StoreError, mending};

/// What a restore did.
#[derive(Debug)]
pub struct Restored<K: Kind> {
    /// The restored store, open, as a copy with an id of its own.
    pub store: Store<K>,
    /// What was in the snapshot.
    pub preview: K::Preview,
    /// Where the store from before is kept; `None` where there was none.
    pub kept_aside: Option<PathBuf>,
    /// What was known beside the store, such as returns that were made here, and the snapshot does not know. The store knows it now.
    pub unknown: K::Beside,
}

/// As [`restore_with`], where a damaged snapshot is mended from what is in it alone.
///
/// # Errors
/// As there.
pub fn restore<K: Kind>(path: &Path, snapshot: &Path, options: &OpenOptions) -> Result<Restored<K>, StoreError> {
    restore_with(path, snapshot, options, K::NOTHING_KNOWN)
}

/// Puts `snapshot` in the place of the store at `path`. One that is damaged is mended in its copy, as a store is: what nothing tells
/// any more is on the list of the restored store. The store must not be open in this process.
///
/// # Errors
/// `damaged-store`, `not-a-store`, `newer-store` for the snapshot; `store-in-use`; `disk-full`, `file-unusable`. The
/// current store is whole in every case.
pub fn restore_with<K: Kind>(
    path: &Path,
    snapshot: &Path,
    options: &OpenOptions,
    known: &K::Known,
) -> Result<Restored<K>, StoreError> {
    let inspected = inspect_snapshot::<K>(snapshot);
    if let Some(error) = inspected.as_ref().err().filter(|error| !can_be_mended::<K>(snapshot, error)) {
        return Err(error.clone());
    }
    let folder = files::folder_of(path);
    fs::create_dir_all(folder).map_err(|error| StoreError::file(folder, &error))?;
    files::remove_leftovers(folder, K::TEMPORARY);
    let temporary = match inspected {
        Ok(_) => {
            let temporary = files::temporary(folder, K::TEMPORARY)?;
            fs::copy(snapshot, &temporary).map_err(|error| StoreError::file(folder, &error))?;
            temporary
        }
        Err(damaged) => mending::mended_copy::<K>(path, snapshot, options, known)
            .map_err(|error| if mending::is_damage(&error) { damaged } else { error })?,
    };
    let preview = inspect_snapshot::<K>(&temporary).map_err(StoreError::of_a_copy)?;
    // On disk before anything goes, wherever this is interrupted.
    let beside = K::before_restore(path)?;
    // Whatever may fail for want of room is done before the current store goes.
    let unknown = make_current::<K>(&temporary, options.copy_id_if_new, beside)?;
    files::flush(&temporary)?;
    inspect_snapshot::<K>(&temporary).map_err(StoreError::of_a_copy)?;
    let kept_aside = keep_current::<K>(path, options)?;
    // A journal of the old file must never meet the new one. What was in it is in the old file by now, or kept aside.
    files::remove_journal(path)?;
    files::replace(temporary, path)?;
    Ok(Restored { store: Store::open(path, options)?, preview, kept_aside, unknown })
}

/// Whether a snapshot, of which [`inspect_snapshot`] says this error, is a damaged one that restoring tries to mend. A bit of its version
/// may have been hit, too. The file is only read: what can be made of it shows when it is restored.
pub fn can_be_mended<K: Kind>(snapshot: &Path, error: &StoreError) -> bool {
    let is_hit = mending::is_damage(error) || matches!(error, StoreError::Newer { .. });
    is_hit && mending::version::<K>(snapshot).is_ok()
}

/// Makes a copy of a snapshot a store of this program's version with an id of its own: after a restore the sequence numbers of
/// the old one may have gone further. It gets to know what was known beside the store, and answers what of it was new.
fn make_current<K: Kind>(copy_of_snapshot: &Path, id: Uuid, beside: K::Beside) -> Result<K::Beside, StoreError> {
    let mut conn = store::open_for_making(copy_of_snapshot)?;
    migrate::up(&mut conn, K::MIGRATIONS)?;
    let again = "UPDATE store SET copy = ?1, writes = writes + 1 RETURNING id";
    STORE.write(&conn, again, [id.to_string()])?;
    made_by::take_away(&conn)?;
    let unknown = K::after_restore(&conn, beside)?;
    conn.close().map_err(|(_, error)| error)?;
    Ok(unknown)
}

/// Keeps the current store: as a checked snapshot where it is whole, byte for byte where it is not.
fn keep_current<K: Kind>(path: &Path, options: &OpenOptions) -> Result<Option<PathBuf>, StoreError> {
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::file(path, &error)),
        Ok(_) => {}
    }
    match Store::<K>::open(path, options) {
        Ok(store) => match store.local_snapshot(&options.now, SnapshotKind::BeforeRestore)? {
            TakenSnapshot::Taken(kept) | TakenSnapshot::Unchanged(kept) => Ok(Some(kept)),
        },
        Err(StoreError::Damaged { .. } | StoreError::NotAStore { .. } | StoreError::Newer { .. }) => {
            files::keep_copy::<K>(path, path, &options.now).map(|kept| Some(kept.path))
        }
        Err(error) => Err(error),
    }
}
