//! Answers that were carried over, and audit tools that were opened.

use super::ToolCard;

view! {
    /// What opening the file of an audit tool gave.
    pub struct ImportView {
        /// The tool; none: it was refused.
        pub tool: Option<ToolCard>,
        /// Whether it was there already.
        pub known: bool,
        /// Everything that is wrong with it.
        pub problems: Vec<ToolProblemView>,
        /// Whether who made the file can put that right; else it is another file, or one for a newer program.
        pub to_maker: bool,
    }

    /// One thing that is wrong with the file of an audit tool.
    pub struct ToolProblemView {
        /// “line 12, column 4”; none: not given.
        pub place: Option<String>,
        /// What is wrong.
        pub sentence: String,
        /// What to do.
        pub hint: String,
    }

    /// An edition to which the answers of an audit can be carried, or that an audit can take answers from.
    pub struct NextView {
        /// Digest of the audit tool.
        pub tool: String,
        /// “Section 11, 2027”
        pub name: String,
        /// How it follows the one in hand.
        pub kind: NextKind,
        /// Who issued it, or that nobody did; none for the next cycle.
        pub issued: Option<String>,
    }

    /// An audit whose answers can be carried over to this one.
    pub struct OriginView {
        /// Its id.
        pub audit: String,
        /// “Section 11, 2025”
        pub name: String,
        /// How many standards it has rated.
        pub rated: u32,
        /// Whether its return was made: its answers are from last time and wait to be confirmed.
        pub last_time: bool,
        /// The day on which it was begun; none: not known.
        pub begun: Option<String>,
    }

    /// Where the answers of an audit are after they were carried over.
    pub struct CarriedView {
        /// Audits whose answers can be carried over to this one; empty once that is done.
        pub origins: Vec<OriginView>,
        /// Carried, in the order of the form.
        pub carried: Vec<CarriedRow>,
        /// Reworded: each waits to be kept or answered again.
        pub waiting: Vec<WaitingView>,
        /// Not answered yet, and nothing is offered.
        pub new: Vec<CarriedRow>,
        /// What is not asked any more, and what was answered again.
        pub annex: Vec<EarlierView>,
        /// Carried answers that are not yet confirmed.
        pub unconfirmed: u32,
        /// Whether the details of the organisation are not yet confirmed.
        pub profile_unconfirmed: bool,
        /// The organisation that they were taken over from; none: they are from last time.
        pub organisation: Option<String>,
        /// Partnership questions that are not yet confirmed.
        pub questions_unconfirmed: u32,
        /// Minutes to finish: confirming, deciding and answering.
        pub minutes: u32,
        /// How that was reckoned.
        pub minutes_explained: String,
        /// Whether the audit is locked by an export.
        pub locked: bool,
    }

    /// A standard on one of the piles.
    pub struct CarriedRow {
        /// Its id.
        pub standard: String,
        /// “6.4”
        pub number: String,
        /// Its text.
        pub statement: String,
        /// Its rating in words; none: none.
        pub rating: Option<String>,
        /// Where the answer was carried over from; none: it was not.
        pub from: Option<String>,
        /// Whether it waits to be confirmed.
        pub unconfirmed: bool,
        /// Differences of spelling between what was answered and what is asked; empty: none.
        pub words: Vec<WordsView>,
    }

    /// A standard that was reworded.
    pub struct WaitingView {
        /// Its id.
        pub standard: String,
        /// “6.4”
        pub number: String,
        /// Its text.
        pub statement: String,
        /// The earlier answers offered to it.
        pub earlier: Vec<EarlierView>,
    }

    /// Some words in a row, and where they stand.
    pub struct WordsView {
        /// Where they stand.
        pub side: Side,
        /// The words.
        pub words: String,
    }

    /// An answer to words that this edition has not.
    pub struct EarlierView {
        /// Its id.
        pub id: String,
        /// “Section 11, 2025”
        pub from: String,
        /// The number that the standard had; none: there is none.
        pub number: Option<String>,
        /// The title of its area; none: there is none.
        pub area: Option<String>,
        /// The words that were answered; none: not known any more.
        pub text: Option<String>,
        /// Why it was not carried, in a sentence.
        pub why: String,
        /// How the words differ from those asked now; empty in the annex.
        pub words: Vec<WordsView>,
        /// The rating or answer in words; none: none.
        pub rating: Option<String>,
        /// Whether it waits for a decision.
        pub waits: bool,
        /// Whether keeping it keeps the rating too.
        pub keeps_rating: bool,
        /// “How do you know?”, the reasons, a comment: heading and text each.
        pub texts: Vec<LabelledView>,
        /// Titles of the evidence.
        pub evidence: Vec<String>,
        /// What its actions say.
        pub actions: Vec<String>,
    }

    /// A text with its heading.
    pub struct LabelledView {
        /// The heading.
        pub label: String,
        /// The text.
        pub text: String,
    }
}

codes! {
    /// How an edition follows another.
    pub enum NextKind {
        /// A newer edition.
        Edition = "edition",
        /// The same edition, corrected by whoever issued it.
        Corrected = "corrected",
        /// It calls itself the same edition, and nothing shows that whoever issued this one issued it.
        SameName = "same-name",
        /// Another tool that takes its answers.
        Longer = "longer",
        /// The same tool again, once the return was made.
        NextCycle = "next-cycle",
    }

    /// Where words stand that are compared.
    pub enum Side {
        /// In both texts.
        Both = "both",
        /// In the old one.
        Old = "old",
        /// In the new one.
        New = "new",
    }
}

impl From<audit_core::editions::words::Side> for Side {
    fn from(side: audit_core::editions::words::Side) -> Self {
        use audit_core::editions::words::Side as There;
        match side {
            There::Both => Self::Both,
            There::Old => Self::Old,
            There::New => Self::New,
        }
    }
}
