//! What is listed of snapshots, beside the store: those on this computer at once, and those in the second folder when it answers.

use super::lines::Here;
use super::looking::{self, file_name, views};
use crate::error::{ApiError, system_words};
use crate::program::Program;
use crate::this_computer::ThisComputer;
use crate::views::{SecondFolderView, SnapshotView, SnapshotsView};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What has to be known of the store to list snapshots without it.
#[derive(Clone)]
pub struct SnapshotsAsked {
    store: PathBuf,
    second: Option<PathBuf>,
    second_view: Option<SecondFolderView>,
    here: Arc<Here>,
}

impl Program {
    /// What has to be known to list the snapshots.
    ///
    /// # Errors
    /// The store's.
    pub fn snapshots_asked(&self) -> Result<SnapshotsAsked, ApiError> {
        Ok(SnapshotsAsked {
            store: self.store.path().to_owned(),
            second: self.second_folder(),
            second_view: self.second_folder_view(),
            here: Arc::new(self.here()?),
        })
    }
}

impl SnapshotsAsked {
    /// Beside a store that cannot be opened. `by_it`: the second folder that IT decided on.
    pub fn beside(folder: &Path, by_it: Option<&Path>) -> Self {
        let store = folder.join(audit_store::STORE_FILE);
        let computer = ThisComputer::read(folder, uuid::Uuid::nil());
        let second =
            by_it.map(Path::to_path_buf).or_else(|| computer.content().second_folder.clone().map(PathBuf::from));
        let here = Arc::new(Here::beside(&store));
        Self { store, second, second_view: None, here }
    }

    /// The second folder; none: there is none.
    pub fn second_folder(&self) -> Option<&Path> {
        self.second.as_deref()
    }

    /// The snapshots on this computer with what is in them, newest first.
    pub fn here(&self) -> SnapshotsView {
        let snapshots = views(&looking::beside(&self.store), &self.here);
        SnapshotsView { snapshots, second_folder: self.second_view.clone() }
    }

    /// The copies in the second folder with what is in them, newest first. It may take its time.
    pub fn elsewhere(&self) -> Vec<SnapshotView> {
        let Some(folder) = &self.second else { return Vec::new() };
        let mut rows = looking::beside(&self.store);
        rows.extend(looking::copies(folder));
        views(&rows, &self.here).into_iter().filter(|view| view.second_folder).collect()
    }

    /// Both, one after the other.
    pub(super) fn all(&self) -> SnapshotsView {
        let mut view = self.here();
        view.snapshots.extend(self.elsewhere());
        view
    }

    /// Fetches a copy from the second folder to this computer, to be restored from here. It may take its time.
    ///
    /// # Errors
    /// `not-found`, `file-unusable`.
    pub fn fetch(&self, name: &str) -> Result<FetchedSnapshot, ApiError> {
        let copies =
            self.second.as_deref().map(audit_store::list_copies::<audit_store::Organisation>).unwrap_or_default();
        let row = copies.into_iter().find(|row| file_name(&row.path) == name);
        let row = row.ok_or_else(|| ApiError::unknown("snapshot"))?;
        let failed = |error: std::io::Error| {
            let message = format!("The snapshot could not be copied to this computer: {}.", system_words(&error));
            ApiError::new("file-unusable", message, "Try again, or restore one that is on this computer.")
                .because(error)
        };
        self.copied(&row.path).map_err(failed)
    }

    /// A copy of a file beside the store.
    pub(super) fn copied(&self, from: &Path) -> std::io::Result<FetchedSnapshot> {
        let folder = self.store.parent().unwrap_or(Path::new("."));
        let file = tempfile::Builder::new().prefix(".fetched-").tempfile_in(folder)?.into_temp_path();
        std::fs::copy(from, &file)?;
        Ok(FetchedSnapshot(file))
    }

    /// What tells how a snapshot stands to what is here.
    pub(super) fn lines(&self) -> &Here {
        &self.here
    }
}

/// A copy of a snapshot of the second folder, on this computer until it is dropped.
pub struct FetchedSnapshot(tempfile::TempPath);

impl FetchedSnapshot {
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}
