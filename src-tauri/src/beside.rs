//! Work beside the store. What waits for something that is not ours (a folder on a share, the system's key store, somebody's file)
//! runs in a thread of its own, with a limit, and never while the store is held: saving goes on whatever hangs.
//!
//! Of each of them (a lane) one thing is asked at a time. Something that never answers costs one thread, however often somebody
//! tries again: later askers wait for their turn, and are told when their time is up.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What takes longer is in the log.
const LONG: Duration = Duration::from_secs(2);

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// The time is up.
    Silent,
    /// The person stopped waiting.
    Stopped,
    /// The work came to a sudden end.
    Failed,
}

/// Something that is asked for.
pub struct Ask {
    /// Of whom: one thing at a time.
    pub lane: String,
    /// How long it is waited for, the turn of this lane included.
    pub limit: Duration,
    /// What is left undone when the program is closed meanwhile, in words; empty: nothing is.
    pub what: String,
    /// Whether the person can stop waiting.
    pub stoppable: bool,
}

/// Work that goes on beside the store.
#[derive(Clone, Default)]
pub struct Beside(Arc<Shared>);

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    moved: Condvar,
}

#[derive(Default)]
struct State {
    /// The lanes that are at work.
    running: BTreeSet<String>,
    /// What would be left undone, by the number of its asking: at work, or waiting for its turn.
    open: BTreeMap<u64, String>,
    /// How often somebody asked.
    asks: u64,
    /// How often somebody stopped waiting.
    stops: u64,
}

/// What becomes of an answer.
enum Slot<T> {
    Awaited,
    Here(T),
    Failed,
    /// Nobody waits for it any more.
    Abandoned,
}

impl Beside {
    /// Asks and waits for the answer. `late` gets an answer that came when nobody waited any more.
    ///
    /// # Errors
    /// That there is none.
    pub fn ask<T: Send + 'static>(
        &self,
        ask: Ask,
        work: impl FnOnce() -> T + Send + 'static,
        late: impl FnOnce(T) + Send + 'static,
    ) -> Result<T, NoAnswer> {
        let begun = Instant::now();
        let answer = self.answer(ask, work, late);
        let (waited, answered) = (begun.elapsed(), answer.is_ok());
        if waited >= LONG || !answered {
            // Of whom is a path: that is nothing for a log.
            tracing::info!(seconds = waited.as_secs(), answered, "waited for what is not ours");
        }
        answer
    }

    fn answer<T: Send + 'static>(
        &self,
        ask: Ask,
        work: impl FnOnce() -> T + Send + 'static,
        late: impl FnOnce(T) + Send + 'static,
    ) -> Result<T, NoAnswer> {
        let end = Instant::now() + ask.limit;
        let mut state = self.lock();
        let stops = if ask.stoppable { Some(state.stops) } else { None };
        state.asks += 1;
        let number = state.asks;
        if !ask.what.is_empty() {
            state.open.insert(number, ask.what);
        }
        while state.running.contains(&ask.lane) {
            state = self.wait(state, end, stops).inspect_err(|_| self.is_done(number))?;
        }
        state.running.insert(ask.lane.clone());
        drop(state);
        let slot = Arc::new(Mutex::new(Slot::Awaited));
        let turn = Turn { beside: self.clone(), lane: ask.lane, number, slot: slot.clone() };
        // Where there is no thread to be had, the turn ends and the slot says so.
        let _ = thread::Builder::new().spawn(move || turn.take(work, late));
        let mut state = self.lock();
        loop {
            match take(&slot) {
                Some(answer) => return answer,
                None => match self.wait(state, end, stops) {
                    Ok(waited) => state = waited,
                    Err(none) => {
                        if none == NoAnswer::Stopped {
                            // Whoever cancelled it does not miss it.
                            self.is_done(number);
                        }
                        return give_up(&slot).unwrap_or(Err(none));
                    }
                },
            }
        }
    }

    /// It would not be left undone any more.
    fn is_done(&self, number: u64) {
        self.lock().open.remove(&number);
        self.0.moved.notify_all();
    }

    /// Whoever waits for an answer and can stop waiting gets none.
    pub fn stop(&self) {
        self.lock().stops += 1;
        self.0.moved.notify_all();
    }

    /// Waits until nothing is under way that would be left undone, but no longer than this. Answers what is left.
    pub fn wait_for_all(&self, most: Duration) -> Vec<String> {
        let end = Instant::now() + most;
        let mut state = self.lock();
        while !state.open.is_empty() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            state = self.0.moved.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        state.open.values().cloned().collect()
    }

    /// Until something has moved.
    fn wait<'s>(
        &self,
        state: MutexGuard<'s, State>,
        end: Instant,
        stops: Option<u64>,
    ) -> Result<MutexGuard<'s, State>, NoAnswer>
    where
        Self: 's,
    {
        let left = end.saturating_duration_since(Instant::now());
        if stops.is_some_and(|stops| stops != state.stops) {
            return Err(NoAnswer::Stopped);
        }
        if left.is_zero() {
            return Err(NoAnswer::Silent);
        }
        let waited = wait_on(&self.0.moved, state, left);
        match stops.is_some_and(|stops| stops != waited.stops) {
            true => Err(NoAnswer::Stopped),
            false => Ok(waited),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn wait_on<'s>(moved: &Condvar, state: MutexGuard<'s, State>, left: Duration) -> MutexGuard<'s, State> {
    moved.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0
}

/// The answer, once it is there.
fn take<T>(slot: &Mutex<Slot<T>>) -> Option<Result<T, NoAnswer>> {
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    match std::mem::replace(&mut *slot, Slot::Awaited) {
        Slot::Here(answer) => Some(Ok(answer)),
        Slot::Failed => Some(Err(NoAnswer::Failed)),
        other => {
            *slot = other;
            None
        }
    }
}

/// Waits no more, unless the answer came at the last moment.
fn give_up<T>(slot: &Mutex<Slot<T>>) -> Option<Result<T, NoAnswer>> {
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    match std::mem::replace(&mut *slot, Slot::Abandoned) {
        Slot::Here(answer) => Some(Ok(answer)),
        Slot::Failed => Some(Err(NoAnswer::Failed)),
        Slot::Awaited | Slot::Abandoned => None,
    }
}

/// A lane while something is asked of it. It is free again when this goes, whatever happened.
struct Turn<T> {
    beside: Beside,
    lane: String,
    number: u64,
    slot: Arc<Mutex<Slot<T>>>,
}

impl<T> Turn<T> {
    fn take(self, work: impl FnOnce() -> T, late: impl FnOnce(T)) {
        let answer = work();
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*slot, Slot::Abandoned) {
            drop(slot);
            late(answer);
        } else {
            *slot = Slot::Here(answer);
        }
    }
}

impl<T> Drop for Turn<T> {
    fn drop(&mut self) {
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*slot, Slot::Awaited) {
            *slot = Slot::Failed;
        }
        drop(slot);
        let mut state = self.beside.lock();
        state.running.remove(&self.lane);
        state.open.remove(&self.number);
        drop(state);
        self.beside.0.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, Sender, channel};

    fn ask(lane: &str, limit: Duration) -> Ask {
        Ask { lane: lane.to_owned(), limit, what: format!("the work of {lane}"), stoppable: true }
    }

    const SHORT: Duration = Duration::from_millis(50);
    const LONG: Duration = Duration::from_secs(60);

    /// Work that ends when the sender says so.
    fn hanging() -> (Sender<()>, impl FnOnce() + Send + 'static) {
        let (end, ended): (_, Receiver<()>) = channel();
        (end, move || _ = ended.recv())
    }

    #[test]
    fn an_answer_is_given_and_a_sudden_end_is_said() {
        let beside = Beside::default();
        let late = |_: u8| ();
        assert_eq!(beside.ask(ask("a", LONG), || 7, late), Ok(7));
        assert_eq!(beside.ask(ask("a", LONG), || panic!("on purpose"), late), Err(NoAnswer::Failed));
        assert_eq!(beside.ask(ask("a", LONG), || 8, late), Ok(8), "the lane is free again");
        assert!(beside.wait_for_all(SHORT).is_empty());
    }

    #[test]
    fn what_hangs_holds_up_its_own_lane_only_and_never_costs_a_second_thread() {
        let beside = Beside::default();
        let (end, work) = hanging();
        let (told, late) = channel();
        assert_eq!(beside.ask(ask("share", SHORT), work, move |()| told.send(()).unwrap()), Err(NoAnswer::Silent));
        assert_eq!(beside.wait_for_all(SHORT), ["the work of share"]);
        // What waits for its turn would be left undone, too.
        let waiting = beside.clone();
        let asks = Ask { what: "the second work".to_owned(), ..ask("share", LONG) };
        let waits = thread::spawn(move || waiting.ask(asks, || (), drop));
        while beside.lock().open.len() < 2 {
            thread::yield_now();
        }
        assert_eq!(beside.wait_for_all(SHORT), ["the work of share", "the second work"]);
        beside.stop();
        assert_eq!(waits.join().unwrap(), Err(NoAnswer::Stopped));
        assert_eq!(beside.wait_for_all(SHORT), ["the work of share"]);
        // It would say so if it were begun.
        let (begun, second) = channel();
        assert_eq!(beside.ask(ask("share", SHORT), move || begun.send(()).unwrap(), drop), Err(NoAnswer::Silent));
        assert!(second.try_recv().is_err(), "it was not begun");
        assert_eq!(beside.ask(ask("elsewhere", LONG), || (), drop), Ok(()));
        end.send(()).unwrap();
        late.recv_timeout(LONG).expect("an answer that nobody waits for is handed on");
        assert_eq!(beside.ask(ask("share", LONG), || (), drop), Ok(()), "the lane is free again");
        assert!(beside.wait_for_all(LONG).is_empty());
    }

    #[test]
    fn somebody_who_waits_can_stop() {
        let beside = Beside::default();
        let (end, work) = hanging();
        let waiting = beside.clone();
        let waits = thread::spawn(move || waiting.ask(ask("file", LONG), work, drop));
        while beside.lock().running.is_empty() {
            thread::yield_now();
        }
        beside.stop();
        assert_eq!(waits.join().unwrap(), Err(NoAnswer::Stopped));
        // The next one is not stopped by it, and gets its turn.
        let next = beside.clone();
        let waits = thread::spawn(move || next.ask(ask("file", LONG), || (), drop));
        end.send(()).unwrap();
        assert_eq!(waits.join().unwrap(), Ok(()));
    }
}
