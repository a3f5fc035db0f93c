//! What went wrong, as a person is told: a stable code, a sentence saying what happened, a hint saying what to do.

use audit_core::audit::Refusal;
use audit_exchange::{Problem, Refused};
use audit_store::StoreError;
use std::fmt;

/// An error that a person can see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// Stable code; the screen switches on it, never on the words.
    pub code: &'static str,
    /// What happened.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
}

impl ApiError {
    /// An error with its code, what happened, and what to do.
    pub fn new(code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into() }
    }

    pub(crate) fn unknown(what: &str) -> Self {
        Self::new("not-found", format!("This {what} is not here any more."), "Go back to the start and open it again.")
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hint.is_empty() {
            true => write!(f, "{}", self.message),
            false => write!(f, "{} {}", self.message, self.hint),
        }
    }
}

impl std::error::Error for ApiError {}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let hint = hint_of(error.code());
        Self::new(error.code(), error.to_string(), hint)
    }
}

/// What to do about a failure of the store, by its code.
pub(crate) fn hint_of(code: &str) -> &'static str {
    match code {
        "store-in-use" => "Close the other window of this program, or ask the person named, and try again.",
        "newer-store" => "Install the newest version of the program. Nothing was changed.",
        "not-a-store" => "Choose another data folder, or restore a snapshot.",
        "damaged-store" => "Restore the last snapshot from the start screen. The damaged file is kept.",
        "store-missing" => "Restore the last snapshot from the start screen.",
        "store-read-only" => {
            "Ask whoever looks after your computer to let you write to this folder, or choose another one."
        }
        "disk-full" => "Free some space on the disk, then try again. What was saved before is safe.",
        "disk-error" => {
            "Try again. If it happens again, save to another disk and tell whoever looks after your computer."
        }
        "stale-field" => "Look at what is there now and change it again if you need to.",
        "audit-locked" => "Start the next revision to change it.",
        "cannot-undo" => "There is nothing to undo here.",
        "file-unusable" => "Check that the folder is there and that you can write to it, then try again.",
        "store-closed" => "Close the program and open it again. What was shown as saved is safe.",
        _ => "Try again. If it happens again, close the program and open it again.",
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let (code, hint) = match &refusal {
            Refusal::Value(_) => ("bad-value", "Change it and try again. What was saved before is safe."),
            Refusal::Unknown => ("not-asked", "Go back to the start and open the audit again."),
            Refusal::NotAChoice => ("not-a-choice", "Pick one of the choices shown."),
            Refusal::NotApplicableNotOffered => ("not-applicable-not-offered", "Pick one of the levels."),
            Refusal::Locked => ("audit-locked", "Start the next revision to change it."),
        };
        Self::new(code, refusal.to_string(), hint)
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self::new(problem.code, problem.sentence, problem.hint)
    }
}

impl From<Vec<Problem>> for ApiError {
    fn from(problems: Vec<Problem>) -> Self {
        problems
            .into_iter()
            .next()
            .map_or_else(|| Self::new("file-unusable", "The file cannot be used.", ""), Self::from)
    }
}

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        refused.problems.into()
    }
}
