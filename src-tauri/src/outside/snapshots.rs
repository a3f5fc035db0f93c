//! Snapshots: those on this computer at once, those in the second folder when it answers.

use std::path::Path;
use std::time::{Duration, Instant};

use audit_api::views::{RestoredView, SnapshotView, SnapshotsView};
use audit_api::{PATIENCE, SecondFolder, SnapshotsAsked, may_be_second};

use crate::beside::Ask;
use crate::commands::Answer;
use crate::desk::{Desk, world};

/// What closing leaves behind.
const COPY_LEFT: &str = "the copy of your answers in the second folder";

impl Desk {
    /// The snapshots on this computer, also while the store cannot be opened: then they are the way back.
    ///
    /// # Errors
    /// The store's.
    pub fn snapshots(&self) -> Answer<SnapshotsView> {
        match self.is_open() {
            true => Ok(self.with(|program| program.snapshots_asked())?.here()),
            false => Ok(audit_api::snapshots_beside(&self.folders().data)),
        }
    }

    /// The copies in the second folder.
    ///
    /// # Errors
    /// `folder-silent`, `stopped`; the store's.
    pub fn snapshots_elsewhere(&self) -> Answer<Vec<SnapshotView>> {
        let asked = match self.is_open() {
            true => self.with(|program| program.snapshots_asked())?,
            false => self.asked_beside(),
        };
        self.of_second(asked, |asked| asked.elsewhere()).map(Option::unwrap_or_default)
    }

    /// Takes a snapshot, and waits a while for its copy.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`; the store is whole.
    pub fn take_snapshot(&self) -> Answer<SnapshotsView> {
        let copy = self.with(|program| program.begin_snapshot())?;
        self.copied(&copy)
    }

    /// Takes a second folder, or none, and waits a while for the first copy.
    ///
    /// # Errors
    /// `folder-silent`, `stopped`, `file-unusable`; the store's.
    pub fn set_snapshot_folder(&self, folder: Option<&Path>) -> Answer<SnapshotsView> {
        if let Some(folder) = folder {
            let data = self.folders().data.clone();
            self.in_folder(folder, "", move |folder| may_be_second(folder, &data), drop)??;
        }
        let copy = self.with(|program| program.use_second_folder(folder))?;
        self.copied(&copy)
    }

    /// Puts a snapshot in the place of the store, also of one that cannot be opened.
    ///
    /// # Errors
    /// `folder-silent`, `stopped`; as [`audit_api::Program::restore_snapshot`]. What is there stays then.
    pub fn restore_snapshot(&self, name: &str, second_folder: bool) -> Answer<RestoredView> {
        if !self.is_open() {
            let restored = match second_folder {
                false => audit_api::restore_beside(&self.folders().data, name, &*world(self))?,
                true => {
                    let fetched = self.fetched(self.asked_beside(), name)?;
                    audit_api::restore_fetched_beside(&self.folders().data, &fetched, &*world(self))?
                }
            };
            return Ok(self.opened_again(restored));
        }
        if !second_folder {
            return Ok(self.with(|program| program.restore_snapshot(name, false))?);
        }
        let fetched = self.fetched(self.with(|program| program.snapshots_asked())?, name)?;
        Ok(self.with(|program| program.restore_fetched(&fetched))?)
    }

    /// Looks at a snapshot that lies anywhere.
    ///
    /// # Errors
    /// `file-slow`, `stopped`; as [`SnapshotsAsked::look_at`].
    pub fn look_at_snapshot(&self, file: &Path) -> Answer<SnapshotView> {
        Ok(self.brought(file)?.1)
    }

    /// Restores a snapshot that lies anywhere. As [`Desk::restore_snapshot`].
    ///
    /// # Errors
    /// As [`Desk::look_at_snapshot`] and [`audit_api::Program::restore_snapshot`]. What is there stays then.
    pub fn restore_file(&self, file: &Path) -> Answer<RestoredView> {
        let (fetched, _) = self.brought(file)?;
        match self.is_open() {
            true => Ok(self.with(|program| program.restore_fetched(&fetched))?),
            false => {
                let restored = audit_api::restore_fetched_beside(&self.folders().data, &fetched, &*world(self))?;
                Ok(self.opened_again(restored))
            }
        }
    }

    /// A file that somebody chose, brought to this computer, and what is in it.
    fn brought(&self, file: &Path) -> Answer<(audit_api::FetchedSnapshot, SnapshotView)> {
        let asked = match self.is_open() {
            true => self.with(|program| program.snapshots_asked())?,
            false => self.asked_beside(),
        };
        Ok(self.read(file, move |file| asked.look_at(file))??)
    }

    /// The start after a snapshot is in its place. What does not open is said when the start is asked for again.
    fn opened_again(&self, restored: audit_api::RestoredBeside) -> RestoredView {
        let start = self.retry(|program| program.start()).ok();
        RestoredView { start, kept: restored.kept, unknown: restored.unknown, notes: restored.notes }
    }

    /// What is known of snapshots while the store cannot be opened.
    fn asked_beside(&self) -> SnapshotsAsked {
        SnapshotsAsked::beside(&self.folders().data, self.folders().policy.second_folder.as_deref())
    }

    /// A copy from the second folder, brought to this computer.
    fn fetched(&self, asked: SnapshotsAsked, name: &str) -> Answer<audit_api::FetchedSnapshot> {
        let name = name.to_owned();
        let fetched = self.of_second(asked, move |asked| asked.fetch(&name))?;
        let none = || {
            audit_api::ApiError::new("not-found", "There is no second folder.", "Restore a snapshot of this computer.")
        };
        Ok(fetched.ok_or_else(none)??)
    }

    /// Takes a last snapshot, and waits no longer than this for what is foreign. Answers what is left undone, in words.
    pub fn close(&self, most: Duration) -> Vec<String> {
        let begun = Instant::now();
        let mut left = Vec::new();
        // A snapshot that cannot be taken is said at the next start: closing never hangs on it.
        if let Some(copy) = self.is_open().then(|| self.with(|program| program.begin_snapshot()).ok()).flatten() {
            let ended = copy.wait(most);
            let _ = self.with(|program| {
                program.snapshot_copied();
                Ok(())
            });
            if !ended {
                left.push(COPY_LEFT.to_owned());
            }
        }
        left.extend(self.beside().wait_for_all(most.saturating_sub(begun.elapsed())));
        left
    }

    /// Somebody waits for the copy, and can stop waiting: then nothing is known of it yet.
    fn copied(&self, copy: &SecondFolder) -> Answer<SnapshotsView> {
        let (lane, copy) = ("copy in the second folder".to_owned(), copy.clone());
        // A little longer than the copy is waited for there.
        let ask = Ask { lane, limit: 2 * PATIENCE, what: String::new(), stoppable: true };
        if self.beside().ask(ask, move || copy.wait(PATIENCE), |_| ()).is_ok() {
            self.with(|program| {
                program.snapshot_copied();
                Ok(())
            })?;
        }
        self.snapshots()
    }

    /// Does something with the second folder; nothing where there is none.
    fn of_second<T: Send + 'static>(
        &self,
        asked: SnapshotsAsked,
        work: impl FnOnce(&SnapshotsAsked) -> T + Send + 'static,
    ) -> Answer<Option<T>> {
        let Some(folder) = asked.second_folder().map(Path::to_path_buf) else { return Ok(None) };
        self.in_folder(&folder, "", move |_| work(&asked), drop).map(Some)
    }
}
