//! The log: what the program did and what went wrong, in a file for each day below the data folder, seven of them, each of bounded
//! size. It holds codes, versions, kinds of changes and keys of fields without ids: nothing that anybody typed, no names, no paths.
//!
//! Only what our own crates say is written, by a thread of its own: a disk that is slow, full or gone holds up nothing.

mod days;
mod lines;

use std::panic::Location;
use std::path::Path;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use tracing::{Event, Level, Metadata, Subscriber, span};

use days::Days;

/// The folder in the data folder.
pub const FOLDER: &str = "logs";

/// So many lines may wait for the disk; where there are more they are left out.
const WAITING: usize = 1_000;
/// How long the end of the program may wait for its last lines.
const PATIENCE: Duration = Duration::from_millis(500);

/// Where each command stands, and its name: module, line, name.
const COMMANDS: &[(&str, u32, &str)] = include!(concat!(env!("OUT_DIR"), "/places.rs"));

static WRITER: OnceLock<SyncSender<Work>> = OnceLock::new();

enum Work {
    Line {
        words: String,
        matters: bool,
    },
    /// Everything before this is written when it is answered.
    Flush(SyncSender<()>),
}

/// Begins the log in this data folder. Where it cannot be written, nothing is.
pub fn begin(data: &Path) {
    let (send, receive) = sync_channel(WAITING);
    let folder = data.join(FOLDER);
    let begun = thread::Builder::new().name("log".to_owned()).spawn(move || write(&receive, Days::new(folder)));
    if begun.is_err() || WRITER.set(send).is_err() || tracing::subscriber::set_global_default(Log).is_err() {
        return;
    }
    let (version, system, machine) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    tracing::info!(version, system, machine, "start");
}

/// The program ends.
pub fn end() {
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "end");
    flush();
}

/// Waits until what was said is written, but not for long.
pub fn flush() {
    let (done, wait) = sync_channel(1);
    if WRITER.get().is_some_and(|writer| writer.try_send(Work::Flush(done)).is_ok()) {
        // Where the disk hangs, the program ends all the same.
        let _ = wait.recv_timeout(PATIENCE);
    }
}

/// The days that are kept, the oldest first: the name of each file and its words.
pub fn files(data: &Path) -> Vec<(String, String)> {
    flush();
    days::read(&data.join(FOLDER))
}

/// A command whose function has this place answers an error with this code; `cause`: what was below it, in codes.
pub fn refused(at: &Location<'_>, code: &str, cause: &str) {
    tracing::warn!(command = name_of(at.file(), at.line()), code, cause, "refused");
}

/// Something ends the program, or a thread of it. It waits for no disk: a command may hold the store as it ends.
pub fn fault(code: &str, at: Option<&str>) {
    tracing::error!(code, at = at.unwrap_or_default(), "fault");
}

/// The command in whose function a line is.
fn name_of(file: &str, line: u32) -> &'static str {
    let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let module = file.strip_suffix(".rs").unwrap_or(file);
    let above = COMMANDS.iter().filter(|(within, begins, _)| *within == module && *begins <= line);
    above.max_by_key(|(_, begins, _)| *begins).map_or("", |(_, _, name)| name)
}

fn write(work: &Receiver<Work>, mut days: Days) {
    while let Ok(work) = work.recv() {
        match work {
            Work::Line { words, matters } => days.write(&words, matters),
            Work::Flush(done) => {
                // Who no longer waits has gone.
                let _ = done.try_send(());
            }
        }
    }
}

/// Takes what our own crates say, and nothing of any other.
struct Log;

impl Subscriber for Log {
    fn enabled(&self, about: &Metadata<'_>) -> bool {
        let ours = |target: &str| target.starts_with("audit_") || target.starts_with("safeguarding_audit");
        about.is_event() && *about.level() <= Level::INFO && ours(about.target())
    }

    fn event(&self, event: &Event<'_>) {
        let matters = *event.metadata().level() != Level::INFO;
        if let Some(writer) = WRITER.get() {
            // Too many wait: this one is left out.
            let _ = writer.try_send(Work::Line { words: lines::of(event), matters });
        }
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

#[cfg(test)]
mod tests;
