//! The form of a proof: everything that can be wrong with it before the signature is checked.

use super::profile::{CRYPTOSUITE, PROOF_TYPE, PURPOSE};
use crate::code::Code;
use crate::keys::PublicKey;
use crate::problem::{Problem, join};
use serde_json::{Map, Value};

const ASK_FOR_NEW: &str = "Ask the sender to export the file again with Safeguarding Audit, and to send it unchanged.";
const MEMBERS: [&str; 7] =
    ["@context", "created", "cryptosuite", "proofPurpose", "proofValue", "type", "verificationMethod"];

/// The parts of a proof of the right form.
pub(super) struct Form<'a> {
    pub proof: &'a Map<String, Value>,
    pub key: PublicKey,
    pub created: &'a str,
    pub signature: [u8; 64],
}

/// Takes the proof of `document` apart, or lists all that is wrong with it.
pub(super) fn form(document: &Map<String, Value>) -> Result<Form<'_>, Vec<Problem>> {
    let proof = match document.get("proof") {
        Some(Value::Object(proof)) => proof,
        None | Some(Value::Null) => return Err(vec![not_signed()]),
        Some(_) => return Err(vec![not_single()]),
    };
    let mut check = Check { proof, problems: Vec::new() };
    check.names();
    check.context(document.get("@context"));
    check.constant("type", PROOF_TYPE);
    check.constant("cryptosuite", CRYPTOSUITE);
    check.constant("proofPurpose", PURPOSE);
    let created = check.text("created", Code::ProofMemberWrong, |text| is_created(text).then_some(text));
    let key = check.text("verificationMethod", Code::SignerUnreadable, read_method);
    let signature = check.text("proofValue", Code::SignatureUnreadable, read_signature);
    match (created, key, signature) {
        (Some(created), Some(key), Some(signature)) if check.problems.is_empty() => {
            Ok(Form { proof, key, created, signature })
        }
        _ => Err(check.problems),
    }
}

struct Check<'a> {
    proof: &'a Map<String, Value>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn note(&mut self, code: Code, name: &str, sentence: String) {
        let place = join("/proof", name);
        self.problems.push(Problem::new(code, place, sentence, ASK_FOR_NEW));
    }

    /// Exactly the seven members, no more and no fewer.
    fn names(&mut self) {
        let proof = self.proof;
        for name in MEMBERS.iter().filter(|name| !proof.contains_key(**name)) {
            self.note(Code::ProofMemberMissing, name, format!("The signature has no “{name}”."));
        }
        for name in proof.keys().filter(|name| !MEMBERS.contains(&name.as_str())) {
            let sentence = "The signature has a part that this program does not know.";
            self.note(Code::ProofMemberUnknown, name, sentence.into());
        }
    }

    fn context(&mut self, of_document: Option<&Value>) {
        if !of_document.is_some_and(is_context) {
            self.problems.push(Problem::new(
                Code::ContextMissing,
                "/@context",
                "This file has no list “@context”, which a signed file needs.",
                ASK_FOR_NEW,
            ));
        } else if self.proof.get("@context").is_some_and(|own| Some(own) != of_document) {
            let sentence = "The signature’s “@context” is not the same as the file’s.";
            self.note(Code::ProofMemberWrong, "@context", sentence.into());
        }
    }

    fn constant(&mut self, name: &'static str, expected: &str) {
        if self.proof.get(name).is_some_and(|value| value != expected) {
            self.note(Code::ProofMemberWrong, name, format!("The signature’s “{name}” is not “{expected}”."));
        }
    }

    /// Reads a text member; one that is missing was noted before.
    fn text<T>(&mut self, name: &'static str, code: Code, read: impl Fn(&'a str) -> Option<T>) -> Option<T> {
        let value = self.proof.get(name)?;
        let found = value.as_str().and_then(read);
        if found.is_none() {
            let sentence = match code {
                Code::SignerUnreadable => "The signature does not name a key that this program can read.",
                Code::SignatureUnreadable => "The signature itself is damaged: it cannot be read.",
                _ => "The time of signing is not a date and time in UTC.",
            };
            self.note(code, name, sentence.into());
        }
        found
    }
}

/// `did:key:z…#z…` with both halves equal.
fn read_method(method: &str) -> Option<PublicKey> {
    let (did, fragment) = method.split_once('#')?;
    let same = did.strip_prefix("did:key:") == Some(fragment);
    if same { PublicKey::from_did(did).ok() } else { None }
}

/// `z` and base58btc of 64 bytes.
fn read_signature(text: &str) -> Option<[u8; 64]> {
    let digits = text.strip_prefix('z')?;
    // 64 bytes are 64 to 88 digits; a longer text would only cost time.
    if digits.len() > 88 {
        return None;
    }
    // Base58 has one text only for each run of bytes, so nothing else needs comparing.
    bs58::decode(digits).into_vec().ok()?.try_into().ok()
}

/// A list of one or more texts.
pub(super) fn is_context(context: &Value) -> bool {
    context.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(Value::is_string))
}

/// `YYYY-MM-DDThh:mm:ssZ`, and a moment that there was or will be.
pub(super) fn is_created(text: &str) -> bool {
    // Writing the moment again refuses every other way to write it, leap seconds among them.
    text.parse::<jiff::Timestamp>().is_ok_and(|moment| moment.to_string() == text && text.len() == 20)
}

fn not_signed() -> Problem {
    Problem::new(
        Code::NotSigned,
        "/proof",
        "This file is not signed.",
        "Ask the sender to export it with Safeguarding Audit. A draft or a copy for reading is not enough.",
    )
}

fn not_single() -> Problem {
    Problem::new(
        Code::ProofNotSingle,
        "/proof",
        "This file has no single signature where it should have exactly one.",
        ASK_FOR_NEW,
    )
}
