//! A mouse and a keyboard without a driver: what the X server passes on, as it does from a person's hand. For a window on a
//! display of its own, on which nobody else moves the pointer.

use std::process::Command;

use serde_json::{Value, json};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::ConnectionExt;

use crate::cross::{connect, shown_window};
use crate::window::Window;

/// The middle of what a selector finds, as far as it can be seen, in pixels of the page.
const MIDDLE: &str = r#"
const box = document.querySelector(arguments[0]).getBoundingClientRect();
const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
return [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
"#;

/// A hand on a window.
pub struct Mouse<'w> {
    window: &'w Window,
    /// Where the page begins on the display.
    origin: (i32, i32),
}

impl<'w> Mouse<'w> {
    /// A hand on this window, which has a display of its own. Gives it the keyboard.
    pub fn on(window: &'w Window) -> Self {
        let (group, display) = window.group_and_display();
        let (connection, screen) = connect(display);
        let id = shown_window(&connection, screen, group).expect("the program has a window");
        let root = connection.setup().roots[screen].root;
        let at = connection.translate_coordinates(id, root, 0, 0).expect("a question").reply().expect("an answer");
        xdotool(display, &["windowfocus", "--sync", &id.to_string()]);
        Self { window, origin: (i32::from(at.dst_x), i32::from(at.dst_y)) }
    }

    /// Moves the pointer over the middle of what a selector finds.
    pub fn over(&self, selector: &str) {
        let [x, y] = self.middle(selector);
        self.to(x, y);
    }

    /// Moves the pointer to a pixel of the page.
    pub fn to(&self, x: f64, y: f64) {
        let pixel = |at: f64, from: i32| (at.round() as i32 + from).to_string();
        self.xdotool(&["mousemove", "--sync", &pixel(x, self.origin.0), &pixel(y, self.origin.1)]);
    }

    /// Turns the wheel by so many notches: down, or up where it is less than nothing.
    pub fn wheel(&self, notches: i32) {
        let button = if notches < 0 { "4" } else { "5" };
        self.xdotool(&["click", "--delay", "30", "--repeat", &notches.abs().to_string(), button]);
    }

    /// Clicks where the pointer is: 1 is the left button, 3 the right one.
    pub fn click(&self, button: u8) {
        self.xdotool(&["click", &button.to_string()]);
    }

    /// Presses the left button here, moves so many pixels down in small steps, and lets go.
    pub fn drag_down(&self, pixels: u32) {
        self.xdotool(&["mousedown", "1"]);
        for _ in 0..pixels / 10 {
            self.xdotool(&["mousemove_relative", "--sync", "0", "10"]);
        }
        self.xdotool(&["mouseup", "1"]);
    }

    /// Types a text, or presses keys such as `Down` and `Return`.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "30", "--", text]);
    }

    /// Presses keys one after the other: `Down`, `ctrl+r`.
    pub fn press(&self, keys: &[&str]) {
        self.xdotool(&[&["key", "--delay", "60"], keys].concat());
    }

    /// The middle of what a selector finds, in pixels of the page.
    pub fn middle(&self, selector: &str) -> [f64; 2] {
        let found = self.window.script(MIDDLE, &[json!(selector)]);
        [0, 1].map(|place| found[place].as_f64().unwrap_or_else(|| panic!("nothing is found by {selector}: {found}")))
    }

    /// The middle of what a selector finds, in pixels of the display.
    pub fn on_display(&self, selector: &str) -> (i32, i32) {
        let [x, y] = self.middle(selector);
        (x.round() as i32 + self.origin.0, y.round() as i32 + self.origin.1)
    }

    fn xdotool(&self, arguments: &[&str]) {
        xdotool(self.window.display(), arguments);
    }
}

/// How far an element is scrolled, and how far it can be.
pub fn scrolled(window: &Window, selector: &str) -> (f64, f64) {
    let script =
        "const one = document.querySelector(arguments[0]); return [one.scrollTop, one.scrollHeight - one.clientHeight]";
    let found: Value = window.script(script, &[json!(selector)]);
    (found[0].as_f64().expect("a number"), found[1].as_f64().expect("a number"))
}

fn xdotool(display: &str, arguments: &[&str]) {
    let done = Command::new("xdotool").args(arguments).env("DISPLAY", display).status();
    assert!(done.is_ok_and(|status| status.success()), "xdotool {arguments:?}: `cargo xtask setup` installs it");
}
