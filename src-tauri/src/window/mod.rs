//! The one window: opened from the configuration, and closed to every address that is not the program's own screen.

pub mod webkitgtk;

use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Runtime, Url, WebviewWindowBuilder};

use crate::commands::CommandError;
use crate::{deaths, storage, webview2};

/// Opens the window described in `tauri.conf.json`.
///
/// # Errors
/// When there is no folder for the system's web view, or it cannot start.
pub fn open(app: &mut App) -> Result<(), CommandError> {
    let windows = app.config().app.windows.clone();
    let storage = storage::of(app)?;
    for window in &windows {
        let mut builder = WebviewWindowBuilder::from_config(app, window)
            .map_err(not_opened)?
            .on_navigation(is_own_screen)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .on_download(|_, _| false)
            .on_page_load(deaths::on_page_load)
            .general_autofill_enabled(false);
        if let Some(folder) = &storage {
            builder = builder.data_directory(folder.clone());
        }
        let window = match webview2::arguments() {
            Some(arguments) => builder.additional_browser_args(&arguments).build(),
            None => builder.build(),
        };
        let window = window.map_err(not_opened)?;
        webkitgtk::prepare(&window);
        webview2::prepare(&window);
        deaths::wait_for_the_first(&window);
    }
    Ok(())
}

/// What the system says about a window that does not open.
pub fn not_opened(error: tauri::Error) -> CommandError {
    CommandError::new(
        "window-not-opened",
        format!("The window could not be opened: {error}."),
        "Restart the computer and try again. If it happens again, send this text to whoever gave you the program.",
    )
}

/// Shows the window above all others and gives it the keyboard, also where it was minimised. What the system refuses, such
/// as a window that takes the keyboard from another program, is not insisted on.
pub fn come_to_the_front<R: Runtime>(app: &AppHandle<R>) {
    for window in app.webview_windows().values() {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Only the screen that is built into the program may be shown: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_own_screen(address: &Url) -> bool {
    let own = match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        "http" if cfg!(windows) => address.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    own && address.port().is_none() && address.username().is_empty() && address.password().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(address: &str) -> bool {
        is_own_screen(&address.parse().unwrap())
    }

    #[test]
    fn shows_its_own_screen_and_nothing_else() {
        let own = if cfg!(windows) { "http://tauri.localhost/" } else { "tauri://localhost/" };
        assert!(allowed(own));
        assert!(allowed(&format!("{own}index.html#/audit/1")));
        for other in [
            "https://example.org/",
            "http://localhost/",
            "https://tauri.localhost/",
            "http://tauri.localhost.example.org/",
            "tauri://example.org/",
            "tauri://localhost:8080/",
            "tauri://somebody@localhost/",
            "file:///etc/hostname",
            "data:text/html,hello",
            "javascript:alert(1)",
            "about:blank",
        ] {
            assert!(!allowed(other), "{other} must be refused");
        }
    }
}
