//! What the paper says, in words that are ready to print. It knows nothing of an audit tool: whom it is for, and what is asked,
//! come in as text.

use audit_core::plan::{Moment, Rating, Tally};

/// The paper of at most two pages for those who are asked to agree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    /// BCP 47 tag of its language.
    pub language: String,
    /// Title of the audit tool.
    pub audit_title: String,
    /// Its edition.
    pub edition: String,
    /// Said on every page, such as that the tool is a draft; may be empty.
    pub notice: String,
    /// The organisation.
    pub organisation: String,
    /// Whom it is for: “governors”, “trustees”, “the board”.
    pub readers: String,
    /// The copy's number, such as K4-7Q.
    pub copy: String,
    /// “Draft: 61 of 70 standards rated”.
    pub state: String,
    /// The day on which it was made, in words.
    pub made: String,
    /// The same moment in UTC, for the file's properties.
    pub created_utc: Moment,
    /// Name and version of the program.
    pub program: String,
    /// The counts.
    pub tally: Tally,
    /// “87.2%”; empty when nothing applies.
    pub percent: String,
    /// What its readers are asked to agree, a sentence each.
    pub asked: Vec<String>,
    /// Standards that are not or only partly met, most serious first.
    pub unmet: Vec<Unmet>,
    /// What is still to be done, soonest first.
    pub actions: Vec<Planned>,
    /// How many further actions were done already: they count as actions of the plan.
    pub actions_done: usize,
    /// How many of the unmet standards have no action that is still to be done.
    pub without_action: usize,
    /// What is new since the last audit, a sentence each.
    pub since: Vec<String>,
    /// Questions to ask, at most five.
    pub questions: Vec<String>,
}

/// A standard that is not or only partly met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unmet {
    /// “6.4”
    pub number: String,
    /// Its text.
    pub statement: String,
    /// Whether it is named whatever the score.
    pub critical: bool,
    /// Its rating.
    pub rating: Rating,
}

/// An action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planned {
    /// “6.4”
    pub number: String,
    /// What will be done.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// By when, in words.
    pub due: String,
}
