//! Fields, from their history; and what is left of history, from the fields.
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Known;
use super::chain::{Chain, Place};
use super::history::{self, stand_in};
use crate::Damage;
use crate::mending::found::{Cell, Found, Row};

pub(super) fn mend(found: &mut Found, known: &dyn Known) {
    let (whole, damaged) = parted(found);
    *found.rows_mut("field") = whole;
    unproven_changes(found, known, &damaged);
    unlike_history(found);
    from_history(found, known, &damaged);
}

/// Rows of fields, first the whole ones.
fn parted(found: &mut Found) -> (Vec<Row>, Vec<Row>) {
    std::mem::take(found.rows_mut("field")).into_iter().partition(|row| row.whole)
}

fn place_of(row: &Row) -> Option<Place> {
    Some((row.cells[1].text()?.to_owned(), row.cells[2].text()?.to_owned()))
}

/// Changes that nothing proves: what stood before and after them says what they were, and if it was the last one, the field; else
/// the words that can be made out, where they are words.
fn unproven_changes(found: &mut Found, known: &dyn Known, damaged: &[Row]) {
    let first = found.at("change", "operation");
    let rows = std::mem::take(found.rows_mut("change"));
    let (mut kept, unproven): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.whole);
    *found.rows_mut("change") = kept.clone();
    let mut chain = Chain::of(found);
    for row in unproven {
        let position = row.cells[first].integer();
        let audit = position.and_then(|position| chain.audits.get(&position)).cloned();
        let key = row.cells[first + 1].text().filter(|key| known.is_field(key)).map(str::to_owned);
        let id = audit.as_deref().and_then(|audit| Uuid::try_parse(audit).ok());
        let (Some(position), Some(audit), Some(key)) = (position, audit, key) else {
            found.lose("change", id, Some(&row.cells[first + 1].legible()), row.cells[first + 3].legible());
            continue;
        };
        let place = (audit, key);
        if chain.has(&place, position) {
            continue;
        }
        let (before, after) = chain.around(&place, position);
        let read = damaged.iter().find(|row| place_of(row).as_ref() == Some(&place)).map(|row| &row.cells[3]);
        let new = match after {
            Some(after) => {
                found.lose("history", id, Some(&place.1), row.cells[first + 3].legible());
                after
            }
            None => {
                let seen = [Some(&row.cells[first + 3]), read].into_iter().flatten();
                let words = seen.filter(|cell| cell.text().is_some()).max_by_key(|cell| cell.legible().len()).cloned();
                let legible = words.as_ref().map_or_else(|| row.cells[first + 3].legible(), Cell::legible);
                found.lose("field", id, Some(&place.1), legible);
                words.filter(|_| known.is_searched(&place.1)).unwrap_or(Cell::Null)
            }
        };
        let mut cells = row.cells.clone();
        (cells[first + 1], cells[first + 2], cells[first + 3]) = (Cell::words(&place.1), before, new);
        let made = Row::made(row.rowid, cells);
        chain.add(found, &made);
        kept.push(made);
    }
    *found.rows_mut("change") = kept;
}

/// Whole fields of which history says something else: a change is gone, or an operation with it.
fn unlike_history(found: &mut Found) {
    let first = found.at("change", "operation");
    let chain = Chain::of(found);
    let positions: BTreeMap<String, i64> = (found.rows("operation").iter())
        .filter_map(|row| Some((row.cells[1].text()?.to_owned(), row.cells[0].integer()?)))
        .collect();
    let proven = history::proven_with_changes(found);
    let mut stood_in: BTreeMap<String, i64> = BTreeMap::new();
    let mut back = BTreeSet::new();
    for row in found.rows("field").to_vec() {
        let Some(place) = place_of(&row) else { continue };
        let last = chain.last(&place);
        if last.as_ref().map(|(_, new)| new) == Some(&row.cells[3]) {
            continue;
        }
        let (after, before) = last.unwrap_or((0, Cell::Null));
        let wrote = row.cells[6].legible();
        let known = positions.get(&wrote).or(stood_in.get(&wrote)).copied();
        let id = Uuid::try_parse(&place.0).ok();
        if known == Some(after) && !proven.contains(&after) {
            // The same operation wrote both, and nothing proves that the change is what it wrote last.
            let is = |other: &&mut Row| {
                other.cells[first].integer() == Some(after) && other.cells[first + 1].text() == Some(&place.1)
            };
            if let Some(change) = found.rows_mut("change").iter_mut().find(is) {
                change.cells[first + 3] = row.cells[3].clone();
                found.lose("history", id, Some(&place.1), String::new());
                continue;
            }
        }
        if known.is_some_and(|position| position <= after) {
            // An older state of the field: what was done since is in the history.
            back.insert(place);
            continue;
        }
        let position = known.unwrap_or_else(|| {
            let position = free_after(found, after);
            stand_in(found, position, Uuid::try_parse(&wrote).ok(), &place.0);
            stood_in.insert(wrote, position);
            position
        });
        found.lose("history", id, Some(&place.1), String::new());
        let mut cells = vec![Cell::Integer(position), Cell::words(&place.1), before, row.cells[3].clone()];
        let rowid = found.rows("change").iter().map(|row| row.rowid).max().unwrap_or(0) + 1;
        if first == 1 {
            cells.insert(0, Cell::Integer(rowid));
        }
        found.rows_mut("change").push(Row::made(rowid, cells));
    }
    found.rows_mut("field").retain(|row| place_of(row).is_none_or(|place| !back.contains(&place)));
}

/// A position that no operation has: one that is gone had it.
fn free_after(found: &Found, after: i64) -> i64 {
    let taken: BTreeSet<i64> = found.rows("operation").iter().filter_map(|row| row.cells[0].integer()).collect();
    (after + 1..).find(|position| !taken.contains(position)).unwrap_or(i64::MAX)
}

/// Fields that are not there, or of which nothing proves what they say.
fn from_history(found: &mut Found, known: &dyn Known, damaged: &[Row]) {
    let chain = Chain::of(found);
    let operations: BTreeMap<i64, (String, Cell)> = (found.rows("operation").iter())
        .filter_map(|row| Some((row.cells[0].integer()?, (row.cells[1].legible(), row.cells[16].clone()))))
        .collect();
    let there: BTreeSet<Place> = found.rows("field").iter().filter_map(place_of).collect();
    let mut next = found.rows("field").iter().chain(damaged).map(|row| row.rowid).filter(|id| *id < 1 << 40).max();
    let mut ids: BTreeSet<i64> = found.rows("field").iter().map(|row| row.rowid).collect();
    for (place, changes) in chain.changes.iter().filter(|(place, _)| !there.contains(*place)) {
        let Some((position, (_, value))) = changes.iter().next_back() else { continue };
        let Some((operation, format)) = operations.get(position) else { continue };
        let read = damaged.iter().find(|row| place_of(row).as_ref() == Some(place));
        let searched = match read.map(|row| &row.cells[5]) {
            Some(Cell::Integer(number @ (0 | 1))) => *number,
            _ => i64::from(known.is_searched(&place.1)),
        };
        let rowid = match read.map(|row| row.rowid).filter(|id| *id > 0 && !ids.contains(id)) {
            Some(rowid) => rowid,
            None => {
                next = Some(next.unwrap_or(0) + 1);
                next.unwrap_or(1)
            }
        };
        ids.insert(rowid);
        let cells = vec![
            Cell::Integer(rowid),
            Cell::words(&place.0),
            Cell::words(&place.1),
            value.clone(),
            format.clone(),
            Cell::Integer(searched),
            Cell::words(operation),
        ];
        found.rows_mut("field").push(Row::made(rowid, cells));
        let audit = Uuid::try_parse(&place.0).ok();
        found.put_back.push(Damage { table: "field".to_owned(), audit, name: Some(place.1.clone()) });
    }
    // What neither history nor anything else knows of: it can only be said.
    let now: BTreeSet<Place> = found.rows("field").iter().filter_map(place_of).collect();
    for row in damaged.iter().filter(|row| place_of(row).is_none_or(|place| !now.contains(&place))) {
        if let (Some(key), Some(audit)) = (row.cells[2].text(), row.cells[1].id())
            && known.is_field(key)
        {
            found.lose("field", Some(audit), Some(key), row.cells[3].legible());
        }
    }
}
