//! What is wrong with a workbook, and in which of its cells.

use audit_core::problem::Told;
use std::fmt;

/// A cell of a workbook. Either text may be empty: the whole workbook, or a whole sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet as it is called in the file.
    pub sheet: String,
    /// The cell, such as `F12`.
    pub cell: String,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.sheet.as_str(), self.cell.as_str()) {
            ("", _) => Ok(()),
            (sheet, "") => write!(f, "sheet “{sheet}”"),
            (sheet, cell) => write!(f, "sheet “{sheet}”, cell {cell}"),
        }
    }
}

/// One thing that is wrong with a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable code.
    pub code: &'static str,
    /// Where; nowhere for the file as a whole.
    pub place: Place,
    /// What is wrong.
    pub sentence: String,
    /// What to do.
    pub hint: String,
}

impl From<Problem> for Told {
    /// As the problems of other files are told: with its cell in words.
    fn from(found: Problem) -> Self {
        Self::new(found.code, found.place.to_string(), found.sentence, found.hint)
    }
}

impl Problem {
    /// A problem of the whole file.
    pub fn whole(code: &'static str, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::at(code, Place::default(), sentence, hint)
    }

    /// A problem of a cell or a sheet.
    pub fn at(code: &'static str, place: Place, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, place, sentence: sentence.into(), hint: hint.into() }
    }
}
