//! The window: builds it, registers its commands, and lets the screen save before it closes.

// No console window behind the program on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod beside;
mod closing;
mod commands;
mod deaths;
mod desk;
mod dialogs;
mod dropping;
mod first;
mod folders;
mod keys;
mod log;
mod order;
mod outside;
mod problem;
mod storage;
mod tokens;
mod webview2;
mod window;

use std::process::ExitCode;

use commands::CommandError;

/// When the program was made, as `build.rs` says: seconds since the year 1970. Empty: not known.
pub const MADE: &str = env!("SAFEGUARDING_AUDIT_MADE");

fn main() -> ExitCode {
    problem::watch_for_panics();
    let folders = match folders::Folders::from_environment(std::env::args_os().skip(1)) {
        Ok(folders::Start::With(folders)) => folders,
        Ok(folders::Start::Explain(text)) => {
            println!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(error) => return problem::refuse(&error),
    };
    problem::goes_into(&folders);
    match run(folders) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => problem::refuse(&error),
    }
}

fn run(folders: folders::Folders) -> Result<(), CommandError> {
    if first::raise(&folders.data) {
        return Ok(());
    }
    log::begin(&folders.data);
    find_a_screen()?;
    // Before the store is opened: a second start that comes now waits for this window.
    let door = first::open(&folders.data);
    let app = tauri::Builder::default()
        .manage(dialogs::Dialogs::from_environment())
        .manage(closing::Closing::default())
        .manage(deaths::Deaths::default())
        .manage(dropping::Dropping::default())
        .manage(tokens::Tokens::default())
        .manage(desk::Desk::open(&folders))
        .invoke_handler(commands::handler())
        .setup(move |app| {
            // Tauri takes what goes wrong in here for a fault of the program, and ends it by a panic.
            if let Err(error) = open_window(app) {
                problem::refuse(&error);
                std::process::exit(1);
            }
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
        .build(tauri::generate_context!())
        .map_err(window::not_opened)?;
    app.run(|_, event| {
        if let tauri::RunEvent::Exit = event {
            storage::clear();
            log::end();
        }
    });
    Ok(())
}

fn open_window(app: &mut tauri::App) -> Result<(), CommandError> {
    if !webview2::is_there() {
        return Err(CommandError::new(
            "web-view-missing",
            "Microsoft Edge WebView2 is missing on this computer. The program draws its window with it.",
            "Ask whoever looks after your computer to install the Microsoft Edge WebView2 Runtime. Or use the portable version of this program, which brings its own.",
        ));
    }
    window::open(app)?;
    problem::is_open();
    closing::on_signals(app.handle());
    Ok(())
}

/// Where there is no screen, tao ends the program by a panic: GTK is asked before.
#[cfg(target_os = "linux")]
fn find_a_screen() -> Result<(), CommandError> {
    problem::watch_for_fatal_logs();
    gtk::init().map_err(|_| {
        CommandError::new(
            "no-screen",
            "There is no screen to show the window on.",
            "Start the program from the desktop of this computer. For work without a window there is the command safeguarding-returns.",
        )
    })
}

/// Other systems have one.
#[cfg(not(target_os = "linux"))]
fn find_a_screen() -> Result<(), CommandError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_knows_when_it_was_made() {
        let known = audit_api::made(MADE).is_some();
        // Where there is no history and nobody gave a time, nothing is said.
        assert!(known || MADE.is_empty(), "{MADE} is no time");
        assert_eq!(known, option_env!("SOURCE_DATE_EPOCH").is_some() || std::path::Path::new("../.git").exists());
    }
}
