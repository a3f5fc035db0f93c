//! A table of one column behind the live store's own settings: what the figures measure a rating against.
use std::path::Path;

use rusqlite::Connection;

use super::{connection::lock_for_this_program, set_up};
use crate::StoreError;

/// A database that holds lines of text and nothing else, opened as a [`crate::Store`] is.
#[derive(Debug)]
pub struct BareStore {
    conn: Connection,
}

impl BareStore {
    /// Makes the file, then opens it with the live store's lock and settings.
    ///
    /// # Errors
    /// Only the disk's; a file that is there already is not empty and is refused.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        Connection::open(path)?
            .execute_batch("CREATE TABLE line (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT")?;
        let conn = lock_for_this_program(path)?;
        set_up(&conn)?;
        Ok(Self { conn })
    }

    /// Adds a line in a transaction of its own. What this returns as `Ok` is on disk.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn commit(&self, line: &str) -> Result<(), StoreError> {
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        self.conn.prepare_cached("INSERT INTO line (value) VALUES (?1)")?.execute([line])?;
        self.conn.execute_batch("COMMIT")?;
        Ok(())
    }
}
