//! Private keys in the system's own key store; where there is none, in files that only the user can read.

use std::path::Path;

use audit_api::{KeptIn, KeyFiles, KeyStore};
use keyring::{Entry, Error};

/// The name under which the key store lists our keys.
const SERVICE: &str = "Safeguarding Audit";

/// The system's key store first, files second.
pub struct SystemKeys {
    files: KeyFiles,
}

impl SystemKeys {
    /// Files, where they are needed, go below the data folder.
    pub fn new(data: &Path) -> Self {
        Self { files: KeyFiles::new(&data.join("keys")) }
    }
}

impl KeyStore for SystemKeys {
    fn keep(&self, name: &str, pem: &str) -> Result<KeptIn, String> {
        let kept = Entry::new(SERVICE, name).and_then(|entry| {
            entry.set_password(pem)?;
            entry.get_password()
        });
        match kept {
            Ok(back) if back == pem => Ok(KeptIn::Keyring),
            // No key store, one that is locked, or one that forgets: a file that only the user can read.
            _ => self.files.keep(name, pem),
        }
    }

    fn fetch(&self, kept_in: KeptIn, name: &str) -> Result<Option<String>, String> {
        if kept_in == KeptIn::File {
            return self.files.fetch(kept_in, name);
        }
        match Entry::new(SERVICE, name).and_then(|entry| entry.get_password()) {
            Ok(pem) => Ok(Some(pem)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }
}
