//! Migrations: numbered SQL, all of the missing ones or none.
use rusqlite::{Connection, Row};

use crate::{StoreError, seals, sql};

/// What leads from one version of the store to the next.
pub(crate) struct Migration {
    pub sql: &'static str,
    /// Tables whose sealed columns change with it, each with the columns that tell a row from all others.
    pub sealed_anew: &'static [(&'static str, &'static [&'static str])],
}

/// Every migration, oldest first; the nth leads to version n. A published one is never edited.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("../../migrations/0001_store.sql"), sealed_anew: &[] },
    Migration {
        sql: include_str!("../../migrations/0002_less_with_every_answer.sql"),
        sealed_anew: &[("change", &["operation", "key"])],
    },
    Migration {
        sql: include_str!("../../migrations/0003_changes_under_seal.sql"),
        sealed_anew: &[("operation", &["position"])],
    },
];

/// The newest version of the store that this program knows.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// The file's version.
pub(crate) fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
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
            seals::seal_table(&transaction, table, version, by)?;
        }
    }
    let astray = |row: &Row<'_>| Ok(format!("a row of {} refers to one that is not there", row.get::<_, String>(0)?));
    let astray: Vec<String> = sql::all(&transaction, "PRAGMA foreign_key_check", [], astray)?;
    if !astray.is_empty() {
        return Err(StoreError::Damaged { places: Vec::new(), details: astray });
    }
    transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    transaction.commit()?;
    Ok(())
}
