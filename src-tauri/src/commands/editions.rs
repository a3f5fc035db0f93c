//! Audit tools that are opened, and answers that are carried over to them.

use audit_api::views::{CarriedView, FileView, ImportView, SavedView};
use tauri::{Runtime, State, WebviewWindow};

use super::{Answer, answer};
use crate::desk::Desk;
use crate::dialogs::Dialogs;

/// Asks for a tool's file and opens it; nothing when the person thinks better of it.
#[tauri::command]
pub async fn choose_tool_file<R: Runtime>(
    window: WebviewWindow<R>,
    dialogs: State<'_, Dialogs>,
    desk: State<'_, Desk>,
    title: String,
) -> Answer<Option<ImportView>> {
    let Some(file) = dialogs.pick_file(&window, &title, &["json"]).await else { return Ok(None) };
    answer(desk.with(|program| program.import_tool(&file.display().to_string()))).map(Some)
}

#[tauri::command(async)]
pub fn carried(desk: State<'_, Desk>, audit: String) -> Answer<CarriedView> {
    answer(desk.with(|program| program.carried(&audit)))
}

#[tauri::command(async)]
pub fn carry_over(desk: State<'_, Desk>, audit: String, from: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.carry_over(&audit, &from)))
}

#[tauri::command(async)]
pub fn keep_earlier(desk: State<'_, Desk>, audit: String, earlier: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.keep_earlier(&audit, &earlier, &standard)))
}

#[tauri::command(async)]
pub fn answer_again(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.answer_again(&audit, &standard)))
}

#[tauri::command(async)]
pub fn confirm(desk: State<'_, Desk>, audit: String, what: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.confirm(&audit, &what)))
}

#[tauri::command(async)]
pub fn save_annex(desk: State<'_, Desk>, audit: String, folder: String) -> Answer<FileView> {
    answer(desk.with(|program| program.save_annex(&audit, &folder)))
}
