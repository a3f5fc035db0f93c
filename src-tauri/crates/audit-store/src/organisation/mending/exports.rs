//! Returns: one whose own seal proves it stays, though its plan may have to be drawn again. Of one that nothing proves only its number
//! is known, as of one that was made after a snapshot, and its audit is open again under the next number.
use std::collections::BTreeMap;

use uuid::Uuid;

use super::Known;
use crate::KnownReturn;
use crate::mending::every_kind::is_time;
use crate::mending::found::{Cell, Found, Row};
use crate::mending::proof::seal_of;
use crate::organisation::known_returns::setting_of;

pub(super) fn mend(found: &mut Found, known: &dyn Known) {
    let rows = std::mem::take(found.rows_mut("export"));
    for row in rows {
        if row.whole {
            found.rows_mut("export").push(row);
            continue;
        }
        if let Some(row) = with_its_plan(&row, known) {
            found.rows_mut("export").push(row);
            continue;
        }
        let revision = row.cells[2].integer().map_or_else(String::new, |number| number.to_string());
        found.lose("export", row.cells[1].id(), Some(&row.cells[0].legible()), revision);
        match proven(&row, known) {
            Some(row) => found.rows_mut("export").push(row),
            None => remember(found, &row),
        }
    }
    open_again(found);
}

/// The row with its plan drawn again, where that makes its seal fit.
fn with_its_plan(row: &Row, known: &dyn Known) -> Option<Row> {
    let Cell::Blob(bytes) = &row.cells[5] else { return None };
    let mut row = Row { whole: true, ..row.clone() };
    row.cells[6] = Cell::Blob(known.plan_of(bytes)?);
    (seal_of("export", &row.cells, &[]).as_slice() == row.seal.as_slice()).then_some(row)
}

/// The row where its return is what was signed; without its plan.
fn proven(row: &Row, known: &dyn Known) -> Option<Row> {
    let digest = row.cells[4].text()?;
    let Cell::Blob(bytes) = &row.cells[5] else { return None };
    if !known.is_return(bytes, digest) {
        return None;
    }
    let id = |at: usize| Some(Cell::words(row.cells[at].id()?.to_string()));
    let time = |at: usize| row.cells[at].text().filter(|text| is_time(text)).map_or(Cell::Null, Cell::words);
    let cells = vec![
        id(0)?,
        id(1)?,
        Cell::Integer(row.cells[2].integer().filter(|number| (1..1_000).contains(number))?),
        id(3)?,
        Cell::words(digest),
        row.cells[5].clone(),
        Cell::Blob(Vec::new()),
        Cell::words(row.cells[7].text()?),
        Cell::words(row.cells[8].text()?),
        Some(time(9)).filter(|at| *at != Cell::Null)?,
        time(10),
        time(11),
    ];
    Some(Row::made(row.rowid, cells))
}

/// Keeps what is known of a return, so that its number is not used again.
fn remember(found: &mut Found, row: &Row) {
    let Some(known) = known_of(found, row) else { return };
    let (key, value) = setting_of(&known);
    let cells = vec![Cell::words(key), Cell::words(value)];
    let rows = found.rows_mut("setting");
    let rowid = rows.iter().map(|row| row.rowid).max().unwrap_or(0) + 1;
    if rows.iter().all(|other| other.cells[0] != cells[0]) {
        rows.push(Row::made(rowid, cells));
    }
}

fn known_of(found: &Found, row: &Row) -> Option<KnownReturn> {
    let audit = row.cells[1].id()?;
    let of = |table: &str, id: &str| found.rows(table).iter().find(|row| row.cells[0].text() == Some(id)).cloned();
    let about = of("audit", &audit.to_string())?;
    let submitter = of("submitter", about.cells[1].text()?)?;
    let title = of("tool", about.cells[2].text()?).map_or_else(String::new, |tool| tool.cells[4].legible());
    let time = |at: usize| row.cells[at].text().filter(|text| is_time(text)).map(str::to_owned);
    Some(KnownReturn {
        id: row.cells[3].id()?,
        audit,
        submitter: submitter.cells[0].id()?,
        organisation: submitter.cells[1].legible(),
        service_type: submitter.cells[4].legible(),
        tool: about.cells[3].legible(),
        edition: about.cells[4].legible(),
        title,
        revision: row.cells[2].integer().filter(|number| (1..1_000).contains(number))?,
        digest: row.cells[4].legible(),
        made_at: time(9)?,
        sent_at: time(10),
    })
}

/// An audit is locked together with its return or not at all.
fn open_again(found: &mut Found) {
    let exported: BTreeMap<Uuid, Vec<i64>> = found.rows("export").iter().fold(BTreeMap::new(), |mut all, row| {
        if let (Some(audit), Some(revision)) = (row.cells[1].id(), row.cells[2].integer()) {
            all.entry(audit).or_insert_with(Vec::new).push(revision);
        }
        all
    });
    for row in found.rows_mut("audit") {
        let (Some(id), Some(revision)) = (row.cells[0].id(), row.cells[7].integer()) else { continue };
        let there = exported.get(&id).is_some_and(|all| all.contains(&revision));
        if row.cells[8].text() == Some("locked") && !there {
            (row.cells[7], row.cells[8]) = (Cell::Integer(revision + 1), Cell::words("open"));
        }
    }
}
