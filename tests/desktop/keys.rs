//! A keyboard without a driver: keys as the X server passes them on, to whatever has the focus. For the program as a
//! person starts it, on a display on which nobody else types.

use std::process::Command;
use std::time::{Duration, Instant};

use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, InputFocus};
use x11rb::rust_connection::RustConnection;

use crate::cross::{connect, shown_window};
use crate::window::PATIENCE;

/// Waits until the window of a process group is there and its picture stands still, and gives it the focus.
pub fn focus_window(group: u32, display: &str) {
    let (connection, screen) = connect(display);
    let begun = Instant::now();
    let (mut last, mut since) = (Vec::new(), Instant::now());
    loop {
        assert!(begun.elapsed() < 3 * PATIENCE, "the window does not come to rest");
        std::thread::sleep(Duration::from_millis(200));
        let Some(id) = shown_window(&connection, screen, group) else { continue };
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

/// Presses keys one after the other: `Tab`, `space`, `Return`.
pub fn press(display: &str, keys: &[&str]) {
    xdotool(display, &[&["key", "--delay", "60"], keys].concat());
}

/// Types a text.
pub fn type_text(display: &str, text: &str) {
    xdotool(display, &["type", "--delay", "40", "--", text]);
}

fn focus(connection: &RustConnection, id: u32) {
    connection.set_input_focus(InputFocus::PARENT, id, x11rb::CURRENT_TIME).expect("the focus can be set");
    // An answer means that what was said before has been done.
    connection.get_input_focus().expect("a question").reply().expect("an answer");
}

/// Asks xdotool for something else.
pub fn xdotool(display: &str, arguments: &[&str]) {
    let status = Command::new("xdotool").args(arguments).env("DISPLAY", display).status().expect("xdotool starts");
    assert!(status.success(), "xdotool {arguments:?} ended with {status}");
}
