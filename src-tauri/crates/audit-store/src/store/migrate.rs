//! Migrations: numbered SQL, all of the missing ones or none.
use rusqlite::Connection;

use crate::StoreError;

/// Every migration, oldest first; the nth leads to version n. A published one is never edited.
pub(super) const MIGRATIONS: &[&str] = &[include_str!("../../migrations/0001_store.sql")];

/// The newest version of the store that this program knows.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

/// The file's version.
pub(crate) fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Applies the migrations that the file has not seen, in one transaction.
pub(super) fn up(conn: &mut Connection, migrations: &[&str]) -> Result<(), StoreError> {
    let from = usize::try_from(version(conn)?).unwrap_or(0);
    let transaction = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for migration in migrations.iter().skip(from) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", migrations.len() as i64)?;
    transaction.commit()?;
    Ok(())
}
