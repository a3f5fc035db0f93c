//! What a workbook would change in an audit, prepared without changing anything.

use super::files::Book;
use crate::program::open_audit::Loaded;
use audit_core::agreement::{self, Standing};
use audit_core::field::{ActionField, DeclarationField, Field, ProfileField, Values};
use audit_core::ids::StandardId;
use audit_core::tool::Tool;
use audit_store::SubmitterRow;
use audit_workbooks::answers::{self, Known, carried, fits, id_of, judge, off_the_list, unrelated_text};
use audit_workbooks::audit::read::{self, Entry, Reading};
use audit_workbooks::grid::Grid;
use audit_workbooks::{About, Problem};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A workbook held against an audit.
pub(super) struct Prepared {
    /// SHA-256 of the file.
    pub digest: String,
    /// What the workbook says about itself.
    pub about: About,
    /// The audit as it is; empty for a new one.
    pub before: Arc<Loaded>,
    /// The audit as it would be.
    pub after: Loaded,
    /// What would change, each with its cell.
    pub changes: Vec<Entry>,
    /// How many answers are the same.
    pub same: usize,
    /// Problems, notes and places.
    pub reading: Reading,
    /// What becomes of declarations.
    pub declarations: Vec<String>,
    /// The organisation of a new audit.
    pub submitter: Option<SubmitterRow>,
    /// The edition that it was made for, when its answers are carried over: “Section 11, 2025”.
    pub carried_from: Option<String>,
    /// What comes about together with the changes, such as that an answer of last time is confirmed. None empties.
    pub consequences: BTreeMap<Field, Option<String>>,
    /// What its organisation is known by, as the workbook says.
    pub known: Known,
    /// The name of that organisation; empty: it does not say.
    pub named: String,
    /// Said when the workbook seems to be another organisation's than the audit; empty: it is the same.
    pub other: String,
}

impl Prepared {
    /// Everything that changes; `None` empties.
    pub fn values(&self) -> impl Iterator<Item = (&Field, Option<String>)> {
        let own = self.changes.iter().map(|entry| (&entry.field, Some(entry.value.clone())));
        own.chain(self.consequences.iter().map(|(field, value)| (field, value.clone())))
    }

    /// What was from last time and is confirmed by what comes in.
    pub fn confirmed(&self) -> impl Iterator<Item = &Field> {
        let emptied = self.consequences.iter().filter(|(_, value)| value.is_none());
        emptied.map(|(field, _)| field).filter(|field| field.is_unconfirmed())
    }

    /// How many answers come in, as the preview counts them.
    pub fn came(&self) -> usize {
        self.changes.iter().filter(|entry| entry.field.is_answer()).count() + self.confirmed().count()
    }

    /// The standard that a field is about; of evidence the first that uses it.
    pub fn standard_of(&self, field: &Field) -> Option<StandardId> {
        let after = &self.after;
        match field {
            Field::Standard(id, _) | Field::EvidenceUse(id, _) => Some(id.clone()),
            Field::Action(id, _) => {
                let of = after.fields.get(&Field::Action(*id, ActionField::Standard));
                of.and_then(|of| StandardId::new(of).ok())
            }
            Field::Evidence(id, _) => {
                let users = after.content.answers.iter().filter(|(_, answer)| answer.evidence.contains(id));
                users.map(|(id, _)| id.clone()).min_by_key(|id| self.place_of(id))
            }
            _ => None,
        }
    }

    /// The place of a standard in the tool.
    pub fn place_of(&self, id: &StandardId) -> usize {
        self.after.tool.standards().position(|placed| placed.standard.id == *id).unwrap_or(usize::MAX)
    }
}

/// What a workbook of the audit's own edition would change.
///
/// # Errors
/// `other-tool`, `other-edition`.
pub(super) fn as_it_stands(grids: &[Grid], about: About, before: Arc<Loaded>) -> Result<Prepared, Problem> {
    let tool = before.tool.clone();
    fits(&about, &tool, &before.row.tool_digest)?;
    let there = before.fields.clone();
    let seed = before.row.submitter;
    let reading = read::read(grids, &about, &tool, &mut |row| id_of(seed, &about, row, &there));
    let (known, named) = names(&tool, &reading);
    let judged = judge(reading, &tool, &before.row.tool_digest, &there);
    let (mut reading, mut entries) = (judged.reading, judged.entries);
    off_the_list(&mut reading, &mut entries, &there);
    let declarations = declarations(&before, &reading, &mut entries);
    // A tick that was there when the workbook was made is no word against whoever has answered since.
    let says = |entry: &&Entry| !(entry.field.is_unconfirmed() && there.contains_key(&entry.field));
    let said: BTreeSet<Field> = entries.iter().filter(says).map(|entry| entry.field.clone()).collect();
    let all = entries.len();
    entries.retain(|entry| there.get(&entry.field) != Some(&entry.value));
    let same = all - entries.len();
    unrelated_text(&mut entries);
    let consequences = consequences(&before, &reading, &entries, &said);
    Ok(Prepared { same, reading, declarations, known, named, ..prepared(about, before, entries, consequences) })
}

/// What a workbook of another edition, or of last time, would change.
pub(super) fn carry_in(book: &Book, about: About, (digest, tool): (&str, &Tool), before: Arc<Loaded>) -> Prepared {
    let seed = before.row.submitter;
    let reading = read::read(&book.grids, &about, tool, &mut |row| id_of(seed, &about, row, &before.fields));
    let (known, named) = names(tool, &reading);
    let earlier = answers::Earlier { tool, digest, file: &book.file, reading };
    let (entries, reading) = carried(earlier, &before.tool, &before.fields);
    let from = format!("{}, {}", tool.short_title.get(&before.language), tool.edition);
    let agreed = "Declarations do not come in: who agreed last time is asked again.".to_owned();
    let declarations = vec![agreed];
    let carried_from = Some(from);
    Prepared { reading, declarations, carried_from, known, named, ..prepared(about, before, entries, BTreeMap::new()) }
}

/// What the organisation of a workbook is known by, and its name.
fn names(tool: &Tool, reading: &Reading) -> (Known, String) {
    let fields = || reading.entries.iter().map(|entry| (&entry.field, &entry.value));
    let name = fields().find(|(field, _)| **field == Field::Profile(ProfileField::Name));
    (Known::of(tool, fields()), name.map_or_else(String::new, |(_, name)| name.trim().to_owned()))
}

/// What is said when a workbook seems to be another organisation's than an audit; empty otherwise.
pub(super) fn other_organisation(prepared: &Prepared) -> String {
    let (about, before) = (&prepared.about, &prepared.before);
    let own = Known::of(&before.tool, &before.fields);
    let elsewhere = about.submitter().is_some_and(|id| id != before.row.submitter) && !prepared.known.is_surely(&own);
    if !elsewhere && !prepared.known.is_another(&own) {
        return String::new();
    }
    let audit = before.content.profile.name.trim();
    match prepared.named.as_str() {
        name if name.is_empty() || name == audit => {
            format!("This workbook was made for another organisation than {audit}, to which this audit belongs.")
        }
        name => format!("This workbook is about {name}. The audit that you chose is that of {audit}."),
    }
}

fn prepared(
    about: About,
    before: Arc<Loaded>,
    changes: Vec<Entry>,
    consequences: BTreeMap<Field, Option<String>>,
) -> Prepared {
    let mut fields = before.fields.clone();
    fields.extend(changes.iter().map(|entry| (entry.field.clone(), entry.value.clone())));
    for (field, value) in &consequences {
        match value {
            Some(value) => _ = fields.insert(field.clone(), value.clone()),
            None => _ = fields.remove(field),
        }
    }
    let after = Loaded::of(before.row.clone(), before.tool.clone(), fields);
    Prepared {
        digest: String::new(),
        about,
        before,
        after,
        changes,
        same: 0,
        reading: Reading::default(),
        declarations: Vec::new(),
        submitter: None,
        carried_from: None,
        consequences,
        known: Known::default(),
        named: String::new(),
        other: String::new(),
    }
}

/// What comes about together with answers that a workbook brings in, as it does when they are given on the screen: whoever answers has
/// looked. `said`: every field about which the workbook says something, also where that is there already.
fn consequences(
    before: &Loaded,
    reading: &Reading,
    entries: &[Entry],
    said: &BTreeSet<Field>,
) -> BTreeMap<Field, Option<String>> {
    let confirmed = reading.confirmed.iter().filter(|mark| !said.contains(mark) && before.fields.contains_key(mark));
    let confirmed: Values = confirmed.map(|mark| (mark.clone(), None)).collect();
    let brought = entries.iter().map(|entry| (entry.field.clone(), Some(entry.value.clone())));
    let values: Values = brought.chain(confirmed.iter().cloned()).collect();
    let along = before.before().along(&values, said);
    confirmed.into_iter().chain(along).collect()
}

/// Names come in, agreement does not: who agreed is recorded in the program, by somebody who knows that they did.
fn declarations(before: &Loaded, reading: &Reading, entries: &mut Vec<Entry>) -> Vec<String> {
    let digest = agreement::basis_digest(&before.tool, &before.fields);
    let mut sentences = Vec::new();
    for role in &before.tool.declaration_roles {
        let title = role.title.get(&before.language);
        let value = |member| {
            let field = Field::Declaration(role.id.clone(), member);
            entries.iter().find(|entry| entry.field == field).map_or("", |entry| entry.value.as_str())
        };
        let (name, day) = (value(DeclarationField::Name).to_owned(), value(DeclarationField::AgreedOn).to_owned());
        let agreed = agreement::standing(&before.tool, &before.content, role, &digest) == Standing::Agreed;
        if !name.is_empty() && !agreed {
            let when = match day.as_str() {
                "" => String::new(),
                day => format!(" The workbook says that they agreed on {}.", crate::words::day_text(day)),
            };
            sentences
                .push(format!("{title}: the name {name} comes in.{when} Record the agreement under “Declaration”."));
        } else if !name.is_empty() && !reading.agreed.contains_key(role.id.as_str()) {
            sentences
                .push(format!("{title}: has agreed here already. What the workbook says about it does not come in."));
        }
        entries.retain(|entry| match &entry.field {
            Field::Declaration(id, member) if *id == role.id => {
                !agreed && matches!(member, DeclarationField::Name | DeclarationField::Title)
            }
            _ => true,
        });
    }
    sentences
}
