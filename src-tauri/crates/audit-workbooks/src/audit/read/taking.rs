//! Taking one cell: its value in the spelling of its field, or the problem with it.

use super::reader::Reader;
use super::reading::Entry;
use crate::blocks::Block;
use crate::grid::Value;
use crate::values;
use audit_core::field::Field;

/// How a cell is read.
pub(super) enum As<'c> {
    /// Words.
    Words,
    /// A date.
    Date,
    /// One of these choices.
    Choice(&'c [(String, String)]),
    /// Yes or no; only yes is kept.
    Tick(&'c [(String, String)]),
    /// A whole number.
    Number,
    /// A whole number of minutes.
    Minutes,
    /// A whole number, or one of these ranges.
    Count(&'c [(String, String)]),
    /// Any number of these choices.
    Several(&'c [(String, String)]),
}

impl Reader<'_> {
    /// Takes the cell of a field. An empty cell gives nothing; its place is remembered all the same.
    pub(super) fn take(&mut self, block: &Block<'_>, row: u32, column: &str, field: Field, how: &As<'_>) {
        if let Some(value) = self.value(block, row, column, &field, how) {
            self.enter(field, value, block.place(row, column));
        }
    }

    /// What stands in the cell of a field; none where it is empty or cannot be read, which is told.
    pub(super) fn value(
        &mut self,
        block: &Block<'_>,
        row: u32,
        column: &str,
        field: &Field,
        how: &As<'_>,
    ) -> Option<String> {
        let place = block.place(row, column);
        self.reading.places.entry(field.clone()).or_insert_with(|| place.clone());
        let Some(value) = block.value(row, column) else {
            if block.columns.get(column).is_some_and(|column| block.grid.swallowed(row, *column)) {
                let sentence = "This cell was merged with another one, so it cannot hold an answer.";
                self.note("merged-cell", place, sentence, "Unmerge the cells if it should hold an answer.");
            }
            return None;
        };
        let typed = value.as_typed();
        if let Value::Fault(fault) = value {
            let hint = "Type the answer itself into the cell, without a formula.";
            let sentence = format!("The formula in this cell gives an error ({fault}).");
            self.problem("cell-error", place, sentence, hint);
            return None;
        }
        let read = match how {
            As::Words => Ok(typed.clone()),
            As::Date => values::date(value).map(|day| day.to_string()).ok_or((
                "not-a-date",
                "Write the day first, such as 12/10/2026 or 12 October 2026.".to_owned(),
                "is not a date",
            )),
            As::Choice(choices) => chosen(&typed, choices),
            As::Tick(choices) => chosen(&typed, choices).map(|code| if code == "yes" { code } else { String::new() }),
            As::Count(choices) => match values::whole_number(&typed, &[]).filter(|_| !is_choice(&typed, choices)) {
                Some(number) => Ok(number.to_string()),
                None => chosen(&typed, choices),
            },
            As::Several(choices) => several(&typed, choices),
            As::Number => number(&typed, &[], "Write a whole number, such as 90."),
            As::Minutes => {
                number(&typed, &MINUTES, "Write how many minutes, in figures only, such as 90 for an hour and a half.")
            }
        };
        match read {
            Ok(value) => Some(value),
            Err((code, hint, what)) => {
                let shown = crate::sheet::cut(typed.trim(), 80);
                self.problem(code, place, format!("“{shown}” {what}."), &hint);
                None
            }
        }
    }

    /// Keeps an entry, in the spelling of its field. What was said before in another row stays.
    pub(super) fn enter(&mut self, field: Field, value: String, place: crate::problem::Place) {
        let value = match field.accept(&value) {
            Ok(None) => return,
            Ok(Some(value)) => value,
            Err(bad) => {
                return self.problem("bad-value", place, bad.to_string(), "Change the cell, then try again.");
            }
        };
        if let Some(before) = self.entry(&field) {
            if before.value != value {
                let sentence = format!("This has two different answers: also at {}.", before.place);
                self.problem("answered-twice", place, sentence, "Keep one of the two, and empty the other.");
            }
            return;
        }
        self.entered.insert(field.clone(), self.reading.entries.len());
        self.reading.entries.push(Entry { field, value, place });
    }
}

type Wrong = (&'static str, String, &'static str);

const MINUTES: [&str; 4] = ["minutes", "minute", "mins", "min"];

fn number(typed: &str, units: &[&str], hint: &str) -> Result<String, Wrong> {
    let number = values::whole_number(typed, units).map(|number| number.to_string());
    number.ok_or_else(|| ("not-a-number", hint.to_owned(), "is not a whole number"))
}

/// Whether the words are exactly those of a choice, such as “5 or more”.
fn is_choice(typed: &str, choices: &[(String, String)]) -> bool {
    choices.iter().any(|(_, words)| values::folded(words) == values::folded(typed))
}

fn several(typed: &str, choices: &[(String, String)]) -> Result<String, Wrong> {
    let parts = typed.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let codes: Vec<String> = parts.map(|part| chosen(part, choices)).collect::<Result<_, _>>()?;
    Ok(codes.join(" "))
}

fn chosen(typed: &str, choices: &[(String, String)]) -> Result<String, Wrong> {
    let found = values::choice(typed, choices).map(|place| choices[place].0.clone());
    found.ok_or_else(|| ("not-a-choice", pick_one(choices), "is not one of the choices"))
}

/// “Pick one of the list: “Met”, “Not met”.”
pub(super) fn pick_one(choices: &[(String, String)]) -> String {
    let words: Vec<String> = choices.iter().map(|(_, words)| format!("“{words}”")).collect();
    format!("Choose one from the list: {}.", words.join(", "))
}
