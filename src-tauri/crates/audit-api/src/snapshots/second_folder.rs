//! The second folder for snapshots: copied to beside the work, so that a share that hangs never holds up a save; how old the last
//! good copy there is; and which folders are none.

use crate::error::ApiError;
use crate::program::Program;
use crate::snapshots::disks;
use crate::source::cause_of;
use crate::this_computer::Copies;
use crate::views::{SecondFolderView, SnapshotTrouble};
use crate::words::{self, given};
use audit_store::{Organisation, SecondCopy, copy_to_second};
use jiff::{SignedDuration, Timestamp};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long there may be no good copy before that is said where people work.
const LATE: SignedDuration = SignedDuration::from_hours(24);
/// A copy that is under way for so long does not get anywhere.
const STUCK: Duration = Duration::from_mins(1);

/// A snapshot to be copied.
#[derive(Clone)]
pub(crate) struct Job {
    /// The finished snapshot.
    pub snapshot: PathBuf,
    /// The second folder.
    pub folder: PathBuf,
    /// The data folder.
    pub data: PathBuf,
    /// When it was asked for, RFC 3339 UTC.
    pub at: String,
    /// The same by the clock that nobody can set.
    pub begun: Duration,
    /// Whether IT decided on the folder: then one for each person may have to be made first.
    pub by_it: bool,
}

/// How a copy went.
#[derive(Clone)]
pub(crate) struct Outcome {
    folder: PathBuf,
    at: String,
    /// How it got there, or what went wrong.
    result: Result<Copied, ApiError>,
}

/// What is known of a copy that got there.
#[derive(Clone, Copy)]
struct Copied {
    /// Whether it is on the same disk as the answers, or the folder that they are in lies in it.
    same_disk: bool,
    /// Whether another copy of the same store lies there that may be newer.
    beside: bool,
}

/// What is being copied, and how the last copy went.
#[derive(Default)]
struct State {
    running: Option<Job>,
    /// Asked for while another copy was under way.
    next: Option<Job>,
    outcome: Option<Outcome>,
    /// Somebody waited for the copy that is under way, in vain.
    waited_for: bool,
    /// Which folder this is about, counted: what a copy to a former one came to is of no interest.
    turn: u64,
}

/// Copies snapshots to the second folder, one at a time, the newest one last. A folder that hangs never holds up another one.
#[derive(Clone, Default)]
pub struct SecondFolder(Arc<(Mutex<State>, Condvar)>);

impl SecondFolder {
    /// Begins to copy a finished snapshot to a folder.
    pub(crate) fn begin(&self, job: Job) {
        let mut state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &state.running {
            Some(running) if running.folder == job.folder => {
                state.next = Some(job);
                return;
            }
            // The thread that hangs there ends some day, and nobody asks it.
            Some(_) => *state = State { turn: state.turn + 1, ..State::default() },
            None => {}
        }
        state.running = Some(job.clone());
        let (shared, turn) = (self.clone(), state.turn);
        std::thread::spawn(move || shared.work(job, turn));
    }

    fn work(&self, mut job: Job, turn: u64) {
        loop {
            let result = copy(&job);
            match &result {
                Ok(_) => tracing::info!("copy in the second folder"),
                Err(error) => {
                    tracing::warn!(code = error.code, cause = %cause_of(error), "no copy in the second folder")
                }
            }
            match self.ended(Outcome { folder: job.folder, at: job.at, result }, turn) {
                Some(next) => job = next,
                None => return,
            }
        }
    }

    /// Notes how a copy went, where its folder is still the one. Answers the next.
    fn ended(&self, outcome: Outcome, turn: u64) -> Option<Job> {
        let mut state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.turn != turn {
            return None;
        }
        state.outcome = Some(outcome);
        (state.running, state.waited_for) = (state.next.take(), false);
        if state.running.is_none() {
            self.0.1.notify_all();
        }
        state.running.clone()
    }

    /// How the last copy went; none while none has ended.
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).outcome.clone()
    }

    /// Whether a copy to a folder is under way that does not get anywhere. `now`: by the clock that nobody can set.
    pub(crate) fn is_stuck(&self, folder: &Path, now: Duration) -> bool {
        let state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let long = |job: &Job| job.folder == folder && (state.waited_for || now.saturating_sub(job.begun) > STUCK);
        state.running.as_ref().is_some_and(long)
    }

    /// Waits for a copy under way, but not for ever. Whether it ended.
    pub fn wait(&self, most: Duration) -> bool {
        let state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.0.1.wait_timeout_while(state, most, |state| state.running.is_some());
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.waited_for = state.running.is_some();
        !state.waited_for
    }
}

/// Copies, where the folder is one that helps.
fn copy(job: &Job) -> Result<Copied, ApiError> {
    if job.by_it && !job.folder.exists() {
        // Only the last folder of the path: where a share is not there, nothing takes its place. What fails is said below.
        let _ = std::fs::create_dir(&job.folder);
    }
    refuse(&job.folder, &job.data)?;
    let beside = match copy_to_second::<Organisation>(&job.snapshot, &job.folder) {
        SecondCopy::Failed(error) => return Err(error.into()),
        SecondCopy::Beside(_) => true,
        SecondCopy::NotChosen | SecondCopy::Saved(_) | SecondCopy::Unchanged(_) => false,
    };
    Ok(Copied { same_disk: disks::is_lost_with(&job.folder, &job.data), beside })
}

/// Refuses a folder that cannot be a second one: it is not there, or it is the one with the answers. Needs no open program: asking a
/// share may take its time.
///
/// # Errors
/// `file-unusable`, `second-folder-inside`.
pub fn refuse(folder: &Path, data: &Path) -> Result<(), ApiError> {
    if !folder.is_dir() {
        return Err(ApiError::new(
            "file-unusable",
            format!("The folder {} is not there.", folder.display()),
            "Check that its drive is connected, or choose another second folder.",
        ));
    }
    if disks::is_within(folder, data) {
        return Err(ApiError::new(
            "second-folder-inside",
            "This is the folder that your answers are in, or one inside it: a copy here would be lost together with them.",
            "Choose a folder somewhere else, such as a shared drive that only the right people can open.",
        ));
    }
    Ok(())
}

impl Program {
    /// The second folder: what IT decided, else what somebody chose here; none.
    pub(crate) fn second_folder(&self) -> Option<PathBuf> {
        let chosen = self.computer.content().second_folder.as_ref().map(PathBuf::from);
        self.policy.second_folder.clone().or(chosen)
    }

    /// The second folder for the screen; none: there is none.
    pub(crate) fn second_folder_view(&self) -> Option<SecondFolderView> {
        let Copies { folder, last, problem, same_disk, beside, .. } = self.copies()?;
        let token = String::new();
        Some(SecondFolderView {
            folder,
            token,
            by_it: self.policy.second_folder.is_some(),
            last,
            problem: given(problem),
            same_disk,
            beside,
        })
    }

    /// How the copies go, also what nobody has written down yet; none where there is no second folder.
    fn copies(&self) -> Option<Copies> {
        let folder = self.second_folder()?.display().to_string();
        let kept = self.computer.content().copies.clone().filter(|copies| copies.folder == folder);
        let since = || self.stamp();
        let mut copies = kept.unwrap_or_else(|| Copies { folder, since: since(), ..Copies::default() });
        if let Some(outcome) = self.second.outcome().filter(|outcome| outcome.folder == Path::new(&copies.folder)) {
            match outcome.result {
                Ok(copied) => {
                    copies.problem.clear();
                    (copies.same_disk, copies.beside) = (copied.same_disk, copied.beside);
                    copies.last = Some(outcome.at);
                }
                Err(error) => copies.problem = error.to_string(),
            }
        }
        if self.second.is_stuck(Path::new(&copies.folder), self.world.uptime()) {
            copies.problem = "The second folder is not responding. The program keeps trying.".to_owned();
        }
        Some(copies)
    }

    /// Writes down how the copies went, also that there is a folder by now. Where that fails it is only known as long as the program runs.
    pub(crate) fn remember_copies(&mut self) {
        let copies = self.copies();
        let _ = self.computer.change(|kept| kept.copies = copies);
    }

    /// What to say where people work: for more than a day no copy came to the second folder, and the last try did not get there either.
    pub(crate) fn second_folder_trouble(&self) -> Option<SnapshotTrouble> {
        let copies = self.copies()?;
        let at = |text: &str| words::time(text);
        let last = copies.last.as_deref().and_then(at).or_else(|| at(&copies.since));
        (!copies.problem.is_empty() && last.is_none_or(|last| is_late(self.world.now(), last))).then(|| {
            SnapshotTrouble { last: copies.last, why: copies.problem, hint: String::new(), second_folder: true }
        })
    }
}

/// Whether a copy is too old. One from the future was made while the clock was wrong, and says nothing.
fn is_late(now: Timestamp, last: Timestamp) -> bool {
    now.duration_since(last).abs() > LATE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_that_gets_nowhere_is_said_after_a_while_and_at_once_to_who_waited() {
        let at = Duration::from_secs;
        let second = SecondFolder::default();
        let stuck = |now: u64| second.is_stuck(Path::new("S:"), at(now));
        assert!(!stuck(900), "none is under way");
        let nowhere = PathBuf::new;
        let job = Job {
            snapshot: nowhere(),
            folder: PathBuf::from("S:"),
            data: nowhere(),
            at: String::new(),
            begun: at(10),
            by_it: false,
        };
        second.0.0.lock().unwrap().running = Some(job);
        assert!(!stuck(11) && !stuck(70) && stuck(71));
        second.wait(Duration::from_millis(1));
        assert!(stuck(11) && !second.is_stuck(Path::new("T:"), at(11)), "another folder is not");
        // Another one is tried at once, and what comes of the first is of no interest any more.
        let former = second.0.0.lock().unwrap().running.clone().unwrap();
        second.begin(Job { folder: PathBuf::from("T:"), ..former });
        assert!(second.wait(Duration::from_mins(1)) && !stuck(900));
        let late = Outcome { folder: PathBuf::from("S:"), at: String::new(), result: Err(ApiError::unknown("folder")) };
        assert!(second.ended(late, 0).is_none());
        assert_eq!(second.outcome().unwrap().folder, Path::new("T:"));
    }

    #[test]
    fn a_copy_is_late_after_a_day_also_where_the_clock_was_ahead() {
        let late = |last: &str| is_late("2026-11-30T09:00:00Z".parse().unwrap(), last.parse().unwrap());
        assert!(!late("2026-11-29T09:00:00Z") && !late("2026-11-30T09:00:00Z") && !late("2026-11-30T12:00:00Z"));
        assert!(late("2026-11-29T08:59:59Z") && late("2029-11-30T09:00:00Z"));
    }
}
