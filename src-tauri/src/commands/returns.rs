//! Returns: the check, the declaration, what will be sent, making one, and what became of it.

use audit_api::views::{
    Agreement, AuditView, CheckView, DeclarationView, ReturnView, SavedView, SendingView, Unrecorded,
};
use tauri::State;

use super::{Answer, answer};
use crate::desk::Desk;

#[tauri::command(async)]
pub fn check(desk: State<'_, Desk>, audit: String) -> Answer<CheckView> {
    answer(desk.with(|program| program.check(&audit)))
}

#[tauri::command(async)]
pub fn declaration(desk: State<'_, Desk>, audit: String) -> Answer<DeclarationView> {
    answer(desk.with(|program| program.declaration(&audit)))
}

#[tauri::command(async)]
pub fn agree(desk: State<'_, Desk>, audit: String, agreement: Agreement) -> Answer<SavedView> {
    answer(desk.with(|program| program.agree(&audit, &agreement)))
}

#[tauri::command(async)]
pub fn withdraw_agreement(desk: State<'_, Desk>, audit: String, role: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.withdraw_agreement(&audit, &role)))
}

#[tauri::command(async)]
pub fn keep_unrecorded(desk: State<'_, Desk>, audit: String, role: String, typed: Option<Unrecorded>) -> Answer<()> {
    answer(desk.with(|program| program.keep_unrecorded(&audit, &role, typed.as_ref())))
}

#[tauri::command(async)]
pub fn sending(desk: State<'_, Desk>, audit: String) -> Answer<SendingView> {
    answer(desk.with(|program| program.sending(&audit)))
}

#[tauri::command(async)]
pub fn make_return(desk: State<'_, Desk>, audit: String, folder: String) -> Answer<ReturnView> {
    answer(desk.with(|program| program.make_return(&audit, &folder)))
}

#[tauri::command(async)]
pub fn give_up_signing_key(desk: State<'_, Desk>, audit: String) -> Answer<()> {
    answer(desk.with(|program| program.give_up_signing_key(&audit)))
}

#[tauri::command(async)]
pub fn returns(desk: State<'_, Desk>, audit: String) -> Answer<Vec<ReturnView>> {
    answer(desk.with(|program| program.returns(&audit)))
}

#[tauri::command(async)]
pub fn save_return_again(desk: State<'_, Desk>, audit: String, revision: u32, folder: String) -> Answer<ReturnView> {
    answer(desk.with(|program| program.save_return_again(&audit, revision, &folder)))
}

#[tauri::command(async)]
pub fn mark_sent(desk: State<'_, Desk>, audit: String, revision: u32, sent: bool) -> Answer<ReturnView> {
    answer(desk.with(|program| program.mark_sent(&audit, revision, sent)))
}

#[tauri::command(async)]
pub fn start_revision(desk: State<'_, Desk>, audit: String, reason: String) -> Answer<AuditView> {
    answer(desk.with(|program| program.start_revision(&audit, &reason)))
}
