//! The organisation's store: submitters, audits, their history, exports and audit tools.
mod audits;
mod drafts;
mod exports;
mod fields;
mod keys;
pub(crate) mod kind;
mod known_returns;
mod mending;
mod operations;
mod search;
mod submitters;
mod times;
mod tools;

pub use audits::{AuditRow, AuditState, NewAudit};
pub use drafts::DraftRow;
pub use exports::{ExportRow, NewExport, SavedPlace};
pub use fields::FieldRow;
pub use keys::{KEYS_FILE, KeptIn, SigningKeyRow, keys_listed, remember_keys};
pub use kind::{AuditInPreview, LastOperation, Organisation, Preview, snapshot_knows};
pub use known_returns::{KnownReturn, RETURNS_FILE, remember_returns, returns_known, returns_listed};
pub use mending::Known;
pub use operations::{
    Change, ChangeRow, Committed, HistoryFilter, NewOperation, OperationRow, Person, Step, Turn, UndoState,
};
pub use search::{AnswerHit, Found, Phrase, SearchScope, StandardHit, Wanted};
pub use submitters::SubmitterRow;
pub use times::TimeRow;
pub use tools::{StandardText, ToolName, ToolRow, ToolSource};

/// An organisation's store.
pub type OrganisationStore = crate::Store<Organisation>;
/// A view of an organisation's store for reading.
pub type OrganisationReader<'a> = crate::Reader<'a, Organisation>;
/// A transaction in an organisation's store.
pub type OrganisationWriter<'a> = crate::Writer<'a, Organisation>;
