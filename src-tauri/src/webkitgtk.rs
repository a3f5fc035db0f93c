//! What Linux's own web view, WebKitGTK, is told when the window opens; other systems' web views are not told this.

#[cfg(target_os = "linux")]
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Lets the web view draw without the graphics card.
///
/// The screen is text that stands still: drawn plainly it is there sooner and takes a quarter less memory (ARCHITECTURE,
/// "Figures"). And it is there at all where the card's driver does not get on with WebKitGTK, as in virtual machines and
/// with some NVIDIA cards, where the window stayed empty or the program ended (Tauri issues 5143 and 9304).
///
/// # Errors
/// When the window is gone already.
#[cfg(target_os = "linux")]
pub fn draw_without_graphics_card(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
pub fn draw_without_graphics_card(_: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
