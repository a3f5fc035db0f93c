//! Closing the window: the screen is asked to save what is being typed, and has five seconds for it.
//!
//! The screen hears the DOM event `app-closing`, sent by evaluating one line so that it needs no permission to listen,
//! and answers with the command `finish_closing`: to close, or to stay because something could not be saved and the
//! person has to decide. A screen that no longer answers cannot keep the window open.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};

/// What the screen hears. The same words stand in `ui/src/lib/backend/tauri.ts`.
const ASK_TO_CLOSE: &str = "window.dispatchEvent(new Event(\"app-closing\"))";

/// How long the screen may take to save before the window closes without it.
const PATIENCE: Duration = Duration::from_secs(5);

/// Which closing is under way: odd while one is, even while none is.
#[derive(Default)]
pub struct Closing(AtomicU64);

impl Closing {
    /// Begins a closing and gives its number; nothing when one is under way already.
    fn begin(&self) -> Option<u64> {
        let begin = |n: u64| n.is_multiple_of(2).then_some(n + 1);
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, begin).ok().map(|n| n + 1)
    }

    /// Calls the closing that is under way off: the window stays.
    pub fn call_off(&self) {
        let end = |n: u64| (!n.is_multiple_of(2)).then_some(n + 1);
        // Nothing under way is nothing to call off.
        let _ = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, end);
    }

    fn is_under_way(&self, number: u64) -> bool {
        self.0.load(Ordering::SeqCst) == number
    }
}

/// Holds the window open while the screen saves.
pub fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    api.prevent_close();
    let app = window.app_handle().clone();
    if let Some(number) = app.state::<Closing>().begin() {
        match app.get_webview_window(window.label()).map(|screen| screen.eval(ASK_TO_CLOSE)) {
            Some(Ok(())) => wait_then_close(app, number),
            // There is no screen to ask.
            _ => app.exit(0),
        }
    }
}

fn wait_then_close<R: Runtime>(app: AppHandle<R>, number: u64) {
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if app.state::<Closing>().is_under_way(number) {
            app.exit(0);
        }
    });
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
    fn calling_off_nothing_changes_nothing() {
        let closing = Closing::default();
        closing.call_off();
        assert!(closing.begin().is_some());
    }
}
