//! Changes: one thing that a person does is one operation in one transaction. What is returned is on disk.

use crate::error::ApiError;
use crate::loaded::Loaded;
use crate::program::{Program, id};
use crate::views::SavedView;
use audit_core::audit::{Content, accept};
use audit_core::editions;
use audit_core::field::{
    ActionField, EarlierField, EvidenceField, Field, Fields, Kind, ProfileField, QuestionField, SiteField,
    StandardField,
};
use audit_core::ids::StandardId;
use audit_core::tool::Tool;
use audit_store::{Change, Committed, NewOperation, NotSaved};
use std::sync::Arc;
use uuid::Uuid;

/// The version of the way in which values are written.
pub(crate) const VALUE_FORMAT: i64 = 1;

/// New values by field; `None` empties.
type Values = Vec<(Field, Option<String>)>;

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
        if matches!(field, Field::Declaration(..)) || is_kept_by_the_program(&field) {
            return Err(audit_core::audit::Refusal::Unknown.into());
        }
        let entry = Uuid::try_parse(entry).ok();
        let kind = if entry.is_some() { "write" } else { "choose" };
        let values = |loaded: &Loaded| {
            let value = accept(&loaded.tool, &loaded.content, loaded.locked(), &field, value)?;
            Ok(with_company(loaded, field, value))
        };
        let (at, _) = self.commit(audit, kind, (entry, None), values).map_err(NotSaved::not_saved)?;
        Ok(at)
    }

    /// Adds an action for a standard.
    ///
    /// # Errors
    /// `not-asked`, `audit-locked`; the store's.
    pub fn add_action(&mut self, audit: &str, standard: &str) -> Result<SavedView, ApiError> {
        let action = self.row_id(audit)?;
        self.add(
            audit,
            "add-action",
            action,
            vec![
                (Field::Action(action, ActionField::Standard), standard.to_owned()),
                (Field::Action(action, ActionField::Status), "planned".to_owned()),
            ],
        )
    }

    /// Takes an action off the list. Undo brings it back.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn remove_action(&mut self, audit: &str, action: &str) -> Result<SavedView, ApiError> {
        let action = id(action, "action")?;
        self.set_all(audit, "remove-action", vec![(Field::Action(action, ActionField::Removed), "yes".to_owned())])
    }

    /// Adds a piece of evidence that a standard refers to.
    ///
    /// # Errors
    /// `not-asked`, `audit-locked`; the store's.
    pub fn add_evidence(&mut self, audit: &str, standard: &str) -> Result<SavedView, ApiError> {
        let evidence = self.row_id(audit)?;
        let standard = known_standard(standard)?;
        self.add(audit, "add-evidence", evidence, vec![(Field::EvidenceUse(standard, evidence), "yes".to_owned())])
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
        self.set_all(audit, "use-evidence", vec![(field, value.to_owned())])
    }

    /// Takes a piece of evidence off the list, for every standard. Undo brings it back.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn remove_evidence(&mut self, audit: &str, evidence: &str) -> Result<SavedView, ApiError> {
        let evidence = id(evidence, "evidence")?;
        self.set_all(
            audit,
            "remove-evidence",
            vec![(Field::Evidence(evidence, EvidenceField::Removed), "yes".to_owned())],
        )
    }

    /// Adds a site or department.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn add_site(&mut self, audit: &str) -> Result<SavedView, ApiError> {
        let site = self.row_id(audit)?;
        self.add(audit, "add-site", site, vec![(Field::Site(site, SiteField::Scope), "in".to_owned())])
    }

    /// Takes a site or department off the list. Undo brings it back.
    ///
    /// # Errors
    /// `audit-locked`; the store's.
    pub fn remove_site(&mut self, audit: &str, site: &str) -> Result<SavedView, ApiError> {
        let site = id(site, "site")?;
        self.set_all(audit, "remove-site", vec![(Field::Site(site, SiteField::Removed), "yes".to_owned())])
    }

    fn add(&mut self, audit: &str, kind: &str, new: Uuid, values: Vec<(Field, String)>) -> Result<SavedView, ApiError> {
        let saved = self.set_all(audit, kind, values)?;
        Ok(SavedView { id: new.to_string(), ..saved })
    }

    pub(crate) fn set_all(
        &mut self,
        audit: &str,
        kind: &str,
        values: Vec<(Field, String)>,
    ) -> Result<SavedView, ApiError> {
        let audit = id(audit, "audit")?;
        self.change(audit, kind, None, |loaded| {
            let accepted = values.into_iter().map(|(field, value)| {
                let value = accept(&loaded.tool, &loaded.content, loaded.locked(), &field, &value)?;
                Ok((field, value))
            });
            accepted.collect()
        })
        .map(|(saved, _)| saved)
    }

    /// Commits new values as one operation and answers with the audit as it is then.
    pub(crate) fn change(
        &mut self,
        audit: Uuid,
        kind: &str,
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
        kind: &str,
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
        kind: &str,
        (entry, reason): (Option<Uuid>, Option<String>),
        values: impl FnOnce(&Loaded) -> Result<Values, ApiError>,
    ) -> Result<(String, Committed), ApiError> {
        let loaded = self.load(audit)?;
        let values = values(&loaded)?;
        let operation = NewOperation {
            id: entry.filter(|entry| self.is_free(*entry)).unwrap_or_else(|| self.world.new_id()),
            kind: kind.to_owned(),
            person: self.person()?,
            at: self.stamp(),
            reason,
            undoes: None,
            entry,
            barrier: false,
            format: VALUE_FORMAT,
            changes: values.iter().map(|(field, value)| change_of(&loaded, field, value.clone())).collect(),
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

    fn is_free(&self, operation: Uuid) -> bool {
        self.store.read().is_ok_and(|reader| reader.operation(operation).is_err())
    }

    /// The audit after something was saved.
    pub(crate) fn saved(&self, audit: Uuid, at: String) -> Result<SavedView, ApiError> {
        let audit = self.audit_view(audit).map_err(ApiError::but_saved)?;
        Ok(SavedView { at, audit, place: String::new(), what: String::new(), id: String::new() })
    }
}

/// A submitter's name, code and type follow the profile of its audit, also through undo and redo.
pub(crate) fn follow_profile(writer: &audit_store::Writer<'_>, audit: Uuid, tool: &Tool) -> Result<(), ApiError> {
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

fn naming_code(writer: &audit_store::Writer<'_>, audit: Uuid, tool: &Tool) -> Result<(String, String), ApiError> {
    let rows = writer.fields(audit)?;
    let fields: Fields = rows.into_iter().filter_map(|row| Some((Field::parse(&row.key)?, row.value?))).collect();
    let content = Content::read(&fields);
    Ok(crate::loaded::naming_code(tool, &content, &content.facts(tool)))
}

/// Fields that follow from others and are never set on their own.
pub(crate) fn is_kept_by_the_program(field: &Field) -> bool {
    matches!(
        field,
        Field::Standard(
            _,
            StandardField::AnsweredDigest
                | StandardField::AnsweredLanguage
                | StandardField::AnsweredText
                | StandardField::CarriedFrom
                | StandardField::FromLastTime
        ) | Field::Profile(ProfileField::FromLastTime | ProfileField::FromOrganisation)
            | Field::Question(_, QuestionField::FromLastTime)
            | Field::Earlier(..)
            | Field::EarlierUse(..)
            | Field::Offer(..)
            | Field::Action(_, ActionField::Standard | ActionField::Earlier | ActionField::Removed)
            | Field::Evidence(_, EvidenceField::Removed)
            | Field::Site(_, SiteField::Removed)
    )
}

/// A rating carries with it which text it answered. Whoever changes an answer to a question has looked at it.
fn with_company(loaded: &Loaded, field: Field, value: Option<String>) -> Values {
    if let Field::Standard(id, StandardField::Rating) = &field {
        let standard = loaded.tool.standard(id).map(|placed| placed.standard);
        let rated = value.as_ref().and(standard);
        let digest = rated.map(|standard| standard.text_digest(&loaded.language));
        let language = rated.map(|_| loaded.language.to_string());
        let mut company = vec![
            (Field::Standard(id.clone(), StandardField::AnsweredDigest), digest),
            (Field::Standard(id.clone(), StandardField::AnsweredLanguage), language),
            (Field::Standard(id.clone(), StandardField::AnsweredText), None),
        ];
        if value.is_some() {
            // Whoever rates has looked: it is confirmed, and what waited from another edition waits no more.
            company.push((Field::Standard(id.clone(), StandardField::FromLastTime), None));
            company.extend(editions::answer_again(&loaded.fields, id));
        }
        company.retain(|(field, value)| loaded.fields.get(field) != value.as_ref());
        company.insert(0, (field, value));
        return company;
    }
    let mut values = vec![(field, value)];
    if let Field::Question(id, member) = &values[0].0 {
        let unconfirmed = Field::Question(id.clone(), QuestionField::FromLastTime);
        if *member != QuestionField::FromLastTime && loaded.fields.contains_key(&unconfirmed) {
            values.push((unconfirmed, None));
        }
    }
    values
}

fn known_standard(text: &str) -> Result<StandardId, ApiError> {
    StandardId::new(text).map_err(|_| audit_core::audit::Refusal::Unknown.into())
}

pub(crate) fn change_of(loaded: &Loaded, field: &Field, new: Option<String>) -> Change {
    Change { old: loaded.fields.get(field).cloned(), new, ..first_value(field, String::new()) }
}

/// The first value of a field.
pub(crate) fn first_value(field: &Field, value: String) -> Change {
    let searchable = matches!(field.kind(), Kind::Words | Kind::Line) && !is_digest(field);
    Change { key: field.to_string(), old: None, new: Some(value), searchable }
}

fn is_digest(field: &Field) -> bool {
    use audit_core::field::DeclarationField;
    matches!(
        field,
        Field::Standard(_, StandardField::AnsweredDigest | StandardField::AnsweredLanguage)
            | Field::Profile(ProfileField::FromOrganisation)
            | Field::Declaration(_, DeclarationField::Basis)
            | Field::Earlier(_, EarlierField::AnsweredDigest | EarlierField::AnsweredLanguage | EarlierField::About)
    )
}
