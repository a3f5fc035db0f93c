//! What one kind of store differs in from another. Everything else is the same for all of them: how a file is opened, locked and
//! checked, how a transaction comes to the disk, how seals, upgrades, snapshots and mending work.
use std::fmt;
use std::path::Path;

use rusqlite::{Connection, Row};

use crate::identity::Identity;
use crate::mending::every_kind;
use crate::mending::found::Found;
use crate::seals::Table;
use crate::store::migrate::Migration;
use crate::store::options::OpenOptions;
use crate::{Damage, StoreError};

/// A kind of store, such as [`crate::Organisation`]. [`crate::Store`] opens its files; its nouns are functions of
/// [`crate::Reader`] and [`crate::Writer`] of this kind.
pub trait Kind: fmt::Debug + Sized + 'static {
    /// What tells its files from those of other kinds.
    const IDENTITY: Identity;
    /// The name of its file in the data folder.
    const FILE: &'static str;
    /// What the names of its snapshots begin with; a file of this name beside the store belongs to it.
    const SNAPSHOTS: &'static str;
    /// What the names of its copies in a second folder begin with.
    const COPIES: &'static str;
    /// Whose its temporary files are. Another kind's may be in the same folder at the same time: it ends in `-`, or is empty for the one
    /// kind that was there first.
    const TEMPORARY: &'static str;

    /// Every migration, oldest first; the nth leads to version n. A published one is never edited.
    const MIGRATIONS: &'static [Migration];
    /// The newest version that this program knows.
    const VERSION: i64 = Self::MIGRATIONS.len() as i64;
    /// Every sealed table; [`crate::STORE`] and [`crate::SETTING`] are among them.
    const TABLES: &'static [&'static Table];

    /// A number that every transaction raises: `writes` of [`crate::STORE`], and what is only ever added to counts by itself.
    const MOVES: &'static str;
    /// When the last thing was done, as text; no row: nothing was.
    const LAST_AT: &'static str;
    /// What the last thing that was done is known by, and its seal: what tells two stores that count alike.
    const LAST: &'static str;
    /// A name for everything that is never taken away: what a later state of the same store has as well.
    const HOLDS: &'static str;
    /// Makes the search indexes anew from their tables; empty where there are none.
    const SEARCH: &'static str;
    /// Makes in memory (`TEMP`) what questions go by while the store is open, and what keeps that up to date; empty where there is none.
    const IN_MEMORY: &'static str = "";

    /// What a person is shown of a snapshot.
    type Preview;
    /// Says what is in a store that passed every check.
    ///
    /// # Errors
    /// Only the disk's.
    fn preview(conn: &Connection) -> Result<Self::Preview, StoreError>;

    /// What no seal can tell, such as a row that is gone.
    ///
    /// # Errors
    /// Only the disk's.
    fn check(conn: &Connection) -> Result<Vec<Damage>, StoreError>;

    /// The audit that a damaged row belongs to, where no column of its table says it.
    fn audit_of(_conn: &Connection, _table: &Table, _row: &Row<'_>) -> Option<String> {
        None
    }

    /// What is known beside a store and must not be lost when a snapshot takes its place.
    type Beside;
    /// Collects it, and puts it on disk, before anything goes.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`.
    fn before_restore(store: &Path) -> Result<Self::Beside, StoreError>;
    /// Tells it to the copy of a snapshot that becomes the store; answers what that did not know.
    ///
    /// # Errors
    /// Only the disk's.
    fn after_restore(conn: &Connection, beside: Self::Beside) -> Result<Self::Beside, StoreError>;

    /// What the program that keeps a store knows of what is in it.
    type Known: ?Sized + 'static;
    /// Nothing of it.
    const NOTHING_KNOWN: &'static Self::Known;
    /// Puts right what the seals and the snapshots could not, and says what is lost. Afterwards no row is left that is not whole, and
    /// none refers to one that is not there.
    ///
    /// # Errors
    /// `damaged-store` where so little is left that a snapshot is the better way back.
    fn mend(found: &mut Found, _known: &Self::Known, options: &OpenOptions) -> Result<(), StoreError> {
        every_kind::keep_proven(found, options);
        Ok(())
    }
    /// Asks for rows that others refer to and that are not there, to be looked for in snapshots; answers whether there are more than
    /// before.
    fn ask(_found: &mut Found) -> bool {
        false
    }
}
