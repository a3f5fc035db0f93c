//! Audits: starting one, its contents, progress, place, history, undo, search.

use audit_api::views::{AuditView, BeginningView, HistoryAsk, HistoryPage, SavedView, SearchHit, StartAudit};
use tauri::State;

use super::{Answer, answer};
use crate::desk::Desk;

#[tauri::command(async)]
pub fn start_audit(desk: State<'_, Desk>, start: StartAudit) -> Answer<AuditView> {
    answer(desk.with(|program| program.start_audit(&start)))
}

/// What an audit that is about to be started can begin with.
#[tauri::command(async)]
pub fn beginning(desk: State<'_, Desk>, start: StartAudit) -> Answer<BeginningView> {
    answer(desk.with(|program| program.beginning(&start)))
}

#[tauri::command(async)]
pub fn audit(desk: State<'_, Desk>, audit: String) -> Answer<AuditView> {
    answer(desk.with(|program| program.audit(&audit)))
}

#[tauri::command(async)]
pub fn set_place(desk: State<'_, Desk>, audit: String, place: String) -> Answer<()> {
    answer(desk.with(|program| program.set_place(&audit, &place)))
}

#[tauri::command(async)]
pub fn spent(desk: State<'_, Desk>, audit: String, standard: String, seconds: u32) -> Answer<()> {
    answer(desk.with(|program| program.spent(&audit, &standard, seconds)))
}

#[tauri::command(async)]
pub fn undo(desk: State<'_, Desk>, audit: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.undo(&audit)))
}

#[tauri::command(async)]
pub fn redo(desk: State<'_, Desk>, audit: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.redo(&audit)))
}

#[tauri::command(async)]
pub fn history(desk: State<'_, Desk>, audit: String, asked: HistoryAsk) -> Answer<HistoryPage> {
    answer(desk.with(|program| program.history(&audit, &asked)))
}

#[tauri::command(async)]
pub fn search(desk: State<'_, Desk>, audit: String, query: String) -> Answer<Vec<SearchHit>> {
    answer(desk.with(|program| program.search(&audit, &query)))
}
