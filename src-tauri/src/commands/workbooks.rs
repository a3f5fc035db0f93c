//! Workbooks: making one, looking at one, bringing one in.

use audit_api::views::{
    AuditView, ChosenView, FileView, MakeWorkbook, OldFormAsked, OldFormView, SavedView, WorkbookView,
};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use super::{Answer, answer, apart};
use crate::desk::Desk;
use crate::dialogs::Dialogs;
use crate::tokens::{FileToken, FolderToken, Tokens};

/// The system's own dialog for one workbook; none: nothing chosen.
#[tauri::command]
pub async fn choose_workbook<R: Runtime>(
    window: WebviewWindow<R>,
    dialogs: State<'_, Dialogs>,
    tokens: State<'_, Tokens>,
    title: String,
) -> Answer<Option<ChosenView>> {
    Ok(dialogs.pick_workbook(&window, &title).await.map(|file| tokens.to_read(&file)))
}

/// Of an audit with its answers, or an empty one; saved into the folder under a name of its own.
/// While it takes long: “Saving the workbook”.
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

/// What a workbook would bring in. Changes nothing. `audit`: empty for a new one, `new/<digest>` for a new one of another audit tool.
/// `last_time`: the workbook is from last time, so that everything in it waits to be confirmed.
/// While it takes long: “Reading the workbook”.
#[tauri::command]
pub async fn preview_workbook<R: Runtime>(
    app: AppHandle<R>,
    file: FileToken,
    audit: String,
    last_time: bool,
) -> Answer<WorkbookView> {
    apart(app, move |desk, tokens| desk.preview_workbook(&tokens.path_to_read(&file)?, &audit, last_time)).await
}

/// `digest` is that of the preview: what comes in is what was looked at. The id of the audit is in the answer.
/// While it takes long: “Reading the workbook”.
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

/// What an old form of anybody would bring in, with a mapping that is proposed where `asked` does not say one. Changes nothing.
/// While it takes long: “Reading the form”.
#[tauri::command]
pub async fn preview_old_form<R: Runtime>(
    app: AppHandle<R>,
    file: FileToken,
    asked: OldFormAsked,
) -> Answer<OldFormView> {
    apart(app, move |desk, tokens| desk.preview_old_form(&tokens.path_to_read(&file)?, asked)).await
}

/// `digest` is that of the preview.
/// While it takes long: “Reading the form”.
#[tauri::command]
pub async fn import_old_form<R: Runtime>(
    app: AppHandle<R>,
    file: FileToken,
    asked: OldFormAsked,
    digest: String,
) -> Answer<SavedView> {
    apart(app, move |desk, tokens| desk.import_old_form(&tokens.path_to_read(&file)?, asked, &digest)).await
}

/// A cell that did not come in is dealt with (its id), or what became of workbooks has been seen (empty): it is not said any more.
#[tauri::command(async)]
pub fn dealt_with(desk: State<'_, Desk>, audit: String, refused: String) -> Answer<AuditView> {
    answer(desk.with(|program| program.dealt_with(&audit, &refused)))
}
