//! Bringing the answers of an old form into an audit: each from last time and not yet confirmed, with the cell that it came from.

use super::{About, OldFormLooked, OldRow};
use crate::answers::changes::{change_of, follow_profile};
use crate::error::ApiError;
use crate::program::Program;
use crate::views::{Becomes, OldFormAsked, SavedView};
use crate::workbooks::Book;
use audit_core::Uuid;
use audit_core::audit::Rating;
use audit_core::editions::{Arrival, Earlier, Rated, place};
use audit_core::field::{ActionField, EarlierField, EvidenceField, Field, Fields, StandardField};
use audit_core::old_form::same_value;
use audit_core::operation::Kind;
use audit_core::parts::Parts;
use audit_store::NewOperation;
use audit_workbooks::Problem;
use audit_workbooks::answers::{leave_out_known, provenance};
use audit_workbooks::grid::Value;
use audit_workbooks::old_form::OldAction;
use audit_workbooks::values;
use std::collections::BTreeSet;
use std::path::Path;

/// The most characters of a line.
const LINE: usize = 300;

/// What an old form would change.
pub(super) struct Placed {
    /// New fields.
    pub new: Fields,
    /// What cannot come in.
    pub problems: Vec<Problem>,
}

impl Program {
    /// Reads an old form and brings it in, in one go.
    ///
    /// # Errors
    /// As [`Program::preview_old_form`] and [`Program::bring_in_old_form`].
    pub fn import_old_form(&mut self, path: &str, asked: &OldFormAsked, digest: &str) -> Result<SavedView, ApiError> {
        let book = Book::read(Path::new(path))?;
        let looked = self.as_it_stands(&asked.audit)?.look_at(&book, asked)?;
        self.bring_in_old_form(&looked, digest)
    }

    /// Brings an old form in, as it was looked at: one operation. `digest` is that of the file that was looked at.
    ///
    /// # Errors
    /// `workbook-changed`, `stale-field` where the audit was changed since it was held, `nothing-to-bring-in`, `audit-locked`; the store's.
    /// Nothing is changed then.
    pub fn bring_in_old_form(&mut self, looked: &OldFormLooked, digest: &str) -> Result<SavedView, ApiError> {
        self.same_as_before(&looked.loaded)?;
        if looked.digest != digest {
            let hint = "Look at it again, then bring it in.";
            return Err(ApiError::new("workbook-changed", "The workbook was changed after you looked at it.", hint));
        }
        let new = placed(looked).new;
        if new.is_empty() {
            let hint = "Check that you chose the right sheet and columns.";
            return Err(ApiError::new("nothing-to-bring-in", "There is nothing new in this workbook.", hint));
        }
        let (audit, loaded) = (looked.loaded.row.id, &looked.loaded);
        let changes = new.into_iter().map(|(field, value)| change_of(loaded, &field, Some(value))).collect();
        let operation = NewOperation {
            reason: Some(format!("From {}", looked.file)),
            ..self.operation(Kind::ImportWorkbook, changes)?
        };
        self.store.write(|writer| {
            writer.commit(audit, &operation)?;
            writer.set_place(audit, "carried")?;
            follow_profile(writer, audit, &loaded.tool)
        })?;
        self.snapshot_if_due();
        self.saved(audit, operation.at)
    }
}

/// The fields that an old form adds. Nothing that is there is overwritten, and what came in from the same cell before does not again.
pub(super) fn placed(looked: &OldFormLooked) -> Placed {
    let there = &looked.loaded.fields;
    let mut placing = Placing { looked, more: Fields::new(), problems: Vec::new() };
    let answers = looked.rows.iter().filter_map(|(row, about)| {
        let matched = match about {
            About::LeftOut => return None,
            About::Standard(id, _) => Some(id.clone()),
            About::Nothing => None,
        };
        Some((placing.answer(row)?, matched))
    });
    let answers: Vec<_> = answers.collect();
    let mut new = place(answers, &looked.loaded.tool, there, Arrival::FromLastTime);
    new.extend(placing.more);
    new.retain(|field, _| !there.contains_key(field));
    leave_out_known(&mut new, there);
    unused(&mut new);
    Placed { new, problems: placing.problems }
}

/// Where an answer comes from, as it is kept: “Audit 2025.xlsx, Answers!C14”.
pub(super) fn from(looked: &OldFormLooked, row: &OldRow) -> String {
    provenance("", &looked.file, &looked.form.place(row))
}

struct Placing<'l> {
    looked: &'l OldFormLooked,
    /// Evidence and actions.
    more: Fields,
    problems: Vec<Problem>,
}

impl Placing<'_> {
    fn answer(&mut self, row: &OldRow) -> Option<Earlier> {
        let looked = self.looked;
        let meaning = looked.meaning(&row.rating);
        let rating = meaning.and_then(|meaning| meaning.rating.clone());
        let mut narrative = row.narrative.clone();
        let mut add = |words: String| {
            let gap = if narrative.is_empty() { "" } else { "\n" };
            narrative.push_str(&format!("{gap}{words}"));
        };
        if rating.is_none() && !row.rating.is_empty() {
            add(format!("It was rated “{}”.", row.rating));
        }
        let mut evidence = BTreeSet::new();
        for (place, (at, title)) in row.evidence.iter().enumerate() {
            match title.chars().count() <= LINE {
                true => _ = evidence.insert(self.evidence((*at, place), title)),
                // Too long for a title: it is kept in the words.
                false => add(title.clone()),
            }
        }
        let actions = row.actions.iter().map(|action| self.action(action)).collect();
        let place = looked.form.place(row);
        let too_long = [&narrative, &row.text].into_iter().any(|text| text.chars().count() > 32_767);
        if too_long {
            self.problems.push(Problem::at(
                "bad-value",
                place,
                "The words in this row are too long for one answer.",
                "Shorten them in the form, or copy the answer in by hand.",
            ));
            return None;
        }
        Some(Earlier {
            about: format!("{} {}", place.sheet, place.cell).replace('/', "-"),
            from: from(looked, row),
            number: row.number.chars().take(30).collect(),
            language: looked.loaded.language.clone(),
            text: row.text.clone(),
            rated: rating.map(|rating| Rated { label: self.label(&rating, row), rating, known: true }),
            answer_label: if meaning.is_some_and(|m| m.rating.is_none()) { line(&row.rating) } else { String::new() },
            narrative,
            evidence,
            actions,
            unconfirmed: true,
            ..Earlier::default()
        })
    }

    /// The rating as it stood in the form, and what it is here where that is called otherwise: “G (Met)”.
    fn label(&self, rating: &Rating, row: &OldRow) -> String {
        let (tool, language) = (&self.looked.loaded.tool, &self.looked.loaded.language);
        let own = match rating {
            Rating::Level(code) => tool.level(code).map_or("", |level| level.label.get(language)),
            Rating::NotApplicable => "Not applicable",
        };
        let typed = line(&row.rating);
        if same_value(&typed, own) { typed } else { format!("{typed} ({own})") }
    }

    fn evidence(&mut self, at: (u32, usize), title: &str) -> Uuid {
        let id = self.id("evidence", at, title);
        self.more.insert(Field::Evidence(id, EvidenceField::Title), line(title));
        id
    }

    fn action(&mut self, action: &OldAction) -> Uuid {
        let id = self.id("action", (action.row, 0), &action.what);
        let mut put = |member, value: String| {
            if !value.is_empty() {
                self.more.insert(Field::Action(id, member), value);
            }
        };
        put(ActionField::What, action.what.chars().take(32_767).collect());
        put(ActionField::Owner, line(&action.owner));
        put(ActionField::Status, "planned".to_owned());
        match values::date(&Value::Text(action.due.clone())) {
            Some(day) if (1900..2200).contains(&day.year()) => put(ActionField::Due, day.to_string()),
            // “Ongoing” is no date, and is why there is none.
            _ => put(ActionField::NoDateBecause, line(&action.due)),
        }
        // A line holds only so much: the whole is kept where there is room.
        let long = [&action.owner, &action.due].into_iter().filter(|words| words.chars().count() > LINE);
        put(ActionField::Progress, long.map(String::as_str).collect::<Vec<_>>().join("\n"));
        id
    }

    /// The same row, and place within its cell, gives the same id each time, so that bringing a form in twice adds nothing twice. Ids
    /// rise with the rows.
    fn id(&self, table: &str, (row, place): (u32, usize), words: &str) -> Uuid {
        let looked = self.looked;
        let parts = [looked.file.as_str(), &looked.form.sheet, table, &row.to_string(), words];
        let order = (u64::from(row) << 8) | (place.min(255) as u64);
        Parts::of(looked.loaded.row.id).with(parts).id_in_order(order)
    }
}

/// One line, at most 300 characters.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LINE).collect()
}

/// Evidence and actions of answers that were left out because they are known do not come in alone.
fn unused(new: &mut Fields) {
    let mut used: BTreeSet<Uuid> = BTreeSet::new();
    for field in new.keys() {
        match field {
            Field::EvidenceUse(_, id) | Field::EarlierUse(_, id) => _ = used.insert(*id),
            Field::Action(id, ActionField::Standard | ActionField::Earlier) => _ = used.insert(*id),
            _ => {}
        }
    }
    new.retain(|field, _| match field {
        Field::Evidence(id, _) | Field::Action(id, _) => used.contains(id),
        _ => true,
    });
}

/// What became of an answer.
pub(super) fn becomes(new: &Fields, from: &str) -> Becomes {
    let said = |value: &String| value == from || value.strip_prefix(from).is_some_and(|rest| rest.starts_with(": "));
    for (field, value) in new {
        match field {
            Field::Standard(_, StandardField::CarriedFrom) if said(value) => return Becomes::Carried,
            Field::Earlier(id, EarlierField::From) if said(value) => {
                let offered = new.keys().any(|field| matches!(field, Field::Offer(known, _) if known == id));
                return if offered { Becomes::Waiting } else { Becomes::Annex };
            }
            _ => {}
        }
    }
    Becomes::Known
}
