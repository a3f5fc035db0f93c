//! Lists to read, to sort and to print: a sheet with a title, what is said above, and one table. Nothing of them is read again.

use crate::grid;
use crate::sheet::{Cell, Column, Look, Row, Sheet, Table, cut};
use audit_core::jiff::civil::Date;
use audit_core::text::readable;

/// The most characters that are written into a cell; a cell takes 32,767 UTF-16 units, and a character needs two at most.
const MOST: usize = 16_000;

/// A sheet with such a list. `columns`: headers and widths in characters. `none`: said where there are no rows.
pub(crate) fn sheet(
    name: &str,
    title: &str,
    above: &[String],
    columns: &[(&str, f64)],
    rows: Vec<Row>,
    none: &str,
) -> Sheet {
    let line = |look: Look, words: &str| Row::of(vec![Cell::text(look, words)]);
    let mut all = vec![line(Look::Title, title)];
    all.extend(above.iter().map(|words| line(Look::Note, words)));
    let wide = columns.iter().map(|(_, width)| Column::wide(*width)).collect();
    let header = all.len() as u32;
    if rows.is_empty() {
        all.push(line(Look::Note, none));
        return Sheet { name: name.to_owned(), columns: wide, rows: all, ..Sheet::default() };
    }
    let last = header + rows.len() as u32;
    all.push(Row::of(columns.iter().map(|(words, _)| Cell::text(Look::Header, *words)).collect()));
    all.extend(rows);
    Sheet {
        name: name.to_owned(),
        columns: wide,
        rows: all,
        frozen: (header + 1, 1),
        repeated_row: Some(header),
        tables: vec![Table { name: name.replace(' ', "_"), header, columns: (0, columns.len() as u16 - 1), last }],
        first: (header + 1, 0),
        numbers_as_words: Some(0),
        ..Sheet::default()
    }
}

/// A cell with words of other people: they stay words, whatever they begin with.
pub(crate) fn said(words: &str) -> Cell {
    Cell::text(Look::Words, cut(&readable(words), MOST))
}

/// A cell with a day. The programs disagree about the days of 1900, and know none before: these are words.
pub(crate) fn day_or_words(day: Date) -> Cell {
    if day.year() > 1900 { Cell::day(day) } else { said(&grid::day(day)) }
}
