//! Making a return: checked, signed, verified again, stored with the lock in one transaction, then saved as files.
//!
//! The key comes from outside before, and the files go outside afterwards: neither is waited for with the store in hand.

use super::asked::ReturnsAsked;
use super::files::Part;
use super::keys::{KeyInHand, KeyWanted};
use super::{files, names, plan, saved_here};
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id, made_now};
use crate::returns::numbering::{self, Whence};
use crate::views::{FileView, ReturnView};
use crate::words;
use audit_core::Uuid;
use audit_core::content::{Frame, ReturnContent, collect};
use audit_core::operation::Kind;
use audit_exchange::returns;
use audit_store::{AuditState, NewExport};
use std::path::Path;
use std::sync::Arc;

/// A return that was made: it is in the store and complete. Its files are still to be saved.
pub struct MadeReturn {
    export: Uuid,
    audit: Uuid,
    revision: u32,
    parts: Vec<Part>,
    note: String,
}

impl MadeReturn {
    /// Its files.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

impl Program {
    /// The key that a return of the present revision would be signed with, where it can be made.
    ///
    /// # Errors
    /// `not-ready`, `own-use`, `number-used`, `return-before-missing`, `audit-locked`, `signing-key-missing` where an unknown key signed
    /// before, `not-found`; the store's.
    pub fn return_wanted(&mut self, audit: &str) -> Result<KeyWanted, ApiError> {
        let (loaded, _) = self.ready(audit)?;
        self.key_wanted(&loaded)
    }

    /// Makes the return of the present revision with a key that was fetched for it: signs it, stores its exact bytes and locks the
    /// audit in one transaction. It is complete when the store has it.
    ///
    /// # Errors
    /// `not-ready`, `own-use`, `number-used`, `return-before-missing`, `audit-locked`, `signing-key-missing`; the store's. Nothing is locked then.
    pub fn sign_return(&mut self, audit: &str, hand: &KeyInHand) -> Result<MadeReturn, ApiError> {
        let (loaded, content) = self.ready(audit)?;
        if !self.may_sign(&loaded, hand)? {
            return Err(super::keys::missing_key());
        }
        let signed = returns::sign(&content, &hand.key, content.created)?;
        let verified = returns::verify(&signed.bytes)?;
        let submission = verified.submission();
        let plan = plan::pdf(&plan::plan_of(&submission))?;
        let [return_name, plan_name, _] = self.names(&loaded, content.revision);
        let export = NewExport {
            id: self.world.new_id(),
            return_id: content.id,
            digest: submission.digest().to_owned(),
            return_bytes: signed.bytes,
            plan_bytes: plan,
            return_name,
            plan_name,
            created_at: words::stamp(content.created),
        };
        let barrier = self.barrier(Kind::Export)?;
        self.store.write(|writer| {
            if let Some(row) = &hand.new {
                writer.add_signing_key(row)?;
            }
            // Between the check and here nothing can change: the store is this program's alone.
            writer.commit(loaded.row.id, &barrier)?;
            writer.lock(loaded.row.id, &export)?;
            writer.set_place(loaded.row.id, "returns")?;
            Ok::<_, ApiError>(())
        })?;
        self.list_what_was_made();
        // From here on the return is made and locked: whatever else goes wrong is said beside it, never instead of it.
        let made = self.stored_return(&loaded, content.revision);
        self.keep_snapshot();
        Ok(MadeReturn { note: hand.note(), ..made? })
    }

    /// A return that is in the store, to save its files once more.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn return_made(&self, audit: &str, revision: u32) -> Result<MadeReturn, ApiError> {
        self.stored_return(&*self.load(id(audit, "audit")?)?, revision)
    }

    fn stored_return(&self, loaded: &Loaded, revision: u32) -> Result<MadeReturn, ApiError> {
        let export = self.export(loaded, revision)?;
        let (audit, parts) = (loaded.row.id, self.parts(&export)?);
        Ok(MadeReturn { export: export.id, audit, revision, parts, note: String::new() })
    }

    /// Remembers what became of the files of a return: where those lie that were saved, and why others were not.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn files_of_return_saved(&mut self, made: &MadeReturn, files: Vec<FileView>) -> Result<ReturnsAsked, ApiError> {
        // Said again wherever the return is looked at, until it is saved or the program is closed.
        let unsaved =
            files.iter().filter(|file| !file.saved).map(|file| (file.kind, file.problem.clone().unwrap_or_default()));
        self.unsaved.insert(made.export, unsaved.collect());
        let (at, place) = (self.stamp(), self.computer.content().place);
        // Where copies lie is only remembered to find them again: a file that was saved stays saved without it.
        let _ = self.store.write(|writer| {
            for path in files.iter().filter(|file| file.saved).filter_map(|file| file.path.as_deref()) {
                writer.add_saved_place(made.export, &saved_here::marked(place, path), &at)?;
            }
            Ok::<_, ApiError>(())
        });
        let mut asked = self.return_asked(&*self.load(made.audit)?, made.revision)?;
        asked.just_saved(files, &made.note);
        Ok(asked)
    }

    /// Makes the return of the present revision and saves its files into a folder, in one go. Each file says its own outcome.
    ///
    /// # Errors
    /// `folder-unusable`, `key-store-silent`; as [`Program::return_wanted`] and [`Program::sign_return`]. Nothing is locked then.
    pub fn make_return(&mut self, audit: &str, folder: &str) -> Result<ReturnView, ApiError> {
        let wanted = self.return_wanted(audit)?;
        files::usable(Path::new(folder))?;
        let hand = wanted.fetch(self.world.keys())?;
        let made = self.sign_return(audit, &hand)?;
        self.save_in(&made, folder)
    }

    pub(super) fn save_in(&mut self, made: &MadeReturn, folder: &str) -> Result<ReturnView, ApiError> {
        let files = made.parts.iter().map(|part| part.save(Path::new(folder))).collect();
        let asked = self.files_of_return_saved(made, files)?;
        asked.answered(self.world.keys()).pop().ok_or_else(|| ApiError::unknown("return"))
    }

    /// What a return of an audit would say, where nothing stands in the way of making it.
    fn ready(&mut self, audit: &str) -> Result<(Arc<Loaded>, ReturnContent), ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        if loaded.locked() {
            return Err(audit_store::StoreError::Locked { audit: loaded.row.id }.into());
        }
        self.refuse_used_number(&loaded)?;
        self.refuse_unknown_before(&loaded)?;
        let content = self.content(&loaded)?;
        Ok((loaded, content))
    }

    /// A return of an audit as it would be made now, of the revision that comes next.
    pub(crate) fn frame(&self, loaded: &Loaded, id: Uuid, revision_reason: String) -> Frame {
        let (language, digest) = (loaded.language.clone(), loaded.row.tool_digest.clone());
        let first = Frame::first(id, loaded.row.submitter, language, digest, made_now(&*self.world));
        Frame { revision: loaded.row.revision as u32, revision_reason, ..first }
    }

    /// The content of the return that would be made now.
    pub(crate) fn content(&self, loaded: &Loaded) -> Result<ReturnContent, ApiError> {
        let replaces = self.made_before(loaded)?.map(|(_, digest)| digest);
        let frame = Frame { replaces, ..self.frame(loaded, self.world.new_id(), self.revision_reason(loaded)?) };
        if loaded.content.profile.own_use {
            return Err(ApiError::new(
                "own-use",
                "This audit is for your own use, so nothing is sent.",
                "First choose “Make it a return for a partnership”. All your answers are kept.",
            ));
        }
        collect(&loaded.tool, &loaded.fields, frame).map_err(|stops| {
            let first = stops.first().map_or_else(String::new, |stop| stop.sentence.clone());
            let more = match stops.len() {
                0 | 1 => String::new(),
                n => format!(" {} left to do.", words::count(n - 1, "more thing is", "more things are")),
            };
            ApiError::new(
                "not-ready",
                format!("The return cannot be made yet. {first}{more}"),
                "Open the check to see what is left.",
            )
        })
    }

    /// The last look before a number is signed: no other return may have it.
    fn refuse_used_number(&mut self, loaded: &Loaded) -> Result<(), ApiError> {
        let last = numbering::before(&self.store.read()?, &loaded.row)?.pop();
        let Some(last) = last.filter(|_| loaded.row.state == AuditState::Open) else { return Ok(()) };
        let another = numbering::whence(&self.store.read()?, &loaded.row, &last)? == Whence::AnotherAudit;
        if !self.number(&loaded.row)? {
            return Ok(());
        }
        let whose = if another { " from another audit of your organisation" } else { "" };
        Err(ApiError::new(
            "number-used",
            format!("Revision {} was made already{whose}.", last.revision),
            "This return has the next number now. Look at what will be sent, then make the return.",
        ))
    }

    /// A return says which one it replaces, so that has to be known by more than its number.
    fn refuse_unknown_before(&self, loaded: &Loaded) -> Result<(), ApiError> {
        let before = self.made_before(loaded)?.map_or(0, |(revision, _)| revision);
        let needed = loaded.row.revision - 1;
        if before >= needed {
            return Ok(());
        }
        Err(ApiError::new(
            "return-before-missing",
            format!(
                "Revision {needed} was made on another computer, and this return has to say which one it replaces."
            ),
            format!(
                "Copy its file, which ends in .return.json or .to-send.zip, into the folder {} and start the program again. Your \
                 partnership can send you a copy.",
                self.folder.display()
            ),
        ))
    }

    /// The revision and the fingerprint of the newest return that was made before, also of one that is not here any more.
    fn made_before(&self, loaded: &Loaded) -> Result<Option<(i64, String)>, ApiError> {
        let reader = self.store.read()?;
        let exports = reader.exports(loaded.row.id)?.into_iter().map(|export| (export.revision, export.digest));
        let known = numbering::before(&reader, &loaded.row)?.into_iter().map(|one| (one.revision, one.digest));
        Ok(exports.chain(known).max_by_key(|(revision, _)| *revision))
    }

    pub(crate) fn names(&self, loaded: &Loaded, revision: u32) -> [String; 3] {
        let profile = &loaded.content.profile;
        let (_, code) = loaded.naming_code();
        names::of_return(&code, &profile.name, loaded.tool.id.as_str(), &loaded.tool.edition, revision)
    }
}
