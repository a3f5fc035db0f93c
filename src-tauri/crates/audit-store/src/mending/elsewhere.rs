//! Rows that are whole in a snapshot: the same seal proves the same row, and what vanished here may be there.
use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::bits::seal_of;
use super::found::{Cell, Found, Row, each};
use crate::seals::{self, Sealed};
use crate::snapshots::{SnapshotKind, SnapshotRow, list_snapshots};
use crate::store::{check_identity, open_for_reading};
use crate::{StoreError, sql};

/// So many snapshots are looked into, the newest first: older ones know less.
const NEWEST: usize = 4;

pub(super) fn mend(found: &mut Found, store: &Path) {
    let all = list_snapshots(store).into_iter().filter(|row| row.kind != SnapshotKind::Damaged);
    found.ask_for_tools();
    for snapshot in all.take(NEWEST) {
        if !found.wants() {
            return;
        }
        // One that cannot be read helps nobody.
        let _ = from(found, &snapshot);
        if found.ask_for_tools() {
            let _ = from(found, &snapshot);
        }
    }
}

fn from(found: &mut Found, snapshot: &SnapshotRow) -> Result<(), StoreError> {
    let conn = open_for_reading(&snapshot.path)?;
    if check_identity(&conn)? != found.version {
        return Ok(());
    }
    let older = if is_newest(&conn, found)? { None } else { Some(snapshot.made_at.as_str()) };
    for (table, _) in seals::SEALED {
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
            row.whole = is_whole(&conn, found, table, &row)?;
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

fn is_whole(conn: &Connection, found: &Found, table: &str, row: &Row) -> Result<bool, StoreError> {
    let covered: Vec<Sealed> = match (seals::covers(table, found.version), row.cells[0].integer()) {
        (true, Some(position)) => {
            let of = "SELECT seal FROM change WHERE operation = ?1 ORDER BY key";
            let seals: Vec<Vec<u8>> = sql::all(conn, of, [position], |row| row.get(0))?;
            seals.into_iter().filter_map(|seal| Sealed::try_from(seal).ok()).collect()
        }
        _ => Vec::new(),
    };
    Ok(seal_of(table, &row.cells, &covered).as_slice() == row.seal.as_slice() && row.cells[0] != Cell::Null)
}
