//! The program that cannot start says why, in a box and in a small file, and never ends by a panic. What is not its own
//! business (the web view's folder) keeps it from nothing.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::cross::{connect, press_cross_of, shown_window};
use crate::driver::{OWN_STORAGE, display};
use crate::window::{PATIENCE, Window, program};

/// A data folder that is there, and a file that stands where the web view and temporary files want a folder.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("data")).expect("a data folder");
        fs::write(folder.path().join("no folder"), "").expect("a file");
        Self(folder)
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    /// The program, of which nothing can be written but the data folder.
    fn program(&self) -> Command {
        let mut program = Command::new(program());
        program.arg("--data").arg(self.at("data")).env_remove("WAYLAND_DISPLAY");
        for (name, _) in OWN_STORAGE {
            program.env(name, self.at("no folder"));
        }
        program.env("HOME", self.at("no folder")).env("TMPDIR", self.at("no folder"));
        program.env("DISPLAY", display()).env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        program
    }
}

/// Runs it to its end, without boxes: its status, and what it says.
fn says(program: &mut Command) -> (ExitStatus, String) {
    let ended = program.env("TAURI_WEBVIEW_AUTOMATION", "true").output().expect("it can be started");
    (ended.status, String::from_utf8_lossy(&ended.stderr).into_owned())
}

fn problem_in(folder: &Path) -> String {
    fs::read_to_string(folder.join("start-problem.txt")).expect("the file is there")
}

#[test]
fn a_window_that_cannot_be_opened_is_said_and_left_in_a_file() {
    let place = Place::new();
    let (status, said) = says(&mut place.program());
    assert_eq!(status.code(), Some(1), "{said}");
    assert!(said.contains("cannot write to the folder that its window needs"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    let left = problem_in(&place.at("data"));
    assert!(left.contains("Code: window-folder-unusable") && left.contains("What to do: "), "{left}");
}

#[test]
fn without_a_screen_the_terminal_says_so() {
    let place = Place::new();
    for screen in [None, Some(":9876")] {
        let mut program = place.program();
        match screen {
            Some(screen) => program.env("DISPLAY", screen),
            None => program.env_remove("DISPLAY"),
        };
        let (status, said) = says(&mut program);
        assert_eq!(status.code(), Some(1), "{said}");
        assert!(said.contains("There is no screen to show the window on."), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        assert!(problem_in(&place.at("data")).contains("Code: no-screen"));
    }
}

#[test]
fn a_box_says_it_to_whoever_has_no_terminal() {
    let place = Place::new();
    let mut program = place.program();
    program.env_remove("TAURI_WEBVIEW_AUTOMATION").stderr(Stdio::null()).process_group(0);
    let mut started = program.spawn().expect("it can be started");
    let (connection, screen) = connect(display());
    let begun = Instant::now();
    while shown_window(&connection, screen, started.id()).is_none() {
        assert!(begun.elapsed() < PATIENCE, "there is no box");
        assert!(started.try_wait().expect("it can be asked").is_none(), "it ended without a word");
        std::thread::sleep(Duration::from_millis(50));
    }
    press_cross_of(started.id(), display());
    assert_eq!(ended(&mut started).code(), Some(1));
}

fn ended(started: &mut Child) -> ExitStatus {
    let begun = Instant::now();
    loop {
        if let Some(status) = started.try_wait().expect("it can be asked") {
            return status;
        }
        if begun.elapsed() > PATIENCE {
            // Only what this test started.
            let _ = started.kill();
            panic!("it does not end with its box");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_web_views_own_folder_stops_nothing() {
    let window = Window::open_on(|data| {
        fs::create_dir_all(data.parent().expect("a folder above")).expect("it is there");
        fs::write(data.with_file_name("share"), "").expect("a file in place of the folder");
    });
    window.wait_for_heading("Welcome to Safeguarding Audit");
}

#[test]
fn a_data_folder_that_is_none_is_said_on_the_screen() {
    let window = Window::open_on(|data| fs::write(data, "").expect("a file in place of the folder"));
    window.wait_for_heading("Your audits cannot be opened");
    window.wait_for_text("cannot be used");
    window.assert_accessible("audits that cannot be opened");
}
