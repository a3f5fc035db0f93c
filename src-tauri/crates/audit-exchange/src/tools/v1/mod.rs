//! The first format of an audit tool's file: its content, as canonical JSON.
//!
//! The members are those of the folder form with names in camel case; texts are objects of words by language, conditions
//! and dates are strings. A bundled tool is not signed. The members `@context`, `id` (the file's own UUID) and `proof` are
//! kept free for the [envelope](crate::envelope), which is why the tool's own id is the member `tool`.

mod at;
mod place;
mod read;
mod read_parts;
mod wire;
mod write;

use crate::digest::Digest;
use crate::envelope::FileType;
use crate::json;
use crate::problem::{Problem, join};
use audit_core::text::unseen;
use audit_core::tool::Tool;
use serde_json::Value;
use std::borrow::Cow;

/// The member `type`.
const TYPE: FileType = FileType::Tool;
/// The member `format`.
const FORMAT: u64 = 1;

/// The content of a tool's file as a JSON value, without a signature.
pub fn content(tool: &Tool) -> Value {
    serde_json::to_value(write::tool(tool)).expect("text and whole numbers make a JSON value")
}

/// The canonical bytes (JCS, RFC 8785) of a tool's content: what is kept, hashed and compared.
pub fn document(tool: &Tool) -> Vec<u8> {
    // The members are declared in canonical order, so that a large tool is written in one go; the tests compare it with
    // the canonical form of its content.
    serde_json::to_vec(&write::tool(tool)).expect("text and whole numbers write to memory")
}

/// The digest by which an audit names its tool: SHA-256 of [`document`]. The same content has the same digest, whichever
/// form it was read from; `extensions` do not count.
pub fn digest(tool: &Tool) -> Digest {
    Digest::of_bytes(&document(tool))
}

/// Reads a tool from the bytes of an unsigned file.
///
/// # Errors
///
/// What [`json::parse`] refuses, else what [`from_content`] refuses; never an empty list.
pub fn read(bytes: &[u8]) -> Result<Tool, Vec<Problem>> {
    from_content(&json::parse(bytes)?)
}

/// Reads a tool that was checked when it was taken in: only its shape is looked at. A rule that came later does not lock
/// anybody out of an audit begun before it.
///
/// # Errors
///
/// As [`read`], without what [`audit_core::tool::check`] finds.
pub fn read_checked_before(bytes: &[u8]) -> Result<Tool, Vec<Problem>> {
    let wire = read::wire(&json::parse(bytes)?).map_err(|problem| vec![problem])?;
    read::tool(wire).map_err(cut)
}

/// Reads a tool from its content: a whole unsigned document, or an opened one without `@context`, `id` and `proof`.
///
/// # Errors
///
/// `unknown-type`, `format-missing`, `newer-format` or `wrong-shape` (a member that is missing, unknown or of the wrong
/// kind) alone; else all of `bad-id`, `bad-condition`, `bad-language`, `bad-date`, `unknown-value`, `misplaced-member`,
/// `direction-character`, `invisible-character` and `too-many-marks`;
/// else all that [`audit_core::tool::check`] finds, with its codes. After
/// [`json::MAX_PROBLEMS`] comes `too-many-problems`. Places are JSON Pointers.
pub fn from_content(content: &Value) -> Result<Tool, Vec<Problem>> {
    let wire = read::wire(content).map_err(|problem| vec![problem])?;
    let hidden = hidden(content);
    let tool = match (read::tool(wire), hidden.is_empty()) {
        (Ok(tool), true) => tool,
        (read, _) => return Err(cut(read.err().into_iter().flatten().chain(hidden).collect())),
    };
    let found = audit_core::tool::check(&tool);
    if found.is_empty() {
        return Ok(tool);
    }
    // A place is looked up in the whole tool, so what is not listed is not looked up either.
    let listed = found.into_iter().take(json::MAX_PROBLEMS + 1);
    Err(cut(listed.map(|problem| place::problem(&tool, problem)).collect()))
}

/// Every text that holds what nobody sees: an edition must read alike for everybody. Of very many, some more than are listed.
fn hidden(content: &Value) -> Vec<Problem> {
    let mut found = Vec::new();
    look_for_hidden(content, &mut Vec::new(), &mut found);
    found
}

/// `at`: the names that lead here. [`json::parse`] has seen to it that they are few.
fn look_for_hidden<'c>(value: &'c Value, at: &mut Vec<Cow<'c, str>>, found: &mut Vec<Problem>) {
    let mut inner = |name: Cow<'c, str>, value: &'c Value| {
        at.push(name);
        look_for_hidden(value, at, found);
        at.pop();
    };
    match value {
        Value::Array(items) => items.iter().zip(0..).for_each(|(item, place)| inner(place.to_string().into(), item)),
        Value::Object(members) => members.iter().for_each(|(name, item)| inner(name.into(), item)),
        Value::String(text) if found.len() <= json::MAX_PROBLEMS => {
            if let Some(unseen) = unseen(text) {
                let at = at.iter().fold(String::new(), |at, name| join(&at, name));
                let hint = "Ask whoever made the audit tool to type this text again and to send a new file.";
                found.push(Problem::new(unseen.code(), at, format!("This text {unseen}."), hint));
            }
        }
        _ => {}
    }
}

/// At most [`json::MAX_PROBLEMS`]: a hostile file may have as many problems as it has members.
fn cut(mut problems: Vec<Problem>) -> Vec<Problem> {
    if problems.len() > json::MAX_PROBLEMS {
        problems.truncate(json::MAX_PROBLEMS);
        let sentence = format!("This file has more than {} problems. Only the first are listed.", json::MAX_PROBLEMS);
        problems.push(Problem::new("too-many-problems", "", sentence, "Check that you chose the right file."));
    }
    problems
}
