//! The one window: opened from the configuration, and closed to every address that is not the program's own screen.

use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, Runtime, Url, WebviewWindowBuilder};

use crate::{webkitgtk, webview2};

/// Opens the window described in `tauri.conf.json`.
///
/// # Errors
/// When the system's web view is missing or cannot start.
pub fn open(app: &mut App) -> tauri::Result<()> {
    let windows = app.config().app.windows.clone();
    for window in &windows {
        let builder = WebviewWindowBuilder::from_config(app, window)?
            .on_navigation(is_own_screen)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .on_download(|_, _| false);
        let window = match webview2::arguments() {
            Some(arguments) => builder.additional_browser_args(&arguments).build()?,
            None => builder.build()?,
        };
        webkitgtk::prepare(&window);
    }
    Ok(())
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
