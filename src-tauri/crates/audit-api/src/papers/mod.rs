//! The paper for those who are asked to agree: made at any time, numbered, and compared with the answers as they are now.

mod changes;
mod making;
mod model;
mod number;
pub(crate) mod printing;
#[cfg(test)]
mod tests;

use crate::answers::standards::numbered;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{AskView, ChallengeView, PaperCopy, ReadersView, SavedView};
use crate::words::{self, given};
use audit_core::field::{ChallengeField, Field, Fields};
use audit_core::ids::StandardId;
use audit_core::operation::Kind;
use audit_core::paper::{self, Earlier};
use audit_core::scoring;
use audit_store::OperationRow;

pub use making::{PaperDrawn, PaperSaved};

impl Program {
    /// The paper's copies and what changed since, what it would say now, and what its readers asked.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn readers(&self, audit: &str) -> Result<ReadersView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let earlier = self.earlier(&loaded)?;
        let mut copies = Vec::new();
        for operation in self.paper_operations(&loaded)? {
            copies.push(self.copy(&loaded, &operation)?);
        }
        let asks =
            paper::questions(&loaded.tool, &loaded.content, earlier.as_ref(), &loaded.language, self.world.today());
        let ask = |ask: paper::Ask| AskView { question: ask.sentence, place: format!("standard/{}", ask.standard) };
        Ok(ReadersView {
            readers: loaded.readers(),
            state: state(&loaded),
            copies,
            questions: asks.into_iter().map(ask).collect(),
            since: paper::since(&loaded.tool, &loaded.content, earlier.as_ref()),
            challenges: loaded.content.challenges.iter().map(challenge).collect(),
            standards: numbered(&loaded),
            locked: loaded.locked(),
        })
    }

    /// Adds a challenge note: about a standard, or about the whole audit when it is empty.
    ///
    /// # Errors
    /// `not-asked`; the store's.
    pub fn add_challenge(&mut self, audit: &str, standard: &str) -> Result<SavedView, ApiError> {
        let note = self.row_id(audit)?;
        let today = self.world.today().to_string();
        let mut values = vec![(Field::Challenge(note, ChallengeField::AskedOn), today)];
        if !standard.is_empty() {
            values.push((Field::Challenge(note, ChallengeField::Standard), standard.to_owned()));
        }
        let saved = self.set_all(audit, Kind::AddChallenge, values)?;
        Ok(SavedView { id: given(note.to_string()), ..saved })
    }

    /// Takes a challenge note off the list. Undo brings it back.
    ///
    /// # Errors
    /// The store's.
    pub fn remove_challenge(&mut self, audit: &str, challenge: &str) -> Result<SavedView, ApiError> {
        let note = id(challenge, "note")?;
        let removed = Field::Challenge(note, ChallengeField::Removed);
        self.set_all(audit, Kind::RemoveChallenge, vec![(removed, "yes".to_owned())])
    }

    /// The newest copy, where something has changed since it was made.
    pub(crate) fn changed_copy(&self, loaded: &Loaded) -> Result<Option<PaperCopy>, ApiError> {
        let newest = self.store.read()?.latest_of_kind(loaded.row.id, Kind::Paper.code())?;
        let copy = newest.map(|operation| self.copy(loaded, &operation)).transpose()?;
        Ok(copy.filter(|copy| copy.changed > 0))
    }

    fn paper_operations(&self, loaded: &Loaded) -> Result<Vec<OperationRow>, ApiError> {
        let mut operations = self.store.read()?.operations_of_kind(loaded.row.id, Kind::Paper.code())?;
        operations.reverse();
        Ok(operations)
    }

    fn copy(&self, loaded: &Loaded, operation: &OperationRow) -> Result<PaperCopy, ApiError> {
        let as_of = self.store.read()?.fields_as_of(loaded.row.id, operation.position)?;
        let then: Fields = as_of.into_iter().filter_map(|(key, value)| Some((Field::parse(&key)?, value))).collect();
        let (changed, changes) = changes::since(loaded, &then);
        let number = operation.reason.clone().unwrap_or_default();
        let readers = loaded.readers();
        let sentence = match changed {
            0 => format!("Nothing has changed since this copy was made for {readers}."),
            n => {
                let answers = words::count(n, "answer has", "answers have");
                let day = words::day_of(&operation.at);
                format!("Since the copy made for {readers} on {day} (number {number} at its foot), {answers} changed.")
            }
        };
        Ok(PaperCopy {
            number,
            made: operation.at.clone(),
            by: words::person(&operation.person.name, &operation.person.role),
            changed: changed as u32,
            sentence,
            changes,
        })
    }

    /// The last audit of the same organisation with the same tool whose return was made, before this one was begun.
    fn earlier(&self, loaded: &Loaded) -> Result<Option<Earlier>, ApiError> {
        let reader = self.store.read()?;
        let audits = reader.audits()?.into_iter().filter(|row| {
            let same = row.submitter == loaded.row.submitter && row.tool_id == loaded.row.tool_id;
            same && row.id != loaded.row.id && row.created_at < loaded.row.created_at
        });
        for row in audits {
            let Some(export) = reader.exports(row.id)?.pop() else { continue };
            let (bytes, _) = reader.export_bytes(export.id)?;
            // A return that this program can no longer read is no reason to make no paper.
            let Ok(verified) = audit_exchange::returns::verify(&bytes) else { continue };
            let before = self.load(row.id)?;
            let name = format!("{}, made on {}", before.audit_name(), words::day_of(&export.created_at));
            return Ok(Some(Earlier::of(verified.submission().content(), name)));
        }
        Ok(None)
    }
}

/// “Draft: 61 of 70 standards rated”; “As returned, revision 1: …” after export. What is for own use is no draft of anything.
fn state(loaded: &Loaded) -> String {
    let counted = scoring::count(&loaded.tool, &loaded.content);
    let of = format!("{} of {} rated", counted.rated(), words::count(counted.shown, "standard", "standards"));
    match (loaded.locked(), loaded.content.profile.own_use) {
        (true, _) => format!("As returned, revision {}: {of}", loaded.row.revision),
        (false, true) => format!("As it stands: {of}"),
        (false, false) => format!("Draft: {of}"),
    }
}

fn challenge(note: &audit_core::audit::Challenge) -> ChallengeView {
    ChallengeView {
        id: note.id.to_string(),
        standard: note.standard.as_ref().map(StandardId::to_string),
        question: note.question.clone(),
        asked_by: note.asked_by.clone(),
        asked_on: note.asked_on.map(|day| day.to_string()),
        answer: note.answer.clone(),
        send: note.send,
    }
}
