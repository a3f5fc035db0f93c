//! Making a return: checked, signed, verified again, stored with the lock in one transaction, then saved as files.

use super::files::Part;
use super::keys::Key;
use super::{files, names, plan};
use crate::error::{ApiError, system_words};
use crate::loaded::Loaded;
use crate::numbering::{self, Whence};
use crate::program::{PROGRAM, Program, id};
use crate::views::{FileView, ReturnView};
use crate::words;
use audit_core::content::{Frame, ReturnContent, collect};
use audit_core::operation::Kind;
use audit_exchange::returns;
use audit_store::{AuditState, NewExport};
use std::path::Path;

impl Program {
    /// Makes the return of the present revision: signs it, stores its exact bytes and locks the audit in one transaction, then
    /// saves return, plan and zip into a folder. It is complete when the store has it; each file says its own outcome.
    ///
    /// # Errors
    /// `folder-unusable`, `not-ready`, `number-used`, `return-before-missing`, `audit-locked`, `signing-key-missing`, `key-store-silent`; the
    /// store's. Nothing is locked then.
    pub fn make_return(&mut self, audit: &str, folder: &str) -> Result<ReturnView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        if loaded.locked() {
            return Err(audit_store::StoreError::Locked { audit: loaded.row.id }.into());
        }
        self.refuse_used_number(&loaded)?;
        self.refuse_unknown_before(&loaded)?;
        let content = self.content(&loaded)?;
        files::usable(Path::new(folder))?;
        let key = self.key(&loaded)?;
        let signing = match &key {
            Key::There(key) | Key::New(key, _) => key,
        };
        let signed = returns::sign(&content, signing, content.created)?;
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
            if let Key::New(_, row) = &key {
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
        let view = self.save_files(&loaded, content.revision, Path::new(folder));
        self.keep_snapshot();
        view.or_else(|trouble| self.made_without_files(&loaded, content.revision, &trouble))
    }

    /// The return when none of its files could be saved.
    fn made_without_files(&self, loaded: &Loaded, revision: u32, trouble: &ApiError) -> Result<ReturnView, ApiError> {
        let export = self.export(loaded, revision)?;
        let mut view = self.return_view(loaded, &export, true, None)?;
        for file in view.files.iter_mut().filter(|file| !file.saved) {
            file.problem = trouble.to_string();
        }
        Ok(view)
    }

    /// The content of the return that would be made now.
    pub(crate) fn content(&self, loaded: &Loaded) -> Result<ReturnContent, ApiError> {
        let replaces = self.made_before(loaded)?.map(|(_, digest)| digest);
        let frame = Frame {
            id: self.world.new_id(),
            revision: loaded.row.revision as u32,
            replaces,
            revision_reason: self.revision_reason(loaded)?,
            created: self.world.now(),
            today: self.world.today(),
            program: PROGRAM.to_owned(),
            language: loaded.language.clone(),
            tool_digest: loaded.row.tool_digest.clone(),
            issue: None,
            submitter: loaded.row.submitter,
            recipient: None,
        };
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

    /// Saves the files of a stored return, each with its own outcome.
    pub(super) fn save_files(&mut self, loaded: &Loaded, revision: u32, folder: &Path) -> Result<ReturnView, ApiError> {
        let export = self.export(loaded, revision)?;
        let parts = self.parts(&export)?;
        let views: Vec<FileView> = parts.iter().map(|part| save(folder, part)).collect();
        // Said again wherever the return is looked at, until it is saved or the program is closed.
        let unsaved = views.iter().filter(|file| !file.saved).map(|file| (file.kind.clone(), file.problem.clone()));
        self.unsaved.insert(export.id, unsaved.collect());
        let at = self.stamp();
        // Where copies lie is only remembered to find them again: a file that was saved stays saved without it.
        let _ = self.store.write(|writer| {
            for file in views.iter().filter(|file| file.saved) {
                writer.add_saved_place(export.id, &file.path, &at)?;
            }
            Ok::<_, ApiError>(())
        });
        let export = self.export(loaded, revision)?;
        let newest = self.is_newest(loaded, &export)?;
        self.return_view(loaded, &export, newest, Some(views))
    }
}

pub(crate) fn save(folder: &Path, part: &Part) -> FileView {
    let outcome = files::save_new(folder, &part.name, &part.bytes).and_then(|path| match part.kind {
        "return" => verified(&path).map(|()| path),
        _ => Ok(path),
    });
    let (path, problem) = match outcome {
        Ok(path) => (path.display().to_string(), String::new()),
        Err(trouble) => (String::new(), format!("{} {}", trouble.message, trouble.hint)),
    };
    let named = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned());
    part.view(named, path, problem)
}

/// A return counts as saved only when what is on disk verifies.
fn verified(path: &Path) -> Result<(), files::WriteTrouble> {
    let bytes = files::read_back(path).map_err(|error| files::WriteTrouble {
        message: format!("The return was saved but cannot be read again: {}.", system_words(error)),
        hint: "Choose another folder, then save again.".to_owned(),
    })?;
    returns::verify(&bytes).map(|_| ()).map_err(|_| files::WriteTrouble {
        message: "The return was saved but is damaged on disk.".to_owned(),
        hint: "Choose another folder or disk, then save again.".to_owned(),
    })
}
