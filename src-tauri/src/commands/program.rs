//! The program itself: the start screen, who you are, settings, snapshots, closing.

use audit_api::views::{AboutView, PersonView, RestoredView, SettingsView, SnapshotsView, StartView};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use super::{Answer, CommandError, answer};
use crate::closing::Closing;
use crate::desk::{Desk, world};

#[tauri::command(async)]
pub fn about(desk: State<'_, Desk>) -> AboutView {
    audit_api::about(&desk.folders().data, desk.folders().by_it, audit_api::made(crate::MADE))
}

#[tauri::command(async)]
pub fn start(desk: State<'_, Desk>) -> Answer<StartView> {
    answer(desk.retry(|program| program.start()))
}

/// Somebody has looked at what was damaged.
#[tauri::command(async)]
pub fn damage_seen(desk: State<'_, Desk>) -> Answer<StartView> {
    answer(desk.with(|program| program.damage_seen()))
}

#[tauri::command(async)]
pub fn set_person(desk: State<'_, Desk>, name: String, role: String) -> Answer<StartView> {
    answer(desk.with(|program| program.set_person(&name, &role)))
}

/// The people who have worked on this computer.
#[tauri::command(async)]
pub fn people(desk: State<'_, Desk>) -> Answer<Vec<PersonView>> {
    answer(desk.with(|program| program.people()))
}

#[tauri::command(async)]
pub fn settings(desk: State<'_, Desk>) -> Answer<SettingsView> {
    answer(desk.retry(|program| program.settings()))
}

#[tauri::command(async)]
pub fn set_setting(desk: State<'_, Desk>, name: String, value: String) -> Answer<SettingsView> {
    answer(desk.with(|program| program.set_setting(&name, &value)))
}

/// Draws everything larger or smaller, at once: `percent` of the usual size.
#[tauri::command]
pub fn show_text_size<R: Runtime>(window: WebviewWindow<R>, percent: u32) -> Answer<()> {
    window
        .set_zoom(f64::from(percent.clamp(100, 200)) / 100.0)
        .map_err(|_| CommandError::new("unexpected", "The size of the text could not be changed.", "Try again."))
}

/// Also answers while the store cannot be opened: then these are the way back.
#[tauri::command(async)]
pub fn snapshots(desk: State<'_, Desk>) -> Answer<SnapshotsView> {
    match desk.is_open() {
        true => answer(desk.with(|program| program.snapshots())),
        false => Ok(audit_api::snapshots_beside(&desk.folders().data)),
    }
}

#[tauri::command(async)]
pub fn take_snapshot(desk: State<'_, Desk>) -> Answer<SnapshotsView> {
    answer(desk.with(|program| program.take_snapshot()))
}

#[tauri::command(async)]
pub fn set_snapshot_folder(desk: State<'_, Desk>, folder: String) -> Answer<SnapshotsView> {
    answer(desk.with(|program| program.set_snapshot_folder(&folder)))
}

#[tauri::command(async)]
pub fn restore_snapshot(desk: State<'_, Desk>, name: String, second_folder: bool) -> Answer<RestoredView> {
    if desk.is_open() {
        return answer(desk.with(|program| program.restore_snapshot(&name, second_folder)));
    }
    let restored = answer(audit_api::restore_beside(&desk.folders().data, &name, &*world(desk.folders())))?;
    Ok(RestoredView {
        // The snapshot is in its place by now. What does not open is said when the start is asked for again.
        start: desk.retry(|program| program.start()).ok(),
        kept: restored.kept,
        unknown: restored.unknown,
        notes: restored.notes,
    })
}

/// While the window closes: the screen is there and waits for a save. Never waits for the store itself.
#[tauri::command]
pub fn still_saving(closing: State<'_, Closing>) {
    closing.still_saving();
}

/// The screen's answer to closing: everything is on disk and the window closes, or something could not be saved and
/// it stays until the person has decided.
#[tauri::command(async)]
pub fn finish_closing<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, closing: State<'_, Closing>, close: bool) {
    if close {
        desk.close();
        app.exit(0);
    } else {
        closing.call_off();
    }
}
