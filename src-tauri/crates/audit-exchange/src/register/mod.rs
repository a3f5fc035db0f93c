//! The partnership's register of keys: which key belongs to which submitter, as somebody checked it.
//!
//! A signature shows that a file was not changed since a key signed it. Whose key that is, only
//! the register says. It is kept by the partnership, apart from the returns that it judges, and is
//! not signed itself. The format is a draft; `README.md` of this crate describes it.

use crate::code::Code;
use crate::envelope::Refused;
use crate::json;
use crate::keys::PublicKey;
use crate::members::{Asked, DATE, Notes, Object, Spelling, UUID, Words};
use crate::problem::{Problem, of_own};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The member `type` of a register.
pub const REGISTER_TYPE: &str = "safeguarding-audit-register";
const MOST_SUBMITTERS: usize = 100_000;
const MOST_KEYS: usize = 100;

/// The keys of every submitter that the partnership knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    submitters: BTreeMap<Uuid, Submitter>,
}

/// A submitter in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitter {
    /// Its name; may be empty.
    pub name: String,
    /// Its keys, in the order of the file.
    pub keys: Vec<RegisteredKey>,
}

/// A key in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredKey {
    /// The key.
    pub key: PublicKey,
    /// The day on which it was first seen.
    pub first_seen: Date,
    /// How it came to be known, in words: “by telephone, digits read by the caller”.
    pub how: String,
    /// Whether it is trusted.
    pub status: KeyStatus,
}

/// Whether a key in the register is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStatus {
    /// It is.
    Active,
    /// Not until somebody has called and checked.
    Suspended,
    /// No longer: lost, stolen or entered in error.
    Revoked,
    /// No longer: another key has taken its place.
    Succeeded,
}

impl KeyStatus {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Active, Self::Suspended, Self::Revoked, Self::Succeeded];

    /// The code in the file: `active`, `suspended`, `revoked` or `succeeded`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
            Self::Succeeded => "succeeded",
        }
    }

    /// Reads the code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// What the register says of a submitter and the key that signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The key is the submitter's and is trusted. Only this binds a return.
    Known(&'a RegisteredKey),
    /// The submitter is not in the register.
    Unknown,
    /// The key is the submitter's, but somebody has to call first.
    Suspended(&'a RegisteredKey),
    /// The key was the submitter's and is not trusted any more.
    Revoked(&'a RegisteredKey),
    /// The key was the submitter's until another took its place. When it signed, it alone says.
    Succeeded(&'a RegisteredKey),
    /// The submitter is in the register, with other keys.
    OtherKey,
    /// The key is another submitter's, whoever the return says it is from.
    Anothers(&'a Submitter),
}

impl Register {
    /// Reads a register strictly.
    ///
    /// # Errors
    ///
    /// What [`json::parse`] refuses; `not-a-register` if it is something else, `newer-format` if it
    /// is a newer one; else every problem of its members at once, with codes as for a return,
    /// `signer-unreadable` for a key and `duplicate-id` for a submitter or key that is there twice.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        // A register is the reader's own: there is no sender to ask.
        Self::read_strictly(bytes).map_err(|refused| Refused {
            problems: refused.problems.into_iter().map(|p| of_own(p, "register")).collect(),
        })
    }

    fn read_strictly(bytes: &[u8]) -> Result<Self, Refused> {
        let value = json::parse(bytes).map_err(|problems| Refused { problems })?;
        let members = value.as_object();
        let members = members.filter(|m| m.get("type").is_some_and(|t| t == REGISTER_TYPE));
        let members = members.ok_or_else(|| Refused::of(not_a_register()))?;
        if members.get("format").and_then(|f| f.as_u64()).is_some_and(|f| f > 1) {
            return Err(Refused::of(newer_register()));
        }
        let notes = Notes::new(Asked::Sender);
        let root = Object::root(members, &notes);
        root.leave("type");
        root.number("format", 1, 1);
        let list = root.objects("submitters", MOST_SUBMITTERS, submitter);
        root.finish();
        // Twins are looked for once every entry is readable, so that their places are right.
        let outcome = notes.outcome().and_then(|()| {
            twins(&list, &notes);
            notes.outcome()
        });
        outcome.map_err(|problems| Refused { problems })?;
        Ok(Self { submitters: list.into_iter().collect() })
    }

    /// A submitter by its UUID.
    pub fn submitter(&self, id: Uuid) -> Option<&Submitter> {
        self.submitters.get(&id)
    }

    /// The submitter that has this key; a register gives no key to two.
    fn owner(&self, key: &PublicKey) -> Option<&Submitter> {
        self.submitters.values().find(|submitter| submitter.keys.iter().any(|one| one.key == *key))
    }

    /// What the register says of `key` as the key of `submitter`.
    pub fn standing(&self, submitter: Uuid, key: &PublicKey) -> Standing<'_> {
        let known = self.submitters.get(&submitter);
        let Some(registered) = known.and_then(|known| known.keys.iter().find(|one| one.key == *key)) else {
            return match (self.owner(key), known) {
                (Some(owner), _) => Standing::Anothers(owner),
                (None, Some(_)) => Standing::OtherKey,
                (None, None) => Standing::Unknown,
            };
        };
        match registered.status {
            KeyStatus::Active => Standing::Known(registered),
            KeyStatus::Suspended => Standing::Suspended(registered),
            KeyStatus::Revoked => Standing::Revoked(registered),
            KeyStatus::Succeeded => Standing::Succeeded(registered),
        }
    }
}

fn submitter(object: &Object<'_>) -> Option<(Uuid, Submitter)> {
    let id = object.spelt("submitter", UUID);
    let name = object.text_or_empty("name", Words::Line);
    let keys = object.objects("keys", MOST_KEYS, registered_key);
    Some((id?, Submitter { name: name?, keys }))
}

fn registered_key(object: &Object<'_>) -> Option<RegisteredKey> {
    let did = Spelling::of_a_key(Code::SignerUnreadable, "the did:key of an Ed25519 key", |did: &str| {
        PublicKey::from_did(did).ok()
    });
    let key = object.spelt("did", did);
    let first_seen = object.spelt("firstSeen", DATE);
    let how = object.text("how", Words::Line);
    let status = Spelling::new(Code::BadCode, "active, suspended, revoked or succeeded", KeyStatus::from_code);
    let status = object.spelt("status", status);
    Some(RegisteredKey { key: key?, first_seen: first_seen?, how: how?, status: status? })
}

/// A submitter is there once, and a key belongs to one submitter only.
fn twins(list: &[(Uuid, Submitter)], notes: &Notes) {
    let mut submitters = std::collections::BTreeSet::new();
    let mut keys = std::collections::HashSet::new();
    for (i, (id, submitter)) in list.iter().enumerate() {
        if !submitters.insert(*id) {
            let place = format!("/submitters/{i}/submitter");
            notes.note(Code::DuplicateId, &place, "This submitter is in the register twice.");
        }
        for (j, one) in submitter.keys.iter().enumerate() {
            if !keys.insert(one.key) {
                let place = format!("/submitters/{i}/keys/{j}/did");
                notes.note(Code::DuplicateId, &place, "This key is in the register twice.");
            }
        }
    }
}

fn not_a_register() -> Problem {
    Problem::new(
        Code::NotARegister,
        "",
        "This file does not say that it is a register of keys.",
        "Check that you chose the right file.",
    )
}

fn newer_register() -> Problem {
    Problem::new(
        Code::NewerFormat,
        "/format",
        "This register comes from a newer Safeguarding Audit.",
        "Nothing is wrong with the file. Get the newest version of Safeguarding Audit.",
    )
}

#[cfg(test)]
mod tests;
