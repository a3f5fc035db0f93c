//! What is wrong in the folder of an audit tool.

use std::fmt;

/// One thing that is wrong in the folder of an audit tool.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceProblem {
    /// The file, relative to the tool's folder, with forward slashes.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1 and in characters, where one place in the line is meant.
    pub column: Option<usize>,
    /// Stable, kebab-case name of the fault, such as `unknown-key`.
    pub code: &'static str,
    /// What is wrong.
    pub sentence: String,
    /// What to do about it.
    pub hint: String,
}

impl fmt::Display for SourceProblem {
    /// `file:line:column code: sentence Hint`, on one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        write!(f, " {}: {} {}", self.code, self.sentence, self.hint)
    }
}

impl std::error::Error for SourceProblem {}
