//! The program itself: the start screen, who you are, settings, snapshots, closing.

use audit_api::views::{
    AboutView, ChosenView, FileView, HelpFileView, PersonView, RestoredView, SettingName, SettingsView, SnapshotView,
    SnapshotsView, StartView,
};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use super::{Answer, CommandError, answer, apart};
use crate::closing::{self, Closing};
use crate::desk::Desk;
use crate::dialogs::Dialogs;
use crate::order::Order;
use crate::tokens::{FileToken, FolderToken, Tokens};

/// About the program.
#[tauri::command(async)]
pub fn about(desk: State<'_, Desk>) -> AboutView {
    audit_api::about(&desk.folders().data, desk.folders().by_it, audit_api::made(crate::MADE))
}

/// What helps whoever helps: the program's version and its log, each file with its words, as it would be saved. Nothing of audits.
#[tauri::command]
pub async fn help_files<R: Runtime>(app: AppHandle<R>) -> Answer<Vec<HelpFileView>> {
    apart(app, |desk, _| Ok(desk.help_files())).await
}

/// Saves what was shown last of it, as one zip file.
/// While it takes long: “Saving the zip file”.
#[tauri::command]
pub async fn save_help_files<R: Runtime>(app: AppHandle<R>, folder: FolderToken) -> Answer<FileView> {
    apart(app, move |desk, tokens| {
        let folder = tokens.path_of_folder(&folder)?;
        desk.save_help_files(&folder).map(|file| tokens.name_file(file))
    })
    .await
}

/// The start screen.
#[tauri::command(async)]
pub fn start(desk: State<'_, Desk>, order: Order) -> Answer<StartView> {
    desk.page_begins(&order);
    answer(desk.retry(|program| program.start()))
}

/// Somebody has looked at what was damaged: it is not said any more.
#[tauri::command(async)]
pub fn damage_seen(desk: State<'_, Desk>) -> Answer<StartView> {
    answer(desk.with(|program| program.damage_seen()))
}

/// Somebody says who they are.
#[tauri::command(async)]
pub fn set_person(desk: State<'_, Desk>, name: String, role: String) -> Answer<StartView> {
    answer(desk.with(|program| program.set_person(&name, &role)))
}

/// The people who have worked on this computer, the last one first.
#[tauri::command(async)]
pub fn people(desk: State<'_, Desk>) -> Answer<Vec<PersonView>> {
    answer(desk.with(|program| program.people()))
}

/// How the screen behaves.
#[tauri::command(async)]
pub fn settings(desk: State<'_, Desk>) -> Answer<SettingsView> {
    answer(desk.retry(|program| program.settings()))
}

/// Changes one of them.
#[tauri::command(async)]
pub fn set_setting(desk: State<'_, Desk>, name: SettingName, value: String) -> Answer<SettingsView> {
    answer(desk.with(|program| program.set_setting(name, &value)))
}

/// Draws everything larger or smaller, at once: `percent` of the usual size.
#[tauri::command]
pub fn show_text_size<R: Runtime>(window: WebviewWindow<R>, percent: u32) -> Answer<()> {
    let shown = window.set_zoom(f64::from(percent.clamp(100, 200)) / 100.0);
    answer(
        shown.map_err(|_| CommandError::new("unexpected", "The size of the text could not be changed.", "Try again.")),
    )
}

/// Those on this computer. Also answers while the store cannot be opened: then these are the way back.
#[tauri::command]
pub async fn snapshots<R: Runtime>(app: AppHandle<R>) -> Answer<SnapshotsView> {
    apart(app, |desk, tokens| desk.snapshots().map(|view| tokens.name_snapshots(view))).await
}

/// Those in the second folder, which may take its time.
#[tauri::command]
pub async fn snapshots_elsewhere<R: Runtime>(app: AppHandle<R>) -> Answer<Vec<SnapshotView>> {
    apart(app, |desk, _| desk.snapshots_elsewhere()).await
}

/// Takes one now.
#[tauri::command]
pub async fn take_snapshot<R: Runtime>(app: AppHandle<R>) -> Answer<SnapshotsView> {
    apart(app, |desk, tokens| desk.take_snapshot().map(|view| tokens.name_snapshots(view))).await
}

/// Takes a second folder; none: it is not used any more.
/// While it takes long, with `folder`: “Waiting for the second folder”.
#[tauri::command]
pub async fn set_snapshot_folder<R: Runtime>(app: AppHandle<R>, folder: Option<FolderToken>) -> Answer<SnapshotsView> {
    apart(app, move |desk, tokens| {
        let folder = folder.map(|folder| tokens.path_of_folder(&folder)).transpose()?;
        desk.set_snapshot_folder(folder.as_deref()).map(|view| tokens.name_snapshots(view))
    })
    .await
}

/// Makes a snapshot the store.
/// While it takes long, with `second_folder`: “Fetching the snapshot from the second folder”.
#[tauri::command]
pub async fn restore_snapshot<R: Runtime>(
    app: AppHandle<R>,
    name: String,
    second_folder: bool,
) -> Answer<RestoredView> {
    apart(app, move |desk, _| desk.restore_snapshot(&name, second_folder)).await
}

/// The system's own dialog for a snapshot that lies anywhere; none: nothing chosen.
#[tauri::command]
pub async fn choose_snapshot<R: Runtime>(
    window: WebviewWindow<R>,
    dialogs: State<'_, Dialogs>,
    tokens: State<'_, Tokens>,
    title: String,
) -> Answer<Option<ChosenView>> {
    Ok(dialogs.pick_snapshot(&window, &title).await.map(|file| tokens.to_read(&file)))
}

/// What is in a file that was chosen.
/// While it takes long: “Reading the snapshot”.
#[tauri::command]
pub async fn look_at_snapshot<R: Runtime>(app: AppHandle<R>, file: FileToken) -> Answer<SnapshotView> {
    apart(app, move |desk, tokens| desk.look_at_snapshot(&tokens.path_to_read(&file)?)).await
}

/// Makes a file that was chosen the store.
/// While it takes long: “Fetching the snapshot”.
#[tauri::command]
pub async fn restore_file<R: Runtime>(app: AppHandle<R>, file: FileToken) -> Answer<RestoredView> {
    apart(app, move |desk, tokens| desk.restore_file(&tokens.path_to_read(&file)?)).await
}

/// While the window closes: the screen is there and waits for a save. Never waits for the store itself.
#[tauri::command]
pub fn still_saving(closing: State<'_, Closing>) {
    closing.still_saving();
}

/// The screen's answer to closing: everything is on disk and the window closes, or something could not be saved and
/// it stays until the person has decided.
#[tauri::command]
pub fn finish_closing<R: Runtime>(app: AppHandle<R>, closing: State<'_, Closing>, close: bool) {
    match close {
        true => closing::leave(app),
        false => closing.call_off(),
    }
}
