//! What went wrong, as a person is told: a stable code, a sentence saying what happened, a hint saying what to do.

use crate::source::Source;
use audit_core::audit::Refusal;
use audit_core::problem::{Code, Problem, Told};
use audit_core::wording::count;
use audit_exchange::Refused;
use audit_store::{Astray, NotSaved, StoreError};
use audit_workbooks as workbooks;
use std::error::Error;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// An error that a person can see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// Stable code; the screen switches on it, never on the words.
    pub code: &'static str,
    /// What happened.
    pub message: String,
    /// What to do; may be empty.
    pub hint: String,
    /// What was below it, for the log.
    source: Source,
}

impl ApiError {
    /// An error with its code, what happened, and what to do.
    pub fn new(code: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into(), source: Source::default() }
    }

    /// The same error with what was below it.
    #[must_use]
    pub fn because(self, source: impl Error + Send + Sync + 'static) -> Self {
        Self { source: Source(Some(Arc::new(source))), ..self }
    }

    pub(crate) fn unknown(what: &str) -> Self {
        Self::new("not-found", gone(what), hint_of("not-found"))
    }
}

impl ApiError {
    /// The same error where the change was on disk before it: then it says so, if it is the disk's.
    pub(crate) fn but_saved(self) -> Self {
        self.with(SAVED)
    }

    fn with(self, whether: &str) -> Self {
        let of_disk = ["disk-full", "disk-error", "store-gone", "store-replaced", "store-changed"].contains(&self.code);
        let said = self.message.ends_with(SAVED) || self.message.ends_with(NOT_SAVED);
        let more = if of_disk && !said { whether } else { "" };
        Self { message: self.message + more, ..self }
    }
}

impl NotSaved for ApiError {
    fn not_saved(self) -> Self {
        self.with(NOT_SAVED)
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

impl Error for ApiError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.0.as_deref().map(|source| source as _)
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::new(error.code(), sentence_of(&error), hint_of(error.code())).because(error)
    }
}

/// What happened, in words for people: the store's own sentences name ids and keys and are for developers.
fn sentence_of(error: &StoreError) -> String {
    match error {
        StoreError::InUse { computer, user, .. } => in_use(computer.as_deref(), user.as_deref()),
        StoreError::Newer { .. } => "Your audits were last saved by a newer version of this program.".to_owned(),
        StoreError::NotAStore { .. } => match error.another_kind() {
            Some(name) => {
                format!("The file in the data folder is {name}, not the one that holds an organisation’s audits.")
            }
            None => "The file in the data folder is not one of this program, or its beginning is damaged.".to_owned(),
        },
        StoreError::Damaged { places, details } => {
            let number = count((places.len() + details.len()).max(1), "place", "places");
            format!("The file that holds your audits is damaged in {number}.")
        }
        StoreError::Missing { snapshots } => {
            let snapshots = count(*snapshots, "snapshot of them is there", "snapshots of them are there");
            format!("Your audits are not in the data folder any more, but {snapshots}.")
        }
        StoreError::ReadOnly => "Nothing can be saved, because the data folder cannot be written to.".to_owned(),
        StoreError::DiskFull { saved } => format!("The disk is full.{}", whether_saved(*saved)),
        StoreError::Disk { saved, detail } => {
            format!("The disk reported a problem ({}).{}", system_words(detail), whether_saved(*saved))
        }
        StoreError::Malformed { .. } => "What was read from the disk made no sense.".to_owned(),
        StoreError::StaleField { .. } => "This was changed somewhere else while it was open here.".to_owned(),
        StoreError::Unknown { what, .. } => gone(thing(what)),
        StoreError::Exists { what, .. } => format!("This {} is there already.", thing(what)),
        StoreError::Locked { .. } => Refusal::Locked.to_string(),
        StoreError::NotLocked { .. } => "This audit is open already, because its return is not made yet.".to_owned(),
        StoreError::CannotUndo => "There is nothing here to undo or redo.".to_owned(),
        StoreError::File { path, detail } => {
            format!("{} cannot be used: {}.", path.display(), system_words(detail))
        }
        StoreError::BadTime { text } => format!("This computer's clock gave a time that cannot be read: “{text}”."),
        StoreError::Astray { how, rescued } => astray(*how, rescued.as_deref()),
        StoreError::Closed => "Your audits could not be opened again after a problem with the disk.".to_owned(),
        StoreError::Internal { detail } => {
            format!("Something went wrong inside the program ({}).", system_words(detail))
        }
    }
}

/// What became of the file, and where everything is that was saved.
fn astray(how: Astray, rescued: Option<&Path>) -> String {
    let what = match how {
        Astray::Gone => {
            "The file that holds your audits is no longer in its place: the file or its folder was deleted, renamed or moved."
        }
        Astray::Replaced => "Another file was put in the place of the one that holds your audits.",
        Astray::Changed => "Another program changed the file that holds your audits.",
    };
    match rescued {
        Some(copy) => format!("{what} A copy of everything that was saved is in {}.", copy.display()),
        None => format!("{what} No copy of it could be made."),
    }
}

fn in_use(computer: Option<&str>, user: Option<&str>) -> String {
    let named = |name: Option<&str>| name.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    let who = match (named(computer), named(user)) {
        (Some(computer), Some(user)) => format!(", or {computer} ({user}),"),
        (Some(one), None) | (None, Some(one)) => format!(", or {one},"),
        (None, None) => String::new(),
    };
    format!("Another window of this program{who} has your audits open.")
}

const SAVED: &str = " Your last change was saved.";
const NOT_SAVED: &str = " Your last change was not saved.";

fn whether_saved(saved: Option<bool>) -> &'static str {
    match saved {
        Some(true) => SAVED,
        Some(false) => NOT_SAVED,
        None => "",
    }
}

/// The store's names of things, as the screen calls them.
fn thing(what: &str) -> &str {
    match what {
        "submitter" => "organisation",
        "tool" => "audit tool",
        "export" => "return",
        "operation" => "change",
        other => other,
    }
}

fn gone(what: &str) -> String {
    format!("This {what} is not here any more.")
}

/// The system's words without its number for the error and without a full stop.
pub(crate) fn system_words(error: impl fmt::Display) -> String {
    let words = error.to_string();
    let words = words.split(" (os error ").next().unwrap_or_default();
    words.trim_end_matches('.').to_owned()
}

/// What to do about a failure of the store, by its code.
pub(crate) fn hint_of(code: &str) -> &'static str {
    match code {
        "store-in-use" => "Close the other window, or ask whoever has it open to close it, then try again.",
        "newer-store" => "Install the newest version of the program. Nothing was changed.",
        "not-found" => "Go back to the start and open it again.",
        "already-there" => "Go back to the start and look at what is there.",
        "audit-not-locked" => "Go on changing it. Make the return when it is ready.",
        "bad-time" => "Check the date and time of this computer, then try again.",
        "not-a-store" => "Restore the newest snapshot: it is at the top of the list. The file is kept.",
        "damaged-store" => "Restore the newest snapshot: it is at the top of the list. The damaged file is kept.",
        "store-missing" => "Restore the newest snapshot: it is at the top of the list.",
        "store-read-only" => {
            "Ask whoever looks after your computer to let you write to the data folder, then try again."
        }
        "disk-full" => "Free some space on the disk, then try again. What was saved before is safe.",
        "disk-error" => {
            "Try again. If it happens again, tell whoever looks after your computer: the disk may be failing."
        }
        "stale-field" => "Look at what is there now and change it again if you need to.",
        "audit-locked" => Refusal::Locked.hint(),
        "cannot-undo" => "Look at the history to see what was changed.",
        "file-unusable" => "Check that the folder is there and that you can write to it, then try again.",
        "store-gone" => "Put the file or the folder back, or go to Snapshots and restore the newest one.",
        "store-replaced" | "store-changed" => {
            "Go to Snapshots and restore the newest one. Ask whoever looks after your computer what changed the file."
        }
        "store-closed" => {
            "Check that the disk and the data folder can be used, then try again. What was shown as saved is safe."
        }
        _ => "Try again. If it happens again, close the program and open it again. What was shown as saved is safe.",
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.code(), refusal.to_string(), refusal.hint())
    }
}

impl From<workbooks::Problem> for ApiError {
    fn from(problem: workbooks::Problem) -> Self {
        Self::new(problem.code, problem.sentence, problem.hint)
    }
}

impl<C: Code> From<Problem<String, C>> for ApiError {
    fn from(problem: Problem<String, C>) -> Self {
        Self::new(problem.code.code(), problem.sentence, problem.hint)
    }
}

impl From<ApiError> for Told {
    fn from(error: ApiError) -> Self {
        Self::new(error.code, "", error.message, error.hint)
    }
}

impl<C: Code> From<Vec<Problem<String, C>>> for ApiError {
    fn from(problems: Vec<Problem<String, C>>) -> Self {
        problems.into_iter().next().map_or_else(
            || Self::new("file-unusable", "The file cannot be used.", "Check that you chose the right file."),
            Self::from,
        )
    }
}

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        refused.problems.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::cause_of;
    use std::io;

    #[test]
    fn the_cause_names_codes_and_never_words() {
        let at = io::Error::new(io::ErrorKind::NotFound, "Ann's own folder");
        let error = ApiError::new("file-unusable", "Ann's own words", "").because(at);
        assert_eq!(cause_of(&error), "NotFound");
        assert!(!format!("{:?}", error.source).contains("Ann"));
        let error = ApiError::from(StoreError::ReadOnly);
        assert_eq!(cause_of(&error), "store-read-only");
        assert!(error.source().is_some_and(|source| source.is::<StoreError>()));
        assert_eq!(cause_of(&ApiError::unknown("audit")), "");
    }
}
