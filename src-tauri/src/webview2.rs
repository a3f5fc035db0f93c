//! What Windows' own web view, WebView2, is told when it starts; other systems' web views are not told anything.
//!
//! WebView2 is a whole browser. It looks for a proxy before it shows anything, the program's own screen included, and
//! talks to its maker in the background. These arguments quieten that as far as arguments can. They are Chromium's, and
//! Microsoft keeps the right to change what they do ("WebView2 browser flags", Microsoft Edge Developer documentation),
//! so nothing rests on them: that the screen may load nothing from elsewhere is the content security policy's doing.
//!
//! Its settings and its word that a process died are reached by COM, which is `unsafe`: the only such lines of the program.

#[cfg(windows)]
use webview2_com::{
    Microsoft::Web::WebView2::Win32::{
        COREWEBVIEW2_PROCESS_FAILED_KIND, COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED,
        COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED, ICoreWebView2Controller, ICoreWebView2Settings3,
        ICoreWebView2Settings4,
    },
    ProcessFailedEventHandler,
};
#[cfg(windows)]
use windows_core::Interface;

/// Each argument and where it is described.
const ARGUMENTS: &[&str] = &[
    // What wry 0.57 gives when it is not told otherwise (`src/webview2/mod.rs`): no mini menu over selected text (wry
    // issue 535), and no address sent to SmartScreen (Tauri issue 1345; "IsReputationCheckingRequired" in Microsoft's
    // WebView2 reference). Whoever gives arguments has to repeat these.
    "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection",
    // As above.
    "--autoplay-policy=no-user-gesture-required",
    // No proxy is looked for: where "Automatically detect settings" is on, the first page otherwise waits 10 to 15
    // seconds (MicrosoftEdge/WebView2Feedback issue 1432). Described in Chromium's `net` switches and in Electron's
    // "Supported command line switches": always direct, whatever else is set.
    "--no-proxy-server",
    // "Disable various background network services, including extension updating, safe browsing service, upgrade
    // detector, translate, UMA" (chrome-launcher, `docs/chrome-flags-for-tools.md`).
    "--disable-background-networking",
    // No downloads of the browser's exchangeable parts (Chromium, `chrome_switches.cc`; listed in the same document).
    "--disable-component-update",
    // No reports about servers that could not be reached (Chromium, `chrome_switches.cc`; as above).
    "--disable-domain-reliability",
];

/// Whether there is a WebView2 to draw the window with; other systems have theirs, or the program would not run.
pub fn is_there() -> bool {
    !cfg!(windows) || tauri::webview_version().is_ok()
}

/// Takes what a browser offers by itself away, and has the page opened again when its process dies.
#[cfg(windows)]
pub fn prepare(window: &tauri::WebviewWindow) {
    let watched = window.clone();
    // Where it cannot be said, the window works as any other.
    let _ = window.with_webview(move |view| {
        let _ = keep_what_serves(&view.controller());
        let _ = watch(&view.controller(), watched);
    });
}

/// Nothing to tell other systems' web views.
#[cfg(not(windows))]
pub fn prepare(_: &tauri::WebviewWindow) {}

/// No keys of a browser (reload, search, tools for developers; the page has keys of its own), nothing that was typed is kept
/// to be offered again, and no passwords. An older WebView2 knows fewer of these settings.
#[cfg(windows)]
#[allow(unsafe_code, reason = "WebView2 is reached by COM alone")]
fn keep_what_serves(controller: &ICoreWebView2Controller) -> windows_core::Result<()> {
    // The controller is alive, and this is its thread: `with_webview` promises both.
    unsafe {
        let settings = controller.CoreWebView2()?.Settings()?;
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings3>() {
            settings.SetAreBrowserAcceleratorKeysEnabled(false)?;
        }
        if let Ok(settings) = settings.cast::<ICoreWebView2Settings4>() {
            settings.SetIsGeneralAutofillEnabled(false)?;
            settings.SetIsPasswordAutosaveEnabled(false)?;
        }
    }
    Ok(())
}

/// Hears when a process of WebView2 fails. Those that it mends itself (graphics, network) are left to it.
#[cfg(windows)]
#[allow(unsafe_code, reason = "WebView2 is reached by COM alone")]
fn watch(controller: &ICoreWebView2Controller, window: tauri::WebviewWindow) -> windows_core::Result<()> {
    let failed = ProcessFailedEventHandler::create(Box::new(move |_, event| {
        let mut kind = COREWEBVIEW2_PROCESS_FAILED_KIND::default();
        if let Some(event) = event {
            // The event is alive while its handler runs.
            unsafe { event.ProcessFailedKind(&mut kind)? };
            mend(kind, &window);
        }
        Ok(())
    }));
    // As above.
    unsafe { controller.CoreWebView2()?.add_ProcessFailed(&failed, &mut 0) }
}

/// Not from within the event: WebView2 waits for its handlers, and a box waits for a person.
#[cfg(windows)]
fn mend(kind: COREWEBVIEW2_PROCESS_FAILED_KIND, window: &tauri::WebviewWindow) {
    use crate::deaths;
    use tauri::Manager;
    let window = window.clone();
    let work: fn(&tauri::WebviewWindow) = match kind {
        COREWEBVIEW2_PROCESS_FAILED_KIND_RENDER_PROCESS_EXITED => deaths::died,
        // The whole browser: there is nothing left to open a page in.
        COREWEBVIEW2_PROCESS_FAILED_KIND_BROWSER_PROCESS_EXITED => |window| deaths::give_up(window.app_handle()),
        _ => return,
    };
    std::thread::spawn(move || {
        let again = window.clone();
        // Without a main thread there is no window.
        let _ = window.run_on_main_thread(move || work(&again));
    });
}

/// The arguments as WebView2 takes them; nothing on other systems.
pub fn arguments() -> Option<String> {
    cfg!(windows).then(|| ARGUMENTS.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_windows_is_told_anything() {
        assert_eq!(arguments().is_some(), cfg!(windows));
    }

    #[test]
    fn a_second_list_of_features_would_undo_the_first() {
        let names: Vec<&str> = ARGUMENTS.iter().map(|one| one.split('=').next().unwrap_or_default()).collect();
        assert!(ARGUMENTS.iter().all(|one| one.starts_with("--") && !one.contains(' ')), "{ARGUMENTS:?}");
        assert!(names.iter().all(|name| names.iter().filter(|other| other == &name).count() == 1), "{names:?}");
    }

    /// A newer wry may give other arguments by itself: then the first two above have to be looked at again.
    #[test]
    fn the_arguments_that_wry_gives_are_those_of_the_version_in_use() {
        let lock = include_str!("../../Cargo.lock");
        let wry = lock.split("name = \"wry\"\nversion = \"").nth(1).expect("wry is in use");
        assert!(wry.starts_with("0.57."), "wry is now {}: compare its arguments", &wry[..8]);
    }
}
