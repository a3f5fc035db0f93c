//! An audit tool: what is asked, of whom, in which words, and how it counts.

mod check;
mod edition;
mod facts;
mod guidance;
mod identifier;
mod narrow;
mod question;
#[cfg(test)]
pub(crate) mod sample;
mod standard;

pub use check::{ToolProblem, beyond_limits, check};
pub use edition::ToolEdition;
pub use facts::{Fact, FactKind};
pub use guidance::{Guidance, GuidancePart, Part, Resolved};
pub use identifier::Identifier;
pub use question::{CountBand, MOST_COUNTED, MOST_MINUTES, Question, QuestionKind};
pub use standard::{Checked, Source, SourceKind, Standard};

use crate::condition::{Condition, Facts};
use crate::ids::{AreaId, BandId, LevelCode, QuestionId, ReportingId, RoleId, ServiceTypeId, StandardId, ToolId};
use crate::text::{Language, Text};

/// One edition of an audit tool. A published edition is never edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Which tool.
    pub id: ToolId,
    /// Which edition, such as `2026`.
    pub edition: String,
    /// Editions whose answers may be carried over to this one: earlier editions of this tool that it supersedes, and other
    /// tools that feed it.
    pub takes_from: Vec<ToolEdition>,
    /// Ids of standards that earlier editions had and this one has not; none is ever used again.
    pub retired: Vec<StandardId>,
    /// The languages that every text has, the first being the usual one.
    pub languages: Vec<Language>,
    /// Whether it has been approved.
    pub status: Status,
    /// Full title.
    pub title: Text,
    /// Title for headings and lists.
    pub short_title: Text,
    /// What it is for, in a sentence.
    pub summary: Text,
    /// Shown on every screen and paper, such as that it is a draft; may be empty.
    pub notice: Text,
    /// The law or guidance behind it.
    pub legal_basis: Text,
    /// Said beside a source that nobody has checked in this edition.
    pub unchecked_notice: Text,
    /// The reminder above every text field.
    pub before_text: Text,
    /// Headings of guidance: what it means, and typical evidence.
    pub headings: Headings,
    /// The rating scale, best first.
    pub levels: Vec<Level>,
    /// Bands of the score, best first; the last begins at 0.
    pub bands: Vec<Band>,
    /// Types of service.
    pub service_types: Vec<ServiceType>,
    /// What organisations are known by, in the order in which it is asked.
    pub identifiers: Vec<Identifier>,
    /// Facts asked in the profile, in the order in which they are asked.
    pub facts: Vec<Fact>,
    /// Areas of the form with their standards, in order.
    pub areas: Vec<Area>,
    /// Labels of the report.
    pub reporting: Vec<Reporting>,
    /// Roles that people have.
    pub person_roles: Vec<PersonRole>,
    /// Roles that must declare.
    pub declaration_roles: Vec<DeclarationRole>,
    /// What is confirmed, and who reads it.
    pub declaration: DeclarationText,
    /// Partnership questions, which are not scored.
    pub questions: Vec<Question>,
}

/// Whether an edition has been approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// For the partnership's approval.
    Draft,
    /// Approved; never edited again.
    Published,
}

impl Status {
    /// The code in files: `draft` or `published`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
        }
    }
}

/// Headings of guidance that are not levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// “What this means”.
    pub meaning: Text,
    /// “Typical evidence”.
    pub evidence: Text,
}

/// How a level of the scale counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counts {
    /// As met.
    Met,
    /// As partly met: not met in the score, and shown beside it.
    Partly,
    /// As not met.
    NotMet,
}

impl Counts {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Met, Self::Partly, Self::NotMet];

    /// The code in files: `met`, `partly` or `not-met`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::NotMet => "not-met",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counts| counts.code() == code)
    }
}

/// One level of the rating scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its code in answers and files.
    pub code: LevelCode,
    /// Its name.
    pub label: Text,
    /// What it means for every standard, such as “in place, and shown to work”; may be empty.
    pub description: Text,
    /// How it counts.
    pub counts: Counts,
}

/// A band of the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its id.
    pub id: BandId,
    /// The least share of applicable standards met, in whole per cent, 0 to 100.
    pub at_least: u8,
    /// Its name.
    pub label: Text,
}

/// A type of service, with the words that suit it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceType {
    /// Its id.
    pub id: ServiceTypeId,
    /// Its name, such as “GP practice”.
    pub label: Text,
    /// How the screen speaks of it, such as “your practice”.
    pub you: Text,
    /// Whom its leaders are called by: those who are asked to agree, such as “governors”; may be empty.
    pub readers: Text,
}

/// An area of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its title.
    pub title: Text,
    /// Its standards, in order, with those that are switched off.
    pub standards: Vec<Standard>,
}

/// A label under which standards are reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// Its id.
    pub id: ReportingId,
    /// Its title.
    pub title: Text,
}

/// A role that a person can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRole {
    /// Its id.
    pub id: RoleId,
    /// Its title.
    pub title: Text,
    /// For whom it is offered.
    pub offered: Condition,
}

/// A role that must declare before a return is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclarationRole {
    /// Its id.
    pub id: RoleId,
    /// Its title.
    pub title: Text,
    /// Who that is, by type of service.
    pub hint: Text,
    /// For whom it is required.
    pub required: Condition,
    /// Roles whose holder may fill this one too.
    pub may_be_same_as: Vec<RoleId>,
}

/// The words of the declaration. Words in braces, such as `{met}`, are filled with the return's own numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclarationText {
    /// What is confirmed, a sentence each.
    pub statements: Vec<Text>,
    /// Who will read it, what for, how long, what is published.
    pub reading: Vec<Text>,
}

/// A standard as an organisation sees it: with its area and its number.
#[derive(Clone, Debug)]
pub struct Placed<'t> {
    /// Its area.
    pub area: &'t Area,
    /// The number that people see, such as `6.4`: by place in the edition, the same for everybody.
    pub number: String,
    /// The standard.
    pub standard: &'t Standard,
}

/// The same before its number is spelt out: most places only look for one standard, or for some of them.
struct Numbered<'t> {
    area: &'t Area,
    number: (usize, usize),
    standard: &'t Standard,
}

impl<'t> Numbered<'t> {
    fn placed(self) -> Placed<'t> {
        let (area, standard) = self.number;
        Placed { area: self.area, number: format!("{area}.{standard}"), standard: self.standard }
    }
}

impl Tool {
    /// The usual language.
    pub fn language(&self) -> Language {
        self.languages.first().cloned().unwrap_or_else(Language::english)
    }

    /// All active standards with their numbers, in order.
    pub fn standards(&self) -> impl Iterator<Item = Placed<'_>> {
        self.places().map(Numbered::placed)
    }

    fn places(&self) -> impl Iterator<Item = Numbered<'_>> {
        self.areas.iter().enumerate().flat_map(|(a, area)| {
            let active = area.standards.iter().filter(|standard| standard.active);
            active.enumerate().map(move |(s, standard)| Numbered { area, number: (a + 1, s + 1), standard })
        })
    }

    /// The standards that these facts call for, in order.
    pub fn shown<'t>(&'t self, facts: &Facts) -> Vec<Placed<'t>> {
        self.places().filter(|place| place.standard.applies.holds(facts)).map(Numbered::placed).collect()
    }

    /// The active standards that these facts do not call for, in order.
    pub fn not_shown<'t>(&'t self, facts: &Facts) -> Vec<Placed<'t>> {
        self.places().filter(|place| !place.standard.applies.holds(facts)).map(Numbered::placed).collect()
    }

    /// One active standard, by its id.
    pub fn standard(&self, id: &StandardId) -> Option<Placed<'_>> {
        self.places().find(|place| place.standard.id == *id).map(Numbered::placed)
    }

    /// A level by its code.
    pub fn level(&self, code: &LevelCode) -> Option<&Level> {
        self.levels.iter().find(|level| level.code == *code)
    }

    /// A type of service by its id.
    pub fn service_type(&self, id: &ServiceTypeId) -> Option<&ServiceType> {
        self.service_types.iter().find(|service_type| service_type.id == *id)
    }

    /// A question by its id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The questions that these facts call for.
    pub fn questions_for<'t>(&'t self, facts: &'t Facts) -> impl Iterator<Item = &'t Question> {
        self.questions.iter().filter(|question| question.applies.holds(facts))
    }

    /// The roles that must declare for these facts.
    pub fn declarers<'t>(&'t self, facts: &'t Facts) -> impl Iterator<Item = &'t DeclarationRole> {
        self.declaration_roles.iter().filter(|role| role.required.holds(facts))
    }
}
