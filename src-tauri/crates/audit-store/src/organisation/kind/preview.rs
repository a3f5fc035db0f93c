//! What is in a snapshot of an organisation's store.
use std::path::Path;

use rusqlite::Connection;
use uuid::Uuid;

use crate::organisation::known_returns::known_in;
use crate::snapshots::made_by::{self, MadeBy};
use crate::store::{copy_of, open_for_reading};
use crate::{KnownReturn, StoreError};

/// What is in a snapshot that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many submitters.
    pub submitters: i64,
    /// How many audits.
    pub audits: i64,
    /// How many fields with a value.
    pub answers: i64,
    /// How many operations in all histories.
    pub operations: i64,
    /// The copy of the store that it was made of.
    pub copy: Uuid,
    /// Who made it; nothing where it does not say.
    pub made_by: Option<MadeBy>,
    /// The last operation of any audit in it.
    pub last: Option<LastOperation>,
    /// Its audits, for a person to recognise: who, which tool, how far.
    pub audits_in: Vec<AuditInPreview>,
    /// The returns that it knows of.
    pub returns: Vec<KnownReturn>,
}

/// The operation that came last, of all audits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastOperation {
    /// Its id.
    pub id: Uuid,
    /// When it was made, RFC 3339 UTC, by the clock of the computer then.
    pub at: String,
    /// Who made it.
    pub person: String,
}

/// An audit in a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditInPreview {
    /// The submitter's name.
    pub submitter: String,
    /// The audit tool's title.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// The revision.
    pub revision: i64,
    /// How many fields of this key pattern have a value: `standard/…/rating`.
    pub ratings: i64,
}

/// Whether a snapshot holds an operation. One that cannot be read holds none.
pub fn snapshot_knows(path: &Path, operation: Uuid) -> bool {
    let find = || {
        let conn = open_for_reading(path)?;
        crate::sql::first(&conn, "SELECT 1 FROM operation WHERE uuid = ?1", [operation.to_string()], |_| Ok(()))
    };
    matches!(find(), Ok(Some(())))
}

/// What is in a store that passed every check.
pub(super) fn preview(conn: &Connection) -> Result<Preview, StoreError> {
    let audits_in = crate::sql::all(conn, include_str!("audits_in.sql"), [], |row| {
        Ok(AuditInPreview {
            submitter: row.get(0)?,
            title: row.get(1)?,
            edition: row.get(2)?,
            revision: row.get(3)?,
            ratings: row.get(4)?,
        })
    })?;
    let (returns, made_by, last) = (known_in(conn)?, made_by::read(conn)?, last_operation(conn)?);
    let copy = copy_of(conn)?;
    Ok(conn.query_row(include_str!("preview.sql"), [], |row| {
        Ok(Preview {
            submitters: row.get(0)?,
            audits: row.get(1)?,
            answers: row.get(2)?,
            operations: row.get(3)?,
            copy,
            made_by,
            last,
            audits_in,
            returns,
        })
    })?)
}

/// The operation that came last, of all audits; nothing where there is none.
pub(crate) fn last_operation(conn: &Connection) -> Result<Option<LastOperation>, StoreError> {
    let sql = "SELECT uuid, at, person_name FROM operation ORDER BY position DESC LIMIT 1";
    crate::sql::first(conn, sql, [], |row| {
        Ok(LastOperation { id: crate::sql::id(row, "uuid")?, at: row.get("at")?, person: row.get("person_name")? })
    })
}
