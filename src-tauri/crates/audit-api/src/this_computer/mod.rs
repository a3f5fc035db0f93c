//! What belongs to this computer and not to its audits: who is here, how the screen behaves, the second folder for snapshots.
//!
//! It lies in a small file beside the store, so that no snapshot holds it and no restore changes it. The file is never needed: one
//! that is missing or cannot be read means the usual settings and a sentence.

mod adopting;
mod file;
pub(crate) mod settings;

use crate::error::ApiError;
use crate::program::Program;
use audit_store::MadeBy;
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub(crate) use file::{Content, Copies};

/// The name of the file, in the data folder.
pub const COMPUTER_FILE: &str = "this-computer.json";
/// What becomes of one that cannot be read.
const NOT_READ: &str = "this-computer-not-read.json";
/// Whose temporary files these are.
const OWNER: &str = "this-computer-";

/// What the file says, as long as the program is open.
#[derive(Debug)]
pub(crate) struct ThisComputer {
    path: PathBuf,
    content: Content,
    state: State,
    /// What to say about the file at the start.
    pub said: Option<String>,
}

/// How the file lies on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Missing,
    /// It is there and cannot be read: nothing takes its place before something is to be kept.
    Unreadable,
    Kept,
}

impl ThisComputer {
    /// Reads the file of a data folder. `place` is the id of this installation where there is none yet.
    pub fn read(folder: &Path, place: Uuid) -> Self {
        let path = folder.join(COMPUTER_FILE);
        let (content, state, said) = match file::read(&path) {
            file::Found::Nothing => (Content::new(place), State::Missing, None),
            file::Found::Content(content) => (*content, State::Kept, None),
            file::Found::Unreadable(why) => (Content::new(place), State::Unreadable, Some(why)),
        };
        Self { path, content, state, said }
    }

    /// Whether there was no file yet.
    pub fn is_missing(&self) -> bool {
        self.state == State::Missing
    }

    /// What it says.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Changes what it says: on disk, or not at all.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Content)) -> Result<(), ApiError> {
        let mut content = self.content.clone();
        change(&mut content);
        if content == self.content && self.state != State::Missing {
            return Ok(());
        }
        self.put(&content)?;
        self.content = content;
        Ok(())
    }

    /// Puts the file there where it is missing: from then on nothing is taken over from a store any more.
    ///
    /// # Errors
    /// `disk-full`, `file-unusable`.
    pub(crate) fn begin(&mut self) -> Result<(), ApiError> {
        match self.state {
            State::Missing => self.put(&self.content.clone()),
            State::Unreadable | State::Kept => Ok(()),
        }
    }

    fn put(&mut self, content: &Content) -> Result<(), ApiError> {
        if self.state == State::Unreadable {
            // Somebody may be able to read more of it; where it cannot be moved it is written over.
            let _ = std::fs::rename(&self.path, self.path.with_file_name(NOT_READ));
        }
        audit_store::write_whole(&self.path, OWNER, &content.bytes())?;
        self.state = State::Kept;
        Ok(())
    }
}

impl Program {
    /// Who is at work and where, for the snapshots of this computer.
    pub(crate) fn made_by(&self) -> MadeBy {
        made_by(&self.computer, self.world.computer())
    }
}

/// Who is at work and where, as snapshots say.
pub(crate) fn made_by(computer: &ThisComputer, name: String) -> MadeBy {
    let content = computer.content();
    MadeBy { person: content.person.clone(), computer: name, place: Some(content.place) }
}
