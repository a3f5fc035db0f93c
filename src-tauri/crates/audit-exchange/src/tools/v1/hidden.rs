//! Texts that hold what nobody sees: an edition must read alike for everybody.

use crate::code::Code;
use crate::members::{At, Notes};
use audit_core::text::unseen;
use serde_json::Value;

const HINT: &str = "Ask whoever made the audit tool to type this text again and to send a new file.";

/// Notes every text of a file that holds such a thing.
pub(super) fn note(content: &Value, notes: &Notes) {
    look(content, At::Whole, notes);
}

/// [`crate::json::parse`] has seen to it that values are not nested deeply.
fn look(value: &Value, at: At<'_>, notes: &Notes) {
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(number, item)| look(item, at.entry(number), notes)),
        Value::Object(members) => members.iter().for_each(|(name, item)| look(item, at.to(name), notes)),
        Value::String(text) => {
            if let Some(unseen) = unseen(text) {
                notes.note_with_hint(Code::from(unseen), at, format!("This text {unseen}."), HINT);
            }
        }
        _ => {}
    }
}
