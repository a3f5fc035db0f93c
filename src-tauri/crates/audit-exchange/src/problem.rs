//! The one problem type of this crate: what is wrong with a file or a value, where, and what to do.

use std::fmt;

/// One thing that is wrong, in words for a person and a code for a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Stable, kebab-case name of the fault, for example `duplicate-key`. Programs switch on this.
    pub code: &'static str,
    /// Where it is: a JSON Pointer (RFC 6901, `/answers/3/rating`; empty for the whole file), or
    /// `line:column`, both from 1, when the text could not be read as JSON.
    pub place: String,
    /// What happened, as one plain sentence.
    pub sentence: String,
    /// What the reader can do about it.
    pub hint: String,
}

impl Problem {
    /// A problem at `place`, a JSON Pointer or `line:column`.
    pub fn new(
        code: &'static str,
        place: impl Into<String>,
        sentence: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { code, place: place.into(), sentence: sentence.into(), hint: hint.into() }
    }
}

impl Problem {
    /// The same problem of a file that the reader keeps or makes themselves, such as a “register”: who reads this is not
    /// sent to somebody else for a new one.
    #[must_use]
    pub fn of_own(self, thing: &str) -> Self {
        let hint = match self.code {
            "byte-order-mark" | "not-utf8" => {
                format!("Open the {thing} in a text editor and save it as UTF-8 without a byte order mark.")
            }
            "empty-file" | "cut-short" | "trailing-content" => {
                format!("Go back to the last copy of the {thing} that was whole.")
            }
            "not-json" => {
                "Look at this place: a comma, a quotation mark or a bracket is missing or left over.".to_owned()
            }
            "changed-after-signing" | "not-signed" => {
                format!("Use a copy of the {thing} that was signed and not changed since.")
            }
            "duplicate-id" | "duplicate-key" => "Keep one of the two.".to_owned(),
            "missing-member" => "Add it.".to_owned(),
            "unknown-member" => "Correct its spelling, or take it out.".to_owned(),
            "newer-format" | "not-a-register" | "unknown-type" | "wrong-type" | "too-large" | "too-many-problems" => {
                self.hint
            }
            _ => format!("Correct the {thing} at this place, then try again."),
        };
        Self { hint, ..self }
    }
}

impl fmt::Display for Problem {
    /// `code at place: sentence Hint`, on one line; for logs and tests.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        if !self.place.is_empty() {
            write!(f, " at {}", self.place)?;
        }
        write!(f, ": {} {}", self.sentence, self.hint)
    }
}

impl std::error::Error for Problem {}

/// Appends one member name to a JSON Pointer, escaped as RFC 6901 says (`~` as `~0`, `/` as `~1`).
pub fn join(pointer: &str, name: &str) -> String {
    let mut joined = String::with_capacity(pointer.len() + name.len() + 1);
    joined.push_str(pointer);
    push_name(&mut joined, name);
    joined
}

/// Appends `/name` in place, escaped. Control characters are written as `\u{…}`, so that a place
/// can be printed on a terminal or in a log without harm.
pub(crate) fn push_name(pointer: &mut String, name: &str) {
    pointer.push('/');
    for c in name.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c if c.is_control() => pointer.extend(c.escape_unicode()),
            c => pointer.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_escapes_tilde_slash_and_control_characters() {
        assert_eq!(join("/a", "b/c~d\u{1b}"), "/a/b~1c~0d\\u{1b}");
        assert_eq!(join("", ""), "/");
    }

    #[test]
    fn a_problem_reads_as_one_line() {
        let problem = Problem::new("not-json", "1:2", "It broke.", "Mend it.");
        assert_eq!(problem.to_string(), "not-json at 1:2: It broke. Mend it.");
    }
}
