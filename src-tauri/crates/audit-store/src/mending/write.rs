//! The mended file: made whole under another name, every row sealed, then checked like any other store.
use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, ToSql, params_from_iter};
use tempfile::TempPath;

use super::bits::seal_of;
use super::found::{Cell, Found, Row};
use crate::seals::{self, Sealed};
use crate::snapshots::files;
use crate::store::{APPLICATION_ID, check_connection, migrate, open_for_making};
use crate::{StoreError, sql};

pub(super) fn new_file(folder: &Path, found: &Found) -> Result<TempPath, StoreError> {
    let file = files::temporary(folder, "")?;
    let mut conn = open_for_making(&file)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    let version = usize::try_from(found.version).unwrap_or(0).min(migrate::MIGRATIONS.len());
    migrate::up(&mut conn, &migrate::MIGRATIONS[..version])?;
    conn.pragma_update(None, "foreign_keys", false)?;
    conn.execute_batch("BEGIN")?;
    fill(&conn, found)?;
    conn.execute_batch("COMMIT")?;
    let astray =
        |row: &rusqlite::Row<'_>| Ok(format!("a row of {} refers to one that is not there", row.get::<_, String>(0)?));
    let astray: Vec<String> = sql::all(&conn, "PRAGMA foreign_key_check", [], astray)?;
    if !astray.is_empty() {
        return Err(StoreError::Damaged { places: Vec::new(), details: astray });
    }
    check_connection(&conn)?;
    conn.close().map_err(|(_, error)| error)?;
    files::flush(&file)?;
    Ok(file)
}

fn fill(conn: &Connection, found: &Found) -> Result<(), StoreError> {
    let mut covered: BTreeMap<i64, BTreeMap<Vec<u8>, Sealed>> = BTreeMap::new();
    if seals::covers("operation", found.version) {
        for row in found.rows("change") {
            if let (Some(position), Cell::Text(key)) = (row.cells[0].integer(), &row.cells[1]) {
                covered.entry(position).or_default().insert(key.clone(), seal_of("change", &row.cells, &[]));
            }
        }
    }
    for (table, _) in seals::SEALED {
        let columns = found.columns(table);
        // Where the first column is the number of the row, it is written once.
        let numbered = matches!(columns[0], "id" | "position") && *table != "tool";
        let named = !numbered && found.has_rowid(table);
        let mut names: Vec<&str> = if named { vec!["rowid"] } else { Vec::new() };
        names.extend(columns);
        names.push("seal");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), vec!["?"; names.len()].join(", "));
        let mut insert = conn.prepare(&sql)?;
        for row in found.rows(table) {
            let of = covered.get(&row.cells[0].integer().unwrap_or(0)).filter(|_| *table == "operation");
            let of: Vec<Sealed> = of.map(|of| of.values().copied().collect()).unwrap_or_default();
            insert.execute(params_from_iter(values(row, named, seal_of(table, &row.cells, &of))))?;
        }
    }
    Ok(())
}

fn values(row: &Row, named: bool, seal: Sealed) -> Vec<Bound<'_>> {
    let mut values = if named { vec![Bound::Own(Value::Integer(row.rowid))] } else { Vec::new() };
    values.extend(row.cells.iter().map(Bound::Cell));
    values.push(Bound::Own(Value::Blob(seal.to_vec())));
    values
}

enum Bound<'a> {
    Cell(&'a Cell),
    Own(Value),
}

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Cell(cell) => ToSqlOutput::Borrowed(cell.value()),
            Self::Own(value) => ToSqlOutput::Borrowed(value.into()),
        })
    }
}
