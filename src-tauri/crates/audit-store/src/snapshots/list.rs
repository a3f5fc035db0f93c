//! The list of snapshots, and what is in one.
use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;
use uuid::Uuid;

use super::{MadeBy, SnapshotKind, files, made_by, names};
use crate::{
    KnownReturn, StoreError,
    known::known_in,
    store::{check_connection, check_identity, copy_of, moves, open_for_reading},
};

/// A snapshot on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotRow {
    /// Its file.
    pub path: PathBuf,
    /// When it was made, RFC 3339 UTC, as the computer's clock was then.
    pub made_at: String,
    /// Which one it is in its folder, the newest having the highest; 0 for those of programs that did not count.
    pub number: u64,
    /// Why.
    pub kind: SnapshotKind,
    /// Its size in bytes.
    pub size: u64,
}

/// What is in a snapshot that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many submitters.
    pub submitters: i64,
    /// How many audits.
    pub audits: i64,
    /// How many fields with a value.
    pub answers: i64,
    /// How many operations in all histories.
    pub operations: i64,
    /// The copy of the store that it was made of.
    pub copy: Uuid,
    /// Who made it; nothing where it does not say.
    pub made_by: Option<MadeBy>,
    /// The last operation of any audit in it.
    pub last: Option<LastOperation>,
    /// Its audits, for a person to recognise: who, which tool, how far.
    pub audits_in: Vec<AuditInPreview>,
    /// The returns that it knows of.
    pub returns: Vec<KnownReturn>,
}

/// The operation that came last, of all audits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastOperation {
    /// Its id.
    pub id: Uuid,
    /// When it was made, RFC 3339 UTC, by the clock of the computer then.
    pub at: String,
    /// Who made it.
    pub person: String,
}

/// An audit in a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditInPreview {
    /// The submitter's name.
    pub submitter: String,
    /// The audit tool's title.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// The revision.
    pub revision: i64,
    /// How many fields of this key pattern have a value: `standard/…/rating`.
    pub ratings: i64,
}

/// The snapshots beside the store at `store`, newest first by their numbers: a clock may have been wrong. A folder that cannot be read has none.
pub fn list_snapshots(store: &Path) -> Vec<SnapshotRow> {
    let entries = fs::read_dir(files::snapshot_folder(store)).into_iter().flatten().flatten();
    let mut rows: Vec<SnapshotRow> = entries
        .filter_map(|entry| {
            let names::Name { made, number, kind } = names::parse(&entry.file_name().to_string_lossy())?;
            let size = entry.metadata().ok()?.len();
            Some(SnapshotRow { path: entry.path(), made_at: made.to_string(), number, kind, size })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.number, names::moment(&row.made_at).ok())));
    rows
}

/// Checks a snapshot wholly and says what is in it.
///
/// # Errors
/// `damaged-store`, `not-a-store`, `newer-store`; `file-unusable` where it cannot be read.
pub fn inspect_snapshot(path: &Path) -> Result<Preview, StoreError> {
    fs::metadata(path).map_err(|error| StoreError::file(path, &error))?;
    let conn = open_for_reading(path)?;
    check_identity(&conn).and_then(|_| check_connection(&conn)).map_err(StoreError::at_opening)?;
    preview(&conn)
}

/// The copy and the number that every transaction raises, without the checks: equal for equal content.
pub(super) fn mark(path: &Path) -> Option<(String, i64)> {
    let conn = open_for_reading(path).ok()?;
    let copy = conn.query_row("SELECT copy FROM store", [], |row| row.get(0)).ok()?;
    Some((copy, moves(&conn).ok()?))
}

/// The copy of the store that a snapshot was made of, without any check; nothing where it cannot be read.
pub fn copy_of_snapshot(path: &Path) -> Option<Uuid> {
    mark(path).and_then(|(copy, _)| Uuid::parse_str(&copy).ok())
}

/// Who made the snapshot at `path`, without any check; nothing where it does not say or cannot be read.
pub(super) fn maker(path: &Path) -> Option<MadeBy> {
    made_by::read(&open_for_reading(path).ok()?).ok()?
}

/// Whether a snapshot holds an operation. One that cannot be read holds none.
pub fn snapshot_knows(path: &Path, operation: Uuid) -> bool {
    let find = || {
        let conn = open_for_reading(path)?;
        crate::sql::first(&conn, "SELECT 1 FROM operation WHERE uuid = ?1", [operation.to_string()], |_| Ok(()))
    };
    matches!(find(), Ok(Some(())))
}

/// The copies of snapshots in a second folder, newest first. A folder that cannot be read has none.
pub fn list_copies(folder: &Path) -> Vec<SnapshotRow> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut rows: Vec<SnapshotRow> = entries
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            is_second_name(&name).then_some(())?;
            let about = entry.metadata().ok()?;
            let made_at = jiff::Timestamp::try_from(about.modified().ok()?).ok()?.to_string();
            let (kind, size) = (SnapshotKind::Regular, about.len());
            Some(SnapshotRow { path: entry.path(), made_at, number: 0, kind, size })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(names::moment(&row.made_at).ok()));
    rows
}

/// How the name of a copy in a second folder begins; the copy's id follows.
const SECOND_PREFIX: &str = "safeguarding-audit-";
/// How long an id is in a name.
const ID: usize = 36;

/// The name of a copy in a second folder. From the second on, those of one store are counted.
pub(super) fn second_name(copy: &str, number: u32) -> String {
    let count = if number > 1 { format!("-{number}") } else { String::new() };
    format!("{SECOND_PREFIX}{copy}{count}.db")
}

fn is_second_name(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(SECOND_PREFIX).and_then(|rest| rest.strip_suffix(".db")) else { return false };
    let Some((copy, count)) = rest.split_at_checked(ID) else { return false };
    let counted = |count: &str| count.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok());
    Uuid::try_parse(copy).is_ok() && (count.is_empty() || counted(count))
}

fn preview(conn: &Connection) -> Result<Preview, StoreError> {
    let audits_in = crate::sql::all(conn, include_str!("audits_in.sql"), [], |row| {
        Ok(AuditInPreview {
            submitter: row.get(0)?,
            title: row.get(1)?,
            edition: row.get(2)?,
            revision: row.get(3)?,
            ratings: row.get(4)?,
        })
    })?;
    let (returns, made_by, last) = (known_in(conn)?, made_by::read(conn)?, last_operation(conn)?);
    let copy = copy_of(conn)?;
    Ok(conn.query_row(include_str!("preview.sql"), [], |row| {
        Ok(Preview {
            submitters: row.get(0)?,
            audits: row.get(1)?,
            answers: row.get(2)?,
            operations: row.get(3)?,
            copy,
            made_by,
            last,
            audits_in,
            returns,
        })
    })?)
}

/// The operation that came last, of all audits; nothing where there is none.
pub(crate) fn last_operation(conn: &Connection) -> Result<Option<LastOperation>, StoreError> {
    let sql = "SELECT uuid, at, person_name FROM operation ORDER BY position DESC LIMIT 1";
    crate::sql::first(conn, sql, [], |row| {
        Ok(LastOperation { id: crate::sql::id(row, "uuid")?, at: row.get("at")?, person: row.get("person_name")? })
    })
}
