//! The open program behind the window, or why it could not be opened: then the screen offers to try again or to restore.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use audit_api::{ApiError, Program, System};

use crate::folders::Folders;
use crate::keys::SystemKeys;

/// What the commands work on.
pub struct Desk {
    folders: Folders,
    program: Mutex<Result<Program, ApiError>>,
}

impl Desk {
    /// Opens the store in these folders. A failure is kept, and said by every command until a new try succeeds.
    pub fn open(folders: &Folders) -> Self {
        Self { folders: folders.clone(), program: Mutex::new(program(folders)) }
    }

    /// Does something with the open program.
    ///
    /// # Errors
    /// Why it is not open, or what the work says.
    pub fn with<T>(&self, work: impl FnOnce(&mut Program) -> Result<T, ApiError>) -> Result<T, ApiError> {
        match &mut *self.lock() {
            Ok(program) => work(program),
            Err(error) => Err(error.clone()),
        }
    }

    /// Opens the store again if it is not open, then does something.
    ///
    /// # Errors
    /// As [`Self::with`].
    pub fn retry<T>(&self, work: impl FnOnce(&mut Program) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let mut opened = self.lock();
        if opened.is_err() {
            *opened = program(&self.folders);
        }
        drop(opened);
        self.with(work)
    }

    /// Whether a command is at work this very moment, such as a save that the disk is slow with.
    pub fn is_at_work(&self) -> bool {
        matches!(self.program.try_lock(), Err(TryLockError::WouldBlock))
    }

    /// Whether the store is open.
    pub fn is_open(&self) -> bool {
        self.lock().is_ok()
    }

    /// The folders.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// Takes a last snapshot. What goes wrong is said at the next start: closing never hangs on it.
    pub fn close(&self) {
        let _ = self.with(|program| program.take_snapshot().map(|_| ()));
    }

    // A panic in one command must not take the store away from the next one: what is on disk is whole.
    fn lock(&self) -> MutexGuard<'_, Result<Program, ApiError>> {
        self.program.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub fn world(folders: &Folders) -> Box<System<SystemKeys>> {
    Box::new(System::new(SystemKeys::new(&folders.data)))
}

fn program(folders: &Folders) -> Result<Program, ApiError> {
    Program::open(&folders.data, world(folders))
}
