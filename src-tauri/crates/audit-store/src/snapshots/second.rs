//! The copy in a second folder: it takes the place of nothing but an earlier state of itself.
use std::{
    collections::HashSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use super::{SnapshotRow, files, inspect_snapshot, list};
use crate::{
    StoreError,
    kind::Kind,
    sql,
    store::{copy_of, moves, open_for_reading},
};

/// What became of the copy in the second folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecondCopy {
    /// No second folder was chosen.
    NotChosen,
    /// The copy there was replaced.
    Saved(PathBuf),
    /// It is there, beside another copy of the same store that may be newer. That one is kept.
    Beside(PathBuf),
    /// The copy there is the same already.
    Unchanged(PathBuf),
    /// It could not be written; the copy that was there is whole.
    Failed(StoreError),
}

/// Copies a finished snapshot to a second folder, whole or not at all, and thins out what this installation left there before
/// snapshots were restored. Needs no open store, so a folder that hangs holds up nobody's answers.
///
/// A copy of the same store is replaced only where it is an earlier state of this one and no other installation made it: a store that
/// was put back by other means, or is on two computers, must not cost the newer copy, which may be the only one. What is not replaced
/// stays under its name, and this copy goes under the next one.
pub fn copy_to_second<K: Kind>(snapshot: &Path, folder: &Path) -> SecondCopy {
    let Some((copy, _)) = list::mark::<K>(snapshot) else {
        return SecondCopy::Failed(StoreError::Closed);
    };
    let place = match place::<K>(snapshot, folder, &copy) {
        Ok(place) => place,
        Err(error) => return SecondCopy::Failed(error),
    };
    if place.is_same {
        return if place.is_beside { SecondCopy::Beside(place.path) } else { SecondCopy::Unchanged(place.path) };
    }
    match files::copy_whole(snapshot, &place.path) {
        Ok(()) => {
            thin::<K>(snapshot, folder, &copy);
            if place.is_beside { SecondCopy::Beside(place.path) } else { SecondCopy::Saved(place.path) }
        }
        Err(error) => SecondCopy::Failed(error),
    }
}

/// Where a copy goes.
struct Place {
    path: PathBuf,
    /// The very same file is there.
    is_same: bool,
    /// A copy that has a name before it holds what the snapshot does not, or cannot be read.
    is_beside: bool,
}

/// The first name that is free, or whose file may go.
fn place<K: Kind>(snapshot: &Path, folder: &Path, copy: &str) -> Result<Place, StoreError> {
    let mut is_beside = false;
    for number in 1.. {
        let path = folder.join(list::second_name::<K>(copy, number));
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return Ok(Place { path, is_same: false, is_beside });
            }
            Err(error) => return Err(StoreError::file(&path, &error)),
            Ok(_) => {}
        }
        let same = || Some(files::sha256(&path).ok()? == files::sha256(snapshot).ok()?);
        let is_same = same() == Some(true);
        // One that cannot be read stays as well.
        let is_earlier =
            is_same || (is_earlier::<K>(&path, snapshot) == Ok(true) && inspect_snapshot::<K>(&path).is_ok());
        if is_earlier && (is_same || !is_of_another(&path, snapshot)) {
            return Ok(Place { path, is_same, is_beside });
        }
        is_beside |= !is_earlier;
    }
    Err(StoreError::Closed)
}

/// Whether another installation made the copy; one that does not say counts as ours.
fn is_of_another(there: &Path, snapshot: &Path) -> bool {
    let place = |path: &Path| list::maker_of_snapshot(path).and_then(|by| by.place);
    matches!((place(there), place(snapshot)), (Some(there), Some(here)) if there != here)
}

/// Whether the snapshot holds all that a copy holds.
fn is_earlier<K: Kind>(there: &Path, snapshot: &Path) -> Result<bool, StoreError> {
    let (there, snapshot) = (open_for_reading(there)?, open_for_reading(snapshot)?);
    if copy_of(&there)? != copy_of(&snapshot)? || moves::<K>(&there)? > moves::<K>(&snapshot)? {
        return Ok(false);
    }
    // Not the last change alone: a store that was mended may have lost one in the middle.
    Ok(holds::<K>(&there)?.is_subset(&holds::<K>(&snapshot)?))
}

/// What is never taken away from a store.
fn holds<K: Kind>(conn: &Connection) -> Result<HashSet<String>, StoreError> {
    Ok(sql::all(conn, K::HOLDS, [], |row| row.get(0))?.into_iter().collect())
}

/// So many copies of earlier stores of this installation stay in a second folder: each restore begins a new one.
const EARLIER_COPIES: usize = 3;

/// Takes away the oldest of those that say that this installation made them. What somebody else made, or what does not say, stays, and
/// so does every copy of the present store.
fn thin<K: Kind>(snapshot: &Path, folder: &Path, copy: &str) {
    let Some(place) = list::maker_of_snapshot(snapshot).and_then(|by| by.place) else { return };
    let own = |row: &SnapshotRow| list::maker_of_snapshot(&row.path).and_then(|by| by.place) == Some(place);
    let present = |row: &SnapshotRow| list::mark::<K>(&row.path).is_some_and(|(of, _)| of == copy);
    let earlier = list::list_copies::<K>(folder).into_iter().filter(|row| !present(row) && own(row));
    for row in earlier.skip(EARLIER_COPIES) {
        // One that stays is looked at again with the next copy.
        let _ = fs::remove_file(&row.path);
    }
}
