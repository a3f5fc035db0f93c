//! Audits: one submitter's answers to one audit tool. Never deleted; archived ones are put out of sight.
use rusqlite::{Row, params};
use uuid::Uuid;

use crate::{NewExport, OrganisationReader, OrganisationWriter, StoreError, ToolRow, organisation::kind::tables, sql};

/// Whether the audit's current revision can still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditState {
    /// A draft.
    Open,
    /// Exported: its signed bytes are in the store.
    Locked,
}

/// What a new audit needs.
#[derive(Clone, Debug)]
pub struct NewAudit {
    /// Its id for ever.
    pub id: Uuid,
    /// Whose audit it is.
    pub submitter: Uuid,
    /// The audit tool's digest; the tool is in the store.
    pub tool_digest: String,
    /// The language in which the texts are shown.
    pub language: String,
    /// RFC 3339 UTC.
    pub created_at: String,
}

/// An audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// Its id for ever.
    pub id: Uuid,
    /// Whose audit it is.
    pub submitter: Uuid,
    /// The audit tool's digest.
    pub tool_digest: String,
    /// The audit tool's id.
    pub tool_id: String,
    /// The audit tool's edition.
    pub edition: String,
    /// The language in which the texts are shown.
    pub language: String,
    /// RFC 3339 UTC.
    pub created_at: String,
    /// The current revision, from 1.
    pub revision: i64,
    /// Whether the current revision can still change.
    pub state: AuditState,
    /// Where the person was, in the caller's own words; empty at first.
    pub last_place: String,
    /// Put out of sight.
    pub archived: bool,
}

const STATES: &[(&str, AuditState)] = &[("open", AuditState::Open), ("locked", AuditState::Locked)];

fn read(row: &Row<'_>) -> rusqlite::Result<AuditRow> {
    Ok(AuditRow {
        id: sql::id(row, "uuid")?,
        submitter: sql::id(row, "submitter")?,
        tool_digest: row.get("tool_digest")?,
        tool_id: row.get("tool_id")?,
        edition: row.get("edition")?,
        language: row.get("language")?,
        created_at: row.get("created_at")?,
        revision: row.get("revision")?,
        state: sql::word(row, "state", STATES)?,
        last_place: row.get("last_place")?,
        archived: row.get("archived")?,
    })
}

fn unknown(id: Uuid) -> StoreError {
    StoreError::Unknown { what: "audit", id: id.to_string() }
}

impl OrganisationReader<'_> {
    /// All audits, archived ones too, newest first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn audits(&self) -> Result<Vec<AuditRow>, StoreError> {
        sql::all(self.conn, "SELECT * FROM audit ORDER BY created_at DESC, rowid DESC", [], read)
    }

    /// All audits of one submitter, archived ones too, newest first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn audits_of(&self, submitter: Uuid) -> Result<Vec<AuditRow>, StoreError> {
        let sql = "SELECT * FROM audit WHERE submitter = ?1 ORDER BY created_at DESC, rowid DESC";
        sql::all(self.conn, sql, [submitter.to_string()], read)
    }

    /// One audit.
    ///
    /// # Errors
    /// `not-found`.
    pub fn audit(&self, id: Uuid) -> Result<AuditRow, StoreError> {
        sql::first(self.conn, "SELECT * FROM audit WHERE uuid = ?1", [id.to_string()], read)?.ok_or_else(|| unknown(id))
    }
}

impl OrganisationWriter<'_> {
    /// An audit's current revision.
    pub(crate) fn revision(&self, audit: Uuid) -> Result<i64, StoreError> {
        let sql = "SELECT revision FROM audit WHERE uuid = ?1";
        sql::first(self.conn, sql, [audit.to_string()], |row| row.get(0))?.ok_or_else(|| unknown(audit))
    }

    /// Adds an audit at revision 1.
    ///
    /// # Errors
    /// `not-found` for an unknown submitter or tool, `already-there` for an id in use.
    pub fn add_audit(&self, new: &NewAudit) -> Result<(), StoreError> {
        if self.audit(new.id).is_ok() {
            return Err(StoreError::Exists { what: "audit", id: new.id.to_string() });
        }
        let submitter = self.submitter(new.submitter)?.id.to_string();
        let tool = self.tool(&new.tool_digest)?;
        let NewAudit { id, language, created_at, .. } = new;
        let (id, revision, place, archived) = (id.to_string(), 1, "", false);
        let state = STATES.iter().find(|(_, state)| *state == AuditState::Open).map(|(word, _)| word);
        let ToolRow { digest, id: tool, edition, .. } = tool;
        let values =
            params![id, submitter, digest, tool, edition, language, created_at, revision, state, place, archived];
        tables::AUDIT.add(self.conn, values)
    }

    /// Remembers where the person was, in the caller's own words.
    ///
    /// # Errors
    /// `not-found`.
    pub fn set_place(&self, audit: Uuid, place: &str) -> Result<(), StoreError> {
        let sql = "UPDATE audit SET last_place = ?2 WHERE uuid = ?1 RETURNING rowid";
        self.change_audit(audit, sql, params![audit.to_string(), place])
    }

    /// Chooses the language in which the texts are shown.
    ///
    /// # Errors
    /// `not-found`.
    pub fn set_language(&self, audit: Uuid, language: &str) -> Result<(), StoreError> {
        let sql = "UPDATE audit SET language = ?2 WHERE uuid = ?1 RETURNING rowid";
        self.change_audit(audit, sql, params![audit.to_string(), language])
    }

    /// Puts an audit out of sight, or back.
    ///
    /// # Errors
    /// `not-found`.
    pub fn set_archived(&self, audit: Uuid, archived: bool) -> Result<(), StoreError> {
        let sql = "UPDATE audit SET archived = ?2 WHERE uuid = ?1 RETURNING rowid";
        self.change_audit(audit, sql, params![audit.to_string(), archived])
    }

    /// Locks the current revision together with its exported bytes: there is no way to have one without the other.
    ///
    /// # Errors
    /// `audit-locked` when it is locked already, `already-there` for an export id in use, `not-found`.
    pub fn lock(&self, audit: Uuid, export: &NewExport) -> Result<(), StoreError> {
        let current = self.audit(audit)?;
        if current.state == AuditState::Locked {
            return Err(StoreError::Locked { audit });
        }
        self.add_export(audit, current.revision, export)?;
        let sql = "UPDATE audit SET state = 'locked' WHERE uuid = ?1 RETURNING rowid";
        self.change_audit(audit, sql, params![audit.to_string()])
    }

    /// Opens the next revision of a locked audit; answers its number.
    ///
    /// # Errors
    /// `audit-not-locked`, `not-found`.
    pub fn start_revision(&self, audit: Uuid) -> Result<i64, StoreError> {
        let current = self.audit(audit)?;
        if current.state == AuditState::Open {
            return Err(StoreError::NotLocked { audit });
        }
        let sql = "UPDATE audit SET state = 'open', revision = revision + 1 WHERE uuid = ?1 RETURNING rowid";
        self.change_audit(audit, sql, params![audit.to_string()])?;
        Ok(current.revision + 1)
    }

    /// Gives an open audit the number after `highest`, where its own was used already. Answers the number; none where nothing
    /// had to change.
    ///
    /// # Errors
    /// `audit-locked`, `not-found`.
    pub fn number_after(&self, audit: Uuid, highest: i64) -> Result<Option<i64>, StoreError> {
        let current = self.audit(audit)?;
        if current.revision > highest {
            return Ok(None);
        }
        if current.state == AuditState::Locked {
            return Err(StoreError::Locked { audit });
        }
        let sql = "UPDATE audit SET revision = ?2 WHERE uuid = ?1 RETURNING rowid";
        self.change_audit(audit, sql, params![audit.to_string(), highest + 1])?;
        Ok(Some(highest + 1))
    }

    fn change_audit(&self, audit: Uuid, sql: &str, values: impl rusqlite::Params) -> Result<(), StoreError> {
        match tables::AUDIT.write(self.conn, sql, values)? {
            0 => Err(unknown(audit)),
            _ => Ok(()),
        }
    }
}
