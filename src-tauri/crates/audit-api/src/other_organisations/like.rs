//! Starting an audit like that of another organisation: what would come is shown whole, part by part, and each part comes or not as a
//! person says. Words and evidence are not copied: they are offered at each standard.

use super::beside::{AtStandard, Piece};
use super::{Like, naming};
use crate::answers::changes::first_value;
use crate::editions::carry_over::feeds;
use crate::error::ApiError;
use crate::history::shown;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{BeginningView, LikeCode, LikePart, LikeRow, LikeView, StartAudit};
use audit_core::audit::{Action, ActionStatus};
use audit_core::condition::Facts;
use audit_core::editions::{self, Arrival, Origin};
use audit_core::field::{ActionField, Field, Fields, ProfileField};
use audit_core::ids::{FactId, OptionCode, ServiceTypeId};
use audit_core::names::Naming;
use audit_core::operation::Kind;
use audit_core::tool::Tool;
use audit_store::{Change, NewOperation};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The parts in the order in which they are shown: code, heading, what becomes of it.
const PARTS: [(LikeCode, &str, &str); 9] = [
    (LikeCode::Group, "The group that you belong to", ""),
    (LikeCode::Contact, "How to reach you", ""),
    (LikeCode::Completes, "Who completes the audit", "They are named instead of you."),
    (LikeCode::Substitute, "Who stands in for them", ""),
    (LikeCode::Facts, "What decides which standards apply", ""),
    (LikeCode::Roles, "Roles to choose from", "They are offered wherever a role is asked for."),
    (
        LikeCode::Words,
        "What was written under “How do you know?”",
        "Nothing is written for you: at each standard you can use these words or leave them.",
    ),
    (
        LikeCode::Evidence,
        "Evidence, and where it is kept",
        "Nothing is listed for you: at each standard you can use it or leave it.",
    ),
    (
        LikeCode::Actions,
        "Actions that are still open",
        "They come without a date and become your promise. The check asks for a date.",
    ),
];

/// What another organisation has, as a new audit of this tool could take it.
struct Theirs {
    loaded: Arc<Loaded>,
    /// Fields that would be written, by part.
    fields: BTreeMap<LikeCode, Vec<(Field, String)>>,
    roles: Vec<String>,
    /// Standards with what stands at each, by number and words.
    standards: Vec<(String, AtStandard)>,
    actions: Vec<Action>,
}

impl Program {
    /// What an audit that is about to be started can begin with: last time's answers of the same organisation, and what another one has.
    /// Nothing is changed.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn beginning(&self, start: &StartAudit) -> Result<BeginningView, ApiError> {
        let tool = self.tool(&start.tool)?;
        let submitter = start.submitter.as_deref().map(|known| id(known, "organisation")).transpose()?;
        let origins = submitter.map_or_else(|| Ok(Vec::new()), |of| self.origins_for(of, &tool))?;
        let like =
            start.like.as_deref().map(|like| self.like_view(id(like, "organisation")?, start, &tool)).transpose()?;
        Ok(BeginningView { origins, like: like.flatten() })
    }

    fn like_view(&self, like: Uuid, start: &StartAudit, tool: &Tool) -> Result<Option<LikeView>, ApiError> {
        let Some(theirs) = self.theirs(like, start, tool)? else { return Ok(None) };
        let own = self.own_name(start)?;
        let naming = naming(&theirs.loaded.fields, &[own.as_str()]);
        let parts = PARTS.iter().map(|(code, heading, note)| LikePart {
            code: *code,
            heading: (*heading).to_owned(),
            note: (*note).to_owned(),
            proposed: *code != LikeCode::Actions,
            rows: theirs.rows(*code, &naming),
        });
        let parts: Vec<_> = parts.filter(|part| !part.rows.is_empty()).collect();
        let organisation = self.store.read()?.submitter(like)?.name;
        Ok((!parts.is_empty()).then_some(LikeView { organisation, parts }))
    }

    fn own_name(&self, start: &StartAudit) -> Result<String, ApiError> {
        match &start.submitter {
            Some(known) => Ok(self.store.read()?.submitter(id(known, "organisation")?)?.name),
            None => Ok(start.name.clone()),
        }
    }

    /// What the newest audit of another organisation holds, best one with the same audit tool.
    fn theirs(&self, like: Uuid, start: &StartAudit, tool: &Tool) -> Result<Option<Theirs>, ApiError> {
        let rows: Vec<_> = self.store.read()?.audits_of(like)?.into_iter().filter(|row| !row.archived).collect();
        let newest = rows.iter().max_by_key(|row| (row.tool_id == tool.id.as_str(), row.created_at.clone()));
        let Some(newest) = newest else { return Ok(None) };
        let loaded = self.load(newest.id)?;
        let mut standards = Vec::new();
        for placed in tool.standards() {
            let language = tool.language();
            if let Some(there) = self.at_standard((tool, &language), newest, &placed.standard.id)? {
                standards.push((format!("{} {}", placed.number, placed.standard.statement.get(&language)), there));
            }
        }
        let type_of = start
            .submitter
            .as_deref()
            .map(|known| Ok::<_, ApiError>(self.store.read()?.submitter(id(known, "organisation")?)?.service_type));
        let service_type = type_of.transpose()?.unwrap_or_else(|| start.service_type.clone().unwrap_or_default());
        let service_type = ServiceTypeId::new(&service_type).ok();
        Ok(Some(Theirs {
            fields: profile_parts(&loaded, tool, service_type.as_ref()),
            roles: roles_of(&loaded, tool, service_type.as_ref()),
            actions: open_actions(&loaded, tool),
            standards,
            loaded,
        }))
    }

    /// What a new audit takes over from another organisation, of the parts that were wanted: one operation, and what is remembered beside
    /// the audit. `there`: its fields by now; `by_itself`: those that the program put there, in place of which others may come.
    pub(crate) fn taken_over(
        &self,
        start: &StartAudit,
        tool: &Tool,
        there: &Fields,
        by_itself: bool,
    ) -> Result<(Option<NewOperation>, Like), ApiError> {
        let Some(like) = start.like.as_deref().map(|like| id(like, "organisation")).transpose()? else {
            return Ok((None, Like::default()));
        };
        let Some(theirs) = self.theirs(like, start, tool)? else { return Ok((None, Like::default())) };
        let parts = start.like_parts.iter().map(|part| part.code().to_owned()).collect();
        let mut remembered = Like { organisation: Some(like), parts, roles: Vec::new() };
        let wants = |part: LikeCode| remembered.parts.contains(part.code());
        let mut changes: Vec<Change> = Vec::new();
        for (part, fields) in theirs.fields.iter().filter(|(part, _)| wants(**part)) {
            let free = |field: &Field| !there.contains_key(field) || by_itself && *part == LikeCode::Completes;
            let new = fields.iter().filter(|(field, value)| free(field) && there.get(field) != Some(value));
            changes.extend(
                new.map(|(field, value)| Change {
                    old: there.get(field).cloned(),
                    ..first_value(field, value.clone())
                }),
            );
        }
        let organisation = self.store.read()?.submitter(like)?.name;
        if !changes.is_empty() {
            let marks = [(ProfileField::FromLastTime, "yes"), (ProfileField::FromOrganisation, organisation.as_str())];
            let marks = marks.into_iter().map(|(member, value)| (Field::Profile(member), value.to_owned()));
            changes.extend(
                marks.filter(|(field, _)| !there.contains_key(field)).map(|(field, value)| first_value(&field, value)),
            );
        }
        if wants(LikeCode::Actions) {
            changes.extend(theirs.actions.iter().flat_map(|action| copied(action, self.world.new_id())));
        }
        if wants(LikeCode::Roles) {
            remembered.roles = theirs.roles;
        }
        let operation =
            NewOperation { reason: Some(format!("From {organisation}")), ..self.operation(Kind::StartLike, changes)? };
        Ok(((!operation.changes.is_empty()).then_some(operation), remembered))
    }
}

impl Theirs {
    /// Everything that one part holds.
    fn rows(&self, part: LikeCode, naming: &Naming) -> Vec<LikeRow> {
        let row = |label: String, value: String| LikeRow { names: naming.named_in(&value), label, value };
        match part {
            LikeCode::Words => {
                let written = self.standards.iter().filter(|(_, there)| !there.words.is_empty());
                written.map(|(standard, there)| row(standard.clone(), there.words.clone())).collect()
            }
            LikeCode::Evidence => {
                let pieces = self
                    .standards
                    .iter()
                    .flat_map(|(standard, there)| there.evidence.iter().map(move |piece| (standard, piece)));
                evidence_rows(pieces).into_iter().map(|(label, value)| row(label, value)).collect()
            }
            LikeCode::Roles => self.roles.iter().map(|role| row(String::new(), role.clone())).collect(),
            LikeCode::Actions => {
                let said = |action: &Action| match action.owner.trim() {
                    "" => action.what.clone(),
                    owner => format!("{} ({owner})", action.what),
                };
                let number =
                    |action: &Action| action.standard.as_ref().map_or_else(String::new, |of| self.loaded.number(of));
                self.actions.iter().map(|action| row(format!("For {}", number(action)), said(action))).collect()
            }
            LikeCode::Group | LikeCode::Contact | LikeCode::Completes | LikeCode::Substitute | LikeCode::Facts => {
                let fields = self.fields.get(&part).into_iter().flatten();
                let one = |(field, value): &(Field, String)| LikeRow {
                    label: label(&self.loaded, field),
                    value: shown(&self.loaded, field, value),
                    // Its people and its numbers are what is taken over here.
                    names: Vec::new(),
                };
                fields.map(one).collect()
            }
        }
    }
}

/// Each piece of evidence once, with where it is kept and where it is used.
fn evidence_rows<'a>(pieces: impl Iterator<Item = (&'a String, &'a Piece)>) -> Vec<(String, String)> {
    let mut rows: Vec<(Uuid, String, Vec<&str>)> = Vec::new();
    for (standard, piece) in pieces {
        let number = standard.split(' ').next().unwrap_or_default();
        match rows.iter_mut().find(|(known, ..)| *known == piece.id) {
            Some((_, _, numbers)) => numbers.push(number),
            None => {
                let kept = if piece.kept_at.trim().is_empty() {
                    String::new()
                } else {
                    format!(", kept at {}", piece.kept_at.trim())
                };
                rows.push((piece.id, format!("{}{kept}", piece.title.trim()), vec![number]));
            }
        }
    }
    rows.into_iter().map(|(_, text, numbers)| (format!("For {}", numbers.join(", ")), text)).collect()
}

fn label(loaded: &Loaded, field: &Field) -> String {
    match field {
        Field::Profile(ProfileField::CompletedByRole | ProfileField::SubstituteRole) => "In which role".to_owned(),
        field => crate::history::name_of(loaded, field),
    }
}

/// The group, people, contact and facts that a new audit of this type could take over.
fn profile_parts(
    theirs: &Loaded,
    tool: &Tool,
    service_type: Option<&ServiceTypeId>,
) -> BTreeMap<LikeCode, Vec<(Field, String)>> {
    let from = Origin { tool: &theirs.tool, fields: &theirs.fields, language: &theirs.language };
    // What means the same in both, whatever has become of the rest.
    let same = if feeds(&theirs.tool, tool) {
        editions::carry(from, tool, &Fields::new(), Arrival::AsTheyStand)
    } else {
        Fields::new()
    };
    let facts: Vec<(FactId, OptionCode)> = same
        .iter()
        .filter_map(|(field, value)| match field {
            Field::Fact(id) => Some((id.clone(), OptionCode::new(value).ok()?)),
            _ => None,
        })
        .collect();
    let known: Facts = tool.facts_from(service_type, &facts.iter().cloned().collect());
    let asked: Vec<&FactId> = tool.asked(&known).map(|fact| &fact.id).collect();
    let mut parts: BTreeMap<LikeCode, Vec<(Field, String)>> = BTreeMap::new();
    for (field, value) in &theirs.fields {
        let part = match field {
            Field::Identifier(scheme) => {
                let shared = |one: &&audit_core::tool::Identifier| one.shared && one.scheme == *scheme;
                tool.identifiers_for(&known).into_iter().find(shared).map(|_| LikeCode::Group)
            }
            Field::Profile(member) => match member {
                ProfileField::CompletedBy | ProfileField::CompletedByRole => Some(LikeCode::Completes),
                ProfileField::Substitute | ProfileField::SubstituteRole => Some(LikeCode::Substitute),
                ProfileField::Email | ProfileField::Telephone => Some(LikeCode::Contact),
                _ => None,
            },
            Field::Fact(id) => (asked.contains(&id) && same.contains_key(field)).then_some(LikeCode::Facts),
            _ => None,
        };
        if let Some(part) = part {
            parts.entry(part).or_default().push((field.clone(), value.clone()));
        }
    }
    parts
}

/// Roles that it uses and the tool does not offer by itself.
fn roles_of(theirs: &Loaded, tool: &Tool, service_type: Option<&ServiceTypeId>) -> Vec<String> {
    let facts = tool.facts_from(service_type, &BTreeMap::new());
    let offered: Vec<&str> = tool
        .person_roles
        .iter()
        .filter(|role| role.offered.holds(&facts))
        .map(|role| role.title.get(&tool.language()))
        .collect();
    let content = &theirs.content;
    let owners = content.actions.iter().map(|one| &one.owner).chain(content.evidence.iter().map(|one| &one.owner));
    let people = [&content.profile.completed_by.role, &content.profile.substitute.role];
    let mut roles: Vec<String> = Vec::new();
    for role in owners.chain(people).map(|role| role.trim()).filter(|role| !role.is_empty()) {
        let known = offered
            .iter()
            .copied()
            .chain(roles.iter().map(String::as_str))
            .any(|known| known.eq_ignore_ascii_case(role));
        if !known {
            roles.push(role.to_owned());
        }
    }
    roles
}

fn open_actions(theirs: &Loaded, tool: &Tool) -> Vec<Action> {
    let open =
        |action: &&Action| !matches!(action.status, ActionStatus::Done | ActionStatus::Dropped) && action.says_what();
    let asked = |action: &&Action| action.standard.as_ref().is_some_and(|of| tool.standard(of).is_some());
    theirs.content.actions.iter().filter(open).filter(asked).cloned().collect()
}

/// An action as a new one: what will be done and by which role, and nothing of how it went.
fn copied(action: &Action, new: Uuid) -> Vec<Change> {
    let standard = action.standard.as_ref().map_or_else(String::new, ToString::to_string);
    let members = [
        (ActionField::Standard, standard),
        (ActionField::Status, "planned".to_owned()),
        (ActionField::What, action.what.clone()),
        (ActionField::Owner, action.owner.clone()),
    ];
    let given = members.into_iter().filter(|(_, value)| !value.trim().is_empty());
    given.map(|(member, value)| first_value(&Field::Action(new, member), value)).collect()
}
