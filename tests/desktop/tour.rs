//! The tour: the main job from an empty store to both files, with a picture of every screen.
//!
//! `cargo xtask tour` names the folder for the pictures in `AUDIT_TOUR`; as a test they go to a folder that is thrown
//! away.

use std::fs;
use std::path::PathBuf;

use crate::window::Window;

/// Takes numbered pictures: `01-start.png`, `02-which-audit.png`, …
struct Album {
    folder: PathBuf,
    next: u32,
    // Keeps a folder that nobody asked for until the tour is over.
    _own: Option<tempfile::TempDir>,
}

impl Album {
    fn new() -> Self {
        let (folder, own) = match std::env::var_os("AUDIT_TOUR") {
            Some(folder) => (PathBuf::from(folder), None),
            None => {
                let own = tempfile::tempdir().expect("a folder for the pictures");
                (own.path().to_path_buf(), Some(own))
            }
        };
        Self { folder, next: 1, _own: own }
    }

    /// One screen: no accessibility faults, and a picture.
    fn screen(&mut self, window: &Window, what: &str) {
        window.assert_accessible(what);
        self.picture(window, what);
    }

    fn picture(&mut self, window: &Window, what: &str) {
        let picture = window.picture();
        assert!(picture.starts_with(b"\x89PNG"), "the picture of {what} is no PNG");
        fs::write(self.folder.join(format!("{:02}-{what}.png", self.next)), picture)
            .expect("the picture can be written");
        self.next += 1;
    }
}

#[test]
fn main_job() {
    let window = Window::open();
    let mut album = Album::new();
    window.wait_for("heading", "");
    album.screen(&window, "start");
}
