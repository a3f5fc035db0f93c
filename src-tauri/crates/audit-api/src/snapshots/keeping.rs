//! Snapshots that the program takes by itself, beside the work. They protect what is saved and never decide about it: one
//! that fails is said in a quiet line and tried again, and whatever it was taken for goes on.

use crate::error::ApiError;
use crate::program::Program;
use crate::views::SnapshotTrouble;
use audit_store::{SecondCopy, SnapshotKind, SnapshotRow, TakenSnapshot, list_snapshots};
use std::path::PathBuf;
use std::time::Duration;

/// How long work may go on without a snapshot, and until one that failed is tried again.
const DUE: Duration = Duration::from_mins(20);
const AGAIN: Duration = Duration::from_mins(2);

/// How long somebody waits for the second folder.
const PATIENCE: Duration = Duration::from_secs(10);

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
        list_snapshots(self.store.path()).into_iter().find(whole).map(|row| row.made_at)
    }

    /// What stands in the way of snapshots, and since when there was none; nothing: all is well.
    pub(crate) fn snapshot_trouble(&self) -> Option<SnapshotTrouble> {
        let error = self.snapshots.trouble.as_ref()?;
        Some(SnapshotTrouble { last: self.last_snapshot(), why: error.message.clone(), hint: error.hint.clone() })
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
        self.snapshots.trouble = done.as_ref().err().cloned();
        done
    }

    fn snapshot_and_follow(&mut self) -> Result<(), ApiError> {
        let folder = self.store.read()?.setting("snapshot-folder")?;
        let outcome = self.store.take_snapshot(&self.stamp(), None);
        let (TakenSnapshot::Taken(path) | TakenSnapshot::Unchanged(path)) = outcome.local?;
        if let Some(folder) = folder {
            self.second.begin(path, PathBuf::from(folder));
        }
        // How the copy before this one went: a note beside the snapshot, which was taken.
        let _ = self.remember_second_folder();
        Ok(())
    }

    /// Takes a snapshot and waits a while for the second folder, as somebody who asked for it does.
    pub(super) fn snapshot_and_wait(&mut self) -> Result<(), ApiError> {
        self.snapshot_now()?;
        if self.second.wait(PATIENCE) {
            return self.remember_second_folder();
        }
        self.set_second_folder_problem("The second folder is not responding. The program keeps trying.")
    }

    /// A second folder that cannot be written to is remembered and said.
    fn remember_second_folder(&mut self) -> Result<(), ApiError> {
        let problem = match self.second.outcome() {
            None => return Ok(()),
            Some(SecondCopy::Failed(error)) => ApiError::from(error).to_string(),
            Some(SecondCopy::NotChosen | SecondCopy::Saved(_) | SecondCopy::Unchanged(_)) => String::new(),
        };
        self.set_second_folder_problem(&problem)
    }

    fn set_second_folder_problem(&mut self, problem: &str) -> Result<(), ApiError> {
        let before = self.store.read()?.setting("snapshot-folder-problem")?.unwrap_or_default();
        if problem == before {
            return Ok(());
        }
        let value = (!problem.is_empty()).then_some(problem);
        self.store.write(|writer| Ok::<_, ApiError>(writer.set_setting("snapshot-folder-problem", value)?))
    }
}
