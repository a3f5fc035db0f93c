//! The paper for those who are asked to agree, and what they asked.

use super::{Answer, answer};
use crate::desk::Desk;
use audit_api::views::{FileView, PaperMade, ReadersView, SavedView};
use tauri::State;

#[tauri::command(async)]
pub fn save_plan_today(desk: State<'_, Desk>, audit: String, folder: String) -> Answer<FileView> {
    answer(desk.with(|program| program.save_plan_today(&audit, &folder)))
}

#[tauri::command(async)]
pub fn save_plan_workbook(desk: State<'_, Desk>, audit: String, folder: String) -> Answer<FileView> {
    answer(desk.with(|program| program.save_plan_workbook(&audit, &folder)))
}

#[tauri::command(async)]
pub fn readers(desk: State<'_, Desk>, audit: String) -> Answer<ReadersView> {
    answer(desk.with(|program| program.readers(&audit)))
}

#[tauri::command(async)]
pub fn make_paper(desk: State<'_, Desk>, audit: String, folder: String) -> Answer<PaperMade> {
    answer(desk.with(|program| program.make_paper(&audit, &folder)))
}

#[tauri::command(async)]
pub fn add_challenge(desk: State<'_, Desk>, audit: String, standard: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.add_challenge(&audit, &standard)))
}

#[tauri::command(async)]
pub fn remove_challenge(desk: State<'_, Desk>, audit: String, challenge: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.remove_challenge(&audit, &challenge)))
}
