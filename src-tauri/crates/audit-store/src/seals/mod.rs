//! Seals: a SHA-256 over each row, set when it is written and checked when the store is opened. That of an operation also
//! covers the seals of its changes, so that none of them can go missing unseen.
//!
//! SQLite's own check misses most single-bit flips in text. The seals find them; comparing every field with the last
//! change of its history also finds rows that vanished.
mod check;

use std::collections::HashMap;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, ToSql, params, params_from_iter};
use sha2::{Digest, Sha256};

use crate::StoreError;

pub(crate) use check::{check, find_broken_now};

/// A row's seal.
pub(crate) type Sealed = [u8; 32];

/// Every table with its sealed columns, in the order in which they are hashed: never reorder. When a
/// migration changes a sealed table it seals every row of it anew, and the former list goes to [`FORMER`].
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
    ("change", &["operation", "key", "old", "new"]),
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

/// Sealed columns of stores before a version, the oldest first.
const FORMER: &[(i64, &str, &[&str])] = &[(2, "change", &["id", "operation", "key", "old", "new"])];

/// Since this version the seal of an operation covers those of its changes, in the order of their keys.
const COVERED_SINCE: i64 = 3;

/// Whether the seal of a row of this table covers other rows, in a store of this version.
pub(crate) fn covers(table: &str, version: i64) -> bool {
    table == "operation" && version >= COVERED_SINCE
}

/// Adds a row: its sealed columns in their order, and the seal over them.
pub(crate) fn add(conn: &Connection, table: &str, values: &[&dyn ToSql]) -> Result<(), StoreError> {
    add_all(conn, table, &[values])
}

/// Adds an operation; `changes` are the seals of its changes, in the order of their keys.
pub(crate) fn add_operation(conn: &Connection, values: &[&dyn ToSql], changes: &[Sealed]) -> Result<(), StoreError> {
    let seal = seal_over("operation", values, changes)?;
    insert(conn, "operation", &[values], &[seal])
}

/// Adds rows in one statement.
pub(crate) fn add_all(conn: &Connection, table: &str, rows: &[&[&dyn ToSql]]) -> Result<(), StoreError> {
    let seals = rows.iter().map(|values| seal_of(table, values)).collect::<Result<Vec<_>, _>>()?;
    insert(conn, table, rows, &seals)
}

fn insert(conn: &Connection, table: &str, rows: &[&[&dyn ToSql]], seals: &[Sealed]) -> Result<(), StoreError> {
    let columns = columns_of(table);
    let row = format!("({})", vec!["?"; columns.len() + 1].join(", "));
    let sql = format!("INSERT INTO {table} ({}, seal) VALUES {}", columns.join(", "), vec![row; rows.len()].join(", "));
    let sealed = rows.iter().zip(seals);
    let values = sealed.flat_map(|(values, seal)| values.iter().copied().chain([seal as &dyn ToSql]));
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Makes a row, which `by` tells from all others, hold these values: its sealed columns in their order. Only those in `changed`
/// are written, so that no index is for nothing.
pub(crate) fn set(
    conn: &Connection,
    table: &str,
    values: &[&dyn ToSql],
    changed: &[&str],
    by: &[&str],
) -> Result<(), StoreError> {
    let columns = columns_of(table);
    let value = |name: &&str| columns.iter().zip(values).find(|(column, _)| *column == name).map(|(_, value)| *value);
    let seal = seal_of(table, values)?;
    let sql = format!("UPDATE {table} SET {} = ?, seal = ? WHERE {} = ?", changed.join(" = ?, "), by.join(" = ? AND "));
    let values = changed.iter().filter_map(value).chain([&seal as &dyn ToSql]).chain(by.iter().filter_map(value));
    match conn.prepare_cached(&sql)?.execute(params_from_iter(values))? {
        1 => Ok(()),
        rows => {
            Err(StoreError::Internal { detail: format!("{rows} rows of {table} were there to change instead of one") })
        }
    }
}

/// Runs what changes rows of a table with rowids and ends with `RETURNING rowid`, or what is the same; seals every row that it
/// wrote. Answers how many.
pub(crate) fn write(
    conn: &Connection,
    table: &str,
    sql: &str,
    params: impl rusqlite::Params,
) -> Result<usize, StoreError> {
    let rows: Vec<i64> = crate::sql::all(conn, sql, params, |row| row.get(0))?;
    for rowid in &rows {
        seal_again(conn, table, *rowid)?;
    }
    Ok(rows.len())
}

fn seal_again(conn: &Connection, table: &str, rowid: i64) -> Result<(), StoreError> {
    let columns = columns_of(table);
    let select = format!("SELECT {} FROM {table} WHERE rowid = ?1", columns.join(", "));
    let covered = if table == "operation" { changes_of(conn, rowid)? } else { Vec::new() };
    let seal = conn.prepare_cached(&select)?.query_row([rowid], |row| seal_in(table, row, columns.len(), &covered))?;
    let update = format!("UPDATE {table} SET seal = ?2 WHERE rowid = ?1");
    conn.prepare_cached(&update)?.execute(params![rowid, seal])?;
    Ok(())
}

/// The seals of an operation's changes, in the order of their keys.
fn changes_of(conn: &Connection, position: i64) -> Result<Vec<Vec<u8>>, StoreError> {
    crate::sql::all(conn, "SELECT seal FROM change WHERE operation = ?1 ORDER BY key", [position], |row| row.get(0))
}

/// The seals of all changes, by the position of their operation and in the order of their keys.
fn all_changes(conn: &Connection) -> Result<HashMap<i64, Vec<Vec<u8>>>, StoreError> {
    let mut seals: HashMap<i64, Vec<Vec<u8>>> = HashMap::new();
    let mut statement = conn.prepare("SELECT operation, seal FROM change ORDER BY operation, key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let (Ok(operation), Ok(seal)) = (row.get(0), row.get(1)) {
            seals.entry(operation).or_default().push(seal);
        }
    }
    Ok(seals)
}

/// Seals every row of a table, as a store of this version has it. `by` tells a row from all others: first its position, where
/// the seal covers other rows.
pub(crate) fn seal_table(conn: &Connection, table: &str, version: i64, by: &[&str]) -> Result<(), StoreError> {
    let columns = columns_at(table, version);
    let sql = format!("SELECT {} FROM {table}", columns.join(", "));
    let changes = if covers(table, version) { all_changes(conn)? } else { HashMap::new() };
    let rows = crate::sql::all(conn, &sql, [], |row| {
        let known = by.iter().map(|column| row.get::<_, Value>(*column)).collect::<Result<Vec<_>, _>>()?;
        let covered = row.get(by[0]).ok().and_then(|position: i64| changes.get(&position));
        Ok((seal_in(table, row, columns.len(), covered.map_or(&[][..], Vec::as_slice))?, known))
    })?;
    let sql = format!("UPDATE {table} SET seal = ? WHERE {} = ?", by.join(" = ? AND "));
    let mut update = conn.prepare(&sql)?;
    for (seal, known) in rows {
        let known = known.iter().map(|value| value as &dyn ToSql);
        update.execute(params_from_iter([&seal as &dyn ToSql].into_iter().chain(known)))?;
    }
    Ok(())
}

/// The sealed columns of a table in a store of this version.
pub(crate) fn columns_at(table: &str, version: i64) -> &'static [&'static str] {
    let former = FORMER.iter().find(|(before, name, _)| *name == table && version < *before);
    former.map_or_else(|| columns_of(table), |(_, _, columns)| columns)
}

fn columns_of(table: &str) -> &'static [&'static str] {
    SEALED.iter().find(|(name, _)| *name == table).map_or(&[], |(_, columns)| columns)
}

/// The seal of a row that is about to be written. What SQLite reads back later has the same types: every table is STRICT.
pub(crate) fn seal_of(table: &str, values: &[&dyn ToSql]) -> Result<Sealed, StoreError> {
    seal_over(table, values, &[])
}

fn seal_over(table: &str, values: &[&dyn ToSql], covered: &[Sealed]) -> Result<Sealed, StoreError> {
    assert_eq!(values.len(), columns_of(table).len(), "a value for each sealed column of {table}");
    let mut seal = Seal::of(table);
    for value in values {
        match value.to_sql()? {
            ToSqlOutput::Borrowed(value) => seal.add(value),
            ToSqlOutput::Owned(value) => seal.add(ValueRef::from(&value)),
            _ => {
                return Err(StoreError::Internal { detail: format!("a value of {table} is of a kind without a seal") });
            }
        }
    }
    seal.cover(covered);
    Ok(seal.end())
}

/// The seal of a row's first `columns` values, and of the rows that it covers.
fn seal_in(table: &str, row: &Row<'_>, columns: usize, covered: &[impl AsRef<[u8]>]) -> rusqlite::Result<Sealed> {
    let mut seal = Seal::of(table);
    for column in 0..columns {
        seal.add(row.get_ref(column)?);
    }
    seal.cover(covered);
    Ok(seal.end())
}

/// A seal in the making.
#[derive(Clone)]
pub(crate) struct Seal(Sha256);

impl Seal {
    /// Begins the seal of a row of this table.
    pub fn of(table: &str) -> Self {
        Self(Sha256::new_with_prefix(table.as_bytes()))
    }

    /// The next value of the row.
    pub fn add(&mut self, value: ValueRef<'_>) {
        match value {
            ValueRef::Null => self.0.update([0]),
            ValueRef::Integer(number) => self.part(1, &number.to_le_bytes()),
            ValueRef::Real(number) => self.part(2, &number.to_le_bytes()),
            ValueRef::Text(text) => self.part(3, text),
            ValueRef::Blob(bytes) => self.part(4, bytes),
        }
    }

    /// A value with its type and length, so that no two rows share an encoding.
    fn part(&mut self, kind: u8, bytes: &[u8]) {
        self.0.update([kind]);
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// Rows that are covered, by their seals.
    pub fn cover(&mut self, covered: &[impl AsRef<[u8]>]) {
        covered.iter().for_each(|seal| self.part(4, seal.as_ref()));
    }

    /// The seal.
    pub fn end(self) -> Sealed {
        self.0.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate;

    #[test]
    fn every_column_of_every_table_is_sealed_in_every_version() {
        for version in 1..=migrate::SCHEMA_VERSION {
            let mut model = Connection::open_in_memory().unwrap();
            migrate::up(&mut model, &migrate::MIGRATIONS[..version as usize]).unwrap();
            let tables = "SELECT name FROM sqlite_schema WHERE sql LIKE '%STRICT' ORDER BY name";
            let tables: Vec<String> = crate::sql::all(&model, tables, [], |row| row.get(0)).unwrap();
            let mut known: Vec<&str> = SEALED.iter().map(|(table, _)| *table).collect();
            known.sort_unstable();
            assert_eq!(tables, known);
            for table in &tables {
                let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                let columns: Vec<String> = crate::sql::all(&model, &columns, [], |row| row.get(0)).unwrap();
                let mut sealed: Vec<&str> = columns_at(table, version).to_vec();
                sealed.push("seal");
                assert_eq!(columns, sealed, "{table} of version {version}");
            }
        }
    }
}
