//! What an improvement plan says, in words and numbers as its readers see them: the PDF and the workbook are both made of it.

pub mod words;

use crate::field::ActionField;
use jiff::civil::Date;

/// An improvement plan as it shall be printed. Every text is shown as it is given: percentages, dates
/// and labels come ready to read. Empty texts, `None` and empty lists leave their place out, or a
/// sentence that says that there is nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImprovementPlan {
    /// Language of the document as a BCP 47 tag, such as `en-GB`.
    pub language: String,
    /// Title of the audit tool: "Section 11 safeguarding self-audit".
    pub audit_title: String,
    /// Edition of the audit tool: "2026".
    pub edition: String,
    /// What every page says: "Draft for the partnership's approval."
    pub notice: String,
    /// Who the plan is of.
    pub organisation: Organisation,
    /// Names and rooms of responsibility: who filled the audit in.
    pub people: People,
    /// Revision number of the return, from 1.
    pub revision: u32,
    /// Why there is a further revision, as it was written. Empty for the first.
    pub revision_reason: String,
    /// Which return this one replaces, in words. Empty for the first.
    pub replaces: String,
    /// Whether this goes with a return, or how the audit stands without one.
    pub state: PlanState,
    /// The day as of which it stands, as text: "22 November 2026". Empty in a plan that goes with a return.
    pub as_of: String,
    /// Date (and time) at which the document was made, as text: "3 March 2026, 14:05".
    pub created: String,
    /// The same moment in UTC for the file's properties.
    pub created_utc: Moment,
    /// Fingerprint of the signed return: lower-case hexadecimal in groups. Empty while there is none.
    pub fingerprint: String,
    /// Id of the return (a UUID as text). Empty while there is none.
    pub return_id: String,
    /// Name and version of the program that made the document.
    pub program: String,
    /// The score of the whole audit.
    pub score: Score,
    /// One row for each area, in the order of the audit tool.
    pub area_scores: Vec<AreaScore>,
    /// Critical standards that are not fully met. Empty: none, and the plan says so if `has_critical`.
    pub critical_not_met: Vec<CriticalStandard>,
    /// Whether the audit tool has critical standards at all.
    pub has_critical: bool,
    /// All actions, in the order in which they shall be listed.
    pub actions: Vec<Action>,
    /// Standards that are partly or not met and have a reason instead of an action.
    pub no_action_yet: Vec<NoActionYet>,
    /// The sentences that are confirmed.
    pub declaration_statements: Vec<String>,
    /// Who confirmed them. Empty: nobody yet.
    pub declarations: Vec<Declaration>,
    /// All areas with their standards, for the annex.
    pub areas: Vec<Area>,
    /// Questions that are not scored, with their answers.
    pub questions: Vec<Question>,
    /// Heading of what the leaders asked: "What governors asked".
    pub asked_heading: String,
    /// What the leaders asked about the audit, in order.
    pub asked: Vec<Asked>,
    /// Answers to what is not asked any more. A plan that goes with a return has none: they stay with the organisation.
    pub earlier: Vec<EarlierAnswer>,
}

/// An answer to words that the audit tool has no longer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarlierAnswer {
    /// Where it is from: "Section 11, 2025".
    pub from: String,
    /// The number that it had; may be empty.
    pub number: String,
    /// The title of its area; may be empty.
    pub area: String,
    /// The words that were answered; empty: not known.
    pub text: String,
    /// Why it is here, in a sentence.
    pub why: String,
    /// The rating or answer in words; may be empty.
    pub rating: String,
    /// Headings with what was written under them.
    pub texts: Vec<(String, String)>,
    /// Titles of its evidence.
    pub evidence: Vec<String>,
    /// What its actions say.
    pub actions: Vec<String>,
}

/// Who the plan is of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Organisation {
    /// Name of the organisation, department or site.
    pub name: String,
    /// What it is known by, each with what that is called: "ODS code", "Z99901".
    pub identifiers: Vec<(String, String)>,
    /// Its service type: "GP practice".
    pub service_type: String,
    /// Sites and departments that this audit covers.
    pub in_scope: Vec<String>,
    /// Sites and departments that it leaves out.
    pub out_of_scope: Vec<String>,
}

/// Who filled the audit in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// Who completed it: name and role.
    pub completed_by: String,
    /// Who stands in for them.
    pub substitute: String,
    /// How to reach them.
    pub contact: String,
}

/// A moment in UTC, for the properties of the file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Year, such as 2026.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

impl Default for Moment {
    fn default() -> Self {
        Self { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 }
    }
}

/// Whether the plan goes with a return. Only such a plan holds the declaration and the fingerprint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlanState {
    /// The audit is for the organisation's own use: nothing is sent.
    #[default]
    OwnUse,
    /// The return is not made yet.
    Draft {
        /// How many things stop it.
        left: u32,
    },
    /// The return was made before; this is how things stand since.
    Since,
    /// It goes with a signed return.
    Final,
}

/// How many standards have which rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Standards that are met.
    pub met: u32,
    /// Standards that are partly met.
    pub partly: u32,
    /// Standards that are not met.
    pub not_met: u32,
    /// Standards that do not apply.
    pub not_applicable: u32,
    /// Standards without a rating.
    pub unrated: u32,
}

impl Tally {
    /// Standards that apply: all but the not applicable ones.
    pub fn applicable(&self) -> u32 {
        self.met + self.partly + self.not_met + self.unrated
    }
}

/// The score of the whole audit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// How many standards have which rating.
    pub tally: Tally,
    /// Met as a share of applicable, one decimal, rounded down: "83.3%". Empty if nothing applies.
    pub percent: String,
    /// Name of the band that it falls in, counted by whoever has the audit tool. Empty: not known.
    pub band: String,
    /// Name of the band as a signed return gives it: said as its word, never as what was counted.
    pub band_given: String,
    /// One sentence: how it is counted.
    pub rule: String,
}

/// The score of one area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreaScore {
    /// Title of the area.
    pub title: String,
    /// How many standards have which rating.
    pub tally: Tally,
    /// "83.3%". Empty if nothing applies.
    pub percent: String,
}

/// A critical standard that is not fully met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriticalStandard {
    /// Its number: "6.4".
    pub number: String,
    /// Its text.
    pub statement: String,
    /// Its rating.
    pub rating: Rating,
}

/// An action of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    /// Number of the standard that it is for.
    pub standard_number: String,
    /// Text of that standard.
    pub standard_statement: String,
    /// Title of its area.
    pub area: String,
    /// What will be done.
    pub what: String,
    /// Role of who does it.
    pub who: String,
    /// By when.
    pub due: Due,
    /// Status: "Not started".
    pub status: String,
    /// What was written about how it went: the field, and its words, which are never empty (see [`crate::audit::Action::account`]).
    pub account: Vec<(ActionField, String)>,
    /// As what it counts. One that was dropped is listed, and not counted.
    pub counted: crate::audit::Counted,
    /// The rating of its standard. Only in the workbook, as all that follows.
    pub rating: Rating,
    /// The day of `due`.
    pub due_day: Option<Date>,
    /// Status without a day: "Done".
    pub standing: String,
    /// When it was done.
    pub done_day: Option<Date>,
    /// Whether it is still to be done, and its day has passed.
    pub overdue: bool,
}

/// By when an action is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    /// A date as text: "30 June 2026".
    On(String),
    /// Why there is no date.
    NoDate(String),
}

impl Default for Due {
    fn default() -> Self {
        Due::NoDate(String::new())
    }
}

/// A standard with a reason instead of an action that is still to be done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NoActionYet {
    /// Number of the standard.
    pub number: String,
    /// Text of the standard.
    pub statement: String,
    /// Title of its area.
    pub area: String,
    /// Its rating.
    pub rating: Rating,
    /// Why there is no action yet.
    pub because: String,
}

/// Who confirmed the declaration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declaration {
    /// In which role: "Safeguarding lead".
    pub role: String,
    /// Name.
    pub name: String,
    /// Date as text.
    pub date: String,
    /// How they agreed: "At the partners' meeting on 2 March 2026".
    pub how: String,
}

/// An area with its standards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Area {
    /// Number of the area: "6". May be empty.
    pub number: String,
    /// Title of the area.
    pub title: String,
    /// Its standards in order.
    pub standards: Vec<Standard>,
}

/// A standard as answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standard {
    /// Its number: "6.4".
    pub number: String,
    /// Its text.
    pub statement: String,
    /// Whether it is a critical one.
    pub critical: bool,
    /// Its rating.
    pub rating: Rating,
    /// "How do you know?" in paragraphs, parted by line ends.
    pub narrative: String,
    /// Why it does not apply. Only printed if given.
    pub not_applicable_reason: String,
    /// Evidence in order.
    pub evidence: Vec<Evidence>,
    /// The actions for it, in short.
    pub actions: Vec<StandardAction>,
    /// Why there is no action yet. Only printed if given.
    pub no_action_because: String,
}

/// A rating: its symbol and its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rating {
    /// Which symbol stands beside it.
    pub kind: RatingKind,
    /// Its label in the audit tool's words: "Partly met".
    pub label: String,
}

/// Which symbol stands beside a rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RatingKind {
    /// Met: a full disc with a tick.
    Met,
    /// Partly met: half a disc.
    Partly,
    /// Not met: an empty circle with a cross.
    NotMet,
    /// Not applicable: a dash.
    NotApplicable,
    /// No rating yet: a dotted circle.
    #[default]
    Unrated,
}

/// A piece of evidence as listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Its title.
    pub title: String,
    /// Where it is kept.
    pub kept: String,
    /// Its date as text.
    pub date: String,
    /// Role of its owner.
    pub owner: String,
    /// When it is next reviewed, as text.
    pub review: String,
}

/// An action as the annex names it beside its standard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StandardAction {
    /// What will be done.
    pub what: String,
    /// Role of who does it.
    pub who: String,
    /// By when.
    pub due: Due,
}

/// A question that is not scored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Its number. May be empty.
    pub number: String,
    /// The question.
    pub question: String,
    /// What is written about it, in paragraphs: the answer, a comment. May be empty.
    pub answer: String,
    /// Whether it is answered: a comment alone is no answer.
    pub answered: bool,
    /// Whether it may be left open.
    pub optional: bool,
}

/// A question that the leaders asked about the audit, with what was answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// What it is about: "Standard 3.2", "The whole audit".
    pub about: String,
    /// The question in paragraphs.
    pub question: String,
    /// The answer in paragraphs. Empty: not answered.
    pub answer: String,
    /// Who asked, and when: "The chair, 20 November 2026". May be empty.
    pub by: String,
}
