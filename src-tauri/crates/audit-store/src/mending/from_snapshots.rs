//! Rows that are whole in a snapshot: the same seal proves the same row, and what vanished here may be there.
use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::found::{Cell, Found, Row, each};
use super::proof::seal_of;
use crate::kind::Kind;
use crate::seals::{Sealed, Table};
use crate::snapshots::{SnapshotKind, SnapshotRow, list_snapshots};
use crate::store::{check_identity, open_for_reading};
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
    let older = if is_newest(&conn, found)? { None } else { Some(snapshot.made_at.as_str()) };
    for known in K::TABLES {
        let table = known.name;
        let wanted: BTreeMap<Vec<u8>, usize> = (found.rows(table).iter().enumerate())
            .filter(|(_, row)| !row.whole && row.seal.len() == 32)
            .map(|(at, row)| (row.seal.clone(), at))
            .collect();
        let vanished = found.vanished_of(table);
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

/// Whether nothing was written since the snapshot: it counts as many writes as the store.
fn is_newest(conn: &Connection, found: &Found) -> Result<bool, StoreError> {
    let there: Option<(String, i64)> =
        sql::first(conn, "SELECT copy, writes FROM store", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let here = found.rows("store").iter().find(|row| row.whole);
    let here = here.and_then(|row| Some((row.cells[1].text()?.to_owned(), row.cells[3].integer()?)));
    Ok(there.is_some() && there == here)
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
