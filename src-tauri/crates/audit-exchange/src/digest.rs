//! The fingerprint of a signed file: SHA-256 of the canonical form of the whole signed document.

use crate::canonical::canonical;
use crate::hex;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// A SHA-256 digest. It is written as 64 lower-case hexadecimal digits, and read in no other form.
///
/// The digest of a file covers the document *with* its proof, so two signatures over one content
/// have two digests. Spaces, line breaks and the order of members in the file do not count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The fingerprint of a whole signed document: `SHA-256(JCS(document))`.
    pub fn of_document(document: &Value) -> Self {
        Self::of_bytes(&canonical(document))
    }

    /// SHA-256 of bytes as they are, for attachments.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// All 64 digits in sixteen groups of four, to be read aloud or compared on paper.
    pub fn grouped(&self) -> String {
        self.groups(16)
    }

    /// The first 16 digits in four groups of four: `3f2a 91bc 04de 77aa`. It tells files apart on
    /// a screen; programs always compare the whole digest.
    pub fn short(&self) -> String {
        self.groups(4)
    }

    fn groups(&self, count: usize) -> String {
        let pairs = self.0.chunks_exact(2).take(count);
        pairs.map(hex::encode).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// The text is not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADigest;

impl fmt::Display for NotADigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a digest is 64 digits, 0 to 9 and a to f")
    }
}

impl std::error::Error for NotADigest {}

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        hex::decode(text).map(Self).ok_or(NotADigest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_digest_is_of_the_canonical_form() {
        // SHA-256 of the 13 bytes {"a":1,"b":2}, from sha256sum.
        let expected = "43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777";
        let digest = Digest::of_document(&json!({"b": 2, "a": 1}));
        assert_eq!(digest.to_string(), expected);
        assert_eq!(expected.parse::<Digest>(), Ok(digest));
        assert_eq!(digest.short(), "4325 8cff 783f e703");
        assert_eq!(digest.grouped().replace(' ', ""), expected);
    }

    #[test]
    fn only_one_form_is_read() {
        let text = Digest::of_bytes(b"").to_string();
        assert!(text.to_uppercase().parse::<Digest>().is_err());
        assert!(text[1..].parse::<Digest>().is_err());
        assert!(format!(" {text}").parse::<Digest>().is_err());
    }
}
