//! Mending a damaged store: everything that is whole in it goes into a new file, by its seals; what is not is taken from a snapshot,
//! proven by its seal, or told by whatever else the kind of store knows ([`Kind::mend`]). What nothing tells any more is said, row
//! by row, and kept on a list in the store.
pub(crate) mod closing;
mod damaged_file;
mod end;
pub(crate) mod every_kind;
pub(crate) mod found;
mod from_snapshots;
mod new_file;
pub(crate) mod proof;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempPath;

use crate::kind::Kind;
use crate::snapshots::files;
use crate::store::{Store, check_connection, check_identity, lock_for_this_program, set_up};
use crate::{Damage, Lost, OpenOptions, StoreError};

pub(crate) use damaged_file::version;

pub use every_kind::{keep_proven, keep_whole};
pub use found::{Cell, Found, Row};

/// What mending did.
#[derive(Debug)]
pub struct Mended<K: Kind> {
    /// The mended store, open.
    pub store: Store<K>,
    /// Fields that were put back from history.
    pub fields: Vec<Damage>,
    /// What nothing tells any more; the store has it on its list.
    pub left: Vec<Lost>,
    /// The damaged file, kept aside as it was; empty where nothing was damaged.
    pub kept_aside: PathBuf,
}

/// As [`mend_with`], from what is in the store alone.
///
/// # Errors
/// As there.
pub fn mend<K: Kind>(path: &Path, options: &OpenOptions) -> Result<Mended<K>, StoreError> {
    mend_with(path, options, K::NOTHING_KNOWN)
}

/// Mends the store at `path` after keeping the damaged file aside. It must not be open in this process.
///
/// # Errors
/// `damaged-store` where nothing can be made of it: the file is then as before, and a snapshot is the way back. `disk-full`,
/// `store-in-use` and the like.
pub fn mend_with<K: Kind>(path: &Path, options: &OpenOptions, known: &K::Known) -> Result<Mended<K>, StoreError> {
    let damaged = match look::<K>(path) {
        Ok(()) => {
            let store = Store::open(path, options)?;
            return Ok(Mended { store, fields: Vec::new(), left: Vec::new(), kept_aside: PathBuf::new() });
        }
        // A bit of the version may have been hit: that is looked into first.
        Err(error) if is_damage(&error) || matches!(error, StoreError::Newer { .. }) => error.at_opening(),
        Err(error) => return Err(error),
    };
    // Not open here at this moment: copying a file that this process has open would give up SQLite's locks on it.
    let version = version::<K>(path).map_err(|error| if is_damage(&error) { damaged.clone() } else { error })?;
    let kept = files::keep_copy::<K>(path, path, &options.now)?;
    // Where SQLite can lock it at all, nobody else gets at it meanwhile.
    let held = match lock_for_this_program(path) {
        Err(error) if !is_damage(&error) => return Err(error),
        held => held,
    };
    // A crash in the middle of this left the store damaged, and comes here again.
    files::remove_leftovers(files::folder_of(path), K::TEMPORARY);
    let of = Of { store: path, damaged: &kept.path, is_snapshot: false };
    let made = make::<K>(&of, version, options, known).map_err(|error| {
        if kept.is_new {
            // The file itself is still there.
            let _ = std::fs::remove_file(&kept.path);
        }
        if is_damage(&error) { damaged } else { error }
    })?;
    drop(held);
    files::remove_journal(path)?;
    files::replace(made.file, path)?;
    let store = Store::open(path, options)?;
    Ok(Mended { store, fields: made.fields, left: made.left, kept_aside: kept.path })
}

/// Looks at the whole store, as opening does; what an interrupted transaction left is rolled back with it.
fn look<K: Kind>(path: &Path) -> Result<(), StoreError> {
    let conn = lock_for_this_program(path)?;
    check_identity::<K>(&conn)?;
    set_up(&conn)?;
    check_connection::<K>(&conn)
}

pub(crate) fn is_damage(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Damaged { .. }
            | StoreError::Malformed { .. }
            | StoreError::Internal { .. }
            | StoreError::NotAStore { .. }
    )
}

struct Made {
    file: TempPath,
    fields: Vec<Damage>,
    left: Vec<Lost>,
}

/// What is mended.
struct Of<'a> {
    /// Beside this everything lies.
    store: &'a Path,
    damaged: &'a Path,
    is_snapshot: bool,
}

/// A mended copy of a damaged snapshot, which stays as it is and is kept beside the store as well. What nothing tells any more is on the
/// list in the copy.
///
/// # Errors
/// `damaged-store` and `not-a-store` where nothing can be made of it; `newer-store`; `disk-full`.
pub(crate) fn mended_copy<K: Kind>(
    store: &Path,
    snapshot: &Path,
    options: &OpenOptions,
    known: &K::Known,
) -> Result<TempPath, StoreError> {
    let version = version::<K>(snapshot)?;
    let kept = files::keep_copy::<K>(snapshot, store, &options.now)?;
    let made = make::<K>(&Of { store, damaged: &kept.path, is_snapshot: true }, version, options, known);
    if made.is_err() && kept.is_new {
        let _ = std::fs::remove_file(&kept.path);
    }
    Ok(made?.file)
}

/// Makes the mended file beside the store.
fn make<K: Kind>(of: &Of<'_>, version: i64, options: &OpenOptions, known: &K::Known) -> Result<Made, StoreError> {
    let Of { store: path, damaged, is_snapshot } = *of;
    let folder = files::folder_of(path);
    let mut found = read::<K>(damaged, folder, version)?;
    found.is_snapshot = is_snapshot;
    found.check_rows();
    from_snapshots::mend::<K>(&mut found, path);
    found.mend_rows();
    K::mend(&mut found, known, options)?;
    found.say_what_vanished();
    let name = damaged.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    found.list_what_is_left(&name);
    let file = new_file::new_file::<K>(folder, &mut found)?;
    Ok(Made { file, fields: found.put_back, left: found.left })
}

/// Reads whatever can be read.
fn read<K: Kind>(damaged: &Path, folder: &Path, version: i64) -> Result<Found, StoreError> {
    let source = damaged_file::Source::of::<K>(damaged, folder, version)?;
    let conn: &Connection = &source.conn;
    let mut found = Found::read(conn, version, K::TABLES);
    found.end = end::End::of::<K>(conn);
    Ok(found)
}
