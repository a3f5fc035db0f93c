//! Where a finding is mended: the very field, and what it belongs to.

use crate::field::{
    ActionField, DeclarationField, EvidenceField, Field, ProfileField, QuestionField, SiteField, StandardField,
};
use crate::ids::{FactId, OptionCode, QuestionId, RoleId, StandardId};
use uuid::Uuid;

/// Where a finding is mended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A member of the profile.
    Profile(ProfileField),
    /// What the organisation is known by, by its register.
    Identifier(OptionCode),
    /// A fact.
    Fact(FactId),
    /// A site.
    Site(Uuid, SiteField),
    /// The answer to a standard.
    Standard(StandardId, StandardField),
    /// An action of a standard.
    Action(StandardId, Uuid, ActionField),
    /// A piece of evidence, and a standard that refers to it.
    Evidence(StandardId, Uuid, EvidenceField),
    /// The answer to a partnership question.
    Question(QuestionId, QuestionField),
    /// A declaration.
    Declaration(RoleId, DeclarationField),
}

impl Place {
    /// The field that mends it.
    pub fn field(&self) -> Field {
        match self {
            Self::Profile(member) => Field::Profile(*member),
            Self::Identifier(scheme) => Field::Identifier(scheme.clone()),
            Self::Fact(id) => Field::Fact(id.clone()),
            Self::Site(id, member) => Field::Site(*id, *member),
            Self::Standard(id, member) => Field::Standard(id.clone(), *member),
            Self::Action(_, id, member) => Field::Action(*id, *member),
            Self::Evidence(_, id, member) => Field::Evidence(*id, *member),
            Self::Question(id, member) => Field::Question(id.clone(), *member),
            Self::Declaration(role, member) => Field::Declaration(role.clone(), *member),
        }
    }

    /// The standard on whose screen it is mended, if it is on one.
    pub fn standard(&self) -> Option<&StandardId> {
        match self {
            Self::Standard(id, _) | Self::Action(id, ..) | Self::Evidence(id, ..) => Some(id),
            _ => None,
        }
    }
}
