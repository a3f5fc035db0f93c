//! Which of a workbook's entries come into an audit as it is: not what was taken off a list there, and nothing that only goes along with
//! an answer that does not change.

use crate::audit::read::{Entry, Reading};
use crate::problem::Problem;
use audit_core::field::{Field, Fields, Trait};
use std::collections::BTreeSet;

/// What was taken off a list here stays off it.
pub fn off_the_list(reading: &mut Reading, entries: &mut Vec<Entry>, there: &Fields) {
    let removed = |field: &Field| field.off_list().is_some_and(|off| there.contains_key(&off));
    let mut said = BTreeSet::new();
    for entry in entries.iter().filter(|entry| removed(&entry.field)) {
        let row = entry.place.cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_owned();
        if said.insert((entry.place.sheet.clone(), row)) {
            reading.notes.push(Problem::at(
                "taken-off-the-list",
                entry.place.clone(),
                "This row was taken off the list in the program and stays off it.",
                "Undo the removal there, or add it again, if it should come back.",
            ));
        }
    }
    entries.retain(|entry| !removed(&entry.field));
}

/// Which text was answered, and that nobody has confirmed it yet, change only with the answer.
pub fn unrelated_text(entries: &mut Vec<Entry>) {
    let answers: BTreeSet<Field> = entries.iter().map(|entry| entry.field.clone()).collect();
    entries.retain(|entry| !entry.field.is(Trait::Remembered) || entry.field.goes_with(&answers));
}
