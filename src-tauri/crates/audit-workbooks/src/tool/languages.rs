//! Which language a column holds. A partnership adds a language by copying the columns of another one and writing the new language
//! into their headers, such as “Name (cy)”: the hidden key of a copy still names the old language, so the header goes before it.

use super::tables::{Column, Holds};
use crate::blocks::Block;
use crate::problem::{Place, Problem};
use audit_core::text::Language;
use std::collections::{BTreeMap, BTreeSet};

/// The most columns of one table: a dozen, and three for each language.
const MOST_COLUMNS: usize = 200;

/// The words of a header and the language in brackets behind them.
fn said(header: &str) -> Option<(&str, &str)> {
    let (words, language) = header.trim().strip_suffix(')')?.rsplit_once('(')?;
    Language::new(language.trim())?;
    Some((words.trim(), language.trim()))
}

/// The key of what stands below a header (or beside a name): its own, unless the header says another language.
fn key(own: &str, header: &str, known: &[Column]) -> String {
    let worded = |column: &&Column| matches!(column.2, Holds::Words | Holds::MaybeWords);
    let of_own = own.rsplit_once('.').map(|(member, _)| member);
    let column = known.iter().filter(worded).find(|column| match own {
        "" => said(header).is_some_and(|(words, _)| words == column.1),
        _ => of_own == Some(column.0),
    });
    match (column, said(header)) {
        (Some((member, ..)), Some((_, language))) => format!("{member}.{language}"),
        _ => own.to_owned(),
    }
}

/// The columns of a table by their keys, and those that another column holds already.
pub(super) fn columns(block: &Block<'_>, known: &[Column]) -> (BTreeMap<String, u32>, Vec<Problem>) {
    let (mut columns, mut twice) = (BTreeMap::new(), Vec::new());
    let rows = (block.mark, 0)..=(block.mark + 1, u32::MAX);
    let named: BTreeSet<u32> = block.grid.cells.range(rows).map(|((_, column), _)| *column).collect();
    for column in named.into_iter().take(MOST_COLUMNS).filter(|column| *column != block.key_column) {
        let header = block.grid.text(block.mark + 1, column);
        let key = key(block.grid.text(block.mark, column).trim(), &header, known);
        if !key.is_empty() && columns.contains_key(&key) {
            twice.push(again(block.grid.place(block.mark + 1, column), &header, "column", "header"));
        } else if !key.is_empty() {
            columns.insert(key, column);
        }
    }
    (columns, twice)
}

/// The rows of the sheet that holds what is said once, by their keys, and those that another row holds already.
pub(super) fn rows(block: &Block<'_>, known: &[Column]) -> (BTreeMap<String, u32>, Vec<Problem>) {
    let (mut rows, mut twice) = (BTreeMap::new(), Vec::new());
    let value = block.columns.get("value").copied();
    for row in block.filled_rows().into_iter().filter(|row| *row > block.mark + 1) {
        let beside = block.grid.cells.range((row, 0)..=(row, u32::MAX));
        let mut names = beside.filter(|((_, column), _)| *column != block.key_column && Some(*column) != value);
        let name = names.next().map(|(_, name)| name.as_typed()).unwrap_or_default();
        let key = key(&block.key(row), &name, known);
        if !key.is_empty() && rows.contains_key(&key) {
            twice.push(again(block.place(row, "value"), &name, "row", "name"));
        } else if !key.is_empty() {
            rows.insert(key, row);
        }
    }
    (rows, twice)
}

fn again(place: Place, words: &str, what: &str, header: &str) -> Problem {
    let sentence = format!("Another {what} holds “{}” already.", words.trim());
    let hint = format!("Write another language into its {header}, such as (cy), or remove the {what}.");
    Problem::at("column-twice", place, sentence, hint)
}

/// What is said where the words in a language have no place on a sheet.
pub(super) fn missing(place: Place, header: &str, language: &str, what: &str) -> Problem {
    let sentence = format!("There is no {what} for “{header}” in the language “{language}”.");
    let hint =
        format!("Copy the {what} of another language, and write “{header} ({language})” as the name of the copy.");
    Problem::at("column-missing", place, sentence, hint)
}
