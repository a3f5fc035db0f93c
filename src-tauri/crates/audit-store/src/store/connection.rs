//! Connections as this store wants them: alone, with a rollback journal that loses nothing acknowledged.
use std::{path::Path, thread, time::Duration};

use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};

use super::{check_connection, label};
use crate::{StoreError, kind::Kind};

/// No single value is larger: a bound on what a damaged or hostile file can ask for.
const LARGEST_VALUE: i32 = 256 * 1024 * 1024;
/// Attempts to get the lock; each closes its connection first, so that two programs starting at once cannot block
/// each other with the locks they hold.
const LOCK_ATTEMPTS: u64 = 6;

/// Opens an existing file and takes its lock before anything is read.
pub(crate) fn lock_for_this_program(path: &Path) -> Result<Connection, StoreError> {
    // SQLite would make a database of an empty file; ours never are.
    if std::fs::metadata(path).is_ok_and(|found| found.len() == 0) {
        return Err(StoreError::NotAStore { application_id: None });
    }
    let mut outcome = try_lock(path);
    for attempt in 1..LOCK_ATTEMPTS {
        if !matches!(outcome, Err(StoreError::InUse { .. })) {
            break;
        }
        thread::sleep(Duration::from_millis(20 * attempt + u64::from(std::process::id() % 17)));
        outcome = try_lock(path);
    }
    outcome.map_err(|error| match error {
        StoreError::InUse { .. } => label::in_use(path),
        other => other,
    })
}

fn try_lock(path: &Path) -> Result<Connection, StoreError> {
    let conn = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
    if conn.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    Ok(conn)
}

/// Opens a file that nobody changes, such as a snapshot.
pub(crate) fn open_for_reading(path: &Path) -> Result<Connection, StoreError> {
    open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn open(path: &Path, mode: OpenFlags) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(Duration::ZERO)?;
    harden(&conn)?;
    Ok(conn)
}

/// Settings against damaged and hostile files; none of them reads the file.
pub(crate) fn harden(conn: &Connection) -> Result<(), StoreError> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // Or SQLite plans a statement anew for every key that is looked for: a fifth of the time of saving an answer.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_VALUE)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Settings of the live store, once it is known to be ours.
pub(crate) fn set_up(conn: &Connection) -> Result<(), StoreError> {
    conn.pragma_update(None, "journal_mode", "TRUNCATE")?;
    conn.pragma_update(None, "synchronous", "EXTRA")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "secure_delete", true)?;
    Ok(())
}

/// Says whether the file is of this kind and not newer than this program; answers its version.
pub(crate) fn check_identity<K: Kind>(conn: &Connection) -> Result<i64, StoreError> {
    let application_id: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application_id != K::IDENTITY.application_id {
        return Err(StoreError::NotAStore { application_id: Some(application_id) });
    }
    let found = super::migrate::version(conn)?;
    if found > K::VERSION {
        return Err(StoreError::Newer { found, known: K::VERSION });
    }
    Ok(found)
}

/// Opens the store again after a failed write, with every check of the first time. An older one, which somebody must have put
/// there since, is not worked on: it is upgraded when the program starts.
pub(crate) fn reopen<K: Kind>(path: &Path) -> Result<Connection, StoreError> {
    let conn = lock_for_this_program(path)?;
    if check_identity::<K>(&conn)? != K::VERSION {
        return Err(StoreError::Closed);
    }
    set_up(&conn)?;
    check_connection::<K>(&conn)?;
    conn.execute_batch(K::IN_MEMORY)?;
    Ok(conn)
}
