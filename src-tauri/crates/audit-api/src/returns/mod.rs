//! Returns: what will be sent, making one, its files, and what became of it.

pub(crate) mod files;
mod keys;
pub(crate) mod making;
pub(crate) mod names;
pub(crate) mod plan;
mod sending;
mod today;
mod zip;

pub use files::{WriteTrouble, save_new};
pub(crate) use names::of_workbook as workbook_name;
pub(crate) use plan::pdf as plan_pdf;
pub use plan::plan_of;
pub(crate) use plan::{created, moment, undrawn};

use crate::error::ApiError;
use crate::loaded::Loaded;
use crate::numbering::{self, Whence};
use crate::program::{Program, id};
use crate::views::{FileView, ReturnView};
use crate::words;
use audit_core::operation::Kind;
use audit_exchange::{Digest, KeyDigits};
use audit_store::{ExportRow, KnownReturn};
use std::path::Path;

impl Program {
    /// Returns that were made of an audit, newest first.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn returns(&self, audit: &str) -> Result<Vec<ReturnView>, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let exports = self.store.read()?.exports(loaded.row.id)?;
        let newest = exports.len();
        let views =
            exports.iter().enumerate().map(|(i, export)| self.return_view(&loaded, export, i + 1 == newest, None));
        let mut views = views.collect::<Result<Vec<_>, _>>()?;
        let reader = self.store.read()?;
        for one in numbering::before(&reader, &loaded.row)? {
            views.push(known(&loaded, &one, numbering::whence(&reader, &loaded.row, &one)?)?);
        }
        views.sort_by_key(|view| std::cmp::Reverse(view.revision));
        let mut newest = true;
        for view in &mut views {
            view.newest = std::mem::take(&mut newest);
        }
        Ok(views)
    }

    /// Saves the files of a return once more, into a folder.
    ///
    /// # Errors
    /// `not-found`; the store's. What went wrong with a file stands beside it.
    pub fn save_return_again(&mut self, audit: &str, revision: u32, folder: &str) -> Result<ReturnView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        self.save_files(&loaded, revision, Path::new(folder))
    }

    /// Remembers that the person has sent a return, or has not.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn mark_sent(&mut self, audit: &str, revision: u32, sent: bool) -> Result<ReturnView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let export = self.export(&loaded, revision)?;
        let at = sent.then(|| self.stamp());
        self.store.write(|writer| Ok::<_, ApiError>(writer.set_sent(export.id, at.as_deref())?))?;
        self.list_what_was_made();
        let export = self.export(&loaded, revision)?;
        let newest = self.is_newest(&loaded, &export)?;
        self.return_view(&loaded, &export, newest, None)
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

    /// Whether files of a return were saved in this folder, or snapshots go there: besides those that somebody chose since the
    /// start only such folders are shown.
    ///
    /// # Errors
    /// The store's.
    pub fn is_own_folder(&self, folder: &str) -> Result<bool, ApiError> {
        let reader = self.store.read()?;
        if self.second_folder().is_some_and(|second| second.display().to_string() == folder) {
            return Ok(true);
        }
        for row in reader.audits()? {
            for export in reader.exports(row.id)? {
                let saved = export.saved.iter().any(|saved| Path::new(&saved.path).parent() == Some(Path::new(folder)));
                if saved {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// An operation at which undo stops.
    pub(crate) fn barrier(&self, kind: Kind) -> Result<audit_store::NewOperation, ApiError> {
        Ok(audit_store::NewOperation { barrier: true, ..self.operation(kind, Vec::new())? })
    }

    /// The files of an export, from the exact bytes in the store.
    pub(crate) fn parts(&self, export: &ExportRow) -> Result<Vec<files::Part>, ApiError> {
        let (return_bytes, mut plan_bytes) = self.store.read()?.export_bytes(export.id)?;
        if plan_bytes.is_empty() {
            plan_bytes = crate::damage::plan_again(&return_bytes)?;
        }
        let packed = zip::of_files(&[(&export.return_name, &return_bytes), (&export.plan_name, &plan_bytes)]).map_err(
            |error| ApiError::new("file-unusable", format!("The zip could not be made: {error}."), "Try again."),
        )?;
        let zip_name = export.return_name.replace(".return.json", ".to-send.zip");
        Ok(vec![
            files::Part { kind: "zip", name: zip_name, bytes: packed },
            files::Part { kind: "return", name: export.return_name.clone(), bytes: return_bytes },
            files::Part { kind: "plan", name: export.plan_name.clone(), bytes: plan_bytes },
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

    pub(crate) fn return_view(
        &self,
        loaded: &Loaded,
        export: &ExportRow,
        newest: bool,
        files: Option<Vec<FileView>>,
    ) -> Result<ReturnView, ApiError> {
        let heading = match &export.sent_at {
            Some(at) => format!("Sent on {}", words::day_of(at)),
            None => "Ready, not sent yet".to_owned(),
        };
        let (bytes, _) = self.store.read()?.export_bytes(export.id)?;
        let signer = audit_exchange::returns::read_signer(&bytes)?;
        let digest: Digest = export.digest.parse().map_err(|_| ApiError::unknown("return"))?;
        let subject =
            format!("{}: {}, revision {}", loaded.audit_name(), loaded.content.profile.name.trim(), export.revision);
        let folder = export.saved.last().and_then(|saved| Path::new(&saved.path).parent());
        let files = match files {
            Some(files) => files,
            None => {
                let troubles = self.unsaved.get(&export.id);
                let trouble = |part: &files::Part| troubles.and_then(|all| all.get(part.kind)).map(String::as_str);
                self.parts(export)?.iter().map(|part| files::stored(export, part, trouble(part))).collect()
            }
        };
        Ok(ReturnView {
            revision: export.revision as u32,
            heading,
            created: export.created_at.clone(),
            newest,
            here: true,
            elsewhere: String::new(),
            sent_on: export.sent_at.clone(),
            send_to: String::new(),
            message: message(loaded, export, &files),
            subject,
            files,
            folder: folder.map_or_else(String::new, |folder| folder.display().to_string()),
            fingerprint: digest.grouped(),
            digits: KeyDigits::of(&signer.key).to_string(),
            key_kept: self.key_kept(loaded, &signer.key.did())?,
            for_own_use: loaded.content.profile.own_use,
        })
    }
}

/// A return that was made and that is none of this audit's own.
fn known(loaded: &Loaded, one: &KnownReturn, whence: Whence) -> Result<ReturnView, ApiError> {
    let (short, elsewhere) = match whence {
        Whence::AnotherAudit => (
            "from another audit in your list",
            "This return was made from another audit of yours for the same organisation: open that one for its files. One count goes \
             through both, so its number is not used again.",
        ),
        Whence::Restored => (
            "not in this snapshot",
            "This return was made here, but a snapshot from before was restored, so the program has no copy of it now. Your partnership \
             may have it, and its files may be in the folder where you saved them. Its number is not used again.",
        ),
        Whence::Elsewhere => (
            "not on this computer",
            "This return was made from this audit, but not with the answers that are here now. Your partnership may have it. Its \
             number is not used again.",
        ),
    };
    let sent = one.sent_at.as_deref().map_or_else(String::new, |at| format!(", sent on {}", words::day_of(at)));
    let digest: Digest = one.digest.parse().map_err(|_| ApiError::unknown("return"))?;
    Ok(ReturnView {
        revision: one.revision as u32,
        heading: format!("Made on {}{sent}, {short}", words::day_of(&one.made_at)),
        elsewhere: elsewhere.to_owned(),
        created: one.made_at.clone(),
        newest: false,
        here: false,
        sent_on: one.sent_at.clone(),
        send_to: String::new(),
        subject: String::new(),
        message: String::new(),
        files: Vec::new(),
        folder: String::new(),
        fingerprint: digest.grouped(),
        digits: String::new(),
        key_kept: String::new(),
        for_own_use: loaded.content.profile.own_use,
    })
}

fn message(loaded: &Loaded, export: &ExportRow, files: &[FileView]) -> String {
    let profile = &loaded.content.profile;
    let zip = files.iter().find(|file| file.kind == "zip").map_or("", |file| file.name.as_str());
    let again = match export.revision {
        1 => String::new(),
        n => format!(" It is revision {n} and replaces what we sent before."),
    };
    format!(
        "Dear colleague\n\nPlease find our {}, {}, attached as {zip}: the signed return and our improvement plan.{again}\n\n\
         Please send us a receipt.\n\n{}\n{}\n",
        loaded.tool.title.get(&loaded.language),
        loaded.tool.edition,
        words::person(&profile.completed_by.name, &profile.completed_by.role),
        profile.name.trim(),
    )
}
