//! What stands in the way of completing a workbook of another edition: each of its answers, with its cell.

use crate::audit::read::{self, Asked};
use crate::blocks::About;
use crate::grid::Grid;
use crate::problem::{Place, Problem};
use audit_core::Uuid;
use audit_core::field::{Field, StandardField};
use audit_core::ids::StandardId;
use audit_core::tool::Tool;
use std::collections::BTreeMap;

/// One problem for each standard that was answered: its author saw another edition, so that nobody has confirmed it for this one.
pub(super) fn answered(grids: &[Grid], about: &About, tool: &Tool) -> Vec<Problem> {
    if tool.id.as_str() != about.get("tool") {
        return Vec::new();
    }
    let reading = read::read(grids, about, tool, &mut |_| Uuid::nil());
    let by_words: BTreeMap<String, String> = tool
        .standards()
        .flat_map(|placed| {
            let digests = tool.languages.iter().map(|language| placed.standard.text_digest(language));
            digests.map(|digest| (digest, placed.number.clone())).collect::<Vec<_>>()
        })
        .collect();
    let cell = |id: &StandardId| {
        let members = [StandardField::Rating, StandardField::Narrative];
        let fields = members.map(|member| Field::Standard(id.clone(), member));
        fields.iter().find_map(|field| reading.places.get(field).cloned()).unwrap_or_default()
    };
    // A level of another scale cannot be read, and is an answer all the same.
    let is_answered = |asked: &&Asked| {
        let place = cell(&asked.id);
        let own = reading.entries.iter().any(|entry| entry.field.standard() == Some(&asked.id));
        own || reading.problems.iter().any(|found| found.place == place && !place.cell.is_empty())
    };
    let one = |asked: &Asked| told(asked, cell(&asked.id), tool, by_words.get(&asked.digest), about);
    reading.standards.iter().filter(is_answered).map(one).collect()
}

fn told(asked: &Asked, place: Place, tool: &Tool, same_words: Option<&String>, about: &About) -> Problem {
    let (was, is) = (about.get("edition"), &tool.edition);
    let here = tool.standard(&asked.id).is_some();
    match same_words {
        Some(number) => Problem::at(
            "not-confirmed",
            place,
            format!(
                "The answer to {} is from edition {was}, and nobody has confirmed it for {number} of {is}.",
                asked.number
            ),
            "Bring the workbook in with Safeguarding Audit and confirm it there, or answer in a workbook of this edition.",
        ),
        None if here => Problem::at(
            "standard-reworded",
            place,
            format!("The wording of {} in edition {is} is not the wording in this workbook.", asked.number),
            "Read it again and answer it on the screen, or in a workbook of this edition.",
        ),
        None => Problem::at(
            "standard-removed",
            place,
            format!("{} of edition {was} is not asked any more in edition {is}.", asked.number),
            "You do not need to do anything: Safeguarding Audit keeps the answer under “Carried over”.",
        ),
    }
}
