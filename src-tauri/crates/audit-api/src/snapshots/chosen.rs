//! A snapshot that lies anywhere: brought to this computer, looked at, and restored from here.

use super::listing::{FetchedSnapshot, SnapshotsAsked};
use super::looking::{file_name, views};
use crate::error::{ApiError, system_words};
use crate::reading::own_store;
use crate::views::SnapshotView;
use audit_core::jiff::Timestamp;
use audit_store::{Organisation, SnapshotKind, SnapshotRow, StoreError, can_be_mended, inspect_snapshot};
use std::fs;
use std::path::Path;

impl SnapshotsAsked {
    /// Brings a file that somebody chose to this computer and looks at what is in it. It may take its time. The file itself is only read.
    ///
    /// # Errors
    /// `own-store`, `file-unusable`; `snapshot-unusable` for what is no snapshot. A damaged one is mended when it is restored.
    pub fn look_at(&self, file: &Path) -> Result<(FetchedSnapshot, SnapshotView), ApiError> {
        if audit_store::is_open_store(file) {
            return Err(ApiError::from(own_store()));
        }
        let failed = |error: std::io::Error| {
            let message = format!("The file could not be copied to this computer: {}.", system_words(&error));
            ApiError::new("file-unusable", message, "Try again, or choose another file.").because(error)
        };
        let about = fs::metadata(file).map_err(failed)?;
        if !about.is_file() {
            return Err(unusable("This is not a file."));
        }
        let changed = about.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        let fetched = self.copied(file).map_err(failed)?;
        match inspect_snapshot::<Organisation>(fetched.path()) {
            Ok(_) => {}
            Err(error) if can_be_mended::<Organisation>(fetched.path(), &error) => {}
            Err(error @ StoreError::NotAStore { .. }) => {
                return Err(unusable(&match error.another_kind() {
                    Some(name) => format!("It is {name}, not a snapshot of an organisation’s audits."),
                    None => "It is not a snapshot of this program, or its beginning is damaged.".to_owned(),
                }));
            }
            Err(StoreError::Damaged { .. } | StoreError::Malformed { .. }) => {
                return Err(unusable(
                    "It is damaged, or was not copied completely. Your audits here are as they were.",
                ));
            }
            Err(error) => return Err(unusable(&ApiError::from(error).message)),
        }
        let row = SnapshotRow {
            path: fetched.path().to_path_buf(),
            made_at: changed.map_or_else(String::new, crate::words::stamp),
            number: 0,
            kind: SnapshotKind::Regular,
            size: about.len(),
        };
        let view = views(&[(row, true)], self.lines()).pop().expect("one row gives one view");
        Ok((fetched, SnapshotView { name: file_name(file), ..view }))
    }
}

fn unusable(why: &str) -> ApiError {
    ApiError::new(
        "snapshot-unusable",
        format!("This file cannot be restored. {why}"),
        "Choose another snapshot: its name ends in .db. If this happens with every snapshot, tell whoever looks after your computer.",
    )
}
