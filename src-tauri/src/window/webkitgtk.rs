//! What Linux's own web view, WebKitGTK, is told when the window opens; other systems' web views are not told this.
//!
//! How it draws is left to it. Told never to use the graphics card between being made and being shown, it passed no wheel
//! on to the page (`tests/desktop/wheel.rs`); where a card's driver keeps it from starting, the variables that it reads
//! itself help (`WEBKIT_DISABLE_DMABUF_RENDERER`: Tauri issue 9304).

#[cfg(target_os = "linux")]
use std::{cell::Cell, time::Duration};

#[cfg(target_os = "linux")]
use webkit2gtk::{
    ContextMenu, ContextMenuAction, ContextMenuExt, ContextMenuItemExt, LoadEvent, WebContextExt, WebView, WebViewExt,
};

/// The language in which spelling is checked. Its dictionary is a package of the system's (`hunspell-en-gb` on Debian).
#[cfg(target_os = "linux")]
const SPELLING: &str = "en_GB";
/// How long after the page has come its spelling begins to be checked.
#[cfg(target_os = "linux")]
const AFTER_THE_START: Duration = Duration::from_secs(1);

/// Has the spelling of what is typed checked, keeps what a browser offers out of the menu of the right mouse button, and has the
/// page opened again when its process dies: by itself WebKitGTK leaves the last picture of it standing.
#[cfg(target_os = "linux")]
pub fn prepare(window: &tauri::WebviewWindow) {
    let watched = window.clone();
    // Where it cannot be said, the window works as any other.
    let _ = window.with_webview(move |view| {
        let view = view.inner();
        check_spelling_later(&view);
        view.connect_context_menu(|_, menu, _, _| {
            keep_what_serves(menu);
            // True: an empty menu is not shown.
            menu.n_items() == 0
        });
        view.connect_web_process_terminated(move |_, _| crate::deaths::died(&watched));
    });
}

/// The dictionary is read on the thread that makes the window: not before what the person asked for stands there.
#[cfg(target_os = "linux")]
fn check_spelling_later(view: &WebView) {
    let is_begun = Cell::new(false);
    view.connect_load_changed(move |view, event| {
        let Some(context) = WebViewExt::context(view) else { return };
        if event == LoadEvent::Finished && !is_begun.replace(true) {
            gtk::glib::timeout_add_local_once(AFTER_THE_START, move || {
                context.set_spell_checking_languages(&[SPELLING]);
                context.set_spell_checking_enabled(true);
            });
        }
    });
}

/// Nothing to tell other systems' web views.
#[cfg(not(target_os = "linux"))]
pub fn prepare(_: &tauri::WebviewWindow) {}

/// Takes everything out of a menu that does not work on text: Reload, Back, Inspect and the like.
#[cfg(target_os = "linux")]
fn keep_what_serves(menu: &ContextMenu) {
    let mut after_an_item = false;
    for item in menu.items() {
        let keep = if item.is_separator() { after_an_item } else { serves(item.stock_action()) };
        if keep {
            after_an_item = !item.is_separator();
        } else {
            menu.remove(&item);
        }
    }
    if let Some(last) = menu.last().filter(ContextMenuItemExt::is_separator) {
        menu.remove(&last);
    }
}

#[cfg(target_os = "linux")]
fn serves(action: ContextMenuAction) -> bool {
    use ContextMenuAction as Action;
    matches!(
        action,
        Action::Cut
            | Action::Copy
            | Action::Paste
            | Action::Delete
            | Action::SelectAll
            | Action::SpellingGuess
            | Action::NoGuessesFound
            | Action::IgnoreSpelling
            | Action::LearnSpelling
    )
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_menu_works_on_text_and_reloads_nothing() {
        use ContextMenuAction as Action;
        assert!([Action::Cut, Action::Paste, Action::SpellingGuess, Action::LearnSpelling].into_iter().all(serves));
        let foreign = [Action::Reload, Action::GoBack, Action::GoForward, Action::Stop, Action::InspectElement];
        assert!(!foreign.into_iter().any(serves));
        assert!(!serves(Action::OpenLinkInNewWindow) && !serves(Action::Unicode) && !serves(Action::Custom));
    }
}
