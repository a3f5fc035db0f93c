//! The second folder for snapshots: copied to beside the work, so that a share that hangs never holds up a save.

use audit_store::{SecondCopy, copy_to_second};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// What is being copied, and how the last copy went.
#[derive(Default)]
struct State {
    running: bool,
    /// Asked for while another copy was under way.
    next: Option<(PathBuf, PathBuf)>,
    outcome: Option<SecondCopy>,
}

/// Copies snapshots to the second folder, one at a time, the newest one last.
#[derive(Clone, Default)]
pub(crate) struct SecondFolder(Arc<(Mutex<State>, Condvar)>);

impl SecondFolder {
    /// Begins to copy a finished snapshot to a folder.
    pub fn begin(&self, snapshot: PathBuf, folder: PathBuf) {
        let mut state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.running {
            state.next = Some((snapshot, folder));
            return;
        }
        state.running = true;
        let shared = self.clone();
        std::thread::spawn(move || shared.work(snapshot, folder));
    }

    fn work(&self, mut snapshot: PathBuf, mut folder: PathBuf) {
        loop {
            let outcome = copy_to_second(&snapshot, &folder);
            let mut state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
            state.outcome = Some(outcome);
            match state.next.take() {
                Some(next) => (snapshot, folder) = next,
                None => {
                    state.running = false;
                    self.0.1.notify_all();
                    return;
                }
            }
        }
    }

    /// How the last copy went, once; none while nothing new is known.
    pub fn outcome(&self) -> Option<SecondCopy> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).outcome.take()
    }

    /// Waits for a copy under way, but not for ever. Whether it ended.
    pub fn wait(&self, most: Duration) -> bool {
        let state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.0.1.wait_timeout_while(state, most, |state| state.running);
        !waited.unwrap_or_else(PoisonError::into_inner).1.timed_out()
    }
}
