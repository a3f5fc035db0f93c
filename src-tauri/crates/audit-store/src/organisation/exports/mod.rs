//! Exports: the exact signed bytes of a locked revision, and what became of them.
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::{OrganisationReader, OrganisationWriter, StoreError, organisation::kind::tables, sql};

/// What is stored in the transaction that locks.
#[derive(Clone, Debug)]
pub struct NewExport {
    /// The export's id.
    pub id: Uuid,
    /// The return's own id.
    pub return_id: Uuid,
    /// The digest of the signed return: the fingerprint on screen.
    pub digest: String,
    /// The signed return, byte for byte.
    pub return_bytes: Vec<u8>,
    /// The improvement plan, byte for byte.
    pub plan_bytes: Vec<u8>,
    /// The return's file name.
    pub return_name: String,
    /// The plan's file name.
    pub plan_name: String,
    /// RFC 3339 UTC.
    pub created_at: String,
}

/// An export without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRow {
    /// The export's id.
    pub id: Uuid,
    /// The audit.
    pub audit: Uuid,
    /// The revision that it locked.
    pub revision: i64,
    /// The return's own id.
    pub return_id: Uuid,
    /// The digest of the signed return.
    pub digest: String,
    /// The return's file name.
    pub return_name: String,
    /// The plan's file name.
    pub plan_name: String,
    /// RFC 3339 UTC.
    pub created_at: String,
    /// When the person said that it was sent.
    pub sent_at: Option<String>,
    /// When a receipt said that it was received.
    pub received_at: Option<String>,
    /// Where copies were saved, oldest first.
    pub saved: Vec<SavedPlace>,
}

/// A copy of an export's file on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedPlace {
    /// The whole path.
    pub path: String,
    /// RFC 3339 UTC.
    pub saved_at: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<ExportRow> {
    Ok(ExportRow {
        id: sql::id(row, "uuid")?,
        audit: sql::id(row, "audit")?,
        revision: row.get("revision")?,
        return_id: sql::id(row, "return_id")?,
        digest: row.get("digest")?,
        return_name: row.get("return_name")?,
        plan_name: row.get("plan_name")?,
        created_at: row.get("created_at")?,
        sent_at: row.get("sent_at")?,
        received_at: row.get("received_at")?,
        saved: Vec::new(),
    })
}

/// Forgets where the files of all exports were saved: another computer may have named those paths.
pub(crate) fn forget_saved_places(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("DELETE FROM saved_place", [])?;
    Ok(())
}

fn unknown(id: Uuid) -> StoreError {
    StoreError::Unknown { what: "export", id: id.to_string() }
}

impl OrganisationReader<'_> {
    /// All exports of an audit, the first revision first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn exports(&self, audit: Uuid) -> Result<Vec<ExportRow>, StoreError> {
        let mut rows = sql::all(self.conn, include_str!("of_audit.sql"), [audit.to_string()], read)?;
        for row in &mut rows {
            row.saved = sql::all(self.conn, include_str!("saved_places.sql"), [row.id.to_string()], |row| {
                Ok(SavedPlace { path: row.get(0)?, saved_at: row.get(1)? })
            })?;
        }
        Ok(rows)
    }

    /// Where the files of all exports were saved.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn saved_paths(&self) -> Result<Vec<String>, StoreError> {
        sql::all(self.conn, "SELECT path FROM saved_place ORDER BY id", [], |row| row.get(0))
    }

    /// The exact bytes of an export: the signed return, then the plan.
    ///
    /// # Errors
    /// `not-found`.
    pub fn export_bytes(&self, export: Uuid) -> Result<(Vec<u8>, Vec<u8>), StoreError> {
        let sql = "SELECT return_bytes, plan_bytes FROM export WHERE uuid = ?1";
        sql::first(self.conn, sql, [export.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .ok_or_else(|| unknown(export))
    }
}

impl OrganisationWriter<'_> {
    pub(crate) fn add_export(&self, audit: Uuid, revision: i64, new: &NewExport) -> Result<(), StoreError> {
        if self.export_bytes(new.id).is_ok() {
            return Err(StoreError::Exists { what: "export", id: new.id.to_string() });
        }
        let values = params![
            new.id.to_string(),
            audit.to_string(),
            revision,
            new.return_id.to_string(),
            new.digest,
            new.return_bytes,
            new.plan_bytes,
            new.return_name,
            new.plan_name,
            new.created_at,
            None::<String>,
            None::<String>
        ];
        tables::EXPORT.add(self.conn, values)
    }

    /// Remembers where a copy was saved.
    ///
    /// # Errors
    /// `not-found`.
    pub fn add_saved_place(&self, export: Uuid, path: &str, at: &str) -> Result<(), StoreError> {
        self.export_bytes(export)?;
        let id = sql::next_id(self.conn, "saved_place")?;
        tables::SAVED_PLACE.add(self.conn, params![id, export.to_string(), path, at])
    }

    /// Writes the places that say `path` in another way, `anew`; each stays the place of its export.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn rewrite_saved_path(&self, path: &str, anew: &str) -> Result<(), StoreError> {
        let sql = "UPDATE saved_place SET path = ?2 WHERE path = ?1 RETURNING id";
        tables::SAVED_PLACE.write(self.conn, sql, params![path, anew]).map(drop)
    }

    /// Sets or takes back when the person said that it was sent.
    ///
    /// # Errors
    /// `not-found`.
    pub fn set_sent(&self, export: Uuid, at: Option<&str>) -> Result<(), StoreError> {
        self.change_export(export, "UPDATE export SET sent_at = ?2 WHERE uuid = ?1 RETURNING rowid", at)
    }

    /// Sets when a receipt said that it was received.
    ///
    /// # Errors
    /// `not-found`.
    pub fn set_received(&self, export: Uuid, at: Option<&str>) -> Result<(), StoreError> {
        self.change_export(export, "UPDATE export SET received_at = ?2 WHERE uuid = ?1 RETURNING rowid", at)
    }

    fn change_export(&self, export: Uuid, sql: &str, at: Option<&str>) -> Result<(), StoreError> {
        match tables::EXPORT.write(self.conn, sql, params![export.to_string(), at])? {
            0 => Err(unknown(export)),
            _ => Ok(()),
        }
    }
}
