//! Who made a snapshot: written into its file when it is made, among the settings, and never into the store itself.
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::{StoreError, seals::SETTING, sql};

const PERSON: &str = "snapshot/person";
const COMPUTER: &str = "snapshot/computer";
const PLACE: &str = "snapshot/place";

/// Who was at work, and where, when a snapshot was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeBy {
    /// The person's name; empty: not known.
    pub person: String,
    /// The computer's name; empty: not known.
    pub computer: String,
    /// Which installation it was: two computers may have the same name, and two people the same computer.
    pub place: Option<Uuid>,
}

/// Writes into the file of a snapshot who made it.
pub(super) fn write(copy: &Connection, by: &MadeBy) -> Result<(), StoreError> {
    // One transaction: each would put pages on the disk of its own.
    copy.execute_batch("BEGIN")?;
    take_away(copy)?;
    let place = by.place.map(|place| place.to_string()).unwrap_or_default();
    for (key, value) in [(PERSON, &by.person), (COMPUTER, &by.computer), (PLACE, &place)] {
        if !value.is_empty() {
            SETTING.write(copy, include_str!("../settings/set.sql"), params![key, value])?;
        }
    }
    Ok(copy.execute_batch("COMMIT")?)
}

/// Takes it away again: what was made of a snapshot is no snapshot.
pub(super) fn take_away(conn: &Connection) -> Result<(), StoreError> {
    let sql = "DELETE FROM setting WHERE key IN (?1, ?2, ?3)";
    conn.execute(sql, [PERSON, COMPUTER, PLACE])?;
    Ok(())
}

/// Who made a snapshot; nothing where it does not say, as those of earlier programs.
pub(crate) fn read(conn: &Connection) -> Result<Option<MadeBy>, StoreError> {
    let value = |key: &str| sql::first(conn, "SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0));
    let (person, computer): (Option<String>, Option<String>) = (value(PERSON)?, value(COMPUTER)?);
    let place = value(PLACE)?.and_then(|place: String| Uuid::parse_str(&place).ok());
    if person.is_none() && computer.is_none() && place.is_none() {
        return Ok(None);
    }
    Ok(Some(MadeBy { person: person.unwrap_or_default(), computer: computer.unwrap_or_default(), place }))
}
