//! The system's own folder dialog, worked by the keyboard as a person does. The other tests answer in its place: only here
//! the real one opens, on a display on which nobody else types.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use audit_exchange::returns;
use audit_tests::{open, ready};

use crate::prepared::go_on;
use crate::window::Window;

const TITLE: &str = "Where should the return be saved?";

#[test]
fn a_return_is_saved_where_the_systems_dialog_says() {
    let window = Window::open_with_real_dialogs(|data| {
        let mut program = open(data).expect("a new store");
        let words = |id: &str| format!("We look at {id} every quarter.");
        let audit = ready(&mut program, "Ivy Lane Surgery", "Z99902", words).expect("it is ready");
        program.set_place(&audit, "sending").expect("a place");
    });
    go_on(&window);
    window.wait_for_text("Ready to make");
    window.click_on("main .govuk-button-group:first-of-type button");
    window.wait_for("dialog", "Make the return?");
    window.click("button", "Choose a folder and make the return");

    // Thought better of: nothing is made.
    wait_for_dialog(&window);
    xdotool(&window, &["key", "Escape"]);
    window.wait_until("the dialog is gone", |w| dialog(w).is_none());
    window.wait_for("button", "Choose a folder and make the return");

    window.click("button", "Choose a folder and make the return");
    let folder = window.chosen();
    choose(&window, &folder);
    let path = folder.display().to_string();
    window.wait_for_heading("Ready, not sent yet");
    window.wait_for_text(&path);
    let saved: Vec<_> = fs::read_dir(&folder).expect("the folder").map(|file| file.expect("a file").path()).collect();
    assert_eq!(saved.len(), 3, "{saved:?}");
    let audit_return = saved.iter().find(|file| file.to_string_lossy().ends_with(".return.json")).expect("a return");
    returns::verify(&fs::read(audit_return).expect("it can be read")).unwrap_or_else(|refused| panic!("{refused}"));
}

/// Types the path of a folder into the dialog that is about to open.
pub fn choose(window: &Window, folder: &Path) {
    wait_for_dialog(window);
    let path = folder.display().to_string();
    let rest = path.strip_prefix('/').expect("a whole path");
    // A slash opens the field for a path, which takes its moment.
    xdotool(window, &["key", "slash"]);
    std::thread::sleep(Duration::from_secs(1));
    xdotool(window, &["type", "--delay", "40", rest]);
    std::thread::sleep(Duration::from_millis(500));
    // The button says “Save here”, so this is its key; GTK's own button is “Open” and takes Alt and O.
    xdotool(window, &["key", "alt+s"]);
}

fn wait_for_dialog(window: &Window) {
    window.wait_until("the system's dialog is open", |w| dialog(w).is_some());
    let id = dialog(window).expect("it is open");
    // Nothing manages windows here: the keyboard goes where it is told to.
    xdotool(window, &["windowfocus", "--sync", &id]);
    std::thread::sleep(Duration::from_secs(1));
}

/// The X id of the dialog, while it is open.
fn dialog(window: &Window) -> Option<String> {
    let mut search = Command::new("xdotool");
    search.env("DISPLAY", window.display()).args(["search", "--onlyvisible", "--name", TITLE]);
    let output = search.output().expect("xdotool: `cargo xtask setup` installs it");
    String::from_utf8_lossy(&output.stdout).lines().next().map(str::to_owned)
}

fn xdotool(window: &Window, arguments: &[&str]) {
    let mut command = Command::new("xdotool");
    let done = command.env("DISPLAY", window.display()).args(arguments).status();
    assert!(done.is_ok_and(|status| status.success()), "xdotool {arguments:?}");
}
