//! Settings of this store: a key and a text each.
use rusqlite::params;

use crate::kind::Kind;
use crate::{Reader, StoreError, Writer, seals::SETTING, sql};

impl<K: Kind> Reader<'_, K> {
    /// The setting's value, if it was ever set.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        sql::first(self.conn, "SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0))
    }
}

impl<K: Kind> Writer<'_, K> {
    /// Sets a setting; `None` takes it away.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        match value {
            Some(value) => {
                SETTING.write(self.conn, include_str!("set.sql"), params![key, value])?;
            }
            None => {
                self.conn.execute("DELETE FROM setting WHERE key = ?1", [key])?;
            }
        }
        Ok(())
    }
}
