//! Operations and their changes. A change that cannot be read, or is not there at all, is told by its neighbours and proven by its
//! seal, or by that of its operation, which covers it.
use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::chain::{Chain, Place};
use crate::mending::every_kind::is_time;
use crate::mending::found::{Cell, Covered, Found, Row, of_row};
use crate::mending::proof;
use crate::seals::Sealed;

/// Puts right what a seal can prove.
pub(super) fn mend(found: &mut Found) {
    let mut chain = Chain::of(found);
    changes(found, &mut chain);
    operations(found, &mut chain);
    without_operation(found, &chain);
}

/// Damaged changes, by what their neighbours say.
fn changes(found: &mut Found, chain: &mut Chain) {
    let first = found.at("change", "operation");
    let mut rows = std::mem::take(found.rows_mut("change"));
    for row in rows.iter_mut().filter(|row| !row.whole) {
        if let Some(cells) = proven(row, first, chain) {
            (row.cells, row.whole) = (cells, true);
            chain.add(found, row);
        }
    }
    *found.rows_mut("change") = rows;
}

/// The cells that fit the row's seal.
fn proven(row: &Row, first: usize, chain: &Chain) -> Option<Vec<Cell>> {
    let seal = Sealed::try_from(row.seal.as_slice()).ok()?;
    let position = row.cells[first].integer()?;
    let audit = chain.audits.get(&position)?;
    let read = row.cells[first + 1].text().map(|key| (audit.clone(), key.to_owned()));
    for place in read.into_iter().chain(chain.places(audit)) {
        let (before, after) = chain.around(&place, position);
        for old in [&row.cells[first + 2], &before] {
            for new in [Some(&row.cells[first + 3]), after.as_ref()].into_iter().flatten() {
                let mut cells = row.cells.clone();
                cells[first + 1] = Cell::words(&place.1);
                (cells[first + 2], cells[first + 3]) = (old.clone(), new.clone());
                if proof::seal_of("change", &cells, &[]) == seal {
                    return Some(cells);
                }
            }
        }
    }
    None
}

/// The seals of the changes of each operation, by key; none in a store whose operations cover none.
fn covered(found: &Found) -> Covered {
    found.covered("operation", |row| Sealed::try_from(row.seal.as_slice()).ok())
}

fn covers(found: &Found) -> bool {
    found.table("operation").covers_at(found.version).is_some()
}

/// The positions of the operations whose own seals prove themselves and their changes, as these are now.
pub(super) fn proven_with_changes(found: &Found) -> BTreeSet<i64> {
    if !covers(found) {
        return BTreeSet::new();
    }
    let covered = covered(found);
    let proven =
        |row: &&Row| proof::seal_of("operation", &row.cells, &of_row(&covered, row)).as_slice() == row.seal.as_slice();
    found.rows("operation").iter().filter(proven).filter_map(|row| row.cells[0].integer()).collect()
}

fn operations(found: &mut Found, chain: &mut Chain) {
    let covers = covers(found);
    let mut covered = covered(found);
    let mut rows = std::mem::take(found.rows_mut("operation"));
    let mut tries = proof::TRIED;
    for row in &mut rows {
        if covers && !row.whole {
            back_in_place(row, &covered);
        }
        let position = row.cells[0].integer().unwrap_or(row.rowid);
        let of = covered.entry(position).or_default();
        let seals: Vec<Sealed> = of.values().copied().collect();
        if proof::mend("operation", row, &seals, &mut tries) || !covers {
            continue;
        }
        if let Some(missing) = missing(row, position, of, chain) {
            row.whole = true;
            for (place, cells, seal) in missing {
                let change = Row { rowid: 0, cells, seal: seal.to_vec(), whole: true };
                of.insert(place.1, seal);
                chain.add(found, &change);
                found.rows_mut("change").push(change);
            }
        }
    }
    *found.rows_mut("operation") = rows;
}

/// A position in which a bit was hit: turned back, the seal fits with the changes that are there.
fn back_in_place(row: &mut Row, covered: &Covered) {
    let Some(hit) = row.cells[0].integer() else { return };
    for bit in 0..i64::BITS - 1 {
        let position = hit ^ (1 << bit);
        let of: Vec<Sealed> = covered.get(&position).into_iter().flat_map(BTreeMap::values).copied().collect();
        row.cells[0] = Cell::Integer(position);
        if proof::seal_of("operation", &row.cells, &of).as_slice() == row.seal.as_slice() {
            row.whole = true;
            return;
        }
    }
    row.cells[0] = Cell::Integer(hit);
}

/// More fields than that are not tried together.
const TOGETHER: usize = 400;

/// Changes that are not there any more and with which the operation's seal fits.
fn missing(
    row: &Row,
    position: i64,
    of: &BTreeMap<String, Sealed>,
    chain: &Chain,
) -> Option<Vec<(Place, Vec<Cell>, Sealed)>> {
    let seal = Sealed::try_from(row.seal.as_slice()).ok()?;
    let audit = chain.audits.get(&position)?;
    let candidate = |place: Place| {
        let (old, new) = chain.around(&place, position);
        let new = new?;
        let broken = old != new;
        let cells = vec![Cell::Integer(position), Cell::words(&place.1), old, new];
        let seal = proof::seal_of("change", &cells, &[]);
        Some((broken, (place, cells, seal)))
    };
    let free = chain.places(audit).into_iter().filter(|place| !chain.has(place, position));
    let (broken, same): (Vec<_>, Vec<_>) = free.filter_map(candidate).partition(|(broken, _)| *broken);
    let fits = |some: &[&(Place, Vec<Cell>, Sealed)]| {
        let mut all = of.clone();
        all.extend(some.iter().map(|(place, _, seal)| (place.1.clone(), *seal)));
        let all: Vec<Sealed> = all.into_values().collect();
        proof::seal_of("operation", &row.cells, &all) == seal
    };
    let found = broken.iter().chain(&same).map(|(_, one)| one).find(|one| fits(&[*one]));
    if let Some(one) = found {
        return Some(vec![one.clone()]);
    }
    let all: Vec<_> = broken.iter().map(|(_, one)| one).collect();
    (all.len() <= TOGETHER && all.len() > 1 && fits(&all)).then(|| all.into_iter().cloned().collect())
}

/// Changes whose operation is gone get one that says so, and an operation whose audit cannot be read gets it, where it is clear in
/// which audit they were made.
fn without_operation(found: &mut Found, chain: &Chain) {
    let first = found.at("change", "operation");
    let astray = |row: &Row| !row.whole && row.cells[0].integer().is_none_or(|at| !chain.audits.contains_key(&at));
    let operations = std::mem::take(found.rows_mut("operation"));
    let (mut nowhere, kept): (Vec<Row>, Vec<Row>) = operations.into_iter().partition(astray);
    *found.rows_mut("operation") = kept;
    let there: BTreeSet<i64> = found.rows("operation").iter().filter_map(|row| row.cells[0].integer()).collect();
    let mut orphans: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for row in found.rows("change").iter().filter(|row| row.whole) {
        if let (Some(position), Some(key)) = (row.cells[first].integer(), row.cells[first + 1].text())
            && !there.contains(&position)
        {
            orphans.entry(position).or_default().push(key.to_owned());
        }
    }
    let audits: Vec<String> = found.rows("audit").iter().map(|row| row.cells[0].legible()).collect();
    for (position, keys) in orphans {
        let mut fits: Vec<&String> = audits.iter().collect();
        if fits.len() > 1 {
            fits.retain(|audit| keys.iter().all(|key| chain.fields.contains_key(&((*audit).clone(), key.clone()))));
        }
        let [audit] = fits[..] else {
            let rows = found.rows_mut("change");
            rows.retain(|row| row.cells[first].integer() != Some(position));
            keys.iter().for_each(|key| found.lose("change", None, Some(key), String::new()));
            continue;
        };
        if let Some(at) = nowhere.iter().position(|row| row.cells[0].integer() == Some(position)) {
            let mut row = nowhere.swap_remove(at);
            row.cells[4] = Cell::words(audit);
            found.rows_mut("operation").push(row);
            continue;
        }
        let wrote = writer_of(found, audit, &keys);
        stand_in(found, position, wrote, audit);
    }
    for row in nowhere {
        found.lose("operation", None, Some(&row.cells[1].legible()), row.cells[6].legible());
    }
}

/// Which operation the fields with these keys say has written them, where that one is not there.
fn writer_of(found: &Found, audit: &str, keys: &[String]) -> Option<Uuid> {
    let known: BTreeSet<&str> = found.rows("operation").iter().filter_map(|row| row.cells[1].text()).collect();
    let of = |row: &&Row| {
        row.whole && row.cells[1].text() == Some(audit) && keys.iter().any(|key| row.cells[2].text() == Some(key))
    };
    let wrote = found.rows("field").iter().filter(of).filter_map(|row| row.cells[6].text());
    wrote.filter(|id| !known.contains(id)).find_map(|id| Uuid::try_parse(id).ok())
}

/// Puts an operation where one is gone: nobody knows any more who did what it did, or why.
pub(super) fn stand_in(found: &mut Found, position: i64, id: Option<Uuid>, audit: &str) -> Uuid {
    let id = id.unwrap_or_else(|| made_up(position));
    let near = (found.rows("operation").iter().filter(|row| row.whole && row.cells[4].text() == Some(audit)))
        .min_by_key(|row| (row.cells[0].integer().unwrap_or(0) - position).abs())
        .map(|row| row.cells.clone());
    let near = |at: usize, otherwise: Cell| near.as_ref().map_or(otherwise, |cells| cells[at].clone());
    let copy = found.rows("store").first().map_or(Cell::Null, |row| row.cells[1].clone());
    let cells = vec![
        Cell::Integer(position),
        Cell::words(id.to_string()),
        copy,
        Cell::Integer(position),
        Cell::words(audit),
        near(5, Cell::Integer(1)),
        Cell::words(UNREADABLE),
        Cell::words(""),
        Cell::words(""),
        Cell::Null,
        near(10, Cell::words("1970-01-01T00:00:00.000Z")),
        Cell::Null,
        Cell::Null,
        Cell::words("do"),
        Cell::Integer(0),
        Cell::Integer(0),
        Cell::Integer(1),
    ];
    found.rows_mut("operation").push(Row::made(position, cells));
    found.lose("operation", Uuid::try_parse(audit).ok(), Some(&id.to_string()), String::new());
    id
}

/// The kind of an operation of which nothing is known any more.
pub(super) const UNREADABLE: &str = "unreadable";

fn made_up(position: i64) -> Uuid {
    let hash: [u8; 32] = Sha256::digest(position.to_le_bytes()).into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// What is left of operations that nothing proves, as far as it makes sense; and no operation refers to one that is gone.
pub(super) fn close(found: &mut Found) {
    let audits: BTreeSet<String> = found.rows("audit").iter().map(|row| row.cells[0].legible()).collect();
    let copy = found.rows("store").first().map_or(Cell::Null, |row| row.cells[1].clone());
    let rows = std::mem::take(found.rows_mut("operation"));
    let (mut kept, damaged): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.whole);
    let mut taken: BTreeSet<i64> = kept.iter().filter_map(|row| row.cells[0].integer()).collect();
    for mut row in damaged {
        let audit = row.cells[4].text().filter(|audit| audits.contains(*audit)).map(str::to_owned);
        let (name, kind) = (row.cells[1].legible(), row.cells[6].legible());
        found.lose("operation", audit.as_deref().and_then(|id| Uuid::try_parse(id).ok()), Some(&name), kind);
        let position = row.cells[0].integer().filter(|position| *position > 0 && !taken.contains(position));
        let (Some(position), Some(_)) = (position, audit) else { continue };
        taken.insert(position);
        tidy(&mut row, position, &copy);
        kept.push(Row::made(position, row.cells));
    }
    let ids: BTreeSet<String> = kept.iter().map(|row| row.cells[1].legible()).collect();
    for row in &mut kept {
        if row.cells[12].text().is_some_and(|undoes| !ids.contains(undoes)) {
            (row.cells[12], row.cells[13]) = (Cell::Null, Cell::words("do"));
        }
    }
    *found.rows_mut("operation") = kept;
    refer(found, &ids);
}

/// What a column cannot hold is put in its place.
fn tidy(row: &mut Row, position: i64, copy: &Cell) {
    let cells = &mut row.cells;
    cells[0] = Cell::Integer(position);
    if cells[1].id().is_none() {
        cells[1] = Cell::words(made_up(position).to_string());
    }
    if cells[2].id().is_none() {
        cells[2] = copy.clone();
    }
    let within = |cell: &Cell, most: i64, otherwise: i64| {
        Cell::Integer(cell.integer().filter(|number| (0..=most).contains(number)).unwrap_or(otherwise))
    };
    (cells[3], cells[5]) = (within(&cells[3], i64::MAX, position), within(&cells[5], 1_000, 1));
    for at in [6, 7, 8] {
        cells[at] = Cell::words(cells[at].legible());
    }
    for at in [9, 11] {
        if cells[at] != Cell::Null {
            cells[at] = Cell::words(cells[at].legible());
        }
    }
    if !cells[10].text().is_some_and(is_time) {
        cells[10] = Cell::words("1970-01-01T00:00:00.000Z");
    }
    cells[12] = cells[12].id().map_or(Cell::Null, |id| Cell::words(id.to_string()));
    if !matches!(cells[13].text(), Some("do" | "undo" | "redo")) {
        cells[13] = Cell::words("do");
    }
    (cells[14], cells[15], cells[16]) = (Cell::Integer(0), within(&cells[15], 1, 0), within(&cells[16], 100, 1));
}

/// Every field names an operation that is there: that of its last change.
fn refer(found: &mut Found, ids: &BTreeSet<String>) {
    let chain = Chain::of(found);
    let positions: BTreeMap<i64, String> = (found.rows("operation").iter())
        .filter_map(|row| Some((row.cells[0].integer()?, row.cells[1].legible())))
        .collect();
    for row in found.rows_mut("field") {
        if ids.contains(&row.cells[6].legible()) {
            continue;
        }
        let place = (row.cells[1].legible(), row.cells[2].legible());
        if let Some(id) = chain.last(&place).and_then(|(position, _)| positions.get(&position)) {
            row.cells[6] = Cell::words(id);
        }
    }
}
