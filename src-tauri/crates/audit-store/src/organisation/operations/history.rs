//! History: the operations of an audit, of some of its fields, or since a position.
use std::collections::{BTreeSet, HashSet};

use rusqlite::{ToSql, params, params_from_iter};
use uuid::Uuid;

use super::{ChangeRow, OperationRow, of_audit, read};
use crate::{LastOperation, OrganisationReader, StoreError, organisation, sql};

/// Which part of a history.
#[derive(Clone, Debug)]
pub struct HistoryFilter {
    /// Only operations that changed a field whose key begins with one of these; none: all operations, also those without changes.
    pub prefixes: Vec<String>,
    /// Only operations before this position; `None`: from the latest.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: usize,
}

impl OrganisationReader<'_> {
    /// An audit's history, latest first, each operation with all of its changes.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn history(&self, audit: Uuid, filter: &HistoryFilter) -> Result<Vec<OperationRow>, StoreError> {
        let before = filter.before.unwrap_or(i64::MAX);
        let limit = i64::try_from(filter.limit).unwrap_or(i64::MAX);
        if filter.prefixes.is_empty() {
            let values = params![audit.to_string(), before, limit];
            return self.with_changes(sql::all(self.conn, of_audit::HISTORY, values, read)?);
        }
        // All of them in one pass: each on its own would go through the whole history.
        let audit = audit.to_string();
        let sql = of_audit::history_of_fields(filter.prefixes.len());
        let ends: Vec<String> = filter.prefixes.iter().map(|prefix| sql::after_prefix(prefix)).collect();
        let ranges = filter.prefixes.iter().zip(&ends).flat_map(|(from, to)| [from as &dyn ToSql, to]);
        let values = [&audit as &dyn ToSql, &before, &limit].into_iter().chain(ranges);
        self.with_changes(sql::all(self.conn, &sql, params_from_iter(values), read)?)
    }

    /// The operation that came last, of all audits; none: there is none.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn last_operation(&self) -> Result<Option<LastOperation>, StoreError> {
        organisation::kind::last_operation(self.conn)
    }

    /// The ids of all operations of all audits.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn operation_ids(&self) -> Result<HashSet<Uuid>, StoreError> {
        let ids = sql::all(self.conn, "SELECT uuid FROM operation", [], |row| sql::id(row, "uuid"))?;
        Ok(ids.into_iter().collect())
    }

    /// Ids of the operations of an audit that another one took back.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn undone(&self, audit: Uuid) -> Result<BTreeSet<Uuid>, StoreError> {
        Ok(sql::all(self.conn, of_audit::UNDONE, [audit.to_string()], |row| sql::id(row, "undoes"))?
            .into_iter()
            .collect())
    }

    /// An audit's operations after a position, oldest first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn operations_since(&self, audit: Uuid, position: i64) -> Result<Vec<OperationRow>, StoreError> {
        self.with_changes(sql::all(self.conn, of_audit::SINCE, params![audit.to_string(), position], read)?)
    }

    /// One operation.
    ///
    /// # Errors
    /// `not-found`.
    pub fn operation(&self, id: Uuid) -> Result<OperationRow, StoreError> {
        let found = sql::first(self.conn, "SELECT * FROM operation WHERE uuid = ?1", [id.to_string()], read)?;
        let unknown = || StoreError::Unknown { what: "operation", id: id.to_string() };
        found.ok_or_else(unknown).and_then(|operation| self.add_changes(operation))
    }

    /// The audit's operations of a kind, oldest first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn operations_of_kind(&self, audit: Uuid, kind: &str) -> Result<Vec<OperationRow>, StoreError> {
        self.with_changes(sql::all(self.conn, of_audit::OF_KIND, params![audit.to_string(), kind], read)?)
    }

    /// The audit's latest operation of a kind.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn latest_of_kind(&self, audit: Uuid, kind: &str) -> Result<Option<OperationRow>, StoreError> {
        let found = sql::first(self.conn, of_audit::LATEST_OF_KIND, params![audit.to_string(), kind], read)?;
        found.map(|operation| self.add_changes(operation)).transpose()
    }

    /// Names of the people who have changed anything, each with the role that they had last; who did so last first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn people(&self, most: usize) -> Result<Vec<(String, String)>, StoreError> {
        // SQLite takes the role from the row that has the largest position.
        let sql = "SELECT person_name, person_role, MAX(position) FROM operation WHERE person_name <> ''
            GROUP BY person_name ORDER BY 3 DESC LIMIT ?1";
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        sql::all(self.conn, sql, [most], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The audit's latest operation.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn latest(&self, audit: Uuid) -> Result<Option<OperationRow>, StoreError> {
        let latest = sql::first(self.conn, of_audit::LATEST, [audit.to_string()], read)?;
        latest.map(|operation| self.add_changes(operation)).transpose()
    }

    fn with_changes(&self, operations: Vec<OperationRow>) -> Result<Vec<OperationRow>, StoreError> {
        operations.into_iter().map(|operation| self.add_changes(operation)).collect()
    }

    pub(super) fn add_changes(&self, mut operation: OperationRow) -> Result<OperationRow, StoreError> {
        let sql = "SELECT key, old, new FROM change WHERE operation = ?1 ORDER BY key";
        operation.changes = sql::all(self.conn, sql, [operation.position], |row| {
            Ok(ChangeRow { key: row.get(0)?, old: row.get(1)?, new: row.get(2)? })
        })?;
        Ok(operation)
    }
}
