//! The check of every seal, and of what a kind of store checks beyond them.
use rusqlite::{Connection, Row, types::ValueRef};
use uuid::Uuid;

use super::{Table, seal_in};
use crate::kind::Kind;
use crate::store::migrate;
use crate::{Damage, StoreError};

/// Every row whose seal does not fit in a store of this version, and what else the kind finds.
pub(crate) fn check<K: Kind>(conn: &Connection, version: i64) -> Result<Vec<Damage>, StoreError> {
    let mut found = Vec::new();
    for table in K::TABLES {
        find_broken::<K>(conn, table, version, &mut found)?;
    }
    found.extend(K::check(conn)?);
    Ok(found)
}

/// As [`find_broken`], whatever version the store is of.
pub(crate) fn find_broken_now<K: Kind>(
    conn: &Connection,
    table: &Table,
    found: &mut Vec<Damage>,
) -> Result<(), StoreError> {
    find_broken::<K>(conn, table, migrate::version(conn)?, found)
}

fn find_broken<K: Kind>(
    conn: &Connection,
    table: &Table,
    version: i64,
    found: &mut Vec<Damage>,
) -> Result<(), StoreError> {
    let (name, columns) = (table.name, table.columns_at(version));
    let seals = table.all_covered(conn, version)?;
    let sql = format!("SELECT {}, seal FROM {name} NOT INDEXED", columns.join(", "));
    let mut statement = conn.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let covered = row.get(0).ok().and_then(|number: i64| seals.get(&number));
        let covered = covered.map_or(&[][..], Vec::as_slice);
        let fits = match row.get_ref(columns.len())? {
            ValueRef::Blob(seal) => seal == seal_in(name, row, columns.len(), covered)?,
            _ => false,
        };
        if !fits {
            found.push(place::<K>(conn, table, row));
        }
    }
    Ok(())
}

/// What a damaged row can still say about itself; nothing of it is trusted further.
fn place<K: Kind>(conn: &Connection, table: &Table, row: &Row<'_>) -> Damage {
    let audit = match table.audit {
        Some(column) => lossy(row, column),
        None => K::audit_of(conn, table, row),
    };
    let audit = audit.and_then(|id| Uuid::parse_str(&id).ok());
    Damage { table: table.name.to_owned(), audit, name: lossy(row, table.named) }
}

/// The text in a column, as far as it is any.
pub(crate) fn lossy(row: &Row<'_>, column: &str) -> Option<String> {
    match row.get_ref(column) {
        Ok(ValueRef::Text(text)) => Some(String::from_utf8_lossy(text).into_owned()),
        _ => None,
    }
}
