//! The list of snapshots, and what is in one.
use std::{
    fs,
    path::{Path, PathBuf},
};

use uuid::Uuid;

use super::{MadeBy, SnapshotKind, files, made_by, names};
use crate::{
    StoreError,
    kind::Kind,
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

/// The snapshots beside the store at `store`, newest first by their numbers: a clock may have been wrong. A folder that cannot be read has none.
pub fn list_snapshots<K: Kind>(store: &Path) -> Vec<SnapshotRow> {
    let entries = fs::read_dir(files::snapshot_folder(store)).into_iter().flatten().flatten();
    let mut rows: Vec<SnapshotRow> = entries
        .filter_map(|entry| {
            let names::Name { made, number, kind } = names::parse::<K>(&entry.file_name().to_string_lossy())?;
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
pub fn inspect_snapshot<K: Kind>(path: &Path) -> Result<K::Preview, StoreError> {
    fs::metadata(path).map_err(|error| StoreError::file(path, &error))?;
    let conn = open_for_reading(path)?;
    check_identity::<K>(&conn).and_then(|_| check_connection::<K>(&conn)).map_err(StoreError::at_opening)?;
    K::preview(&conn)
}

/// The copy and the number that every transaction raises, without the checks: equal for equal content.
pub(super) fn mark<K: Kind>(path: &Path) -> Option<(String, i64)> {
    let conn = open_for_reading(path).ok()?;
    let copy = conn.query_row("SELECT copy FROM store", [], |row| row.get(0)).ok()?;
    Some((copy, moves::<K>(&conn).ok()?))
}

/// The copy of the store that a snapshot was made of, without any check; nothing where it cannot be read.
pub fn copy_of_snapshot<K: Kind>(path: &Path) -> Option<Uuid> {
    mark::<K>(path).and_then(|(copy, _)| Uuid::parse_str(&copy).ok())
}

/// Who made the snapshot at `path`, without any check; nothing where it does not say or cannot be read.
pub fn maker_of_snapshot(path: &Path) -> Option<MadeBy> {
    made_by::read(&open_for_reading(path).ok()?).ok()?
}

/// The copies of snapshots in a second folder, newest first. A folder that cannot be read has none.
pub fn list_copies<K: Kind>(folder: &Path) -> Vec<SnapshotRow> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut rows: Vec<SnapshotRow> = entries
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            is_second_name::<K>(&name).then_some(())?;
            let about = entry.metadata().ok()?;
            let made_at = jiff::Timestamp::try_from(about.modified().ok()?).ok()?.to_string();
            let (kind, size) = (SnapshotKind::Regular, about.len());
            Some(SnapshotRow { path: entry.path(), made_at, number: 0, kind, size })
        })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(names::moment(&row.made_at).ok()));
    rows
}

/// How long the id of a copy is in its name.
const ID: usize = 36;

/// The name of a copy in a second folder. From the second on, those of one store are counted.
pub(super) fn second_name<K: Kind>(copy: &str, number: u32) -> String {
    let count = if number > 1 { format!("-{number}") } else { String::new() };
    format!("{}{copy}{count}.db", K::COPIES)
}

fn is_second_name<K: Kind>(name: &str) -> bool {
    let Some(rest) = name.strip_prefix(K::COPIES).and_then(|rest| rest.strip_suffix(".db")) else { return false };
    let Some((copy, count)) = rest.split_at_checked(ID) else { return false };
    let counted = |count: &str| count.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok());
    Uuid::try_parse(copy).is_ok() && (count.is_empty() || counted(count))
}
