//! Snapshots that the program takes by itself, beside the work. They protect what is saved and never decide about it: one
//! that fails is said in a quiet line and tried again, and whatever it was taken for goes on.

use crate::error::ApiError;
use crate::program::Program;
use crate::snapshots::second_folder::{Job, SecondFolder};
use crate::source::cause_of;
use crate::views::SnapshotTrouble;
use audit_store::{Organisation, SnapshotKind, SnapshotRow, TakenSnapshot, list_snapshots};
use std::time::Duration;

/// How long work may go on without a snapshot, and until one that failed is tried again.
const DUE: Duration = Duration::from_mins(20);
const AGAIN: Duration = Duration::from_mins(2);

/// How the snapshots of this run went.
#[derive(Default)]
pub(crate) struct Snapshots {
    /// When one was last tried, by the clock that nobody can set; none: not yet.
    tried: Option<Duration>,
    /// Why the last one failed.
    trouble: Option<ApiError>,
}

impl Program {
    /// When the last snapshot was made; none: never.
    pub(crate) fn last_snapshot(&self) -> Option<String> {
        let whole = |row: &SnapshotRow| row.kind != SnapshotKind::Damaged;
        list_snapshots::<Organisation>(self.store.path()).into_iter().find(whole).map(|row| row.made_at)
    }

    /// What stands in the way of snapshots, and since when there was none: here, else in the second folder. Nothing: all is well.
    pub(crate) fn snapshot_trouble(&self) -> Option<SnapshotTrouble> {
        let here = self.snapshots.trouble.as_ref().map(|error| SnapshotTrouble {
            last: self.last_snapshot(),
            why: error.message.clone(),
            hint: error.hint.clone(),
            second_folder: false,
        });
        here.or_else(|| self.second_folder_trouble())
    }

    /// Takes a snapshot when the last one is a while ago.
    pub(crate) fn snapshot_if_due(&mut self) {
        let pause = if self.snapshots.trouble.is_some() { AGAIN } else { DUE };
        if self.snapshots.tried.is_none_or(|tried| self.world.uptime().saturating_sub(tried) >= pause) {
            self.keep_snapshot();
        }
    }

    /// Takes a snapshot where something changed. What goes wrong is remembered, to be said.
    pub(crate) fn keep_snapshot(&mut self) {
        // It is in the view of snapshots and on the start.
        let _ = self.snapshot_now();
    }

    /// Takes a snapshot where something changed, and lets the second folder follow beside the work.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`; the store is whole.
    pub(super) fn snapshot_now(&mut self) -> Result<(), ApiError> {
        self.snapshots.tried = Some(self.world.uptime());
        let done = self.snapshot_and_follow();
        match &done {
            Ok(()) => tracing::info!("snapshot"),
            Err(error) => tracing::warn!(code = error.code, cause = %cause_of(error), "no snapshot"),
        }
        self.snapshots.trouble = done.as_ref().err().cloned();
        done
    }

    fn snapshot_and_follow(&mut self) -> Result<(), ApiError> {
        let at = self.stamp();
        let outcome = self.store.take_snapshot(&at, None);
        let (TakenSnapshot::Taken(snapshot) | TakenSnapshot::Unchanged(snapshot)) = outcome.local?;
        // How the copy before this one went.
        self.remember_copies();
        if let Some(folder) = self.second_folder() {
            let (data, begun) = (self.folder.clone(), self.world.uptime());
            let by_it = self.policy.second_folder.is_some();
            self.second.begin(Job { snapshot, folder, data, at, begun, by_it });
        }
        Ok(())
    }

    /// Takes a snapshot, and begins to copy it to the second folder. Answers what is to be waited for.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`; the store is whole.
    pub fn begin_snapshot(&mut self) -> Result<SecondFolder, ApiError> {
        self.snapshot_now()?;
        Ok(self.second.clone())
    }

    /// Remembers how the copy to the second folder went, once somebody has waited for it.
    pub fn snapshot_copied(&mut self) {
        self.remember_copies();
    }
}
