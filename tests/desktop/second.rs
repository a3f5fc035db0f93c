//! A second start of the same data folder on this computer raises the first window and ends: no error, no second window.

use std::process::Command;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, CreateWindowAux, InputFocus, Window as Id, WindowClass};
use x11rb::rust_connection::RustConnection;

use crate::cross::{connect, shown_window};
use crate::driver::OWN_STORAGE;
use crate::window::{Window, program};

/// Lays another program's window over everything and gives it the keyboard.
fn cover(connection: &RustConnection, screen: usize) -> Id {
    let root = &connection.setup().roots[screen];
    let id = connection.generate_id().expect("a number");
    let look = CreateWindowAux::new().background_pixel(root.black_pixel);
    let (copied, class) = (x11rb::COPY_DEPTH_FROM_PARENT, WindowClass::INPUT_OUTPUT);
    connection.create_window(copied, id, root.root, 0, 0, 1600, 1000, 0, class, 0, &look).expect("a window");
    connection.map_window(id).expect("it is shown");
    connection.get_input_focus().expect("a question").reply().expect("an answer");
    connection.set_input_focus(InputFocus::PARENT, id, x11rb::CURRENT_TIME).expect("it has the focus");
    id
}

/// The uppermost window of the display.
fn uppermost(connection: &RustConnection, screen: usize) -> Id {
    let root = connection.setup().roots[screen].root;
    let tree = connection.query_tree(root).expect("a question").reply().expect("windows");
    let shown = |id: &&Id| {
        let about = connection.get_window_attributes(**id).ok().and_then(|question| question.reply().ok());
        about.is_some_and(|about| about.map_state == x11rb::protocol::xproto::MapState::VIEWABLE)
    };
    *tree.children.iter().rev().find(shown).expect("a window is shown")
}

#[test]
fn a_second_start_raises_the_first_window_and_ends() {
    let window = Window::open_with_real_dialogs(|_| ());
    window.wait_for_heading("Welcome to Safeguarding Audit");
    let (group, display) = window.group_and_display();
    let (connection, screen) = connect(display);
    let first = shown_window(&connection, screen, group).expect("the first window");
    let cover = cover(&connection, screen);
    assert_eq!(uppermost(&connection, screen), cover);

    let mut second = Command::new(program());
    second.arg("--data").arg(window.data()).env("DISPLAY", display).env_remove("WAYLAND_DISPLAY");
    second
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .envs(OWN_STORAGE.map(|(name, own)| (name, window.chosen().join(own))));
    let ended = second.output().expect("it starts");
    assert!(ended.status.success(), "{ended:?}");
    assert!(ended.stderr.is_empty(), "{ended:?}");

    window.wait_until("the first window lies over the other", |_| uppermost(&connection, screen) == first);
    window.wait_until("the first window has the keyboard", |_| {
        let focus = connection.get_input_focus().expect("a question").reply().expect("an answer").focus;
        focus == first
            || connection.query_tree(focus).is_ok_and(|tree| tree.reply().is_ok_and(|tree| tree.parent == first))
    });
    assert!(window.is_open() && window.heading().starts_with("Welcome"));
}
