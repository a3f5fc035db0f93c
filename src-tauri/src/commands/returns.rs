//! Returns: the check, the declaration, what will be sent, making one, and what became of it.

use audit_api::Program;
use audit_api::views::{
    Agreement, AuditView, CheckView, DeclarationView, ReturnView, SavedView, SendingView, Unrecorded,
};
use tauri::{AppHandle, Runtime, State};

use super::{Answer, answer, apart};
use crate::desk::Desk;
use crate::order::Order;
use crate::tokens::FolderToken;

/// The check before export.
#[tauri::command(async)]
pub fn check(desk: State<'_, Desk>, audit: String) -> Answer<CheckView> {
    answer(desk.with(|program| program.check(&audit)))
}

/// The declaration.
#[tauri::command(async)]
pub fn declaration(desk: State<'_, Desk>, audit: String) -> Answer<DeclarationView> {
    answer(desk.with(|program| program.declaration(&audit)))
}

/// Records an agreement.
#[tauri::command(async)]
pub fn agree(desk: State<'_, Desk>, audit: String, agreement: Agreement) -> Answer<SavedView> {
    answer(desk.with(|program| program.agree(&audit, &agreement)))
}

/// Takes back an agreement that was recorded.
#[tauri::command(async)]
pub fn withdraw_agreement(desk: State<'_, Desk>, audit: String, role: String) -> Answer<SavedView> {
    answer(desk.with(|program| program.withdraw_agreement(&audit, &role)))
}

/// The form of an agreement as far as it is typed, kept beside the audit until it is recorded; none: it is discarded.
#[tauri::command(async)]
pub fn keep_unrecorded(
    desk: State<'_, Desk>,
    order: Order,
    audit: String,
    role: String,
    typed: Option<Unrecorded>,
) -> Answer<()> {
    let save = |program: &mut Program| program.keep_unrecorded(&audit, &role, typed.as_ref());
    answer(desk.in_order(&order, (&audit, &format!("declaration/{role}/unrecorded")), save, |_| Ok(())))
}

/// Exactly what will be sent.
#[tauri::command(async)]
pub fn sending(desk: State<'_, Desk>, audit: String) -> Answer<SendingView> {
    answer(desk.with(|program| program.sending(&audit)))
}

/// Signs, stores, locks, and saves the files into the folder.
/// While it takes long: “Making the return”.
#[tauri::command]
pub async fn make_return<R: Runtime>(app: AppHandle<R>, audit: String, folder: FolderToken) -> Answer<ReturnView> {
    apart(app, move |desk, tokens| {
        let folder = tokens.path_of_folder(&folder)?;
        desk.make_return(&audit, &folder).map(|made| tokens.name_return(made))
    })
    .await
}

/// After `signing-key-missing`: the next return is signed with a new key.
#[tauri::command(async)]
pub fn give_up_signing_key(desk: State<'_, Desk>, audit: String) -> Answer<()> {
    answer(desk.with(|program| program.give_up_signing_key(&audit)))
}

/// The returns of an audit, newest first.
#[tauri::command]
pub async fn returns<R: Runtime>(app: AppHandle<R>, audit: String) -> Answer<Vec<ReturnView>> {
    apart(app, move |desk, tokens| Ok(desk.returns(&audit)?.into_iter().map(|made| tokens.name_return(made)).collect()))
        .await
}

/// Saves the files of a return once more.
/// While it takes long: “Saving the files”.
#[tauri::command]
pub async fn save_return_again<R: Runtime>(
    app: AppHandle<R>,
    audit: String,
    revision: u32,
    folder: FolderToken,
) -> Answer<ReturnView> {
    apart(app, move |desk, tokens| {
        let folder = tokens.path_of_folder(&folder)?;
        desk.save_return_again(&audit, revision, &folder).map(|made| tokens.name_return(made))
    })
    .await
}

/// Somebody says that a return was sent, or that it was not.
#[tauri::command]
pub async fn mark_sent<R: Runtime>(app: AppHandle<R>, audit: String, revision: u32, sent: bool) -> Answer<ReturnView> {
    apart(app, move |desk, tokens| desk.mark_sent(&audit, revision, sent).map(|made| tokens.name_return(made))).await
}

/// Opens the audit again, for the reason given.
#[tauri::command(async)]
pub fn start_revision(desk: State<'_, Desk>, audit: String, reason: String) -> Answer<AuditView> {
    answer(desk.with(|program| program.start_revision(&audit, &reason)))
}
