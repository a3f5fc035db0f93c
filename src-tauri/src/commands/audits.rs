//! Audits: starting one, its contents, progress, place, history, undo, search.

use audit_api::views::{AuditView, BeginningView, HistoryAsk, HistoryPage, SavedView, SearchHit, StartAudit};
use tauri::State;

use super::{Answer, answer};
use crate::desk::Desk;
use crate::order::Order;

/// Starts an audit.
#[tauri::command(async)]
pub fn start_audit(desk: State<'_, Desk>, start: StartAudit) -> Answer<AuditView> {
    answer(desk.with(|program| program.start_audit(&start)))
}

/// What an audit that is about to be started can begin with. Changes nothing.
#[tauri::command(async)]
pub fn beginning(desk: State<'_, Desk>, start: StartAudit) -> Answer<BeginningView> {
    answer(desk.with(|program| program.beginning(&start)))
}

/// An audit as a whole.
#[tauri::command(async)]
pub fn audit(desk: State<'_, Desk>, audit: String) -> Answer<AuditView> {
    answer(desk.with(|program| program.audit(&audit)))
}

/// Where the person is, for resuming.
#[tauri::command(async)]
pub fn set_place(desk: State<'_, Desk>, audit: String, place: String) -> Answer<()> {
    answer(desk.with(|program| program.set_place(&audit, &place)))
}

/// Seconds for which a standard was in front: what the minutes left rest on.
#[tauri::command(async)]
pub fn spent(desk: State<'_, Desk>, audit: String, standard: String, seconds: u32) -> Answer<()> {
    answer(desk.with(|program| program.spent(&audit, &standard, seconds)))
}

/// Takes the last change back.
#[tauri::command(async)]
pub fn undo(desk: State<'_, Desk>, order: Order, audit: String) -> Answer<SavedView> {
    answer(desk.unless_overtaken(&order, &audit, |program| program.undo(&audit), |program| program.as_saved(&audit)))
}

/// Brings again what was taken back.
#[tauri::command(async)]
pub fn redo(desk: State<'_, Desk>, order: Order, audit: String) -> Answer<SavedView> {
    answer(desk.unless_overtaken(&order, &audit, |program| program.redo(&audit), |program| program.as_saved(&audit)))
}

/// A page of the history, newest first.
#[tauri::command(async)]
pub fn history(desk: State<'_, Desk>, audit: String, asked: HistoryAsk) -> Answer<HistoryPage> {
    answer(desk.with(|program| program.history(&audit, &asked)))
}

/// What is found in standards, guidance and answers.
#[tauri::command(async)]
pub fn search(desk: State<'_, Desk>, audit: String, query: String) -> Answer<Vec<SearchHit>> {
    answer(desk.with(|program| program.search(&audit, &query)))
}
