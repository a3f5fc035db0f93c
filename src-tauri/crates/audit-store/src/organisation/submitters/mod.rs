//! Submitters: an organisation, or one department or site of it, each with its own audits and key.
use rusqlite::{Row, params};
use uuid::Uuid;

use crate::{OrganisationReader, OrganisationWriter, StoreError, organisation::kind::tables, sql};

/// A submitter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmitterRow {
    /// Its id for ever.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Whose code this is, such as `ods` or `urn`; empty where there is none.
    pub code_scheme: String,
    /// The code; empty where there is none.
    pub code: String,
    /// Its service type's id.
    pub service_type: String,
    /// When it was added, RFC 3339 UTC.
    pub created_at: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<SubmitterRow> {
    Ok(SubmitterRow {
        id: sql::id(row, "uuid")?,
        name: row.get("name")?,
        code_scheme: row.get("code_scheme")?,
        code: row.get("code")?,
        service_type: row.get("service_type")?,
        created_at: row.get("created_at")?,
    })
}

impl OrganisationReader<'_> {
    /// All submitters, by name.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn submitters(&self) -> Result<Vec<SubmitterRow>, StoreError> {
        sql::all(self.conn, "SELECT * FROM submitter ORDER BY name, created_at, uuid", [], read)
    }

    /// One submitter.
    ///
    /// # Errors
    /// `not-found`.
    pub fn submitter(&self, id: Uuid) -> Result<SubmitterRow, StoreError> {
        sql::first(self.conn, "SELECT * FROM submitter WHERE uuid = ?1", [id.to_string()], read)?
            .ok_or_else(|| StoreError::Unknown { what: "submitter", id: id.to_string() })
    }
}

impl OrganisationWriter<'_> {
    /// Adds a submitter.
    ///
    /// # Errors
    /// `already-there` for an id in use.
    pub fn add_submitter(&self, new: &SubmitterRow) -> Result<(), StoreError> {
        if self.submitter(new.id).is_ok() {
            return Err(StoreError::Exists { what: "submitter", id: new.id.to_string() });
        }
        let SubmitterRow { id, name, code_scheme, code, service_type, created_at } = new;
        let values = params![id.to_string(), name, code_scheme, code, service_type, created_at];
        tables::SUBMITTER.add(self.conn, values)
    }

    /// Changes a submitter's name, code and service type; the id and the day it was added stay.
    ///
    /// # Errors
    /// `not-found`.
    pub fn update_submitter(&self, changed: &SubmitterRow) -> Result<(), StoreError> {
        let SubmitterRow { id, name, code_scheme, code, service_type, .. } = changed;
        let values = params![id.to_string(), name, code_scheme, code, service_type];
        match tables::SUBMITTER.write(self.conn, include_str!("update.sql"), values)? {
            0 => Err(StoreError::Unknown { what: "submitter", id: id.to_string() }),
            _ => Ok(()),
        }
    }
}
