//! Whose a snapshot is and how it stands to what is open, by the changes that each of them knows. Needs no open program once it was
//! asked what is open: looking at a share may take its time.

use crate::error::ApiError;
use crate::program::Program;
use crate::this_computer::ThisComputer;
use crate::views::SnapshotLine;
use audit_store::{
    KnownReturn, LastOperation, Organisation, Preview, SnapshotRow, copy_of_snapshot, list_snapshots,
    maker_of_snapshot, snapshot_knows,
};
use std::collections::HashSet;
use std::path::Path;
use uuid::Uuid;

/// What is open, as far as snapshots are compared with it.
pub(crate) struct Here {
    /// The last change; none: nothing was changed yet, or nothing is open.
    last: Option<LastOperation>,
    /// Every change; none: nothing is open.
    operations: Option<HashSet<Uuid>>,
    /// This installation.
    place: Option<Uuid>,
    /// The copies that the store of this installation has been.
    copies: HashSet<Uuid>,
    /// The returns that are known here.
    pub known: Vec<KnownReturn>,
}

impl Here {
    /// Where nothing can be opened: only the folder is known, with what it says of this computer and the snapshots in it.
    pub fn beside(store: &Path) -> Self {
        let known = audit_store::returns_known(store);
        let computer = ThisComputer::read(store.parent().unwrap_or(Path::new(".")), Uuid::nil());
        let place = (!computer.is_missing()).then(|| computer.content().place).filter(|place| !place.is_nil());
        Self { last: None, operations: None, place, copies: copies_beside(store), known }
    }

    /// Whether a snapshot in a second folder was made by another computer, or by somebody else at this one.
    pub fn is_foreign(&self, preview: &Preview) -> bool {
        let place = preview.made_by.as_ref().and_then(|by| by.place);
        !self.is_ours(place, Some(preview.copy))
    }

    /// The same of one that is damaged: what it still says of itself is read unchecked. One that says nothing may be anybody's, and
    /// never stands among one's own.
    pub fn is_unread_foreign(&self, snapshot: &Path) -> bool {
        let place = maker_of_snapshot(snapshot).and_then(|by| by.place);
        !self.is_ours(place, copy_of_snapshot::<Organisation>(snapshot))
    }

    fn is_ours(&self, place: Option<Uuid>, copy: Option<Uuid>) -> bool {
        let made_here = place.is_some() && place == self.place;
        made_here || copy.is_some_and(|copy| self.copies.contains(&copy))
    }

    /// How a snapshot stands to what is open.
    pub fn line(&self, row: &SnapshotRow, preview: &Preview) -> SnapshotLine {
        let Some(operations) = &self.operations else { return SnapshotLine::NotKnown };
        match (&preview.last, &self.last) {
            (None, None) => SnapshotLine::Same,
            (None, Some(_)) => SnapshotLine::Older,
            (Some(_), None) => SnapshotLine::Newer,
            // Typing goes on in one change: its time tells.
            (Some(there), Some(here)) if there.id == here.id => match there.at.cmp(&here.at) {
                std::cmp::Ordering::Less => SnapshotLine::Older,
                std::cmp::Ordering::Equal => SnapshotLine::Same,
                std::cmp::Ordering::Greater => SnapshotLine::Newer,
            },
            (Some(there), Some(_)) if operations.contains(&there.id) => SnapshotLine::Older,
            (Some(_), Some(here)) if snapshot_knows(&row.path, here.id) => SnapshotLine::Newer,
            _ => SnapshotLine::Another,
        }
    }
}

/// The copies of which there are snapshots beside a store.
fn copies_beside(store: &Path) -> HashSet<Uuid> {
    list_snapshots::<Organisation>(store).iter().filter_map(|row| copy_of_snapshot::<Organisation>(&row.path)).collect()
}

impl Program {
    /// What is open, to compare snapshots with.
    pub(crate) fn here(&self) -> Result<Here, ApiError> {
        let reader = self.store.read()?;
        let mut known = reader.made_returns()?;
        known.extend(reader.known_returns()?);
        let mut copies = copies_beside(self.store.path());
        copies.insert(self.store.copy_id());
        Ok(Here {
            last: reader.last_operation()?,
            operations: Some(reader.operation_ids()?),
            place: Some(self.computer.content().place),
            copies,
            known,
        })
    }
}
