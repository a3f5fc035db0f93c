//! What opening a store needs from outside.
use uuid::Uuid;

use crate::snapshots::made_by::MadeBy;

/// What opening needs from outside: ids, time and names.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// The copy's id when the store is created (or restored) by this call.
    pub copy_id_if_new: Uuid,
    /// The time now, RFC 3339 UTC with milliseconds.
    pub now: String,
    /// This computer's name, for the label that others see.
    pub computer: String,
    /// This user's name, for the label that others see.
    pub user: String,
    /// Who is at work, as snapshots say; empty: not known yet.
    pub person: String,
    /// This installation, as snapshots say; none: it has no id yet.
    pub place: Option<Uuid>,
}

impl OpenOptions {
    /// What snapshots say of who made them.
    pub(crate) fn made_by(&self) -> MadeBy {
        MadeBy { person: self.person.clone(), computer: self.computer.clone(), place: self.place }
    }
}
