//! The audits that were read last, for as long as nothing in the store has changed since.
//!
//! Each is kept with the [`Mark`] of the store in which it was read, and every transaction that commits changes the mark: no
//! write can forget to say so. Where the store is replaced as a whole, everything is forgotten.

use crate::loaded::Loaded;
use audit_store::Mark;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// How many are kept: the one in hand, and those that it is looked at beside.
const MOST: usize = 4;

/// Audits as they are in one state of the store, the one that was used last at the end.
#[derive(Default)]
pub(crate) struct Kept(Mutex<(Option<Mark>, Vec<Arc<Loaded>>)>);

impl Kept {
    /// The audit as it is in this state of the store, where it was read in just this state.
    pub fn find(&self, mark: Mark, audit: Uuid) -> Option<Arc<Loaded>> {
        let mut kept = self.lock();
        let (known, audits) = &mut *kept;
        let place = audits.iter().position(|loaded| *known == Some(mark) && loaded.row.id == audit)?;
        let loaded = audits.remove(place);
        audits.push(loaded.clone());
        Some(loaded)
    }

    /// Keeps an audit as it is in this state of the store. What was read in another one is forgotten.
    pub fn keep(&self, mark: Mark, loaded: Arc<Loaded>) {
        let mut kept = self.lock();
        let (known, audits) = &mut *kept;
        let same = *known == Some(mark);
        audits.retain(|other| same && other.row.id != loaded.row.id);
        if audits.len() == MOST {
            audits.remove(0);
        }
        audits.push(loaded);
        *known = Some(mark);
    }

    /// Forgets one audit: it is about to be another.
    pub fn forget_one(&self, audit: Uuid) {
        self.lock().1.retain(|loaded| loaded.row.id != audit);
    }

    /// Forgets everything: the store is another one.
    pub fn forget(&self) {
        *self.lock() = (None, Vec::new());
    }

    // Whatever panicked, what is kept is either whole or not there.
    fn lock(&self) -> MutexGuard<'_, (Option<Mark>, Vec<Arc<Loaded>>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
