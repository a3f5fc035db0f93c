//! Texts that are too long for one cell: the first part stands in its place, the rest on a sheet at the end.

use super::headers::{header, key_header, pen};
use crate::audit::names;
use crate::blocks::{About, mark};
use crate::sheet::{Cell, Column, Look, Row, Sheet, Table};
use audit_core::field::Field;

/// The most UTF-16 units that a cell holds.
const MOST: usize = 32_767;

/// Rests of long texts: key of the field, what it is, the text.
#[derive(Default)]
pub(super) struct Long(Vec<(String, String, String)>);

impl Long {
    /// The part that stands in the cell itself.
    pub fn first(&mut self, field: &Field, what: &str, text: &str) -> String {
        let mut parts = parts(text).into_iter();
        let first = parts.next().unwrap_or_default();
        self.0.extend(parts.map(|part| (field.to_string(), what.to_owned(), part)));
        first
    }

    /// The sheet at the end, when there is something on it.
    pub fn sheet(&self, about: &About) -> Option<Sheet> {
        let last = self.0.len() as u32 + 2;
        (!self.0.is_empty()).then(|| {
            let mut rows = vec![
                Row::of(vec![Cell::empty(), Cell::text(Look::Title, "Continued from other sheets")]),
                mark("continued", about, &["of", "text"]),
                Row::of(vec![key_header(), header("Continues"), pen("Text")]),
            ];
            rows.extend(self.0.iter().map(|(key, what, text)| {
                let key = Cell::text(Look::Machine, key);
                Row::of(vec![key, Cell::text(Look::Reading, what), Cell::text(Look::Answer, text)])
            }));
            Sheet {
                name: names::CONTINUED.to_owned(),
                columns: vec![Column::hidden(), Column::wide(30.0), Column::wide(110.0)],
                rows,
                frozen: (3, 0),
                repeated_row: Some(2),
                tables: vec![Table { name: "Continued".to_owned(), header: 2, columns: (0, 2), last }],
                first: (3, 2),
                ..Sheet::default()
            }
        })
    }
}

/// The text in parts that each fit a cell.
fn parts(text: &str) -> Vec<String> {
    if text.encode_utf16().count() <= MOST {
        return vec![text.to_owned()];
    }
    let mut parts = vec![String::new()];
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf16() > MOST {
            parts.push(String::new());
            length = 0;
        }
        length += c.len_utf16();
        parts.last_mut().expect("one at least").push(c);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_fit_and_join_to_the_same() {
        for text in ["x".repeat(32_767), "x".repeat(32_768), "👩‍⚕️é\n".repeat(9_000), String::new()] {
            let parts = parts(&text);
            assert!(parts.iter().all(|part| part.encode_utf16().count() <= MOST));
            assert_eq!(parts.concat(), text);
        }
    }
}
