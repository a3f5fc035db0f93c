//! Old forms: a spreadsheet that a partnership used before, read without knowing it. What its columns hold, what its words for a rating
//! mean and which standard each row is about are **proposed here and decided by a person**: nothing is matched in silence, and what
//! comes in waits to be confirmed (see [`crate::editions::place`]).

mod columns;
mod levels;
mod rows;

pub use columns::{header_row, propose};
pub use levels::{Meaning, meanings, same_value, value_key};
pub use rows::{Closest, How, Match};

/// What a column of an old form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// The number of the standard, such as 6.4.
    Number,
    /// The words of the standard.
    Statement,
    /// The rating.
    Rating,
    /// How they know, comments.
    Narrative,
    /// Evidence, one piece in a line.
    Evidence,
    /// What will be done.
    Action,
    /// Who does it.
    Owner,
    /// By when.
    Due,
}

impl Holds {
    /// All of them, in the order in which forms have them.
    pub const ALL: [Self; 8] = [
        Self::Number,
        Self::Statement,
        Self::Rating,
        Self::Narrative,
        Self::Evidence,
        Self::Action,
        Self::Owner,
        Self::Due,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Statement => "statement",
            Self::Rating => "rating",
            Self::Narrative => "narrative",
            Self::Evidence => "evidence",
            Self::Action => "action",
            Self::Owner => "owner",
            Self::Due => "due",
        }
    }

    /// By its code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|holds| holds.code() == code)
    }

    /// What a person calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Number => "Number of the standard",
            Self::Statement => "Words of the standard",
            Self::Rating => "Rating",
            Self::Narrative => "How you know, comments",
            Self::Evidence => "Evidence",
            Self::Action => "What will be done",
            Self::Owner => "Who does it",
            Self::Due => "By when",
        }
    }
}

#[cfg(test)]
mod tests;
