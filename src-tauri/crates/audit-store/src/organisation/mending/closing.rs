//! Before the new file is written: no row refers to one that is not there, and no two rows are one. A single row astray must not cost
//! the whole file.
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::history;
use crate::mending::closing::{known_by, twice, without};
use crate::mending::found::{Cell, Found, Row};

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
