//! Workbooks: making one, and what one would bring in.

mod old_form;

pub use old_form::*;

use super::OptionView;

view! {
    /// Which workbook is made: of an audit with its answers, or blank.
    pub struct MakeWorkbook {
        /// The audit; none for a blank workbook.
        pub audit: Option<String>,
        /// Digest of the audit tool, for a blank one.
        pub tool: String,
        /// The type of service, for a blank one.
        pub service_type: String,
    }

    /// What a workbook would bring in. Nothing is changed by looking.
    pub struct WorkbookView {
        /// The file's name.
        pub file: String,
        /// SHA-256 of the file, so that what is brought in is what was looked at.
        pub digest: String,
        /// “Section 11, 2026 · GP practice”.
        pub made_for: String,
        /// The organisation that it names; none: there is none.
        pub organisation: Option<String>,
        /// Said when it seems to be another organisation's than the audit, or, for a new audit, when an organisation that is here has its
        /// number under another name; none: it is the same. Somebody has to say that it belongs there before it can be brought in.
        pub other_organisation: Option<String>,
        /// Audits that it can go into, first those that it belongs to.
        pub audits: Vec<OptionView>,
        /// How many of them it belongs to as far as it says itself: made from one of that organisation, or with its number or name.
        pub belongs: u32,
        /// What says so: “It was made from an audit of Ash School.”; none: nothing does.
        pub belongs_because: Option<String>,
        /// The audit that it would go into; none: a new one.
        pub audit: Option<String>,
        /// What comes in, part by part.
        pub groups: Vec<ImportGroup>,
        /// That some of it is about what does not apply to this organisation now, and what becomes of that; none: nothing is.
        pub aside: Option<String>,
        /// How many answers come in where there was none.
        pub added: u32,
        /// How many answers would be replaced.
        pub replaced: u32,
        /// How many are the same as here.
        pub same: u32,
        /// What is refused.
        pub problems: Vec<ImportProblem>,
        /// What should be known.
        pub notes: Vec<ImportProblem>,
        /// What becomes of the declarations in it, in sentences.
        pub declarations: Vec<String>,
        /// What becomes of its answers when they are from last time, or were given to another edition.
        pub carried: Option<CarriedIn>,
    }

    /// Answers that go through the rules by which they are carried over. All of them wait to be confirmed.
    pub struct CarriedIn {
        /// The edition that they were given to: “Section 11, 2025”; for a form of somebody else, its file.
        pub from: String,
        /// How many stand at a standard.
        pub carried: u32,
        /// How many wait because a standard is worded otherwise now.
        pub waiting: u32,
        /// How many go to the annex.
        pub annex: u32,
    }

    /// A part of what comes in.
    pub struct ImportGroup {
        /// “6.4 Checking people stay suitable”, “About your organisation”.
        pub heading: String,
        /// Whether it applies to this organisation now; what does not is kept aside.
        pub applies: bool,
        /// Its answers.
        pub rows: Vec<ImportRow>,
    }

    /// One answer that comes in.
    pub struct ImportRow {
        /// What it answers.
        pub label: String,
        /// What is there now; none: nothing.
        pub old: Option<String>,
        /// What comes in.
        pub new: String,
        /// Whether it replaces something.
        pub replaces: bool,
        /// Where it stands in the workbook, in words.
        pub cell: String,
    }

    /// Something in a workbook that is refused, or should be known.
    pub struct ImportProblem {
        /// Stable code.
        #[ts(type = "ErrorCode")]
        pub code: String,
        /// Sheet and cell in words; none for the whole workbook.
        pub place: Option<String>,
        /// What it is.
        pub sentence: String,
        /// What to do.
        pub hint: String,
    }

    /// What became of a workbook that was brought in: what came in, and the cells that did not, until they are dealt with.
    pub struct BroughtView {
        /// The file's name.
        pub file: String,
        /// How many answers came in.
        pub came: u32,
        /// That some of it is about what does not apply to this organisation now, and what becomes of that; none: nothing is.
        pub aside: Option<String>,
        /// Cells that did not come in and are not dealt with.
        pub refused: Vec<RefusedView>,
    }

    /// A cell that did not come in.
    pub struct RefusedView {
        /// Its id, for saying that it is dealt with.
        pub id: String,
        /// Sheet and cell in words; none for the whole workbook.
        pub cell: Option<String>,
        /// What it is.
        pub sentence: String,
        /// What to do in the workbook.
        pub hint: String,
        /// The answer that it would have been: “Date, action for 6.4”; none: it cannot be told.
        pub about: Option<String>,
        /// Where that can be answered here, for the router; none: nowhere.
        pub place: Option<String>,
    }
}
