//! What a return holds: answers as they stand, with everything that a reader needs to understand them without the tool.

mod collect;

pub use collect::{Frame, Made, collect, declared, gather};

use crate::audit::{Action, ActionCount, Challenge, Evidence, HowAgreed, Person, Site};
use crate::ids::{
    AreaId, BandId, FactId, LevelCode, OptionCode, QuestionId, ReportingId, RoleId, ServiceTypeId, StandardId, ToolId,
};
use crate::jiff::{Timestamp, civil::Date};
use crate::text::Language;
use crate::tool::Counts;
use uuid::Uuid;

/// Which audit tool was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolName {
    /// Its id.
    pub id: ToolId,
    /// Its edition.
    pub edition: String,
    /// SHA-256 of its canonical document, 64 hexadecimal digits.
    pub digest: String,
    /// Its title in the return's language.
    pub title: String,
    /// Said on every paper, such as that it is a draft; may be empty.
    pub notice: String,
}

/// Which issue of a partnership was answered; a return made without an invitation has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueName {
    /// Its id.
    pub id: Uuid,
    /// SHA-256 of the signed issue.
    pub digest: String,
}

/// A fact with its question and answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedFact {
    /// Its id.
    pub id: FactId,
    /// The question.
    pub question: String,
    /// The answer's code.
    pub value: OptionCode,
}

/// Something that the organisation is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedIdentifier {
    /// Which register it is from.
    pub scheme: OptionCode,
    /// What it is called, such as “ODS code”.
    pub label: String,
    /// What it is.
    pub value: String,
}

/// The organisation as it was when the return was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// What it is known by, in the tool's order.
    pub identifiers: Vec<StatedIdentifier>,
    /// Its type of service.
    pub service_type: ServiceTypeId,
    /// The name of that type.
    pub service_type_label: String,
    /// Facts that decided which standards apply, as the organisation itself answered them: never what is only assumed.
    pub facts: Vec<StatedFact>,
    /// Who completed the audit.
    pub completed_by: Person,
    /// Who stands in for them.
    pub substitute: Person,
    /// E-mail address for questions; may be empty.
    pub email: String,
    /// Telephone number for questions; may be empty.
    pub telephone: String,
    /// Whether the audit covers all of it.
    pub covers_all: bool,
    /// Sites and departments in and out of scope.
    pub sites: Vec<Site>,
}

/// The rating of a standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatedRating {
    /// A level of the scale.
    Level {
        /// Its code.
        code: LevelCode,
        /// Its name.
        label: String,
        /// How it counts.
        counts: Counts,
    },
    /// Not applicable, because …
    NotApplicable {
        /// The reason.
        because: String,
    },
}

/// A standard with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedStandard {
    /// Its id.
    pub id: StandardId,
    /// The number that people saw.
    pub number: String,
    /// Its area.
    pub area: AreaId,
    /// Its reporting label.
    pub reporting: ReportingId,
    /// Its text.
    pub statement: String,
    /// Digest of the text that was answered.
    pub text_digest: String,
    /// Language of the text that was answered.
    pub language: Language,
    /// Whether it is named whatever the score.
    pub critical: bool,
    /// The rating.
    pub rating: StatedRating,
    /// “How do you know?”; may be empty.
    pub narrative: String,
    /// Why there is no action yet; may be empty.
    pub no_action_because: String,
    /// Who answered, when somebody else typed; may be empty.
    pub answered_by: String,
    /// Evidence that it refers to.
    pub evidence: Vec<Uuid>,
}

impl StatedStandard {
    /// Whether it is not or only partly met.
    pub fn is_unmet(&self) -> bool {
        matches!(&self.rating, StatedRating::Level { counts, .. } if *counts != Counts::Met)
    }
}

/// A partnership question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedQuestion {
    /// Its id.
    pub id: QuestionId,
    /// Its text.
    pub text: String,
    /// The answer: a code, a number, or words; none when it was left open.
    pub answer: Option<String>,
    /// The answer in words, such as those of a choice or “4 of 5”; empty for answers that are words already.
    pub label: String,
    /// The comment; may be empty.
    pub comment: String,
    /// Whether sharing was agreed to.
    pub consent: bool,
    /// Whether it may be left open: then no answer is no gap.
    pub optional: bool,
}

/// A declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedDeclaration {
    /// Which role.
    pub role: RoleId,
    /// Its title.
    pub role_title: String,
    /// Who, and their own title.
    pub person: Person,
    /// The day on which they agreed.
    pub agreed_on: Date,
    /// How they agreed.
    pub how: HowAgreed,
}

/// An area's or a label's title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// Everything that a return says. Never: history, drafts, erased text, codes of invitations, paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnContent {
    /// The return's own id.
    pub id: Uuid,
    /// 1 for the first; each further one replaces the one before.
    pub revision: u32,
    /// Digest of the revision that this one replaces.
    pub replaces: Option<String>,
    /// Why there is a further revision; empty for the first.
    pub revision_reason: String,
    /// When it was made: a claim.
    pub created: Timestamp,
    /// Name and version of the program.
    pub program: String,
    /// Language of the texts.
    pub language: Language,
    /// The audit tool.
    pub tool: ToolName,
    /// The issue, when there was an invitation.
    pub issue: Option<IssueName>,
    /// Who submits: an organisation, department or site.
    pub submitter: Uuid,
    /// The organisation.
    pub organisation: Organisation,
    /// Titles of the areas, in order.
    pub areas: Vec<Heading>,
    /// Titles of the reporting labels, in order.
    pub reporting: Vec<Heading>,
    /// All standards that were shown, in order.
    pub standards: Vec<StatedStandard>,
    /// Evidence: references, never the documents.
    pub evidence: Vec<Evidence>,
    /// Actions that say what will be done.
    pub actions: Vec<Action>,
    /// Partnership questions.
    pub questions: Vec<StatedQuestion>,
    /// Challenge notes that were chosen to be sent; by default none.
    pub challenges: Vec<Challenge>,
    /// Whom its leaders, who asked those notes, are called by: “governors”. Empty where there are none, and where it is not said.
    pub readers: String,
    /// What was confirmed, filled with this return's numbers.
    pub statements: Vec<String>,
    /// What was said about readers and publication.
    pub reading: Vec<String>,
    /// Who confirmed it.
    pub declarations: Vec<StatedDeclaration>,
    /// The counts and the band, for readers; a checker recomputes them.
    pub count: crate::scoring::Count,
    /// The band, when anything is applicable.
    pub band: Option<(BandId, String)>,
    /// How often each warning occurred.
    pub warnings: Vec<(String, usize)>,
    /// The organisation's age recipient, for feedback sealed to it.
    pub recipient: Option<String>,
}

impl ReturnContent {
    /// The actions of one standard.
    pub fn actions_of<'c>(&'c self, id: &'c StandardId) -> impl Iterator<Item = &'c Action> {
        self.actions.iter().filter(move |action| action.standard.as_ref() == Some(id))
    }

    /// How many actions the plan has of each kind.
    pub fn action_count(&self) -> ActionCount {
        ActionCount::of(&self.actions)
    }

    /// Standards that are not or only partly met and have no action that is still to be done.
    pub fn unplanned(&self) -> impl Iterator<Item = &StatedStandard> {
        let open = |standard: &&StatedStandard| self.actions_of(&standard.id).any(Action::is_open);
        self.standards.iter().filter(|standard| standard.is_unmet()).filter(move |standard| !open(standard))
    }
}

/// A return that was verified: only audit-exchange makes one, from a file whose signature it has checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    content: ReturnContent,
    signer: String,
    digest: String,
}

impl Submission {
    /// For audit-exchange alone, after verification; a test of the tree keeps it so.
    ///
    /// `signer` is the did:key of the signature, `digest` the SHA-256 of the canonical signed document.
    pub fn new(content: ReturnContent, signer: String, digest: String) -> Self {
        Self { content, signer, digest }
    }

    /// What the return says.
    pub fn content(&self) -> &ReturnContent {
        &self.content
    }

    /// The did:key that signed it.
    pub fn signer(&self) -> &str {
        &self.signer
    }

    /// The fingerprint of the whole signed document.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}
