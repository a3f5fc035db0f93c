//! Judging a return: unchanged or not, and whether its signer is who it should be.

use super::returns::{ReturnFacts, SignedReturn};
use super::ways::register_of;
use audit_core::problem::Told as Problem;
use audit_core::text;
use audit_exchange::register::{RegisteredKey, Standing};
use audit_exchange::{PublicKey, Register};

const CALL: &str =
    "Call them on a number that you already had, never one that came with the return, and have the digits read to you.";

/// What the signer is judged by: the partnership's register, a key that the reader knows, both or neither.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    register: Option<Register>,
    signer: Option<PublicKey>,
}

impl Trust {
    /// Adds a register of keys.
    ///
    /// # Errors
    /// Every problem of the register at once, never none.
    pub fn with_register(self, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        Ok(Self { register: Some(register_of(bytes)?), ..self })
    }

    /// Adds the key that must have signed, a did:key.
    ///
    /// # Errors
    /// `signer-unreadable`.
    pub fn with_signer(self, did: &str) -> Result<Self, Problem> {
        Ok(Self { signer: Some(PublicKey::from_did(did).map_err(|problem| problem.told())?), ..self })
    }
}

/// How a return was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Unchanged, and signed by the key that it should be signed by.
    Bound,
    /// Unchanged; who signed it was not, or could not be, checked.
    Unchanged,
    /// Not to be relied on.
    Refused,
}

impl Outcome {
    /// `bound`, `unchanged` or `refused`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
        }
    }
}

/// How a return was judged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How.
    pub outcome: Outcome,
    /// Stable code: `bound-by-register`, `bound-by-signer`, `signer-not-checked`, `submitter-not-registered`, or that of
    /// the first problem.
    pub code: &'static str,
    /// What was found.
    pub sentence: String,
    /// What to do; empty when there is nothing to do.
    pub hint: String,
    /// All that is wrong; empty unless refused.
    pub problems: Vec<Problem>,
    /// What the return says of itself; none when its signature does not fit.
    pub facts: Option<ReturnFacts>,
}

impl Verdict {
    /// Refused for these problems, of which there is at least one.
    pub fn refused(problems: Vec<Problem>, facts: Option<ReturnFacts>) -> Self {
        let unknown =
            || Problem::new("file-unreadable", "", "This file cannot be used.", "Ask the sender for it again.");
        let first = problems.first().cloned().unwrap_or_else(unknown);
        let (code, sentence, hint) = (first.code, first.sentence, first.hint);
        Self { outcome: Outcome::Refused, code, sentence, hint, problems, facts }
    }

    fn accepted(outcome: Outcome, code: &'static str, sentence: &str, hint: &str, facts: ReturnFacts) -> Self {
        let (sentence, hint) = (sentence.to_owned(), hint.to_owned());
        Self { outcome, code, sentence, hint, problems: Vec::new(), facts: Some(facts) }
    }
}

/// Judges a return. Problems of the signer: `wrong-signer`, `key-suspended`, `key-revoked`, `key-succeeded`, `other-key`,
/// `anothers-key`.
pub fn judge(bytes: &[u8], trust: &Trust) -> Verdict {
    let signed = match SignedReturn::read(bytes) {
        Ok(signed) => signed,
        Err(problems) => return Verdict::refused(problems, None),
    };
    let standing = trust.register.as_ref().map(|register| register.standing(signed.submitter(), signed.key()));
    let mut problems = Vec::new();
    if trust.signer.is_some_and(|signer| signer != *signed.key()) {
        let sentence = "The return is unchanged, but was signed by another key than the one that you gave.";
        problems.push(Problem::new("wrong-signer", "/proof/verificationMethod", sentence, CALL));
    }
    problems.extend(standing.and_then(distrusted));
    if !problems.is_empty() {
        return Verdict::refused(problems, Some(signed.facts()));
    }
    let facts = signed.facts();
    match (standing, trust.signer) {
        (Some(Standing::Known(_)), _) => {
            let (sentence, hint) = by_register(trust, &signed, &facts);
            Verdict::accepted(Outcome::Bound, "bound-by-register", &sentence, &hint, facts)
        }
        (_, Some(_)) => {
            let sentence = "Unchanged since it was signed, by the key that you gave.";
            Verdict::accepted(Outcome::Bound, "bound-by-signer", sentence, "", facts)
        }
        (Some(_), None) => {
            let sentence = "Unchanged since it was signed. Who signed it could not be checked: the submitter is not in the register.";
            Verdict::accepted(Outcome::Unchanged, "submitter-not-registered", sentence, CALL, facts)
        }
        (None, None) => {
            let sentence = "Unchanged since it was signed. Who signed it was not checked.";
            let hint = "To check that too, give the partnership’s register of keys (--register FILE) or the signer’s key (--signer DID).";
            Verdict::accepted(Outcome::Unchanged, "signer-not-checked", sentence, hint, facts)
        }
    }
}

/// The register's own name for the submitter: the name in the return is what the sender wrote.
fn by_register(trust: &Trust, signed: &SignedReturn, facts: &ReturnFacts) -> (String, String) {
    let sentence = "Unchanged since it was signed, by a key that the register knows as this submitter’s.".to_owned();
    let known = trust.register.as_ref().and_then(|register| register.submitter(signed.submitter()));
    let Some(name) = known.map(|submitter| submitter.name.trim()).filter(|name| !name.is_empty()) else {
        return (sentence, String::new());
    };
    let same = text::fold(name).to_lowercase() == text::fold(&facts.organisation).to_lowercase();
    let hint = match same {
        true => String::new(),
        false => format!(
            "The register calls this submitter “{name}”, the return calls itself “{}”. Check that they are the same.",
            facts.organisation
        ),
    };
    (format!("{sentence} The register calls it “{name}”."), hint)
}

/// What is wrong with a key, as the register tells it.
fn distrusted(standing: Standing<'_>) -> Option<Problem> {
    let known = |key: &RegisteredKey| format!("That key was first seen on {}.", crate::words::day(key.first_seen));
    let (code, sentence, hint) = match standing {
        Standing::Known(_) | Standing::Unknown => return None,
        Standing::Suspended(key) => (
            "key-suspended",
            format!("The return is unchanged, but the key that signed it is suspended in the register. {}", known(key)),
            CALL,
        ),
        Standing::Revoked(key) => (
            "key-revoked",
            format!("The return is unchanged, but the key that signed it is not trusted any more. {}", known(key)),
            "Ask the submitter for a return that is signed with their key of today.",
        ),
        Standing::Succeeded(key) => (
            "key-succeeded",
            format!(
                "The return is unchanged, but another key has taken the place of the one that signed it. {}",
                known(key)
            ),
            "Ask the submitter for a return that is signed with their key of today.",
        ),
        Standing::OtherKey => {
            let sentence = "The return is unchanged, but the register knows other keys of this submitter, not the one that signed it.";
            ("other-key", sentence.to_owned(), CALL)
        }
        Standing::Anothers(owner) => {
            let owner = if owner.name.trim().is_empty() {
                "another submitter".to_owned()
            } else {
                format!("“{}”", owner.name.trim())
            };
            let sentence = format!(
                "The return is unchanged, but the register knows the key that signed it as that of {owner}, not of the submitter that the return names."
            );
            return Some(Problem::new(
                "anothers-key",
                "/proof/verificationMethod",
                sentence,
                format!(
                    "Do not rely on it. Call {owner} on a number that you already had, and ask whether they made this return."
                ),
            ));
        }
    };
    Some(Problem::new(code, "/proof/verificationMethod", sentence, hint))
}
