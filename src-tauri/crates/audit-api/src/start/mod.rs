//! The start screen: who you are, which audits there are, and where to go on.

pub(crate) mod lists;

use crate::answers::changes::{first_value, follow_profile};
use crate::answers::profile::identifiers;
use crate::declarations::begin_day;
use crate::editions::carry_over::put_in;
use crate::error::ApiError;
use crate::program::age;
use crate::program::publisher::publisher;
use crate::program::{PROGRAM, Program, id};
use crate::returns::numbering;
use crate::tools::bundled;
use crate::views::{AboutView, AuditView, PersonView, ServiceTypeView, StartAudit, StartView, ToolCard};
use audit_core::audit::{Profile, Refusal};
use audit_core::field::{Field, Fields, ProfileField};
use audit_core::ids::OptionCode;
use audit_core::operation::Kind;
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_store::{Change, NewAudit, NewOperation, SubmitterRow, ToolRow};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A longer list of people is read and not looked at.
const MOST_PEOPLE: usize = 12;

/// Version, data folder, licence, publisher, and when the program was made ([`crate::made`]).
///
/// `by_it`: whether IT decided on the data folder.
pub fn about(data: &std::path::Path, by_it: bool, made: Option<jiff::Timestamp>) -> AboutView {
    AboutView {
        version: PROGRAM.to_owned(),
        data_folder: data.display().to_string(),
        data_folder_by_it: by_it,
        licence: "MIT".to_owned(),
        publisher: publisher(),
        made: made.map(|made| age::day_made(made).to_string()),
    }
}

impl Program {
    /// The start screen.
    ///
    /// # Errors
    /// The store's.
    pub fn start(&self) -> Result<StartView, ApiError> {
        let person = self.person();
        let listed = self.listed()?;
        let mut warnings = crate::answers::places::warnings(&self.folder);
        warnings.extend(self.store.in_place().err().map(|error| ApiError::from(error).to_string()));
        warnings.extend_from_slice(&listed.warnings);
        warnings.extend(self.clock.clone());
        warnings.extend(self.computer.said.clone());
        if let Some(error) = &self.without_tools {
            let what = "The audits that come with this version of the program are not in your list yet.";
            warnings.push(format!("{what} {} {} Then start the program again.", error.message, error.hint));
        }
        warnings.extend(self.returns_without_audits()?);
        Ok(StartView {
            person: (!person.name.is_empty()).then_some(PersonView { name: person.name, role: person.role }),
            roles: listed.roles.clone(),
            own_roles: listed.own_roles,
            audits: listed.audits.clone(),
            tools: listed.tools.clone(),
            submitters: listed.submitters.clone(),
            last_snapshot: self.last_snapshot(),
            snapshot_trouble: self.snapshot_trouble(),
            second_folder: self.second_folder_view(),
            damage: self.damage()?,
            warnings,
            age: self.world.made().and_then(|made| age::said(age::day_made(made), self.world.today())),
        })
    }

    /// Remembers who is at this computer.
    ///
    /// # Errors
    /// `no-name` without a name; `disk-full`, `file-unusable`; the store's.
    pub fn set_person(&mut self, name: &str, role: &str) -> Result<StartView, ApiError> {
        let name = line(name)?;
        let role = line(role)?;
        if name.is_empty() {
            return Err(ApiError::new("no-name", "There is no name yet.", "Enter your name."));
        }
        self.computer.change(|kept| (kept.person, kept.role) = (name, role))?;
        self.know_who_is_here();
        self.start()
    }

    /// The people who have worked on this computer, the last one first, each with the role that they had last.
    ///
    /// # Errors
    /// The store's.
    pub fn people(&self) -> Result<Vec<PersonView>, ApiError> {
        let people = self.store.read()?.people(MOST_PEOPLE)?;
        Ok(people.into_iter().map(|(name, role)| PersonView { name, role }).collect())
    }

    /// Starts an audit, for an organisation that is there already or for a new one.
    ///
    /// # Errors
    /// `no-name` for a new organisation without a name, `not-found`, `not-a-choice`; the store's.
    pub fn start_audit(&mut self, start: &StartAudit) -> Result<AuditView, ApiError> {
        let tool = self.tool(&start.tool)?;
        let now = self.stamp();
        let new_submitter = match &start.submitter {
            Some(known) => Err(self.store.read()?.submitter(id(known, "organisation")?)?),
            None => Ok(self.new_submitter(start, &tool, &now)?),
        };
        let submitter = new_submitter.clone().unwrap_or_else(|known| known);
        let audit = self.world.new_id();
        let new = NewAudit {
            id: audit,
            submitter: submitter.id,
            tool_digest: start.tool.clone(),
            language: tool.language().to_string(),
            created_at: now.clone(),
        };
        let changes = self.first_fields(&submitter, start, &tool)?;
        // There is nothing before the beginning to go back to.
        let first = NewOperation { at: now, changes, ..self.barrier(Kind::StartAudit)? };
        let origin =
            start.from.as_deref().map(|from| self.origin(id(from, "audit")?, submitter.id, &tool)).transpose()?;
        let carried = (origin.as_deref())
            .map(|origin| self.carried_over(&tool, &first.changes.iter().filter_map(value_of).collect(), origin))
            .transpose()?;
        let there: Fields = first
            .changes
            .iter()
            .chain(carried.iter().flat_map(|operation| &operation.changes))
            .filter_map(value_of)
            .collect();
        let (like, remembered) = self.taken_over(start, &tool, &there, origin.is_none())?;
        let begun = origin.as_deref().map(|origin| self.begun_with(origin)).transpose()?.flatten();
        // One for own use is numbered when it becomes a return.
        let revision = if start.own_use { None } else { self.numbered_anew()? };
        self.store.write(|writer| {
            if let Ok(submitter) = &new_submitter {
                writer.add_submitter(submitter)?;
            }
            writer.add_audit(&new)?;
            writer.commit(audit, &first)?;
            numbering::go_on(writer, audit, revision.as_ref())?;
            follow_profile(writer, audit, &tool)?;
            writer.set_place(audit, "profile")?;
            begin_day::keep_earlier(writer, audit, begun)?;
            // With the audit or not at all: a failure in between would leave an empty one behind.
            carried.map_or(Ok(()), |operation| put_in(writer, audit, &tool, &operation))?;
            remembered.keep(writer, audit)?;
            if let Some(operation) = like {
                writer.commit(audit, &operation)?;
                follow_profile(writer, audit, &tool)?;
            }
            Ok::<_, ApiError>(())
        })?;
        self.audit_view(audit)
    }

    fn new_submitter(&self, start: &StartAudit, tool: &Tool, now: &str) -> Result<SubmitterRow, ApiError> {
        let name = line(&start.name)?;
        if name.is_empty() {
            return Err(ApiError::new(
                "no-name",
                "Your organisation has no name yet.",
                "Enter the name that it is registered under.",
            ));
        }
        let service_type = start.service_type.clone().unwrap_or_default();
        if !service_type.is_empty() && !tool.service_types.iter().any(|known| known.id.as_str() == service_type) {
            return Err(ApiError::new(
                "not-a-choice",
                "This is not one of the choices.",
                "Choose one of the options shown.",
            ));
        }
        Ok(SubmitterRow {
            id: self.world.new_id(),
            name,
            code_scheme: String::new(),
            code: String::new(),
            service_type,
            created_at: now.to_owned(),
        })
    }

    /// The profile begins with what is known: of the organisation, and of the person at this computer.
    fn first_fields(&self, submitter: &SubmitterRow, start: &StartAudit, tool: &Tool) -> Result<Vec<Change>, ApiError> {
        let person = self.person();
        let known = tool.service_types.iter().any(|t| t.id.as_str() == submitter.service_type);
        let service_type = if known { submitter.service_type.as_str() } else { "" };
        let pairs = [
            (ProfileField::Name, submitter.name.as_str()),
            (ProfileField::ServiceType, service_type),
            (ProfileField::CompletedBy, person.name.as_str()),
            (ProfileField::CompletedByRole, person.role.as_str()),
            (ProfileField::OwnUse, if start.own_use { "yes" } else { "" }),
        ];
        let given = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        let mut changes: Vec<Change> =
            given.map(|(member, value)| first_value(&Field::Profile(member), value.to_owned())).collect();
        for (scheme, value) in self.known_by(submitter, start)? {
            if tool.identifiers.iter().any(|identifier| identifier.scheme == scheme) {
                changes.push(first_value(&Field::Identifier(scheme), value));
            }
        }
        Ok(changes)
    }

    /// What an organisation is known by: as was just said of a new one, else as its audits say.
    fn known_by(&self, submitter: &SubmitterRow, start: &StartAudit) -> Result<BTreeMap<OptionCode, String>, ApiError> {
        let mut known = BTreeMap::new();
        if start.submitter.is_some() {
            // Newest first in the store; what was said last holds.
            for row in self.store.read()?.audits()?.into_iter().rev().filter(|row| row.submitter == submitter.id) {
                known.extend(self.load(row.id)?.content.profile.identifiers.clone());
            }
        }
        for given in &start.identifiers {
            let scheme = OptionCode::new(&given.scheme).map_err(|_| ApiError::from(Refusal::Unknown))?;
            let value = line(given.value.as_deref().unwrap_or_default())?;
            if !value.is_empty() {
                known.insert(scheme, value);
            }
        }
        Ok(known)
    }

    pub(crate) fn audit_view(&self, audit: Uuid) -> Result<AuditView, ApiError> {
        self.view(&*self.load(audit)?)
    }
}

impl Program {
    pub(crate) fn tool_card(&self, row: &ToolRow, tool: &Tool) -> Result<ToolCard, ApiError> {
        Ok(ToolCard { issued: self.issued(row)?, ..tool_card(&row.digest, tool) })
    }
}

fn tool_card(digest: &str, tool: &Tool) -> ToolCard {
    let language = tool.language();
    ToolCard {
        issued: String::new(),
        digest: digest.to_owned(),
        id: tool.id.to_string(),
        edition: tool.edition.clone(),
        title: tool.title.get(&language).to_owned(),
        summary: tool.summary.get(&language).to_owned(),
        notice: audit_core::wording::about_standards(tool.notice.get(&language)),
        standards: bundled::scored(tool) as u32,
        service_types: service_types(tool, &language),
    }
}

pub(crate) fn service_types(tool: &Tool, language: &Language) -> Vec<ServiceTypeView> {
    let one = |t: &audit_core::tool::ServiceType| ServiceTypeView {
        id: t.id.to_string(),
        label: t.label.get(language).to_owned(),
        you: t.you.get(language).to_owned(),
        identifiers: identifiers(tool, &tool.facts_from(Some(&t.id), &BTreeMap::new()), &Profile::default(), language),
    };
    tool.service_types.iter().map(one).collect()
}

fn value_of(change: &Change) -> Option<(Field, String)> {
    Some((Field::parse(&change.key)?, change.new.clone()?))
}

/// One line of text, checked and without white space at its ends.
pub(crate) fn line(text: &str) -> Result<String, ApiError> {
    let value = Field::Profile(ProfileField::Name).accept(text).map_err(audit_core::audit::Refusal::Value)?;
    Ok(value.unwrap_or_default().trim().to_owned())
}
