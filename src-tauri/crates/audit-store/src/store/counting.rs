//! What tells one state of a store from another: the id of its copy, and a number that every transaction raises.
use rusqlite::Connection;
use uuid::Uuid;

use crate::kind::Kind;
use crate::seals::STORE;
use crate::{StoreError, sql};

/// Which state a store is in: every transaction that commits makes another mark, and so does a restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub(super) copy: Uuid,
    pub(super) moves: i64,
}

/// A number that every committed transaction raises: says whether a failed commit is on disk, and whether anything changed
/// since the last snapshot. Operations are never taken away, so those that were recorded count by themselves.
pub(crate) fn moves<K: Kind>(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.prepare_cached(K::MOVES)?.query_row([], |row| row.get(0))?)
}

pub(crate) fn copy_of(conn: &Connection) -> Result<Uuid, StoreError> {
    Ok(conn.query_row("SELECT copy FROM store", [], |row| sql::id(row, "copy"))?)
}

/// Counts a transaction that recorded no operation; one that did needs not one more page on disk. Answers the number now.
pub(super) fn count_write<K: Kind>(conn: &Connection, before: i64) -> Result<i64, StoreError> {
    let now = moves::<K>(conn)?;
    if now > before {
        return Ok(now);
    }
    STORE.write(conn, "UPDATE store SET writes = writes + 1 RETURNING id", [])?;
    Ok(now + 1)
}
