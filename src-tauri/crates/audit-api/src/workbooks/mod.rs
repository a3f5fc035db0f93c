//! Workbooks: made for people who work in Excel or LibreOffice, and brought in again after a preview.

mod belonging;
mod complete;
mod elsewhere;
mod files;
mod for_whom;
mod import_report;
mod importing;
mod making;
mod not_applicable;
mod old_form;
mod prepared;
mod previewing;

pub use audit_workbooks::tool::{build, workbook_of};
pub use complete::{Completed, Completing, Lying, Replaces, complete, complete_beside, lying_beside};
pub use files::{Book, read_file, read_stream};
pub(crate) use import_report::turned as import_turned;
pub use importing::{Held, WorkbookInto};
pub use making::blank;
pub use old_form::{AuditAsItStands, OldFormLooked};
pub use previewing::Placed;

/// A new signing key as PEM text, drawn from the world's randomness.
pub fn new_key(world: &dyn crate::World) -> String {
    audit_exchange::SigningKey::from_seed(&world.seed()).to_pem().to_string()
}
