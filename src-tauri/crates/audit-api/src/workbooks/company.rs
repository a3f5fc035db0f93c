//! What goes along with answers that a workbook brings in, as it does when they are given on the screen: whoever answers has looked.

use crate::loaded::Loaded;
use audit_core::field::{Field, Values};
use audit_workbooks::audit::read::{Entry, Reading};
use std::collections::{BTreeMap, BTreeSet};

/// New values beside what stands in the workbook; `None` empties. `said`: every field about which the workbook says something, also
/// where that is there already.
pub(super) fn company(
    before: &Loaded,
    reading: &Reading,
    entries: &[Entry],
    said: &BTreeSet<Field>,
) -> BTreeMap<Field, Option<String>> {
    let brought = entries.iter().map(|entry| (entry.field.clone(), Some(entry.value.clone())));
    let confirmed = reading.confirmed.iter().filter(|mark| !said.contains(mark)).map(|mark| (mark.clone(), None));
    let confirmed: Values = confirmed.filter(|(mark, _)| before.fields.contains_key(mark)).collect();
    let values: Values = brought.chain(confirmed.iter().cloned()).collect();
    let along = before.before().along(&values, said);
    confirmed.into_iter().chain(along).collect()
}

/// What was from last time and is confirmed by what comes in, by the field that says so.
pub(super) fn confirmed(company: &BTreeMap<Field, Option<String>>) -> impl Iterator<Item = &Field> {
    company.iter().filter(|(field, value)| value.is_none() && field.is_unconfirmed()).map(|(field, _)| field)
}
