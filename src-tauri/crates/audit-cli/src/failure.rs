//! What goes to standard error: a code, what happened, what to do.

use crate::print::{one_line, safe};
use crate::{REFUSED, USAGE};
use audit_api::ApiError;
use audit_api::reading::Problem;
use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

/// A command that could not be obeyed.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: u8,
    /// What the failure is about: a file, or nothing.
    about: String,
    problems: Vec<Problem>,
    /// What was left behind, in sentences; may be empty.
    left: String,
}

impl Failure {
    /// The command was not understood.
    pub fn usage(code: &'static str, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        let problems = vec![Problem::new(code, "", sentence, hint)];
        Self { exit: USAGE, about: String::new(), problems, left: String::new() }
    }

    /// A file that the command itself was given cannot be used.
    pub fn given(path: &Path, problems: Vec<Problem>) -> Self {
        Self { exit: USAGE, ..Self::file(path, problems) }
    }

    /// A file was refused.
    pub fn file(path: &Path, problems: Vec<Problem>) -> Self {
        Self { exit: REFUSED, about: path.to_string_lossy().into_owned(), problems, left: String::new() }
    }

    /// Something else went wrong with a file.
    pub fn api(path: &Path, error: ApiError) -> Self {
        Self::file(path, vec![error.into()])
    }

    /// The same, with what was left behind.
    #[must_use]
    pub fn leaving(self, left: impl Into<String>) -> Self {
        Self { left: left.into(), ..self }
    }

    /// What was to be printed could not be written.
    pub fn output(error: &std::io::Error) -> Self {
        let why = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "the disk is full",
            ErrorKind::BrokenPipe => "nobody reads standard output any more",
            _ => "standard output does not take it",
        };
        let sentence = format!("What was found could not be written: {why}.");
        let hint = "Free some space, or write it to another place.";
        let problems = vec![Problem::new("output-not-written", "", sentence, hint)];
        Self { exit: REFUSED, about: String::new(), problems, left: String::new() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.about.is_empty() { "safeguarding-returns" } else { self.about.as_str() };
        for problem in &self.problems {
            let place =
                if problem.place.is_empty() { String::new() } else { format!("{}: ", one_line(&problem.place)) };
            writeln!(f, "{}: {}: {place}{}", one_line(about), problem.code, one_line(&problem.sentence))?;
            if !problem.hint.is_empty() {
                writeln!(f, "  {}", safe(&problem.hint))?;
            }
        }
        match self.left.as_str() {
            "" => Ok(()),
            left => writeln!(f, "  {}", one_line(left)),
        }
    }
}
