//! Where a store ends: whether anything was done in it since a snapshot was taken.
use rusqlite::Connection;
use uuid::Uuid;

use super::found::Found;
use crate::kind::Kind;
use crate::sql;
use crate::store::{copy_of, moves};

/// A state of a store. Every transaction makes another one, whether it recorded something or not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct End {
    copy: Uuid,
    moves: i64,
    /// What the last thing that was done is known by, and its seal; none: nothing was done.
    last: Option<(String, Vec<u8>)>,
}

impl End {
    /// None where it cannot be read.
    pub fn of<K: Kind>(conn: &Connection) -> Option<Self> {
        let last = sql::first(conn, K::LAST, [], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
        Some(Self { copy: copy_of(conn).ok()?, moves: moves::<K>(conn).ok()?, last })
    }
}

impl Found {
    /// The id of the copy, where it is whole.
    pub(super) fn copy(&self) -> Option<Uuid> {
        self.rows("store").iter().find(|row| row.whole).and_then(|row| row.cells[1].id())
    }

    /// Whether what the store says of its end can be believed: its own row and that of the last thing done are whole, and none of the
    /// table of that one are gone.
    pub(super) fn is_read_to_the_end(&self) -> bool {
        let Some(end) = self.end.as_ref().filter(|end| self.copy() == Some(end.copy)) else { return false };
        let all_there = |table: &str| !self.has_vanished(table);
        match &end.last {
            None => self.known.iter().filter(|table| table.numbered).all(|table| all_there(table.name)),
            Some((_, seal)) => self.known.iter().any(|table| {
                let is_it = |row: &super::found::Row| row.whole && row.seal == *seal;
                self.rows(table.name).iter().any(is_it) && all_there(table.name)
            }),
        }
    }
}
