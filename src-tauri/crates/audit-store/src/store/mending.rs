//! Mending a damaged store from what is whole in it: search indexes and indexes from their tables, fields from their
//! history. What neither holds stays damaged, and is said.
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::{OpenOptions, Store, check_connection, check_identity, checks, lock_for_this_program, set_up};
use crate::{Damage, StoreError, seals, snapshots::files};

/// What mending did.
#[derive(Debug)]
pub struct Mended {
    /// The mended store, open.
    pub store: Store,
    /// Fields that were put back from history.
    pub fields: Vec<Damage>,
    /// The damaged file, kept aside as it was.
    pub kept_aside: PathBuf,
}

/// Mends the store at `path` where its own history allows, after keeping the damaged file aside.
///
/// # Errors
/// `damaged-store` with what could not be mended: the file is then as before, and a snapshot is the way back.
pub fn mend(path: &Path, options: &OpenOptions) -> Result<Mended, StoreError> {
    let conn = lock_for_this_program(path)?;
    check_identity(&conn)?;
    set_up(&conn)?;
    let Err(StoreError::Damaged { places, .. }) = check_connection(&conn) else {
        drop(conn);
        return Ok(Mended { store: Store::open(path, options)?, fields: Vec::new(), kept_aside: PathBuf::new() });
    };
    // Copying a file that this process has open would give up SQLite's locks on it: close, copy, lock again.
    drop(conn);
    let kept_aside = files::keep_aside(path, &options.now)?;
    let conn = lock_for_this_program(path)?;
    set_up(&conn)?;
    conn.execute_batch("BEGIN IMMEDIATE")?;
    // A failed attempt leaves everything as it was: dropping the connection rolls back.
    let fields = put_back(&conn, &places)?;
    check_connection(&conn)?;
    conn.execute_batch("COMMIT")?;
    drop(conn);
    Ok(Mended { store: Store::open(path, options)?, fields, kept_aside })
}

fn put_back(conn: &Connection, places: &[Damage]) -> Result<Vec<Damage>, StoreError> {
    conn.execute_batch("REINDEX")?;
    let mut back: Vec<Damage> = Vec::new();
    for damage in places.iter().filter(|damage| matches!(damage.table.as_str(), "field" | "history")) {
        let (Some(audit), Some(key)) = (damage.audit, &damage.name) else { continue };
        let sql = include_str!("field_from_history.sql");
        let mended = seals::write(conn, "field", sql, params![audit.to_string(), key])?;
        if mended > 0 && !back.iter().any(|known| known.name == damage.name && known.audit == damage.audit) {
            back.push(damage.clone());
        }
    }
    checks::rebuild_search(conn)?;
    Ok(back)
}
