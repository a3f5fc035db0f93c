//! Migrations: numbered SQL, all of the missing ones or none.
use rusqlite::{Connection, Row};

use crate::seals::Table;
use crate::{StoreError, sql};

/// What leads from one version of a kind of store to the next.
#[derive(Debug)]
pub struct Migration {
    /// What changes the tables.
    pub sql: &'static str,
    /// Tables whose rows are sealed anew after it, each with the columns that tell a row from all others.
    pub sealed_anew: &'static [(&'static Table, &'static [&'static str])],
}

/// The file's version.
pub(crate) fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The migrations that lead to a version.
pub(crate) fn until(migrations: &[Migration], version: i64) -> &[Migration] {
    &migrations[..usize::try_from(version).unwrap_or(0).min(migrations.len())]
}

/// Applies the migrations that the file has not seen, in one transaction.
pub(crate) fn up(conn: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    // A table that others refer to can only be made anew while nobody watches; what they refer to is checked afterwards.
    let watched: bool = conn.pragma_query_value(None, "foreign_keys", |row| row.get(0))?;
    conn.pragma_update(None, "foreign_keys", false)?;
    let outcome = apply(conn, migrations);
    outcome.and(conn.pragma_update(None, "foreign_keys", watched).map_err(StoreError::from))
}

fn apply(conn: &mut Connection, migrations: &[Migration]) -> Result<(), StoreError> {
    let from = usize::try_from(version(conn)?).unwrap_or(0);
    let transaction = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for (migration, version) in migrations.iter().zip(1..).skip(from) {
        transaction.execute_batch(migration.sql)?;
        for (table, by) in migration.sealed_anew {
            table.seal_all(&transaction, version, by)?;
        }
    }
    check_references(&transaction)?;
    transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    transaction.commit()?;
    Ok(())
}

/// Refuses where a row refers to one that is not there.
pub(crate) fn check_references(conn: &Connection) -> Result<(), StoreError> {
    let astray = |row: &Row<'_>| Ok(format!("a row of {} refers to one that is not there", row.get::<_, String>(0)?));
    let details: Vec<String> = sql::all(conn, "PRAGMA foreign_key_check", [], astray)?;
    if details.is_empty() { Ok(()) } else { Err(StoreError::Damaged { places: Vec::new(), details }) }
}
