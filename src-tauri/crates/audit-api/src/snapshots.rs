//! Snapshots: taken by themselves, shown with what is in them, restored with the present store kept aside.

mod keeping;

use crate::error::ApiError;
use crate::numbering;
use crate::program::{Program, options};
use crate::views::{RestoredView, SnapshotView, SnapshotsView};
use crate::words::count;
use crate::world::World;
use audit_store::{KnownReturn, Preview, SnapshotKind, SnapshotRow, StoreError, inspect_snapshot, list_snapshots};
use std::path::Path;

pub(crate) use keeping::Snapshots;

impl Program {
    /// The snapshots with what is in them, newest first.
    ///
    /// # Errors
    /// The store's.
    pub fn snapshots(&self) -> Result<SnapshotsView, ApiError> {
        let reader = self.store.read()?;
        let second_folder = reader.setting("snapshot-folder")?;
        let mut known = reader.made_returns()?;
        known.extend(reader.known_returns()?);
        let mut rows = rows(self.store.path());
        if let Some(folder) = &second_folder {
            rows.extend(second_copies(Path::new(folder)).into_iter().map(|row| (row, true)));
        }
        let snapshots = views(&rows, known);
        let problem = reader.setting("snapshot-folder-problem")?.unwrap_or_default();
        Ok(SnapshotsView { snapshots, second_folder, second_folder_problem: problem })
    }

    /// Takes a snapshot now, also into the second folder.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`; the store is whole.
    pub fn take_snapshot(&mut self) -> Result<SnapshotsView, ApiError> {
        self.snapshot_and_wait()?;
        self.snapshots()
    }

    /// Chooses a second folder for snapshots, or none (an empty text), and copies there at once.
    ///
    /// # Errors
    /// `file-unusable` where nothing can be written.
    pub fn set_snapshot_folder(&mut self, folder: &str) -> Result<SnapshotsView, ApiError> {
        let folder = folder.trim();
        if !folder.is_empty() && !Path::new(folder).is_dir() {
            return Err(ApiError::new(
                "file-unusable",
                format!("The folder {folder} is not there."),
                "Choose a folder that you can open and write to.",
            ));
        }
        let value = (!folder.is_empty()).then_some(folder);
        self.store.write(|writer| Ok::<_, ApiError>(writer.set_setting("snapshot-folder", value)?))?;
        self.snapshot_and_wait()?;
        self.snapshots()
    }

    /// Puts a snapshot in the place of the store. The store from before is kept aside as a snapshot of its own.
    ///
    /// # Errors
    /// `not-found`, `damaged-store`, `newer-store`, `disk-full`; the present store is whole in every case.
    pub fn restore_snapshot(&mut self, name: &str, second_folder: bool) -> Result<RestoredView, ApiError> {
        let rows = match second_folder {
            false => list_snapshots(self.store.path()),
            true => {
                let folder = self.store.read()?.setting("snapshot-folder")?.unwrap_or_default();
                second_copies(Path::new(&folder))
            }
        };
        let row = rows.into_iter().find(|row| file_name(&row.path) == name);
        let row = row.ok_or_else(|| ApiError::unknown("snapshot"))?;
        inspect_snapshot(&row.path)?;
        let path = self.store.path().to_owned();
        let options = options(&*self.world);
        let keys = self.all_keys()?;
        let (mut kept, mut unknown) = (String::new(), Vec::new());
        self.list_what_was_made();
        self.replace_store(|| {
            let restored = audit_store::restore(&path, &row.path, &options)?;
            kept = what_was_kept(&restored);
            unknown = restored.unknown.iter().map(numbering::named).collect();
            Ok(restored.store)
        })?;
        self.unsaved.clear();
        self.know_keys(&keys)?;
        self.have_bundled_tools()?;
        self.know_what_was_made()?;
        Ok(RestoredView { start: self.start()?, kept, unknown })
    }

    /// A store cannot be replaced while it is open: it is closed, replaced, and opened again whatever happened.
    fn replace_store(
        &mut self,
        replace: impl FnOnce() -> Result<audit_store::Store, StoreError>,
    ) -> Result<(), ApiError> {
        let path = self.store.path().to_owned();
        let options = options(&*self.world);
        self.store.close();
        self.kept.forget();
        match replace() {
            Ok(store) => {
                self.store = store;
                self.know_refuges();
                Ok(())
            }
            Err(error) => {
                self.store = audit_store::Store::open(&path, &options)?;
                self.know_refuges();
                Err(error.into())
            }
        }
    }
}

/// The snapshots beside a store that cannot be opened: the way back.
pub fn snapshots_beside(folder: &Path) -> SnapshotsView {
    let path = folder.join(audit_store::STORE_FILE);
    SnapshotsView {
        snapshots: views(&rows(&path), audit_store::returns_known(&path)),
        second_folder: None,
        second_folder_problem: String::new(),
    }
}

/// What came of restoring a snapshot in the place of a store that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestoredBeside {
    /// What was kept, in words.
    pub kept: String,
    /// Returns that were made here and that the snapshot does not know.
    pub unknown: Vec<String>,
}

/// Restores a snapshot in the place of a store that cannot be opened, which is kept aside.
///
/// # Errors
/// `not-found`, `damaged-store`, `newer-store`, `store-in-use`, `disk-full`; what is there stays there then.
pub fn restore_beside(folder: &Path, name: &str, world: &dyn World) -> Result<RestoredBeside, ApiError> {
    let path = folder.join(audit_store::STORE_FILE);
    let row = list_snapshots(&path).into_iter().find(|row| file_name(&row.path) == name);
    let row = row.ok_or_else(|| ApiError::unknown("snapshot"))?;
    let restored = audit_store::restore(&path, &row.path, &options(world))?;
    let unknown = restored.unknown.iter().map(numbering::named).collect();
    Ok(RestoredBeside { kept: what_was_kept(&restored), unknown })
}

/// What became of the store from before: a snapshot that can be restored in its turn, or a file for somebody to look into.
fn what_was_kept(restored: &audit_store::Restored) -> String {
    let Some(path) = &restored.kept_aside else {
        return "There was nothing in its place before.".to_owned();
    };
    match audit_store::kind_of_snapshot(path) {
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

/// What a snapshot says that was kept before another one took the store's place.
const BEFORE_RESTORE: &str = "kept before a snapshot was restored";

/// On which occasion a snapshot was kept; empty for one of every day.
fn occasion(kind: SnapshotKind) -> &'static str {
    match kind {
        SnapshotKind::Regular => "",
        SnapshotKind::BeforeRestore => BEFORE_RESTORE,
        SnapshotKind::BeforeUpgrade => "kept before a new version of the program",
        SnapshotKind::Rescued => "kept because the file of your audits was taken away",
        SnapshotKind::Damaged => "kept because it is damaged",
    }
}

/// Copies of this program's snapshots in a second folder.
fn second_copies(folder: &Path) -> Vec<SnapshotRow> {
    audit_store::list_copies(folder)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The snapshots beside a store: none of them is in the second folder.
fn rows(store: &Path) -> Vec<(SnapshotRow, bool)> {
    list_snapshots(store).into_iter().map(|row| (row, false)).collect()
}

/// Each with what it holds, and which of the returns that are known here it does not know. `known`: those of the store.
fn views(rows: &[(SnapshotRow, bool)], mut known: Vec<KnownReturn>) -> Vec<SnapshotView> {
    let previews: Vec<_> = rows.iter().map(|(row, _)| inspect_snapshot(&row.path)).collect();
    let beside = rows.iter().zip(&previews).filter(|((_, second), _)| !second);
    for one in beside.filter_map(|(_, preview)| preview.as_ref().ok()).flat_map(|preview| &preview.returns) {
        if known.iter().all(|other| other.id != one.id) {
            known.push(one.clone());
        }
    }
    let views = rows.iter().zip(previews).map(|((row, second), preview)| {
        let unknown = preview.as_ref().map_or_else(|_| Vec::new(), |found| numbering::unknown(&known, &found.returns));
        SnapshotView { unknown, ..view(row, *second, preview) }
    });
    views.collect()
}

fn view(row: &SnapshotRow, second_folder: bool, preview: Result<Preview, StoreError>) -> SnapshotView {
    let audits = preview.as_ref().map_or_else(|_| Vec::new(), |preview| preview.audits_in.iter().map(held).collect());
    let (holds, usable) = match preview {
        Ok(preview) => {
            let number = |n: i64| usize::try_from(n).unwrap_or_default();
            let audits = count(number(preview.audits), "audit", "audits");
            (format!("{audits}, {}", count(number(preview.answers), "answer", "answers")), true)
        }
        Err(error) => (ApiError::from(error).message, false),
    };
    SnapshotView {
        name: file_name(&row.path),
        made: row.made_at.clone(),
        occasion: occasion(row.kind).to_owned(),
        size: u32::try_from(row.size).unwrap_or(u32::MAX),
        second_folder,
        holds,
        usable: usable && row.kind != SnapshotKind::Damaged,
        audits,
        unknown: Vec::new(),
    }
}

/// “Elm Surgery, Section 11 safeguarding self-audit 2026: 41 standards rated”
fn held(audit: &audit_store::AuditInPreview) -> String {
    let rated = count(usize::try_from(audit.ratings).unwrap_or_default(), "standard", "standards");
    let revision = if audit.revision > 1 { format!(", revision {}", audit.revision) } else { String::new() };
    format!("{}, {} {}{revision}: {rated} rated", audit.submitter, audit.title, audit.edition)
}
