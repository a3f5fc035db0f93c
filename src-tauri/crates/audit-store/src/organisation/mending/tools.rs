//! Audit tools and their texts: the program has those that came with it, and a whole document says everything about any other.
use std::collections::BTreeSet;

use super::Known;
use crate::mending::found::{Cell, Found, Row};
use crate::{StandardText, ToolRow, ToolSource};

pub(super) fn mend(found: &mut Found, known: &dyn Known, now: &str) {
    let asked = asked_for(found);
    tools(found, known, &asked);
    for digest in asked {
        let there = found.rows("tool").iter().any(|row| row.whole && row.cells[0].text() == Some(&digest));
        if let (false, Some((tool, _))) = (there, known.tool(&digest)) {
            let rowid = next(found, "tool");
            let row = Row::made(rowid, cells(&tool, Cell::words("bundled"), Cell::words(now)));
            found.rows_mut("tool").push(row);
        }
    }
    texts(found, known);
}

fn next(found: &Found, table: &str) -> i64 {
    found.rows(table).iter().map(|row| row.rowid).max().unwrap_or(0) + 1
}

/// Asks for the tools that audits are of and that are not there; answers whether there are such.
pub(super) fn ask(found: &mut Found) -> bool {
    let (at, known) = (found.at("audit", "tool_digest"), found.vanished_of("tool"));
    let there = |digest: &str| found.rows("tool").iter().any(|row| row.whole && row.cells[0].text() == Some(digest));
    let asked = found.rows("audit").iter().filter_map(|row| row.cells[at].text());
    let asked: BTreeSet<String> = asked.filter(|digest| !there(digest)).map(str::to_owned).collect();
    let more: Vec<_> = asked.into_iter().filter(|digest| !known.contains(digest)).collect();
    more.iter().for_each(|digest| found.miss("tool", digest));
    !more.is_empty()
}

/// The tools that audits are of.
fn asked_for(found: &Found) -> BTreeSet<String> {
    let at = found.at("audit", "tool_digest");
    found.rows("audit").iter().filter_map(|row| row.cells[at].text().map(str::to_owned)).collect()
}

fn tools(found: &mut Found, known: &dyn Known, asked: &BTreeSet<String>) {
    let (document, source, taken) =
        (found.at("tool", "document"), found.at("tool", "source"), found.at("tool", "taken_in_at"));
    let mut lost = Vec::new();
    let rows = std::mem::take(found.rows_mut("tool"));
    let whole: BTreeSet<String> =
        rows.iter().filter(|row| row.whole).filter_map(|row| row.cells[0].text().map(str::to_owned)).collect();
    let mut mended = Vec::new();
    for mut row in rows {
        if row.whole {
            mended.push(row);
            continue;
        }
        let read = row.cells[0].text().unwrap_or_default().to_owned();
        let free = asked.iter().filter(|digest| !whole.contains(*digest));
        let named = [&read].into_iter().chain(free).find_map(|digest| known.tool(digest));
        let in_it = || match &row.cells[document] {
            Cell::Blob(bytes) => known.tool_in(bytes),
            _ => None,
        };
        if let Some((tool, _)) = named.or_else(in_it).filter(|(tool, _)| !whole.contains(&tool.digest)) {
            let text = |at: usize, otherwise: &str| Cell::words(row.cells[at].text().unwrap_or(otherwise));
            let from = match row.cells[source].text() {
                Some(word @ ("bundled" | "imported")) => word,
                _ if tool.source == ToolSource::Bundled => "bundled",
                _ => "imported",
            };
            let cells = cells(&tool, Cell::words(from), text(taken, &tool.taken_in_at));
            mended.push(Row::made(row.rowid, cells));
        } else if asked.contains(&read) {
            // Its audit is there, and can be opened with a newer copy of the tool.
            row.cells = row.cells.iter().map(as_text).collect();
            let bytes = std::mem::replace(&mut row.cells[document], Cell::Null);
            row.cells[document] = match bytes {
                Cell::Text(bytes) | Cell::Blob(bytes) => Cell::Blob(bytes),
                _ => Cell::Blob(Vec::new()),
            };
            row.cells[source] = Cell::words("imported");
            lost.push((read, row.cells[4].legible()));
            mended.push(Row::made(row.rowid, row.cells));
        } else {
            lost.push((read, row.cells[4].legible()));
        }
    }
    *found.rows_mut("tool") = mended;
    for (digest, title) in lost {
        found.lose("tool", None, Some(&digest), title);
    }
}

fn as_text(cell: &Cell) -> Cell {
    match cell {
        Cell::Blob(bytes) => Cell::Blob(bytes.clone()),
        other => Cell::words(other.legible()),
    }
}

fn cells(tool: &ToolRow, source: Cell, taken_in_at: Cell) -> Vec<Cell> {
    let ToolRow { digest, id, edition, languages, title, status, document, .. } = tool;
    let languages = languages.join(" ");
    let words = [digest, id, edition, &languages, title, status].map(Cell::words);
    words.into_iter().chain([Cell::Blob(document.clone()), source, taken_in_at]).collect()
}

/// The texts of each tool, as its document has them.
fn texts(found: &mut Found, known: &dyn Known) {
    let mut kept: Vec<Row> = Vec::new();
    let rows = std::mem::take(found.rows_mut("standard_text"));
    let tools: Vec<(String, Vec<u8>)> = found.rows("tool").iter().filter_map(document_of).collect();
    for (digest, document) in tools {
        if document.is_empty() && known.tool(&digest).is_none() {
            // They come again with its document.
            continue;
        }
        let whole = rows.iter().filter(|row| row.whole && row.cells[1].text() == Some(&digest));
        let Some((_, texts)) = known.tool(&digest).or_else(|| known.tool_in(&document)) else {
            kept.extend(whole.cloned());
            let damaged = rows.iter().filter(|row| !row.whole && row.cells[1].text() == Some(&digest));
            for row in damaged {
                found.lose("standard_text", None, row.cells[2].text(), row.cells[6].legible());
            }
            continue;
        };
        let whole: Vec<&Row> = whole.collect();
        let of = |text: &StandardText| {
            let StandardText { standard, area, language, number, statement, guidance } = text;
            [&digest, standard, area, language, number, statement, guidance].map(Cell::words)
        };
        let same = whole.len() == texts.len()
            && texts.iter().all(|text| {
                let cells = of(text);
                whole.iter().any(|row| row.cells[1..] == cells)
            });
        match same {
            true => kept.extend(whole.into_iter().cloned()),
            false => kept.extend(
                texts.iter().map(|text| Row::made(0, [Cell::Integer(0)].into_iter().chain(of(text)).collect())),
            ),
        }
    }
    let free = kept.iter().map(|row| row.rowid).max().unwrap_or(0) + 1..;
    for (number, row) in free.zip(kept.iter_mut().filter(|row| row.rowid == 0)) {
        (row.rowid, row.cells[0]) = (number, Cell::Integer(number));
    }
    *found.rows_mut("standard_text") = kept;
}

fn document_of(row: &Row) -> Option<(String, Vec<u8>)> {
    match &row.cells[6] {
        Cell::Blob(document) => Some((row.cells[0].text()?.to_owned(), document.clone())),
        _ => None,
    }
}
