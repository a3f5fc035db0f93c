//! Signing keys: the public half of each, and where the private half lives. The private half is never here.
mod keys_made;

use rusqlite::{Row, params};
use uuid::Uuid;

use crate::{OrganisationReader, OrganisationWriter, StoreError, organisation::kind::tables, sql};

pub use keys_made::{KEYS_FILE, keys_listed, remember_keys};

/// Where the private half lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptIn {
    /// The system's key store.
    Keyring,
    /// A file only the user can read.
    File,
}

/// A signing key of one submitter on one installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningKeyRow {
    /// The key's `did:key`.
    pub did: String,
    /// Whose key it is.
    pub submitter: Uuid,
    /// The copy of the store for which it was made.
    pub copy: Uuid,
    /// The public half as text.
    pub public: String,
    /// Where the private half lives.
    pub kept_in: KeptIn,
    /// The entry's name there, or the file's.
    pub reference: String,
    /// RFC 3339 UTC.
    pub created_at: String,
    /// When it was given up.
    pub retired_at: Option<String>,
}

const PLACES: &[(&str, KeptIn)] = &[("keyring", KeptIn::Keyring), ("file", KeptIn::File)];

fn read(row: &Row<'_>) -> rusqlite::Result<SigningKeyRow> {
    Ok(SigningKeyRow {
        did: row.get("did")?,
        submitter: sql::id(row, "submitter")?,
        copy: sql::id(row, "copy")?,
        public: row.get("public")?,
        kept_in: sql::word(row, "kept_in", PLACES)?,
        reference: row.get("reference")?,
        created_at: row.get("created_at")?,
        retired_at: row.get("retired_at")?,
    })
}

impl OrganisationReader<'_> {
    /// All keys of a submitter, retired ones too, newest first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn signing_keys(&self, submitter: Uuid) -> Result<Vec<SigningKeyRow>, StoreError> {
        let sql = "SELECT * FROM signing_key WHERE submitter = ?1 ORDER BY created_at DESC, rowid DESC";
        sql::all(self.conn, sql, [submitter.to_string()], read)
    }
}

impl OrganisationWriter<'_> {
    /// Remembers a new key.
    ///
    /// # Errors
    /// `already-there` for a key that is known, `not-found` for an unknown submitter.
    pub fn add_signing_key(&self, new: &SigningKeyRow) -> Result<(), StoreError> {
        self.submitter(new.submitter)?;
        let known = sql::first(self.conn, "SELECT did FROM signing_key WHERE did = ?1", [&new.did], |_| Ok(()))?;
        if known.is_some() {
            return Err(StoreError::Exists { what: "signing key", id: new.did.clone() });
        }
        let SigningKeyRow { did, submitter, copy, public, kept_in, reference, created_at, retired_at } = new;
        let kept_in = PLACES.iter().find(|(_, place)| place == kept_in).map(|(word, _)| word);
        let (submitter, copy) = (submitter.to_string(), copy.to_string());
        let values = params![did, submitter, copy, public, kept_in, reference, created_at, retired_at];
        tables::SIGNING_KEY.add(self.conn, values)
    }

    /// Gives a key up; it stays known, because returns were signed with it.
    ///
    /// # Errors
    /// `not-found`.
    pub fn retire_signing_key(&self, did: &str, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE signing_key SET retired_at = ?2 WHERE did = ?1 RETURNING rowid";
        match tables::SIGNING_KEY.write(self.conn, sql, params![did, at])? {
            0 => Err(StoreError::Unknown { what: "signing key", id: did.to_owned() }),
            _ => Ok(()),
        }
    }
}
