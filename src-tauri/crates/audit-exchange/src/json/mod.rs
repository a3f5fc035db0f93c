//! Strict reading of JSON that a stranger sent.
//!
//! `serde_json` on its own is lenient where a signature must not be: of two members with one name
//! it keeps the last in silence, and it reads numbers that other programs round differently. Two
//! programs could then verify one thing and show another. [`parse`] accepts only what every JSON
//! library reads in the same way (I-JSON, RFC 7493, narrowed to whole numbers).

mod limits;
mod reader;
mod syntax;

pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_INTEGER, MAX_PROBLEMS, TOO_LARGE};

use crate::problem::Problem;
use serde::de::DeserializeSeed;
use serde_json::Value;

/// Reads `bytes` as one JSON value.
///
/// # Errors
///
/// Every problem of structure at once, each with a JSON Pointer: `duplicate-key`, `too-deep`,
/// `not-a-whole-number`, `number-too-large`, `control-character`. A problem of syntax ends the
/// reading and comes last, with `line:column`: `not-json`, `cut-short`, `trailing-content`,
/// `lone-surrogate`, `number-too-large`, `control-character`. Refused before reading: `empty-file`,
/// `too-large`, `byte-order-mark`, `not-utf8`. After [`MAX_PROBLEMS`] comes `too-many-problems`.
pub fn parse(bytes: &[u8]) -> Result<Value, Vec<Problem>> {
    let text = syntax::text_of(bytes).map_err(|problem| vec![problem])?;
    let mut reader = reader::Reader::default();
    let mut source = serde_json::Deserializer::from_str(text);
    let outcome = reader.node().deserialize(&mut source).and_then(|value| source.end().map(|()| value));
    let mut problems = reader.into_problems();
    match outcome {
        Ok(value) if problems.is_empty() => return Ok(value),
        Ok(_) => {}
        Err(error) => problems.push(syntax::problem_of(&error)),
    }
    Err(problems)
}
