//! The cross of the window, pressed as a window manager does it: by asking the program to close its window. WebDriver
//! cannot do this.

use rustix::process::{Pid, getpgid};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState};
use x11rb::rust_connection::RustConnection;

use crate::window::Window;

/// Asks the program's window to close.
pub fn press_cross(window: &Window) {
    let (group, display) = window.group_and_display();
    press_cross_of(group, display);
}

/// Asks the window of a process group to close.
pub fn press_cross_of(group: u32, display: &str) {
    let (connection, screen) = connect(display);
    let [protocols, delete] = ["WM_PROTOCOLS", "WM_DELETE_WINDOW"].map(|name| atom(&connection, name));
    let id = shown_window(&connection, screen, group).expect("the program has a window with a cross");
    let message = ClientMessageEvent::new(32, id, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
    connection.send_event(false, id, EventMask::NO_EVENT, message).expect("the message goes out");
    // An answer means that everything said before has arrived.
    connection.get_input_focus().expect("a question").reply().expect("an answer");
}

/// The display of the tests.
pub fn connect(display: &str) -> (RustConnection, usize) {
    x11rb::connect(Some(display)).expect("the display answers")
}

/// The window of a process group, once it is shown.
pub fn shown_window(connection: &RustConnection, screen: usize, group: u32) -> Option<u32> {
    windows_of(connection, screen, group).into_iter().next()
}

/// The windows of a process group that are shown, boxes too.
pub fn windows_of(connection: &RustConnection, screen: usize, group: u32) -> Vec<u32> {
    let [protocols, delete] = ["WM_PROTOCOLS", "WM_DELETE_WINDOW"].map(|name| atom(connection, name));
    let is_own = |id: &u32| {
        is_shown(connection, *id) && belongs_to(connection, *id, group) && takes(connection, *id, protocols, delete)
    };
    windows_below(connection, connection.setup().roots[screen].root).into_iter().filter(is_own).collect()
}

fn atom(connection: &RustConnection, name: &str) -> u32 {
    connection.intern_atom(false, name.as_bytes()).expect("a question").reply().expect("an atom").atom
}

/// A window manager puts a frame around each window, so look at every depth.
fn windows_below(connection: &RustConnection, parent: u32) -> Vec<u32> {
    let children = connection.query_tree(parent).ok().and_then(|q| q.reply().ok()).map_or(vec![], |tree| tree.children);
    children.into_iter().flat_map(|child| std::iter::once(child).chain(windows_below(connection, child))).collect()
}

fn property(connection: &RustConnection, id: u32, name: u32, kind: AtomEnum) -> Vec<u32> {
    let reply = connection.get_property(false, id, name, kind, 0, 64).ok().and_then(|q| q.reply().ok());
    reply.and_then(|r| r.value32().map(Iterator::collect)).unwrap_or_default()
}

fn belongs_to(connection: &RustConnection, id: u32, group: u32) -> bool {
    let pid = property(connection, id, atom(connection, "_NET_WM_PID"), AtomEnum::CARDINAL).first().copied();
    let pid = pid.and_then(|p| i32::try_from(p).ok()).and_then(Pid::from_raw);
    let its_group = pid.and_then(|p| getpgid(Some(p)).ok());
    its_group.is_some_and(|g| g.as_raw_nonzero().get().unsigned_abs() == group)
}

/// GTK keeps a window of its own that is never shown.
fn is_shown(connection: &RustConnection, id: u32) -> bool {
    let attributes = connection.get_window_attributes(id).ok().and_then(|q| q.reply().ok());
    attributes.is_some_and(|a| a.map_state == MapState::VIEWABLE)
}

fn takes(connection: &RustConnection, id: u32, protocols: u32, delete: u32) -> bool {
    property(connection, id, protocols, AtomEnum::ATOM).contains(&delete)
}
