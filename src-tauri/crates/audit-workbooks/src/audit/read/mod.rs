//! Reading the workbook of an audit: every answer with its field and its cell, and every problem at once.

mod last_time;
mod lists;
mod reader;
mod reading;
mod rows;
mod taking;

pub use reading::{Asked, Entry, NewRow, Reading};

use super::choices;
use super::names::LEVELS;
use crate::blocks::{self, About, FORMAT};
use crate::grid::Grid;
use crate::plan::is_plan;
use crate::problem::Problem;
use audit_core::Uuid;
use audit_core::text::Language;
use audit_core::tool::Tool;
use reader::Reader;
use std::collections::{BTreeMap, BTreeSet};
use taking::pick_one;

/// What a workbook says about itself.
///
/// # Errors
/// `plan-workbook`, `not-our-workbook`, `workbook-newer`.
pub fn about(grids: &[Grid]) -> Result<About, Problem> {
    let about = blocks::find(grids).into_iter().map(|block| block.about).max_by_key(|about| about.format);
    let about = about.filter(|about| !about.get("tool").is_empty());
    if about.is_none() && is_plan(grids) {
        return Err(Problem::whole(
            "plan-workbook",
            "This is an improvement plan that was saved for Excel. What is changed in it does not come back.",
            "Change the actions in the audit, on the page “Improvement plan”. To bring in answers, use a workbook that was made on \
             the page “Workbook”.",
        ));
    }
    let Some(about) = about else {
        return Err(Problem::whole(
            "not-our-workbook",
            "This workbook was not made by this program, or its hidden rows and columns were deleted.",
            "Make a new workbook here and copy the answers into it, or undo the deletion.",
        ));
    };
    if about.format > FORMAT {
        return Err(Problem::whole(
            "workbook-newer",
            "This workbook was made by a newer version of this program.",
            "Install the newest version of the program, then try again.",
        ));
    }
    Ok(about)
}

/// Reads a workbook that [`about`] knows. `new_id` gives the id of a row that has none.
pub fn read(grids: &[Grid], about: &About, tool: &Tool, new_id: &mut dyn FnMut(&NewRow<'_>) -> Uuid) -> Reading {
    let language = about.language(tool);
    let blocks = blocks::find(grids);
    let mut reader = Reader {
        tool,
        language,
        reading: Reading { about: about.clone(), levels: about.get(LEVELS).to_owned(), ..Reading::default() },
        entered: BTreeMap::new(),
        numbers: BTreeMap::new(),
        rows: BTreeSet::new(),
        new_id,
    };
    for block in &blocks {
        if *block.about.get("tool") != *about.get("tool") || block.about.get("digest") != about.get("digest") {
            reader.reading.problems.push(Problem::at(
                "other-workbook",
                block.sheet(),
                "This sheet comes from a workbook of another audit or edition.",
                "Take it out, and bring its own workbook in by itself.",
            ));
        }
    }
    let of = |kind: &'static str| blocks.iter().filter(move |block| block.kind == kind);
    // Standards first: evidence and actions name them by the numbers that stand here.
    of("standard").for_each(|block| reader.standards(block));
    of("profile").for_each(|block| {
        reader.profile(block);
        reader.details_of_last_time(block);
    });
    of("site").for_each(|block| reader.sites(block));
    of("evidence").for_each(|block| reader.evidence(block));
    of("action").for_each(|block| reader.actions(block));
    of("challenge").for_each(|block| reader.challenges(block));
    of("question").for_each(|block| reader.questions(block));
    of("declaration").for_each(|block| reader.declarations(block));
    of("continued").for_each(|block| reader.continued(block));
    reader.missing(&blocks);
    for block in &blocks {
        reader.other_columns(block);
    }
    reader.reading
}

/// What to do about a rating that cannot be taken: the words that the standard offers. Which these are goes by the facts, which are known
/// only when all is read and may stand in no workbook.
pub fn pick_a_rating(tool: &Tool, language: &Language, not_applicable_offered: bool) -> String {
    pick_one(&choices::ratings(tool, language, not_applicable_offered))
}
