//! Undo and redo per audit: each is an operation of its own, and both stop at a barrier.
use rusqlite::params;
use uuid::Uuid;

use super::{Change, Committed, NewOperation, OperationRow, Person, Turn, of_audit, read};
use crate::{OrganisationReader, OrganisationWriter, StoreError};

/// One step that can be taken back, or brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The operation that would be reversed.
    pub operation: OperationRow,
    /// What a person once did and this is about: name it by its kind and its fields.
    pub origin: OperationRow,
}

/// What undo and redo would do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoState {
    /// The newest operation that still stands.
    pub undo: Option<Step>,
    /// The newest undo, where nothing else was done since.
    pub redo: Option<Step>,
    /// The barrier at which undo stops, where there is nothing left to undo after it.
    pub stopped_by: Option<OperationRow>,
}

impl OrganisationReader<'_> {
    /// What undo and redo would do now.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn undo_state(&self, audit: Uuid) -> Result<UndoState, StoreError> {
        let (undo, stopped_by) = self.last_undoable(audit)?;
        let redo = self.last_redoable(audit)?;
        Ok(UndoState { undo: self.step(undo)?, redo: self.step(redo)?, stopped_by })
    }

    /// Going back from the latest: every undo cancels the operation that it took back. Typing that ended where it
    /// began has nothing to undo.
    fn last_undoable(&self, audit: Uuid) -> Result<(Option<OperationRow>, Option<OperationRow>), StoreError> {
        let mut taken_back = 0;
        let mut statement = self.conn.prepare_cached(of_audit::BACKWARDS)?;
        let mut rows = statement.query(params![audit.to_string()])?;
        while let Some(row) = rows.next()? {
            let operation = read(row)?;
            if operation.barrier {
                return Ok((None, Some(operation)));
            }
            match operation.turn {
                Turn::Undo => taken_back += 1,
                Turn::Do | Turn::Redo => {
                    let operation = self.add_changes(operation)?;
                    match (has_effect(&operation), taken_back) {
                        (false, _) => {}
                        (true, 0) => return Ok((Some(operation), None)),
                        (true, _) => taken_back -= 1,
                    }
                }
            }
        }
        Ok((None, None))
    }

    fn last_redoable(&self, audit: Uuid) -> Result<Option<OperationRow>, StoreError> {
        let mut brought_back = 0;
        let mut statement = self.conn.prepare_cached(of_audit::BACKWARDS)?;
        let mut rows = statement.query(params![audit.to_string()])?;
        while let Some(row) = rows.next()? {
            let operation = read(row)?;
            match operation.turn {
                Turn::Do => return Ok(None),
                Turn::Redo => brought_back += 1,
                Turn::Undo if brought_back > 0 => brought_back -= 1,
                Turn::Undo => return self.add_changes(operation).map(Some),
            }
        }
        Ok(None)
    }

    fn step(&self, operation: Option<OperationRow>) -> Result<Option<Step>, StoreError> {
        let Some(operation) = operation else { return Ok(None) };
        let mut origin = operation.clone();
        while let Some(undoes) = origin.undoes {
            origin = self.operation(undoes)?;
        }
        Ok(Some(Step { operation, origin }))
    }
}

/// Whether anything is different after it.
fn has_effect(operation: &OperationRow) -> bool {
    operation.changes.iter().any(|change| change.old != change.new)
}

impl OrganisationWriter<'_> {
    /// Takes back the newest operation that still stands, as an operation `id` of kind `undo`.
    ///
    /// # Errors
    /// `cannot-undo` where there is nothing to undo after the last barrier.
    pub fn undo(&self, audit: Uuid, id: Uuid, person: &Person, at: &str) -> Result<Committed, StoreError> {
        let step = self.undo_state(audit)?.undo.ok_or(StoreError::CannotUndo)?;
        self.reverse(&step.operation, id, person, at, "undo")
    }

    /// Brings back what the newest undo took, as an operation `id` of kind `redo`.
    ///
    /// # Errors
    /// `cannot-undo` where nothing was undone, or something else was done since.
    pub fn redo(&self, audit: Uuid, id: Uuid, person: &Person, at: &str) -> Result<Committed, StoreError> {
        let step = self.undo_state(audit)?.redo.ok_or(StoreError::CannotUndo)?;
        self.reverse(&step.operation, id, person, at, "redo")
    }

    fn reverse(
        &self,
        operation: &OperationRow,
        id: Uuid,
        person: &Person,
        at: &str,
        kind: &str,
    ) -> Result<Committed, StoreError> {
        let mut changes = Vec::new();
        for change in operation.changes.iter().filter(|change| change.old != change.new) {
            let searchable = self.field(operation.audit, &change.key)?.is_some_and(|field| field.searchable);
            let (old, new) = (change.new.clone(), change.old.clone());
            changes.push(Change { key: change.key.clone(), old, new, searchable });
        }
        let new = NewOperation {
            id,
            kind: kind.to_owned(),
            person: person.clone(),
            at: at.to_owned(),
            reason: None,
            undoes: Some(operation.id),
            entry: None,
            barrier: false,
            format: operation.format,
            changes,
        };
        self.commit(operation.audit, &new)
    }
}
