//! The outside world behind one trait: clock, ids, randomness and the store of keys come in, so that tests can fix them.

use audit_store::KeptIn;
use jiff::{Timestamp, Zoned, civil::Date};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// What the program needs from outside.
pub trait World: Send {
    /// The time now.
    fn now(&self) -> Timestamp;
    /// How long ago some moment was, always the same one while the program runs: for measuring a while. Nobody can set it.
    fn uptime(&self) -> Duration;
    /// The day, where the person is.
    fn today(&self) -> Date;
    /// When the program was made; none: not known.
    fn made(&self) -> Option<Timestamp> {
        None
    }
    /// A new id; later ones sort after earlier ones (UUID version 7).
    fn new_id(&self) -> Uuid;
    /// Thirty-two random bytes for a key.
    fn seed(&self) -> [u8; 32];
    /// This computer's name.
    fn computer(&self) -> String;
    /// This user's name.
    fn user(&self) -> String;
    /// Where private keys live.
    fn keys(&self) -> &dyn KeyStore;
    /// Folders of the person's own, in which a copy of everything that was saved is out of harm's way.
    fn refuges(&self) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// Keeps private keys: the system's key store, else files that only the user can read. It may take its time, or wait for somebody
/// to type a password: whoever must not wait gives it a limit.
pub trait KeyStore: Send + Sync {
    /// Keeps a key (PEM text) under a name and says where.
    ///
    /// # Errors
    /// A sentence on why it could not be kept.
    fn keep(&self, name: &str, pem: &str) -> Result<KeptIn, String>;

    /// Fetches a key; none when it is not there.
    ///
    /// # Errors
    /// A sentence on why the key store does not answer.
    fn fetch(&self, kept_in: KeptIn, name: &str) -> Result<Option<String>, String>;
}

impl<K: KeyStore + ?Sized> KeyStore for Arc<K> {
    fn keep(&self, name: &str, pem: &str) -> Result<KeptIn, String> {
        (**self).keep(name, pem)
    }

    fn fetch(&self, kept_in: KeptIn, name: &str) -> Result<Option<String>, String> {
        (**self).fetch(kept_in, name)
    }
}

/// The real world of this computer.
pub struct System<K> {
    keys: K,
    began: Instant,
    made: Option<Timestamp>,
}

impl<K: KeyStore> System<K> {
    /// The real clock and randomness, with this store of keys.
    pub fn new(keys: K) -> Self {
        Self { keys, began: Instant::now(), made: None }
    }

    /// The same, of a program that was made then ([`crate::made`]).
    pub fn of_a_program_made(self, made: Option<Timestamp>) -> Self {
        Self { made, ..self }
    }
}

impl<K: KeyStore> World for System<K> {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn uptime(&self) -> Duration {
        self.began.elapsed()
    }

    fn today(&self) -> Date {
        Zoned::now().date()
    }

    fn made(&self) -> Option<Timestamp> {
        self.made
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn seed(&self) -> [u8; 32] {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).expect("the operating system gives randomness");
        seed
    }

    fn computer(&self) -> String {
        gethostname::gethostname().to_string_lossy().into_owned()
    }

    fn user(&self) -> String {
        named(&["USERNAME", "USER", "LOGNAME"])
    }

    fn keys(&self) -> &dyn KeyStore {
        &self.keys
    }

    fn refuges(&self) -> Vec<PathBuf> {
        let home = std::env::home_dir().filter(|home| home.is_dir());
        let documents = home.as_ref().map(|home| home.join("Documents")).filter(|folder| folder.is_dir());
        documents.into_iter().chain(home).collect()
    }
}

fn named(variables: &[&str]) -> String {
    variables.iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

/// Keys in files that only the user can read, in a folder of their own.
#[derive(Clone, Debug)]
pub struct KeyFiles {
    folder: PathBuf,
}

impl KeyFiles {
    /// Keeps keys in this folder, which need not exist yet.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.pem"))
    }
}

impl KeyStore for KeyFiles {
    fn keep(&self, name: &str, pem: &str) -> Result<KeptIn, String> {
        let write = || {
            private_folder(&self.folder)?;
            write_private(&self.path(name), pem.as_bytes())
        };
        write().map(|()| KeptIn::File).map_err(|error: std::io::Error| error.to_string())
    }

    fn fetch(&self, _: KeptIn, name: &str) -> Result<Option<String>, String> {
        match std::fs::read_to_string(self.path(name)) {
            Ok(pem) => Ok(Some(pem)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// A folder that only the user can look into, where there is none yet.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a new file that only the user can read; never over one that is there.
///
/// # Errors
/// The system's, also when the file is there already.
pub fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_files_are_private_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let keys = KeyFiles::new(&folder.path().join("keys"));
        assert_eq!(keys.fetch(KeptIn::File, "a"), Ok(None));
        assert_eq!(keys.keep("a", "pem"), Ok(KeptIn::File));
        assert_eq!(keys.fetch(KeptIn::File, "a").unwrap().as_deref(), Some("pem"));
        assert!(keys.keep("a", "other").is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(keys.path("a")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
            let mode = std::fs::metadata(&keys.folder).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
    }
}
