//! Files and folders around the program: where things are saved, what is shown and printed, and what was dropped.

use audit_api::views::{ChosenView, DroppedKind, DroppedView, FileView};
use tauri::{AppHandle, Manager, Runtime, State, WebviewWindow};

use super::{Answer, apart};
use crate::desk::Desk;
use crate::dialogs::Dialogs;
use crate::dropping::Dropping;
use crate::tokens::{FileToken, PlaceToken, Tokens};

/// The system's own folder dialog; none: nothing chosen. `button`: what its button says, “Save here” where nothing is given.
#[tauri::command]
pub async fn choose_folder<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    dialogs: State<'_, Dialogs>,
    title: String,
    button: Option<String>,
) -> Answer<Option<ChosenView>> {
    let button = button.as_deref().unwrap_or("Save here");
    let from = apart(app.clone(), |desk, _| Ok(desk.folder_to_begin())).await?;
    let Some(folder) = dialogs.pick_folder(&window, &title, button, from).await else { return Ok(None) };
    apart(app, move |desk, tokens| {
        // Nobody waits for this to be kept: at worst the next dialog begins elsewhere.
        let _ = desk.with(|program| program.keep_last_folder(&folder.display().to_string()));
        Ok(Some(tokens.folder(&folder)))
    })
    .await
}

/// Shows a folder that somebody chose here, or the one of a file that the program saved, in the system's file browser.
/// While it takes long: “Opening the folder”.
#[tauri::command]
pub async fn open_folder<R: Runtime>(app: AppHandle<R>, folder: PlaceToken) -> Answer<()> {
    apart(app, move |desk, tokens| desk.show_folder(&tokens.path_to_show(&folder)?)).await
}

/// Opens a PDF that the program saved, in the system's program for PDFs, which prints it.
/// While it takes long: “Opening the paper”.
#[tauri::command]
pub async fn open_paper<R: Runtime>(app: AppHandle<R>, file: FileToken) -> Answer<()> {
    apart(app, move |desk, tokens| desk.show_paper(&tokens.path_of_paper(&file)?)).await
}

/// Draws the plan as it stands today and opens it in the system's program for PDFs, which prints it.
#[tauri::command]
pub async fn print_plan<R: Runtime>(app: AppHandle<R>, audit: String) -> Answer<FileView> {
    apart(app, move |desk, tokens| desk.print_plan(&audit).map(|file| tokens.name_file(file))).await
}

/// Makes a copy of the paper and opens it in the system's program for PDFs, which prints it.
#[tauri::command]
pub async fn print_paper<R: Runtime>(app: AppHandle<R>, audit: String) -> Answer<FileView> {
    apart(app, move |desk, tokens| desk.print_paper(&audit).map(|file| tokens.name_file(file))).await
}

/// What became of the file that was dropped last; none: it was taken already.
/// While it takes long: “Reading the file”.
#[tauri::command]
pub async fn take_dropped<R: Runtime>(app: AppHandle<R>) -> Answer<Option<DroppedView>> {
    let dropped = app.state::<Dropping>().take();
    apart(app, move |desk, tokens| match dropped.as_slice() {
        [] => Ok(None),
        [file] => desk.take_dropped(file).map(|view| Some(named(view, file, tokens))),
        _ => Ok(Some(audit_api::dropped_many())),
    })
    .await
}

fn named(view: DroppedView, file: &std::path::Path, tokens: &Tokens) -> DroppedView {
    match view.kind {
        DroppedKind::Workbook => DroppedView { token: Some(tokens.to_read(file).token), ..view },
        _ => view,
    }
}

/// Nobody waits any more for what takes long: it is refused with `stopped`.
#[tauri::command]
pub fn stop_waiting(desk: State<'_, Desk>) {
    desk.beside().stop();
}
