//! What a workbook would bring in, for the screen.

use super::belonging::Belongs;
use super::files::Book;
use super::importing::Held;
use super::not_applicable;
use super::prepared::Prepared;
use crate::editions::view::texts;
use crate::error::ApiError;
use crate::history::{name_of, shown};
use crate::program::Program;
use crate::program::open_audit::Loaded;
use crate::views::{CarriedIn, ImportGroup, ImportProblem, ImportRow, OptionView, WorkbookView};
use crate::words::given;
use audit_core::Uuid;
use audit_core::editions;
use audit_core::field::{EarlierField, Field, StandardField};
use audit_workbooks::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

impl Program {
    /// Reads a workbook and looks at it in one go: what would come into an audit, what is refused and why, what would be replaced.
    /// `audit` is empty for a new one of the workbook's edition, `new/<digest>` for a new one of another audit tool. `last_time`: the
    /// workbook is from last time, so that everything in it waits to be confirmed; one of another edition always is.
    ///
    /// # Errors
    /// As [`Book::read`], [`Program::workbook_into`] and [`WorkbookInto::hold`](super::WorkbookInto::hold).
    pub fn preview_workbook(&self, path: &str, audit: &str, last_time: bool) -> Result<WorkbookView, ApiError> {
        let book = Book::read(Path::new(path))?;
        let held = self.workbook_into(&book, audit, last_time)?.hold(&book)?;
        Ok(self.placed(held, audit)?.view())
    }

    /// Where a workbook that was held against an audit can go, and where it belongs.
    ///
    /// # Errors
    /// The store's.
    pub fn placed(&self, held: Held, audit: &str) -> Result<Placed, ApiError> {
        let file = held.file.clone();
        let prepared = self.prepared(held)?;
        let (audits, belongs) = self.audits_for(&prepared)?;
        Ok(Placed { prepared, file, audit: audit.to_owned(), audits, belongs })
    }
}

/// A workbook that was held against an audit, with where it can go.
pub struct Placed {
    prepared: Prepared,
    file: String,
    audit: String,
    audits: Vec<OptionView>,
    belongs: Belongs,
}

impl Placed {
    /// What it would bring in. This needs no store.
    pub fn view(self) -> WorkbookView {
        let Self { prepared, file, audit, audits, belongs } = self;
        let after = &prepared.after;
        let service_type = after.tool.service_types.iter().find(|t| t.id.as_str() == prepared.about.get("type"));
        let label = service_type.map_or("", |t| t.label.get(&after.language));
        let replaced =
            prepared.changes.iter().filter(|entry| entry.field.is_answer() && was(&prepared, &entry.field)).count();
        let visible = prepared.changes.iter().filter(|entry| entry.field.is_answer()).count();
        let confirmed = prepared.confirmed().count();
        WorkbookView {
            file,
            digest: prepared.digest.clone(),
            made_for: format!("{} · {label}", after.audit_name()),
            organisation: given(after.content.profile.name.clone()),
            other_organisation: given(prepared.other.clone()),
            audits,
            belongs: belongs.count as u32,
            belongs_because: given(belongs.because),
            audit: given(audit),
            groups: groups(&prepared),
            aside: given(not_applicable::sentence(after, &not_applicable::counted(&prepared))),
            added: (visible - replaced) as u32,
            replaced: (replaced + confirmed) as u32,
            same: prepared.same as u32,
            problems: prepared.reading.problems.iter().map(problem).collect(),
            notes: prepared.reading.notes.iter().map(problem).collect(),
            declarations: prepared.declarations.clone(),
            carried: prepared.carried_from.as_ref().map(|from| piles_of(&prepared, from)),
        }
    }
}

/// How many answers are carried, wait for a person, or go to the annex.
fn piles_of(prepared: &Prepared, from: &str) -> CarriedIn {
    let count = |is: &dyn Fn(&Field) -> bool| prepared.changes.iter().filter(|entry| is(&entry.field)).count() as u32;
    let after = &prepared.after;
    let new = |id: &Uuid| !prepared.before.fields.contains_key(&Field::Earlier(*id, EarlierField::Why));
    let earlier = editions::earlier(&after.fields);
    // What waits for a standard that is not shown is in the annex.
    let annex: BTreeSet<Uuid> = editions::piles(&after.tool, &after.fields).annex.into_iter().collect();
    let waiting = earlier.iter().filter(|(id, kept)| new(id) && kept.waits() && !annex.contains(id)).count() as u32;
    let annex = annex.iter().filter(|id| new(id)).count() as u32;
    CarriedIn {
        from: from.to_owned(),
        carried: count(&|field| matches!(field, Field::Standard(_, StandardField::CarriedFrom))),
        waiting,
        annex,
    }
}

pub(super) fn problem(found: &Problem) -> ImportProblem {
    ImportProblem {
        code: found.code.to_owned(),
        place: given(found.place.to_string()),
        sentence: found.sentence.clone(),
        hint: found.hint.clone(),
    }
}

fn was(prepared: &Prepared, field: &Field) -> bool {
    prepared.before.fields.contains_key(field)
}

/// The groups of a preview, in the order in which they stand there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Organisation,
    /// By its place in the tool.
    Standard(usize),
    Waiting,
    NoLongerAsked,
    UnusedEvidence,
    Other,
    Questions,
    Asked,
    Declaration,
}

fn groups(prepared: &Prepared) -> Vec<ImportGroup> {
    let mut groups: BTreeMap<Group, ImportGroup> = BTreeMap::new();
    let after = &prepared.after;
    let mut put = |field: &Field, row: ImportRow| {
        let group = group_of(prepared, field);
        let begin = || ImportGroup {
            heading: heading(after, group),
            applies: !not_applicable::is_not_applicable(prepared, field),
            rows: Vec::new(),
        };
        groups.entry(group).or_insert_with(begin).rows.push(row);
    };
    for entry in prepared.changes.iter().filter(|entry| entry.field.is_answer()) {
        let old = prepared.before.fields.get(&entry.field);
        let (label, new) = match &entry.field {
            Field::Earlier(id, _) => earlier_row(after, *id),
            field => (name_of(after, field), shown(after, field, &entry.value)),
        };
        let row = ImportRow {
            label,
            old: old.map(|value| shown(&prepared.before, &entry.field, value)),
            new,
            replaces: old.is_some(),
            cell: entry.place.to_string(),
        };
        put(&entry.field, row);
    }
    for mark in prepared.confirmed() {
        let cell = prepared.reading.places.get(mark).map_or_else(String::new, ToString::to_string);
        let (old, new) = ("From last time, not yet confirmed".to_owned(), "Confirmed".to_owned());
        put(mark, ImportRow { label: name_of(after, mark), old: given(old), new, replaces: true, cell });
    }
    groups.into_values().collect()
}

/// An earlier answer as one row: what was asked, and what was answered.
fn earlier_row(after: &Loaded, id: Uuid) -> (String, String) {
    let all = editions::earlier(&after.fields);
    let Some(kept) = all.get(&id) else { return Default::default() };
    let answer = &kept.answer;
    let asked = if answer.text.is_empty() { &answer.about } else { &answer.text };
    let said = [answer.answer_label.as_str()].into_iter().chain(texts(kept).into_iter().map(|(_, text)| text));
    let said: Vec<&str> = said.filter(|text| !text.is_empty()).collect();
    (format!("{} {asked}", answer.number).trim().to_owned(), said.join("\n"))
}

/// The group in which a field is listed.
fn group_of(prepared: &Prepared, field: &Field) -> Group {
    let after = &prepared.after;
    let standard = prepared.standard_of(field);
    if let Some(placed) = standard.as_ref().and_then(|id| after.tool.standard(id)) {
        return Group::Standard(prepared.place_of(&placed.standard.id));
    }
    match field {
        Field::Earlier(id, _) => match editions::earlier(&after.fields).get(id).is_some_and(editions::Kept::waits) {
            true => Group::Waiting,
            false => Group::NoLongerAsked,
        },
        Field::Profile(_) | Field::Identifier(_) | Field::Fact(_) | Field::Site(..) => Group::Organisation,
        Field::Challenge(..) => Group::Asked,
        Field::Question(..) => Group::Questions,
        Field::Declaration(..) => Group::Declaration,
        Field::Evidence(..) => Group::UnusedEvidence,
        _ => Group::Other,
    }
}

fn heading(after: &Loaded, group: Group) -> String {
    let said = match group {
        Group::Standard(place) => {
            let placed = after.tool.standards().nth(place);
            return placed.map_or_else(String::new, |placed| {
                format!("{} {}", placed.number, placed.standard.statement.get(&after.language))
            });
        }
        Group::Organisation => "About your organisation",
        Group::Waiting => "Reworded: waiting for you",
        Group::NoLongerAsked => "No longer asked: kept to read only",
        Group::UnusedEvidence => "Evidence that no standard uses",
        Group::Other => "Other",
        Group::Questions => "Partnership questions",
        Group::Asked => "What was asked",
        Group::Declaration => "Declaration",
    };
    said.to_owned()
}
