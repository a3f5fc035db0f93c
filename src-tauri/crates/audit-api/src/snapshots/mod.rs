//! Snapshots: taken by themselves, shown with what is in them, restored with the present store kept aside.

mod chosen;
pub(crate) mod disks;
mod keeping;
mod lines;
mod listing;
mod looking;
pub(crate) mod second_folder;

use crate::error::ApiError;
use crate::program::damage::{may_be_restored, restore_mended};
use crate::program::{Program, options};
use crate::returns::numbering;
use crate::snapshots::second_folder::SecondFolder;
use crate::this_computer::ThisComputer;
use crate::views::{RestoredView, SnapshotsView};
use crate::world::World;
use audit_store::{Organisation, SigningKeyRow, SnapshotKind, StoreError, list_snapshots};
use lines::Here;
use looking::{BEFORE_RESTORE, file_name, views};
use std::path::Path;
use std::time::Duration;

pub(crate) use keeping::Snapshots;
pub use listing::{FetchedSnapshot, SnapshotsAsked};

/// How long somebody waits for the second folder.
pub const PATIENCE: Duration = Duration::from_secs(10);

impl Program {
    /// The snapshots with what is in them, newest first, those of the second folder in one go with the others.
    ///
    /// # Errors
    /// The store's.
    pub fn snapshots(&self) -> Result<SnapshotsView, ApiError> {
        Ok(self.snapshots_asked()?.all())
    }

    /// Takes a snapshot now, also into the second folder, and waits a while for that.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`; the store is whole.
    pub fn take_snapshot(&mut self) -> Result<SnapshotsView, ApiError> {
        self.begin_snapshot()?.wait(PATIENCE);
        self.snapshot_copied();
        self.snapshots()
    }

    /// Chooses a second folder for snapshots, or none (an empty text), and copies there at once, in one go.
    ///
    /// # Errors
    /// As [`Program::use_second_folder`]; `file-unusable` for a folder that is not there; `second-folder-inside` for the folder with the
    /// answers, or one in it.
    pub fn set_snapshot_folder(&mut self, folder: &str) -> Result<SnapshotsView, ApiError> {
        let folder = folder.trim();
        let chosen = (!folder.is_empty()).then(|| Path::new(folder));
        self.may_choose_second_folder()?;
        chosen.map_or(Ok(()), |folder| second_folder::refuse(folder, &self.folder))?;
        self.use_second_folder(chosen)?.wait(PATIENCE);
        self.snapshot_copied();
        self.snapshots()
    }

    /// Takes a second folder, which was looked at ([`second_folder::refuse`]), or none, and begins to copy there. Answers what is to be
    /// waited for.
    ///
    /// # Errors
    /// `set-by-it` where IT decided; `disk-full`, `file-unusable`.
    pub fn use_second_folder(&mut self, folder: Option<&Path>) -> Result<SecondFolder, ApiError> {
        self.may_choose_second_folder()?;
        let whole = |folder: &Path| std::path::absolute(folder).unwrap_or_else(|_| folder.into()).display().to_string();
        let chosen = folder.map(whole);
        self.computer.change(|kept| (kept.second_folder, kept.copies) = (chosen, None))?;
        self.remember_copies();
        // The folder is chosen by now. A snapshot that cannot be taken is said where snapshots are, and tried again.
        let _ = self.begin_snapshot();
        Ok(self.second.clone())
    }

    fn may_choose_second_folder(&self) -> Result<(), ApiError> {
        match self.policy.second_folder {
            None => Ok(()),
            Some(_) => Err(ApiError::new(
                "set-by-it",
                "Your IT has set the second folder.",
                "Ask whoever looks after your computer if it should be a different one.",
            )),
        }
    }

    /// Puts a snapshot in the place of the store, in one go where it is in the second folder. The store from before is kept aside as a
    /// snapshot of its own.
    ///
    /// # Errors
    /// `not-found`, `damaged-store`, `newer-store`, `disk-full`; the present store is whole in every case. What goes wrong after that
    /// is said in the view.
    pub fn restore_snapshot(&mut self, name: &str, second_folder: bool) -> Result<RestoredView, ApiError> {
        if second_folder {
            let fetched = self.snapshots_asked()?.fetch(name)?;
            return self.restore_fetched(&fetched);
        }
        let row =
            list_snapshots::<Organisation>(self.store.path()).into_iter().find(|row| file_name(&row.path) == name);
        self.restore_file(&row.ok_or_else(|| ApiError::unknown("snapshot"))?.path)
    }

    /// Puts a copy that was fetched from the second folder in the place of the store.
    ///
    /// # Errors
    /// As [`Program::restore_snapshot`].
    pub fn restore_fetched(&mut self, fetched: &FetchedSnapshot) -> Result<RestoredView, ApiError> {
        self.restore_file(fetched.path())
    }

    fn restore_file(&mut self, snapshot: &Path) -> Result<RestoredView, ApiError> {
        may_be_restored(snapshot)?;
        // What a snapshot says of a computer is never taken over: this one has a file of its own before it comes.
        self.computer.begin()?;
        let path = self.store.path().to_owned();
        let options = self.options();
        let keys = self.all_keys()?;
        let (mut kept, mut unknown) = (String::new(), Vec::new());
        self.list_what_was_made();
        self.replace_store(|| {
            let restored = restore_mended(&path, snapshot, &options)?;
            kept = what_was_kept(&restored);
            unknown = restored.unknown.iter().map(numbering::named).collect();
            Ok(restored.store)
        })?;
        self.unsaved.clear();
        let notes = self.after_restoring(&keys);
        Ok(RestoredView { start: self.start().ok(), kept, unknown, notes })
    }

    /// What follows a restore. The snapshot is in its place by then: what goes wrong is said, each in a sentence.
    fn after_restoring(&mut self, keys: &[SigningKeyRow]) -> Vec<String> {
        self.forget_former_settings();
        let done = [
            ("The signing keys of this computer could not be put into it", self.know_keys(keys)),
            (
                "The audits that come with this version of the program could not be put into it",
                self.have_bundled_tools(),
            ),
            ("The returns that were made since could not be noted in it", self.know_what_was_made()),
        ];
        let failed = done.into_iter().filter_map(|(what, done)| Some((what, done.err()?)));
        failed.map(|(what, error)| format!("{what}: {error} Close the program and open it again.")).collect()
    }

    /// A store cannot be replaced while it is open: it is closed, replaced, and opened again whatever happened.
    fn replace_store(
        &mut self,
        replace: impl FnOnce() -> Result<audit_store::OrganisationStore, StoreError>,
    ) -> Result<(), ApiError> {
        let path = self.store.path().to_owned();
        let options = self.options();
        self.store.close();
        self.kept.forget();
        match replace() {
            Ok(store) => {
                self.store = store;
                self.know_refuges();
                Ok(())
            }
            Err(error) => {
                self.store = audit_store::OrganisationStore::open(&path, &options)?;
                self.know_refuges();
                Err(error.into())
            }
        }
    }
}

/// The snapshots beside a store that cannot be opened: the way back.
pub fn snapshots_beside(folder: &Path) -> SnapshotsView {
    let path = folder.join(audit_store::STORE_FILE);
    SnapshotsView { snapshots: views(&looking::beside(&path), &Here::beside(&path)), second_folder: None }
}

/// What came of restoring a snapshot in the place of a store that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredBeside {
    /// What was kept, in words.
    pub kept: String,
    /// Returns that were made here and that the snapshot does not know.
    pub unknown: Vec<String>,
    /// What to see to now, each a sentence.
    pub notes: Vec<String>,
}

/// Restores a snapshot in the place of a store that cannot be opened, which is kept aside.
///
/// # Errors
/// `not-found`, `damaged-store`, `newer-store`, `store-in-use`, `disk-full`; what is there stays there then.
pub fn restore_beside(folder: &Path, name: &str, world: &dyn World) -> Result<RestoredBeside, ApiError> {
    let path = folder.join(audit_store::STORE_FILE);
    let row = list_snapshots::<Organisation>(&path).into_iter().find(|row| file_name(&row.path) == name);
    let row = row.ok_or_else(|| ApiError::unknown("snapshot"))?;
    put_beside(folder, &row.path, world)
}

/// The same for a copy that was fetched from the second folder.
///
/// # Errors
/// As [`restore_beside`].
pub fn restore_fetched_beside(
    folder: &Path,
    fetched: &FetchedSnapshot,
    world: &dyn World,
) -> Result<RestoredBeside, ApiError> {
    put_beside(folder, fetched.path(), world)
}

fn put_beside(folder: &Path, snapshot: &Path, world: &dyn World) -> Result<RestoredBeside, ApiError> {
    let path = folder.join(audit_store::STORE_FILE);
    may_be_restored(snapshot)?;
    let mut computer = ThisComputer::read(folder, world.new_id());
    let is_new = computer.is_missing();
    // What a snapshot says of a computer is never taken over.
    computer.begin()?;
    let restored = restore_mended(&path, snapshot, &options(world, &computer))?;
    let unknown = restored.unknown.iter().map(numbering::named).collect();
    let notes = is_new.then(|| SETTINGS_ARE_NEW.to_owned()).into_iter().collect();
    Ok(RestoredBeside { kept: what_was_kept(&restored), unknown, notes })
}

/// What is said where this computer had no settings of its own when a snapshot came.
const SETTINGS_ARE_NEW: &str = "A snapshot does not bring the settings of a computer with it. If you had a second folder for \
                                snapshots, choose it again under Snapshots.";

/// What became of the store from before: a snapshot that can be restored in its turn, or a file for somebody to look into.
fn what_was_kept(restored: &audit_store::Restored<Organisation>) -> String {
    let Some(path) = &restored.kept_aside else {
        return "There was nothing in its place before.".to_owned();
    };
    match audit_store::kind_of_snapshot::<Organisation>(path) {
        Some(SnapshotKind::Damaged) => {
            let (name, folder) = (file_name(path), path.parent().unwrap_or(path).display());
            format!(
                "The file that could not be opened is kept as {name} in the folder {folder}. This program cannot go back to it, but \
             somebody may be able to read more of it: tell whoever looks after your computer."
            )
        }
        _ => {
            format!(
                "What was there before is kept: under Snapshots it says “{BEFORE_RESTORE}”. Restore that one to go back."
            )
        }
    }
}

#[cfg(test)]
mod tests;
