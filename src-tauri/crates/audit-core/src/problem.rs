//! What is wrong with something that was read or checked: one shape for files, folders, workbooks and audits.
//!
//! A problem has a code, a place, a sentence and a hint. What a place is differs: a JSON Pointer, a line of a file, a cell of a
//! workbook, a field of an audit. So the place is a parameter, and so is the code. `audit-exchange` has an enum of its own; the checks
//! in this crate, audit tools as folders, `audit-workbooks`, `audit-api` and `audit-cli` still spell their codes as text.
//!
//! A crate that says such things names its kind once:
//!
//! ```
//! use audit_core::problem::{self, Code};
//!
//! #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
//! pub enum Fault {
//!     CellError,
//! }
//!
//! impl Code for Fault {
//!     fn code(self) -> &'static str {
//!         match self {
//!             Self::CellError => "cell-error",
//!         }
//!     }
//! }
//!
//! pub type Problem = problem::Problem<String, Fault>;
//! let problem = Problem::new(Fault::CellError, "B2", "The formula gives an error.", "Type the words themselves.");
//! assert_eq!(problem.to_string(), "cell-error at B2: The formula gives an error. Type the words themselves.");
//! ```
//!
//! Where problems of several kinds meet, as on the command line, they are [told](Problem::told): the code as it is spelt and the place
//! as it is written. A crate that still spells its codes as text has `&'static str` as its code, which is the default; it is changed
//! to an enum by naming the enum in its alias, after which every code that is not one of it stops compiling.

use std::fmt::{self, Debug, Display};

/// A stable code. Programs switch on its text, which never changes.
pub trait Code: Copy {
    /// In kebab case, such as `duplicate-key`.
    fn code(self) -> &'static str;
}

impl Code for &'static str {
    fn code(self) -> &'static str {
        self
    }
}

/// One thing that is wrong, in words for a person and a code for a program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem<P, C = &'static str> {
    /// Where it is.
    pub place: P,
    /// Which fault it is.
    pub code: C,
    /// What happened, as one plain sentence.
    pub sentence: String,
    /// What the reader can do about it.
    pub hint: String,
}

impl<P, C> Problem<P, C> {
    /// A problem at a place.
    pub fn new(code: C, place: impl Into<P>, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, place: place.into(), sentence: sentence.into(), hint: hint.into() }
    }
}

impl<P: Display, C: Code> Problem<P, C> {
    /// The same among problems of other kinds: its code as it is spelt, its place as it is written.
    pub fn told(self) -> Problem<String> {
        Problem { code: self.code.code(), place: self.place.to_string(), sentence: self.sentence, hint: self.hint }
    }
}

impl<P: Display, C: Code> Display for Problem<P, C> {
    /// `code at place: sentence Hint`, on one line; for logs and tests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place.to_string();
        f.write_str(self.code.code())?;
        if !place.is_empty() {
            write!(f, " at {place}")?;
        }
        write!(f, ": {} {}", self.sentence, self.hint)
    }
}

impl<P: Display + Debug, C: Code + Debug> std::error::Error for Problem<P, C> {}

/// A problem among those of other kinds.
pub type Told = Problem<String>;

/// As [`Problem::told`], all of them.
pub fn told<P: Display, C: Code>(problems: Vec<Problem<P, C>>) -> Vec<Told> {
    problems.into_iter().map(Problem::told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_one_line_and_is_told_with_its_place() {
        let problem: Problem<u8> = Problem::new("not-json", 7, "It broke.", "Mend it.");
        assert_eq!(problem.to_string(), "not-json at 7: It broke. Mend it.");
        assert_eq!(problem.told(), Problem::<String>::new("not-json", "7", "It broke.", "Mend it."));
        let whole: Problem<String> = Problem::new("empty-file", "", "It is empty.", "Take another.");
        assert_eq!(whole.to_string(), "empty-file: It is empty. Take another.");
    }
}
