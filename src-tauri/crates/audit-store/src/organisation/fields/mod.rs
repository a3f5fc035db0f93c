//! Fields: an audit is a map from keys to text. They change only through operations.
use std::collections::BTreeMap;

use rusqlite::{Row, params};
use uuid::Uuid;

use crate::{OrganisationReader, OrganisationWriter, StoreError, organisation::kind::tables, sql};

/// A field as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// Its key, such as `standard/<id>/rating`.
    pub key: String,
    /// Its value; `None` once it was emptied.
    pub value: Option<String>,
    /// The version of the way in which the value is written.
    pub value_format: i64,
    /// Whether its words can be searched for.
    pub searchable: bool,
    /// The operation that wrote it last.
    pub operation: Uuid,
}

/// A field's row before it is written again.
pub(crate) struct Stored {
    id: i64,
    pub(crate) value: Option<String>,
    searchable: bool,
}

fn read(row: &Row<'_>) -> rusqlite::Result<FieldRow> {
    Ok(FieldRow {
        key: row.get("key")?,
        value: row.get("value")?,
        value_format: row.get("value_format")?,
        searchable: row.get("searchable")?,
        operation: sql::id(row, "operation")?,
    })
}

impl OrganisationReader<'_> {
    /// Every field of an audit that was ever set, by key; emptied ones have no value.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn fields(&self, audit: Uuid) -> Result<Vec<FieldRow>, StoreError> {
        self.fields_under(audit, "")
    }

    /// The fields whose keys begin with `prefix`, by key.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn fields_under(&self, audit: Uuid, prefix: &str) -> Result<Vec<FieldRow>, StoreError> {
        let values = params![audit.to_string(), prefix, sql::after_prefix(prefix)];
        sql::all(self.conn, include_str!("under.sql"), values, read)
    }

    /// One field, if it was ever set.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn field(&self, audit: Uuid, key: &str) -> Result<Option<FieldRow>, StoreError> {
        let sql = "SELECT * FROM field WHERE audit = ?1 AND key = ?2";
        sql::first(self.conn, sql, params![audit.to_string(), key], read)
    }

    /// The row of a field, if it was ever set.
    pub(crate) fn stored(&self, audit: Uuid, key: &str) -> Result<Option<Stored>, StoreError> {
        let sql = "SELECT id, value, searchable FROM field WHERE audit = ?1 AND key = ?2";
        sql::first(self.conn, sql, params![audit.to_string(), key], |row| {
            Ok(Stored { id: row.get(0)?, value: row.get(1)?, searchable: row.get(2)? })
        })
    }

    /// The fields that had a value right after the operation at `position` (0: before the first).
    ///
    /// # Errors
    /// Only the disk's.
    pub fn fields_as_of(&self, audit: Uuid, position: i64) -> Result<BTreeMap<String, String>, StoreError> {
        let current = self.fields(audit)?.into_iter();
        let mut fields: BTreeMap<String, String> = current.filter_map(|row| Some((row.key, row.value?))).collect();
        let sql = include_str!("changes_after.sql");
        let later = sql::all(self.conn, sql, params![audit.to_string(), position], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
        })?;
        for (key, old) in later {
            match old {
                Some(old) => fields.insert(key, old),
                None => fields.remove(&key),
            };
        }
        Ok(fields)
    }
}

impl OrganisationWriter<'_> {
    /// Writes a field into its row; into a new one where it has none.
    pub(crate) fn put_field(&self, audit: Uuid, stored: Option<&Stored>, field: &FieldRow) -> Result<(), StoreError> {
        let FieldRow { key, value, value_format, searchable, operation } = field;
        let (audit, operation) = (audit.to_string(), operation.to_string());
        let id = stored.map_or_else(|| sql::next_id(self.conn, "field"), |stored| Ok(stored.id))?;
        let values = params![id, audit, key, value, value_format, searchable, operation];
        let Some(stored) = stored else { return tables::FIELD.add(self.conn, values) };
        let changed = ["value", "value_format", "operation", "searchable"];
        // Naming the last makes the search look at it: only words need that.
        let named = if stored.searchable || *searchable { &changed[..] } else { &changed[..3] };
        tables::FIELD.set(self.conn, values, named, &["id"])
    }
}
