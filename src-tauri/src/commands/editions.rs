//! Audit tools that are opened, and answers that are carried over to them.

use audit_api::views::{CarriedView, ChosenView, FileView, ImportView, SavedView};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use super::{Answer, answer, apart, save};
use crate::desk::Desk;
use crate::dialogs::Dialogs;
use crate::tokens::{FileToken, FolderToken, Tokens};

/// The system's own dialog for a tool's file; none: nothing chosen.
#[tauri::command]
pub async fn choose_tool_file<R: Runtime>(
    window: WebviewWindow<R>,
    dialogs: State<'_, Dialogs>,
    tokens: State<'_, Tokens>,
    title: String,
) -> Answer<Option<ChosenView>> {
    Ok(dialogs.pick_file(&window, &title, &["json"]).await.map(|file| tokens.to_read(&file)))
}

/// Reads the file of an audit tool and takes it in.
/// While it takes long: “Reading the audit tool”.
#[tauri::command]
pub async fn open_tool<R: Runtime>(app: AppHandle<R>, file: FileToken) -> Answer<ImportView> {
    apart(app, move |desk, tokens| desk.open_tool(&tokens.path_to_read(&file)?)).await
}

/// What became of answers that were carried over.
#[tauri::command(async)]
pub fn carried(desk: State<'_, Desk>, audit: String) -> Answer<CarriedView> {
    answer(desk.with(|program| program.carried(&audit)))
}

/// Carries the answers of another audit over to this one.
#[tauri::command(async)]
pub fn carry_over(desk: State<'_, Desk>, audit: String, from: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.carry_over(&audit, &from)))
}

/// Keeps an earlier answer for a standard that was reworded.
#[tauri::command(async)]
pub fn keep_earlier(desk: State<'_, Desk>, audit: String, earlier: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.keep_earlier(&audit, &earlier, &standard)))
}

/// Starts a reworded standard anew; its earlier answers go to the annex.
#[tauri::command(async)]
pub fn answer_again(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.answer_again(&audit, &standard)))
}

/// `profile`, `standard/<id>` or `question/<id>`: what is from last time is so now as well.
#[tauri::command(async)]
pub fn confirm(desk: State<'_, Desk>, audit: String, what: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.confirm(&audit, &what)))
}

/// Earlier answers that are not asked any more, as a PDF for the organisation itself.
/// While it takes long: “Saving the earlier answers”.
#[tauri::command]
pub async fn save_annex<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<FileView> {
    save(app, folder, move |program| program.draw_annex(&audit)).await
}
