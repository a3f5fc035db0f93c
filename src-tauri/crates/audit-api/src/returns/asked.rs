//! Returns as they are shown: what the store says of them, and two questions that are asked beside the store because they may
//! never be answered: whether their files are still there, and whether their keys are.

use super::files::{self, Part};
use super::keys::KeyPlace;
use super::saved_here;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::returns::numbering::{self, Whence};
use crate::views::{FileKind, FileView, ReturnView};
use crate::words::{self, given};
use crate::world::KeyStore;
use audit_exchange::{Digest, KeyDigits};
use audit_store::{ExportRow, KnownReturn};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Returns with what is still to be asked about them, newest first.
pub struct ReturnsAsked {
    views: Vec<ReturnView>,
    files: Arc<Vec<FilesOfOne>>,
    keys: Vec<KeyPlace>,
}

/// The files of one return, which lie somewhere.
struct FilesOfOne {
    export: Option<ExportRow>,
    parts: Vec<Part>,
    /// Why they could not be saved last, by kind.
    troubles: BTreeMap<FileKind, String>,
    /// What became of them a moment ago.
    just_saved: Option<Vec<FileView>>,
}

/// Where the files of returns are looked for.
#[derive(Clone)]
pub struct FilesAsked(Arc<Vec<FilesOfOne>>);

/// Where keys are looked for.
#[derive(Clone)]
pub struct KeysAsked(Vec<KeyPlace>);

impl FilesAsked {
    /// The folder of the newest file, which may not answer; none: there is nothing to look at.
    pub fn folder(&self) -> Option<PathBuf> {
        let saved =
            self.0.iter().filter(|one| one.just_saved.is_none()).filter_map(|one| one.export.as_ref()?.saved.last());
        saved.filter_map(|saved| Path::new(&saved.path).parent()).map(Path::to_path_buf).next()
    }

    /// Looks at the files of each return.
    pub fn look(&self) -> Vec<Vec<FileView>> {
        self.0.iter().map(FilesOfOne::look).collect()
    }

    /// What is said in place of that: `problem` is why the files could not be looked at.
    pub fn unseen(&self, problem: &str) -> Vec<Vec<FileView>> {
        let one = |one: &FilesOfOne| match &one.just_saved {
            Some(files) => files.clone(),
            None => one.parts.iter().map(|part| part.not_saved(problem)).collect(),
        };
        self.0.iter().map(one).collect()
    }
}

impl FilesOfOne {
    fn look(&self) -> Vec<FileView> {
        match (&self.just_saved, &self.export) {
            (Some(files), _) => files.clone(),
            (None, Some(export)) => {
                let trouble = |part: &Part| self.troubles.get(&part.kind).map(String::as_str);
                self.parts.iter().map(|part| files::stored(export, part, trouble(part))).collect()
            }
            (None, None) => Vec::new(),
        }
    }
}

impl KeysAsked {
    /// Where each key is, in words. Each place is asked once.
    pub fn look(&self, keys: &dyn KeyStore) -> Vec<String> {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        let mut one = |place: &KeyPlace| known.entry(format!("{place:?}")).or_insert_with(|| place.look(keys)).clone();
        self.0.iter().map(&mut one).collect()
    }
}

impl ReturnsAsked {
    /// What is to be looked at in folders.
    pub fn files(&self) -> FilesAsked {
        FilesAsked(self.files.clone())
    }

    /// What is to be looked for where keys are.
    pub fn keys(&self) -> KeysAsked {
        KeysAsked(self.keys.clone())
    }

    /// The returns with these answers.
    pub fn view(self, files: Vec<Vec<FileView>>, keys: Vec<String>) -> Vec<ReturnView> {
        let mut views = self.views;
        for (view, (files, key)) in views.iter_mut().zip(files.into_iter().zip(keys)) {
            let zip = files.iter().find(|file| file.kind == FileKind::Zip).map_or("", |file| file.name.as_str());
            view.message = view.message.replace(ZIP, zip);
            view.files = files;
            view.key_kept = key;
        }
        views
    }

    /// Looks at everything at once and answers.
    pub(super) fn answered(self, keys: &dyn KeyStore) -> Vec<ReturnView> {
        let (files, kept) = (self.files().look(), self.keys().look(keys));
        self.view(files, kept)
    }

    /// These files of its one return were saved, or not, just now: they are not looked at again.
    pub(super) fn just_saved(&mut self, files: Vec<FileView>, note: &str) {
        if let Some(one) = Arc::get_mut(&mut self.files).and_then(|all| all.first_mut()) {
            one.just_saved = Some(files);
        }
        if let Some(view) = self.views.first_mut() {
            view.key_note = given(note.to_owned());
        }
    }
}

impl Program {
    /// The returns that were made of an audit, newest first, with what is to be asked about them.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn returns_asked(&self, audit: &str) -> Result<ReturnsAsked, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let mut all = Vec::new();
        for export in self.store.read()?.exports(loaded.row.id)? {
            all.push(self.asked(&loaded, export)?);
        }
        let reader = self.store.read()?;
        for one in numbering::before(&reader, &loaded.row)? {
            let nothing = FilesOfOne { export: None, parts: Vec::new(), troubles: BTreeMap::new(), just_saved: None };
            all.push((
                known(&loaded, &one, numbering::whence(&reader, &loaded.row, &one)?)?,
                nothing,
                KeyPlace::Said(String::new()),
            ));
        }
        all.sort_by_key(|(view, ..)| std::cmp::Reverse(view.revision));
        for (place, (view, ..)) in all.iter_mut().enumerate() {
            view.newest = place == 0;
        }
        Ok(gathered(all))
    }

    /// One return with what is to be asked about it.
    pub(super) fn return_asked(&self, loaded: &Loaded, revision: u32) -> Result<ReturnsAsked, ApiError> {
        let export = self.export(loaded, revision)?;
        let newest = self.is_newest(loaded, &export)?;
        let (view, files, key) = self.asked(loaded, export)?;
        Ok(gathered(vec![(ReturnView { newest, ..view }, files, key)]))
    }

    fn asked(&self, loaded: &Loaded, mut export: ExportRow) -> Result<Asked, ApiError> {
        export.saved = saved_here::own(self.computer.content().place, export.saved);
        let (bytes, _) = self.store.read()?.export_bytes(export.id)?;
        let signer = audit_exchange::returns::read_signer(&bytes)?;
        let digest: Digest = export.digest.parse().map_err(|_| ApiError::unknown("return"))?;
        let profile = &loaded.content.profile;
        let folder = export.saved.last().and_then(|saved| Path::new(&saved.path).parent());
        let view = ReturnView {
            revision: export.revision as u32,
            heading: match &export.sent_at {
                Some(at) => format!("Sent on {}", words::day_of(at)),
                None => "Ready, not sent yet".to_owned(),
            },
            created: export.created_at.clone(),
            newest: false,
            here: true,
            elsewhere: None,
            sent_on: export.sent_at.clone(),
            send_to: None,
            message: message(loaded, &export),
            subject: format!("{}: {}, revision {}", loaded.audit_name(), profile.name.trim(), export.revision),
            files: Vec::new(),
            folder: folder.map(|folder| folder.display().to_string()),
            folder_token: None,
            fingerprint: digest.grouped(),
            digits: KeyDigits::of(&signer.key).to_string(),
            key_kept: String::new(),
            key_note: None,
            for_own_use: profile.own_use,
        };
        let key = self.key_place(loaded, &signer.key.did())?;
        let parts = self.parts(&export)?;
        let troubles = self.unsaved.get(&export.id).cloned().unwrap_or_default();
        Ok((view, FilesOfOne { export: Some(export), parts, troubles, just_saved: None }, key))
    }
}

/// A return, where its files may be and where its key may be.
type Asked = (ReturnView, FilesOfOne, KeyPlace);

fn gathered(all: Vec<Asked>) -> ReturnsAsked {
    let (mut views, mut files, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for (view, one, key) in all {
        views.push(view);
        files.push(one);
        keys.push(key);
    }
    ReturnsAsked { views, files: Arc::new(files), keys }
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
        elsewhere: given(elsewhere.to_owned()),
        created: one.made_at.clone(),
        newest: false,
        here: false,
        sent_on: one.sent_at.clone(),
        send_to: None,
        subject: String::new(),
        message: String::new(),
        files: Vec::new(),
        folder: None,
        folder_token: None,
        fingerprint: digest.grouped(),
        digits: String::new(),
        key_kept: String::new(),
        key_note: None,
        for_own_use: loaded.content.profile.own_use,
    })
}

/// Stands in a message for the name of the zip as it lies there, which is known once the files were looked at.
const ZIP: &str = "\u{0}zip\u{0}";

fn message(loaded: &Loaded, export: &ExportRow) -> String {
    let profile = &loaded.content.profile;
    let again = match export.revision {
        1 => String::new(),
        n => format!(" It is revision {n} and replaces what we sent before."),
    };
    format!(
        "Dear colleague\n\nPlease find our {}, {}, attached as {ZIP}: the signed return and our improvement plan.{again}\n\n\
         Please send us a receipt.\n\n{}\n{}\n",
        loaded.tool.title.get(&loaded.language),
        loaded.tool.edition,
        words::person(&profile.completed_by.name, &profile.completed_by.role),
        profile.name.trim(),
    )
}
