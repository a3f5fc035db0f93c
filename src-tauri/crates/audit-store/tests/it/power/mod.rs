//! The power fails at any moment, and the disk fails: on exactly the settings that the store uses.
//!
//! A child works on a store under strace, which writes down what it does to its files ([`cuts`]) or lets calls fail ([`faults`]).
mod child;
mod cuts;
mod disk;
mod faults;
mod trace;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use audit_store::{STORE_FILE, Store};
use tempfile::TempDir;
use uuid::Uuid;

use crate::common::{Fixture, fixture, options};
use child::{PATH, STEPS, step};
use trace::CALLS;

type Fields = BTreeMap<String, String>;

fn fields(store: &Store, audit: Uuid) -> Fields {
    let rows = store.read().expect("open").fields(audit).expect("reads");
    rows.into_iter().filter_map(|row| Some((row.key, row.value?))).collect()
}

/// A closed store with an audit, and what the audit holds after each of the child's steps, from none to all.
struct Prepared {
    _folder: TempDir,
    store: PathBuf,
    audit: Uuid,
    expected: Vec<Fields>,
}

fn prepared() -> Prepared {
    let Fixture { folder, store, audit } = fixture();
    let path = store.path().to_path_buf();
    drop(store);
    let (copy, at) = copied(&path);
    let mut store = Store::open(&at, &options()).expect("opens");
    let mut expected = vec![fields(&store, audit)];
    for number in 1..=STEPS {
        step(&mut store, audit, number).expect("commits");
        expected.push(fields(&store, audit));
    }
    drop(copy);
    Prepared { _folder: folder, store: path, audit, expected }
}

/// A copy of a closed store in a folder of its own; in memory where there is such a folder, because flushing costs nothing there.
fn copied(store: &Path) -> (TempDir, PathBuf) {
    let folder = in_memory();
    let copy = folder.path().join(STORE_FILE);
    std::fs::copy(store, &copy).expect("copied");
    (folder, copy)
}

fn in_memory() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

/// The child under strace on this store: its trace, with so many bytes of each write, and the lines that it printed. `None` where strace is not there or may not
/// look, or the child did not come so far as to begin.
fn traced(store: &Path, bytes: usize, more: &[String]) -> Option<(String, Vec<String>)> {
    let trace = store.with_extension("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-xx", "-s", &bytes.to_string(), "-o"]).arg(&trace);
    strace.args(["-e", &format!("trace={CALLS}")]).args(more);
    strace.arg(std::env::current_exe().expect("this program"));
    strace.args(["power::child::works", "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    let output = strace.stderr(Stdio::inherit()).env(PATH, store).stdin(Stdio::null()).output().ok()?;
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
