//! Strict reading of JSON that a stranger sent.
//!
//! `serde_json` on its own is lenient where a signature must not be: of two members with one name
//! it keeps the last in silence, and it reads numbers that other programs round differently. Two
//! programs could then verify one thing and show another. [`parse`] accepts only what every JSON
//! library reads in the same way (I-JSON, RFC 7493, narrowed to whole numbers).

mod reader;
mod syntax;

use crate::problem::Problem;
use serde::de::DeserializeSeed;
use serde_json::Value;

/// The longest file that is read, in bytes: 8 MiB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// What is said of a file that is longer.
pub const TOO_LARGE: &str = "This file is larger than 8 MB, the most that this program reads.";
/// How deep objects and arrays may lie in each other; the outermost one is at depth 1.
pub const MAX_DEPTH: usize = 32;
/// The largest whole number, 2^53 − 1: beyond it, some programs round. The smallest is its negative.
pub const MAX_INTEGER: i64 = (1 << 53) - 1;
/// How many problems are listed before the rest is cut off.
pub const MAX_PROBLEMS: usize = 100;

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
