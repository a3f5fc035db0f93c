//! Signatures: W3C Data Integrity, cryptosuite `eddsa-jcs-2022`, the proof embedded in the document.
//!
//! Only a narrow profile is accepted, so that a file has one meaning: one proof object with
//! exactly the members that [`sign`] writes, the signer named by a did:key, and the document's
//! `@context` repeated in the proof.

mod check;
mod profile;

pub use profile::{CRYPTOSUITE, PROOF_TYPE, PURPOSE};

use crate::canonical::canonical_without;
use crate::code::Code;
use crate::keys::{PublicKey, SigningKey};
use crate::problem::Problem;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

/// Who signed a document that verified, and when they say they did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The key. Whose key it is, a signature cannot tell.
    pub key: PublicKey,
    /// The proof's `created`, RFC 3339 in UTC to the second. A claim of the signer, not a fact.
    pub created: String,
}

/// Signs `document`, an object with an `@context` list and without `proof`, and returns it with
/// the proof. `created` is RFC 3339 in UTC to the second: `2026-03-31T16:05:00Z`.
///
/// # Errors
///
/// `cannot-sign`, with the place, if the document or `created` is not of that form. This is a
/// mistake of the program, not of the user.
pub fn sign(document: Value, key: &SigningKey, created: &str) -> Result<Value, Problem> {
    let Value::Object(mut document) = document else {
        return Err(cannot_sign("", "The document is not a JSON object."));
    };
    if document.contains_key("proof") {
        return Err(cannot_sign("/proof", "The document already has a proof."));
    }
    let context = match document.get("@context") {
        Some(context) if check::is_context(context) => context.clone(),
        _ => {
            return Err(cannot_sign("/@context", "The document has no @context list."));
        }
    };
    if !check::is_created(created) {
        return Err(cannot_sign("/proof/created", "The time is not in UTC to the second."));
    }
    let mut proof = Map::new();
    proof.insert("@context".into(), context);
    proof.insert("type".into(), json!(PROOF_TYPE));
    proof.insert("cryptosuite".into(), json!(CRYPTOSUITE));
    proof.insert("created".into(), json!(created));
    proof.insert("proofPurpose".into(), json!(PURPOSE));
    proof.insert("verificationMethod".into(), json!(key.public().verification_method()));
    let signature = key.sign(&hash_data(&document, &proof));
    let encoded = format!("z{}", bs58::encode(signature).into_string());
    proof.insert("proofValue".into(), json!(encoded));
    document.insert("proof".into(), Value::Object(proof));
    Ok(Value::Object(document))
}

/// Checks the proof in `document`, which must come from [`crate::json::parse`].
///
/// # Errors
///
/// Every problem of the proof's form at once: `not-an-object`, `not-signed`, `proof-not-single`,
/// `proof-member-missing`, `proof-member-unknown`, `proof-member-wrong`, `context-missing`,
/// `signer-unreadable`, `signature-unreadable`. Where the form is right and the signature does not
/// fit the content, `changed-after-signing`.
pub fn verify(document: &Value) -> Result<Signer, Vec<Problem>> {
    let members = document.as_object().ok_or_else(|| vec![not_an_object()])?;
    let form = check::form(members)?;
    if form.key.verify(&hash_data(members, form.proof), &form.signature) {
        Ok(Signer { key: form.key, created: form.created.to_owned() })
    } else {
        Err(vec![Problem::new(
            Code::ChangedAfterSigning,
            "",
            "This file was changed after it was signed.",
            "Do not rely on it. Ask the sender for a new copy, as an attachment that was not opened or edited.",
        )])
    }
}

/// The 64 bytes that are signed: SHA-256 of the JCS of the proof without `proofValue`, then
/// SHA-256 of the JCS of the document without `proof`.
pub(crate) fn hash_data(document: &Map<String, Value>, proof: &Map<String, Value>) -> [u8; 64] {
    let mut data = [0; 64];
    data[..32].copy_from_slice(&Sha256::digest(canonical_without(proof, "proofValue")));
    data[32..].copy_from_slice(&Sha256::digest(canonical_without(document, "proof")));
    data
}

/// The file is valid JSON but no object.
pub(crate) fn not_an_object() -> Problem {
    Problem::new(
        Code::NotAnObject,
        "",
        "This file is JSON, but not one of the files of this program.",
        "Check that you chose the right file.",
    )
}

fn cannot_sign(place: &str, sentence: &str) -> Problem {
    Problem::new(
        Code::CannotSign,
        place,
        sentence,
        "This is a fault in the program. Your answers are safe. Report it with this message.",
    )
}

#[cfg(test)]
mod tests;
