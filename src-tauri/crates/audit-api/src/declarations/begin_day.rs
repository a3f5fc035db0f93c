//! When an audit was begun, as far as this program knows: an agreement of an earlier day is worth a question.
//!
//! An audit that came from a workbook was begun when that workbook was made, and one to which the answers of an unfinished edition were
//! carried was begun with that. Such a day is kept among the settings, `begun/<audit>`; without one it is the day of the audit's first row.

use crate::error::ApiError;
use crate::program::Program;
use crate::program::open_audit::Loaded;
use crate::words;
use audit_core::field::parse_date;
use audit_core::jiff::civil::Date;
use audit_core::jiff::tz::TimeZone;
use audit_core::readiness::{self, Finding};
use audit_store::{OrganisationWriter, StoreError};
use uuid::Uuid;

fn key(audit: Uuid) -> String {
    format!("begun/{audit}")
}

/// The day of a stored time. Where the person is it may have been the day after by then, never the day before: nobody is asked too much.
pub(crate) fn day_of(stamp: &str) -> Option<Date> {
    words::time(stamp).map(|at| at.to_zoned(TimeZone::UTC).date())
}

/// Part of an audit was there on this day; where that is earlier than what is known, it was begun then.
pub(crate) fn keep_earlier(writer: &OrganisationWriter<'_>, audit: Uuid, day: Option<Date>) -> Result<(), StoreError> {
    let known = writer.setting(&key(audit))?.and_then(|day| parse_date(&day));
    let known = known.or_else(|| day_of(&writer.audit(audit).ok()?.created_at));
    match day {
        Some(day) if known.is_none_or(|known| day < known) => writer.set_setting(&key(audit), Some(&day.to_string())),
        _ => Ok(()),
    }
}

impl Program {
    /// The day on which an audit was begun.
    pub(crate) fn begun(&self, loaded: &Loaded) -> Result<Option<Date>, ApiError> {
        let kept = self.store.read()?.setting(&key(loaded.row.id))?;
        Ok(kept.and_then(|day| parse_date(&day)).or_else(|| day_of(&loaded.row.created_at)))
    }

    /// What the check says: what stops and what warns, and agreement that was given before the audit was begun.
    pub(crate) fn findings(&self, loaded: &Loaded) -> Result<Vec<Finding>, ApiError> {
        let mut findings = loaded.findings(self.world.today());
        let early = |begun| readiness::agreed_before(&loaded.tool, &loaded.content, &loaded.language, begun);
        // Most audits have none: nothing more is read for them.
        if day_of(&loaded.row.created_at).is_some_and(|begun| !early(begun).is_empty())
            && let Some(begun) = self.begun(loaded)?
        {
            findings.extend(early(begun));
        }
        Ok(findings)
    }
}
