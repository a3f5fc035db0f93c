//! Committing: the check against what is stored, typing entries, and the rows of an operation.
use rusqlite::params;
use std::collections::BTreeSet;
use uuid::Uuid;

use super::{Change, ChangeRow, Committed, NewOperation, OperationRow, TURNS, Turn, of_audit};
use crate::done::Done;
use crate::organisation::fields::Stored;
use crate::{FieldRow, OrganisationWriter, StoreError, organisation::kind::tables, sql};

impl OrganisationWriter<'_> {
    /// Records an operation and changes the audit's fields. Changes that change nothing are dropped; where all of
    /// them are, and it is no barrier, nothing is recorded. Words that waited in one of the fields go.
    ///
    /// # Errors
    /// `stale-field` where a field does not hold `old`; `already-there` for an operation's id in use; `cannot-undo`
    /// where `undoes` is not what can be undone or redone now; `not-found` for an unknown audit.
    pub fn commit(&self, audit: Uuid, new: &NewOperation) -> Result<Committed, StoreError> {
        let revision = self.revision(audit)?;
        // Undo that empties a field brings nothing in their place: they stay.
        for change in new.changes.iter().filter(|change| change.new.is_some() || new.undoes.is_none()) {
            self.drop_draft(audit, &change.key)?;
        }
        let changes = self.real_changes(audit, &new.changes)?;
        let (position, typing) = self.end(audit)?;
        if changes.is_empty() && !new.changes.is_empty() && !new.barrier {
            return Ok(Committed { operation: None, position, rewritten: false });
        }
        if typing
            && let [(change, field)] = changes.as_slice()
            && let Some(latest) = self.latest(audit)?
            && self.continues(&latest, new, change, revision)
        {
            self.is_done(new);
            return self.rewrite(&latest, new, change, field.as_ref());
        }
        if self.operation(new.id).is_ok() {
            return Err(StoreError::Exists { what: "operation", id: new.id.to_string() });
        }
        let turn = self.turn_of(audit, new)?;
        if typing {
            self.close_entries(audit)?;
        }
        let position = self.add_operation(audit, revision, turn, new, &changes)?;
        for (change, field) in &changes {
            self.add_change(position, change)?;
            self.put_field(audit, field.as_ref(), &field_after(change, new.format, new.id))?;
        }
        self.is_done(new);
        Ok(Committed { operation: Some(new.id), position, rewritten: false })
    }

    /// The log hears of it once the transaction is on disk.
    fn is_done(&self, new: &NewOperation) {
        self.done.borrow_mut().push(Done::of(&new.kind, new.changes.iter().map(|change| change.key.as_str())));
    }

    /// Ends typing: what is written next is an operation of its own. A no-op where nobody was typing.
    ///
    /// # Errors
    /// Only the disk's.
    pub fn close_entries(&self, audit: Uuid) -> Result<(), StoreError> {
        tables::OPERATION.write(self.conn, include_str!("close_entries.sql"), [audit.to_string()])?;
        Ok(())
    }

    /// The position of the audit's latest operation (0: none yet), and whether it is typing that may go on. No other can be:
    /// whatever comes after typing ends it.
    fn end(&self, audit: Uuid) -> Result<(i64, bool), StoreError> {
        let end = sql::first(self.conn, of_audit::END, [audit.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(end.unwrap_or((0, false)))
    }

    /// The changes that change something, each checked against what is stored and with its field's row, where it has one.
    fn real_changes(&self, audit: Uuid, changes: &[Change]) -> Result<Vec<(Change, Option<Stored>)>, StoreError> {
        let mut real = Vec::new();
        let mut changed = BTreeSet::new();
        for change in changes {
            let stored = self.stored(audit, &change.key)?;
            let value = stored.as_ref().and_then(|stored| stored.value.clone());
            if value != change.old || changed.contains(&change.key) {
                let (key, expected) = (change.key.clone(), change.old.clone());
                return Err(StoreError::StaleField { key, expected, stored: value });
            }
            if change.new != change.old {
                changed.insert(&change.key);
                real.push((change.clone(), stored));
            }
        }
        Ok(real)
    }

    fn continues(&self, latest: &OperationRow, new: &NewOperation, change: &Change, revision: i64) -> bool {
        new.entry == Some(latest.id)
            && latest.copy == self.copy
            && latest.person == new.person
            && latest.kind == new.kind
            && latest.revision == revision
            && latest.format == new.format
            && new.undoes.is_none()
            && !new.barrier
            && matches!(latest.changes.as_slice(), [ChangeRow { key, .. }] if *key == change.key)
    }

    fn rewrite(
        &self,
        entry: &OperationRow,
        new: &NewOperation,
        change: &Change,
        field: Option<&Stored>,
    ) -> Result<Committed, StoreError> {
        let before = entry.changes.iter().find(|row| row.key == change.key).and_then(|row| row.old.as_ref());
        let values = params![entry.position, change.key, before, change.new];
        tables::CHANGE.set(self.conn, values, &["new"], &["operation", "key"])?;
        // Afterwards: its seal covers that of the change.
        let again = "UPDATE operation SET at = ?2, reason = ?3 WHERE position = ?1 RETURNING position";
        tables::OPERATION.write(self.conn, again, params![entry.position, new.at, new.reason])?;
        self.put_field(entry.audit, field, &field_after(change, new.format, entry.id))?;
        Ok(Committed { operation: Some(entry.id), position: entry.position, rewritten: true })
    }

    fn turn_of(&self, audit: Uuid, new: &NewOperation) -> Result<Turn, StoreError> {
        let Some(undoes) = new.undoes else { return Ok(Turn::Do) };
        let state = self.undo_state(audit)?;
        match (state.undo, state.redo) {
            (Some(step), _) if step.operation.id == undoes => Ok(Turn::Undo),
            (_, Some(step)) if step.operation.id == undoes => Ok(Turn::Redo),
            _ => Err(StoreError::CannotUndo),
        }
    }

    fn add_operation(
        &self,
        audit: Uuid,
        revision: i64,
        turn: Turn,
        new: &NewOperation,
        changes: &[(Change, Option<Stored>)],
    ) -> Result<i64, StoreError> {
        let turn = TURNS.iter().find(|(_, known)| *known == turn).map(|(word, _)| word);
        let entry_open = new.entry.is_some() && new.changes.len() == 1 && !new.barrier && new.undoes.is_none();
        let copy = self.copy.to_string();
        let (position, sequence): (i64, i64) = (self.conn.prepare_cached(include_str!("next.sql"))?)
            .query_row([&copy], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let values = params![
            position,
            new.id.to_string(),
            copy,
            sequence,
            audit.to_string(),
            revision,
            new.kind,
            new.person.name,
            new.person.role,
            new.person.typed_by,
            new.at,
            new.reason,
            new.undoes.map(|id| id.to_string()),
            turn,
            entry_open,
            new.barrier,
            new.format
        ];
        let mut changes: Vec<&Change> = changes.iter().map(|(change, _)| change).collect();
        changes.sort_by(|a, b| a.key.cmp(&b.key));
        let of = |change: &&Change| tables::CHANGE.seal_of(params![position, change.key, change.old, change.new]);
        let covered = changes.iter().map(of).collect::<Result<Vec<_>, _>>()?;
        tables::OPERATION.add_covering(self.conn, values, &covered)?;
        Ok(position)
    }

    fn add_change(&self, operation: i64, change: &Change) -> Result<(), StoreError> {
        let values = params![operation, change.key, change.old, change.new];
        tables::CHANGE.add(self.conn, values)
    }
}

fn field_after(change: &Change, value_format: i64, operation: Uuid) -> FieldRow {
    let Change { key, new, searchable, .. } = change.clone();
    FieldRow { key, value: new, value_format, searchable, operation }
}
