//! The list of snapshots, and what is in one.
use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use super::{SnapshotKind, files, names};
use crate::{
    KnownReturn, StoreError,
    known::known_in,
    store::{check_connection, check_identity, moves, open_for_reading},
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
    /// When the last operation was made, RFC 3339 UTC.
    pub last_change_at: Option<String>,
    /// Its audits, for a person to recognise: who, which tool, how far.
    pub audits_in: Vec<AuditInPreview>,
    /// The returns that it knows of.
    pub returns: Vec<KnownReturn>,
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

/// The copies of snapshots in a second folder, newest first. A folder that cannot be read has none.
pub fn list_copies(folder: &Path) -> Vec<SnapshotRow> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut rows: Vec<SnapshotRow> = entries
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let copy = name.strip_prefix(SECOND_PREFIX)?.strip_suffix(".db")?;
            uuid::Uuid::try_parse(copy).ok()?;
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
pub(super) const SECOND_PREFIX: &str = "safeguarding-audit-";

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
    let returns = known_in(conn)?;
    Ok(conn.query_row(include_str!("preview.sql"), [], |row| {
        Ok(Preview {
            submitters: row.get(0)?,
            audits: row.get(1)?,
            answers: row.get(2)?,
            operations: row.get(3)?,
            last_change_at: row.get(4)?,
            audits_in,
            returns,
        })
    })?)
}
