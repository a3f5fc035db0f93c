//! An audit is a map of fields. A field's key is text such as `standard/s11-k7qd/rating`; its value is text too, in the one
//! spelling that its kind has (a code, `yes`, a date as 2026-10-12, or words as they were typed).
//!
//! Operations, undo, history and merging all work field by field and need to know nothing else.

mod table;
mod traits;
mod value;

pub use table::{
    ActionField, ChallengeField, DeclarationField, EarlierField, EvidenceField, ProfileField, QuestionField, SiteField,
    StandardField,
};
pub use traits::{Part, Trait};
pub use value::{BadValue, parse_date};

use crate::ids::{FactId, OptionCode, QuestionId, RoleId, StandardId};
use std::collections::BTreeMap;
use std::fmt;
use uuid::Uuid;

/// The fields of an audit that have a value. A field without one is absent.
pub type Fields = BTreeMap<Field, String>;

/// New values by field; `None` empties.
pub type Values = Vec<(Field, Option<String>)>;

/// The key of one field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `profile/<member>`
    Profile(ProfileField),
    /// `identifier/<scheme>`: a number in a register, or the like
    Identifier(OptionCode),
    /// `fact/<fact>`: a code
    Fact(FactId),
    /// `site/<uuid>/<member>`
    Site(Uuid, SiteField),
    /// `standard/<standard>/<member>`
    Standard(StandardId, StandardField),
    /// `standard/<standard>/evidence/<uuid>`: `yes`
    EvidenceUse(StandardId, Uuid),
    /// `evidence/<uuid>/<member>`
    Evidence(Uuid, EvidenceField),
    /// `action/<uuid>/<member>`
    Action(Uuid, ActionField),
    /// `question/<question>/<member>`
    Question(QuestionId, QuestionField),
    /// `challenge/<uuid>/<member>`
    Challenge(Uuid, ChallengeField),
    /// `declaration/<role>/<member>`
    Declaration(RoleId, DeclarationField),
    /// `earlier/<uuid>/<member>`: an answer to words that this edition has not (see [`crate::editions`])
    Earlier(Uuid, EarlierField),
    /// `earlier/<uuid>/evidence/<uuid>`: `yes`
    EarlierUse(Uuid, Uuid),
    /// `earlier/<uuid>/offer/<standard>`: `waiting`, `kept` or `again`
    Offer(Uuid, StandardId),
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of words, at most 300 characters.
    Line,
    /// Words with line ends, at most 32,767 characters.
    Words,
    /// An id.
    Code,
    /// A date, 2026-10-12.
    Date,
    /// `yes`; absent for no.
    Tick,
    /// A UUID.
    Id,
    /// A whole number, 0 to 1,000,000.
    Number,
}

/// How a field behaves after export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Locked by export.
    Locked,
    /// Goes on changing; never alters a signed revision.
    Living,
}

impl Field {
    /// What its value looks like.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Profile(member) => member.kind(),
            Self::Identifier(_) => Kind::Line,
            Self::Fact(_) => Kind::Code,
            Self::Site(_, member) => member.kind(),
            Self::Standard(_, member) => member.kind(),
            Self::EvidenceUse(..) => Kind::Tick,
            Self::Evidence(_, member) => member.kind(),
            Self::Action(_, member) => member.kind(),
            Self::Question(_, member) => member.kind(),
            Self::Challenge(_, member) => member.kind(),
            Self::Declaration(_, member) => member.kind(),
            Self::Earlier(_, member) => member.kind(),
            Self::EarlierUse(..) => Kind::Tick,
            Self::Offer(..) => Kind::Code,
        }
    }

    /// Whether an export locks it.
    pub fn life(&self) -> Life {
        match self {
            Self::Profile(member) => member.life(),
            Self::Identifier(_) | Self::Fact(_) | Self::EvidenceUse(..) => Life::Locked,
            Self::Site(_, member) => member.life(),
            Self::Standard(_, member) => member.life(),
            Self::Evidence(_, member) => member.life(),
            Self::Action(_, member) => member.life(),
            Self::Question(_, member) => member.life(),
            Self::Challenge(_, member) => member.life(),
            Self::Declaration(_, member) => member.life(),
            Self::Earlier(_, member) => member.life(),
            Self::EarlierUse(..) | Self::Offer(..) => Life::Locked,
        }
    }

    /// The standard that the field belongs to, when its key names one.
    pub fn standard(&self) -> Option<&StandardId> {
        match self {
            Self::Standard(id, _) | Self::EvidenceUse(id, _) => Some(id),
            _ => None,
        }
    }

    /// Reads a key.
    pub fn parse(key: &str) -> Option<Self> {
        let parts: Vec<&str> = key.split('/').collect();
        let uuid = |text: &str| {
            let id = Uuid::try_parse(text).ok()?;
            (id.hyphenated().to_string() == text).then_some(id)
        };
        Some(match parts[..] {
            ["profile", member] => Self::Profile(ProfileField::from_code(member)?),
            ["identifier", scheme] => Self::Identifier(OptionCode::new(scheme).ok()?),
            ["fact", id] => Self::Fact(FactId::new(id).ok()?),
            ["site", id, member] => Self::Site(uuid(id)?, SiteField::from_code(member)?),
            ["standard", id, "evidence", evidence] => Self::EvidenceUse(StandardId::new(id).ok()?, uuid(evidence)?),
            ["standard", id, member] => Self::Standard(StandardId::new(id).ok()?, StandardField::from_code(member)?),
            ["evidence", id, member] => Self::Evidence(uuid(id)?, EvidenceField::from_code(member)?),
            ["action", id, member] => Self::Action(uuid(id)?, ActionField::from_code(member)?),
            ["earlier", id, "evidence", evidence] => Self::EarlierUse(uuid(id)?, uuid(evidence)?),
            ["earlier", id, "offer", standard] => Self::Offer(uuid(id)?, StandardId::new(standard).ok()?),
            ["earlier", id, member] => Self::Earlier(uuid(id)?, EarlierField::from_code(member)?),
            ["question", id, member] => Self::Question(QuestionId::new(id).ok()?, QuestionField::from_code(member)?),
            ["challenge", id, member] => Self::Challenge(uuid(id)?, ChallengeField::from_code(member)?),
            ["declaration", id, member] => {
                Self::Declaration(RoleId::new(id).ok()?, DeclarationField::from_code(member)?)
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile(member) => write!(f, "profile/{}", member.code()),
            Self::Identifier(scheme) => write!(f, "identifier/{scheme}"),
            Self::Fact(id) => write!(f, "fact/{id}"),
            Self::Site(id, member) => write!(f, "site/{id}/{}", member.code()),
            Self::Standard(id, member) => write!(f, "standard/{id}/{}", member.code()),
            Self::EvidenceUse(id, evidence) => write!(f, "standard/{id}/evidence/{evidence}"),
            Self::Evidence(id, member) => write!(f, "evidence/{id}/{}", member.code()),
            Self::Action(id, member) => write!(f, "action/{id}/{}", member.code()),
            Self::Question(id, member) => write!(f, "question/{id}/{}", member.code()),
            Self::Challenge(id, member) => write!(f, "challenge/{id}/{}", member.code()),
            Self::Declaration(id, member) => write!(f, "declaration/{id}/{}", member.code()),
            Self::Earlier(id, member) => write!(f, "earlier/{id}/{}", member.code()),
            Self::EarlierUse(id, evidence) => write!(f, "earlier/{id}/evidence/{evidence}"),
            Self::Offer(id, standard) => write!(f, "earlier/{id}/offer/{standard}"),
        }
    }
}

#[cfg(test)]
mod tests;
