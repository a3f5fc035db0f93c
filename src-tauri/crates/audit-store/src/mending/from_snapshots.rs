//! Rows that are whole in a snapshot: the same seal proves the same row, and what vanished here may be there.
use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::end::End;
use super::found::{Cell, Found, Row, each};
use super::proof::seal_of;
use crate::kind::Kind;
use crate::seals::{Covers, Sealed, Table};
use crate::snapshots::{SnapshotKind, SnapshotRow, list_snapshots};
use crate::store::{check_identity, copy_of, open_for_reading};
use crate::{StoreError, sql};

/// So many snapshots are looked into, the newest first: older ones know less.
const NEWEST: usize = 4;

pub(super) fn mend<K: Kind>(found: &mut Found, store: &Path) {
    let all = list_snapshots::<K>(store).into_iter().filter(|row| row.kind != SnapshotKind::Damaged);
    K::ask(found);
    for snapshot in all.take(NEWEST) {
        if !found.wants() {
            return;
        }
        // One that cannot be read helps nobody.
        let _ = from::<K>(found, &snapshot);
        if K::ask(found) {
            let _ = from::<K>(found, &snapshot);
        }
    }
}

fn from<K: Kind>(found: &mut Found, snapshot: &SnapshotRow) -> Result<(), StoreError> {
    let conn = open_for_reading(&snapshot.path)?;
    let version = check_identity::<K>(&conn)?;
    if K::TABLES.iter().any(|table| !table.is_alike(version, found.version)) {
        return Ok(());
    }
    let is_newest = found.end.is_some() && End::of::<K>(&conn) == found.end && found.is_read_to_the_end();
    let older = if is_newest { None } else { Some(snapshot.made_at.as_str()) };
    let same_copy = Some(copy_of(&conn)?) == found.copy();
    for known in K::TABLES {
        let table = known.name;
        let wanted: BTreeMap<Vec<u8>, usize> = (found.rows(table).iter().enumerate())
            .filter(|(_, row)| !row.whole && row.seal.len() == 32)
            .map(|(at, row)| (row.seal.clone(), at))
            .collect();
        // What is known by its number alone is another row in another copy: each counts for itself.
        let by_number = known.numbered && known.named == known.columns[0];
        let vanished = if by_number && !same_copy { Vec::new() } else { found.vanished_of(table) };
        if wanted.is_empty() && vanished.is_empty() {
            continue;
        }
        let rowid = if found.has_rowid(table) { "rowid, " } else { "" };
        let columns = found.columns(table);
        let all = format!("SELECT {rowid}{}, seal FROM {table} NOT INDEXED", columns.join(", "));
        let mut there: Vec<Row> = Vec::new();
        let mut take = |row: Row| {
            let name = row.cells[found.named_by(table)].legible();
            if wanted.contains_key(&row.seal) || vanished.contains(&name) {
                there.push(row);
            }
        };
        let _ = each(&conn, &all, [], found.has_rowid(table), columns.len(), &mut take);
        for mut row in there {
            row.whole = is_whole(&conn, found, known, &row)?;
            if !row.whole {
                continue;
            }
            match wanted.get(&row.seal) {
                Some(at) => found.rows_mut(table)[*at] = row,
                None => found.came_back(table, row, older),
            }
        }
    }
    Ok(())
}

fn is_whole(conn: &Connection, found: &Found, table: &Table, row: &Row) -> Result<bool, StoreError> {
    let covered: Vec<Sealed> = match (table.covers_at(found.version), row.cells[0].integer()) {
        (Some(covers), Some(number)) => {
            let seals: Vec<Vec<u8>> = sql::all(conn, &covers.of_one(), [number], |row| row.get(0))?;
            seals.into_iter().filter_map(|seal| Sealed::try_from(seal).ok()).collect()
        }
        _ => Vec::new(),
    };
    Ok(seal_of(table.name, &row.cells, &covered).as_slice() == row.seal.as_slice() && row.cells[0] != Cell::Null)
}

impl Found {
    /// A row that had vanished is there again. A snapshot of another state was made at `older`: it may have changed since.
    fn came_back(&mut self, table: &'static str, mut row: Row, older: Option<&str>) {
        let known = self.table(table);
        if known.by_content {
            // Its name proves what is in it: no other one is it.
            self.rows_mut(table).retain(|other| other.whole || other.cells[0] != row.cells[0]);
        }
        if !known.numbered && self.rows(table).iter().any(|other| other.rowid == row.rowid) {
            row.rowid = self.rows(table).iter().map(|other| other.rowid).max().unwrap_or(0) + 1;
        }
        let at = self.named_by(table);
        if self.rows(table).iter().all(|other| other.rowid != row.rowid && other.cells[at] != row.cells[at]) {
            let name = row.cells[at].legible();
            let may_differ = self.may_differ(known, &row);
            self.rows_mut(table).push(row);
            if let Some(made_at) = older.filter(|_| may_differ) {
                self.older.push((table, name, made_at.to_owned()));
            }
        }
    }

    /// Whether the seal of a row from elsewhere fits with the rows that are whole here. Where it covers none it proves nothing of them.
    fn covers_what_is_here(&self, covers: &Covers, table: &Table, row: &Row) -> bool {
        let (by, order) = (self.at(covers.table, covers.by), self.at(covers.table, covers.order));
        let its = self.rows(covers.table).iter().filter(|one| one.whole && one.cells[by] == row.cells[0]);
        let seals: BTreeMap<String, Sealed> = its
            .filter_map(|one| Some((one.cells[order].legible(), Sealed::try_from(one.seal.as_slice()).ok()?)))
            .collect();
        let seals: Vec<Sealed> = seals.into_values().collect();
        seal_of(table.name, &row.cells, &seals).as_slice() == row.seal.as_slice()
    }

    /// Whether a row that is the same in name may have been written anew since a snapshot of another state.
    fn may_differ(&self, table: &Table, row: &Row) -> bool {
        let fits =
            |covers: &Covers| table.covers_at(self.version).is_some() && self.covers_what_is_here(covers, table, row);
        table.changes || table.covers.as_ref().is_some_and(|covers| !fits(covers))
    }
}
