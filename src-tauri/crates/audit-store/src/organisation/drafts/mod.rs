//! Drafts: words in a field that are no value of it yet, such as “in the spring” for a date.
//!
//! They lie among the settings, as `draft/<audit>/<key>`: beside the audit and not in it. No operation, no history, no undo
//! and no return knows them; snapshots hold them like everything else; a value for the field takes their place.
use rusqlite::params;
use uuid::Uuid;

use crate::{OrganisationReader, OrganisationWriter, StoreError, sql};

/// Words that wait in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The field's key.
    pub key: String,
    /// The words, as they were typed.
    pub words: String,
}

fn prefix(audit: Uuid) -> String {
    format!("draft/{audit}/")
}

impl OrganisationReader<'_> {
    /// The words that wait in fields of an audit, by key.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn drafts(&self, audit: Uuid) -> Result<Vec<DraftRow>, StoreError> {
        let prefix = prefix(audit);
        let rows =
            sql::all(self.conn, include_str!("under.sql"), params![prefix, sql::after_prefix(&prefix)], |row| {
                Ok(DraftRow { key: row.get(0)?, words: row.get(1)? })
            })?;
        let short = |row: DraftRow| DraftRow { key: row.key[prefix.len()..].to_owned(), ..row };
        Ok(rows.into_iter().map(short).collect())
    }
}

impl OrganisationWriter<'_> {
    /// Keeps words in a field; none at all take them away.
    ///
    /// # Errors
    /// `not-found` for an unknown audit.
    pub fn keep_draft(&self, audit: Uuid, key: &str, words: &str) -> Result<(), StoreError> {
        self.audit(audit)?;
        if words.is_empty() {
            return self.drop_draft(audit, key);
        }
        self.set_setting(&format!("{}{key}", prefix(audit)), Some(words))
    }

    /// A value came into the field, or it was emptied.
    pub(crate) fn drop_draft(&self, audit: Uuid, key: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM setting WHERE key = ?1";
        self.conn.prepare_cached(sql)?.execute([format!("{}{key}", prefix(audit))])?;
        Ok(())
    }
}
