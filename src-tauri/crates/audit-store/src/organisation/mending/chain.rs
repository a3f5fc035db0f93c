//! What each field held, change after change: what one change left is what the next one found, and the last one is what the field
//! holds. So a change can be told from its neighbours.
use std::collections::BTreeMap;

use crate::mending::found::{Cell, Found, Row};

/// An audit and a key.
pub(super) type Place = (String, String);

/// The changes that are whole, and the fields that are.
#[derive(Default)]
pub(super) struct Chain {
    /// The audit of each operation, as far as it can be read.
    pub audits: BTreeMap<i64, String>,
    /// Before and after, by position.
    pub changes: BTreeMap<Place, BTreeMap<i64, (Cell, Cell)>>,
    /// The value of each whole field.
    pub fields: BTreeMap<Place, Cell>,
}

impl Chain {
    pub fn of(found: &Found) -> Self {
        let mut chain = Self::default();
        let known: Vec<String> = found.rows("audit").iter().map(|row| row.cells[0].legible()).collect();
        for row in found.rows("operation") {
            if let (Some(position), Some(audit)) = (row.cells[0].integer(), row.cells[4].text())
                && known.iter().any(|id| id == audit)
            {
                chain.audits.insert(position, audit.to_owned());
            }
        }
        for row in found.rows("change").iter().filter(|row| row.whole) {
            chain.add(found, row);
        }
        for row in found.rows("field").iter().filter(|row| row.whole) {
            if let (Some(audit), Some(key)) = (row.cells[1].text(), row.cells[2].text()) {
                chain.fields.insert((audit.to_owned(), key.to_owned()), row.cells[3].clone());
            }
        }
        chain
    }

    pub fn add(&mut self, found: &Found, row: &Row) {
        let first = found.at("change", "operation");
        let (Some(position), Some(key)) = (row.cells[first].integer(), row.cells[first + 1].text()) else { return };
        if let Some(audit) = self.audits.get(&position) {
            let place = (audit.clone(), key.to_owned());
            let both = (row.cells[first + 2].clone(), row.cells[first + 3].clone());
            self.changes.entry(place).or_default().insert(position, both);
        }
    }

    /// The places of an audit, whether a field of theirs is there or a change.
    pub fn places(&self, audit: &str) -> Vec<Place> {
        let all = self.fields.keys().chain(self.changes.keys()).filter(|(of, _)| of == audit).cloned();
        let all: std::collections::BTreeSet<Place> = all.collect();
        all.into_iter().collect()
    }

    /// What a place held right before a position, and what it has to hold right after it, where that is known.
    pub fn around(&self, place: &Place, position: i64) -> (Cell, Option<Cell>) {
        let changes = self.changes.get(place);
        let before = changes.and_then(|all| all.range(..position).next_back()).map(|(_, (_, new))| new.clone());
        let next = changes.and_then(|all| all.range(position + 1..).next()).map(|(_, (old, _))| old.clone());
        (before.unwrap_or(Cell::Null), next.or_else(|| self.fields.get(place).cloned()))
    }

    /// The last whole change of a place.
    pub fn last(&self, place: &Place) -> Option<(i64, Cell)> {
        let (position, (_, new)) = self.changes.get(place)?.iter().next_back()?;
        Some((*position, new.clone()))
    }

    pub fn has(&self, place: &Place, position: i64) -> bool {
        self.changes.get(place).is_some_and(|all| all.contains_key(&position))
    }
}
