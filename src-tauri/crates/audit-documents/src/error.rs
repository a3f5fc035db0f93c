//! What can go wrong while a document is made.

use std::fmt;

/// Why a document could not be made. None of these depends on what a person typed: each is a fault of
/// the program, and is reported rather than hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DocumentError {
    /// A bundled typeface could not be read or subset; the text says which and why.
    Font(String),
    /// The finished pages could not be written as a PDF.
    Write(String),
}

impl DocumentError {
    /// A code that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Font(_) => "document-font",
            Self::Write(_) => "document-write",
        }
    }

    /// What a person can do.
    pub fn hint(&self) -> &'static str {
        "Your answers are safe. Install the program again; if it still happens, tell the people who gave it to you."
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Font(what) => {
                write!(f, "The document could not be made: a typeface that comes with the program is damaged ({what}).")
            }
            Self::Write(what) => write!(f, "The document could not be made: its pages could not be written ({what})."),
        }
    }
}

impl std::error::Error for DocumentError {}
