//! The first window of a data folder on this computer: a second start brings it to the front and ends.
//!
//! Beside the open store the first window listens at a door of its own ([`door`]), called after the data folder. Only this
//! user of this computer can reach it, and all that can be said there is “come to the front”. Another computer or another
//! user with the same folder finds no door, and is told who has it.

mod door;

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

#[cfg(windows)]
use interprocess::local_socket::prelude::*;

use door::{Listener, Stream};

/// What the first window answers when it has come to the front.
const HERE: u8 = b'1';

/// How long a second start waits for the answer. A first window that is still opening answers when it is there.
const PATIENCE: Duration = Duration::from_secs(10);

/// Asks the window that has this data folder open to come to the front. Whether it has done so.
pub fn raise(data: &Path) -> bool {
    let address = address(data);
    let (tell, told) = mpsc::channel();
    // In a thread of its own: a first window that hangs must not keep this start waiting for ever.
    thread::spawn(move || tell.send(knock(&address).is_ok()));
    told.recv_timeout(PATIENCE).unwrap_or(false)
}

fn knock(address: &Path) -> io::Result<()> {
    let mut stream: Stream = door::connect(address)?;
    let mut answer = [0];
    stream.read_exact(&mut answer)?;
    if answer[0] == HERE { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Opens the door for later starts. Whoever knocks waits until [`answer`] is called. None: this system gives no such
/// door, and a second start is told who has the folder.
pub fn open(data: &Path) -> Option<Listener> {
    let address = address(data);
    if address.starts_with(data) {
        // What is wrong with the folder is said when the store is opened.
        let _ = std::fs::create_dir_all(data);
    }
    door::listen(&address).ok()
}

/// Answers every later start by coming to the front.
pub fn answer(door: Listener, come: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        for knocking in door.incoming() {
            let Ok(mut knocking) = knocking else { continue };
            come();
            // Whoever knocked may be gone by now.
            let _ = knocking.write_all(&[HERE]);
        }
    });
}

/// Where the door of a data folder is. Not in the folder, which may lie on another computer: in the user's own folder for
/// what lives as long as the user is signed in.
fn address(data: &Path) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    real(data).hash(&mut hasher);
    let mut name = String::from("safeguarding-audit-");
    // Writing to a string cannot fail.
    let _ = write!(name, "{:016x}", hasher.finish());
    if cfg!(windows) { PathBuf::from(format!(r"\\.\pipe\{name}")) } else { place(data).join(name) }
}

/// The user's own folder. On macOS that is the one for temporary files, on Linux the runtime folder of the session; where
/// there is none, the data folder.
fn place(data: &Path) -> PathBuf {
    if cfg!(target_os = "macos") {
        return std::env::temp_dir();
    }
    let runtime = directories::BaseDirs::new().and_then(|dirs| dirs.runtime_dir().map(PathBuf::from));
    runtime.filter(|folder| folder.is_dir()).unwrap_or_else(|| data.to_path_buf())
}

/// The folder without detours, also while it does not exist yet: two ways of writing it are one folder.
fn real(folder: &Path) -> PathBuf {
    let whole = folder.ancestors().find_map(|above| {
        let rest = folder.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(rest).components().collect())
    });
    whole.unwrap_or_else(|| folder.to_path_buf())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_second_start_brings_the_first_to_the_front_and_no_other_folder_does() {
        let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        assert!(!raise(folder.path()), "nobody is there yet");
        let came = Arc::new(AtomicUsize::new(0));
        let count = came.clone();
        answer(open(folder.path()).expect("a door"), move || _ = count.fetch_add(1, Ordering::SeqCst));
        assert!(raise(folder.path()));
        assert!(raise(&folder.path().join(".")), "another way of writing the same folder");
        assert!(!raise(other.path()));
        assert_eq!(came.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn what_a_killed_program_left_behind_is_no_first_window() {
        let folder = tempfile::tempdir().unwrap();
        // A socket's file stays when its program is gone, as after a kill.
        drop(open(folder.path()).expect("a door"));
        assert!(!raise(folder.path()));
        answer(open(folder.path()).expect("the door is opened again"), || ());
        assert!(raise(folder.path()));
    }

    #[test]
    fn a_folder_that_does_not_exist_yet_has_the_door_that_it_will_have() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("new").join("data");
        let before = real(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        assert_eq!(real(&folder), before);
    }
}
