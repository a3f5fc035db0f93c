//! Asking the person for a file or a folder, in the system's own dialog.
//!
//! Tests press the buttons of such a dialog once; in all others `SAFEGUARDING_AUDIT_TEST_DIALOG_DIR` names a folder that
//! answers in its place: see [`Answers`]. Only a program built for development looks for it, and only while a test drives
//! its web view (`TAURI_WEBVIEW_AUTOMATION=true`); `cargo xtask check package` holds that a release knows no such name.

#[cfg(target_os = "linux")]
mod folder_dialog;

use std::path::PathBuf;
use std::sync::Mutex;

use rfd::{AsyncFileDialog, FileHandle};
use tauri::{Runtime, WebviewWindow};

/// Asks, or lets a test answer.
pub struct Dialogs(Option<Answers>);

impl Dialogs {
    /// The system's dialogs, or a test's answers when the web view is driven by one.
    pub fn from_environment() -> Self {
        if !is_driven() {
            return Self(None);
        }
        let folder = std::env::var_os("SAFEGUARDING_AUDIT_TEST_DIALOG_DIR").filter(|v| !v.is_empty());
        Self(folder.map(|f| Answers::new(PathBuf::from(f))))
    }

    /// Asks for a file with one of these endings.
    pub async fn pick_file<R: Runtime>(
        &self,
        window: &WebviewWindow<R>,
        title: &str,
        endings: &[&str],
    ) -> Option<PathBuf> {
        match &self.0 {
            Some(answers) => answers.next(),
            None => path(dialog(window, title).add_filter("Audit tools", endings).pick_file().await),
        }
    }

    /// Asks for a snapshot.
    pub async fn pick_snapshot<R: Runtime>(&self, window: &WebviewWindow<R>, title: &str) -> Option<PathBuf> {
        match &self.0 {
            Some(answers) => answers.next(),
            None => {
                let dialog = dialog(window, title).add_filter("Snapshots", &["db"]).add_filter("All files", &["*"]);
                path(dialog.pick_file().await)
            }
        }
    }

    /// Asks for a folder, beginning in `from`; empty: where the system has it. `button` is what its button says; Windows and macOS write
    /// their own words on it.
    pub async fn pick_folder<R: Runtime>(
        &self,
        window: &WebviewWindow<R>,
        title: &str,
        button: &str,
        from: PathBuf,
    ) -> Option<PathBuf> {
        match &self.0 {
            Some(answers) => answers.next(),
            None => folder(window, title, button, from).await,
        }
    }

    /// Asks for one workbook.
    pub async fn pick_workbook<R: Runtime>(&self, window: &WebviewWindow<R>, title: &str) -> Option<PathBuf> {
        match &self.0 {
            Some(answers) => answers.next(),
            None => {
                let dialog =
                    dialog(window, title).add_filter("Workbooks", &["xlsx", "xlsm"]).add_filter("All files", &["*"]);
                path(dialog.pick_file().await)
            }
        }
    }
}

/// Whether a test drives the web view. A released program does not ask.
pub fn is_driven() -> bool {
    cfg!(debug_assertions) && std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|v| v == "true")
}

fn dialog<R: Runtime>(window: &WebviewWindow<R>, title: &str) -> AsyncFileDialog {
    AsyncFileDialog::new().set_parent(window).set_title(title)
}

#[cfg(target_os = "linux")]
use crate::dialogs::folder_dialog::ask as folder;

/// On macOS the button says “Open” where a folder is chosen to save into: its words are `NSOpenPanel`'s `prompt`, which rfd does not
/// reach, and code of our own for it could be neither compiled nor tried out here. The message above the panel says what it is for.
#[cfg(not(target_os = "linux"))]
async fn folder<R: Runtime>(window: &WebviewWindow<R>, title: &str, _button: &str, from: PathBuf) -> Option<PathBuf> {
    path(dialog(window, title).set_directory(from).pick_folder().await)
}

fn path(chosen: Option<FileHandle>) -> Option<PathBuf> {
    chosen.map(|file| file.path().to_path_buf())
}

/// A test's answers, from one folder. Where it holds `answers.txt`, each dialog takes its first line away: a path
/// (relative to the folder) or `cancel`. Without lines the folder itself is chosen.
struct Answers {
    folder: PathBuf,
    // Two dialogs must not take the same line.
    taking: Mutex<()>,
}

impl Answers {
    fn new(folder: PathBuf) -> Self {
        Self { folder, taking: Mutex::new(()) }
    }

    fn next(&self) -> Option<PathBuf> {
        match self.take_line() {
            Some(line) if line == "cancel" => None,
            Some(line) => Some(self.folder.join(line)),
            None => Some(self.folder.clone()),
        }
    }

    fn take_line(&self) -> Option<String> {
        let _taking = self.taking.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let file = self.folder.join("answers.txt");
        let text = std::fs::read_to_string(&file).ok()?;
        let (line, rest) = text.split_once('\n').unwrap_or((&text, ""));
        std::fs::write(&file, rest).ok()?;
        Some(line.trim().to_string()).filter(|l| !l.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_lines_the_folder_itself_is_chosen() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Answers::new(folder.path().into()).next(), Some(folder.path().into()));
    }

    #[test]
    fn lines_are_taken_one_by_one_and_never_twice() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("answers.txt"), "first\ncancel\nsecond").unwrap();
        let answers = Answers::new(folder.path().into());
        assert_eq!(answers.next(), Some(folder.path().join("first")));
        assert_eq!(answers.next(), None);
        assert_eq!(answers.next(), Some(folder.path().join("second")));
        assert_eq!(answers.next(), Some(folder.path().into()));
    }
}
