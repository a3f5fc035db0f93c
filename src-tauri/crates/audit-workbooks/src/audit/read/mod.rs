//! Reading the workbook of an audit: every answer with its field and its cell, and every problem at once.

mod last_time;
mod lists;
mod rows;
mod taking;

use crate::blocks::{self, About, Block, FORMAT};
use crate::grid::Grid;
use crate::problem::{Place, Problem};
use audit_core::Uuid;
use audit_core::field::Field;
use audit_core::ids::StandardId;
use audit_core::text::Language;
use audit_core::tool::Tool;
use std::collections::{BTreeMap, BTreeSet};

/// What a workbook says.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it says about itself.
    pub about: About,
    /// What was filled in, in the spelling of its field, in the order of the sheets.
    pub entries: Vec<Entry>,
    /// Where each field stands, also those that are empty.
    pub places: BTreeMap<Field, Place>,
    /// The standards in it, with the text that each answer is about.
    pub standards: Vec<Asked>,
    /// Digests of what is asked beside standards, by the field of the answer (see [`super::asked`]).
    pub asked: BTreeMap<Field, String>,
    /// Digest of what the levels of the scale meant; empty where the workbook does not say.
    pub levels: String,
    /// Declarations that were given in the program and not touched since: role and digest of what was agreed to.
    pub agreed: BTreeMap<String, String>,
    /// What was from last time when the workbook was made and is confirmed in it, by the field that says so.
    pub confirmed: BTreeSet<Field>,
    /// What could not be taken.
    pub problems: Vec<Problem>,
    /// What was taken, or is not read, and should be known.
    pub notes: Vec<Problem>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its field.
    pub field: Field,
    /// Its value.
    pub value: String,
    /// Where it stands.
    pub place: Place,
}

/// A standard as it stands in the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: StandardId,
    /// The number that stood beside it.
    pub number: String,
    /// Digest of the text that is answered.
    pub digest: String,
    /// Language of that text.
    pub language: String,
}

/// A row of evidence, an action or a site that has no id yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRow<'a> {
    /// `evidence`, `action` or `site`.
    pub table: &'a str,
    /// Names the row within the workbook, also after sorting; empty for a row that somebody added.
    pub token: &'a str,
    /// The standard that it belongs to.
    pub standard: Option<&'a StandardId>,
    /// What it is chiefly about: the title, what will be done, the name.
    pub words: &'a str,
    /// Its row, for the order.
    pub row: u32,
}

/// What a workbook says about itself.
///
/// # Errors
/// `plan-workbook`, `not-our-workbook`, `workbook-newer`.
pub fn about(grids: &[Grid]) -> Result<About, Problem> {
    let about = blocks::find(grids).into_iter().map(|block| block.about).max_by_key(|about| about.format);
    let about = about.filter(|about| !about.get("tool").is_empty());
    if about.is_none() && crate::plan::is_plan(grids) {
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
        reading: Reading {
            about: about.clone(),
            levels: about.get(super::asked::LEVELS).to_owned(),
            ..Reading::default()
        },
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
    taking::pick_one(&super::choices::ratings(tool, language, not_applicable_offered))
}

struct Reader<'a> {
    tool: &'a Tool,
    language: Language,
    reading: Reading,
    /// Where in the reading the entry of each field is.
    entered: BTreeMap<Field, usize>,
    /// Standards by the number that stands in the workbook.
    numbers: BTreeMap<String, StandardId>,
    /// Ids of evidence, actions and sites that were seen.
    rows: BTreeSet<Uuid>,
    new_id: &'a mut dyn FnMut(&NewRow<'_>) -> Uuid,
}

/// The most rows that are read of one table.
const MOST_ROWS: usize = 5_000;
/// The most columns that somebody added of which it is said that they are not read.
const MOST_ADDED: usize = 50;

impl Reader<'_> {
    /// What was read for a field.
    fn entry(&self, field: &Field) -> Option<&Entry> {
        self.entered.get(field).map(|place| &self.reading.entries[*place])
    }

    /// The rows of a table, as many as are read.
    fn rows_of(&mut self, block: &Block<'_>) -> Vec<u32> {
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

    fn problem(&mut self, code: &'static str, place: Place, sentence: impl Into<String>, hint: &str) {
        self.reading.problems.push(Problem::at(code, place, sentence, hint));
    }

    fn note(&mut self, code: &'static str, place: Place, sentence: impl Into<String>, hint: &str) {
        self.reading.notes.push(Problem::at(code, place, sentence, hint));
    }

    /// Tables that are gone.
    fn missing(&mut self, blocks: &[Block<'_>]) {
        let needed = [
            ("profile", super::names::ORGANISATION),
            ("standard", super::names::STANDARDS),
            ("evidence", super::names::EVIDENCE),
            ("action", super::names::ACTIONS),
            ("question", super::names::QUESTIONS),
            ("declaration", super::names::DECLARATION),
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
    fn other_columns(&mut self, block: &Block<'_>) {
        let known: BTreeSet<u32> = block.columns.values().copied().chain([block.key_column]).collect();
        let header = block.mark + 1;
        let texts = block.grid.cells.range((header, 0)..=(header, u32::MAX));
        // Columns to read have an empty key: their headers are ours, whatever stands in them.
        let width = block.grid.cells.range((block.mark, 0)..=(block.mark, u32::MAX)).map(|((_, c), _)| *c).max();
        let added: Vec<(u32, String)> = texts
            .filter(|((_, column), _)| !known.contains(column) && Some(*column) > width)
            .take(MOST_ADDED)
            .map(|((_, column), value)| (*column, value.as_typed()))
            .collect();
        for (column, name) in added {
            if name == "Help" {
                continue;
            }
            let sentence = format!("The column “{name}” is not part of the audit and is not read.");
            self.note("column-not-read", block.grid.place(header, column), sentence, "You do not need to do anything.");
        }
    }
}
