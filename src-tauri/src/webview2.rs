//! What Windows' own web view, WebView2, is told when it starts; other systems' web views are not told anything.
//!
//! WebView2 is a whole browser. It looks for a proxy before it shows anything, the program's own screen included, and
//! talks to its maker in the background. These arguments quieten that as far as arguments can. They are Chromium's, and
//! Microsoft keeps the right to change what they do ("WebView2 browser flags", Microsoft Edge Developer documentation),
//! so nothing rests on them: that the screen may load nothing from elsewhere is the content security policy's doing.

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
