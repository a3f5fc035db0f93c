//! Carrying answers over to another edition, and what a person decides about them afterwards.

use crate::answers::changes::first_value;
use crate::declarations::begin_day;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{NextKind, NextView, OriginView, SavedView};
use crate::words::given;
use audit_core::editions::{self, Arrival, Origin};
use audit_core::field::{Field, Fields, ProfileField, QuestionField, StandardField, Values};
use audit_core::ids::{QuestionId, StandardId};
use audit_core::jiff::civil::Date;
use audit_core::jiff::{SignedDuration, Timestamp};
use audit_core::operation::Kind;
use audit_core::tool::{Tool, ToolEdition};
use audit_store::{AuditRow, NewOperation, ToolName};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// An edition is replaced or corrected while it is being answered; after half a year another cycle has begun. A question too
/// many costs minutes, and one too few lets an old answer pass for a new one.
const LONG_AGO: SignedDuration = SignedDuration::from_hours(183 * 24);

impl Program {
    /// Carries the answers of another audit over to this one, as one step that Undo takes back. Nothing that is there
    /// already is overwritten, and nothing of the other audit changes.
    ///
    /// # Errors
    /// `cannot-carry` when the tool does not take answers from the other one, or they were carried already;
    /// `audit-locked`, `not-found`; the store's.
    pub fn carry_over(&mut self, audit: &str, from: &str) -> Result<SavedView, ApiError> {
        let audit = id(audit, "audit")?;
        let loaded = self.load(audit)?;
        if loaded.locked() {
            return Err(audit_core::audit::Refusal::Locked.into());
        }
        if is_carried(&loaded) {
            return Err(cannot("Answers were carried over to this audit already."));
        }
        let origin = self.origin(id(from, "audit")?, loaded.row.submitter, &loaded.tool)?;
        let target = self.load(audit)?;
        let operation = self.carried_over(&target.tool, &target.fields, &origin)?;
        let begun = self.begun_with(&origin)?;
        self.store.write(|writer| {
            begin_day::keep_earlier(writer, audit, begun)?;
            put_in(writer, audit, &target.tool, &operation)
        })?;
        self.saved(audit, self.stamp())
    }

    /// Keeps an earlier answer for a standard that was reworded.
    ///
    /// # Errors
    /// `cannot-carry` when it does not wait for it; `audit-locked`, `not-found`; the store's.
    pub fn keep_earlier(&mut self, audit: &str, earlier: &str, standard: &str) -> Result<SavedView, ApiError> {
        let (earlier, standard) = (id(earlier, "answer")?, standard_id(standard)?);
        self.decide(audit, Kind::KeepEarlier, |loaded| {
            editions::keep(&loaded.tool, &loaded.fields, &loaded.language, earlier, &standard)
        })
    }

    /// Sets the earlier answers to a standard aside: it is answered again.
    ///
    /// # Errors
    /// As [`Program::keep_earlier`].
    pub fn answer_again(&mut self, audit: &str, standard: &str) -> Result<SavedView, ApiError> {
        let standard = standard_id(standard)?;
        self.decide(audit, Kind::AnswerAgain, |loaded| {
            Some(editions::answer_again(&loaded.fields, &standard)).filter(|values| !values.is_empty())
        })
    }

    /// Confirms what is from last time: `profile`, `standard/<id>` or `question/<id>`.
    ///
    /// # Errors
    /// `not-found` for anything else; `audit-locked`; the store's.
    pub fn confirm(&mut self, audit: &str, what: &str) -> Result<SavedView, ApiError> {
        let field = match what.split_once('/') {
            None if what == "profile" => Some(Field::Profile(ProfileField::FromLastTime)),
            Some(("standard", id)) => {
                StandardId::new(id).ok().map(|id| Field::Standard(id, StandardField::FromLastTime))
            }
            Some(("question", id)) => {
                QuestionId::new(id).ok().map(|id| Field::Question(id, QuestionField::FromLastTime))
            }
            _ => None,
        };
        let field = field.ok_or_else(|| ApiError::unknown("answer"))?;
        self.decide(audit, Kind::Confirm, |loaded| {
            let confirmed = (field.clone(), None);
            let along = loaded.before().along(std::slice::from_ref(&confirmed), &BTreeSet::from([field]));
            Some([confirmed].into_iter().chain(along).collect())
        })
    }

    fn decide(
        &mut self,
        audit: &str,
        kind: Kind,
        values: impl FnOnce(&Loaded) -> Option<Values>,
    ) -> Result<SavedView, ApiError> {
        let audit = id(audit, "audit")?;
        let values = |loaded: &Loaded| {
            if loaded.locked() {
                return Err(audit_core::audit::Refusal::Locked.into());
            }
            values(loaded).ok_or_else(|| cannot("There is nothing to decide here any more."))
        };
        self.change(audit, kind, None, values).map(|(saved, _)| saved)
    }

    /// An audit from which answers may be carried to another one of the same organisation.
    pub(crate) fn origin(&self, from: Uuid, submitter: Uuid, tool: &Tool) -> Result<Arc<Loaded>, ApiError> {
        let origin = self.load(from)?;
        if origin.row.submitter != submitter {
            return Err(cannot("The answers of another organisation are not carried over."));
        }
        if !feeds(&origin.tool, tool) {
            return Err(cannot("This audit tool does not take answers from the other one."));
        }
        Ok(origin)
    }

    /// One operation with everything that is carried over to an audit of this tool that holds these fields.
    pub(crate) fn carried_over(&self, tool: &Tool, onto: &Fields, origin: &Loaded) -> Result<NewOperation, ApiError> {
        let from = Origin { tool: &origin.tool, fields: &origin.fields, language: &origin.language };
        let arrival = if self.is_of_last_time(origin) { Arrival::FromLastTime } else { Arrival::AsTheyStand };
        let fields = editions::carry(from, tool, onto, arrival);
        let new = fields.into_iter().filter(|(field, _)| !onto.contains_key(field));
        let changes = new.map(|(field, value)| first_value(&field, value)).collect();
        Ok(NewOperation {
            reason: Some(format!("From {}", origin.audit_name())),
            ..self.operation(Kind::CarryOver, changes)?
        })
    }

    /// The day on which an audit was begun, where what is carried over from it goes on in the same cycle.
    pub(crate) fn begun_with(&self, origin: &Loaded) -> Result<Option<Date>, ApiError> {
        if self.is_of_last_time(origin) { Ok(None) } else { self.begun(origin) }
    }

    /// Whether the answers of an audit are of an earlier cycle: a return was made of it once, whatever has been opened again
    /// since, or it was begun long ago.
    fn is_of_last_time(&self, origin: &Loaded) -> bool {
        let revised = origin.locked() || origin.row.revision > 1;
        let begun: Option<Timestamp> = origin.row.created_at.parse().ok();
        revised || begun.is_none_or(|begun| self.world.now().duration_since(begun) > LONG_AGO)
    }

    /// Audits of the same organisation whose answers can be carried over to this one.
    pub(crate) fn origins(&self, loaded: &Loaded) -> Result<Vec<OriginView>, ApiError> {
        if loaded.locked() || is_carried(loaded) {
            return Ok(Vec::new());
        }
        let earlier = |row: &AuditRow| row.id != loaded.row.id && row.created_at <= loaded.row.created_at;
        self.origins_among(loaded.row.submitter, &loaded.tool, earlier)
    }

    /// Audits of an organisation whose answers a new audit of this tool can begin with.
    pub(crate) fn origins_for(&self, submitter: Uuid, tool: &Tool) -> Result<Vec<OriginView>, ApiError> {
        self.origins_among(submitter, tool, |_| true)
    }

    fn origins_among(
        &self,
        submitter: Uuid,
        tool: &Tool,
        is_one: impl Fn(&AuditRow) -> bool,
    ) -> Result<Vec<OriginView>, ApiError> {
        let rows = self.store.read()?.audits_of(submitter)?.into_iter();
        let others = rows.filter(|row| {
            let named = ToolEdition::parse(&format!("{}/{}", row.tool_id, row.edition));
            let feeds = row.tool_id == tool.id.as_str() || named.is_some_and(|name| tool.takes_from.contains(&name));
            !row.archived && feeds && is_one(row)
        });
        let mut origins = Vec::new();
        for row in others {
            let Ok(origin) = self.load(row.id) else { continue };
            let rated = origin.content.answers.values().filter(|answer| answer.rating.is_some()).count();
            if rated > 0 && feeds(&origin.tool, tool) {
                origins.push(OriginView {
                    audit: row.id.to_string(),
                    name: origin.audit_name(),
                    rated: rated as u32,
                    last_time: self.is_of_last_time(&origin),
                    begun: self.begun(&origin)?.map(|day| day.to_string()),
                });
            }
        }
        Ok(origins)
    }

    /// Editions that the organisation has no audit of yet and that take the answers of this one; and the next cycle.
    pub(crate) fn next_editions(&self, loaded: &Loaded) -> Result<Vec<NextView>, ApiError> {
        let reader = self.store.read()?;
        let audits = reader.audits_of(loaded.row.submitter)?;
        let mine = || audits.iter().filter(|row| !row.archived);
        let mut next = Vec::new();
        let names = reader.tool_names()?;
        for (place, name) in names.iter().enumerate() {
            if name.digest == loaded.row.tool_digest || mine().any(|row| row.tool_digest == name.digest) {
                continue;
            }
            let Ok(tool) = self.tool(&name.digest) else { continue };
            let kind = match follows(loaded, &tool, &names, place) {
                Some(NextKind::Corrected) if !self.corrects(&name.digest, &loaded.row.tool_digest)? => {
                    NextKind::SameName
                }
                Some(kind) => kind,
                None => continue,
            };
            let issued = self.issued(&reader.tool(&name.digest)?)?;
            next.push(NextView { issued: given(issued), ..view(&tool, &name.digest, loaded, kind) });
        }
        let later = mine().any(|row| row.created_at > loaded.row.created_at && row.tool_id == loaded.row.tool_id);
        if loaded.locked() && !later {
            next.push(view(&loaded.tool, &loaded.row.tool_digest, loaded, NextKind::NextCycle));
        }
        Ok(next)
    }
}

/// Commits what is carried over, and shows it first.
pub(crate) fn put_in(
    writer: &audit_store::OrganisationWriter<'_>,
    audit: Uuid,
    tool: &Tool,
    operation: &NewOperation,
) -> Result<(), ApiError> {
    writer.commit(audit, operation)?;
    writer.set_place(audit, "carried")?;
    crate::answers::changes::follow_profile(writer, audit, tool)
}

fn view(tool: &Tool, digest: &str, loaded: &Loaded, kind: NextKind) -> NextView {
    let name = format!("{}, {}", tool.short_title.get(&loaded.language), tool.edition);
    NextView { tool: digest.to_owned(), name, kind, issued: None }
}

/// How a tool follows the one in hand; none when it does not. `place`: its own place among the tools, newest taken in first.
fn follows(loaded: &Loaded, tool: &Tool, names: &[ToolName], place: usize) -> Option<NextKind> {
    let (mine, other): (ToolEdition, ToolEdition) = (loaded.tool.name(), tool.name());
    if mine.tool != other.tool {
        return tool.takes_from.contains(&mine).then_some(NextKind::Longer);
    }
    if mine.edition == other.edition {
        // The one that was taken in later corrects the one before.
        let own = names.iter().position(|name| name.digest == loaded.row.tool_digest);
        return own.is_some_and(|own| place < own).then_some(NextKind::Corrected);
    }
    let older = loaded.tool.takes_from.contains(&other);
    let newer = tool.takes_from.contains(&mine) || (!older && other.edition > mine.edition);
    newer.then_some(NextKind::Edition)
}

/// Whether a tool takes the answers of another: an edition of the same tool, or one that it names.
pub(crate) fn feeds(old: &Tool, new: &Tool) -> bool {
    old.id == new.id || new.takes_from.contains(&old.name())
}

/// Whether answers were carried over to an audit.
pub(crate) fn is_carried(loaded: &Loaded) -> bool {
    loaded.fields.keys().any(|field| {
        matches!(field, Field::Standard(_, StandardField::CarriedFrom) | Field::Earlier(..))
            || matches!(field, Field::Profile(ProfileField::FromLastTime)) && !like_another(loaded)
    })
}

/// Whether its details wait because they are another organisation's, and not of last time.
fn like_another(loaded: &Loaded) -> bool {
    loaded.fields.contains_key(&Field::Profile(ProfileField::FromOrganisation))
}

fn standard_id(text: &str) -> Result<StandardId, ApiError> {
    StandardId::new(text).map_err(|_| ApiError::unknown("standard"))
}

fn cannot(message: &str) -> ApiError {
    ApiError::new("cannot-carry", message, "Go back to the audit and look at what it offers now.")
}
