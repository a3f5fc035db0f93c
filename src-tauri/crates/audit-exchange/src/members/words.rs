//! Texts: how long they may be, whether they may have line ends, and how a wrong one is quoted.

use super::{At, Notes};
use crate::code::Code;
use audit_core::text::unseen;
use serde_json::Value;

/// How long a text may be, and whether it may have line ends.
#[derive(Clone, Copy)]
pub(crate) enum Words {
    /// One line, at most 300 characters.
    Line,
    /// At most 32,767 characters, with line ends.
    Many,
}

impl Words {
    fn most(self) -> usize {
        match self {
            Self::Line => 300,
            Self::Many => 32_767,
        }
    }
}

/// The text that is there, whatever it says.
pub(super) fn text<'a>(notes: &Notes, at: At<'_>, value: &'a Value) -> Option<&'a str> {
    let text = value.as_str();
    if text.is_none() {
        notes.note(Code::WrongKind, at, "This should be text.");
    }
    text
}

/// The text that is there, within its bounds.
pub(super) fn within(notes: &Notes, at: At<'_>, value: &Value, words: Words) -> Option<String> {
    let text = text(notes, at, value)?;
    // No text has more characters than bytes.
    let length = if text.len() > words.most() { text.chars().count() } else { 0 };
    if length > words.most() {
        let [length, most] = [length, words.most()].map(audit_core::wording::thousands);
        let sentence = format!("The text here has {length} characters. The limit is {most}.");
        notes.note(Code::TextTooLong, at, sentence);
        return None;
    }
    if matches!(words, Words::Line) && text.contains(['\n', '\t']) {
        let sentence = "The text here should be one line, but has a line end or a tab.";
        notes.note(Code::NotOneLine, at, sentence);
        return None;
    }
    Some(text.to_owned())
}

/// A text as a sentence names it: in quotation marks and not at length. One that holds what nobody sees is not repeated.
pub(super) fn quoted(text: &str) -> String {
    const MOST: usize = 80;
    if unseen(text).is_some() || text.chars().any(char::is_control) {
        return "this text".to_owned();
    }
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("“{}…”", &text[..end]),
        None => format!("“{text}”"),
    }
}
