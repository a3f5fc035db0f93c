//! Bringing a workbook into an audit: prepared without changing anything, then done as one operation that Undo takes back.

use super::bringing::{bring, fits};
use super::brought;
use super::company::{self, company};
use super::elsewhere;
use super::files::Book;
use super::fitting::{off_the_list, unrelated_text};
use super::whose::Known;
use super::{carrying, rows};
use crate::begun;
use crate::carrying::feeds;
use crate::changes::{change_of, follow_profile};
use crate::error::ApiError;
use crate::loaded::Loaded;
use crate::numbering;
use crate::program::{Program, id};
use crate::views::SavedView;
use audit_core::Uuid;
use audit_core::agreement::{self, Standing};
use audit_core::field::{DeclarationField, Field, Fields, ProfileField};
use audit_core::operation::Kind;
use audit_core::tool::Tool;
use audit_store::{AuditRow, AuditState, NewAudit, NewOperation, SubmitterRow};
use audit_workbooks::About;
use audit_workbooks::audit::read::{self, Entry, Reading};
use audit_workbooks::grid::Grid;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
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
    /// What goes along with the changes, such as that an answer of last time is confirmed. None empties.
    pub company: BTreeMap<Field, Option<String>>,
    /// What its organisation is known by, as the workbook says.
    pub known: Known,
    /// The name of that organisation; empty: it does not say.
    pub named: String,
    /// Said when the workbook seems to be another organisation's than the audit; empty: it is the same.
    pub other: String,
}

impl Prepared {
    /// Everything that changes; `None` empties.
    fn values(&self) -> impl Iterator<Item = (&Field, Option<String>)> {
        let own = self.changes.iter().map(|entry| (&entry.field, Some(entry.value.clone())));
        own.chain(self.company.iter().map(|(field, value)| (field, value.clone())))
    }

    /// What was from last time and is confirmed by what comes in.
    pub fn confirmed(&self) -> impl Iterator<Item = &Field> {
        company::confirmed(&self.company)
    }
}

/// What stands before the digest of an audit tool where a new audit of it is meant.
pub(super) const NEW: &str = "new/";

/// What a workbook is to be held against: an audit as it stood a moment ago, or a new one.
pub struct WorkbookInto {
    pub(super) about: About,
    pub(super) before: Arc<Loaded>,
    /// The organisation that a new audit would be of, if it is the one for which the workbook was made.
    pub(super) made_for: Option<SubmitterRow>,
    /// The tool that it was made for, where its answers are carried over.
    pub(super) carried: Option<(String, Arc<Tool>)>,
}

impl WorkbookInto {
    /// Holds the workbook against it. This needs no store.
    ///
    /// # Errors
    /// `other-tool`, `other-edition`.
    pub fn hold(self, book: &Book) -> Result<Held, ApiError> {
        let Self { about, before, made_for, carried } = self;
        let mut prepared = match carried {
            Some((own, tool)) => carry_in(book, about, (&own, &tool), before),
            None => as_it_stands(&book.grids, about, before)?,
        };
        prepared.digest = book.digest.clone();
        if made_for.is_none() {
            prepared.other = other_organisation(&prepared);
        }
        Ok(Held { prepared, made_for, file: book.file.clone() })
    }
}

/// A workbook that was held against an audit.
pub struct Held {
    pub(super) prepared: Prepared,
    pub(super) made_for: Option<SubmitterRow>,
    pub(super) file: String,
}

impl Program {
    /// What a workbook is to be held against; `audit` is empty for a new one of the workbook's edition, `new/<digest>` for one of
    /// another audit tool. `last_time`: the workbook is from last time, so that everything in it waits to be confirmed; one of another
    /// edition always is.
    ///
    /// # Errors
    /// `plan-workbook`, `not-our-workbook`, `workbook-newer`, `unknown-tool`, `audit-locked`, `not-found`; the store's.
    pub fn workbook_into(&self, book: &Book, audit: &str, last_time: bool) -> Result<WorkbookInto, ApiError> {
        let about = book.about.clone()?;
        let (before, made_for) = match audit {
            new if new.is_empty() || new.starts_with(NEW) => {
                let (new, made_for) = self.nothing_yet(&about, new.strip_prefix(NEW))?;
                (Arc::new(new), made_for)
            }
            audit => (self.load(id(audit, "audit")?)?, None),
        };
        if before.locked() {
            return Err(audit_store::StoreError::Locked { audit: before.row.id }.into());
        }
        let carried = self.own_tool(&about)?.filter(|(own, tool)| {
            let same = tool.name() == before.tool.name() || *own == before.row.tool_digest;
            feeds(tool, &before.tool) && (last_time || !same)
        });
        Ok(WorkbookInto { about, before, made_for, carried })
    }

    /// The organisation of what was held, as the store knows it now.
    pub(super) fn prepared(&self, held: Held) -> Result<Prepared, ApiError> {
        let Held { mut prepared, made_for, .. } = held;
        if let Some(made_for) = made_for {
            self.for_whom(&mut prepared, made_for)?;
        }
        self.say_elsewhere(&mut prepared)?;
        Ok(prepared)
    }

    /// An audit that is not there yet, of the organisation that the workbook names.
    fn nothing_yet(&self, about: &About, of: Option<&str>) -> Result<(Loaded, Option<SubmitterRow>), ApiError> {
        let (digest, tool) = match of {
            Some(digest) => (digest.to_owned(), self.tool(digest)?),
            None => self.tool_for(about)?,
        };
        let now = self.stamp();
        let submitter = Uuid::try_parse(about.get("submitter")).unwrap_or_else(|_| self.world.new_id());
        let known = self.store.read()?.submitter(submitter).ok();
        let new = SubmitterRow {
            id: submitter,
            name: String::new(),
            code_scheme: String::new(),
            code: String::new(),
            service_type: about.get("type").to_owned(),
            created_at: now.clone(),
        };
        let row = AuditRow {
            id: self.world.new_id(),
            submitter,
            tool_digest: digest,
            tool_id: tool.id.to_string(),
            edition: tool.edition.clone(),
            language: tool.language().to_string(),
            created_at: now,
            revision: 1,
            state: AuditState::Open,
            last_place: String::new(),
            archived: false,
        };
        Ok((Loaded::of(row, tool, Fields::new()), Some(known.unwrap_or(new))))
    }

    /// The tool that a workbook was made for, if it is here.
    pub(super) fn own_tool(&self, about: &About) -> Result<Option<(String, Arc<Tool>)>, ApiError> {
        let rows = self.store.read()?.tools()?;
        let same_edition =
            |row: &&audit_store::ToolRow| row.id == about.get("tool") && row.edition == about.get("edition");
        let found = rows.iter().find(|row| row.digest == about.get("digest"));
        let found = found.or_else(|| rows.iter().find(same_edition));
        found.map(|row| Ok((row.digest.clone(), self.tool(&row.digest)?))).transpose()
    }

    /// The tool that a workbook was made for, else another edition of it.
    fn tool_for(&self, about: &About) -> Result<(String, Arc<Tool>), ApiError> {
        if let Some(own) = self.own_tool(about)? {
            return Ok(own);
        }
        let rows = self.store.read()?.tools()?;
        let found = rows.iter().find(|row| row.id == about.get("tool"));
        let Some(row) = found else {
            return Err(ApiError::new(
                "unknown-tool",
                format!(
                    "This workbook is for the audit “{}”, edition {}, which is not here.",
                    about.get("tool"),
                    about.get("edition")
                ),
                "Install the newest version of the program, or ask who sent it to you.",
            ));
        };
        Ok((row.digest.clone(), self.tool(&row.digest)?))
    }

    /// Reads a workbook and brings it in, in one go; `audit` and `last_time` as for the preview, `same` and `digest` as for
    /// [`Program::bring_in`].
    ///
    /// # Errors
    /// As [`Program::preview_workbook`] and [`Program::bring_in`].
    pub fn import_workbook(
        &mut self,
        path: &str,
        audit: &str,
        last_time: bool,
        same: bool,
        digest: &str,
    ) -> Result<SavedView, ApiError> {
        let book = Book::read(Path::new(path))?;
        let held = self.workbook_into(&book, audit, last_time)?.hold(&book)?;
        self.bring_in(held, same, digest)
    }

    /// Brings in a workbook that was held against an audit. `same`: a person says that it belongs to this organisation, where the
    /// preview has doubts. `digest` is that of the file that was looked at.
    ///
    /// # Errors
    /// `workbook-changed`, `stale-field` where the audit was changed since it was held, `other-organisation`, `no-name` for a new audit
    /// of an organisation without a name, `nothing-to-bring-in`, `audit-locked`; the store's. Nothing is changed then.
    pub fn bring_in(&mut self, held: Held, same: bool, digest: &str) -> Result<SavedView, ApiError> {
        let file = held.file.clone();
        let prepared = self.prepared(held)?;
        if prepared.submitter.is_none() {
            self.same_as_before(&prepared.before)?;
        }
        if prepared.digest != digest {
            return Err(ApiError::new(
                "workbook-changed",
                "The workbook was changed after you looked at it.",
                "Look at it again, then bring it in.",
            ));
        }
        if !prepared.other.is_empty() && !same {
            return Err(ApiError::new(
                "other-organisation",
                prepared.other,
                "Choose the audit that it belongs to. If it is this one, say so beside the preview.",
            ));
        }
        if prepared.changes.is_empty() && prepared.company.is_empty() {
            let sentence = "There is nothing new in this workbook.";
            return Err(ApiError::new(
                "nothing-to-bring-in",
                sentence,
                "Check that you chose the right file, and that it was saved.",
            ));
        }
        let loaded = &prepared.before;
        let changes = prepared.values().map(|(field, value)| change_of(loaded, field, value)).collect();
        let operation = NewOperation {
            reason: prepared.carried_from.as_ref().map(|from| format!("From {from}")),
            ..self.operation(Kind::ImportWorkbook, changes)?
        };
        let first = match &prepared.submitter {
            Some(submitter) => Some((submitter, self.first(submitter)?)),
            None => None,
        };
        let row = loaded.row.clone();
        let revision = self.numbered_anew()?;
        let made_elsewhere = match elsewhere::told(&prepared) {
            Some(elsewhere) => Some((elsewhere, self.barrier(Kind::StartRevision)?)),
            None => None,
        };
        self.store.write(|writer| {
            if let Some((submitter, begin)) = &first {
                if writer.submitter(submitter.id).is_err() {
                    writer.add_submitter(submitter)?;
                }
                writer.add_audit(&NewAudit {
                    id: row.id,
                    submitter: submitter.id,
                    tool_digest: row.tool_digest.clone(),
                    language: row.language.clone(),
                    created_at: row.created_at.clone(),
                })?;
                writer.commit(row.id, begin)?;
                numbering::go_on(writer, row.id, revision.as_ref())?;
                writer.set_place(row.id, "areas")?;
            }
            if let Some((elsewhere, operation)) = &made_elsewhere {
                elsewhere.go_on(writer, row.id, operation)?;
            }
            writer.commit(row.id, &operation)?;
            brought::keep(writer, &prepared, operation.id, &file)?;
            match prepared.carried_from {
                Some(_) => writer.set_place(row.id, "carried")?,
                // What stands in it may have been agreed to before it came here.
                None => begun::keep_earlier(writer, row.id, begun::day_of(prepared.about.get("made")))?,
            }
            follow_profile(writer, row.id, &loaded.tool)
        })?;
        self.snapshot_if_due();
        Ok(SavedView { id: row.id.to_string(), ..self.saved(row.id, operation.at)? })
    }

    /// Whether an audit is what it was when something was held against it.
    pub(super) fn same_as_before(&self, before: &Loaded) -> Result<(), ApiError> {
        let now = self.load(before.row.id)?;
        match now.locked() {
            true => Err(audit_store::StoreError::Locked { audit: before.row.id }.into()),
            false if now.fields == before.fields => Ok(()),
            false => {
                let message = "The audit was changed while the workbook was being read.";
                Err(ApiError::new("stale-field", message, "Look at it again, then bring it in."))
            }
        }
    }

    /// The first operation of a new audit: its beginning, to which Undo goes back.
    fn first(&self, submitter: &SubmitterRow) -> Result<NewOperation, ApiError> {
        if submitter.name.trim().is_empty() {
            return Err(ApiError::new(
                "no-name",
                "The workbook does not say the name of your organisation.",
                "Write it into the sheet about your organisation and save the workbook, or choose the audit that it goes into.",
            ));
        }
        self.barrier(Kind::StartAudit)
    }
}

/// What a workbook of the audit's own edition would change.
fn as_it_stands(grids: &[Grid], about: About, before: Arc<Loaded>) -> Result<Prepared, ApiError> {
    let tool = before.tool.clone();
    fits(&about, &tool, &before.row.tool_digest)?;
    let there = before.fields.clone();
    let seed = before.row.submitter;
    let reading = read::read(grids, &about, &tool, &mut |row| rows::id_of(seed, &about, row, &there));
    let (known, named) = names(&tool, &reading);
    let brought = bring(reading, &tool, &before.row.tool_digest, &there, false);
    let (mut reading, mut entries) = (brought.reading, brought.entries);
    off_the_list(&mut reading, &mut entries, &there);
    let declarations = declarations(&before, &reading, &mut entries);
    // A tick that was there when the workbook was made is no word against whoever has answered since.
    let says = |entry: &&Entry| !(entry.field.is_unconfirmed() && there.contains_key(&entry.field));
    let said: BTreeSet<Field> = entries.iter().filter(says).map(|entry| entry.field.clone()).collect();
    let all = entries.len();
    entries.retain(|entry| there.get(&entry.field) != Some(&entry.value));
    let same = all - entries.len();
    unrelated_text(&mut entries);
    let company = company(&before, &reading, &entries, &said);
    Ok(Prepared { same, reading, declarations, known, named, ..prepared(about, before, entries, company) })
}

/// What a workbook of another edition, or of last time, would change.
fn carry_in(book: &Book, about: About, (digest, tool): (&str, &Tool), before: Arc<Loaded>) -> Prepared {
    let seed = before.row.submitter;
    let reading = read::read(&book.grids, &about, tool, &mut |row| rows::id_of(seed, &about, row, &before.fields));
    let (known, named) = names(tool, &reading);
    let (entries, reading) = carrying::carried(carrying::From { tool, digest, file: &book.file, reading }, &before);
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
fn other_organisation(prepared: &Prepared) -> String {
    let (about, before) = (&prepared.about, &prepared.before);
    let own = Known::of(&before.tool, &before.fields);
    let made_for = Uuid::try_parse(about.get("submitter")).ok();
    let elsewhere = made_for.is_some_and(|id| id != before.row.submitter) && !prepared.known.is_surely(&own);
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
    company: BTreeMap<Field, Option<String>>,
) -> Prepared {
    let mut fields = before.fields.clone();
    fields.extend(changes.iter().map(|entry| (entry.field.clone(), entry.value.clone())));
    for (field, value) in &company {
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
        company,
        known: Known::default(),
        named: String::new(),
        other: String::new(),
    }
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
