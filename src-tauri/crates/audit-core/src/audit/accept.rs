//! Whether a value may be written into a field of an audit that uses this tool.

use super::{ActionStatus, Content, HowAgreed, Rating};
use crate::field::{
    ActionField, BadValue, ChallengeField, DeclarationField, Field, Life, ProfileField, QuestionField, SiteField,
    StandardField,
};
use crate::ids::{LevelCode, OptionCode, ServiceTypeId, StandardId};
use crate::tool::{MOST_COUNTED, MOST_MINUTES, QuestionKind, Tool};
use std::fmt;

/// Why a change is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The value has not the shape of the field.
    Value(BadValue),
    /// The tool has no such standard, fact, question or role.
    Unknown,
    /// The value is not one of the choices.
    NotAChoice,
    /// “Not applicable” is not offered here.
    NotApplicableNotOffered,
    /// The audit is locked by an export.
    Locked,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(bad) => bad.fmt(f),
            Self::Unknown => f.write_str("This audit does not ask that."),
            Self::NotAChoice => f.write_str("This is not one of the choices."),
            Self::NotApplicableNotOffered => f.write_str("“Not applicable” is not offered for this standard."),
            Self::Locked => f.write_str("This revision is locked, because its return was made."),
        }
    }
}

impl std::error::Error for Refusal {}

impl Refusal {
    /// A code that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Value(_) => "bad-value",
            Self::Unknown => "not-asked",
            Self::NotAChoice => "not-a-choice",
            Self::NotApplicableNotOffered => "not-applicable-not-offered",
            Self::Locked => "audit-locked",
        }
    }

    /// What a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Value(bad) => bad.hint(),
            Self::Unknown => "Go back to the start and open the audit again.",
            Self::NotAChoice => "Choose one of the options shown.",
            Self::NotApplicableNotOffered => "Choose one of the levels.",
            Self::Locked => "Start the next revision to change it.",
        }
    }
}

/// The value in its one spelling (`None`: the field is emptied), or why it is refused.
///
/// An emptied field is always accepted, so that what an older edition left behind can be taken away.
pub fn accept(
    tool: &Tool,
    content: &Content,
    locked: bool,
    field: &Field,
    value: &str,
) -> Result<Option<String>, Refusal> {
    if locked && field.life() == Life::Locked {
        return Err(Refusal::Locked);
    }
    let Some(value) = field.accept(value).map_err(Refusal::Value)? else {
        return Ok(None);
    };
    match field {
        Field::Profile(ProfileField::ServiceType) => {
            let id = ServiceTypeId::new(&value).map_err(|_| Refusal::NotAChoice)?;
            choice(tool.service_type(&id).is_some())?;
        }
        Field::Identifier(scheme) => known(tool.identifiers.iter().any(|one| one.scheme == *scheme))?,
        Field::Fact(id) => {
            let fact = tool.facts.iter().find(|fact| fact.id == *id).ok_or(Refusal::Unknown)?;
            choice(OptionCode::new(&value).is_ok_and(|code| fact.takes(&code)))?;
        }
        Field::Site(_, SiteField::Scope) => choice(matches!(value.as_str(), "in" | "out"))?,
        Field::Standard(id, member) => standard(tool, content, id, *member, &value)?,
        Field::EvidenceUse(id, _) => known(tool.standard(id).is_some())?,
        Field::Action(_, ActionField::Standard) | Field::Challenge(_, ChallengeField::Standard) => {
            let id = StandardId::new(&value).map_err(|_| Refusal::Unknown)?;
            known(tool.standard(&id).is_some())?;
        }
        Field::Action(_, ActionField::Status) => choice(ActionStatus::from_code(&value).is_some())?,
        Field::Question(id, member) => {
            let question = tool.question(id).ok_or(Refusal::Unknown)?;
            if *member == QuestionField::Answer {
                return answer(&question.kind, value.trim()).map(Some);
            }
        }
        Field::Declaration(id, member) => {
            known(tool.declaration_roles.iter().any(|role| role.id == *id))?;
            if *member == DeclarationField::How {
                choice(HowAgreed::from_code(&value).is_some())?;
            }
        }
        _ => {}
    }
    Ok(Some(value))
}

fn choice(good: bool) -> Result<(), Refusal> {
    if good { Ok(()) } else { Err(Refusal::NotAChoice) }
}

fn known(good: bool) -> Result<(), Refusal> {
    if good { Ok(()) } else { Err(Refusal::Unknown) }
}

fn standard(
    tool: &Tool,
    content: &Content,
    id: &StandardId,
    member: StandardField,
    value: &str,
) -> Result<(), Refusal> {
    let placed = tool.standard(id).ok_or(Refusal::Unknown)?;
    if member != StandardField::Rating {
        return Ok(());
    }
    match Rating::from_code(value) {
        Some(Rating::NotApplicable) => {
            let offered = placed.standard.not_applicable.holds(&content.facts(tool));
            if offered { Ok(()) } else { Err(Refusal::NotApplicableNotOffered) }
        }
        Some(Rating::Level(code)) => choice(tool.level(&code).is_some()),
        None => choice(LevelCode::new(value).is_ok()),
    }
}

fn answer(kind: &QuestionKind, value: &str) -> Result<String, Refusal> {
    let refusal = match kind {
        QuestionKind::Minutes => Refusal::Value(BadValue::NotANumber { most: MOST_MINUTES }),
        // A band is picked from a list, so what is refused was typed.
        QuestionKind::Number | QuestionKind::Count { .. } => {
            Refusal::Value(BadValue::NotANumber { most: MOST_COUNTED })
        }
        QuestionKind::Date => Refusal::Value(BadValue::NotADate),
        _ => Refusal::NotAChoice,
    };
    kind.accept(value).ok_or(refusal)
}
