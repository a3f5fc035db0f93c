//! Which of a workbook's entries come into an audit as it is: not what was taken off a list there, and nothing that only goes along with
//! an answer that does not change.

use audit_core::field::{
    ActionField, ChallengeField, EvidenceField, Field, Fields, ProfileField, QuestionField, SiteField, StandardField,
};
use audit_documents::workbook::Problem;
use audit_documents::workbook::audit::read::{Entry, Reading};
use std::collections::BTreeSet;

/// What was taken off a list here stays off it.
pub(super) fn off_the_list(reading: &mut Reading, entries: &mut Vec<Entry>, there: &Fields) {
    let removed = |field: &Field| match field {
        Field::Action(id, _) => there.contains_key(&Field::Action(*id, ActionField::Removed)),
        Field::Evidence(id, _) | Field::EvidenceUse(_, id) => {
            there.contains_key(&Field::Evidence(*id, EvidenceField::Removed))
        }
        Field::Site(id, _) => there.contains_key(&Field::Site(*id, SiteField::Removed)),
        Field::Challenge(id, _) => there.contains_key(&Field::Challenge(*id, ChallengeField::Removed)),
        _ => false,
    };
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

/// Which text was answered, and that nobody has confirmed it yet, change only with the rating.
pub(super) fn unrelated_text(entries: &mut Vec<Entry>) {
    let rated: BTreeSet<Field> = entries.iter().map(|entry| entry.field.clone()).collect();
    entries.retain(|entry| match &entry.field {
        Field::Standard(
            id,
            StandardField::AnsweredDigest | StandardField::AnsweredLanguage | StandardField::FromLastTime,
        ) => rated.contains(&Field::Standard(id.clone(), StandardField::Rating)),
        Field::Question(id, QuestionField::FromLastTime) => {
            rated.contains(&Field::Question(id.clone(), QuestionField::Answer))
        }
        Field::Profile(ProfileField::FromLastTime) => rated.iter().any(is_detail),
        _ => true,
    });
}

/// Whether it is one of the details of an organisation.
fn is_detail(field: &Field) -> bool {
    match field {
        Field::Profile(member) => *member != ProfileField::FromLastTime,
        field => matches!(field, Field::Identifier(_) | Field::Fact(_) | Field::Site(..)),
    }
}

/// New actions are planned and new sites are covered unless the workbook says otherwise, as on the screen.
pub(super) fn begun(entries: &mut Vec<Entry>, there: &Fields) {
    let mut known: BTreeSet<Field> = entries.iter().map(|entry| entry.field.clone()).collect();
    let mut more: Vec<Entry> = Vec::new();
    let mut begin = |beside: &Entry, field: Field, value: &str| {
        if !there.contains_key(&field) && known.insert(field.clone()) {
            more.push(Entry { field, value: value.to_owned(), place: beside.place.clone() });
        }
    };
    for entry in entries.iter() {
        match &entry.field {
            Field::Action(id, _) => begin(entry, Field::Action(*id, ActionField::Status), "planned"),
            Field::Site(id, _) => begin(entry, Field::Site(*id, SiteField::Scope), "in"),
            _ => {}
        }
    }
    entries.extend(more);
}
