//! What an organisation's store differs in from the other kinds.
mod check;
mod migrations;
mod preview;
pub(crate) mod tables;

use std::path::Path;

use rusqlite::{Connection, Row};

use crate::identity::{Identity, ORGANISATION};
use crate::kind::Kind;
use crate::mending::found::Found;
use crate::seals::Table;
use crate::store::migrate::Migration;
use crate::{Damage, KnownReturn, OpenOptions, StoreError};

use super::known_returns::{know_in, remember_returns, returns_known};
use super::{exports, mending};

pub use preview::{AuditInPreview, LastOperation, Preview, snapshot_knows};

pub(crate) use preview::last_operation;

/// The kind of store that an organisation's audits are in.
#[derive(Debug)]
pub enum Organisation {}

impl Kind for Organisation {
    const IDENTITY: Identity = ORGANISATION;
    const FILE: &str = "organisation.db";
    const SNAPSHOTS: &str = "organisation-";
    const COPIES: &str = "safeguarding-audit-";
    const TEMPORARY: &str = "";

    const MIGRATIONS: &[Migration] = migrations::ALL;
    const TABLES: &[&Table] = tables::ALL;

    const MOVES: &str = include_str!("moves.sql");
    const LAST_AT: &str = "SELECT at FROM operation ORDER BY position DESC LIMIT 1";
    const LAST: &str = "SELECT uuid, seal FROM operation ORDER BY position DESC LIMIT 1";
    const HOLDS: &str = include_str!("holds.sql");
    const SEARCH: &str = include_str!("rebuild_search.sql");
    const IN_MEMORY: &str = include_str!("by_audit.sql");

    type Preview = Preview;

    fn preview(conn: &Connection) -> Result<Preview, StoreError> {
        preview::preview(conn)
    }

    fn check(conn: &Connection) -> Result<Vec<Damage>, StoreError> {
        check::check(conn)
    }

    fn audit_of(conn: &Connection, table: &Table, row: &Row<'_>) -> Option<String> {
        check::audit_of(conn, table, row)
    }

    /// Returns that were made: a number that was used is never used again.
    type Beside = Vec<KnownReturn>;

    fn before_restore(store: &Path) -> Result<Vec<KnownReturn>, StoreError> {
        let known = returns_known(store);
        remember_returns(store, &known)?;
        Ok(known)
    }

    /// Where files were saved it knows no more: whoever made the snapshot named those paths.
    fn after_restore(conn: &Connection, known: Vec<KnownReturn>) -> Result<Vec<KnownReturn>, StoreError> {
        exports::forget_saved_places(conn)?;
        know_in(conn, &known)
    }

    type Known = dyn mending::Known;
    const NOTHING_KNOWN: &dyn mending::Known = &mending::Nobody;

    fn mend(found: &mut Found, known: &dyn mending::Known, options: &OpenOptions) -> Result<(), StoreError> {
        mending::mend(found, known, options)
    }

    fn ask(found: &mut Found) -> bool {
        mending::ask(found)
    }
}
