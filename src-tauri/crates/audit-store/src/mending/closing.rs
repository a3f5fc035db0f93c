//! Before the new file is written: no row refers to one that is not there, and no two rows are one. A single row astray must not cost
//! the whole file.
use std::collections::{BTreeMap, BTreeSet};

use super::found::{Cell, Found, Row};

/// Takes away what refers to what is not there, as the tables of the store say it, until nothing does; and of rows that are one
/// all but the first.
pub(crate) fn close(found: &mut Found) {
    for table in found.known {
        let by: Vec<usize> = (0..if table.key_at(found.version).is_some() { 2 } else { 1 }).collect();
        twice(found, table.name, &by);
    }
    let count = |found: &Found| found.known.iter().map(|table| found.rows(table.name).len()).sum::<usize>();
    loop {
        let before = count(found);
        for reference in found.references.clone() {
            let at = found.at(reference.table.name, &reference.column);
            let its = found.at(&reference.of, &reference.its);
            let lost = |row: &Row, there: &BTreeSet<Vec<u8>>| {
                row.cells[at] != Cell::Null && !there.contains(&known_by(row, &[at]))
            };
            take_away(found, reference.table.name, &reference.of, its, lost);
        }
        if count(found) == before {
            return;
        }
    }
}

/// What a row is told from others by, as one value.
pub(crate) fn known_by(row: &Row, columns: &[usize]) -> Vec<u8> {
    columns.iter().map(|at| row.cells[*at].legible()).collect::<Vec<_>>().join("\n").into_bytes()
}

/// Rows that belong to one that is not there, and they are said.
pub(crate) fn without(found: &mut Found, table: &'static str, at: usize, of: &str, its: usize) {
    take_away(found, table, of, its, |row, there| !there.contains(&known_by(row, &[at])));
}

fn take_away(
    found: &mut Found,
    table: &'static str,
    of: &str,
    its: usize,
    is_astray: impl Fn(&Row, &BTreeSet<Vec<u8>>) -> bool,
) {
    let there: BTreeSet<Vec<u8>> = found.rows(of).iter().map(|row| known_by(row, &[its])).collect();
    let rows = std::mem::take(found.rows_mut(table));
    let (astray, kept): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| is_astray(row, &there));
    *found.rows_mut(table) = kept;
    let known = found.table(table);
    astray.iter().for_each(|row| found.lose_row(known, row));
}

/// Of rows that are told from others by the same values the first stays, and what another one says is said.
pub(crate) fn twice(found: &mut Found, table: &'static str, by: &[usize]) {
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
    let known = found.table(table);
    more.iter().for_each(|row| found.lose_row(known, row));
}
