//! A keyboard without a driver: keys as the X server passes them on, to whatever has the focus. For the program as a
//! person starts it, and for the system's own dialogs.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, InputFocus};
use x11rb::rust_connection::RustConnection;

use crate::cross::{connect, is_dialog, shown_windows};
use crate::driver::display;
use crate::window::PATIENCE;

/// Waits until the window of a process group is there and its picture stands still, and gives it the focus.
pub fn focus_window(group: u32) {
    let (connection, screen) = connect(display());
    let begun = Instant::now();
    let (mut last, mut since) = (Vec::new(), Instant::now());
    loop {
        assert!(begun.elapsed() < 3 * PATIENCE, "the window does not come to rest");
        std::thread::sleep(Duration::from_millis(200));
        let Some(&id) = shown_windows(&connection, screen, group).first() else { continue };
        let picture = connection.get_image(ImageFormat::Z_PIXMAP, id, 0, 0, 900, 600, !0).expect("a question").reply();
        let picture = picture.map(|reply| reply.data).unwrap_or_default();
        if picture != last {
            (last, since) = (picture, Instant::now());
        }
        let is_blank = last.windows(8).all(|pixels| pixels[..4] == pixels[4..]);
        if !is_blank && since.elapsed() > Duration::from_millis(1500) {
            return focus(&connection, id);
        }
    }
}

/// Chooses a folder in the system's own dialog of a process group, as a person types its path.
pub fn choose_folder(group: u32, folder: &Path) {
    let (connection, screen) = connect(display());
    let dialog = || shown_windows(&connection, screen, group).into_iter().find(|id| is_dialog(&connection, *id));
    let begun = Instant::now();
    let id = loop {
        assert!(begun.elapsed() < PATIENCE, "no dialog comes up");
        std::thread::sleep(Duration::from_millis(200));
        if let Some(id) = dialog() {
            break id;
        }
    };
    std::thread::sleep(Duration::from_secs(1));
    focus(&connection, id);
    let path = folder.display().to_string();
    // A slash opens the line for the path, which takes a moment.
    type_text("/");
    std::thread::sleep(Duration::from_secs(1));
    type_text(path.strip_prefix('/').unwrap_or(&path));
    while dialog().is_some() {
        assert!(begun.elapsed() < 2 * PATIENCE, "the dialog does not take {path}");
        press(&["Return"]);
        std::thread::sleep(Duration::from_secs(1));
    }
}

/// Presses keys one after the other: `Tab`, `space`, `Return`.
pub fn press(keys: &[&str]) {
    xdotool(&[&["key", "--delay", "60"], keys].concat());
}

/// Types a text.
pub fn type_text(text: &str) {
    xdotool(&["type", "--delay", "40", "--", text]);
}

fn focus(connection: &RustConnection, id: u32) {
    connection.set_input_focus(InputFocus::PARENT, id, x11rb::CURRENT_TIME).expect("the focus can be set");
    // An answer means that what was said before has been done.
    connection.get_input_focus().expect("a question").reply().expect("an answer");
}

fn xdotool(arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).env("DISPLAY", display()).status().expect("xdotool starts");
    assert!(status.success(), "xdotool {arguments:?} ended with {status}");
}
