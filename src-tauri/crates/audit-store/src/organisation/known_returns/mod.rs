//! Returns that were made here, also those of which the store has no copy any more because a snapshot from before was restored:
//! their numbers are never used again.
//!
//! The store has them among its settings, as `known-return/<id of the return>`, so that snapshots hold them too. Beside the store
//! lies a list of all of them ([`RETURNS_FILE`]), which outlives a store that is damaged, replaced or gone.
mod returns_made;
mod text;

use std::path::Path;

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::seals::{self, SETTING};
use crate::store::{check_identity, open_for_reading};
use crate::{
    Organisation, OrganisationReader, OrganisationWriter, StoreError, organisation::kind::tables, snapshots, sql,
};

pub use returns_made::{RETURNS_FILE, remember_returns};

/// What is known of a return without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownReturn {
    /// The return's own id.
    pub id: Uuid,
    /// The audit that it was made of.
    pub audit: Uuid,
    /// Who submits it.
    pub submitter: Uuid,
    /// The submitter's name.
    pub organisation: String,
    /// The submitter's service type.
    pub service_type: String,
    /// The audit tool's id.
    pub tool: String,
    /// Its edition.
    pub edition: String,
    /// Its title; may be empty.
    pub title: String,
    /// The revision, from 1.
    pub revision: i64,
    /// The digest of the signed return.
    pub digest: String,
    /// When it was made, RFC 3339 UTC.
    pub made_at: String,
    /// When the person said that it was sent.
    pub sent_at: Option<String>,
}

const PREFIX: &str = "known-return/";

fn made(row: &Row<'_>) -> rusqlite::Result<KnownReturn> {
    Ok(KnownReturn {
        id: sql::id(row, "return_id")?,
        audit: sql::id(row, "audit")?,
        submitter: sql::id(row, "submitter")?,
        organisation: row.get("name")?,
        service_type: row.get("service_type")?,
        tool: row.get("tool_id")?,
        edition: row.get("edition")?,
        title: row.get("title")?,
        revision: row.get("revision")?,
        digest: row.get("digest")?,
        made_at: row.get("created_at")?,
        sent_at: row.get("sent_at")?,
    })
}

fn made_in(conn: &Connection) -> Result<Vec<KnownReturn>, StoreError> {
    sql::all(conn, include_str!("made.sql"), [], made)
}

fn remembered_in(conn: &Connection) -> Result<Vec<KnownReturn>, StoreError> {
    let values: Vec<String> =
        sql::all(conn, include_str!("remembered.sql"), [PREFIX, &sql::after_prefix(PREFIX)], |row| row.get(0))?;
    Ok(values.iter().filter_map(|value| text::read(value)).collect())
}

/// The setting that keeps a return.
pub(crate) fn setting_of(known: &KnownReturn) -> (String, String) {
    (format!("{PREFIX}{}", known.id), text::write(known))
}

/// The returns of which a store or a snapshot knows.
pub(crate) fn known_in(conn: &Connection) -> Result<Vec<KnownReturn>, StoreError> {
    let mut all = made_in(conn)?;
    all.extend(remembered_in(conn)?);
    Ok(all)
}

impl OrganisationReader<'_> {
    /// The returns that were made here, as far as the store has their bytes.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn made_returns(&self) -> Result<Vec<KnownReturn>, StoreError> {
        made_in(self.conn)
    }

    /// The returns that were made here and that the store has no bytes of, the first revision first.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn known_returns(&self) -> Result<Vec<KnownReturn>, StoreError> {
        let mut known = remembered_in(self.conn)?;
        known.sort_by(|a, b| (&a.organisation, &a.tool, a.revision).cmp(&(&b.organisation, &b.tool, b.revision)));
        Ok(known)
    }
}

impl OrganisationWriter<'_> {
    /// Remembers returns that the store has no bytes of, and who submitted them; those that it knows are left out. Answers which
    /// it did not know.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn know_returns(&self, known: &[KnownReturn]) -> Result<Vec<KnownReturn>, StoreError> {
        know_in(self.conn, known)
    }
}

/// As [`OrganisationWriter::know_returns`].
pub(crate) fn know_in(conn: &Connection, known: &[KnownReturn]) -> Result<Vec<KnownReturn>, StoreError> {
    let here = known_in(conn)?;
    let mut new: Vec<KnownReturn> = Vec::new();
    for one in known {
        if here.iter().chain(&new).any(|other| other.id == one.id) {
            continue;
        }
        let (key, value) = setting_of(one);
        SETTING.write(conn, include_str!("../../settings/set.sql"), params![key, value])?;
        know_submitter(conn, one)?;
        new.push(one.clone());
    }
    Ok(new)
}

/// An audit that is begun again for the same organisation then goes on with its numbers, and with its key.
fn know_submitter(conn: &Connection, one: &KnownReturn) -> Result<(), StoreError> {
    let id = one.submitter.to_string();
    let there = sql::first(conn, "SELECT 1 FROM submitter WHERE uuid = ?1", [&id], |_| Ok(()))?;
    match there {
        Some(()) => Ok(()),
        None => tables::SUBMITTER.add(conn, params![id, one.organisation, "", "", one.service_type, one.made_at]),
    }
}

/// The returns on the list beside the store at `path`. Does not touch the store itself.
pub fn returns_listed(path: &Path) -> Vec<KnownReturn> {
    returns_made::read(path)
}

/// Every return that is known to have been made with the store at `path`: by the store itself, by its snapshots, and by the list
/// beside it. What cannot be read knows nothing; of a damaged file only rows that are whole are believed. The store must not be
/// open in this process.
pub fn returns_known(path: &Path) -> Vec<KnownReturn> {
    let mut all = returns_made::read(path);
    let files =
        snapshots::list_snapshots::<Organisation>(path).into_iter().map(|row| row.path).chain([path.to_owned()]);
    for known in files.filter_map(|file| whole_in(&file).ok()) {
        join(&mut all, known);
    }
    all
}

/// Adds those that are not there yet. What was said last about sending counts.
pub(crate) fn join(all: &mut Vec<KnownReturn>, more: Vec<KnownReturn>) {
    for one in more {
        match all.iter_mut().find(|known| known.id == one.id) {
            Some(known) => known.sent_at = one.sent_at.or(known.sent_at.take()),
            None => all.push(one),
        }
    }
}

/// The returns that a file knows of, which may be damaged: rows whose seals do not fit are left out.
fn whole_in(path: &Path) -> Result<Vec<KnownReturn>, StoreError> {
    let conn = open_for_reading(path)?;
    check_identity::<Organisation>(&conn)?;
    let mut broken = Vec::new();
    for table in [&tables::SUBMITTER, &tables::AUDIT, &tables::EXPORT, &SETTING] {
        seals::find_broken_now::<Organisation>(&conn, table, &mut broken)?;
    }
    let is_broken = |name: String| broken.iter().any(|damage| damage.name.as_ref() == Some(&name));
    let mut whole =
        sql::all(&conn, include_str!("made.sql"), [], |row| Ok((row.get::<_, String>("uuid")?, made(row)?)))?;
    whole.retain(|(export, one)| {
        !is_broken(export.clone()) && !is_broken(one.audit.to_string()) && !is_broken(one.submitter.to_string())
    });
    let mut known: Vec<KnownReturn> = whole.into_iter().map(|(_, one)| one).collect();
    known.extend(remembered_in(&conn)?.into_iter().filter(|one| !is_broken(format!("{PREFIX}{}", one.id))));
    Ok(known)
}
