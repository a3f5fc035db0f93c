//! A standard: one test, who sees it, what it rests on.

use super::guidance::Guidance;
use crate::condition::Condition;
use crate::ids::{ReportingId, StandardId};
use crate::jiff::civil::Date;
use crate::text::{self, Language, Text};

/// One standard of an audit tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard {
    /// Its id, for ever.
    pub id: StandardId,
    /// Under which label it is reported.
    pub reporting: ReportingId,
    /// The one test, in plain words.
    pub statement: Text,
    /// Who sees it.
    pub applies: Condition,
    /// When “not applicable” is offered.
    pub not_applicable: Condition,
    /// Whether it is named in feedback whatever the score.
    pub critical: bool,
    /// Whether it is shown and counted.
    pub active: bool,
    /// Why it is switched off; empty when it is not.
    pub inactive_because: Text,
    /// Words that help to find it.
    pub tags: Vec<String>,
    /// What it rests on.
    pub sources: Vec<Source>,
    /// Ids that this one takes over from.
    pub replaces: Vec<StandardId>,
    /// What it means and what each level looks like.
    pub guidance: Guidance,
}

impl Standard {
    /// The digest of the statement in a language, which an answer carries.
    pub fn text_digest(&self, language: &Language) -> String {
        text::digest(self.statement.get(language))
    }
}

/// What a standard rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Of what kind.
    pub kind: SourceKind,
    /// How it is printed.
    pub text: Text,
    /// Who has read it in this edition, when, and where it says so.
    pub checked: Option<Checked>,
}

/// The three printed kinds of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Law or statutory guidance.
    Law,
    /// Professional guidance.
    Professional,
    /// Local learning or good practice.
    Practice,
}

impl SourceKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Law, Self::Professional, Self::Practice];

    /// The code in files: `law`, `professional` or `practice`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Professional => "professional",
            Self::Practice => "practice",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A reader's check of a source: needs a reader and a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Name and role of the reader.
    pub by: String,
    /// When it was read.
    pub on: Date,
    /// The paragraph that says so.
    pub paragraph: String,
}
