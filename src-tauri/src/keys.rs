//! Private keys in the system's own key store; where there is none, or where it does not answer in a few seconds, in files that only
//! the user can read.
//!
//! A key store may be waiting for somebody to type a password into a box that nobody sees. So it is asked beside the store, and a
//! new key goes into its file when the time is up; one that it keeps after all by then is taken out again.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use audit_api::{KeptIn, KeyFiles, KeyStore};
use keyring_core::{Entry, Error};

use crate::beside::{Ask, Beside, NoAnswer};

/// The name under which the key store lists our keys.
const SERVICE: &str = "Safeguarding Audit";

/// How long the key store may take.
const PATIENCE: Duration = Duration::from_secs(4);

/// What it is told about a new entry: on Windows one that stays on this computer, because by itself it would roam with the account.
const MODIFIERS: &[(&str, &str)] = modifiers(cfg!(windows));

const fn modifiers(windows: bool) -> &'static [(&'static str, &'static str)] {
    if windows { &[("persistence", "Local")] } else { &[] }
}

/// The system's key store first, files second.
pub struct SystemKeys {
    ring: Arc<dyn Ring>,
    files: KeyFiles,
    beside: Beside,
    patience: Duration,
}

/// A key store, which may never answer.
pub trait Ring: Send + Sync {
    /// Keeps a key. Whether it gives it back.
    fn keep(&self, name: &str, pem: &str) -> bool;
    /// Fetches a key; none when it has no such key.
    ///
    /// # Errors
    /// Why it does not say.
    fn fetch(&self, name: &str) -> Result<Option<String>, String>;
    /// Takes a key out again, where it is there.
    fn forget(&self, name: &str);
}

impl SystemKeys {
    /// Files, where they are needed, go below the data folder.
    pub fn new(data: &Path, beside: &Beside) -> Self {
        Self::with(Arc::new(SystemRing), data, beside, PATIENCE)
    }

    /// With another key store, which may take so long.
    pub fn with(ring: Arc<dyn Ring>, data: &Path, beside: &Beside, patience: Duration) -> Self {
        Self { ring, files: KeyFiles::new(&data.join("keys")), beside: beside.clone(), patience }
    }

    fn ask(&self) -> Ask {
        Ask { lane: "key store".to_owned(), limit: self.patience, what: String::new(), stoppable: false }
    }
}

impl KeyStore for SystemKeys {
    fn keep(&self, name: &str, pem: &str) -> Result<KeptIn, String> {
        let (ring, late) = (self.ring.clone(), self.ring.clone());
        let (for_ring, for_late, key) = (name.to_owned(), name.to_owned(), pem.to_owned());
        let kept = self.beside.ask(
            self.ask(),
            move || {
                let kept = ring.keep(&for_ring, &key);
                if !kept {
                    // It may have the key all the same: it took it and did not give it back, or gave back something else.
                    ring.forget(&for_ring);
                }
                kept
            },
            // Whatever it says by then: the key is in its file.
            move |_| late.forget(&for_late),
        );
        tracing::info!(answer = told(kept), "key store asked to keep a key");
        match kept {
            Ok(true) => Ok(KeptIn::Keyring),
            // No key store, one that is locked, one that forgets, or one that does not answer.
            _ => self.files.keep(name, pem),
        }
    }

    fn fetch(&self, kept_in: KeptIn, name: &str) -> Result<Option<String>, String> {
        if kept_in == KeptIn::File {
            return self.files.fetch(kept_in, name);
        }
        let (ring, for_ring) = (self.ring.clone(), name.to_owned());
        let fetched = self.beside.ask(self.ask(), move || ring.fetch(&for_ring), drop);
        let there = fetched.as_ref().map(|answer| answer.as_ref().is_ok_and(Option::is_some));
        tracing::info!(answer = told(there.map_err(|none| *none)), "key store asked for a key");
        match fetched {
            Ok(answer) => answer,
            Err(NoAnswer::Silent | NoAnswer::Stopped) => Err("it does not answer".to_owned()),
            Err(NoAnswer::Failed) => Err("it came to a sudden end".to_owned()),
        }
    }
}

/// How the key store answered, for the log: its own words may name somebody.
fn told(answer: Result<bool, NoAnswer>) -> &'static str {
    match answer {
        Ok(true) => "yes",
        Ok(false) => "no",
        Err(NoAnswer::Silent | NoAnswer::Stopped) => "none",
        Err(NoAnswer::Failed) => "sudden end",
    }
}

/// The key store of this system.
struct SystemRing;

impl SystemRing {
    fn entry(name: &str) -> Result<Entry, Error> {
        // Makes it known, the first time.
        if keyring::Entry::store_status().is_err() {
            return Err(Error::NoDefaultStore);
        }
        Entry::new_with_modifiers(SERVICE, name, &HashMap::from_iter(MODIFIERS.iter().copied()))
    }
}

impl Ring for SystemRing {
    fn keep(&self, name: &str, pem: &str) -> bool {
        let kept = Self::entry(name).and_then(|entry| {
            entry.set_password(pem)?;
            entry.get_password()
        });
        kept.is_ok_and(|back| back == pem)
    }

    fn fetch(&self, name: &str) -> Result<Option<String>, String> {
        match Self::entry(name).and_then(|entry| entry.get_password()) {
            Ok(pem) => Ok(Some(pem)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }

    fn forget(&self, name: &str) {
        // What stays there is a key that nothing was signed with.
        let _ = Self::entry(name).and_then(|entry| entry.delete_credential());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::sync::mpsc::{Receiver, Sender, channel};

    /// A key store that answers when somebody has typed the password.
    struct Asking {
        password: Mutex<Receiver<()>>,
        kept: Mutex<Vec<String>>,
        forgotten: Sender<String>,
    }

    impl Ring for Asking {
        fn keep(&self, name: &str, _: &str) -> bool {
            let typed = self.password.lock().unwrap().recv().is_ok();
            self.kept.lock().unwrap().push(name.to_owned());
            typed
        }

        fn fetch(&self, _: &str) -> Result<Option<String>, String> {
            let _ = self.password.lock().unwrap().recv();
            Ok(None)
        }

        fn forget(&self, name: &str) {
            self.forgotten.send(name.to_owned()).unwrap();
        }
    }

    #[test]
    fn a_key_store_that_asks_for_a_password_gets_no_key_and_nothing_waits_for_it() {
        let data = tempfile::tempdir().unwrap();
        let (type_password, password) = channel();
        let (forgotten, taken_out) = channel();
        let ring = Arc::new(Asking { password: Mutex::new(password), kept: Mutex::default(), forgotten });
        let keys = SystemKeys::with(ring.clone(), data.path(), &Beside::default(), Duration::from_millis(40));
        assert_eq!(keys.keep("a", "pem"), Ok(KeptIn::File));
        assert_eq!(keys.fetch(KeptIn::File, "a").unwrap().as_deref(), Some("pem"), "it is in its file");
        assert!(keys.fetch(KeptIn::Keyring, "b").is_err(), "one that should be there is never taken for gone");
        // Somebody finds the box after all.
        type_password.send(()).unwrap();
        assert_eq!(taken_out.recv_timeout(Duration::from_secs(60)).as_deref(), Ok("a"), "it is kept in one place only");
        assert_eq!(*ring.kept.lock().unwrap(), ["a"]);
    }

    /// A key store that takes keys and does not give them back as they were.
    #[derive(Default)]
    struct Garbling(Mutex<std::collections::BTreeSet<String>>);

    impl Ring for Garbling {
        fn keep(&self, name: &str, _: &str) -> bool {
            self.0.lock().unwrap().insert(name.to_owned());
            false
        }

        fn fetch(&self, _: &str) -> Result<Option<String>, String> {
            Err("it is locked again".to_owned())
        }

        fn forget(&self, name: &str) {
            self.0.lock().unwrap().remove(name);
        }
    }

    #[test]
    fn a_key_that_is_not_given_back_is_in_its_file_only() {
        let data = tempfile::tempdir().unwrap();
        let ring = Arc::new(Garbling::default());
        let keys = SystemKeys::with(ring.clone(), data.path(), &Beside::default(), Duration::from_secs(60));
        assert_eq!(keys.keep("a", "pem"), Ok(KeptIn::File));
        assert_eq!(keys.fetch(KeptIn::File, "a").unwrap().as_deref(), Some("pem"));
        assert!(ring.0.lock().unwrap().is_empty(), "the key store has it no more");
    }

    #[test]
    fn an_entry_that_comes_late_and_is_not_given_back_is_taken_out_too() {
        let data = tempfile::tempdir().unwrap();
        let (type_password, password) = channel();
        let (forgotten, taken_out) = channel();
        let ring = Arc::new(Asking { password: Mutex::new(password), kept: Mutex::default(), forgotten });
        let keys = SystemKeys::with(ring, data.path(), &Beside::default(), Duration::from_millis(40));
        assert_eq!(keys.keep("a", "pem"), Ok(KeptIn::File));
        drop(type_password);
        for _ in ["by the one who asked", "by the one who came late"] {
            assert_eq!(taken_out.recv_timeout(Duration::from_secs(60)).as_deref(), Ok("a"));
        }
    }

    #[test]
    fn an_entry_of_windows_does_not_roam() {
        assert_eq!(modifiers(true), [("persistence", "Local")]);
        assert!(modifiers(false).is_empty());
    }
}
