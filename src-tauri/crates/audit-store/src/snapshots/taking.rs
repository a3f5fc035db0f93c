//! Taking a snapshot: only when something changed, checked before it counts, then the second folder, then thinning.
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, backup::Backup};

use super::{
    MadeBy, SecondCopy, SnapshotKind, SnapshotRow, copy_to_second, files, inspect_snapshot, list, list_snapshots,
    made_by, names, thinning,
};
use crate::{
    OpenOptions, Store, StoreError,
    kind::Kind,
    store::{copy_of, moves},
};

/// What became of the snapshot beside the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenSnapshot {
    /// A new one was made and passed every check.
    Taken(PathBuf),
    /// Nothing changed since this one.
    Unchanged(PathBuf),
}

/// What taking a snapshot did; the live store is never touched by a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotOutcome {
    /// The snapshot beside the store.
    pub local: Result<TakenSnapshot, StoreError>,
    /// The copy in the second folder.
    pub second: SecondCopy,
    /// How many older snapshots were thinned out.
    pub thinned: usize,
}

/// Pages copied at a time.
const PAGES: i32 = 512;

impl<K: Kind> Store<K> {
    /// Takes a snapshot where something changed since the last one, copies it to `second_folder`, and thins out.
    pub fn take_snapshot(&mut self, now: &str, second_folder: Option<&Path>) -> SnapshotOutcome {
        let local = self.local_snapshot(now, SnapshotKind::Regular);
        let second = match (second_folder, &local) {
            (None, _) => SecondCopy::NotChosen,
            (Some(_), Err(error)) => SecondCopy::Failed(error.clone()),
            (Some(folder), Ok(TakenSnapshot::Taken(path) | TakenSnapshot::Unchanged(path))) => {
                copy_to_second::<K>(path, folder)
            }
        };
        let thinned = local.as_ref().map_or(0, |_| thin::<K>(self.path()));
        SnapshotOutcome { local, second, thinned }
    }

    pub(super) fn local_snapshot(&self, now: &str, kind: SnapshotKind) -> Result<TakenSnapshot, StoreError> {
        let conn = self.read()?.conn;
        self.in_place()?;
        if kind == SnapshotKind::Regular
            && let Some(last) = self.unchanged_since(conn)?
        {
            return Ok(TakenSnapshot::Unchanged(last.path));
        }
        copy_to::<K>(conn, &files::snapshot_folder(self.path()), now, kind, self.made_by()).map(TakenSnapshot::Taken)
    }
}

impl<K: Kind> Store<K> {
    /// The newest regular snapshot, where it holds what the store holds.
    fn unchanged_since(&self, conn: &Connection) -> Result<Option<SnapshotRow>, StoreError> {
        let mark = (copy_of(conn)?.to_string(), moves::<K>(conn)?);
        let regular = |row: &SnapshotRow| row.kind == SnapshotKind::Regular;
        let last = list_snapshots::<K>(self.path()).into_iter().find(regular);
        Ok(last.filter(|last| list::mark::<K>(&last.path).as_ref() == Some(&mark)))
    }
}

/// Keeps the store as it was before its tables change; once, however often that has to be tried.
pub(crate) fn before_upgrade<K: Kind>(
    conn: &Connection,
    store: &Path,
    options: &OpenOptions,
) -> Result<(), StoreError> {
    let mark = (copy_of(conn)?.to_string(), moves::<K>(conn)?);
    let of_upgrades = |row: &SnapshotRow| row.kind == SnapshotKind::BeforeUpgrade;
    let mut kept = list_snapshots::<K>(store).into_iter().filter(of_upgrades);
    if kept.any(|row| list::mark::<K>(&row.path).as_ref() == Some(&mark)) {
        return Ok(());
    }
    let folder = files::snapshot_folder(store);
    copy_to::<K>(conn, &folder, &options.now, SnapshotKind::BeforeUpgrade, &options.made_by()).map(|_| ())
}

/// Writes a whole copy of a store whose file is not in its place any more.
pub(crate) fn rescue<K: Kind>(conn: &Connection, folder: &Path, now: &str, by: &MadeBy) -> Result<PathBuf, StoreError> {
    copy_to::<K>(conn, folder, now, SnapshotKind::Rescued, by)
}

fn copy_to<K: Kind>(
    conn: &Connection,
    folder: &Path,
    now: &str,
    kind: SnapshotKind,
    by: &MadeBy,
) -> Result<PathBuf, StoreError> {
    let target = names::next_path::<K>(folder, now, kind)?;
    fs::create_dir_all(folder).map_err(|error| StoreError::file(folder, &error))?;
    files::remove_leftovers(folder, K::TEMPORARY);
    let temporary = files::temporary(folder, K::TEMPORARY)?;
    back_up(conn, &temporary, by)?;
    files::flush(&temporary)?;
    inspect_snapshot::<K>(&temporary).map_err(StoreError::of_a_copy)?;
    files::replace(temporary, &target)?;
    Ok(target)
}

fn back_up(conn: &Connection, target: &Path, by: &MadeBy) -> Result<(), StoreError> {
    let mut copy = Connection::open(target)?;
    // The temporary file is worth nothing until it is whole: no journal of its own, and it is put on the disk once, at the end.
    copy.pragma_update(None, "journal_mode", "OFF")?;
    copy.pragma_update(None, "synchronous", "OFF")?;
    Backup::new(conn, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    made_by::write(&copy, by)?;
    copy.close().map_err(|(_, error)| error.into())
}

fn thin<K: Kind>(store: &Path) -> usize {
    let regular: Vec<SnapshotRow> =
        list_snapshots::<K>(store).into_iter().filter(|row| row.kind == SnapshotKind::Regular).collect();
    let moments: Vec<_> = regular.iter().map(|row| names::moment(&row.made_at).unwrap_or_default()).collect();
    let go = thinning::superfluous(&moments);
    go.into_iter().filter(|index| fs::remove_file(&regular[*index].path).is_ok()).count()
}
