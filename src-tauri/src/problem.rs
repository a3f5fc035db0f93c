//! What keeps the program from starting, or ends it: said in a box and on the terminal, and left in a small file that can be sent
//! to whoever helps. The file holds nothing from an audit.

use std::fs;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

use audit_api::{KeyFiles, System, World};

use crate::commands::CommandError;
use crate::folders::Folders;
use crate::log;

/// The file in the data folder. One that is there already is written over: the last problem counts.
pub const FILE: &str = "start-problem.txt";

/// The title of the box while there is no window yet …
const CANNOT_START: &str = "Safeguarding Audit cannot start";
/// … and once there is one.
const HAS_STOPPED: &str = "Safeguarding Audit has to close";

/// What is known once the arguments are read: where the file goes.
static DATA: OnceLock<PathBuf> = OnceLock::new();
/// That there is a window.
static IS_OPEN: OnceLock<()> = OnceLock::new();

/// From now on problems are written into this data folder.
pub fn goes_into(folders: &Folders) {
    // The program has one data folder.
    let _ = DATA.set(folders.data.clone());
}

/// From now on the program has started: what happens later ends it.
pub fn is_open() {
    // Opened once.
    let _ = IS_OPEN.set(());
}

/// Says on the terminal and, because most people have none, in a message box why the program does not start or has to close.
pub fn refuse(error: &CommandError) -> ExitCode {
    log::fault(&error.code, None);
    log::flush();
    let title = if IS_OPEN.get().is_some() { HAS_STOPPED } else { CANNOT_START };
    eprintln!("{}\n{}", error.message, error.hint);
    let mut text = format!("{}\n\n{}", error.message, error.hint);
    if let Some(file) = leave(&report(&now(), error)) {
        eprintln!("{}", file.display());
        text += &format!("\n\nThis is also in the file {}. It holds nothing from your audits.", file.display());
    }
    show(title, &text);
    ExitCode::FAILURE
}

/// A panic is a fault of the program. On its main thread it ends the program, never without a word; elsewhere it leaves its file.
pub fn watch_for_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        let error = fault(panic);
        log::fault(&error.code, Some(said_of(panic).trim_start_matches(" at ")));
        end(&error);
    }));
}

/// GTK and WebKitGTK end the program by an error in their log, such as when a process of the web view cannot begin. It is said first.
#[cfg(target_os = "linux")]
pub fn watch_for_fatal_logs() {
    use gtk::glib::{LogLevel, log_set_writer_func, log_writer_default};
    log_set_writer_func(|level, fields| {
        let written = log_writer_default(level, fields);
        if level == LogLevel::Error {
            end(&page_stopped());
        }
        written
    });
}

/// The page keeps stopping, or cannot begin.
pub fn page_stopped() -> CommandError {
    CommandError::new(
        "page-stopped",
        "The page in the window keeps stopping, so the program has to close.",
        "Everything that was shown as saved is kept. Restart the computer and open the program again. If it happens again, tell whoever looks after your computer: the part of the system that draws the window (Microsoft Edge WebView2, or WebKitGTK on Linux) stops, or has too little memory.",
    )
}

/// Ends the program with a word, where this is its main thread; elsewhere it leaves its file.
fn end(error: &CommandError) {
    if std::thread::current().name() == Some("main") {
        refuse(error);
        // What is on the disk is whole; unwinding through the system's loop is not.
        std::process::exit(1);
    }
    // Where it cannot be left there is nobody to tell.
    let _ = leave(&report(&now(), error));
}

/// What can be said of a panic: where it was, and its words where they stand in the source. Words that were put together may hold
/// what somebody wrote.
fn fault(panic: &PanicHookInfo<'_>) -> CommandError {
    CommandError::new(
        "program-fault",
        format!("The program came upon a fault of its own{}.", said_of(panic)),
        "Open it again: everything shown as saved is kept. If it happens again, send this text to whoever gave you the program.",
    )
}

/// Its place, and its words where they stand in the source.
fn said_of(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(String::new, |at| format!(" at {}:{}", file_name(at.file()), at.line()));
    let words = panic.payload().downcast_ref::<&'static str>().map_or_else(String::new, |words| format!(": {words}"));
    place + &words
}

/// Without the folders of the computer that it was built on.
fn file_name(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.rsplit_once("/src/").map_or(path.as_str(), |(_, below)| below).to_owned()
}

fn now() -> String {
    System::new(KeyFiles::new(Path::new(""))).now().to_string()
}

/// The file's words. `now`: in UTC.
fn report(now: &str, error: &CommandError) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let CommandError { code, message, hint, .. } = error;
    format!(
        "Safeguarding Audit did not start, or had to close.\n\nWhen: {now}\nVersion: {version}\nSystem: {system}, {machine}\nCode: {code}\nMessage: {message}\nWhat to do: {hint}\n\nThis file holds nothing from an audit. It can be deleted.\n"
    )
}

/// Leaves the file in the data folder; where that cannot be written, in the folder for temporary files. Where it is.
fn leave(text: &str) -> Option<PathBuf> {
    leave_in(DATA.get().map(PathBuf::as_path), &std::env::temp_dir(), text)
}

fn leave_in(data: Option<&Path>, temporary: &Path, text: &str) -> Option<PathBuf> {
    let usual = data.filter(|folder| folder.is_dir()).map(|folder| folder.join(FILE));
    if let Some(file) = usual.filter(|file| fs::write(file, text).is_ok()) {
        return Some(file);
    }
    // Anybody may have put something there under a known name: a new file, and only this user's.
    let file = temporary.join(format!("safeguarding-audit-{}-{FILE}", std::process::id()));
    audit_api::write_private(&file, text.as_bytes()).ok().map(|()| file)
}

/// Shows a box until somebody closes it. A test reads the terminal instead.
#[cfg(not(target_os = "linux"))]
fn show(title: &str, text: &str) {
    if !crate::dialogs::is_driven() {
        rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title(title).set_description(text).show();
    }
}

/// As on other systems, by GTK itself: rfd's box has a thread of its own and waits for ever where no screen can be reached.
#[cfg(target_os = "linux")]
fn show(title: &str, text: &str) {
    use gtk::prelude::*;
    if crate::dialogs::is_driven() || gtk::init().is_err() {
        return;
    }
    let (flags, kind, buttons) = (gtk::DialogFlags::MODAL, gtk::MessageType::Error, gtk::ButtonsType::Close);
    let dialog = gtk::MessageDialog::new(None::<&gtk::Window>, flags, kind, buttons, title);
    dialog.set_title(title);
    dialog.set_secondary_text(Some(text));
    if let Ok(area) = dialog.message_area().downcast::<gtk::Container>() {
        // To be copied.
        area.children()
            .into_iter()
            .filter_map(|child| child.downcast::<gtk::Label>().ok())
            .for_each(|label| label.set_selectable(true));
    }
    dialog.run();
    dialog.close();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error() -> CommandError {
        CommandError::new("no-screen", "There is no screen.", "Start it from the desktop.")
    }

    #[test]
    fn the_file_says_when_what_and_what_to_do() {
        let text = report("2026-11-30T16:57:06Z", &error());
        for line in [
            "When: 2026-11-30T16:57:06Z",
            concat!("Version: ", env!("CARGO_PKG_VERSION")),
            "Code: no-screen",
            "Message: There is no screen.",
            "What to do: Start it from the desktop.",
        ] {
            assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
        }
    }

    #[test]
    fn it_lies_in_the_data_folder_and_the_last_one_counts() {
        let (data, temporary) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for text in ["a longer first one", "second"] {
            let file = leave_in(Some(data.path()), temporary.path(), text).unwrap();
            assert_eq!(file, data.path().join(FILE));
            assert_eq!(fs::read_to_string(file).unwrap(), text);
        }
        assert_eq!(fs::read_dir(temporary.path()).unwrap().count(), 0);
    }

    #[test]
    fn where_the_data_folder_cannot_be_written_it_lies_among_temporary_files() {
        let temporary = tempfile::tempdir().unwrap();
        let above = tempfile::tempdir().unwrap();
        let no_folder = above.path().join("a file");
        fs::write(&no_folder, "").unwrap();
        for data in [None, Some(above.path().join("not there")), Some(no_folder)] {
            let file = leave_in(data.as_deref(), temporary.path(), "what").unwrap();
            assert_eq!(file.parent(), Some(temporary.path()));
            fs::remove_file(file).unwrap();
        }
        assert!(!above.path().join("not there").exists(), "no folder is made for it");
    }

    #[test]
    fn nothing_is_written_through_what_somebody_else_put_there() {
        let temporary = tempfile::tempdir().unwrap();
        let first = leave_in(None, temporary.path(), "first").unwrap();
        assert_eq!(leave_in(None, temporary.path(), "second"), None);
        assert_eq!(fs::read_to_string(first).unwrap(), "first");
    }

    #[test]
    fn a_fault_names_no_folder_of_the_computer_it_was_built_on() {
        assert_eq!(file_name("/built/by/ann/registry/src/index-1/tao-0.37.2/src/linux/window.rs"), "linux/window.rs");
        assert_eq!(file_name("src/window/mod.rs"), "src/window/mod.rs");
        let on_windows = r"D:\built\by\ann\registry\src\index-1\tao-0.37.2\src\windows\window.rs";
        assert_eq!(file_name(on_windows), "windows/window.rs");
    }

    #[test]
    fn words_of_a_panic_are_said_only_where_they_stand_in_the_source() {
        let said = |work: fn()| {
            let (tell, told) = std::sync::mpsc::channel();
            let tell = std::sync::Mutex::new(tell);
            let usual = std::panic::take_hook();
            let own = std::thread::current().id();
            std::panic::set_hook(Box::new(move |panic| {
                if std::thread::current().id() == own {
                    let _ = tell.lock().unwrap().send(fault(panic).message);
                }
            }));
            let _ = std::panic::catch_unwind(work);
            std::panic::set_hook(usual);
            told.recv().unwrap()
        };
        let fixed = said(|| panic!("there is no loop"));
        assert!(fixed.contains("problem.rs:") && fixed.ends_with(": there is no loop."), "{fixed}");
        let made = said(|| panic!("not a number: {}", String::from("Ann told us")));
        assert!(made.contains("problem.rs:") && !made.contains("Ann"), "{made}");
    }
}
