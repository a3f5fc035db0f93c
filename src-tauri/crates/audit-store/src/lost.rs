//! What nobody can read any more since the store's file was damaged: a list that stays until a person has seen it.
//!
//! It lies among the settings, as `damage/<name of the damaged file>` and `damage/<name>/<number>`: it outlives restarts, snapshots
//! hold it too, and no older program minds.
use rusqlite::params;
use uuid::Uuid;

use crate::kind::Kind;
use crate::{Damage, Reader, StoreError, Writer, sql};

/// Stands before the table of a row that could not be read and is as a snapshot has it; what was read is when that was made.
pub const OLDER: &str = "snapshot/";

/// Something that could not be read any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What it was: the row, as far as it still told.
    pub damage: Damage,
    /// What could be made out of it, which may be wrong; may be empty.
    pub read: String,
}

/// A mended damage that nobody has said to have seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mending {
    /// The name of the damaged file among the snapshots.
    pub kept_as: String,
    /// What is lost; nothing: everything could be put right.
    pub left: Vec<Lost>,
}

const PREFIX: &str = "damage/";

/// The rows that say it.
pub(crate) fn settings(left: &[Lost], kept_as: &str) -> Vec<(String, String)> {
    let head = (format!("{PREFIX}{kept_as}"), String::new());
    let one = |(number, left): (usize, &Lost)| {
        let audit = left.damage.audit.map(|id| id.to_string()).unwrap_or_default();
        let name = left.damage.name.clone().unwrap_or_default();
        let line = |text: &str| text.replace(['\r', '\n'], " ");
        let value = [line(&left.damage.table), audit, line(&name), left.read.clone()].join("\n");
        (format!("{PREFIX}{kept_as}/{number:05}"), value)
    };
    [head].into_iter().chain(left.iter().enumerate().map(one)).collect()
}

fn read(value: &str) -> Lost {
    let mut parts = value.splitn(4, '\n');
    let mut next = || parts.next().unwrap_or_default();
    let (table, audit, name, read) = (next(), next(), next(), next());
    let damage = Damage {
        table: table.to_owned(),
        audit: Uuid::try_parse(audit).ok(),
        name: (!name.is_empty()).then(|| name.to_owned()),
    };
    Lost { damage, read: read.to_owned() }
}

impl<K: Kind> Reader<'_, K> {
    /// What was mended and nobody has seen yet, the oldest first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn mendings(&self) -> Result<Vec<Mending>, StoreError> {
        let under = "SELECT key, value FROM setting WHERE key >= ?1 AND key < ?2 ORDER BY key";
        let rows: Vec<(String, String)> =
            sql::all(self.conn, under, params![PREFIX, sql::after_prefix(PREFIX)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let mut all: Vec<Mending> = Vec::new();
        for (key, value) in rows {
            match (key[PREFIX.len()..].split_once('/'), all.last_mut()) {
                (None, _) => all.push(Mending { kept_as: key[PREFIX.len()..].to_owned(), left: Vec::new() }),
                (Some(_), Some(mending)) => mending.left.push(read(&value)),
                (Some(_), None) => {}
            }
        }
        Ok(all)
    }
}

impl<K: Kind> Writer<'_, K> {
    /// Somebody has seen what was lost.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn forget_mendings(&self) -> Result<(), StoreError> {
        let sql = "DELETE FROM setting WHERE key >= ?1 AND key < ?2";
        self.conn.execute(sql, params![PREFIX, sql::after_prefix(PREFIX)])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let left = Lost {
            damage: Damage { table: "field".to_owned(), audit: Some(Uuid::from_u128(7)), name: Some("a/b".to_owned()) },
            read: "two\nlines".to_owned(),
        };
        let rows = settings(&[left.clone(), left.clone()], "organisation-damaged.db");
        assert_eq!(rows.len(), 3);
        assert_eq!(read(&rows[1].1), left);
        assert!(rows[0].0 < rows[1].0 && rows[1].0 < rows[2].0);
    }
}
