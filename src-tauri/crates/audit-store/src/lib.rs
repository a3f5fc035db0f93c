//! The SQLite stores. A [`Kind`] of store is one file with tables of its own; that of an organisation holds submitters, audits as maps
//! of fields, their history, exports and audit tools.
//!
//! The only crate that names rusqlite. It knows no rule of the domain: an audit is a map from field keys such as
//! `standard/<id>/rating` to text, and every change is an [`NewOperation`] that says what each field held before.
//! Ids and times come from outside. Reading goes through [`Store::read`], writing through [`Store::write`]: one call,
//! one transaction; what a call of `write` has returned is on disk.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

// The small kind of store that tests have is the same from inside and from outside.
#[cfg(test)]
extern crate self as audit_store;

mod audits;
mod drafts;
mod error;
mod exports;
mod fields;
mod identity;
mod keys;
mod kind;
mod known;
mod left;
pub mod mending;
mod operations;
mod organisation;
mod seals;
mod search;
mod settings;
mod snapshots;
mod sql;
mod store;
mod submitters;
mod times;
mod tools;

pub use audits::{AuditRow, AuditState, NewAudit};
pub use drafts::DraftRow;
pub use error::{Astray, Damage, NotSaved, StoreError};
pub use exports::{ExportRow, NewExport, SavedPlace};
pub use fields::FieldRow;
pub use identity::{Identity, ORGANISATION, PARTNERSHIP};
pub use keys::{KEYS_FILE, KeptIn, SigningKeyRow, keys_listed, remember_keys};
pub use kind::Kind;
pub use known::{KnownReturn, RETURNS_FILE, remember_returns, returns_known, returns_listed};
pub use left::{Left, Mending, OLDER};
pub use mending::{Mended, mend, mend_with};
pub use operations::{
    Change, ChangeRow, Committed, HistoryFilter, NewOperation, OperationRow, Person, Step, Turn, UndoState,
};
pub use organisation::{
    AuditInPreview, Known, LastOperation, Organisation, OrganisationReader, OrganisationStore, OrganisationWriter,
    Preview, snapshot_knows,
};
pub use seals::{Covers, SETTING, STORE, Table};
pub use search::{AnswerHit, Found, Phrase, SearchScope, StandardHit, Wanted};
pub use snapshots::{
    MadeBy, Restored, SecondCopy, SnapshotKind, SnapshotOutcome, SnapshotRow, TakenSnapshot, can_be_mended,
    copy_of_snapshot, copy_to_second, inspect_snapshot, kind_of_snapshot, list_copies, list_snapshots, restore,
    restore_with, write_whole,
};
pub use store::{
    BareStore, EVIDENCE_FOLDER, Mark, Migration, OpenOptions, Reader, SNAPSHOT_FOLDER, Store, Writer, is_open_store,
};
pub use submitters::SubmitterRow;
pub use times::TimeRow;
pub use tools::{StandardText, ToolName, ToolRow, ToolSource};

/// The organisation's store within the data folder.
pub const STORE_FILE: &str = <Organisation as Kind>::FILE;
/// The newest version of the organisation's store that this program knows.
pub const SCHEMA_VERSION: i64 = <Organisation as Kind>::VERSION;
