//! The paper for those who are asked to agree, and what they asked.

use super::{Answer, answer, apart, save};
use crate::desk::Desk;
use crate::tokens::FolderToken;
use audit_api::views::{FileView, PaperMade, ReadersView, SavedView};
use tauri::{AppHandle, Runtime, State};

/// The improvement plan as it stands today, as a PDF: not a return, and nothing is recorded.
/// While it takes long: “Saving the plan”.
#[tauri::command]
pub async fn save_plan_today<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<FileView> {
    save(app, folder, move |program| program.draw_plan_today(&audit)).await
}

/// The actions of the plan as a workbook, to sort, filter and print: not a return, and nothing is recorded.
/// While it takes long: “Saving the plan”.
#[tauri::command]
pub async fn save_plan_workbook<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<FileView> {
    save(app, folder, move |program| program.draw_plan_workbook(&audit)).await
}

/// The paper for those who are asked to agree: its copies, what changed since, what they asked.
#[tauri::command(async)]
pub fn readers(desk: State<'_, Desk>, audit: String) -> Answer<ReadersView> {
    answer(desk.with(|program| program.readers(&audit)))
}

/// Makes a copy of the paper.
/// While it takes long: “Saving the copy”.
#[tauri::command]
pub async fn make_paper<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<PaperMade> {
    apart(app, move |desk, tokens| {
        let folder = tokens.path_of_folder(&folder)?;
        desk.make_paper(&audit, &folder).map(|made| tokens.name_paper(made))
    })
    .await
}

/// The id of the new challenge note is in the answer. `standard`: empty for one about the whole audit.
#[tauri::command(async)]
pub fn add_challenge(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.add_challenge(&audit, &standard)))
}

/// Takes a challenge note off the list.
#[tauri::command(async)]
pub fn remove_challenge(desk: State<'_, Desk>, audit: String, challenge: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.remove_challenge(&audit, &challenge)))
}
