//! The signing key of a submitter on this installation: found, made once, or given up when a person asks for it.

use crate::error::ApiError;
use crate::error::system_words;
use crate::loaded::Loaded;
use crate::program::{Program, id};
use audit_exchange::SigningKey;
use audit_store::{KeptIn, SigningKeyRow};

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
        rows.retain(|row| row.retired_at.is_none());
        rows.sort_by_key(|row| row.copy != copy);
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
            Ok::<_, ApiError>(())
        })
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
