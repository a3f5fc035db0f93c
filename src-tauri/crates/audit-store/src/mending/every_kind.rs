//! What every kind of store has: its own row and its settings; and rows that nothing else tells of. Of a row that nothing proves
//! only what a person wrote is kept, and each is said.
use uuid::Uuid;

use super::closing;
use super::found::{Cell, Found, Row};
use crate::store::options::OpenOptions;

/// Keeps the rows that are whole and refer to whole ones. A row is told from others by its first column, in a table without rowids
/// by its key.
pub fn keep_proven(found: &mut Found, options: &OpenOptions) {
    store(found, options, None);
    settings(found, &[], &[]);
    for table in found.known.iter().filter(|table| !matches!(table.name, "store" | "setting")) {
        keep_whole(found, table.name);
    }
    closing::close(found);
}

/// Keeps the whole rows of a table, and says of each other that it is lost.
pub fn keep_whole(found: &mut Found, table: &'static str) {
    let rows = std::mem::take(found.rows_mut(table));
    let (whole, damaged): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.whole);
    *found.rows_mut(table) = whole;
    let known = found.table(table);
    damaged.iter().for_each(|row| found.lose_row(known, row));
}

/// One row; where its id cannot be read, it has `otherwise`, or a new one. Its number of writes goes up, so that no snapshot from
/// before is taken for one of this.
pub(crate) fn store(found: &mut Found, options: &OpenOptions, otherwise: Option<Uuid>) {
    let row = found.rows("store").first().cloned();
    let read = |at: usize| row.as_ref().map(|row| &row.cells[at]);
    let copy = read(1).and_then(Cell::id).filter(|_| row.as_ref().is_some_and(|row| row.whole));
    let copy = copy.or(otherwise).unwrap_or(options.copy_id_if_new);
    let made_at = read(2).and_then(Cell::text).filter(|text| is_time(text)).unwrap_or(&options.now).to_owned();
    let writes = read(3).and_then(Cell::integer).filter(|writes| (0..1 << 40).contains(writes)).unwrap_or(0);
    let cells = vec![Cell::Integer(1), Cell::words(copy.to_string()), Cell::words(made_at), Cell::Integer(writes + 1)];
    *found.rows_mut("store") = vec![Row::made(1, cells)];
}

pub(crate) fn is_time(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
}

/// Settings. Nobody misses those called `needless`; words that somebody typed, under keys that begin with one of `typed`, are kept
/// as they can be read.
pub(crate) fn settings(found: &mut Found, needless: &[&str], typed: &[&str]) {
    let rows = std::mem::take(found.rows_mut("setting"));
    let (mut kept, damaged): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.whole);
    for row in damaged {
        let (key, value) = (row.cells[0].legible(), row.cells[1].legible());
        if needless.contains(&key.as_str()) {
            continue;
        }
        let there = kept.iter().any(|other| other.cells[0] == row.cells[0]);
        if typed.iter().any(|begin| key.starts_with(begin)) && !there && !value.is_empty() {
            kept.push(Row::made(row.rowid, vec![Cell::words(&key), Cell::words(&value)]));
        }
        found.lose("setting", None, Some(&key), value);
    }
    *found.rows_mut("setting") = kept;
}
