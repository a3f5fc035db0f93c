//! Bringing a workbook into an audit: held against it without changing anything, then done as one operation that Undo takes back.

use super::files::Book;
use super::prepared::{Prepared, as_it_stands, carry_in, other_organisation};
use super::{elsewhere, import_report};
use crate::answers::changes::{change_of, follow_profile};
use crate::declarations::begin_day;
use crate::editions::carry_over::feeds;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::returns::numbering;
use crate::views::SavedView;
use crate::words::given;
use audit_core::field::Fields;
use audit_core::operation::Kind;
use audit_core::tool::Tool;
use audit_store::{AuditRow, AuditState, NewAudit, NewOperation, SubmitterRow};
use audit_workbooks::About;
use std::path::Path;
use std::sync::Arc;

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
        let submitter = about.submitter().unwrap_or_else(|| self.world.new_id());
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
        if prepared.changes.is_empty() && prepared.consequences.is_empty() {
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
            import_report::keep(writer, &prepared, operation.id, &file)?;
            match prepared.carried_from {
                Some(_) => writer.set_place(row.id, "carried")?,
                // What stands in it may have been agreed to before it came here.
                None => begin_day::keep_earlier(writer, row.id, begin_day::day_of(prepared.about.get("made")))?,
            }
            follow_profile(writer, row.id, &loaded.tool)
        })?;
        self.snapshot_if_due();
        Ok(SavedView { id: given(row.id.to_string()), ..self.saved(row.id, operation.at)? })
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
