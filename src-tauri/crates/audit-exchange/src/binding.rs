//! The binding of a return to the invitation it answers: HMAC-SHA256 with the one-time code.
//!
//! # Definition
//!
//! The key of the HMAC is the 16 bytes of the invitation's code. The message is the JCS (RFC 8785) of
//!
//! ```json
//! {"did": "did:key:z6Mk…", "invitation": "urn:uuid:…", "issue": "<64 hex digits>",
//!  "purpose": "safeguarding-audit return binding v1", "submitter": "urn:uuid:…"}
//! ```
//!
//! where `did` is the key of the return's proof, `issue` the digest of the signed issue, and both
//! UUIDs are lower-case with hyphens. The binding is the HMAC as 64 lower-case hexadecimal digits.
//!
//! It shows that whoever made the return had the invitation, and no more. The code itself is in no
//! return, bundle or log.

use crate::canonical::canonical;
use crate::digest::Digest;
use crate::hex;
use crate::keys::PublicKey;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use std::fmt;
use uuid::Uuid;
use zeroize::ZeroizeOnDrop;

/// What the HMAC is for, so that it can never be taken for another.
pub const PURPOSE: &str = "safeguarding-audit return binding v1";

/// The one-time code of an invitation: 128 bits. It is wiped when dropped and is never printed.
#[derive(Clone, ZeroizeOnDrop)]
pub struct InvitationCode([u8; 16]);

impl InvitationCode {
    /// A code from 16 bytes of good randomness.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Reads the 32 lower-case hexadecimal digits that stand in the invitation; `None` for
    /// anything else.
    pub fn from_hex(digits: &str) -> Option<Self> {
        hex::decode(digits).map(Self)
    }

    /// The 32 digits, to be written into the invitation and nowhere else.
    pub fn reveal(&self) -> zeroize::Zeroizing<String> {
        hex::encode(&self.0).into()
    }
}

impl fmt::Debug for InvitationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InvitationCode(hidden)")
    }
}

/// What is bound together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding<'a> {
    /// The UUID of the invitation.
    pub invitation: Uuid,
    /// The digest of the signed issue.
    pub issue: Digest,
    /// The UUID of the submitter.
    pub submitter: Uuid,
    /// The key of the return's proof.
    pub key: &'a PublicKey,
}

impl Binding<'_> {
    /// The value that a return carries: 64 lower-case hexadecimal digits.
    pub fn value(&self, code: &InvitationCode) -> String {
        hex::encode(&self.mac(code).finalize().into_bytes())
    }

    /// True if `value` was made with `code` for exactly these four, compared in constant time.
    pub fn matches(&self, code: &InvitationCode, value: &str) -> bool {
        hex::decode::<32>(value).is_some_and(|bytes| self.mac(code).verify_slice(&bytes).is_ok())
    }

    fn mac(&self, code: &InvitationCode) -> Hmac<Sha256> {
        let message = canonical(&json!({
            "purpose": PURPOSE,
            "invitation": self.invitation.urn().to_string(),
            "issue": self.issue.to_string(),
            "submitter": self.submitter.urn().to_string(),
            "did": self.key.did(),
        }));
        let mut mac = Hmac::<Sha256>::new_from_slice(&code.0).expect("HMAC takes a key of any length");
        mac.update(&message);
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::SigningKey;

    const CODE: &str = "000102030405060708090a0b0c0d0e0f";

    fn key() -> PublicKey {
        SigningKey::from_seed(&[3; 32]).public()
    }

    fn binding(key: &PublicKey) -> Binding<'_> {
        Binding {
            invitation: Uuid::from_u128(1),
            issue: Digest::of_bytes(b"issue"),
            submitter: Uuid::from_u128(2),
            key,
        }
    }

    #[test]
    fn the_value_is_as_defined() {
        let code = InvitationCode::from_hex(CODE).unwrap();
        let key = key();
        // Worked out with Python's hmac and json modules.
        let expected = "cd6c294bf315ffc2768fa43ce9a31142b9ecc83cffe52fd216cfffca06397c02";
        assert_eq!(key.did(), "did:key:z6MkvRXNYcE7MMduynWTgeKbDaT1iijDSC8pZqXZc8rHPrf2");
        assert_eq!(binding(&key).value(&code), expected);
        assert!(binding(&key).matches(&code, expected));
        assert!(!binding(&key).matches(&code, &expected.to_uppercase()));
        assert!(!binding(&key).matches(&code, &expected[2..]));
        assert!(!binding(&key).matches(&code, ""));
    }

    #[test]
    fn each_part_counts() {
        let code = InvitationCode::from_hex(CODE).unwrap();
        let key = key();
        let bound = binding(&key);
        let value = bound.value(&code);
        let other_key = SigningKey::from_seed(&[4; 32]).public();
        let others = [
            Binding { invitation: Uuid::from_u128(9), ..bound },
            Binding { issue: Digest::of_bytes(b"other"), ..bound },
            Binding { submitter: Uuid::from_u128(9), ..bound },
            Binding { key: &other_key, ..bound },
            Binding { invitation: bound.submitter, submitter: bound.invitation, ..bound },
        ];
        for other in others {
            assert!(!other.matches(&code, &value), "{other:?}");
        }
        assert!(!bound.matches(&InvitationCode::from_bytes([0; 16]), &value));
    }

    #[test]
    fn the_code_is_never_printed() {
        let code = InvitationCode::from_hex(CODE).unwrap();
        assert_eq!(format!("{code:?}"), "InvitationCode(hidden)");
        assert_eq!(code.reveal().as_str(), CODE);
        assert!(InvitationCode::from_hex(&CODE.to_uppercase()).is_none());
        assert!(InvitationCode::from_hex(&CODE[2..]).is_none());
    }
}
