//! The window: builds it, registers its commands, and lets the screen save before it closes.

// No console window behind the program on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod closing;
mod commands;
mod desk;
mod dialogs;
mod dropping;
mod first;
#[cfg(target_os = "linux")]
mod folder_dialog;
mod folders;
mod keys;
mod webkitgtk;
mod webview2;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    let folders = match folders::Folders::from_environment(std::env::args_os().skip(1)) {
        Ok(folders::Start::With(folders)) => folders,
        Ok(folders::Start::Explain(text)) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(error) => return refuse(&error),
    };
    match run(folders) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&commands::CommandError::new(
            "window-not-opened",
            format!("The window could not be opened: {error}."),
            "Restart the computer and try again. If it happens again, send this text to whoever gave you the program.",
        )),
    }
}

fn run(folders: folders::Folders) -> tauri::Result<()> {
    if first::raise(&folders.data) {
        return Ok(());
    }
    // Before the store is opened: a second start that comes now waits for this window.
    let door = first::open(&folders.data);
    tauri::Builder::default()
        .manage(dialogs::Dialogs::from_environment())
        .manage(closing::Closing::default())
        .manage(dropping::Dropping::default())
        .manage(folders::Chosen::default())
        .manage(desk::Desk::open(&folders))
        .invoke_handler(commands::handler())
        .setup(move |app| {
            window::open(app)?;
            if let Some(door) = door {
                let app = app.handle().clone();
                first::answer(door, move || window::come_to_the_front(&app));
            }
            Ok(())
        })
        .on_window_event(|window, event| {
            closing::on_window_event(window, event);
            dropping::on_window_event(window, event);
        })
        .run(tauri::generate_context!())
}

/// Says on the terminal and, because most people have none, in a message box why the program does not start.
fn refuse(error: &commands::CommandError) -> ExitCode {
    eprintln!("{}\n{}", error.message, error.hint);
    dialogs::say("Safeguarding Audit cannot start", &format!("{}\n\n{}", error.message, error.hint));
    ExitCode::FAILURE
}
