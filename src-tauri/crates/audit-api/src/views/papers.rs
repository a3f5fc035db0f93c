//! The paper for those who are asked to agree, and what they asked.

use super::FileView;

view! {
    /// The paper for those who are asked to agree: its copies, what changed since, and what they asked.
    pub struct ReadersView {
        /// Whom it is for, as the tool calls them: “governors”, “the board”.
        pub readers: String,
        /// How a copy made now would be headed: “Draft: 61 of 70 standards rated”.
        pub state: String,
        /// Copies that were made, newest first.
        pub copies: Vec<PaperCopy>,
        /// The questions that a copy made now would ask.
        pub questions: Vec<AskView>,
        /// What a copy made now would say is new since the last audit.
        pub since: Vec<String>,
        /// What they asked, oldest first.
        pub challenges: Vec<ChallengeView>,
        /// What a challenge note can be about: id and “6.4 …”.
        pub standards: Vec<super::OptionView>,
        /// Whether it is locked by an export: what is chosen to be sent can no longer be changed.
        pub locked: bool,
    }

    /// A copy of the paper that was made.
    pub struct PaperCopy {
        /// Its number: “K4-7Q”.
        pub number: String,
        /// When it was made.
        pub made: String,
        /// By whom.
        pub by: String,
        /// How many answers changed since.
        pub changed: u32,
        /// “Since the copy made for governors on 3 November 2026 (number K4-7Q at its foot), 3 answers have changed.”
        pub sentence: String,
        /// What changed, in the order of the form.
        pub changes: Vec<PaperChange>,
    }

    /// Something that changed since a copy was made.
    pub struct PaperChange {
        /// What it is: “Rating of 6.4”.
        pub what: String,
        /// What it was; none: nothing.
        pub old: Option<String>,
        /// What it is now; none: nothing.
        pub new: Option<String>,
        /// Where to see it: a place for the router.
        pub place: String,
    }

    /// A question to ask.
    pub struct AskView {
        /// The question.
        pub question: String,
        /// The standard that it names: a place for the router.
        pub place: String,
    }

    /// A challenge note. The keys of its fields are `challenge/<id>/question` and so on.
    pub struct ChallengeView {
        /// Its id.
        pub id: String,
        /// Id of the standard that it is about; none: the whole audit.
        pub standard: Option<String>,
        /// What was asked.
        pub question: String,
        /// By whom.
        pub asked_by: String,
        /// When; none: not given.
        pub asked_on: Option<String>,
        /// What was answered.
        pub answer: String,
        /// Whether it was chosen for the return. Without that it stays here.
        pub send: bool,
    }

    /// A copy that was just made.
    pub struct PaperMade {
        /// The copy.
        pub copy: PaperCopy,
        /// Its file.
        pub file: FileView,
    }
}
