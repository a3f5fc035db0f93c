//! The SQLite store: submitters, audits as maps of fields, their history, exports and audit tools, in one file.
//!
//! The only crate that names rusqlite. It knows no rule of the domain: an audit is a map from field keys such as
//! `standard/<id>/rating` to text, and every change is an [`NewOperation`] that says what each field held before.
//! Ids and times come from outside. Reading goes through [`Store::read`], writing through [`Store::write`]: one call,
//! one transaction; what a call of `write` has returned is on disk.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod audits;
mod drafts;
mod error;
mod exports;
mod fields;
mod keys;
mod known;
mod left;
mod mending;
mod operations;
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
pub use keys::{KEYS_FILE, KeptIn, SigningKeyRow, keys_listed, remember_keys};
pub use known::{KnownReturn, RETURNS_FILE, remember_returns, returns_known, returns_listed};
pub use left::{Left, Mending, OLDER};
pub use mending::{Known, Mended, mend, mend_with};
pub use operations::{
    Change, ChangeRow, Committed, HistoryFilter, NewOperation, OperationRow, Person, Step, Turn, UndoState,
};
pub use search::{AnswerHit, Found, Phrase, SearchScope, StandardHit, Wanted};
pub use snapshots::{
    AuditInPreview, LastOperation, MadeBy, Preview, Restored, SecondCopy, SnapshotKind, SnapshotOutcome, SnapshotRow,
    TakenSnapshot, copy_of_snapshot, copy_to_second, inspect_snapshot, kind_of_snapshot, list_copies, list_snapshots,
    restore, snapshot_knows, write_whole,
};
pub use store::{
    APPLICATION_ID, BareStore, EVIDENCE_FOLDER, Mark, OpenOptions, PARTNERSHIP_APPLICATION_ID, Reader, SCHEMA_VERSION,
    SNAPSHOT_FOLDER, STORE_FILE, Store, Writer, is_open_store,
};
pub use submitters::SubmitterRow;
pub use times::TimeRow;
pub use tools::{StandardText, ToolName, ToolRow, ToolSource};
