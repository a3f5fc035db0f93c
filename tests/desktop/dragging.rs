//! A file dragged from another program onto the window: the other side of drag and drop on X (XDND 5), as a file manager
//! speaks it. WebDriver cannot drag anything into a window.

use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode, SelectionNotifyEvent,
    SelectionRequestEvent, Window as Id, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::cross::{connect, shown_window};
use crate::window::{PATIENCE, Window};

/// What is dragged, and the window that drags it.
struct Source {
    connection: RustConnection,
    own: Id,
    target: Id,
    root: Id,
    /// The files, an address a line.
    list: String,
}

/// Drags files to a pixel of the display and drops them there. Whether the window took them.
pub fn drop_files(window: &Window, files: &[&Path], (x, y): (i32, i32)) -> bool {
    let (group, display) = window.group_and_display();
    let (connection, screen) = connect(display);
    let target = shown_window(&connection, screen, group).expect("the program has a window");
    let root = connection.setup().roots[screen].root;
    let own = connection.generate_id().expect("a number");
    let (copied, class) = (x11rb::COPY_DEPTH_FROM_PARENT, WindowClass::INPUT_OUTPUT);
    let aux = CreateWindowAux::new();
    connection.create_window(copied, own, root, 0, 0, 1, 1, 0, class, 0, &aux).expect("a window of the other program");
    let list: String = files.iter().map(|file| format!("file://{}\r\n", file.display())).collect();
    let source = Source { connection, own, target, root, list };
    source.drag(x, y)
}

impl Source {
    fn atom(&self, name: &str) -> u32 {
        self.connection.intern_atom(false, name.as_bytes()).expect("a question").reply().expect("an atom").atom
    }

    fn send(&self, kind: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, self.target, self.atom(kind), data);
        self.connection.send_event(false, self.target, EventMask::NO_EVENT, message).expect("it goes out");
        self.connection.flush().expect("it goes out");
    }

    fn drag(&self, x: i32, y: i32) -> bool {
        let selection = self.atom("XdndSelection");
        self.connection.set_selection_owner(self.own, selection, x11rb::CURRENT_TIME).expect("it is ours");
        let (list, copy) = (self.atom("text/uri-list"), self.atom("XdndActionCopy"));
        self.send("XdndEnter", [self.own, 5 << 24, list, 0, 0]);
        let at = (u32::try_from(x).expect("on the display") << 16) | u32::try_from(y).expect("on the display");
        let begun = Instant::now();
        // The page says only after a moment whether it takes something there, and is asked again, as a hand that moves does.
        let accepted = loop {
            self.send("XdndPosition", [self.own, 0, at, x11rb::CURRENT_TIME, copy]);
            if self.answer("XdndStatus", Duration::from_millis(300)).is_some_and(|data| data[1] & 1 == 1) {
                break true;
            }
            if begun.elapsed() > PATIENCE / 2 {
                break false;
            }
        };
        match accepted {
            true => self.send("XdndDrop", [self.own, 0, x11rb::CURRENT_TIME, 0, 0]),
            false => self.send("XdndLeave", [self.own, 0, 0, 0, 0]),
        }
        accepted && self.answer("XdndFinished", PATIENCE).is_some()
    }

    /// Waits for a message of this kind, and meanwhile hands the list over to whoever asks for it.
    fn answer(&self, kind: &str, patience: Duration) -> Option<[u32; 5]> {
        let kind = self.atom(kind);
        let begun = Instant::now();
        while begun.elapsed() < patience {
            match self.connection.poll_for_event().expect("the display answers") {
                Some(Event::SelectionRequest(asked)) => self.hand_over(&asked),
                Some(Event::ClientMessage(message)) if message.type_ == kind => return Some(message.data.as_data32()),
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(10)),
            }
        }
        None
    }

    fn hand_over(&self, asked: &SelectionRequestEvent) {
        let (list, targets) = (self.atom("text/uri-list"), self.atom("TARGETS"));
        let property = if asked.property == x11rb::NONE { asked.target } else { asked.property };
        let (mode, to) = (PropMode::REPLACE, asked.requestor);
        let given = if asked.target == list {
            self.connection.change_property8(mode, to, property, list, self.list.as_bytes()).is_ok()
        } else if asked.target == targets {
            self.connection.change_property32(mode, to, property, AtomEnum::ATOM, &[targets, list]).is_ok()
        } else {
            false
        };
        let answer = SelectionNotifyEvent {
            response_type: x11rb::protocol::xproto::SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: to,
            selection: asked.selection,
            target: asked.target,
            property: if given { property } else { x11rb::NONE },
        };
        self.connection.send_event(false, to, EventMask::NO_EVENT, answer).expect("it goes out");
        self.connection.flush().expect("it goes out");
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        // The display goes on without it.
        let _ = self.connection.destroy_window(self.own);
        let _ = self.connection.get_input_focus().map(|question| question.reply());
        let _ = self.root;
    }
}
