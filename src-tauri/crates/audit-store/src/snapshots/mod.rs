//! Snapshots: whole copies of the store, made by themselves, checked, thinned, and kept in a second folder too.
pub(crate) mod files;
mod list;
pub(crate) mod made_by;
mod names;
mod restoring;
mod second;
mod taking;
mod thinning;

pub use files::write_whole;
pub use list::{SnapshotRow, copy_of_snapshot, inspect_snapshot, list_copies, list_snapshots, maker_of_snapshot};
pub use made_by::MadeBy;
pub use names::{SnapshotKind, kind_of_snapshot};
pub use restoring::{Restored, can_be_mended, restore, restore_with};
pub use second::{SecondCopy, copy_to_second};
pub use taking::{SnapshotOutcome, TakenSnapshot};

pub(crate) use taking::{before_upgrade, rescue};
