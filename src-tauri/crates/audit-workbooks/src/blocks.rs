//! Finding our tables in a workbook again. Above each table stands a hidden row: its first cell says which table this is and of which
//! audit tool, the cells beside it say what their columns hold. Columns and rows may be moved, sheets renamed: the keys go along.

use crate::grid::{Grid, Value};
use crate::problem::Place;
use crate::sheet::{Cell, Look, Row};
use audit_core::Uuid;
use audit_core::text::Language;
use audit_core::tool::Tool;
use std::collections::BTreeMap;

/// How the first cell of a hidden row begins.
const MARK: &str = "safeguarding-audit-workbook";
/// The most tables of a workbook that are read: ours have a dozen, those of an audit tool some twenty.
const MOST_TABLES: usize = 60;
/// The most columns of a table: a tool's have one for each language.
const MOST_COLUMNS: usize = 500;
/// The way in which these rows are written. A workbook with a higher number is from a newer program.
pub const FORMAT: u32 = 1;

/// What a workbook says about itself: names and values, such as `tool` and `section-11`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The number of the format.
    pub format: u32,
    /// Values by name.
    pub values: BTreeMap<String, String>,
}

impl About {
    /// The organisation for whose audit it was made; none where it was made blank.
    pub fn submitter(&self) -> Option<Uuid> {
        Uuid::try_parse(self.get("submitter")).ok()
    }

    /// The language of its answers; that of the tool where it does not say.
    pub fn language(&self, tool: &Tool) -> Language {
        Language::new(self.get("language")).unwrap_or_else(|| tool.language())
    }

    /// The last revision that was exported from its audit; 0: none.
    pub fn exported(&self) -> u32 {
        self.get("exported").parse().unwrap_or_default()
    }

    /// A value; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }
}

/// One table as it was found.
#[derive(Clone, Debug)]
pub struct Block<'g> {
    /// The sheet.
    pub grid: &'g Grid,
    /// Which table.
    pub kind: String,
    /// The column that holds the keys of the rows.
    pub key_column: u32,
    /// Columns by the key of what they hold.
    pub columns: BTreeMap<String, u32>,
    /// The hidden row.
    pub mark: u32,
    /// The rows, below the hidden row and above the next one.
    pub rows: std::ops::RangeInclusive<u32>,
    /// What the workbook says about itself here.
    pub about: About,
}

/// The hidden row above a table: `keys` are those of the columns after the first.
pub fn mark(kind: &str, about: &About, keys: &[&str]) -> Row {
    let mut said = format!("{MARK};format={FORMAT};table={kind}");
    for (name, value) in &about.values {
        said.push_str(&format!(";{name}={}", value.replace([';', '\n'], " ")));
    }
    let first = Cell::text(Look::Machine, said);
    let others = keys.iter().map(|key| Cell::text(Look::Machine, *key));
    Row::hidden(std::iter::once(first).chain(others).collect())
}

fn read_mark(text: &str) -> Option<(String, About)> {
    let rest = text.trim().strip_prefix(MARK)?.strip_prefix(';')?;
    let mut values: BTreeMap<String, String> =
        rest.split(';').filter_map(|pair| pair.split_once('=')).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let format = values.remove("format")?.parse().ok()?;
    let kind = values.remove("table")?;
    Some((kind, About { format, values }))
}

/// All tables of a workbook, in the order of its sheets.
pub fn find(grids: &[Grid]) -> Vec<Block<'_>> {
    grids.iter().flat_map(in_grid).take(MOST_TABLES).collect()
}

fn in_grid(grid: &Grid) -> Vec<Block<'_>> {
    let mut marks: Vec<(u32, u32, String, About)> = grid
        .cells
        .iter()
        .filter_map(|((row, column), value)| match value {
            Value::Text(text) => read_mark(text).map(|(kind, about)| (*row, *column, kind, about)),
            _ => None,
        })
        .collect();
    // A row is one table's.
    marks.dedup_by_key(|(row, ..)| *row);
    marks.truncate(MOST_TABLES);
    let last = grid.last_row();
    let ends = marks.iter().skip(1).map(|(row, ..)| row.saturating_sub(1)).chain([last]);
    let alone = marks.len() == 1;
    (marks.iter().zip(ends))
        .map(|((row, column, kind, about), end)| {
            let keys = grid.cells.range((*row, 0)..=(*row, u32::MAX));
            let columns = keys.filter(|((_, other), _)| other != column);
            Block {
                grid,
                kind: kind.clone(),
                mark: *row,
                key_column: *column,
                columns: columns.take(MOST_COLUMNS).map(|((_, column), value)| (value.as_typed(), *column)).collect(),
                // Sorting can carry rows above the hidden one; on a sheet with one table they are found all the same.
                rows: if alone { 0..=end } else { row + 1..=end.max(row + 1) },
                about: about.clone(),
            }
        })
        .collect()
}

impl Block<'_> {
    /// The key of a row; empty where there is none.
    pub fn key(&self, row: u32) -> String {
        let key = self.grid.text(row, self.key_column);
        if key.starts_with(MARK) { String::new() } else { key.trim().to_owned() }
    }

    /// The rows in which something stands, whatever it is.
    pub fn filled_rows(&self) -> Vec<u32> {
        let cells = self.grid.cells.range((*self.rows.start(), 0)..=(*self.rows.end(), u32::MAX));
        let mut rows: Vec<u32> = cells.map(|((row, _), _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The value in a column; none where the cell is empty, holds only white space, or the column is gone.
    pub fn value(&self, row: u32, column: &str) -> Option<&Value> {
        let value = self.grid.value(row, *self.columns.get(column)?)?;
        let empty = matches!(value, Value::Text(text) if text.trim().is_empty());
        (!empty).then_some(value)
    }

    /// The text in a column; empty where there is none.
    pub fn text(&self, row: u32, column: &str) -> String {
        self.value(row, column).map(Value::as_typed).unwrap_or_default()
    }

    /// A cell's place. Of a column that is gone: the row's key cell.
    pub fn place(&self, row: u32, column: &str) -> Place {
        self.grid.place(row, self.columns.get(column).copied().unwrap_or(self.key_column))
    }

    /// The sheet as a place.
    pub fn sheet(&self) -> Place {
        Place { sheet: self.grid.name.clone(), cell: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_is_written() {
        let values = [("tool", "section-11"), ("edition", "2026; draft")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        let about = About { format: FORMAT, values: values.into() };
        let row = mark("standard", &about, &["number"]);
        let crate::sheet::Content::Text(said) = &row.cells[0].content else { panic!() };
        let (kind, read) = read_mark(said).unwrap();
        assert_eq!((kind.as_str(), read.get("tool"), read.get("edition")), ("standard", "section-11", "2026  draft"));
        assert_eq!(read.format, 1);
        assert_eq!(read_mark("safeguarding-audit-workbook"), None);
    }
}
