//! Workbooks: making one, looking at one, bringing one in.

use audit_api::views::{AuditView, FileView, MakeWorkbook, OldFormAsked, OldFormView, SavedView, WorkbookView};
use tauri::{Runtime, State, WebviewWindow};

use super::{Answer, answer};
use crate::desk::Desk;
use crate::dialogs::Dialogs;

#[tauri::command]
pub async fn choose_workbook<R: Runtime>(
    window: WebviewWindow<R>,
    dialogs: State<'_, Dialogs>,
    title: String,
) -> Answer<Option<String>> {
    Ok(dialogs.pick_workbook(&window, &title).await.map(|file| file.to_string_lossy().into_owned()))
}

#[tauri::command(async)]
pub fn make_workbook(desk: State<'_, Desk>, asked: MakeWorkbook, folder: String) -> Answer<FileView> {
    answer(desk.with(|program| program.make_workbook(&asked, &folder)))
}

#[tauri::command(async)]
pub fn preview_workbook(desk: State<'_, Desk>, path: String, audit: String, last_time: bool) -> Answer<WorkbookView> {
    answer(desk.with(|program| program.preview_workbook(&path, &audit, last_time)))
}

#[tauri::command(async)]
pub fn import_workbook(
    desk: State<'_, Desk>,
    path: String,
    audit: String,
    last_time: bool,
    same: bool,
    digest: String,
) -> Answer<SavedView> {
    answer(desk.with(|program| program.import_workbook(&path, &audit, last_time, same, &digest)))
}

#[tauri::command(async)]
pub fn preview_old_form(desk: State<'_, Desk>, asked: OldFormAsked) -> Answer<OldFormView> {
    answer(desk.with(|program| program.preview_old_form(&asked)))
}

#[tauri::command(async)]
pub fn import_old_form(desk: State<'_, Desk>, asked: OldFormAsked, digest: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.import_old_form(&asked, &digest)))
}

#[tauri::command(async)]
pub fn dealt_with(desk: State<'_, Desk>, audit: String, refused: String) -> Answer<AuditView> {
    answer(desk.with(|program| program.dealt_with(&audit, &refused)))
}
