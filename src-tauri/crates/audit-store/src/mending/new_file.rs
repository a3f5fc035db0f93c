//! The mended file: made whole under another name, every row sealed, then checked like any other store.
use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, ToSql, params_from_iter};
use tempfile::TempPath;

use super::found::{Cell, Found, Reference, Row, of_row};
use super::proof::seal_of;
use crate::kind::Kind;
use crate::seals::Sealed;
use crate::snapshots::files;
use crate::store::{check_connection, migrate, open_for_making};
use crate::{StoreError, sql};

pub(super) fn new_file<K: Kind>(folder: &Path, found: &mut Found) -> Result<TempPath, StoreError> {
    let file = files::temporary(folder, K::TEMPORARY)?;
    let mut conn = open_for_making(&file)?;
    conn.pragma_update(None, "application_id", K::IDENTITY.application_id)?;
    migrate::up(&mut conn, migrate::until(K::MIGRATIONS, found.version))?;
    conn.pragma_update(None, "foreign_keys", false)?;
    number(&conn, found)?;
    conn.execute_batch("BEGIN")?;
    fill(&conn, found)?;
    conn.execute_batch("COMMIT")?;
    migrate::check_references(&conn)?;
    check_connection::<K>(&conn)?;
    conn.close().map_err(|(_, error)| error)?;
    files::flush(&file)?;
    Ok(file)
}

/// No two rows have one number: of those that do the first keeps it. Where other rows know one by its number, such as an operation, they
/// have been told apart by now.
fn number(conn: &Connection, found: &mut Found) -> Result<(), StoreError> {
    for table in found.known {
        if !found.has_rowid(table.name) {
            continue;
        }
        let first = found.columns(table.name)[0];
        let in_a_column = is_rowid(conn, table.name, first)?;
        let is_referred_to =
            |reference: &Reference| in_a_column && reference.of == table.name && reference.its == first;
        if found.references.iter().any(is_referred_to) {
            continue;
        }
        let number = |row: &Row| if in_a_column { row.cells[0].integer() } else { Some(row.rowid) };
        let mut next = found.rows(table.name).iter().filter_map(number).max().unwrap_or(0);
        let mut taken = BTreeSet::new();
        for row in found.rows_mut(table.name).iter_mut() {
            if number(row).is_none_or(|number| !taken.insert(number)) {
                next = next.saturating_add(1);
                row.rowid = next;
                if in_a_column {
                    row.cells[0] = Cell::Integer(next);
                }
            }
        }
    }
    Ok(())
}

fn fill(conn: &Connection, found: &Found) -> Result<(), StoreError> {
    for known in found.known {
        let (table, columns) = (known.name, found.columns(known.name));
        let covered = found.covered(table, |row| Some(seal_of(known.covers?.table, &row.cells, &[])));
        // Where the first column is the number of the row, it is written once.
        let named = found.has_rowid(table) && !is_rowid(conn, table, columns[0])?;
        let mut names: Vec<&str> = if named { vec!["rowid"] } else { Vec::new() };
        names.extend(columns);
        names.push("seal");
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), vec!["?"; names.len()].join(", "));
        let mut insert = conn.prepare(&sql)?;
        for row in found.rows(table) {
            let seal = seal_of(table, &row.cells, &of_row(&covered, row));
            insert.execute(params_from_iter(values(row, named, seal)))?;
        }
    }
    Ok(())
}

/// Whether a column is another name of the rowid.
fn is_rowid(conn: &Connection, table: &str, column: &str) -> Result<bool, StoreError> {
    let key = "SELECT name, type FROM pragma_table_info(?1) WHERE pk > 0";
    let key: Vec<(String, String)> = sql::all(conn, key, [table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(matches!(&key[..], [(name, kind)] if name == column && kind == "INTEGER"))
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
