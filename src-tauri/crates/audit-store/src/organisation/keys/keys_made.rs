//! The list beside the store of every signing key that was made with it: its public half and where the private half lives. A snapshot may
//! be older than a key, and a store that was damaged cannot be asked.
use std::path::Path;

use jiff::Timestamp;
use uuid::Uuid;

use super::{PLACES, SigningKeyRow};
use crate::StoreError;
use crate::list_beside as list;

/// The name of the list, in the folder of the store.
pub const KEYS_FILE: &str = "keys-made.txt";

const LIST: list::List = list::List {
    name: KEYS_FILE,
    owner: "keys-made-",
    head: "Signing keys that Safeguarding Audit has made here, without their secret halves. It reads this list when a snapshot is \
           restored, so that returns are signed with the same key. Leave it where it is.\n",
};

/// The keys on the list beside the store at `path`. What cannot be read is passed over. Does not touch the store itself.
pub fn keys_listed(path: &Path) -> Vec<SigningKeyRow> {
    LIST.read(path).iter().filter_map(|lines| read(lines)).collect()
}

/// Puts keys on the list beside the store at `path`; those that are there stay, and are given up once they were.
///
/// # Errors
/// `disk-full`, `file-unusable`.
pub fn remember_keys(path: &Path, keys: &[SigningKeyRow]) -> Result<(), StoreError> {
    let before = keys_listed(path);
    let mut all = before.clone();
    for key in keys {
        match all.iter_mut().find(|known| known.did == key.did) {
            Some(known) => known.retired_at = known.retired_at.take().or_else(|| key.retired_at.clone()),
            None => all.push(key.clone()),
        }
    }
    if all == before {
        return Ok(());
    }
    LIST.write(path, all.iter().map(write))
}

fn write(key: &SigningKeyRow) -> String {
    let kept_in = PLACES.iter().find(|(_, place)| *place == key.kept_in).map_or("", |(word, _)| word);
    list::lines(&[
        ("key", key.did.clone()),
        ("submitter", key.submitter.to_string()),
        ("copy", key.copy.to_string()),
        ("public", key.public.clone()),
        ("kept-in", kept_in.to_owned()),
        ("reference", key.reference.clone()),
        ("made", key.created_at.clone()),
        ("given-up", key.retired_at.clone().unwrap_or_default()),
    ])
}

/// The key that these lines say; none where one of its parts is missing.
fn read(lines: &str) -> Option<SigningKeyRow> {
    let value = |name: &str| list::value(lines, name);
    let time = |name: &str| value(name).filter(|text| text.parse::<Timestamp>().is_ok()).map(str::to_owned);
    let id = |name: &str| value(name).and_then(|text| Uuid::try_parse(text).ok());
    Some(SigningKeyRow {
        did: value("key")?.to_owned(),
        submitter: id("submitter")?,
        copy: id("copy")?,
        public: value("public")?.to_owned(),
        kept_in: PLACES.iter().find(|(word, _)| Some(*word) == value("kept-in")).map(|(_, place)| *place)?,
        reference: value("reference")?.to_owned(),
        created_at: time("made")?,
        retired_at: time("given-up"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::KeptIn;

    fn key(retired_at: Option<&str>) -> SigningKeyRow {
        SigningKeyRow {
            did: "did:key:z6Mk".to_owned(),
            submitter: Uuid::from_u128(3),
            copy: Uuid::from_u128(4),
            public: "ab".repeat(32),
            kept_in: KeptIn::Keyring,
            reference: "one".to_owned(),
            created_at: "2026-11-03T14:02:00.000Z".to_owned(),
            retired_at: retired_at.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = write(&key(None));
        assert_eq!(read(&text), Some(key(None)));
        assert_eq!(read(&text.replace("keyring", "cloud")), None);
        assert_eq!(read(&text.replace("made: 2", "made: ")), None);
    }

    #[test]
    fn a_key_that_was_given_up_stays_so() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("organisation.db");
        assert_eq!(keys_listed(&store), []);
        remember_keys(&store, &[key(None)]).unwrap();
        remember_keys(&store, &[key(Some("2026-11-04T14:02:00.000Z"))]).unwrap();
        remember_keys(&store, &[key(None)]).unwrap();
        assert_eq!(keys_listed(&store), [key(Some("2026-11-04T14:02:00.000Z"))]);
    }
}
