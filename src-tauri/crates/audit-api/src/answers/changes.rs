//! Changes: one thing that a person does is one operation in one transaction. What is returned is on disk.

use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::SavedView;
use crate::words::given;
use audit_core::audit::Content;
use audit_core::field::{ActionField, EvidenceField, Field, Fields, Part, ProfileField, SiteField, Values};
use audit_core::ids::StandardId;
use audit_core::operation::Kind;
use audit_core::tool::Tool;
use audit_store::{Change, Committed, NewOperation, NotSaved};
use std::sync::Arc;
use uuid::Uuid;

/// The version of the way in which values are written.
pub(crate) const VALUE_FORMAT: i64 = 1;

impl Program {
    /// Writes one field. `entry` is the id of a typing entry: all saves while a text field keeps focus bring the same one
    /// and become one entry of the history; empty for a choice.
    ///
    /// # Errors
    /// `bad-value`, `not-a-choice`, `not-asked`, `audit-locked`, `not-applicable-not-offered`; the store's.
    pub fn set_field(&mut self, audit: &str, key: &str, value: &str, entry: &str) -> Result<SavedView, ApiError> {
        let at = self.save_field(audit, key, value, entry)?;
        self.saved(id(audit, "audit")?, at)
    }

    /// As [`Program::set_field`], without looking at the audit afterwards; answers when it was saved.
    ///
    /// # Errors
    /// As [`Program::set_field`].
    pub fn save_field(&mut self, audit: &str, key: &str, value: &str, entry: &str) -> Result<String, ApiError> {
        let audit = id(audit, "audit")?;
        let field = Field::parse(key).ok_or_else(|| ApiError::from(audit_core::audit::Refusal::Unknown))?;
        if field.part() == Part::Declarations || field.is_kept_by_program() {
            return Err(audit_core::audit::Refusal::Unknown.into());
        }
        let entry = Uuid::try_parse(entry).ok();
        let kind = if entry.is_some() { Kind::Write } else { Kind::Choose };
        let values = |loaded: &Loaded| Ok(loaded.before().change([(field, value.to_owned())])?);
        let (at, _) = self.commit(audit, kind, (entry, None), values).map_err(NotSaved::not_saved)?;
        Ok(at)
    }

    /// The audit as it is, for a save that one which was sent after it has overtaken.
    ///
    /// # Errors
    /// The store's.
    pub fn as_saved(&self, audit: &str) -> Result<SavedView, ApiError> {
        self.saved(id(audit, "audit")?, self.stamp())
    }

    /// Adds an action for a standard.
    ///
    /// # Errors
    /// `not-asked`, `audit-locked`; the store's.
    pub fn add_action(&mut self, audit: &str, standard: &str) -> Result<SavedView, ApiError> {
        let action = self.row_id(audit)?;
        self.add(
            audit,
            Kind::AddAction,
            action,
            vec![(Field::Action(action, ActionField::Standard), standard.to_owned())],
        )
    }

    /// Takes an action off the list. Undo brings it back.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn remove_action(&mut self, audit: &str, action: &str) -> Result<SavedView, ApiError> {
        let action = id(action, "action")?;
        self.set_all(audit, Kind::RemoveAction, vec![(Field::Action(action, ActionField::Removed), "yes".to_owned())])
    }

    /// Adds a piece of evidence that a standard refers to.
    ///
    /// # Errors
    /// `not-asked`, `audit-locked`; the store's.
    pub fn add_evidence(&mut self, audit: &str, standard: &str) -> Result<SavedView, ApiError> {
        let evidence = self.row_id(audit)?;
        let standard = known_standard(standard)?;
        self.add(audit, Kind::AddEvidence, evidence, vec![(Field::EvidenceUse(standard, evidence), "yes".to_owned())])
    }

    /// Lets a standard refer to a piece of evidence, or not any more.
    ///
    /// # Errors
    /// `not-asked`, `audit-locked`; the store's.
    pub fn use_evidence(
        &mut self,
        audit: &str,
        standard: &str,
        evidence: &str,
        used: bool,
    ) -> Result<SavedView, ApiError> {
        let field = Field::EvidenceUse(known_standard(standard)?, id(evidence, "evidence")?);
        let value = if used { "yes" } else { "" };
        self.set_all(audit, Kind::UseEvidence, vec![(field, value.to_owned())])
    }

    /// Takes a piece of evidence off the list, for every standard. Undo brings it back.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn remove_evidence(&mut self, audit: &str, evidence: &str) -> Result<SavedView, ApiError> {
        let evidence = id(evidence, "evidence")?;
        self.set_all(
            audit,
            Kind::RemoveEvidence,
            vec![(Field::Evidence(evidence, EvidenceField::Removed), "yes".to_owned())],
        )
    }

    /// Adds a site or department.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn add_site(&mut self, audit: &str) -> Result<SavedView, ApiError> {
        let site = self.row_id(audit)?;
        self.add(audit, Kind::AddSite, site, vec![(Field::Site(site, SiteField::Scope), "in".to_owned())])
    }

    /// Takes a site or department off the list. Undo brings it back.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn remove_site(&mut self, audit: &str, site: &str) -> Result<SavedView, ApiError> {
        let site = id(site, "site")?;
        self.set_all(audit, Kind::RemoveSite, vec![(Field::Site(site, SiteField::Removed), "yes".to_owned())])
    }

    fn add(&mut self, audit: &str, kind: Kind, new: Uuid, values: Vec<(Field, String)>) -> Result<SavedView, ApiError> {
        let saved = self.set_all(audit, kind, values)?;
        Ok(SavedView { id: given(new.to_string()), ..saved })
    }

    pub(crate) fn set_all(
        &mut self,
        audit: &str,
        kind: Kind,
        values: Vec<(Field, String)>,
    ) -> Result<SavedView, ApiError> {
        let audit = id(audit, "audit")?;
        self.change(audit, kind, None, |loaded| Ok(loaded.before().change(values)?)).map(|(saved, _)| saved)
    }

    /// Commits new values as one operation and answers with the audit as it is then.
    pub(crate) fn change(
        &mut self,
        audit: Uuid,
        kind: Kind,
        entry: Option<Uuid>,
        values: impl FnOnce(&Loaded) -> Result<Values, ApiError>,
    ) -> Result<(SavedView, Committed), ApiError> {
        // Also where the disk failed before anything could be written.
        let (at, committed) = self.commit(audit, kind, (entry, None), values).map_err(NotSaved::not_saved)?;
        Ok((self.saved(audit, at)?, committed))
    }

    /// As [`Program::change`] of a choice, with what the history says of where it comes from.
    pub(crate) fn change_because(
        &mut self,
        audit: Uuid,
        kind: Kind,
        reason: String,
        values: impl FnOnce(&Loaded) -> Result<Values, ApiError>,
    ) -> Result<SavedView, ApiError> {
        let (at, _) = self.commit(audit, kind, (None, Some(reason)), values).map_err(NotSaved::not_saved)?;
        self.saved(audit, at)
    }

    /// Commits new values as one operation; answers when. What goes wrong here has not saved anything.
    fn commit(
        &mut self,
        audit: Uuid,
        kind: Kind,
        (entry, reason): (Option<Uuid>, Option<String>),
        values: impl FnOnce(&Loaded) -> Result<Values, ApiError>,
    ) -> Result<(String, Committed), ApiError> {
        let loaded = self.load(audit)?;
        let values = values(&loaded)?;
        let operation = NewOperation {
            id: entry.filter(|entry| self.is_free(*entry)).unwrap_or_else(|| self.world.new_id()),
            reason,
            entry,
            ..self.operation(
                kind,
                values.iter().map(|(field, value)| change_of(&loaded, field, value.clone())).collect(),
            )?
        };
        let names =
            values.iter().any(|(field, _)| matches!(field, Field::Profile(_) | Field::Identifier(_) | Field::Fact(_)));
        let committed = self.store.write(|writer| {
            let committed = writer.commit(audit, &operation)?;
            if names {
                follow_profile(writer, audit, &loaded.tool)?;
            }
            Ok::<_, ApiError>(committed)
        })?;
        // What was committed is known: the audit need not be read again.
        self.kept.forget_one(audit);
        if let (Ok(mark), Some(loaded)) = (self.store.mark(), Arc::into_inner(loaded)) {
            self.kept.keep(mark, Arc::new(loaded.after(values)));
        }
        Ok((operation.at, committed))
    }

    /// An operation that whoever is at this computer does now. Its id is new; it is no typing that may go on, and Undo passes through it.
    pub(crate) fn operation(&self, kind: Kind, changes: Vec<Change>) -> Result<NewOperation, ApiError> {
        Ok(NewOperation {
            id: self.world.new_id(),
            kind: kind.code().to_owned(),
            person: self.person(),
            at: self.stamp(),
            reason: None,
            undoes: None,
            entry: None,
            barrier: false,
            format: VALUE_FORMAT,
            changes,
        })
    }

    fn is_free(&self, operation: Uuid) -> bool {
        self.store.read().is_ok_and(|reader| reader.operation(operation).is_err())
    }

    /// The audit after something was saved.
    pub(crate) fn saved(&self, audit: Uuid, at: String) -> Result<SavedView, ApiError> {
        let audit = self.audit_view(audit).map_err(ApiError::but_saved)?;
        Ok(SavedView { at, audit, place: None, what: None, id: None })
    }
}

/// A submitter's name, code and type follow the profile of its audit, also through undo and redo.
pub(crate) fn follow_profile(
    writer: &audit_store::OrganisationWriter<'_>,
    audit: Uuid,
    tool: &Tool,
) -> Result<(), ApiError> {
    let value = |member: ProfileField| {
        let field = writer.field(audit, &Field::Profile(member).to_string())?;
        Ok::<_, ApiError>(field.and_then(|field| field.value).unwrap_or_default())
    };
    let before = writer.submitter(writer.audit(audit)?.submitter)?;
    let mut row = before.clone();
    row.service_type = value(ProfileField::ServiceType)?;
    (row.code_scheme, row.code) = naming_code(writer, audit, tool)?;
    // Without a name nobody would find it on a list.
    let name = value(ProfileField::Name)?;
    if !name.trim().is_empty() {
        row.name = name;
    }
    if row != before {
        writer.update_submitter(&row)?;
    }
    Ok(())
}

fn naming_code(
    writer: &audit_store::OrganisationWriter<'_>,
    audit: Uuid,
    tool: &Tool,
) -> Result<(String, String), ApiError> {
    let rows = writer.fields(audit)?;
    let fields: Fields = rows.into_iter().filter_map(|row| Some((Field::parse(&row.key)?, row.value?))).collect();
    let content = Content::read(&fields);
    Ok(crate::program::open_audit::naming_code(tool, &content, &content.facts(tool)))
}

fn known_standard(text: &str) -> Result<StandardId, ApiError> {
    StandardId::new(text).map_err(|_| audit_core::audit::Refusal::Unknown.into())
}

pub(crate) fn change_of(loaded: &Loaded, field: &Field, new: Option<String>) -> Change {
    Change { old: loaded.fields.get(field).cloned(), new, ..first_value(field, String::new()) }
}

/// The first value of a field.
pub(crate) fn first_value(field: &Field, value: String) -> Change {
    Change { key: field.to_string(), old: None, new: Some(value), searchable: field.is_searchable() }
}
