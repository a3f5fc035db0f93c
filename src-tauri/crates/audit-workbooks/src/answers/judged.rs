//! What a workbook says, judged by the rules of an audit: which tool and edition it is for, and what of it may be taken.

use super::reworded::reworded;
use crate::audit::read::{Entry, Reading, pick_a_rating};
use crate::blocks::About;
use crate::problem::{Place, Problem};
use audit_core::audit::{Content, Refusal, accept};
use audit_core::field::{Field, Fields, Part, StandardField, Trait};
use audit_core::tool::{Standard, Tool};
use std::collections::{BTreeMap, BTreeSet};

/// What may be taken, and everything that may not.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Accepted entries, in the order of the workbook.
    pub entries: Vec<Entry>,
    /// Where each field stands, what was not touched, notes.
    pub reading: Reading,
}

impl Judged {
    /// The accepted entries as fields of an audit.
    pub fn fields(&self) -> Fields {
        self.entries.iter().map(|entry| (entry.field.clone(), entry.value.clone())).collect()
    }
}

/// Whether a workbook's answers are about this tool.
///
/// # Errors
/// `other-tool`, `other-edition`. The second is the seam for carrying answers over from another edition.
pub fn fits(about: &About, tool: &Tool, digest: &str) -> Result<(), Problem> {
    if about.get("digest") == digest || (about.get("tool"), about.get("edition")) == (tool.id.as_str(), &*tool.edition)
    {
        return Ok(());
    }
    let language = tool.language();
    let own = format!("{}, {}", tool.short_title.get(&language), tool.edition);
    if about.get("tool") != tool.id.as_str() {
        return Err(Problem::whole(
            "other-tool",
            format!("This workbook was made for another audit ({}), not for {own}.", about.get("tool")),
            "Check that you chose the right file, or open the audit that it belongs to.",
        ));
    }
    Err(Problem::whole(
        "other-edition",
        format!("This workbook was made for edition {}, not for {own}.", about.get("edition")),
        "Open the audit tool of that edition too, so that its answers can be carried over, or choose “Start from an old form”.",
    ))
}

/// Judges every entry as the screen would judge it when it is typed into an open audit. `before` are the fields that there are already.
pub fn judge(mut reading: Reading, tool: &Tool, digest: &str, before: &Fields) -> Judged {
    let entries = std::mem::take(&mut reading.entries);
    let aside = reworded(&mut reading, tool, digest, &entries);
    let mut fields = before.clone();
    let mut taken = Vec::new();
    // Who they are decides what they may answer.
    for first in [true, false] {
        let content = Content::read(&fields);
        for entry in entries
            .iter()
            .filter(|entry| (entry.field.part() == Part::Organisation) == first && !aside.contains(&entry.field))
        {
            if !entry.field.may_come_in() {
                reading.problems.push(refused(entry, Refusal::Unknown));
                continue;
            }
            match accept(tool, &content, false, &entry.field, &entry.value) {
                Ok(Some(value)) => {
                    fields.insert(entry.field.clone(), value.clone());
                    taken.push(Entry { value, ..entry.clone() });
                }
                Ok(None) => {}
                Err(refusal) => reading.problems.push(refused(entry, refusal)),
            }
        }
    }
    offered_words(&mut reading, tool, &Content::read(&fields));
    // A rating that was refused takes the text that it answered with it.
    let rated: BTreeSet<Field> = taken.iter().map(|entry| entry.field.clone()).collect();
    taken.retain(|entry| {
        let of_standard = entry.field.part() == Part::Standards && entry.field.is(Trait::Remembered);
        !of_standard || entry.field.goes_with(&rated)
    });
    Judged { entries: taken, reading }
}

/// What to do about a rating that was refused names the words that its standard offers here, so that nobody is sent to a second refusal.
fn offered_words(reading: &mut Reading, tool: &Tool, content: &Content) {
    let facts = content.facts(tool);
    let language = reading.about.language(tool);
    let rated = reading.places.iter().filter_map(|(field, place)| match field {
        Field::Standard(id, StandardField::Rating) => Some((place, tool.standard(id)?.standard)),
        _ => None,
    });
    let rated: BTreeMap<&Place, &Standard> = rated.collect();
    for problem in &mut reading.problems {
        if let ("not-a-choice" | "not-applicable-not-offered", Some(standard)) =
            (problem.code, rated.get(&problem.place))
        {
            problem.hint = pick_a_rating(tool, &language, standard.not_applicable.holds(&facts));
        }
    }
}

fn refused(entry: &Entry, refusal: Refusal) -> Problem {
    Problem::at(refusal.code(), entry.place.clone(), refusal.to_string(), refusal.hint())
}
