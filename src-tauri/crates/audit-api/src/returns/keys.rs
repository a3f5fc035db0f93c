//! The signing key of a submitter on this installation: found, made once, or given up when a person asks for it.
//!
//! The store says which key is wanted; the place where keys are kept is asked beside the store, because it may never answer: it may
//! be waiting for somebody to type a password.

use crate::error::{ApiError, system_words};
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::world::KeyStore;
use audit_core::Uuid;
use audit_exchange::SigningKey;
use audit_store::{KeptIn, SigningKeyRow};

/// Which key is to sign, of a return that is ready to be made.
pub struct KeyWanted {
    /// The keys that this installation has for the submitter, its own first.
    rows: Vec<SigningKeyRow>,
    /// What a new one is made of, where there is none.
    new: NewKey,
}

struct NewKey {
    seed: [u8; 32],
    reference: String,
    submitter: Uuid,
    copy: Uuid,
    created_at: String,
}

/// A key to sign with: one that is known, or one that becomes known with its first return.
pub struct KeyInHand {
    pub(super) key: SigningKey,
    pub(super) new: Option<SigningKeyRow>,
    pub(super) submitter: Uuid,
}

impl KeyInHand {
    /// What has to be said of where a new key is kept; empty: nothing.
    pub(super) fn note(&self) -> String {
        match self.new.as_ref().map(|row| row.kept_in) {
            Some(KeptIn::File) => format!("{IN_A_FILE} {WHY_IN_A_FILE}"),
            _ => String::new(),
        }
    }
}

const IN_A_FILE: &str = "The signing key of this organisation is in a file that only your account can read.";
const WHY_IN_A_FILE: &str =
    "When it was made, the place where this computer keeps its keys did not respond or could not be used.";

impl KeyWanted {
    /// Fetches the key, or makes one and keeps it. A restored snapshot is another copy of the store but not another installation:
    /// its key is still here. A key that should be here and is not is said; another one is never made in silence.
    ///
    /// # Errors
    /// `signing-key-missing`, `key-store-silent`.
    pub fn fetch(self, keys: &dyn KeyStore) -> Result<KeyInHand, ApiError> {
        if self.rows.is_empty() {
            return self.new.keep(keys);
        }
        for row in &self.rows {
            match keys.fetch(row.kept_in, &row.reference) {
                Ok(Some(pem)) => {
                    let key = SigningKey::from_pem(&pem)?;
                    if key.public().did() == row.did {
                        return Ok(KeyInHand { key, new: None, submitter: self.new.submitter });
                    }
                }
                Ok(None) => {}
                Err(reason) => return Err(silent_store(&reason)),
            }
        }
        Err(missing_key())
    }
}

impl NewKey {
    fn keep(self, keys: &dyn KeyStore) -> Result<KeyInHand, ApiError> {
        let key = SigningKey::from_seed(&self.seed);
        let kept_in = keys.keep(&self.reference, &key.to_pem()).map_err(|reason| silent_store(&reason))?;
        // Some key stores answer and keep nothing: only what can be fetched again is a key.
        match keys.fetch(kept_in, &self.reference) {
            Ok(Some(pem)) if pem == *key.to_pem() => {}
            Ok(_) => return Err(silent_store("it did not give back what it was given")),
            Err(reason) => return Err(silent_store(&reason)),
        }
        let public = key.public();
        let row = SigningKeyRow {
            did: public.did(),
            submitter: self.submitter,
            copy: self.copy,
            public: audit_core::text::hex(public.as_bytes()),
            kept_in,
            reference: self.reference,
            created_at: self.created_at,
            retired_at: None,
        };
        Ok(KeyInHand { key, new: Some(row), submitter: self.submitter })
    }
}

/// Where the key of a return should be, to be asked beside the store.
#[derive(Clone, Debug)]
pub(super) enum KeyPlace {
    /// What is known already, in words.
    Said(String),
    Kept(KeptIn, String),
}

impl KeyPlace {
    /// Where the key is, in words.
    pub fn look(&self, keys: &dyn KeyStore) -> String {
        let (kept_in, reference) = match self {
            Self::Said(words) => return words.clone(),
            Self::Kept(kept_in, reference) => (*kept_in, reference),
        };
        match (keys.fetch(kept_in, reference), kept_in) {
            (Ok(Some(_)), KeptIn::Keyring) => "In this computer's key store, for your account only.".to_owned(),
            (Ok(Some(_)), KeptIn::File) => {
                format!("In a file that only your account can read. {WHY_IN_A_FILE}")
            }
            (Ok(None), _) => "Not on this computer.".to_owned(),
            (Err(_), _) => SILENT.to_owned(),
        }
    }
}

/// Said in place of an answer.
const SILENT: &str = "The place where this computer keeps its keys is not responding.";

impl Program {
    /// Which key of this installation is wanted for this submitter.
    pub(super) fn key_wanted(&self, loaded: &Loaded) -> Result<KeyWanted, ApiError> {
        let (copy, submitter) = (self.store.copy_id(), loaded.row.submitter);
        let mut rows = self.store.read()?.signing_keys(submitter)?;
        if rows.is_empty() && self.signed_before(loaded)? {
            return Err(unknown_key());
        }
        rows.retain(|row| row.retired_at.is_none());
        rows.sort_by_key(|row| row.copy != copy);
        let (seed, reference) = (self.world.seed(), self.world.new_id().to_string());
        Ok(KeyWanted { rows, new: NewKey { seed, reference, submitter, copy, created_at: self.stamp() } })
    }

    /// Whether this organisation has signed a return with a key of which nothing is known here, and nobody asked for a new one.
    fn signed_before(&self, loaded: &Loaded) -> Result<bool, ApiError> {
        let (reader, submitter) = (self.store.read()?, loaded.row.submitter);
        if reader.setting(&new_key_asked(submitter))?.is_some() {
            return Ok(false);
        }
        let mut before = reader.made_returns()?.into_iter().chain(reader.known_returns()?);
        Ok(before.any(|one| one.submitter == submitter))
    }

    /// Every key of this installation, those that were given up too.
    pub(crate) fn all_keys(&self) -> Result<Vec<SigningKeyRow>, ApiError> {
        let reader = self.store.read()?;
        let mut keys = Vec::new();
        for submitter in reader.submitters()? {
            keys.extend(reader.signing_keys(submitter.id)?);
        }
        Ok(keys)
    }

    /// Puts keys that the store does not know beside those that it knows, and lets none be of use again that was given up: a snapshot
    /// that was restored may be older than a key, or than the day on which it was given up.
    pub(crate) fn know_keys(&mut self, keys: &[SigningKeyRow]) -> Result<(), ApiError> {
        let known = self.all_keys()?;
        let submitters = self.store.read()?.submitters()?;
        let of_ours = |key: &&SigningKeyRow| submitters.iter().any(|row| row.id == key.submitter);
        let new = keys.iter().filter(of_ours).filter(|key| known.iter().all(|row| row.did != key.did));
        let in_use = |key: &SigningKeyRow| known.iter().any(|row| row.did == key.did && row.retired_at.is_none());
        let given_up = keys.iter().filter(|key| key.retired_at.is_some() && in_use(key));
        let (new, given_up): (Vec<_>, Vec<_>) = (new.collect(), given_up.collect());
        // Nothing is written where nothing is new.
        if new.is_empty() && given_up.is_empty() {
            return Ok(());
        }
        self.store.write(|writer| {
            for key in new {
                writer.add_signing_key(key)?;
            }
            for key in given_up {
                writer.retire_signing_key(&key.did, key.retired_at.as_deref().unwrap_or_default())?;
            }
            Ok::<_, ApiError>(())
        })
    }

    /// Whether a key may still sign: nobody gave it up while it was fetched, and no other one was made.
    pub(super) fn may_sign(&self, loaded: &Loaded, hand: &KeyInHand) -> Result<bool, ApiError> {
        let mut rows = self.store.read()?.signing_keys(loaded.row.submitter)?;
        rows.retain(|row| row.retired_at.is_none());
        let did = hand.key.public().did();
        let fits = match &hand.new {
            Some(_) => rows.is_empty(),
            None => rows.iter().any(|row| row.did == did),
        };
        Ok(fits && hand.submitter == loaded.row.submitter)
    }

    /// Gives up the signing key of this organisation, so that the next return makes a new one. Only when a person asks for
    /// it: the partnership will want to check the new key by telephone.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn give_up_signing_key(&mut self, audit: &str) -> Result<(), ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let rows = self.store.read()?.signing_keys(loaded.row.submitter)?;
        let at = self.stamp();
        self.store.write(|writer| {
            for row in rows.iter().filter(|row| row.retired_at.is_none()) {
                writer.retire_signing_key(&row.did, &at)?;
            }
            Ok::<_, ApiError>(writer.set_setting(&new_key_asked(loaded.row.submitter), Some(&at))?)
        })?;
        self.list_what_was_made();
        Ok(())
    }

    /// Where the key of a return should be.
    pub(super) fn key_place(&self, loaded: &Loaded, signer: &str) -> Result<KeyPlace, ApiError> {
        let rows = self.store.read()?.signing_keys(loaded.row.submitter)?;
        let Some(row) = rows.iter().find(|row| row.did == signer) else {
            return Ok(KeyPlace::Said("Not on this computer.".to_owned()));
        };
        if let Some(at) = &row.retired_at {
            return Ok(KeyPlace::Said(format!("Given up on {}.", crate::words::day_of(at))));
        }
        Ok(KeyPlace::Kept(row.kept_in, row.reference.clone()))
    }
}

/// The setting that says that a person asked for a new key of a submitter.
fn new_key_asked(submitter: Uuid) -> String {
    format!("new-key/{submitter}")
}

fn unknown_key() -> ApiError {
    ApiError::new(
        "signing-key-missing",
        "This organisation signed a return with a key that is not on this computer.",
        "Make the return on the computer that has the key. If you cannot, make a new key here and tell the partnership: it will check \
         the new key with you by telephone.",
    )
}

pub(super) fn missing_key() -> ApiError {
    ApiError::new(
        "signing-key-missing",
        "The signing key of this organisation is not on this computer any more.",
        "Your answers are safe. Make a new key, and tell the partnership: it will check the new key with you by telephone.",
    )
}

fn silent_store(reason: &str) -> ApiError {
    ApiError::new(
        "key-store-silent",
        format!("The place where this computer keeps its keys is not responding ({}).", system_words(reason)),
        "Your answers are safe. Restart the computer, sign in and try again. If it happens again, ask whoever looks after your computer.",
    )
}
