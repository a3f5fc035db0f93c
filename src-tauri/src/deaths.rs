//! A page whose process died: it is opened again in its window, says so there, and is not opened for ever.
//!
//! A page that does not come counts as one that died. Where a process of it cannot even begin, WebKitGTK ends the program;
//! that is said by [`problem`].

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tauri::webview::{PageLoadEvent, PageLoadPayload};
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

use crate::problem;

/// What the new page hears. The same words stand in `ui/src/lib/backend/tauri.ts`.
const REOPENED: &str = "window.dispatchEvent(new Event(\"app-reopened\"))";

/// So many deaths …
const MOST: usize = 3;
/// … in so long a time are no accident: the page would die again.
const WITHIN: Duration = Duration::from_secs(60);

/// How long the first page may take: a computer that was just turned on is slow.
const FIRST_PATIENCE: Duration = Duration::from_secs(45);
/// How long a page may take that was there before. Three of them are less than a minute.
const PATIENCE: Duration = Duration::from_secs(19);

/// How often the page died, and whether the new one has been told.
#[derive(Default)]
pub struct Deaths {
    times: Mutex<Vec<Instant>>,
    to_say: AtomicBool,
    /// How often a page was opened, and which of them has come.
    opened: AtomicU64,
    came: AtomicU64,
}

impl Deaths {
    /// Counts one. Whether the page is to be opened again.
    fn another(&self, now: Instant) -> bool {
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner);
        times.retain(|time| now.duration_since(*time) < WITHIN);
        times.push(now);
        self.to_say.store(true, Ordering::SeqCst);
        times.len() < MOST
    }

    /// A page is opened: its number.
    fn opening(&self) -> u64 {
        self.opened.fetch_add(1, Ordering::SeqCst) + 1
    }

    /// The page that was opened last is there.
    fn is_there(&self) {
        self.came.store(self.opened.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    /// Whether this page was opened last, and has not come.
    fn is_awaited(&self, number: u64) -> bool {
        self.opened.load(Ordering::SeqCst) == number && self.came.load(Ordering::SeqCst) < number
    }

    /// Whether the page that is there now has to be told; once.
    fn take(&self) -> bool {
        self.to_say.swap(false, Ordering::SeqCst)
    }
}

/// The page's process is gone: opens the page again, where it was. Called on the main thread.
pub fn died<R: Runtime>(window: &WebviewWindow<R>) {
    tracing::warn!("the page's process is gone");
    if window.state::<Deaths>().another(Instant::now()) && window.reload().is_ok() {
        wait_for(window, PATIENCE);
    } else {
        give_up(window.app_handle());
    }
}

/// The first page is being opened.
pub fn wait_for_the_first<R: Runtime>(window: &WebviewWindow<R>) {
    wait_for(window, FIRST_PATIENCE);
}

fn wait_for<R: Runtime>(window: &WebviewWindow<R>, patience: Duration) {
    let number = window.state::<Deaths>().opening();
    let window = window.clone();
    thread::spawn(move || {
        thread::sleep(patience);
        let again = window.clone();
        // Without a main thread there is no window.
        let _ = window.run_on_main_thread(move || {
            if again.state::<Deaths>().is_awaited(number) {
                died(&again);
            }
        });
    });
}

/// Says that the page cannot be kept open, and ends.
pub fn give_up<R: Runtime>(app: &AppHandle<R>) {
    problem::refuse(&problem::page_stopped());
    app.exit(1);
}

/// A page has been loaded: one that took the place of a dead one is told so.
pub fn on_page_load<R: Runtime>(window: WebviewWindow<R>, page: PageLoadPayload<'_>) {
    if page.event() != PageLoadEvent::Finished {
        return;
    }
    let deaths = window.state::<Deaths>();
    deaths.is_there();
    if deaths.take() {
        // A page that cannot hear has died as well, and the next one is told.
        let _ = window.eval(REOPENED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_death_in_a_minute_is_the_last() {
        let deaths = Deaths::default();
        let begun = Instant::now();
        let at = |seconds: u64| begun + Duration::from_secs(seconds);
        assert!(deaths.another(at(0)) && deaths.another(at(30)));
        assert!(!deaths.another(at(59)));
    }

    #[test]
    fn deaths_that_lie_apart_go_on_for_ever() {
        let deaths = Deaths::default();
        let begun = Instant::now();
        assert!((0..100).all(|n| deaths.another(begun + Duration::from_secs(n * 31))));
    }

    #[test]
    fn a_page_is_awaited_until_it_comes_or_another_is_opened() {
        let deaths = Deaths::default();
        let first = deaths.opening();
        assert!(deaths.is_awaited(first));
        let second = deaths.opening();
        assert!(!deaths.is_awaited(first) && deaths.is_awaited(second));
        deaths.is_there();
        assert!(!deaths.is_awaited(second));
        assert!(deaths.is_awaited(deaths.opening()));
    }

    #[test]
    fn pages_that_never_come_are_given_up_within_a_minute() {
        let deaths = Deaths::default();
        let begun = Instant::now();
        assert!(deaths.another(begun) && deaths.another(begun + PATIENCE));
        assert!(!deaths.another(begun + 2 * PATIENCE));
    }

    #[test]
    fn the_page_listens_to_what_it_is_told() {
        let screen = include_str!("../../ui/src/lib/backend/tauri.ts");
        let event = REOPENED.split('"').nth(1).unwrap();
        assert!(screen.contains(&format!("REOPENED_EVENT = \"{event}\"")), "{event}");
    }

    #[test]
    fn it_is_said_once_for_each_death() {
        let deaths = Deaths::default();
        assert!(!deaths.take(), "nobody died");
        deaths.another(Instant::now());
        assert!(deaths.take());
        assert!(!deaths.take());
    }
}
