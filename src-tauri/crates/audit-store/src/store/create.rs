//! A new store: made whole under another name, then given its own.
use std::{io::ErrorKind, path::Path};

use rusqlite::{Connection, params};

use super::{OpenOptions, connection, migrate};
use crate::{StoreError, kind::Kind, seals::STORE, snapshots::files};

/// Makes the file; a crash on the way leaves no half store under the store's name.
pub(super) fn new_file<K: Kind>(path: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let folder = files::folder_of(path);
    std::fs::create_dir_all(folder).map_err(|error| unusable(path, &error))?;
    let temporary = files::temporary(folder, K::TEMPORARY).map_err(|error| match error {
        StoreError::File { .. } => StoreError::ReadOnly,
        other => other,
    })?;
    fill::<K>(&temporary, options)?;
    files::flush(&temporary)?;
    temporary.persist_noclobber(path).map_err(|failed| match failed.error.kind() {
        ErrorKind::AlreadyExists => StoreError::Exists { what: "store", id: path.display().to_string() },
        _ => unusable(path, &failed.error),
    })?;
    files::flush_folder(folder);
    Ok(())
}

fn unusable(path: &Path, error: &std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
        _ => StoreError::file(path, error),
    }
}

/// Opens a file that is worth nothing before it is whole: a crash needs no way back.
pub(crate) fn open_for_making(path: &Path) -> Result<Connection, StoreError> {
    let conn = Connection::open(path)?;
    connection::harden(&conn)?;
    conn.pragma_update(None, "journal_mode", "MEMORY")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(conn)
}

fn fill<K: Kind>(path: &Path, options: &OpenOptions) -> Result<(), StoreError> {
    let mut conn = open_for_making(path)?;
    conn.pragma_update(None, "application_id", K::IDENTITY.application_id)?;
    migrate::up(&mut conn, K::MIGRATIONS)?;
    STORE.add(&conn, params![1, options.copy_id_if_new.to_string(), options.now, 0])?;
    conn.close().map_err(|(_, error)| error.into())
}
