//! The paper for those who are asked to agree, and what they asked.

use super::{Answer, answer, apart, save};
use crate::desk::Desk;
use crate::tokens::FolderToken;
use audit_api::views::{FileView, PaperMade, ReadersView, SavedView};
use tauri::{AppHandle, Runtime, State};

#[tauri::command]
pub async fn save_plan_today<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<FileView> {
    save(app, folder, move |program| program.draw_plan_today(&audit)).await
}

#[tauri::command]
pub async fn save_plan_workbook<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<FileView> {
    save(app, folder, move |program| program.draw_plan_workbook(&audit)).await
}

#[tauri::command(async)]
pub fn readers(desk: State<'_, Desk>, audit: String) -> Answer<ReadersView> {
    answer(desk.with(|program| program.readers(&audit)))
}

#[tauri::command]
pub async fn make_paper<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<PaperMade> {
    apart(app, move |desk, tokens| {
        let folder = tokens.path_of_folder(&folder)?;
        desk.make_paper(&audit, &folder).map(|made| tokens.name_paper(made))
    })
    .await
}

#[tauri::command(async)]
pub fn add_challenge(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.add_challenge(&audit, &standard)))
}

#[tauri::command(async)]
pub fn remove_challenge(desk: State<'_, Desk>, audit: String, challenge: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.remove_challenge(&audit, &challenge)))
}
