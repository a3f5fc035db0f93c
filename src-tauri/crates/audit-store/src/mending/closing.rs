//! Before the new file is written: no row refers to one that is not there, and no two rows are one. A single row astray must not cost
//! the whole file.
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::found::{Cell, Found, Row};
use super::history;

pub(super) fn mend(found: &mut Found, now: &str) {
    tools(found, now);
    twice(found, "operation", &[1]);
    sequences(found);
    without(found, "operation", 4, "audit", 0);
    let first = found.at("change", "operation");
    without(found, "change", first, "operation", 0);
    twice(found, "change", &[first, first + 1]);
    without(found, "field", 1, "audit", 0);
    twice(found, "field", &[1, 2]);
    writers(found);
    without(found, "export", 1, "audit", 0);
    twice(found, "export", &[1, 2]);
    without(found, "saved_place", 1, "export", 0);
    without(found, "time_spent", 0, "audit", 0);
}

/// An audit whose tool is nowhere any more waits for it: somebody can open its file again.
fn tools(found: &mut Found, now: &str) {
    let there: BTreeSet<Vec<u8>> = found.rows("tool").iter().map(|row| known_by(row, &[0])).collect();
    let asked: BTreeMap<Vec<u8>, Row> = (found.rows("audit").iter())
        .map(|row| (known_by(row, &[2]), row.clone()))
        .filter(|(digest, _)| !there.contains(digest))
        .collect();
    for audit in asked.into_values() {
        let [digest, id, edition, language] = [2, 3, 4, 5].map(|at| audit.cells[at].legible());
        let words = [&digest, &id, &edition, &language, &id, ""].map(Cell::words);
        let end = [Cell::Blob(Vec::new()), Cell::words("imported"), Cell::words(now)];
        let rowid = found.rows("tool").iter().map(|row| row.rowid).max().unwrap_or(0) + 1;
        found.rows_mut("tool").push(Row::made(rowid, words.into_iter().chain(end).collect()));
        found.lose("tool", None, Some(&digest), format!("{id}, {edition}"));
    }
}

/// What a row is told from others by, as one value.
fn known_by(row: &Row, columns: &[usize]) -> Vec<u8> {
    columns.iter().map(|at| row.cells[*at].legible()).collect::<Vec<_>>().join("\n").into_bytes()
}

/// Rows that belong to one that is not there, and they are said.
fn without(found: &mut Found, table: &'static str, at: usize, of: &str, its: usize) {
    let there: BTreeSet<Vec<u8>> = found.rows(of).iter().map(|row| known_by(row, &[its])).collect();
    let rows = std::mem::take(found.rows_mut(table));
    let (kept, astray): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| there.contains(&known_by(row, &[at])));
    *found.rows_mut(table) = kept;
    astray.iter().for_each(|row| say(found, table, row));
}

/// Of rows that are told from others by the same values the first stays, and what another one says is said.
fn twice(found: &mut Found, table: &'static str, by: &[usize]) {
    let rows = std::mem::take(found.rows_mut(table));
    let mut known: BTreeMap<Vec<u8>, Vec<Cell>> = BTreeMap::new();
    let (mut kept, mut more) = (Vec::new(), Vec::new());
    for row in rows {
        let name = known_by(&row, by);
        match known.get(&name) {
            None => {
                known.insert(name, row.cells.clone());
                kept.push(row);
            }
            Some(cells) if *cells == row.cells => {}
            Some(_) => more.push(row),
        }
    }
    *found.rows_mut(table) = kept;
    more.iter().for_each(|row| say(found, table, row));
}

fn say(found: &mut Found, table: &str, row: &Row) {
    let first = found.at("change", "operation");
    let (audit, name, read) = match table {
        "operation" => (row.cells[4].id(), 1, 6),
        "change" => (None, first + 1, first + 3),
        "field" => (row.cells[1].id(), 2, 3),
        "export" => (row.cells[1].id(), 0, 2),
        "time_spent" => (row.cells[0].id(), 1, 2),
        _ => (None, 0, 2),
    };
    found.lose(table, audit, Some(&row.cells[name].legible()), row.cells[read].legible());
}

/// One number is used once in each copy: an operation that stands in for another one takes a free one.
fn sequences(found: &mut Found) {
    let mut next: BTreeMap<Vec<u8>, i64> = BTreeMap::new();
    for row in found.rows("operation") {
        let last = next.entry(known_by(row, &[2])).or_default();
        *last = (*last).max(row.cells[3].integer().unwrap_or(0));
    }
    let mut taken = BTreeSet::new();
    let rows = found.rows_mut("operation");
    // Those that were made here stand behind those that were there.
    rows.sort_by_key(|row| (row.seal.is_empty(), row.cells[0].integer()));
    for row in rows.iter_mut() {
        if !taken.insert(known_by(row, &[2, 3])) {
            let last = next.entry(known_by(row, &[2])).or_default();
            *last += 1;
            row.cells[3] = Cell::Integer(*last);
        }
    }
    rows.sort_by_key(|row| row.cells[0].integer());
}

/// Every field names an operation that is there.
fn writers(found: &mut Found) {
    let there: BTreeSet<Vec<u8>> = found.rows("operation").iter().map(|row| known_by(row, &[1])).collect();
    let astray: BTreeMap<String, String> = (found.rows("field").iter())
        .filter(|row| !there.contains(&known_by(row, &[6])))
        .map(|row| (row.cells[6].legible(), row.cells[1].legible()))
        .collect();
    for (wrote, audit) in astray {
        let position = found.rows("operation").iter().filter_map(|row| row.cells[0].integer()).max().unwrap_or(0) + 1;
        let made = history::stand_in(found, position, Uuid::try_parse(&wrote).ok(), &audit);
        for row in found.rows_mut("field").iter_mut().filter(|row| row.cells[6].legible() == wrote) {
            row.cells[6] = Cell::words(made.to_string());
        }
    }
    sequences(found);
}
