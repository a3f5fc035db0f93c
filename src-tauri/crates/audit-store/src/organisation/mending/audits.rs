//! Organisations and audits: without their rows nothing of what was answered could be found.
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::mending::every_kind::is_time;
use crate::mending::found::{Cell, Found, Row};

pub(super) fn mend(found: &mut Found, now: &str) {
    let (damaged, missing) = audits(found);
    for (row, id) in
        damaged.iter().map(|row| (Some(row), row.cells[0].id())).chain(missing.iter().map(|id| (None, Some(*id))))
    {
        let Some(id) = id else {
            found.lose("audit", None, None, row.map_or_else(String::new, |row| row.cells[3].legible()));
            continue;
        };
        let made = audit(found, id, row, now);
        found.lose("audit", Some(id), Some(&id.to_string()), String::new());
        found.rows_mut("audit").push(made);
    }
    as_far_as_was_done(found);
    submitters(found, now);
}

/// An audit as an older snapshot has it goes on to the highest revision that was worked on or exported.
fn as_far_as_was_done(found: &mut Found) {
    let older: Vec<String> =
        (found.older.iter()).filter(|(table, _, _)| *table == "audit").map(|(_, name, _)| name.clone()).collect();
    for id in older {
        let highest = |table: &str, audit: usize, revision: usize| {
            let of = found.rows(table).iter().filter(|row| row.whole && row.cells[audit].text() == Some(&id));
            of.filter_map(|row| row.cells[revision].integer()).max()
        };
        let (done, exported) = (highest("operation", 4, 5), highest("export", 1, 2));
        let Some(highest) = done.max(exported) else { continue };
        for row in found.rows_mut("audit").iter_mut().filter(|row| row.cells[0].text() == Some(&id)) {
            if row.cells[7].integer().is_some_and(|revision| revision <= highest) {
                let state = if exported == Some(highest) { "locked" } else { "open" };
                (row.cells[7], row.cells[8]) = (Cell::Integer(highest), Cell::words(state));
            }
        }
    }
}

/// Takes away the rows of audits that are not whole, and answers them; and the audits of which there is no row.
fn audits(found: &mut Found) -> (Vec<Row>, BTreeSet<Uuid>) {
    let rows = std::mem::take(found.rows_mut("audit"));
    let (whole, damaged): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.whole);
    let known: BTreeSet<Uuid> = whole.iter().chain(&damaged).filter_map(|row| row.cells[0].id()).collect();
    *found.rows_mut("audit") = whole;
    let mut missing = BTreeSet::new();
    for (table, at) in [("operation", 4), ("field", 1), ("export", 1)] {
        let told = found.rows(table).iter().filter(|row| row.whole).filter_map(|row| row.cells[at].id());
        missing.extend(told.filter(|id| !known.contains(id)));
    }
    (damaged, missing)
}

/// An audit's row from what can be read of it, and from what was done in it.
fn audit(found: &Found, id: Uuid, row: Option<&Row>, now: &str) -> Row {
    let read = |at: usize| row.and_then(|row| row.cells[at].text()).map(str::to_owned);
    let of = |table: &str, at: usize| {
        let id = id.to_string();
        found.rows(table).iter().filter(move |row| row.cells[at].text() == Some(&id)).cloned().collect::<Vec<Row>>()
    };
    let operations = of("operation", 4);
    let tool = tool(found, read(2).as_deref(), &of("field", 1));
    let submitter = row.and_then(|row| row.cells[1].id()).or_else(|| match found.rows("submitter") {
        [one] => one.cells[0].id(),
        _ => None,
    });
    let exported = of("export", 1).iter().filter_map(|row| row.cells[2].integer()).max();
    let done = operations.iter().filter_map(|row| row.cells[5].integer()).filter(|n| (1..1_000).contains(n)).max();
    let told = row.and_then(|row| row.cells[7].integer()).filter(|n| (1..1_000).contains(n));
    let revision = told.or(done).or(exported).unwrap_or(1);
    let locked = exported == Some(revision);
    let (tool_id, edition, languages) = tool.as_ref().map_or_else(
        || (read(3).unwrap_or_default(), read(4).unwrap_or_default(), "en".to_owned()),
        |tool| (tool.cells[1].legible(), tool.cells[2].legible(), tool.cells[3].legible()),
    );
    let language = read(5).filter(|language| languages.split(' ').any(|known| known == language));
    let language = language.unwrap_or_else(|| languages.split(' ').next().unwrap_or("en").to_owned());
    let first = operations.iter().filter_map(|row| row.cells[10].text().filter(|at| is_time(at))).min();
    let made_at = read(6).filter(|at| is_time(at)).or(first.map(str::to_owned)).unwrap_or_else(|| now.to_owned());
    let cells = vec![
        Cell::words(id.to_string()),
        Cell::words(submitter.unwrap_or(id).to_string()),
        Cell::words(tool.map(|tool| tool.cells[0].legible()).or(read(2)).unwrap_or_default()),
        Cell::words(tool_id),
        Cell::words(edition),
        Cell::words(language),
        Cell::words(made_at),
        Cell::Integer(revision),
        Cell::words(if locked { "locked" } else { "open" }),
        Cell::words(""),
        Cell::Integer(i64::from(row.is_some_and(|row| row.cells[10] == Cell::Integer(1)))),
    ];
    let next = found.rows("audit").iter().map(|row| row.rowid).max().unwrap_or(0) + 1;
    Row::made(row.map_or(next, |row| row.rowid), cells)
}

/// The tool that is named, or the one that asks most of what was answered.
fn tool(found: &Found, named: Option<&str>, fields: &[Row]) -> Option<Row> {
    let tools = found.rows("tool");
    if let Some(tool) = tools.iter().find(|tool| tool.cells[0].text() == named && named.is_some()) {
        return Some(tool.clone());
    }
    let standard = |row: &Row| row.cells[2].text()?.strip_prefix("standard/")?.split('/').next().map(str::to_owned);
    let answered: BTreeSet<String> = fields.iter().filter_map(standard).collect();
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for text in found.rows("standard_text") {
        if let (Some(tool), Some(standard)) = (text.cells[1].text(), text.cells[2].text())
            && answered.contains(standard)
        {
            *asked.entry(tool).or_default() += 1;
        }
    }
    let most = asked.into_iter().max_by_key(|(_, standards)| *standards).map(|(tool, _)| tool);
    tools.iter().find(|tool| most.is_none() || tool.cells[0].text() == most).cloned()
}

fn submitters(found: &mut Found, now: &str) {
    let rows = std::mem::take(found.rows_mut("submitter"));
    for row in rows {
        if row.whole {
            found.rows_mut("submitter").push(row);
            continue;
        }
        found.lose("submitter", None, Some(&row.cells[0].legible()), row.cells[1].legible());
        if row.cells[0].id().is_some() {
            let cells = row.cells.iter().map(|cell| Cell::words(cell.legible())).collect();
            found.rows_mut("submitter").push(Row::made(row.rowid, cells));
        }
    }
    let known: BTreeSet<String> = found.rows("submitter").iter().map(|row| row.cells[0].legible()).collect();
    let missing: BTreeMap<String, String> = (found.rows("audit").iter())
        .map(|row| (row.cells[1].legible(), row.cells[0].legible()))
        .chain(found.rows("signing_key").iter().map(|row| (row.cells[1].legible(), String::new())))
        .filter(|(submitter, _)| !known.contains(submitter))
        .collect();
    for (submitter, audit) in missing {
        let field = |key: &str| {
            let is = |row: &&Row| row.cells[1].text() == Some(&audit) && row.cells[2].text() == Some(key);
            found.rows("field").iter().find(is).map_or_else(String::new, |row| row.cells[3].legible())
        };
        let (name, service_type) = (field("profile/name"), field("profile/service-type"));
        found.lose("submitter", None, Some(&submitter), name.clone());
        let cells = [&submitter, &name, "", "", &service_type, now].map(Cell::words).to_vec();
        let rowid = found.rows("submitter").iter().map(|row| row.rowid).max().unwrap_or(0) + 1;
        found.rows_mut("submitter").push(Row::made(rowid, cells));
    }
}
