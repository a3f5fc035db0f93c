//! Making a return: checked, signed, verified again, stored with the lock in one transaction, then saved as files.

use super::{files, names, plan, zip};
use crate::error::{ApiError, system_words};
use crate::loaded::Loaded;
use crate::program::{PROGRAM, Program, id};
use crate::views::{FileView, ReturnView};
use crate::words;
use audit_core::content::{Frame, ReturnContent, collect};
use audit_exchange::{SigningKey, returns};
use audit_store::{NewExport, SigningKeyRow};
use std::path::Path;

/// A key that is there, or one that is made with this return.
enum Key {
    There(SigningKey),
    New(SigningKey, SigningKeyRow),
}

impl Program {
    /// Makes the return of the present revision: signs it, stores its exact bytes and locks the audit in one transaction, then
    /// saves return, plan and zip into a folder. It is complete when the store has it; each file says its own outcome.
    ///
    /// # Errors
    /// `not-ready`, `audit-locked`, `signing-key-missing`, `key-store-silent`; the store's. Nothing is locked then.
    pub fn make_return(&mut self, audit: &str, folder: &str) -> Result<ReturnView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        if loaded.locked() {
            return Err(audit_store::StoreError::Locked { audit: loaded.row.id }.into());
        }
        let content = self.content(&loaded)?;
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
        let barrier = self.barrier("export")?;
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
        let view = self.save_files(&loaded, content.revision, Path::new(folder));
        // The return is made and stored; a snapshot that fails is said on the start screen.
        let _ = self.snapshot_now();
        view
    }

    /// The content of the return that would be made now.
    pub(crate) fn content(&self, loaded: &Loaded) -> Result<ReturnContent, ApiError> {
        let exports = self.store.read()?.exports(loaded.row.id)?;
        let frame = Frame {
            id: self.world.new_id(),
            revision: loaded.row.revision as u32,
            replaces: exports.last().map(|export| export.digest.clone()),
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
        collect(&loaded.tool, &loaded.fields, frame).map_err(|stops| {
            let first = stops.first().map_or_else(String::new, |stop| stop.sentence.clone());
            let more = match stops.len() {
                0 | 1 => String::new(),
                n => format!(" There are {} more.", n - 1),
            };
            ApiError::new(
                "not-ready",
                format!("The return cannot be made yet. {first}{more}"),
                "Open the check to see what is left.",
            )
        })
    }

    pub(crate) fn names(&self, loaded: &Loaded, revision: u32) -> [String; 3] {
        let profile = &loaded.content.profile;
        names::of_return(&profile.code, &profile.name, loaded.tool.id.as_str(), &loaded.tool.edition, revision)
    }

    /// This copy's key for this submitter. A key that should be there and is not is said; another one is never made
    /// in silence.
    fn key(&self, loaded: &Loaded) -> Result<Key, ApiError> {
        let copy = self.store.copy_id();
        let rows = self.store.read()?.signing_keys(loaded.row.submitter)?;
        let Some(row) = rows.into_iter().find(|row| row.copy == copy && row.retired_at.is_none()) else {
            return self.new_key(loaded);
        };
        match self.world.keys().fetch(row.kept_in, &row.reference) {
            Ok(Some(pem)) => {
                let key = SigningKey::from_pem(&pem)?;
                if key.public().did() == row.did { Ok(Key::There(key)) } else { Err(missing_key()) }
            }
            Ok(None) => Err(missing_key()),
            Err(reason) => Err(silent_store(&reason)),
        }
    }

    fn new_key(&self, loaded: &Loaded) -> Result<Key, ApiError> {
        let key = SigningKey::from_seed(&self.world.seed());
        let reference = self.world.new_id().to_string();
        let kept_in = self.world.keys().keep(&reference, &key.to_pem()).map_err(|reason| silent_store(&reason))?;
        // Some key stores answer and keep nothing: only what can be fetched again is a key.
        match self.world.keys().fetch(kept_in, &reference) {
            Ok(Some(pem)) if pem == *key.to_pem() => {}
            Ok(_) => return Err(silent_store("it did not give back what it was given")),
            Err(reason) => return Err(silent_store(&reason)),
        }
        let public = key.public();
        let row = SigningKeyRow {
            did: public.did(),
            submitter: loaded.row.submitter,
            copy: self.store.copy_id(),
            public: audit_core::text::hex(public.as_bytes()),
            kept_in,
            reference,
            created_at: self.stamp(),
            retired_at: None,
        };
        Ok(Key::New(key, row))
    }

    /// Gives up the signing key of this copy, so that the next return makes a new one. Only when a person asks for it: the
    /// partnership will want to check the new key by telephone.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn give_up_signing_key(&mut self, audit: &str) -> Result<(), ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let copy = self.store.copy_id();
        let rows = self.store.read()?.signing_keys(loaded.row.submitter)?;
        let at = self.stamp();
        self.store.write(|writer| {
            for row in rows.iter().filter(|row| row.copy == copy && row.retired_at.is_none()) {
                writer.retire_signing_key(&row.did, &at)?;
            }
            Ok::<_, ApiError>(())
        })
    }

    /// Saves the files of a stored return, each with its own outcome.
    pub(super) fn save_files(&mut self, loaded: &Loaded, revision: u32, folder: &Path) -> Result<ReturnView, ApiError> {
        let export = self.export(loaded, revision)?;
        let (return_bytes, plan_bytes) = self.store.read()?.export_bytes(export.id)?;
        let packed = zip::of_files(&[(&export.return_name, &return_bytes), (&export.plan_name, &plan_bytes)]).map_err(
            |error| ApiError::new("file-unusable", format!("The zip could not be made: {error}."), "Try again."),
        )?;
        let zip_name = export.return_name.replace(".return.json", ".to-send.zip");
        let parts = [
            ("zip", zip_name.as_str(), packed.as_slice()),
            ("return", &export.return_name, &return_bytes),
            ("plan", &export.plan_name, &plan_bytes),
        ];
        let views: Vec<FileView> =
            parts.into_iter().map(|(kind, name, bytes)| save(folder, kind, name, bytes)).collect();
        let at = self.stamp();
        self.store.write(|writer| {
            for file in views.iter().filter(|file| file.saved) {
                writer.add_saved_place(export.id, &file.path, &at)?;
            }
            Ok::<_, ApiError>(())
        })?;
        let export = self.export(loaded, revision)?;
        let newest = self.is_newest(loaded, &export)?;
        self.return_view(loaded, &export, newest, Some(views))
    }
}

fn save(folder: &Path, kind: &str, name: &str, bytes: &[u8]) -> FileView {
    let outcome = files::save_new(folder, name, bytes).and_then(|path| match kind {
        "return" => verified(&path).map(|()| path),
        _ => Ok(path),
    });
    let (path, problem) = match outcome {
        Ok(path) => (path.display().to_string(), String::new()),
        Err(trouble) => (String::new(), format!("{} {}", trouble.message, trouble.hint)),
    };
    FileView {
        name: Path::new(&path).file_name().map_or_else(|| name.to_owned(), |name| name.to_string_lossy().into_owned()),
        kind: kind.to_owned(),
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        saved: problem.is_empty(),
        path,
        problem,
        purpose: files::purpose(kind).to_owned(),
    }
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

fn missing_key() -> ApiError {
    ApiError::new(
        "signing-key-missing",
        "The signing key of this organisation is not on this computer any more.",
        "Your answers are safe. Make a new key, and tell the partnership: it will check the new key with you by telephone.",
    )
}

fn silent_store(reason: &str) -> ApiError {
    ApiError::new(
        "key-store-silent",
        format!("This computer's key store does not answer: {}.", system_words(reason)),
        "Your answers are safe. Unlock your computer's key store, or restart the computer, and try again.",
    )
}
