//! What the screen may ask of the program. A command is one line: it calls audit-api and maps the error.
//!
//! To add one: write `#[tauri::command] pub fn name(…) -> Answer<T>` in the file of its noun and name it in [`handler`].
//! Nothing else: the capability takes its list from these files (see `build.rs`), and the compiler says when a command
//! has not been named here. A command that waits for a person or for the disk is `#[tauri::command(async)]`, so that
//! the window goes on drawing.

mod program;

use serde::Serialize;
use tauri::ipc::Invoke;
use tauri::{Runtime, generate_handler};

/// What a command answers.
pub type Answer<T> = Result<T, CommandError>;

/// An error as the screen sees it: it switches on the code and shows the message with the hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommandError {
    /// Stable and never translated, such as `store-in-use`.
    pub code: String,
    /// One sentence: what happened.
    pub message: String,
    /// One sentence: what to do.
    pub hint: String,
}

impl CommandError {
    /// An error with its code, what happened, and what to do.
    pub fn new(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), hint: hint.into() }
    }
}

/// Every command, by name.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    generate_handler![program::program_about, program::finish_closing]
}
