//! A workbook that is being read: what was found so far, and what is said about its sheets.

use super::reading::{Entry, NewRow, Reading};
use crate::audit::{columns, names};
use crate::blocks::Block;
use crate::problem::{Place, Problem};
use audit_core::Uuid;
use audit_core::field::Field;
use audit_core::ids::StandardId;
use audit_core::text::Language;
use audit_core::tool::Tool;
use std::collections::{BTreeMap, BTreeSet};

/// A workbook that is being read.
pub(super) struct Reader<'a> {
    pub tool: &'a Tool,
    pub language: Language,
    pub reading: Reading,
    /// Where in the reading the entry of each field is.
    pub entered: BTreeMap<Field, usize>,
    /// Standards by the number that stands in the workbook.
    pub numbers: BTreeMap<String, StandardId>,
    /// Ids of evidence, actions and sites that were seen.
    pub rows: BTreeSet<Uuid>,
    pub new_id: &'a mut dyn FnMut(&NewRow<'_>) -> Uuid,
}

/// The most rows that are read of one table.
const MOST_ROWS: usize = 5_000;
/// The most columns that somebody added of which it is said that they are not read.
const MOST_ADDED: usize = 50;

impl Reader<'_> {
    /// What was read for a field.
    pub(super) fn entry(&self, field: &Field) -> Option<&Entry> {
        self.entered.get(field).map(|place| &self.reading.entries[*place])
    }

    /// The rows of a table, as many as are read.
    pub(super) fn rows_of(&mut self, block: &Block<'_>) -> Vec<u32> {
        let mut rows = block.filled_rows();
        if rows.len() > MOST_ROWS {
            rows.truncate(MOST_ROWS);
            let sentence = "This sheet has more rows than an audit can hold: only the first 5,000 were read.";
            self.problem(
                "workbook-too-large",
                block.sheet(),
                sentence,
                "Delete the rows that are not part of the audit.",
            );
        }
        rows
    }

    pub(super) fn problem(&mut self, code: &'static str, place: Place, sentence: impl Into<String>, hint: &str) {
        self.reading.problems.push(Problem::at(code, place, sentence, hint));
    }

    pub(super) fn note(&mut self, code: &'static str, place: Place, sentence: impl Into<String>, hint: &str) {
        self.reading.notes.push(Problem::at(code, place, sentence, hint));
    }

    /// Tables that are gone.
    pub(super) fn missing(&mut self, blocks: &[Block<'_>]) {
        let needed = [
            ("profile", names::ORGANISATION),
            ("standard", names::STANDARDS),
            ("evidence", names::EVIDENCE),
            ("action", names::ACTIONS),
            ("question", names::QUESTIONS),
            ("declaration", names::DECLARATION),
        ];
        for (kind, name) in needed {
            if blocks.iter().all(|block| block.kind != kind) {
                let place = Place { sheet: name.to_owned(), cell: String::new() };
                let sentence = format!("The sheet “{name}” is not there, or its hidden row was deleted.");
                self.problem("sheet-missing", place, sentence, "Bring it back from an earlier copy of this workbook.");
            }
        }
    }

    /// Columns that somebody added are not read, and that is said once for each.
    pub(super) fn other_columns(&mut self, block: &Block<'_>) {
        let Some(ours) = columns::keys(&block.kind) else {
            self.note(
                "column-not-read",
                block.sheet(),
                "This sheet comes from a newer version of the program and is not read.",
                "Get the newest version of Safeguarding Audit to bring in what is in it.",
            );
            return;
        };
        // A key that no column of this version has is a newer version's.
        let named = block.columns.iter().filter(|(key, _)| ours.contains(&key.as_str()));
        let known: BTreeSet<u32> = named.map(|(_, column)| *column).chain([block.key_column]).collect();
        let newer: BTreeSet<u32> = block.columns.values().copied().filter(|column| !known.contains(column)).collect();
        let header = block.mark + 1;
        let texts = block.grid.cells.range((header, 0)..=(header, u32::MAX));
        // Columns to read have an empty key: their headers are ours, whatever stands in them.
        let width = block.grid.cells.range((block.mark, 0)..=(block.mark, u32::MAX)).map(|((_, c), _)| *c).max();
        let added: Vec<(u32, String)> = texts
            .filter(|((_, column), _)| !known.contains(column) && (newer.contains(column) || Some(*column) > width))
            .take(MOST_ADDED)
            .map(|((_, column), value)| (*column, value.as_typed()))
            .collect();
        for (column, name) in added {
            if name == "Help" {
                continue;
            }
            let place = block.grid.place(header, column);
            if newer.contains(&column) {
                self.note(
                    "column-not-read",
                    place,
                    format!("The column “{name}” comes from a newer version of the program and is not read."),
                    "Get the newest version of Safeguarding Audit to bring in what is in it.",
                );
            } else {
                self.note(
                    "column-not-read",
                    place,
                    format!("The column “{name}” is not part of the audit and is not read."),
                    "You do not need to do anything.",
                );
            }
        }
    }
}
