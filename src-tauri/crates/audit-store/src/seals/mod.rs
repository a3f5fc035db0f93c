//! Seals: a SHA-256 over each row, set when it is written and checked when the store is opened.
//!
//! SQLite's own check misses most single-bit flips in text. The seals find them; comparing every field with the last
//! change of its history also finds rows that vanished.
use std::collections::HashMap;

use rusqlite::{Connection, Row, params, types::ValueRef};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Damage, StoreError};

/// Every table with its sealed columns, in the order in which they are hashed: never reorder. When a
/// migration changes a sealed table it seals every row of it anew, and the check before it keeps the former list.
pub(crate) const SEALED: &[(&str, &[&str])] = &[
    ("store", &["id", "copy", "created_at", "writes"]),
    ("setting", &["key", "value"]),
    ("tool", &["digest", "id", "edition", "languages", "title", "status", "document", "source", "taken_in_at"]),
    ("standard_text", &["id", "tool", "standard", "area", "language", "number", "statement", "guidance"]),
    ("submitter", &["uuid", "name", "code_scheme", "code", "service_type", "created_at"]),
    (
        "audit",
        &[
            "uuid",
            "submitter",
            "tool_digest",
            "tool_id",
            "edition",
            "language",
            "created_at",
            "revision",
            "state",
            "last_place",
            "archived",
        ],
    ),
    (
        "operation",
        &[
            "position",
            "uuid",
            "copy",
            "sequence",
            "audit",
            "revision",
            "kind",
            "person_name",
            "person_role",
            "typed_by",
            "at",
            "reason",
            "undoes",
            "turn",
            "entry_open",
            "barrier",
            "format",
        ],
    ),
    ("change", &["id", "operation", "key", "old", "new"]),
    ("field", &["id", "audit", "key", "value", "value_format", "searchable", "operation"]),
    (
        "export",
        &[
            "uuid",
            "audit",
            "revision",
            "return_id",
            "digest",
            "return_bytes",
            "plan_bytes",
            "return_name",
            "plan_name",
            "created_at",
            "sent_at",
            "received_at",
        ],
    ),
    ("saved_place", &["id", "export", "path", "saved_at"]),
    ("signing_key", &["did", "submitter", "copy", "public", "kept_in", "reference", "created_at", "retired_at"]),
    ("time_spent", &["audit", "standard", "seconds"]),
];

/// Seals the row that was just inserted or changed.
pub(crate) fn seal(conn: &Connection, table: &str, rowid: i64) -> Result<(), StoreError> {
    let columns = columns_of(table);
    let select = format!("SELECT {} FROM {table} WHERE rowid = ?1", columns.join(", "));
    let digest = conn.prepare_cached(&select)?.query_row([rowid], |row| digest(table, row, columns.len()))?;
    let update = format!("UPDATE {table} SET seal = ?2 WHERE rowid = ?1");
    conn.prepare_cached(&update)?.execute(params![rowid, &digest[..]])?;
    Ok(())
}

/// Runs an insert or update that ends with `RETURNING rowid`, and seals every row it wrote. Answers how many.
pub(crate) fn write(
    conn: &Connection,
    table: &str,
    sql: &str,
    params: impl rusqlite::Params,
) -> Result<usize, StoreError> {
    let rows: Vec<i64> = crate::sql::all(conn, sql, params, |row| row.get(0))?;
    for rowid in &rows {
        seal(conn, table, *rowid)?;
    }
    Ok(rows.len())
}

fn columns_of(table: &str) -> &'static [&'static str] {
    SEALED.iter().find(|(name, _)| *name == table).map_or(&[], |(_, columns)| columns)
}

/// The hash of a row's first `columns` values: each with its type and length, so that no two rows share an encoding.
fn digest(table: &str, row: &Row<'_>, columns: usize) -> rusqlite::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(table.as_bytes());
    for column in 0..columns {
        match row.get_ref(column)? {
            ValueRef::Null => hash.update([0]),
            ValueRef::Integer(number) => hash_part(&mut hash, 1, &number.to_le_bytes()),
            ValueRef::Real(number) => hash_part(&mut hash, 2, &number.to_le_bytes()),
            ValueRef::Text(text) => hash_part(&mut hash, 3, text),
            ValueRef::Blob(bytes) => hash_part(&mut hash, 4, bytes),
        }
    }
    Ok(hash.finalize().into())
}

fn hash_part(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

/// Every row whose seal does not fit, and every field that differs from its history.
pub(crate) fn check(conn: &Connection) -> Result<Vec<Damage>, StoreError> {
    let mut found = Vec::new();
    for (table, columns) in SEALED {
        for rowid in broken_rows(conn, table, columns)? {
            found.push(place(conn, table, rowid));
        }
    }
    found.extend(unlike_history(conn)?);
    Ok(found)
}

fn broken_rows(conn: &Connection, table: &str, columns: &[&str]) -> Result<Vec<i64>, StoreError> {
    let sql = format!("SELECT {}, seal, rowid FROM {table} NOT INDEXED", columns.join(", "));
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut broken = Vec::new();
    while let Some(row) = rows.next()? {
        let fits = match row.get_ref(columns.len())? {
            ValueRef::Blob(seal) => seal == digest(table, row, columns.len())?,
            _ => false,
        };
        if !fits {
            broken.push(row.get(columns.len() + 1)?);
        }
    }
    Ok(broken)
}

/// What a damaged row can still say about itself; nothing of it is trusted further.
fn place(conn: &Connection, table: &str, rowid: i64) -> Damage {
    let sql = match table {
        "field" => "SELECT audit, key FROM field WHERE id = ?1",
        "change" => {
            "SELECT operation.audit, change.key FROM change \
             LEFT JOIN operation ON operation.position = change.operation WHERE change.id = ?1"
        }
        "operation" => "SELECT audit, uuid FROM operation WHERE position = ?1",
        "audit" => "SELECT uuid, uuid FROM audit WHERE rowid = ?1",
        "export" => "SELECT audit, uuid FROM export WHERE rowid = ?1",
        "time_spent" => "SELECT audit, standard FROM time_spent WHERE rowid = ?1",
        "submitter" => "SELECT NULL, uuid FROM submitter WHERE rowid = ?1",
        "tool" => "SELECT NULL, digest FROM tool WHERE rowid = ?1",
        "standard_text" => "SELECT NULL, standard FROM standard_text WHERE rowid = ?1",
        "setting" => "SELECT NULL, key FROM setting WHERE rowid = ?1",
        "signing_key" => "SELECT NULL, did FROM signing_key WHERE rowid = ?1",
        _ => "SELECT NULL, NULL WHERE ?1 IS NOT NULL",
    };
    let told = conn.query_row(sql, [rowid], |row| Ok((lossy(row, 0)?, lossy(row, 1)?))).unwrap_or((None, None));
    Damage { table: table.to_owned(), audit: told.0.and_then(|id| Uuid::parse_str(&id).ok()), name: told.1 }
}

fn lossy(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        _ => None,
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
