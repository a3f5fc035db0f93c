//! Closing the window: the screen is asked to save what is being typed, and the window waits for it.
//!
//! The screen hears the DOM event `app-closing`, sent by evaluating one line so that it needs no permission to listen,
//! and answers with the command `finish_closing`: to close, or to stay because something could not be saved and the
//! person has to decide. While it waits for the disk it says so every second with `still_saving`, and a slow disk loses nothing
//! however long it takes. Only a screen that says nothing for five seconds, while no command is at work either, hangs: it
//! cannot keep the window open.
//!
//! The end of the session closes the window in the same way where it is said by a signal, as it is on Linux. On Windows tao
//! (0.37, `WM_ENDSESSION`) ends the program at once; what was typed is saved there as soon as the window loses the
//! keyboard, and no later than the page itself saves it (`ui/src/lib/saving`).

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};

use crate::desk::Desk;

/// What the screen hears. The same words stand in `ui/src/lib/backend/tauri.ts`.
const ASK_TO_CLOSE: &str = "window.dispatchEvent(new Event(\"app-closing\"))";

/// How long the screen may say nothing before the window closes without it.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long closing waits for what is foreign, and how long what is left can be read then.
const FOREIGN: Duration = Duration::from_millis(2500);
const TO_READ: Duration = Duration::from_millis(1300);
/// How often it is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// Which closing is under way, and how often the screen said that it is still saving.
#[derive(Default)]
pub struct Closing {
    /// Odd while one is under way, even while none is.
    number: AtomicU64,
    signs: AtomicU64,
}

impl Closing {
    /// The screen is there and waits for a save.
    pub fn still_saving(&self) {
        self.signs.fetch_add(1, Ordering::SeqCst);
    }

    /// Begins a closing and gives its number; nothing when one is under way already.
    fn begin(&self) -> Option<u64> {
        let begin = |n: u64| n.is_multiple_of(2).then_some(n + 1);
        self.number.fetch_update(Ordering::SeqCst, Ordering::SeqCst, begin).ok().map(|n| n + 1)
    }

    /// Calls the closing that is under way off: the window stays.
    pub fn call_off(&self) {
        let end = |n: u64| (!n.is_multiple_of(2)).then_some(n + 1);
        // Nothing under way is nothing to call off.
        let _ = self.number.fetch_update(Ordering::SeqCst, Ordering::SeqCst, end);
    }

    fn is_under_way(&self, number: u64) -> bool {
        self.number.load(Ordering::SeqCst) == number
    }
}

/// Everything that was typed is on disk: takes a last snapshot and closes. What is foreign (the second folder, a file that is being
/// saved on a share) is waited for a moment and no longer; what is left is said before the window goes.
pub fn leave<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        // Whoever goes on typing while the window waits would type into nothing.
        say_what_is_left(&app, &[]);
        let left = app.state::<Desk>().close(FOREIGN);
        if !left.is_empty() {
            say_what_is_left(&app, &left);
            std::thread::sleep(TO_READ);
        }
        app.exit(0);
    });
}

/// A page that cannot hear it closes all the same.
fn say_what_is_left<R: Runtime>(app: &AppHandle<R>, left: &[String]) {
    let words = serde_json::json!(left);
    for screen in app.webview_windows().values() {
        let _ = screen.eval(format!("window.dispatchEvent(new CustomEvent(\"app-leaving\", {{ detail: {words} }}))"));
    }
}

/// Holds the window open while the screen saves.
pub fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    api.prevent_close();
    ask(window.app_handle());
}

/// Asks the screen to save and to answer.
fn ask<R: Runtime>(app: &AppHandle<R>) {
    let Some(number) = app.state::<Closing>().begin() else { return };
    match app.webview_windows().values().next().map(|screen| screen.eval(ASK_TO_CLOSE)) {
        Some(Ok(())) => wait_then_close(app.clone(), number),
        // There is no screen to ask.
        _ => app.exit(0),
    }
}

/// Closes by the system's signals too: the session ends (TERM), its terminal goes (HUP), Ctrl and C in it (INT).
#[cfg(target_os = "linux")]
pub fn on_signals<R: Runtime>(app: &AppHandle<R>) {
    /// Their numbers are the same on every Linux.
    const HUP_INT_TERM: [i32; 3] = [1, 2, 15];
    for signal in HUP_INT_TERM {
        let app = app.clone();
        gtk::glib::unix_signal_add_local(signal, move || {
            ask(&app);
            gtk::glib::ControlFlow::Continue
        });
    }
}

/// Other systems send none, or end the program in another way: see above.
#[cfg(not(target_os = "linux"))]
pub fn on_signals<R: Runtime>(_: &AppHandle<R>) {}

fn wait_then_close<R: Runtime>(app: AppHandle<R>, number: u64) {
    std::thread::spawn(move || {
        let (closing, desk) = (app.state::<Closing>(), app.state::<Desk>());
        let mut silence = Silence::new(Instant::now());
        while closing.is_under_way(number) {
            std::thread::sleep(LOOK);
            let signs = closing.signs.load(Ordering::SeqCst);
            if silence.is_too_long(Instant::now(), signs, desk.is_at_work()) && closing.is_under_way(number) {
                return app.exit(0);
            }
        }
    });
}

/// How long the screen has said nothing and no command was at work.
struct Silence {
    since: Instant,
    signs: u64,
}

impl Silence {
    fn new(now: Instant) -> Self {
        Self { since: now, signs: 0 }
    }

    fn is_too_long(&mut self, now: Instant, signs: u64, at_work: bool) -> bool {
        if signs != self.signs || at_work {
            *self = Self { since: now, signs };
        }
        now.duration_since(self.since) >= PATIENCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_request_does_not_begin_a_second_closing() {
        let closing = Closing::default();
        let first = closing.begin().unwrap();
        assert!(closing.is_under_way(first));
        assert_eq!(closing.begin(), None);
    }

    #[test]
    fn an_old_wait_does_not_close_the_window_after_staying_open() {
        let closing = Closing::default();
        let first = closing.begin().unwrap();
        closing.call_off();
        assert!(!closing.is_under_way(first));
        let second = closing.begin().unwrap();
        assert_ne!(first, second);
        assert!(!closing.is_under_way(first));
        assert!(closing.is_under_way(second));
    }

    #[test]
    fn only_silence_without_work_is_a_screen_that_hangs() {
        let begun = Instant::now();
        let at = |seconds: u64| begun + Duration::from_secs(seconds);
        let mut silence = Silence::new(begun);
        assert!(!silence.is_too_long(at(4), 0, false));
        assert!(silence.is_too_long(at(5), 0, false));

        let mut waiting = Silence::new(begun);
        for second in 1..600 {
            assert!(!waiting.is_too_long(at(second), second, false), "it says that it is saving");
        }
        assert!(!waiting.is_too_long(at(603), 599, false));
        assert!(waiting.is_too_long(at(604), 599, false), "then it says nothing more");

        let mut working = Silence::new(begun);
        for second in 1..600 {
            assert!(!working.is_too_long(at(second), 0, true), "a save is under way");
        }
        assert!(working.is_too_long(at(604), 0, false));
    }

    #[test]
    fn calling_off_nothing_changes_nothing() {
        let closing = Closing::default();
        closing.call_off();
        assert!(closing.begin().is_some());
    }
}
