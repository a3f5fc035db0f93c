//! What goes along with answers that a workbook brings in, as it does when they are given on the screen: whoever answers has looked.

use crate::loaded::Loaded;
use audit_core::editions;
use audit_core::field::{Field, ProfileField, QuestionField, StandardField};
use audit_documents::workbook::audit::read::{Entry, Reading};
use std::collections::BTreeMap;

/// New values beside what stands in the workbook; `None` empties.
pub(super) fn company(before: &Loaded, reading: &Reading, entries: &[Entry]) -> BTreeMap<Field, Option<String>> {
    let there = &before.fields;
    let mut values: BTreeMap<Field, Option<String>> = BTreeMap::new();
    for entry in entries {
        match &entry.field {
            Field::Standard(id, StandardField::Rating) => {
                values.insert(Field::Standard(id.clone(), StandardField::AnsweredText), None);
                values.insert(Field::Standard(id.clone(), StandardField::FromLastTime), None);
                values.extend(editions::answer_again(there, id));
            }
            Field::Question(id, QuestionField::Answer | QuestionField::Comment | QuestionField::Consent) => {
                values.insert(Field::Question(id.clone(), QuestionField::FromLastTime), None);
            }
            _ => {}
        }
    }
    values.extend(reading.confirmed.iter().map(|mark| (mark.clone(), None)));
    if reading.confirmed.contains(&Field::Profile(ProfileField::FromLastTime)) {
        values.insert(Field::Profile(ProfileField::FromOrganisation), None);
    }
    // What the workbook itself says of a field holds; and what is not there need not be emptied.
    for entry in entries {
        values.remove(&entry.field);
    }
    values.retain(|field, value| there.get(field) != value.as_ref());
    values
}

/// What was from last time and is confirmed by what comes in, by the field that says so.
pub(super) fn confirmed(company: &BTreeMap<Field, Option<String>>) -> impl Iterator<Item = &Field> {
    let marks = company.iter().filter(|(_, value)| value.is_none()).map(|(field, _)| field);
    marks.filter(|field| {
        matches!(
            field,
            Field::Profile(ProfileField::FromLastTime)
                | Field::Standard(_, StandardField::FromLastTime)
                | Field::Question(_, QuestionField::FromLastTime)
        )
    })
}
