//! A file that is dropped on the window, wherever: the system hands its path over here, and the page, which would type the
//! path into a text box, hears only that something was dropped. It then asks what became of it with `take_dropped`.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tauri::{DragDropEvent, Manager, Runtime, Window, WindowEvent};

/// What the screen hears. The same words stand in `ui/src/lib/backend/tauri.ts`.
const DROPPED: &str = "window.dispatchEvent(new Event(\"app-dropped\"))";

/// What was dropped and not taken yet.
#[derive(Default)]
pub struct Dropping(Mutex<Vec<PathBuf>>);

impl Dropping {
    /// Takes what was dropped: only that, never a path that the page names.
    pub fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.lock())
    }

    fn put(&self, files: &[PathBuf]) {
        *self.lock() = files.to_vec();
    }

    fn lock(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps what is dropped and tells the page.
pub fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event else { return };
    let app = window.app_handle();
    app.state::<Dropping>().put(paths);
    if let Some(screen) = app.get_webview_window(window.label()) {
        // A page that cannot hear takes nothing.
        let _ = screen.eval(DROPPED);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_dropped_last_is_taken_once() {
        let dropping = Dropping::default();
        dropping.put(&[PathBuf::from("/one")]);
        dropping.put(&[PathBuf::from("/two")]);
        assert_eq!(dropping.take(), [PathBuf::from("/two")]);
        assert!(dropping.take().is_empty());
    }
}
