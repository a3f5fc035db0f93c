//! Old forms: a spreadsheet that somebody used before, and what each part of it is taken for.

use crate::views::{CarriedIn, Holds, ImportProblem, OptionView, WordsView};

view! {
    /// An old form, and what a person has said about it so far. What is left empty is proposed.
    pub struct OldFormAsked {
        /// The audit that it goes into.
        pub audit: String,
        /// The sheet; none: proposed.
        pub sheet: Option<String>,
        /// The row of the headers, from 1; 0: proposed.
        pub header: u32,
        /// What each column holds; empty: proposed.
        pub columns: Vec<ColumnAsked>,
        /// What each value means; values that are not listed: proposed.
        pub levels: Vec<ValueAsked>,
        /// Which standard a row is about; rows that are not listed: proposed.
        pub matches: Vec<RowAsked>,
    }

    /// What a column holds, as a person says.
    pub struct ColumnAsked {
        /// The column, such as `C`.
        pub column: String,
        /// What it holds; none: it is not read.
        pub holds: Option<Holds>,
    }

    /// What a value means, as a person says.
    pub struct ValueAsked {
        /// The value as it stands in the form.
        pub value: String,
        /// A code of `ratings`; none: it is not rated.
        pub rating: Option<String>,
    }

    /// Which standard a row is about, as a person says.
    pub struct RowAsked {
        /// The row, from 1.
        pub row: u32,
        /// The standard's id; none: none, the answer is kept in the annex; `leave-out`: it is not brought in.
        pub standard: Option<String>,
    }

    /// An old form as it would come in. Nothing is changed by looking.
    pub struct OldFormView {
        /// The file's name.
        pub file: String,
        /// SHA-256 of the file, so that what is brought in is what was looked at.
        pub digest: String,
        /// The sheets that hold something.
        pub sheets: Vec<String>,
        /// The one that is read.
        pub sheet: String,
        /// The row of the headers, from 1.
        pub header: u32,
        /// The first rows, each with its number and what stands in it.
        pub headers: Vec<OptionView>,
        /// The columns.
        pub columns: Vec<ColumnView>,
        /// What a column can hold.
        pub holds: Vec<HoldsView>,
        /// The values in the column of ratings.
        pub values: Vec<ValueView>,
        /// What a value can mean.
        pub ratings: Vec<OptionView>,
        /// The rows with an answer.
        pub rows: Vec<OldRowView>,
        /// The standards that a row can be about.
        pub standards: Vec<OptionView>,
        /// How many answers come in, and how.
        pub carried: CarriedIn,
        /// How many answers were brought in from this form before.
        pub known: u32,
        /// What cannot come in, and why.
        pub problems: Vec<ImportProblem>,
    }

    /// Something that a column can hold.
    pub struct HoldsView {
        /// Its code.
        pub code: Holds,
        /// Its words.
        pub label: String,
    }

    /// A column of an old form.
    pub struct ColumnView {
        /// Such as `C`.
        pub column: String,
        /// What stands in the row of headers.
        pub header: String,
        /// The first few cells below it.
        pub samples: Vec<String>,
        /// What it is taken for; none: nothing.
        pub holds: Option<Holds>,
    }

    /// A value in the column of ratings.
    pub struct ValueView {
        /// As it stands in the form.
        pub value: String,
        /// In how many rows.
        pub count: u32,
        /// What it is taken for; none: it is not rated.
        pub rating: Option<String>,
        /// Whether that is a guess that somebody should look at.
        pub guessed: bool,
    }

    /// A row of an old form with an answer.
    pub struct OldRowView {
        /// From 1.
        pub row: u32,
        /// Where it stands, in words.
        pub cell: String,
        /// The number in the form.
        pub number: String,
        /// The words in the form.
        pub text: String,
        /// What was answered, in lines.
        pub answer: String,
        /// The standard that it is taken to be about; none: none; `leave-out`.
        pub standard: Option<String>,
        /// Why: “The same words”, “92% of the words”, “The same number”, “You chose it”; none: not matched.
        pub how: Option<String>,
        /// What becomes of it.
        pub becomes: Becomes,
        /// The words of form and standard where they differ.
        pub words: Vec<WordsView>,
    }
}

codes! {
    /// What becomes of a row of an old form.
    pub enum Becomes {
        /// Its answer stands at the standard, and waits to be confirmed.
        Carried = "carried",
        /// It waits for a decision, because the standard is worded otherwise.
        Waiting = "waiting",
        /// It goes to the annex.
        Annex = "annex",
        /// It was brought in before.
        Known = "known",
        /// It is not brought in.
        LeftOut = "left-out",
    }
}
