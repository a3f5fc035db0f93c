//! How every file is written.

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
