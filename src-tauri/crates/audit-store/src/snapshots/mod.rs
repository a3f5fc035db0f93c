//! Snapshots: whole copies of the store, made by themselves, checked, thinned, and kept in a second folder too.
pub(crate) mod files;
mod list;
mod names;
mod restoring;
mod taking;
mod thinning;

pub use list::{AuditInPreview, Preview, SnapshotRow, inspect_snapshot, list_copies, list_snapshots};
pub use names::{SnapshotKind, kind_of_snapshot};
pub use restoring::{Restored, restore};
pub use taking::{SecondCopy, SnapshotOutcome, TakenSnapshot, copy_to_second};

pub(crate) use taking::{before_upgrade, rescue};
