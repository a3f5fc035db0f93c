//! Time spent on each standard, from which the minutes left are told.
use rusqlite::params;
use uuid::Uuid;

use crate::{OrganisationReader, OrganisationWriter, StoreError, organisation::kind::tables, sql};

/// Time spent on one standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRow {
    /// The standard's id.
    pub standard: String,
    /// Whole seconds, all visits together.
    pub seconds: i64,
}

impl OrganisationReader<'_> {
    /// Time spent on each standard of an audit that was ever looked at.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn times(&self, audit: Uuid) -> Result<Vec<TimeRow>, StoreError> {
        let sql = "SELECT standard, seconds FROM time_spent WHERE audit = ?1 ORDER BY standard";
        sql::all(self.conn, sql, [audit.to_string()], |row| Ok(TimeRow { standard: row.get(0)?, seconds: row.get(1)? }))
    }
}

impl OrganisationWriter<'_> {
    /// Adds seconds to the time spent on a standard.
    ///
    /// # Errors
    /// `not-found` for an unknown audit.
    pub fn add_time(&self, audit: Uuid, standard: &str, seconds: u32) -> Result<(), StoreError> {
        self.audit(audit)?;
        let values = params![audit.to_string(), standard, seconds];
        tables::TIME_SPENT.write(self.conn, include_str!("add.sql"), values)?;
        Ok(())
    }
}
