//! The power fails at any moment, and the disk fails: on exactly the settings that the store uses.
//!
//! A child works on a store under strace, which writes down what it does to its files ([`cuts`]) or lets calls fail ([`faults`]).
mod child;
mod cuts;
mod disk;
mod faults;
mod trace;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use audit_store::Store;
use tempfile::TempDir;

use crate::common::options;
use crate::kinds::{KIND, Worked, begun};
use child::{PATH, STEPS};
use trace::CALLS;

/// A closed store with what work begins with, and what it holds after each of the child's steps, from none to all.
struct Prepared {
    _folder: TempDir,
    store: PathBuf,
    expected: Vec<String>,
}

fn prepared<K: Worked>() -> Prepared {
    let (folder, store) = begun::<K>();
    let path = store.path().to_path_buf();
    drop(store);
    let (copy, at) = copied(&path);
    let mut store = Store::<K>::open(&at, &options()).expect("opens");
    let mut expected = vec![K::held(&store)];
    for number in 1..=STEPS {
        K::work(&mut store, number).expect("commits");
        expected.push(K::held(&store));
    }
    drop(copy);
    Prepared { _folder: folder, store: path, expected }
}

/// A copy of a closed store in a folder of its own; in memory where there is such a folder, because flushing costs nothing there.
fn copied(store: &Path) -> (TempDir, PathBuf) {
    let folder = in_memory();
    let copy = folder.path().join(store.file_name().expect("a file"));
    std::fs::copy(store, &copy).expect("copied");
    (folder, copy)
}

fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

/// The child under strace on this store: its trace, with so many bytes of each write, and the lines that it printed. `None` where strace is not there or may not
/// look, or the child did not come so far as to begin.
fn traced<K: Worked>(store: &Path, bytes: usize, more: &[String]) -> Option<(String, Vec<String>)> {
    let trace = store.with_extension("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-xx", "-s", &bytes.to_string(), "-o"]).arg(&trace);
    strace.args(["-e", &format!("trace={CALLS}")]).args(more);
    strace.arg(std::env::current_exe().expect("this program"));
    strace.args(["power::child::works", "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    let output =
        strace.stderr(Stdio::inherit()).env(PATH, store).env(KIND, K::WORD).stdin(Stdio::null()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let trace = std::fs::read_to_string(&trace).ok()?;
    // With -f each line begins with the thread.
    let calls = trace.lines().map(|line| line.trim_start().split_once(' ').map_or("", |(_, call)| call.trim_start()));
    let calls = calls.collect::<Vec<_>>().join("\n");
    said.contains("began").then(|| (calls, said.lines().map(str::to_owned).collect()))
}

/// A number after a word in what was said.
fn number(line: &str, word: &str) -> Option<usize> {
    line.trim().strip_prefix(word)?.split_whitespace().next()?.parse().ok()
}
