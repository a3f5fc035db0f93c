//! The start screen: who you are, which audits there are, and where to go on.

use crate::bundled;
use crate::error::ApiError;
use crate::loaded::Loaded;
use crate::program::{PROGRAM, Program, id};
use crate::views::{AboutView, AuditCard, AuditState, AuditView, PersonView, ServiceTypeView, StartAudit};
use crate::views::{StartView, SubmitterView, ToolCard};
use crate::words;
use audit_core::audit::ActionStatus;
use audit_core::field::{Field, ProfileField};
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_store::{Change, NewAudit, NewOperation, SubmitterRow};
use uuid::Uuid;

/// Version, data folder, licence.
pub fn about(data: &std::path::Path) -> AboutView {
    AboutView { version: PROGRAM.to_owned(), data_folder: data.display().to_string(), licence: "MIT".to_owned() }
}

impl Program {
    /// The start screen.
    ///
    /// # Errors
    /// The store's.
    pub fn start(&self) -> Result<StartView, ApiError> {
        let person = self.person()?;
        let reader = self.store.read()?;
        let mut audits = Vec::new();
        for row in reader.audits()?.into_iter().filter(|row| !row.archived) {
            audits.push(self.card(&self.load(row.id)?)?);
        }
        audits.sort_by(|a, b| b.changed.cmp(&a.changed));
        let mut tools = Vec::new();
        for row in reader.tools()? {
            tools.push(tool_card(&row.digest, &*self.tool(&row.digest)?));
        }
        let submitters = reader.submitters()?.into_iter();
        Ok(StartView {
            person: (!person.name.is_empty()).then_some(PersonView { name: person.name, role: person.role }),
            roles: self.all_roles()?,
            audits,
            tools,
            submitters: submitters
                .map(|row| SubmitterView { id: row.id.to_string(), name: row.name, code: row.code })
                .collect(),
            last_snapshot: self.last_snapshot(),
            warnings: crate::places::warnings(&self.folder),
        })
    }

    /// Remembers who is at this computer.
    ///
    /// # Errors
    /// `no-name` without a name; the store's.
    pub fn set_person(&mut self, name: &str, role: &str) -> Result<StartView, ApiError> {
        let name = line(name)?;
        let role = line(role)?;
        if name.is_empty() {
            return Err(ApiError::new("no-name", "There is no name yet.", "Enter your name."));
        }
        self.store.write(|writer| {
            writer.set_setting("person-name", Some(&name))?;
            writer.set_setting("person-role", Some(&role))?;
            Ok::<_, ApiError>(())
        })?;
        self.start()
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
        let first = NewOperation {
            id: self.world.new_id(),
            kind: "start-audit".to_owned(),
            person: self.person()?,
            at: now,
            reason: None,
            undoes: None,
            entry: None,
            // There is nothing before the beginning to go back to.
            barrier: true,
            format: 1,
            changes: self.first_fields(&submitter, &tool)?,
        };
        self.store.write(|writer| {
            if let Ok(submitter) = &new_submitter {
                writer.add_submitter(submitter)?;
            }
            writer.add_audit(&new)?;
            writer.commit(audit, &first)?;
            writer.set_place(audit, "profile")?;
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
                "Enter the name of your practice or organisation.",
            ));
        }
        let service_type = tool.service_types.iter().find(|t| t.id.as_str() == start.service_type);
        if service_type.is_none() && !start.service_type.is_empty() {
            return Err(ApiError::new(
                "not-a-choice",
                "This is not one of the choices.",
                "Pick one of the choices shown.",
            ));
        }
        Ok(SubmitterRow {
            id: self.world.new_id(),
            name,
            code_scheme: service_type.map_or_else(String::new, |t| t.code_scheme.to_string()),
            code: line(&start.code)?,
            service_type: start.service_type.clone(),
            created_at: now.to_owned(),
        })
    }

    /// The profile begins with what is known: of the organisation, and of the person at this computer.
    fn first_fields(&self, submitter: &SubmitterRow, tool: &Tool) -> Result<Vec<Change>, ApiError> {
        let person = self.person()?;
        let known = tool.service_types.iter().any(|t| t.id.as_str() == submitter.service_type);
        let service_type = if known { submitter.service_type.as_str() } else { "" };
        let pairs = [
            (ProfileField::Name, submitter.name.as_str(), true),
            (ProfileField::Code, submitter.code.as_str(), true),
            (ProfileField::ServiceType, service_type, false),
            (ProfileField::CompletedBy, person.name.as_str(), true),
            (ProfileField::CompletedByRole, person.role.as_str(), false),
        ];
        let given = pairs.into_iter().filter(|(_, value, _)| !value.is_empty());
        Ok(given
            .map(|(member, value, words)| {
                let key = Field::Profile(member).to_string();
                if words { Change::text(key, None, Some(value)) } else { Change::value(key, None, Some(value)) }
            })
            .collect())
    }

    fn card(&self, loaded: &Loaded) -> Result<AuditCard, ApiError> {
        let reader = self.store.read()?;
        let exports = reader.exports(loaded.row.id)?;
        let newest = exports.last().filter(|export| export.revision == loaded.row.revision);
        let latest = reader.latest(loaded.row.id)?;
        let today = self.world.today();
        let overdue = loaded.content.actions.iter().filter(|action| {
            let open = !matches!(action.status, ActionStatus::Done | ActionStatus::Dropped);
            open && action.says_what() && action.due.is_some_and(|due| due < today)
        });
        let progress = self.progress(loaded)?;
        let (state, status) = match newest {
            Some(export) => match &export.sent_at {
                Some(at) => (AuditState::Sent, format!("Sent on {}", words::day_of(at))),
                None => (AuditState::Ready, "Ready, not sent yet".to_owned()),
            },
            None if progress.unrated > 0 => {
                let left = words::count(progress.unrated as usize, "standard", "standards");
                (AuditState::Open, format!("{left} left to rate"))
            }
            None if exports.is_empty() => (AuditState::Open, "All standards rated, not sent yet".to_owned()),
            None => (AuditState::Open, format!("Revision {} is not sent yet", loaded.row.revision)),
        };
        Ok(AuditCard {
            id: loaded.row.id.to_string(),
            tool: loaded.row.tool_digest.clone(),
            submitter: loaded.row.submitter.to_string(),
            for_own_use: true,
            organisation: loaded.content.profile.name.clone(),
            audit: loaded.audit_name(),
            progress,
            state,
            revision: loaded.row.revision as u32,
            place: loaded.row.last_place.clone(),
            place_label: crate::places::label(loaded, &loaded.row.last_place),
            changed: latest.map_or_else(|| loaded.row.created_at.clone(), |operation| operation.at),
            status,
            actions_overdue: if newest.is_some() { overdue.count() as u32 } else { 0 },
        })
    }

    fn all_roles(&self) -> Result<Vec<String>, ApiError> {
        let mut roles = Vec::new();
        for row in self.store.read()?.tools()? {
            let tool = self.tool(&row.digest)?;
            for role in &tool.person_roles {
                let title = role.title.get(&tool.language()).to_owned();
                if !roles.contains(&title) {
                    roles.push(title);
                }
            }
        }
        Ok(roles)
    }

    pub(crate) fn audit_view(&self, audit: Uuid) -> Result<AuditView, ApiError> {
        self.view(&self.load(audit)?)
    }
}

fn tool_card(digest: &str, tool: &Tool) -> ToolCard {
    let language = tool.language();
    ToolCard {
        digest: digest.to_owned(),
        id: tool.id.to_string(),
        edition: tool.edition.clone(),
        title: tool.title.get(&language).to_owned(),
        summary: tool.summary.get(&language).to_owned(),
        notice: tool.notice.get(&language).to_owned(),
        standards: bundled::scored(tool) as u32,
        service_types: service_types(tool, &language),
    }
}

pub(crate) fn service_types(tool: &Tool, language: &Language) -> Vec<ServiceTypeView> {
    let one = |t: &audit_core::tool::ServiceType| ServiceTypeView {
        id: t.id.to_string(),
        label: t.label.get(language).to_owned(),
        you: t.you.get(language).to_owned(),
        code_label: t.code_label.get(language).to_owned(),
        code_hint: t.code_hint.get(language).to_owned(),
    };
    tool.service_types.iter().map(one).collect()
}

/// One line of text, checked and without white space at its ends.
pub(crate) fn line(text: &str) -> Result<String, ApiError> {
    let value = Field::Profile(ProfileField::Name).accept(text).map_err(audit_core::audit::Refusal::Value)?;
    Ok(value.unwrap_or_default().trim().to_owned())
}
