//! Keys: Ed25519 pairs, PKCS#8 files for the secret half, did:key for the public half.

mod unreadable;

use crate::code::Code;
use crate::problem::Problem;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use std::fmt;
use zeroize::Zeroizing;

/// The multicodec prefix of an Ed25519 public key, `ed01`.
const MULTICODEC_ED25519: [u8; 2] = [0xed, 0x01];
/// A did:key of Ed25519 is 56 characters long; more is refused before base58 is decoded, which
/// takes time that grows with the square of the length.
const DID_LENGTH: usize = 56;

/// The secret half of a key. It is wiped from memory when dropped and is never printed.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key that grows from 32 bytes of good randomness, which the caller provides and wipes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The key as PKCS#8 **version 1** PEM (`BEGIN PRIVATE KEY`, LF line ends), not encrypted.
    ///
    /// Version 1 leaves the public half out; OpenSSL 3.0 and Python's `cryptography` refuse the
    /// longer version 2.
    pub fn to_pem(&self) -> Zeroizing<String> {
        let pair = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        pair.to_pkcs8_pem(LineEnding::LF).expect("32 bytes always fit PKCS#8")
    }

    /// Reads a PKCS#8 PEM, version 1 or 2, as this program and `openssl genpkey` write it.
    ///
    /// # Errors
    ///
    /// `key-unreadable` if the text is no Ed25519 private key in PKCS#8, with what it is instead. The problem never quotes the text.
    pub fn from_pem(pem: &str) -> Result<Self, Problem> {
        // What a text editor puts around a text is no part of the key.
        let pem = pem.trim_start_matches('\u{feff}').trim();
        ed25519_dalek::SigningKey::from_pkcs8_pem(pem).map(Self).map_err(|_| unreadable::why(pem))
    }

    /// The raw signature of `message`.
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(secret of {})", self.public())
    }
}

/// The public half of a key. Its text form is a did:key.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// A key from its 32 bytes; `None` if they are no point of the curve, are not its shortest
    /// encoding, or are one of the few weak keys under which anything verifies.
    pub fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        let key = VerifyingKey::from_bytes(bytes).ok()?;
        let canonical = key.to_edwards().compress().as_bytes() == bytes;
        (canonical && !key.is_weak()).then_some(Self(key))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The key as `did:key:z6Mk…`: base58btc of `ed01` and the 32 bytes.
    pub fn did(&self) -> String {
        format!("did:key:{}", self.multibase())
    }

    /// The name of the key in a proof: `did:key:z6Mk…#z6Mk…`, both halves equal.
    pub fn verification_method(&self) -> String {
        let multibase = self.multibase();
        format!("did:key:{multibase}#{multibase}")
    }

    /// Reads a did:key without a fragment.
    ///
    /// # Errors
    ///
    /// `signer-unreadable` if the text is not the did:key of a usable Ed25519 key, in the one
    /// way to write it.
    pub fn from_did(did: &str) -> Result<Self, Problem> {
        Self::read_did(did).ok_or_else(|| {
            Problem::new(
                Code::SignerUnreadable,
                "",
                "The signer’s key is not written as a did:key of an Ed25519 key.",
                "Copy the whole key, from “did:key:z6Mk” to its last letter.",
            )
        })
    }

    fn read_did(did: &str) -> Option<Self> {
        let multibase = did.strip_prefix("did:key:z")?;
        if did.len() != DID_LENGTH {
            return None;
        }
        let decoded = bs58::decode(multibase).into_vec().ok()?;
        let bytes = decoded.strip_prefix(&MULTICODEC_ED25519)?;
        Self::from_bytes(bytes.try_into().ok()?)
    }

    fn multibase(&self) -> String {
        let mut bytes = MULTICODEC_ED25519.to_vec();
        bytes.extend_from_slice(self.as_bytes());
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// True if `signature` is this key's over `message`: RFC 8032 with the strict rules (no weak
    /// points, one encoding only).
    pub(crate) fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.did())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;

    #[test]
    fn a_pem_is_read_again_and_is_version_1() {
        let key = SigningKey::from_seed(&[7; 32]);
        let pem = key.to_pem();
        // 48 bytes of DER; version 2 would be 83.
        assert_eq!(pem.lines().nth(1).unwrap().len(), 64);
        assert_eq!(pem.lines().count(), 3);
        assert_eq!(SigningKey::from_pem(&pem).unwrap().public(), key.public());
    }

    #[test]
    fn a_key_made_by_openssl_is_read() {
        // The private key of RFC 8410, section 10.3.
        let pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
        let public = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";
        let key = SigningKey::from_pem(pem).unwrap();
        assert_eq!(hex::encode(key.public().as_bytes()), public);
        assert_eq!(SigningKey::from_pem(&pem.replace('\n', "\r\n")).unwrap().public(), key.public());
    }

    #[test]
    fn what_is_no_key_is_refused_without_quoting_it() {
        let problem = SigningKey::from_pem("hush hush").unwrap_err();
        assert_eq!(problem.code.code(), "key-unreadable");
        assert!(!problem.to_string().contains("hush"));
    }

    #[test]
    fn nothing_secret_is_printed() {
        let seed = [0x5a; 32];
        let shown = format!("{:?}", SigningKey::from_seed(&seed));
        assert!(!shown.contains("90") && !shown.contains("5a5a"), "{shown}");
        assert!(shown.contains("did:key:z6Mk"));
    }

    #[test]
    fn a_did_has_one_way_to_be_written() {
        let key = SigningKey::from_seed(&[9; 32]).public();
        let did = key.did();
        assert_eq!(PublicKey::from_did(&did), Ok(key));
        let odd = [
            did.replace("did:key:z", "did:key:"),
            did.replace("did:key:z", "did:key:z1"),
            did.to_uppercase(),
            format!("{did} "),
            format!("{did}#"),
            did[..did.len() - 1].to_owned(),
            did.replace("z6Mk", "z6LS"),
            format!("did:key:z{}", "1".repeat(100_000)),
        ];
        for did in odd {
            assert_eq!(PublicKey::from_did(&did).unwrap_err().code, "signer-unreadable", "{did:.80}");
        }
    }

    #[test]
    fn weak_and_doubly_encoded_points_are_refused() {
        let mut identity = [0; 32];
        identity[0] = 1;
        assert_eq!(PublicKey::from_bytes(&identity), None);
        // 2^255 − 19 + 3 is another way to write y = 3.
        let mut long = [0xff; 32];
        (long[0], long[31]) = (0xf0, 0x7f);
        assert_eq!(PublicKey::from_bytes(&long), None);
    }

    #[test]
    fn a_signature_on_a_weak_point_is_refused() {
        // R is the identity and S = H(R, A, message) × secret, worked out with Python's integers
        // for the seed 01…01: the lenient equation of RFC 8032 holds, the strict rules refuse it.
        let s = "fa4bf6a58993a9ce71f966ddad5d8edab0c2efefd7433bc2febb01d0e91ac90c";
        let mut signature = [0; 64];
        signature[0] = 1;
        signature[32..].copy_from_slice(&hex::decode::<32>(s).unwrap());
        let key = SigningKey::from_seed(&[1; 32]).public();
        let lenient = ed25519_dalek::Verifier::verify(&key.0, b"any message", &Signature::from_bytes(&signature));
        assert!(lenient.is_ok());
        assert!(!key.verify(b"any message", &signature));
    }
}
