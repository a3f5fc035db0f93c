//! Files and folders around the program: where things are saved, what is shown and printed, and what was dropped.

use std::path::{Path, PathBuf};

use audit_api::views::{DroppedView, FileView};
use tauri::{Runtime, State, WebviewWindow};

use super::{Answer, CommandError, answer};
use crate::desk::Desk;
use crate::dialogs::Dialogs;
use crate::dropping::Dropping;
use crate::folders::{self, Chosen};

/// Asks for a folder; nothing when the person thinks better of it.
#[tauri::command]
pub async fn choose_folder<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Desk>,
    dialogs: State<'_, Dialogs>,
    chosen: State<'_, Chosen>,
    title: String,
    button: String,
) -> Answer<Option<String>> {
    let from = desk.with(|program| Ok(program.last_folder())).ok().flatten();
    let folder = dialogs.pick_folder(&window, &title, &button, from).await;
    if let Some(folder) = &folder {
        chosen.add(folder);
        // Nobody waits for this to be kept: at worst the next dialog begins elsewhere.
        let _ = desk.with(|program| program.keep_last_folder(&folder.display().to_string()));
    }
    Ok(folder.map(|folder| folder.display().to_string()))
}

/// Opens a folder that somebody chose here, or in which the program saved files.
#[tauri::command(async)]
pub fn open_folder(desk: State<'_, Desk>, chosen: State<'_, Chosen>, path: String) -> Answer<()> {
    let is_own = || desk.with(|program| program.is_own_folder(&path)).map_err(CommandError::from);
    match chosen.holds(Path::new(&path)) || is_own()? {
        true => folders::show(Path::new(&path)),
        false => {
            Err(CommandError::new("folder-unknown", "The program has saved nothing there.", "Save the files again."))
        }
    }
}

/// Opens a PDF that the program saved, in the system's program for PDFs, which prints it.
#[tauri::command(async)]
pub fn open_paper(desk: State<'_, Desk>, chosen: State<'_, Chosen>, path: String) -> Answer<()> {
    let file = PathBuf::from(&path);
    let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
    let may = desk.with(|program| {
        let known = chosen.holds(&folder) || program.is_own_folder(&folder.display().to_string())?;
        Ok(program.may_be_shown(&file, known.then_some(folder).as_slice()))
    });
    match may.map_err(CommandError::from)? {
        true => folders::open_paper(&file),
        false => Err(CommandError::new("paper-unknown", "The paper is not there any more.", "Save it again.")),
    }
}

/// Draws the plan as it stands today and opens it in the system's program for PDFs, which prints it.
#[tauri::command(async)]
pub fn print_plan(desk: State<'_, Desk>, audit: String) -> Answer<FileView> {
    print(answer(desk.with(|program| program.plan_to_print(&audit)))?)
}

/// Makes a copy of the paper and opens it in the system's program for PDFs, which prints it.
#[tauri::command(async)]
pub fn print_paper(desk: State<'_, Desk>, audit: String) -> Answer<FileView> {
    print(answer(desk.with(|program| program.paper_to_print(&audit)))?)
}

fn print(file: FileView) -> Answer<FileView> {
    if file.saved {
        folders::open_paper(Path::new(&file.path))?;
    }
    Ok(file)
}

/// What became of the file that was dropped last; nothing when it was taken already.
#[tauri::command(async)]
pub fn take_dropped(desk: State<'_, Desk>, dropping: State<'_, Dropping>) -> Answer<Option<DroppedView>> {
    match dropping.take().as_slice() {
        [] => Ok(None),
        [file] => answer(desk.with(|program| program.dropped(&file.display().to_string()))).map(Some),
        _ => Ok(Some(audit_api::dropped_many())),
    }
}
