//! What is wrong with a file, where, and what to do: the problems of this crate.

use crate::code::Code;
use audit_core::problem;

/// One thing that is wrong with a file. Its place is a JSON Pointer (RFC 6901, `/answers/3/rating`; empty for the whole file), or
/// `line:column`, both from 1, when the text could not be read as JSON.
pub type Problem = problem::Problem<String, Code>;

/// The same problem of a file that the reader keeps or makes themselves, such as a “register”: who reads this is not sent to
/// somebody else for a new one.
pub fn of_own(problem: Problem, thing: &str) -> Problem {
    let hint = match problem.code {
        Code::ByteOrderMark | Code::NotUtf8 => {
            format!("Open the {thing} in a text editor and save it as UTF-8 without a byte order mark.")
        }
        Code::EmptyFile | Code::CutShort | Code::TrailingContent => {
            format!("Go back to the last copy of the {thing} that was whole.")
        }
        Code::NotJson => {
            "Look at this place: a comma, a quotation mark or a bracket is missing or left over.".to_owned()
        }
        Code::ChangedAfterSigning | Code::NotSigned => {
            format!("Use a copy of the {thing} that was signed and not changed since.")
        }
        Code::DuplicateId | Code::DuplicateKey => "Keep one of the two.".to_owned(),
        Code::MissingMember => "Add it.".to_owned(),
        Code::UnknownMember => "Correct its spelling, or take it out.".to_owned(),
        // It is another file than was meant, or for a newer program.
        Code::NewerFormat
        | Code::NotARegister
        | Code::UnknownType
        | Code::WrongType
        | Code::TooLarge
        | Code::TooManyProblems
        | Code::NotATool
        | Code::NotAWorkbook
        | Code::WorkbookEmpty
        | Code::DroppedNotTaken
        | Code::DroppedReturn
        | Code::IsAPdf
        | Code::IsAWorkbook
        | Code::IsAWebPage
        | Code::IsAnEmail
        | Code::IsAShortcut
        | Code::IsAnArchive
        | Code::IsAKey
        | Code::IsBlank
        | Code::IsUtf16
        | Code::IsNoReturn => return problem,
        Code::Rule("duplicate-id") => "Keep one of the two.".to_owned(),
        Code::LoneSurrogate
        | Code::TooDeep
        | Code::NotAWholeNumber
        | Code::NumberTooLarge
        | Code::ControlCharacter
        | Code::NotAnObject
        | Code::FormatMissing
        | Code::IdMissing
        | Code::ContextWrong
        | Code::ProofNotSingle
        | Code::ProofMemberMissing
        | Code::ProofMemberUnknown
        | Code::ProofMemberWrong
        | Code::ContextMissing
        | Code::SignerUnreadable
        | Code::SignatureUnreadable
        | Code::WrongKind
        | Code::BadId
        | Code::BadDigest
        | Code::BadDate
        | Code::BadTime
        | Code::BadLanguage
        | Code::BadCode
        | Code::BadRecipient
        | Code::NumberOutOfRange
        | Code::EmptyText
        | Code::TextTooLong
        | Code::NotOneLine
        | Code::MisplacedMember
        | Code::UnknownValue
        | Code::BadCondition
        | Code::BadEdition
        | Code::DirectionCharacter
        | Code::InvisibleCharacter
        | Code::TooManyMarks
        | Code::ListTooLong
        | Code::NoReason
        | Code::AreaNotListed
        | Code::ReportingNotListed
        | Code::EvidenceNotListed
        | Code::StandardNotListed
        | Code::NoAction
        | Code::LevelDiffers
        | Code::CountsDiffer
        | Code::RevisionWrong
        | Code::KeyUnreadable
        | Code::DigitsCount
        | Code::DigitsNotDigits
        | Code::DigitsMistyped
        | Code::CannotSign
        | Code::Rule(_) => format!("Correct the {thing} at this place, then try again."),
    };
    Problem { hint, ..problem }
}

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
}
