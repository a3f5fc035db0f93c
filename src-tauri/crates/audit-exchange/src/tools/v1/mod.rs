//! The first format of an audit tool's file: its content, as canonical JSON.
//!
//! The members are those of the folder form with names in camel case; texts are objects of words by language, conditions
//! and dates are strings. A bundled tool is not signed. The members `@context`, `id` (the file's own UUID) and `proof` are
//! kept free for the [envelope](crate::envelope), which is why the tool's own id is the member `tool`.

mod head;
mod hidden;
mod place;
mod read;
mod read_parts;
mod read_questions;
mod values;
mod wire;
mod write;

use crate::digest::Digest;
use crate::json;
use crate::members::{Asked, Notes, Object, cut};
use crate::problem::Problem;
use audit_core::tool::Tool;
use serde_json::Value;

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
    members_of(&json::parse(bytes)?, |_| {})
}

/// Reads a tool from its content: a whole unsigned document, or an opened one without `@context`, `id` and `proof`.
///
/// # Errors
///
/// `unknown-type`, `format-missing` or `newer-format` alone; else all that is wrong with single members (the codes of the members
/// in the README of this crate, and `bad-condition`, `bad-edition`, `unknown-value`, `misplaced-member`, `direction-character`,
/// `invisible-character`, `too-many-marks`); else all that [`audit_core::tool::check`] finds, with its codes. After
/// [`json::MAX_PROBLEMS`] comes `too-many-problems`. Places are JSON Pointers.
pub fn from_content(content: &Value) -> Result<Tool, Vec<Problem>> {
    let tool = members_of(content, |notes| hidden::note(content, notes))?;
    let found = audit_core::tool::check(&tool);
    if found.is_empty() {
        return Ok(tool);
    }
    // A place is looked up in the whole tool, so what is not listed is not looked up either.
    let listed = found.into_iter().take(json::MAX_PROBLEMS + 1);
    Err(cut(listed.map(|problem| place::problem(&tool, problem)).collect()))
}

/// The members that may be left out and were once also read as `null`.
const NULLABLE: [&str; 10] =
    ["bands", "checked", "exactFrom", "extensions", "high", "level", "low", "options", "otherwise", "pattern"];

/// Reads the members, each on its own; `also` notes what else is wrong with them.
fn members_of(content: &Value, also: impl Fn(&Notes)) -> Result<Tool, Vec<Problem>> {
    let members = head::members(content).map_err(|problem| vec![problem])?;
    let notes = Notes::new(Asked::about(head::TYPE)).null_is_absent(&NULLABLE);
    let tool = read::tool(&Object::root(members, &notes));
    also(&notes);
    notes.outcome()?;
    Ok(tool.expect("nothing was noted, so nothing is missing"))
}
