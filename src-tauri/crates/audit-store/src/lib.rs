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

mod cause;
mod done;
mod error;
mod identity;
mod kind;
mod list_beside;
mod lost;
pub mod mending;
mod organisation;
mod seals;
mod settings;
mod snapshots;
mod sql;
mod store;

pub use cause::{Cause, Detail};
pub use error::{Astray, Damage, NotSaved, StoreError};
pub use identity::{Identity, ORGANISATION, PARTNERSHIP};
pub use kind::Kind;
pub use lost::{Lost, Mending, OLDER};
pub use mending::{Mended, mend, mend_with};
pub use organisation::{
    AnswerHit, AuditInPreview, AuditRow, AuditState, Change, ChangeRow, Committed, DraftRow, ExportRow, FieldRow,
    Found, HistoryFilter, KEYS_FILE, KeptIn, Known, KnownReturn, LastOperation, NewAudit, NewExport, NewOperation,
    OperationRow, Organisation, OrganisationReader, OrganisationStore, OrganisationWriter, Person, Phrase, Preview,
    RETURNS_FILE, SavedPlace, SearchScope, SigningKeyRow, StandardHit, StandardText, Step, SubmitterRow, TimeRow,
    ToolName, ToolRow, ToolSource, Turn, UndoState, Wanted, keys_listed, remember_keys, remember_returns,
    returns_known, returns_listed, snapshot_knows,
};
pub use seals::{Covers, SETTING, STORE, Table};
pub use snapshots::{
    MadeBy, Restored, SecondCopy, SnapshotKind, SnapshotOutcome, SnapshotRow, TakenSnapshot, can_be_mended,
    copy_of_snapshot, copy_to_second, inspect_snapshot, kind_of_snapshot, list_copies, list_snapshots,
    maker_of_snapshot, restore, restore_with, write_whole,
};
pub use store::{
    BareStore, EVIDENCE_FOLDER, Mark, Migration, OpenOptions, Reader, SNAPSHOT_FOLDER, Store, Writer, is_open_store,
};

/// The organisation's store within the data folder.
pub const STORE_FILE: &str = <Organisation as Kind>::FILE;
/// The newest version of the organisation's store that this program knows.
pub const SCHEMA_VERSION: i64 = <Organisation as Kind>::VERSION;
