//! The check of every seal, and of every field against its history.
use std::collections::HashMap;

use rusqlite::{Connection, Row, types::ValueRef};
use uuid::Uuid;

use super::{SEALED, all_changes, columns_at, covers, seal_in};
use crate::store::migrate;
use crate::{Damage, StoreError};

/// Every row whose seal does not fit, and every field that differs from its history.
pub(crate) fn check(conn: &Connection) -> Result<Vec<Damage>, StoreError> {
    let mut found = Vec::new();
    let version = migrate::version(conn)?;
    for (table, _) in SEALED {
        find_broken(conn, table, version, &mut found)?;
    }
    found.extend(of_no_operation(conn)?);
    found.extend(unlike_history(conn)?);
    Ok(found)
}

/// As [`find_broken`], whatever version the store is of.
pub(crate) fn find_broken_now(conn: &Connection, table: &str, found: &mut Vec<Damage>) -> Result<(), StoreError> {
    find_broken(conn, table, migrate::version(conn)?, found)
}

fn find_broken(conn: &Connection, table: &str, version: i64, found: &mut Vec<Damage>) -> Result<(), StoreError> {
    let columns = columns_at(table, version);
    let changes = if covers(table, version) { all_changes(conn)? } else { HashMap::new() };
    let sql = format!("SELECT {}, seal FROM {table} NOT INDEXED", columns.join(", "));
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let covered = row.get("position").ok().and_then(|position: i64| changes.get(&position));
        let covered = covered.map_or(&[][..], Vec::as_slice);
        let fits = match row.get_ref(columns.len())? {
            ValueRef::Blob(seal) => seal == seal_in(table, row, columns.len(), covered)?,
            _ => false,
        };
        if !fits {
            found.push(place(conn, table, row));
        }
    }
    Ok(())
}

/// What a damaged row can still say about itself; nothing of it is trusted further.
fn place(conn: &Connection, table: &str, row: &Row<'_>) -> Damage {
    let (audit, name) = match table {
        "field" => (lossy(row, "audit"), lossy(row, "key")),
        "change" => {
            let sql = "SELECT audit FROM operation WHERE position = ?1";
            let position: Option<i64> = row.get("operation").ok();
            let audit = conn.query_row(sql, [position], |operation| Ok(lossy(operation, "audit"))).ok().flatten();
            (audit, lossy(row, "key"))
        }
        "operation" | "export" => (lossy(row, "audit"), lossy(row, "uuid")),
        "audit" => (lossy(row, "uuid"), lossy(row, "uuid")),
        "time_spent" => (lossy(row, "audit"), lossy(row, "standard")),
        "submitter" => (None, lossy(row, "uuid")),
        "tool" => (None, lossy(row, "digest")),
        "standard_text" => (None, lossy(row, "standard")),
        "setting" => (None, lossy(row, "key")),
        "signing_key" => (None, lossy(row, "did")),
        _ => (None, None),
    };
    Damage { table: table.to_owned(), audit: audit.and_then(|id| Uuid::parse_str(&id).ok()), name }
}

fn lossy(row: &Row<'_>, column: &str) -> Option<String> {
    match row.get_ref(column) {
        Ok(ValueRef::Text(text)) => Some(String::from_utf8_lossy(text).into_owned()),
        _ => None,
    }
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
