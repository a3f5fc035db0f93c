//! What was found wrong in a file so far, and whom to ask about it.

use crate::code::Code;
use crate::file_type::FileType;
use crate::json::MAX_PROBLEMS;
use crate::problem::Problem;
use serde_json::Value;
use std::cell::RefCell;
use std::fmt::Display;

/// Who can do something about a file that is not right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Whoever sent it: their program exports it again.
    Sender,
    /// Whoever made it, perhaps with another program.
    Maker,
}

impl Asked {
    /// Of a file of this type.
    pub fn about(file_type: FileType) -> Self {
        match file_type {
            FileType::Tool => Self::Maker,
            FileType::Issue
            | FileType::Invitation
            | FileType::Return
            | FileType::Receipt
            | FileType::Feedback
            | FileType::PlanUpdate
            | FileType::Succession => Self::Sender,
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Sender => "Ask the sender to export the file again with the newest Safeguarding Audit.",
            Self::Maker => "Ask whoever made the file for a new copy, and which program they used.",
        }
    }
}

/// What was found wrong so far. Readers share it.
pub(crate) struct Notes {
    found: RefCell<Vec<Problem>>,
    asked: Asked,
    nullable: &'static [&'static str],
}

impl Notes {
    /// None yet, of a file about which these are asked.
    pub fn new(asked: Asked) -> Self {
        Self { found: RefCell::default(), asked, nullable: &[] }
    }

    /// Where members of these names are `null`, they count as left out: a file that once opened goes on opening.
    pub fn null_is_absent(self, names: &'static [&'static str]) -> Self {
        Self { nullable: names, ..self }
    }

    /// Whether `null` leaves out a member of this name.
    pub(super) fn is_absent(&self, name: &str, value: &Value) -> bool {
        value.is_null() && self.nullable.contains(&name)
    }

    /// Notes a problem of the file's content. Of a hostile number, one more than are told is kept.
    pub fn note(&self, code: Code, place: impl Display, sentence: impl Into<String>) {
        self.note_with_hint(code, place, sentence, self.asked.hint());
    }

    /// Notes a problem about which something else is to be done.
    pub fn note_with_hint(&self, code: Code, place: impl Display, sentence: impl Into<String>, hint: &str) {
        let mut found = self.found.borrow_mut();
        if found.len() <= MAX_PROBLEMS {
            found.push(Problem::new(code, place.to_string(), sentence, hint));
        }
    }

    /// `Ok` if nothing was noted. A hostile number of problems is cut off.
    pub fn outcome(&self) -> Result<(), Vec<Problem>> {
        let problems = self.found.take();
        if problems.is_empty() { Ok(()) } else { Err(cut(problems)) }
    }
}

/// At most [`MAX_PROBLEMS`], and a last one that says there are more: a hostile file may have as many as it has members.
pub(crate) fn cut(mut problems: Vec<Problem>) -> Vec<Problem> {
    if problems.len() > MAX_PROBLEMS {
        problems.truncate(MAX_PROBLEMS);
        let sentence = format!("This file has more than {MAX_PROBLEMS} problems. Only the first are listed.");
        problems.push(Problem::new(Code::TooManyProblems, "", sentence, "Check that you chose the right file."));
    }
    problems
}
