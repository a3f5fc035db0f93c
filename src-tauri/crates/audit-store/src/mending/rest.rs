//! What stands by itself: the store's own row, settings, exports, keys, places and times. Of a row that nothing proves only what a
//! person wrote is kept, and each is said.
use std::collections::BTreeMap;

use super::found::{Cell, Found, Row};
use crate::OpenOptions;

pub(super) fn mend(found: &mut Found, options: &OpenOptions) {
    store(found, options);
    settings(found);
    for table in ["signing_key", "saved_place", "time_spent"] {
        let rows = std::mem::take(found.rows_mut(table));
        let (whole, damaged): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.whole);
        *found.rows_mut(table) = whole;
        for row in damaged {
            let audit = if table == "time_spent" { row.cells[0].id() } else { None };
            let name = if table == "time_spent" { row.cells[1].legible() } else { row.cells[0].legible() };
            found.lose(table, audit, Some(&name), row.cells[2].legible());
        }
    }
}

/// One row. Its number of writes goes up, so that no snapshot from before is taken for one of this.
fn store(found: &mut Found, options: &OpenOptions) {
    let row = found.rows("store").first().cloned();
    let read = |at: usize| row.as_ref().map(|row| &row.cells[at]);
    let copy = read(1).and_then(Cell::id).filter(|_| row.as_ref().is_some_and(|row| row.whole));
    let copy = copy.or_else(|| of_operations(found)).unwrap_or(options.copy_id_if_new);
    let made_at = read(2).and_then(Cell::text).filter(|text| is_time(text)).unwrap_or(&options.now).to_owned();
    let writes = read(3).and_then(Cell::integer).filter(|writes| (0..1 << 40).contains(writes)).unwrap_or(0);
    let cells = vec![Cell::Integer(1), Cell::words(copy.to_string()), Cell::words(made_at), Cell::Integer(writes + 1)];
    *found.rows_mut("store") = vec![Row::made(1, cells)];
}

pub(super) fn is_time(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
}

/// The copy in which most was done.
fn of_operations(found: &Found) -> Option<uuid::Uuid> {
    let mut copies: BTreeMap<uuid::Uuid, usize> = BTreeMap::new();
    for copy in found.rows("operation").iter().filter_map(|row| row.cells[2].id()) {
        *copies.entry(copy).or_default() += 1;
    }
    copies.into_iter().max_by_key(|(_, times)| *times).map(|(copy, _)| copy)
}

/// The program takes in its own tools again whenever this is not there.
const NOBODY_MISSES: &str = "bundled-tools";
/// Words that somebody typed are kept as they can be read.
const WORDS: &str = "draft/";

fn settings(found: &mut Found) {
    let rows = std::mem::take(found.rows_mut("setting"));
    let (mut kept, damaged): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.whole);
    for row in damaged {
        let (key, value) = (row.cells[0].legible(), row.cells[1].legible());
        if key == NOBODY_MISSES {
            continue;
        }
        let there = kept.iter().any(|other| other.cells[0] == row.cells[0]);
        if key.starts_with(WORDS) && !there && !value.is_empty() {
            kept.push(Row::made(row.rowid, vec![Cell::words(&key), Cell::words(&value)]));
        }
        found.lose("setting", None, Some(&key), value);
    }
    *found.rows_mut("setting") = kept;
}
