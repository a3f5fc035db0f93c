//! Workbooks that are completed in Excel or LibreOffice: made from a plain model, read into a plain result.
//!
//! - [`sheet`] is the model, `write` makes the file, the same bytes for the same model;
//! - [`grid`] is what stands in a file, `open` reads it, whatever it is;
//! - `blocks` finds our tables in it again, also when sheets were renamed, columns moved and rows sorted;
//! - [`values`] reads what people type: dates, choices, ticks, numbers;
//! - [`audit`] is the workbook of an audit;
//! - `plan` is the improvement plan as one, to read and to work with in a meeting: nothing of it is read again.

pub mod audit;
pub mod blocks;
pub mod grid;
mod open;
pub(crate) mod plan;
pub mod sheet;
pub mod values;
mod write;

pub use blocks::About;
pub use open::{FileKind, MOST_BYTES, kind_of, open};
pub use write::write;

/// A cell of a workbook. Either text may be empty: the whole workbook, or a whole sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet as it is called in the file.
    pub sheet: String,
    /// The cell, such as `F12`.
    pub cell: String,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
