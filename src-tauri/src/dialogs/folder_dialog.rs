//! The dialog for a folder on Linux. GTK writes “Open” on its button, whatever the folder is for; here the button says what happens.

use gtk::prelude::{FileChooserExt, NativeDialogExt};
use gtk::{FileChooserAction, FileChooserNative, ResponseType};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use tauri::{Runtime, WebviewWindow};

/// Asks for a folder. `button` is what the button says; `from` is where the dialog begins, empty: where GTK has it.
pub async fn ask<R: Runtime>(window: &WebviewWindow<R>, title: &str, button: &str, from: PathBuf) -> Option<PathBuf> {
    let (tell, told) = channel();
    let (parent, title, button) = (window.clone(), title.to_owned(), button.to_owned());
    window.run_on_main_thread(move || show(&parent, &title, &button, &from, tell)).ok()?;
    // A person takes long to choose: none of the threads that answer the screen waits for it.
    tauri::async_runtime::spawn_blocking(move || told.recv().ok().flatten()).await.ok().flatten()
}

fn show<R: Runtime>(window: &WebviewWindow<R>, title: &str, button: &str, from: &Path, tell: Sender<Option<PathBuf>>) {
    let parent = window.gtk_window().ok();
    let accept = format!("_{button}");
    let folder = FileChooserAction::SelectFolder;
    let dialog = FileChooserNative::new(Some(title), parent.as_ref(), folder, Some(&accept), Some("_Cancel"));
    dialog.set_modal(true);
    if !from.as_os_str().is_empty() {
        dialog.set_current_folder(from);
    }
    // It goes when nothing holds it, so it is held until it is answered.
    let held = Rc::new(RefCell::new(None));
    let holding = Rc::clone(&held);
    dialog.connect_response(move |dialog, response| {
        let chosen = if response == ResponseType::Accept { dialog.filename() } else { None };
        // Whoever asked is gone when the window is closing.
        let _ = tell.send(chosen);
        holding.borrow_mut().take();
    });
    dialog.show();
    *held.borrow_mut() = Some(dialog);
}
