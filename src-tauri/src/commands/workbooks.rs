//! Workbooks: making one, looking at one, bringing one in.

use audit_api::views::{
    AuditView, ChosenView, FileView, MakeWorkbook, OldFormAsked, OldFormView, SavedView, WorkbookView,
};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use super::{Answer, answer, apart};
use crate::desk::Desk;
use crate::dialogs::Dialogs;
use crate::tokens::{FileToken, FolderToken, Tokens};

#[tauri::command]
pub async fn choose_workbook<R: Runtime>(
    window: WebviewWindow<R>,
    dialogs: State<'_, Dialogs>,
    tokens: State<'_, Tokens>,
    title: String,
) -> Answer<Option<ChosenView>> {
    Ok(dialogs.pick_workbook(&window, &title).await.map(|file| tokens.to_read(&file)))
}

#[tauri::command]
pub async fn make_workbook<R: Runtime>(
    app: AppHandle<R>,
    asked: MakeWorkbook,
    folder: FolderToken,
) -> Answer<FileView> {
    apart(app, move |desk, tokens| {
        let folder = tokens.path_of_folder(&folder)?;
        desk.save(&folder, |program| program.draw_workbook(&asked)).map(|file| tokens.name_file(file))
    })
    .await
}

#[tauri::command]
pub async fn preview_workbook<R: Runtime>(
    app: AppHandle<R>,
    file: FileToken,
    audit: String,
    last_time: bool,
) -> Answer<WorkbookView> {
    apart(app, move |desk, tokens| desk.preview_workbook(&tokens.path_to_read(&file)?, &audit, last_time)).await
}

#[tauri::command]
pub async fn import_workbook<R: Runtime>(
    app: AppHandle<R>,
    file: FileToken,
    audit: String,
    last_time: bool,
    same: bool,
    digest: String,
) -> Answer<SavedView> {
    apart(app, move |desk, tokens| desk.import_workbook(&tokens.path_to_read(&file)?, &audit, last_time, same, &digest))
        .await
}

#[tauri::command]
pub async fn preview_old_form<R: Runtime>(
    app: AppHandle<R>,
    file: FileToken,
    asked: OldFormAsked,
) -> Answer<OldFormView> {
    apart(app, move |desk, tokens| desk.preview_old_form(&tokens.path_to_read(&file)?, asked)).await
}

#[tauri::command]
pub async fn import_old_form<R: Runtime>(
    app: AppHandle<R>,
    file: FileToken,
    asked: OldFormAsked,
    digest: String,
) -> Answer<SavedView> {
    apart(app, move |desk, tokens| desk.import_old_form(&tokens.path_to_read(&file)?, asked, &digest)).await
}

#[tauri::command(async)]
pub fn dealt_with(desk: State<'_, Desk>, audit: String, refused: String) -> Answer<AuditView> {
    answer(desk.with(|program| program.dealt_with(&audit, &refused)))
}
