//! What can go wrong while a workbook is made.

use std::fmt;

/// Why a workbook could not be made. None of these depends on what a person typed: each is a fault of the program, and is reported
/// rather than hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The library that writes workbooks refused a sheet or a cell; the text says why.
    Write(String),
    /// The finished parts could not be packed into one file; the text says why.
    Pack(String),
}

impl WorkbookError {
    /// A code that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Write(_) => "workbook-write",
            Self::Pack(_) => "workbook-pack",
        }
    }

    /// What a person can do.
    pub fn hint(&self) -> &'static str {
        "Your answers are safe. Install the program again; if it still happens, tell the people who gave it to you."
    }
}

impl fmt::Display for WorkbookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Write(what) => write!(f, "The workbook could not be made: its sheets could not be written ({what})."),
            Self::Pack(what) => {
                write!(f, "The workbook could not be made: its file could not be put together ({what}).")
            }
        }
    }
}

impl std::error::Error for WorkbookError {}
