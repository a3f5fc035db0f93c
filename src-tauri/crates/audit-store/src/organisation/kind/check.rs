//! What the seals cannot see in an organisation's store: changes without an operation, and fields that differ from their history.
use std::collections::HashMap;

use rusqlite::{Connection, Row, types::ValueRef};
use uuid::Uuid;

use crate::seals::{Table, lossy};
use crate::{Damage, StoreError};

/// Every change that belongs to no operation, and every field that differs from its history.
pub(super) fn check(conn: &Connection) -> Result<Vec<Damage>, StoreError> {
    let mut found = of_no_operation(conn)?;
    found.extend(unlike_history(conn)?);
    Ok(found)
}

/// The audit of a change: that of its operation.
pub(super) fn audit_of(conn: &Connection, table: &Table, row: &Row<'_>) -> Option<String> {
    if table.name != "change" {
        return None;
    }
    let sql = "SELECT audit FROM operation WHERE position = ?1";
    let position: Option<i64> = row.get("operation").ok();
    conn.query_row(sql, [position], |operation| Ok(lossy(operation, "audit"))).ok().flatten()
}

/// Changes whose operation is gone.
fn of_no_operation(conn: &Connection) -> Result<Vec<Damage>, StoreError> {
    let sql = "SELECT key FROM change WHERE NOT EXISTS (SELECT 1 FROM operation WHERE position = change.operation)";
    crate::sql::all(conn, sql, [], |row| {
        Ok(Damage { table: "change".to_owned(), audit: None, name: lossy(row, "key") })
    })
}

/// An audit and a key as they are stored.
type FieldPlace = (Vec<u8>, Vec<u8>);

/// The last change of every field by history, beside the field itself.
fn unlike_history(conn: &Connection) -> Result<Vec<Damage>, StoreError> {
    let mut last: HashMap<FieldPlace, Option<Vec<u8>>> = HashMap::new();
    let mut statement = conn.prepare(include_str!("changes_in_order.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        last.insert((bytes(row, 0)?, bytes(row, 1)?), optional_bytes(row, 2)?);
    }
    let mut unlike = Vec::new();
    let mut statement = conn.prepare("SELECT audit, key, value FROM field NOT INDEXED")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let place = (bytes(row, 0)?, bytes(row, 1)?);
        if last.remove(&place) != Some(optional_bytes(row, 2)?) {
            unlike.push(place);
        }
    }
    unlike.extend(last.into_keys());
    Ok(unlike.into_iter().map(|(audit, key)| history_damage(&audit, &key)).collect())
}

fn history_damage(audit: &[u8], key: &[u8]) -> Damage {
    Damage {
        table: "history".to_owned(),
        audit: std::str::from_utf8(audit).ok().and_then(|id| Uuid::parse_str(id).ok()),
        name: Some(String::from_utf8_lossy(key).into_owned()),
    }
}

fn bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<u8>> {
    Ok(optional_bytes(row, column)?.unwrap_or_default())
}

fn optional_bytes(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Vec<u8>>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(text) => Some(text.to_vec()),
        _ => None,
    })
}
