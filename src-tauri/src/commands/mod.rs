//! What the screen may ask of the program. A command is one line: it calls audit-api and maps the error.
//!
//! To add one: write `#[tauri::command] pub fn name(…) -> Answer<T>` in the file of its noun, then run the tests with
//! `UPDATE_GOLDEN=1`. Nothing else: the permission and the list of handlers are taken from these files (see `build.rs`), and so is
//! the screen's client, `ui/src/lib/api/generated/client.ts`, with the docs. A command that waits for the disk is `#[tauri::command(async)]`, so that the window goes on
//! drawing. One that may have to wait for something that is not ours (a folder, a file, the system's key store, another
//! program) goes [`apart`], and takes a token where it works with a folder or a file (`tokens.rs`); a line of its docs, “While it takes
//! long: “…”.”, is what the screen says meanwhile.

mod answers;
mod audits;
mod editions;
mod files;
mod papers;
mod program;
mod returns;
mod workbooks;

use std::panic::Location;

use audit_api::views::FileView;
use audit_api::{ApiError, Drawing, Program, cause_of};
use serde::Serialize;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, Runtime};

use crate::desk::Desk;
use crate::log;
use crate::tokens::{FolderToken, Tokens};

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
    /// What was below it, in codes and kinds alone: for the log.
    #[serde(skip)]
    pub cause: String,
}

impl CommandError {
    /// An error with its code, what happened, and what to do.
    pub fn new(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), hint: hint.into(), cause: String::new() }
    }
}

impl From<ApiError> for CommandError {
    fn from(error: ApiError) -> Self {
        let cause = cause_of(&error);
        Self { cause, ..Self::new(error.code, error.message, error.hint) }
    }
}

/// Maps the error of audit-api. Every command answers through this or [`apart`]: what is refused is in the log.
#[track_caller]
pub fn answer<T>(done: Result<T, impl Into<CommandError>>) -> Answer<T> {
    noted(Location::caller(), done.map_err(Into::into))
}

/// An answer of the command at this place, in the log where it is an error.
fn noted<T>(at: &Location<'_>, answer: Answer<T>) -> Answer<T> {
    answer.inspect_err(|error| log::refused(at, &error.code, &error.cause))
}

/// What works apart from the store ended by a fault of the program.
pub fn unexpected() -> CommandError {
    CommandError::new(
        "unexpected",
        "Something unexpected went wrong in the program.",
        "Try again. If it happens again, close the program and open it: everything shown as saved is kept.",
    )
}

/// Does what may have to wait on a thread where waiting holds up neither the window nor another command.
#[track_caller]
fn apart<R: Runtime, T: Send + 'static>(
    app: AppHandle<R>,
    work: impl FnOnce(&Desk, &Tokens) -> Answer<T> + Send + 'static,
) -> impl Future<Output = Answer<T>> + Send {
    let at = Location::caller();
    async move {
        let work = move || work(&app.state::<Desk>(), &app.state::<Tokens>());
        let done = tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(unexpected()));
        noted(at, done)
    }
}

/// Saves what is drawn in a folder.
#[track_caller]
fn save<R: Runtime>(
    app: AppHandle<R>,
    folder: FolderToken,
    draw: impl FnOnce(&Program) -> Result<Drawing, ApiError> + Send + 'static,
) -> impl Future<Output = Answer<FileView>> + Send {
    apart(app, move |desk, tokens| {
        let folder = tokens.path_of_folder(&folder)?;
        desk.save(&folder, draw).map(|file| tokens.name_file(file))
    })
}

/// Every command of these files, by name (`build.rs` lists them).
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    include!(concat!(env!("OUT_DIR"), "/handler.rs"))
}
