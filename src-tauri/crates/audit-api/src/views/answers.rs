//! A standard with its guidance and answer, evidence, actions and questions.

use super::{ActionStatus, Counts, EarlierView, SourceKind};

view! {
    /// One standard, as it is asked and answered.
    pub struct StandardView {
        /// Its id.
        pub id: String,
        /// “6.4”
        pub number: String,
        /// Its text.
        pub statement: String,
        /// “6”
        pub area_number: String,
        /// Title of its area.
        pub area: String,
        /// Title of its reporting label.
        pub reporting: String,
        /// Whether it is named in feedback whatever the score.
        pub critical: bool,
        /// The levels with what each looks like here.
        pub levels: Vec<LevelChoice>,
        /// Whether “not applicable” is offered.
        pub not_applicable_offered: bool,
        /// Why it is not, in a sentence; none: it is offered.
        pub not_offered_because: Option<String>,
        /// Heading of what it means.
        pub meaning_heading: String,
        /// What it means.
        pub meaning: Vec<BlockView>,
        /// Heading of typical evidence.
        pub evidence_heading: String,
        /// Typical evidence.
        pub typical_evidence: Vec<BlockView>,
        /// What it rests on.
        pub sources: Vec<SourceView>,
        /// The answer.
        pub answer: AnswerView,
        /// Evidence of this standard.
        pub evidence: Vec<EvidenceView>,
        /// Evidence of other standards of this audit that could be used here too.
        pub other_evidence: Vec<EvidenceView>,
        /// Actions of this standard.
        pub actions: Vec<ActionView>,
        /// What stops the return here, each with its place.
        pub stops: Vec<super::FindingView>,
        /// What else the check says here.
        pub warns: Vec<super::FindingView>,
        /// The standard before; none: this is the first.
        pub previous: Option<String>,
        /// Its number.
        pub previous_number: Option<String>,
        /// The standard after; none: this is the last.
        pub next: Option<String>,
        /// Its number.
        pub next_number: Option<String>,
        /// The next one that is not yet rated; none: none.
        pub next_unrated: Option<String>,
        /// The next one whose answer is from last time and not yet confirmed; none: none.
        pub next_unconfirmed: Option<String>,
        /// Whether it cannot be changed: the audit is locked by an export, or does not ask it of this organisation.
        pub locked: bool,
        /// Whether the facts call for it; if not, its answer is kept aside.
        pub shown: bool,
        /// Why it is not shown, to go on after “because”; none: there is none.
        pub not_shown_because: Option<String>,
        /// Whether anything was said to it.
        pub answered: bool,
        /// What others of the same group wrote here and is not here yet.
        pub beside: Vec<super::BesideView>,
        /// Where its answer was carried over from; none: it was given here.
        pub carried_from: Option<String>,
        /// Whether its answer is from last time and not yet confirmed.
        pub from_last_time: bool,
        /// Earlier answers to other words, offered to it or answered again.
        pub earlier: Vec<EarlierView>,
    }

    /// A level of the scale with its descriptor.
    pub struct LevelChoice {
        /// Its code.
        pub code: String,
        /// Its name.
        pub label: String,
        /// What it means for every standard; none: there is none.
        pub description: Option<String>,
        /// How it counts.
        pub counts: Counts,
        /// What it looks like for this type of service.
        pub looks_like: Vec<BlockView>,
    }

    /// A block of guidance: a paragraph has one item, a list has many.
    pub struct BlockView {
        /// Whether it is a list.
        pub list: bool,
        /// A paragraph's or the items' runs of text.
        pub items: Vec<Vec<SpanView>>,
    }

    /// A run of text.
    pub struct SpanView {
        /// The words.
        pub text: String,
        /// Bold.
        pub strong: bool,
        /// Italic.
        pub emphasis: bool,
        /// An address, shown; none: none.
        pub link: Option<String>,
    }

    /// What a standard rests on.
    pub struct SourceView {
        /// What it is.
        pub kind: SourceKind,
        /// The kind in words.
        pub kind_label: String,
        /// How it is printed.
        pub text: String,
        /// That nobody has checked it in this edition, or by whom it was checked.
        pub checked: String,
    }

    /// The answer to a standard. The keys of its fields are `standard/<id>/rating` and so on.
    pub struct AnswerView {
        /// A level's code, `not-applicable`; none: not given.
        pub rating: Option<String>,
        /// “How do you know?”
        pub narrative: String,
        /// Why it is not applicable.
        pub not_applicable_because: String,
        /// Why there is no action yet.
        pub no_action_because: String,
        /// Who answered, when somebody else typed.
        pub answered_by: String,
    }

    /// A reference to evidence. The keys of its fields are `evidence/<id>/title` and so on.
    pub struct EvidenceView {
        /// Its id.
        pub id: String,
        /// Its title.
        pub title: String,
        /// Where it is kept.
        pub kept_at: String,
        /// Its date, 2026-10-12; none: not given.
        pub date: Option<String>,
        /// The role that owns it.
        pub owner: String,
        /// Its review date; none: not given.
        pub review: Option<String>,
        /// Numbers of the standards that refer to it.
        pub used_by: Vec<String>,
    }

    /// An action. The keys of its fields are `action/<id>/what` and so on.
    pub struct ActionView {
        /// Its id.
        pub id: String,
        /// Id of its standard.
        pub standard: String,
        /// “6.4”
        pub standard_number: String,
        /// Text of its standard.
        pub standard_statement: String,
        /// What will be done.
        pub what: String,
        /// Who does it: a role.
        pub owner: String,
        /// By when; none: not given.
        pub due: Option<String>,
        /// Why there is no date.
        pub no_date_because: String,
        /// How it stands.
        pub status: ActionStatus,
        /// How it goes.
        pub progress: String,
        /// When it was done; none: not given.
        pub done_on: Option<String>,
        /// What changed because of it.
        pub effect: String,
        /// Whether it is open and its date has passed.
        pub overdue: bool,
    }

    /// All actions of an audit, by due date.
    pub struct PlanView {
        /// The actions.
        pub actions: Vec<ActionView>,
        /// How many of them count: those that say what will be done and were not dropped.
        pub standing: u32,
        /// Standards that are partly or not met and have no action that is still to be done, with the reason given (empty:
        /// none yet).
        pub without_action: Vec<WithoutAction>,
    }

    /// A standard that is partly or not met and has no action that is still to be done.
    pub struct WithoutAction {
        /// Its id.
        pub standard: String,
        /// “6.4”
        pub number: String,
        /// Its text.
        pub statement: String,
        /// “No action yet, because …”; none: there is none.
        pub because: Option<String>,
        /// “Its only action is done”; none where it never had one.
        pub nothing_left: Option<String>,
    }

    /// A partnership question. The keys of its fields are `question/<id>/answer`, `/comment`, `/consent`.
    pub struct QuestionView {
        /// Its id.
        pub id: String,
        /// The question.
        pub text: String,
        /// Help below it.
        pub help: String,
        /// What it takes.
        pub kind: QuestionKind,
        /// Whether nobody minds when it is left open.
        pub optional: bool,
        /// With `count`: numbers from here on are kept as they are; none: always a band.
        pub exact_from: Option<u32>,
        /// Choices of a scale (1 to 5), of a choice, or the bands of a count.
        pub options: Vec<OptionView>,
        /// Whether a comment may be added.
        pub comment_asked: bool,
        /// A consent to tick; none: none.
        pub consent_asked: Option<String>,
        /// The answer; none: not given; of several, their codes parted by spaces.
        pub answer: Option<String>,
        /// The comment.
        pub comment: String,
        /// Whether sharing was agreed to.
        pub consent: bool,
        /// Whether its answer is from last time and not yet confirmed.
        pub from_last_time: bool,
    }

    /// A choice.
    pub struct OptionView {
        /// Its code.
        pub code: String,
        /// Its words.
        pub label: String,
    }
}

codes! {
    /// What a question takes.
    pub enum QuestionKind {
        /// 1 to 5.
        Scale = "scale",
        /// One of its options.
        Choice = "choice",
        /// Any number of its options.
        Several = "several",
        /// Free text.
        Text = "text",
        /// A whole number of minutes.
        Minutes = "minutes",
        /// A whole number.
        Number = "number",
        /// A day.
        Date = "date",
        /// A band, or a number where that is large enough.
        Count = "count",
    }
}
