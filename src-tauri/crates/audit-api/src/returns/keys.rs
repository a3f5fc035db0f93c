//! The signing key of a submitter on this installation: found, made once, or given up when a person asks for it.

use crate::error::ApiError;
use crate::error::system_words;
use crate::loaded::Loaded;
use crate::program::{Program, id};
use audit_exchange::SigningKey;
use audit_store::{KeptIn, SigningKeyRow};
use uuid::Uuid;

/// A key that is there, or one that is made with this return.
pub(super) enum Key {
    There(SigningKey),
    New(SigningKey, SigningKeyRow),
}

impl Program {
    /// This installation's key for this submitter. A restored snapshot is another copy of the store but not another
    /// installation: its key is still here. A key that should be here and is not is said; another one is never made in
    /// silence.
    pub(super) fn key(&self, loaded: &Loaded) -> Result<Key, ApiError> {
        let copy = self.store.copy_id();
        let mut rows = self.store.read()?.signing_keys(loaded.row.submitter)?;
        let none_known = rows.is_empty();
        rows.retain(|row| row.retired_at.is_none());
        rows.sort_by_key(|row| row.copy != copy);
        if none_known && self.signed_before(loaded)? {
            return Err(unknown_key());
        }
        if rows.is_empty() {
            return self.new_key(loaded);
        }
        for row in &rows {
            match self.world.keys().fetch(row.kept_in, &row.reference) {
                Ok(Some(pem)) => {
                    let key = SigningKey::from_pem(&pem)?;
                    if key.public().did() == row.did {
                        return Ok(Key::There(key));
                    }
                }
                Ok(None) => {}
                Err(reason) => return Err(silent_store(&reason)),
            }
        }
        Err(missing_key())
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

    fn new_key(&self, loaded: &Loaded) -> Result<Key, ApiError> {
        let key = SigningKey::from_seed(&self.world.seed());
        let reference = self.world.new_id().to_string();
        let kept_in = self.world.keys().keep(&reference, &key.to_pem()).map_err(|reason| silent_store(&reason))?;
        // Some key stores answer and keep nothing: only what can be fetched again is a key.
        match self.world.keys().fetch(kept_in, &reference) {
            Ok(Some(pem)) if pem == *key.to_pem() => {}
            Ok(_) => return Err(silent_store("it did not give back what it was given")),
            Err(reason) => return Err(silent_store(&reason)),
        }
        let public = key.public();
        let row = SigningKeyRow {
            did: public.did(),
            submitter: loaded.row.submitter,
            copy: self.store.copy_id(),
            public: audit_core::text::hex(public.as_bytes()),
            kept_in,
            reference,
            created_at: self.stamp(),
            retired_at: None,
        };
        Ok(Key::New(key, row))
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

    /// Where the key of a return is now, in words.
    pub(super) fn key_kept(&self, loaded: &Loaded, signer: &str) -> Result<String, ApiError> {
        let rows = self.store.read()?.signing_keys(loaded.row.submitter)?;
        let Some(row) = rows.iter().find(|row| row.did == signer) else {
            return Ok("Not on this computer.".to_owned());
        };
        if let Some(at) = &row.retired_at {
            return Ok(format!("Given up on {}.", crate::words::day_of(at)));
        }
        Ok(match (self.world.keys().fetch(row.kept_in, &row.reference), row.kept_in) {
            (Ok(Some(_)), KeptIn::Keyring) => "In this computer's key store, for your account only.",
            (Ok(Some(_)), KeptIn::File) => "In a file that only your account can read.",
            (Ok(None), _) => "Not on this computer.",
            (Err(_), _) => "The place where this computer keeps its keys is not responding.",
        }
        .to_owned())
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

fn missing_key() -> ApiError {
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
