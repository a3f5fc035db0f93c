//! What every signed file has in common, and the one way to open a file that came from outside.
//!
//! Each file is a JSON object with the members `@context` (exactly [`CONTEXT`]), `type`, `format`
//! (a whole number from 1), `id` (`urn:uuid:` and a lower-case UUID with hyphens) and `proof`. What else it holds is
//! the business of its type and format.

mod open;
mod types;

pub use open::{Opened, Refused, open};
pub use types::FileType;

use serde_json::Value;

/// The `@context` of every file: the vocabulary of its proof. Some verifiers refuse a signed file
/// without one.
pub const CONTEXT: [&str; 1] = ["https://w3id.org/security/data-integrity/v2"];

/// A document as the text of a file: indented by two spaces, members in the order of their names,
/// UTF-8, a line feed at the end. The same value always gives the same bytes.
pub fn to_file(document: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(document).expect("a JSON value always writes to memory");
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
mod tests;
