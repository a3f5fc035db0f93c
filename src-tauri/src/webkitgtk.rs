//! What Linux's own web view, WebKitGTK, is told when the window opens; other systems' web views are not told this.

#[cfg(target_os = "linux")]
use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

/// Lets the web view draw without the graphics card.
///
/// The screen is text that stands still: drawn plainly it is there sooner and takes a fifth less memory (ARCHITECTURE,
/// "Figures"), and nothing of it depends on the card's driver. Where that driver keeps WebKitGTK from starting at all, the
/// variables that WebKitGTK reads are still needed (`WEBKIT_DISABLE_DMABUF_RENDERER`: Tauri issue 9304).
#[cfg(target_os = "linux")]
pub fn draw_without_graphics_card(window: &tauri::WebviewWindow) {
    // Where it cannot be said the window is drawn as any other.
    let _ = window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
}

#[cfg(not(target_os = "linux"))]
pub fn draw_without_graphics_card(_: &tauri::WebviewWindow) {}
