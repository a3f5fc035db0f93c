//! The parts of an audit.

use crate::ids::{FactId, LevelCode, OptionCode, ServiceTypeId, StandardId};
use crate::jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A person: a name and a role. There are no accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Their name; may be empty.
    pub name: String,
    /// Their role; may be empty.
    pub role: String,
}

/// About the organisation. Texts are empty until they are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// What it is known by, by register; also what is not asked now.
    pub identifiers: BTreeMap<OptionCode, String>,
    /// Its type of service.
    pub service_type: Option<ServiceTypeId>,
    /// Facts as they were answered, also those that are not asked now.
    pub facts: BTreeMap<FactId, OptionCode>,
    /// Who completes the audit.
    pub completed_by: Person,
    /// Who stands in for them.
    pub substitute: Person,
    /// E-mail address for questions.
    pub email: String,
    /// Telephone number for questions.
    pub telephone: String,
    /// Whether the audit covers all of the organisation.
    pub covers_all: bool,
    /// Whether the audit is for own use: nothing is to be sent.
    pub own_use: bool,
    /// Whether it is from last time and not yet confirmed.
    pub from_last_time: bool,
    /// The organisation that they were copied from, as long as they are not confirmed; empty: they are from last time.
    pub from_organisation: String,
}

impl Profile {
    /// What it is known by in this register, without white space at its ends; may be empty.
    pub fn identifier(&self, scheme: &OptionCode) -> &str {
        self.identifiers.get(scheme).map_or("", |value| value.trim())
    }
}

/// A site or department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Whether the audit covers it.
    pub covered: bool,
    /// Where assurance for it is found, when it is not covered.
    pub assured_by: String,
}

impl Site {
    pub(super) fn new(id: Uuid) -> Self {
        Self { id, name: String::new(), covered: true, assured_by: String::new() }
    }
}

/// A rating: a level of the scale, or not applicable. Not yet rated is `None` of this.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rating {
    /// A level.
    Level(LevelCode),
    /// Not applicable; needs a reason.
    NotApplicable,
}

impl Rating {
    /// Its code in fields and files.
    pub fn code(&self) -> &str {
        match self {
            Self::Level(code) => code.as_str(),
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// The answer to one standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The rating, once given.
    pub rating: Option<Rating>,
    /// “How do you know?”
    pub narrative: String,
    /// Why it is not applicable.
    pub not_applicable_because: String,
    /// Why there is no action yet.
    pub no_action_because: String,
    /// Digest of the statement that the rating answered.
    pub answered_digest: Option<String>,
    /// Language of that statement.
    pub answered_language: Option<String>,
    /// Who answered, when somebody else typed.
    pub answered_by: String,
    /// The statement that the rating answered, where this edition spells it otherwise.
    pub answered_text: Option<String>,
    /// Where it was carried over from; empty: it was given here.
    pub carried_from: String,
    /// Whether it is from last time and not yet confirmed.
    pub from_last_time: bool,
    /// Evidence that it refers to.
    pub evidence: BTreeSet<Uuid>,
}

/// A reference to evidence: the document itself stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: Uuid,
    /// Its title.
    pub title: String,
    /// Where it is kept.
    pub kept_at: String,
    /// Its date.
    pub date: Option<Date>,
    /// The role that owns it.
    pub owner: String,
    /// When it is to be reviewed.
    pub review: Option<Date>,
}

impl Evidence {
    pub(super) fn new(id: Uuid) -> Self {
        Self { id, title: String::new(), kept_at: String::new(), date: None, owner: String::new(), review: None }
    }

    /// Whether it says what it is or where it is kept. One that says neither is not yet evidence.
    pub fn says_something(&self) -> bool {
        !self.title.trim().is_empty() || !self.kept_at.trim().is_empty()
    }
}

/// The answer to a partnership question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuestionAnswer {
    /// A choice's code, a number, or words.
    pub answer: Option<String>,
    /// The comment; may be empty.
    pub comment: String,
    /// Whether it may be shared.
    pub consent: bool,
    /// Whether it is from last time and not yet confirmed.
    pub from_last_time: bool,
}

/// A question that somebody who answers for the organisation asked about the audit, with what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Its id.
    pub id: Uuid,
    /// The standard that it is about; none: the whole audit.
    pub standard: Option<StandardId>,
    /// What was asked.
    pub question: String,
    /// By whom; may be empty.
    pub asked_by: String,
    /// When.
    pub asked_on: Option<Date>,
    /// What was answered; may be empty.
    pub answer: String,
    /// Whether it was chosen for the return. Without that it stays at home.
    pub send: bool,
}

impl Challenge {
    pub(super) fn new(id: Uuid) -> Self {
        Self {
            id,
            standard: None,
            question: String::new(),
            asked_by: String::new(),
            asked_on: None,
            answer: String::new(),
            send: false,
        }
    }
}

/// How a person agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowAgreed {
    /// At this computer.
    Here,
    /// At a meeting.
    Meeting,
    /// By e-mail.
    Email,
    /// On paper.
    Paper,
}

impl HowAgreed {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Here, Self::Meeting, Self::Email, Self::Paper];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Meeting => "meeting",
            Self::Email => "email",
            Self::Paper => "paper",
        }
    }

    /// Its name in English.
    pub fn label(self) -> &'static str {
        match self {
            Self::Here => "At this computer",
            Self::Meeting => "At a meeting",
            Self::Email => "By e-mail",
            Self::Paper => "On paper",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }
}

/// A declaration by the holder of a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    /// Who, and in which role.
    pub person: Person,
    /// The day on which they agreed.
    pub agreed_on: Option<Date>,
    /// How they agreed.
    pub how: Option<HowAgreed>,
    /// Digest of what they agreed to (see [`crate::agreement`]).
    pub basis: Option<String>,
}
