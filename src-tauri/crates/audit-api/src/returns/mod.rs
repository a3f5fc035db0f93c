//! Returns: what will be sent, making one, its files, and what became of it.

mod asked;
mod drawing;
pub(crate) mod files;
mod keys;
pub(crate) mod making;
pub(crate) mod names;
pub(crate) mod numbering;
pub(crate) mod plan;
mod saved_here;
mod sending;
mod today;
pub(crate) mod zip;

pub use asked::{FilesAsked, KeysAsked, ReturnsAsked};
pub use drawing::Drawing;
pub use files::{Part, WriteTrouble, save_new, usable};
pub use keys::{KeyInHand, KeyWanted};
pub use making::MadeReturn;
pub(crate) use names::of_workbook as workbook_name;
pub(crate) use plan::pdf as plan_pdf;
pub use plan::plan_of;
pub(crate) use plan::{created, moment, undrawn};

use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{FileKind, ReturnView};
use audit_core::operation::Kind;
use audit_store::ExportRow;

impl Program {
    /// Returns that were made of an audit, newest first, with their files looked at in one go.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn returns(&self, audit: &str) -> Result<Vec<ReturnView>, ApiError> {
        Ok(self.returns_asked(audit)?.answered(self.world.keys()))
    }

    /// Saves the files of a return once more, into a folder, in one go.
    ///
    /// # Errors
    /// `not-found`; the store's. What went wrong with a file stands beside it.
    pub fn save_return_again(&mut self, audit: &str, revision: u32, folder: &str) -> Result<ReturnView, ApiError> {
        let made = self.return_made(audit, revision)?;
        self.save_in(&made, folder)
    }

    /// Remembers that the person has sent a return, or has not.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn mark_sent(&mut self, audit: &str, revision: u32, sent: bool) -> Result<ReturnsAsked, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let export = self.export(&loaded, revision)?;
        let at = sent.then(|| self.stamp());
        self.store.write(|writer| Ok::<_, ApiError>(writer.set_sent(export.id, at.as_deref())?))?;
        self.list_what_was_made();
        self.return_asked(&loaded, revision)
    }

    /// Begins the next revision of a locked audit, and remembers why.
    ///
    /// # Errors
    /// `no-reason`, `audit-not-locked`; the store's.
    pub fn start_revision(&mut self, audit: &str, reason: &str) -> Result<crate::views::AuditView, ApiError> {
        let audit = id(audit, "audit")?;
        let reason = crate::start::line(reason)?;
        if reason.is_empty() {
            return Err(ApiError::new(
                "no-reason",
                "You have not said why the return has to change.",
                "Say in a few words why. The partnership will see it.",
            ));
        }
        let operation = audit_store::NewOperation { reason: Some(reason), ..self.barrier(Kind::StartRevision)? };
        self.store.write(|writer| {
            writer.start_revision(audit)?;
            // Its number may have been used by a return of another audit, or by one that is not here any more.
            if let Some(last) = numbering::before(writer, &writer.audit(audit)?)?.pop() {
                writer.number_after(audit, last.revision)?;
            }
            writer.commit(audit, &operation)?;
            Ok::<_, ApiError>(())
        })?;
        self.audit_view(audit)
    }

    /// An operation at which undo stops.
    pub(crate) fn barrier(&self, kind: Kind) -> Result<audit_store::NewOperation, ApiError> {
        Ok(audit_store::NewOperation { barrier: true, ..self.operation(kind, Vec::new())? })
    }

    /// The files of an export, from the exact bytes in the store.
    pub(crate) fn parts(&self, export: &ExportRow) -> Result<Vec<files::Part>, ApiError> {
        let (return_bytes, mut plan_bytes) = self.store.read()?.export_bytes(export.id)?;
        if plan_bytes.is_empty() {
            plan_bytes = crate::program::damage::plan_again(&return_bytes)?;
        }
        let packed = zip::of_files(&[(&export.return_name, &return_bytes), (&export.plan_name, &plan_bytes)]).map_err(
            |error| ApiError::new("file-unusable", format!("The zip could not be made: {error}."), "Try again."),
        )?;
        let zip_name = export.return_name.replace(".return.json", ".to-send.zip");
        Ok(vec![
            files::Part { kind: FileKind::Zip, name: zip_name, bytes: packed },
            files::Part { kind: FileKind::Return, name: export.return_name.clone(), bytes: return_bytes },
            files::Part { kind: FileKind::Plan, name: export.plan_name.clone(), bytes: plan_bytes },
        ])
    }

    /// Whether no later revision was exported.
    pub(crate) fn is_newest(&self, loaded: &Loaded, export: &ExportRow) -> Result<bool, ApiError> {
        let reader = self.store.read()?;
        let known = numbering::before(&reader, &loaded.row)?;
        let exports = reader.exports(loaded.row.id)?;
        let later = known.last().is_some_and(|known| known.revision > export.revision);
        Ok(!later && exports.last().is_some_and(|last| last.id == export.id))
    }

    pub(crate) fn export(&self, loaded: &Loaded, revision: u32) -> Result<ExportRow, ApiError> {
        let exports = self.store.read()?.exports(loaded.row.id)?;
        let found = exports.into_iter().find(|export| export.revision == i64::from(revision));
        found.ok_or_else(|| ApiError::unknown("return"))
    }
}
