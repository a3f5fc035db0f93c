//! The program itself: what it is, and closing it.

use serde::Serialize;
use tauri::{AppHandle, Runtime, State};

use super::Answer;
use crate::closing::Closing;
use crate::folders::Folders;

/// What the screen says about the program.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct About {
    /// The version, such as `0.1.0`.
    pub version: String,
    /// Where the answers are kept, to be shown and copied.
    pub data_folder: String,
}

/// The version and where the answers are kept.
#[tauri::command]
pub fn program_about(folders: State<'_, Folders>) -> Answer<About> {
    Ok(About { version: env!("CARGO_PKG_VERSION").into(), data_folder: folders.data.display().to_string() })
}

/// The screen's answer to closing: everything is on disk and the window closes, or something could not be saved and
/// it stays until the person has decided.
#[tauri::command]
pub fn finish_closing<R: Runtime>(app: AppHandle<R>, closing: State<'_, Closing>, close: bool) {
    if close {
        app.exit(0);
    } else {
        closing.call_off();
    }
}
