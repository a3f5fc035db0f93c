//! The audits that were read last, for as long as nothing in the store has changed since.
//!
//! Each is kept with the [`Mark`] of the store in which it was read, and every transaction that commits changes the mark: no
//! write can forget to say so. Where the store is replaced as a whole, everything is forgotten.

use crate::program::open_audit::Loaded;
use crate::start::lists::Listed;
use audit_core::jiff::civil::Date;
use audit_store::Mark;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// How many are kept: the one in hand, and those that it is looked at beside.
const MOST: usize = 4;

/// What was read last.
#[derive(Default)]
pub(crate) struct Kept(Mutex<State>);

#[derive(Default)]
struct State {
    /// Audits as they are in one state of the store, the one that was used last at the end.
    audits: (Option<Mark>, Vec<Arc<Loaded>>),
    /// What the start lists, in a state of the store and on a day.
    listed: Option<(Mark, Date, Arc<Listed>)>,
}

impl Kept {
    /// The audit as it is in this state of the store, where it was read in just this state.
    pub fn find(&self, mark: Mark, audit: Uuid) -> Option<Arc<Loaded>> {
        let mut kept = self.lock();
        let (known, audits) = &mut kept.audits;
        let place = audits.iter().position(|loaded| *known == Some(mark) && loaded.row.id == audit)?;
        let loaded = audits.remove(place);
        audits.push(loaded.clone());
        Some(loaded)
    }

    /// Keeps an audit as it is in this state of the store. What was read in another one is forgotten.
    pub fn keep(&self, mark: Mark, loaded: Arc<Loaded>) {
        let mut kept = self.lock();
        let (known, audits) = &mut kept.audits;
        let same = *known == Some(mark);
        audits.retain(|other| same && other.row.id != loaded.row.id);
        if audits.len() == MOST {
            audits.remove(0);
        }
        audits.push(loaded);
        *known = Some(mark);
    }

    /// What the start lists in this state of the store on this day, where it was read.
    pub fn listed(&self, mark: Mark, today: Date) -> Option<Arc<Listed>> {
        let kept = self.lock();
        kept.listed.as_ref().filter(|(m, day, _)| *m == mark && *day == today).map(|(_, _, listed)| listed.clone())
    }

    /// Keeps what the start lists.
    pub fn keep_listed(&self, mark: Mark, today: Date, listed: Arc<Listed>) {
        self.lock().listed = Some((mark, today, listed));
    }

    /// Forgets one audit: it is about to be another.
    pub fn forget_one(&self, audit: Uuid) {
        self.lock().audits.1.retain(|loaded| loaded.row.id != audit);
    }

    /// Forgets everything: the store is another one.
    pub fn forget(&self) {
        *self.lock() = State::default();
    }

    // Whatever panicked, what is kept is either whole or not there.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
