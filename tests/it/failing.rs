//! The disk fails while the program works, once or from one moment on: whoever works is told what happened, whether it is saved
//! and what to do; nothing is half there; and what was acknowledged is there when the disk works again.

use crate::journey::skipped;
use crate::killing::{Model, explains, map, text};
use audit_store::STORE_FILE;
use audit_tests::{Answers, Dice, begin, open};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use tempfile::TempDir;

const STEPS: &str = "25";
const NONE: &str = "0";
/// What fails, and how.
const FAULTS: [(&str, &str); 5] =
    [("fsync", "EIO"), ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("ftruncate", "EIO"), ("pread64", "EIO")];
/// Moments for each of them; at every other one the disk fails from then on.
const MOMENTS: usize = 4;
/// What the program says when its disk fails.
const CODES: [&str; 3] = ["disk-error", "disk-full", "store-closed"];

#[test]
fn a_disk_that_fails_is_said_and_nothing_acknowledged_is_lost() {
    let kept = tempfile::tempdir().unwrap();
    {
        let mut program = open(kept.path()).unwrap();
        begin(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901")).unwrap();
    }
    let whole = copied(kept.path());
    let Some(said) = traced(whole.path(), STEPS, &[]) else {
        return skipped("a disk that fails under the program: strace is not installed or may not trace");
    };
    assert_eq!(said.last(), Some(&serde_json::json!({ "end": "ended" })), "{said:?}");
    let calls = calls(&trace_of(whole.path()));
    let mut dice = Dice::new(3);
    let mut rounds = Vec::new();
    for (call, error) in FAULTS {
        let (before, after) = calls.get(call).copied().unwrap_or_default();
        for moment in 0..MOMENTS.min(after) {
            let nth = before + 1 + moment * after / MOMENTS + dice.below((after / MOMENTS).max(1) as u64) as usize;
            let on = if moment % 2 == 0 { "" } else { "+" };
            rounds.push(format!("inject={call}:error={error}:when={nth}{on}"));
        }
    }
    let (left, tally) = (Mutex::new(rounds), Mutex::new(Tally::default()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(fault) = left.lock().unwrap().pop() else { return };
                    let round = round(kept.path(), &fault);
                    tally.lock().unwrap().add(&round);
                }
            });
        }
    });
    let tally = tally.into_inner().unwrap();
    println!("{tally:?}");
    println!("\ntable\tdisk\t{}\t{}\t0\t0", tally.rounds, tally.faulty);
    assert!(tally.refused >= 10 && tally.went_on >= 4 && tally.gave_up >= 4, "{tally:?}");
}

/// What happened over all rounds, or in one.
#[derive(Debug, Default)]
struct Tally {
    /// Steps that were refused.
    refused: usize,
    /// Steps that were on disk although the disk failed, and were said to be.
    kept: usize,
    /// Views that could not be read at first.
    unread: usize,
    /// Rounds with a fault that came to their end all the same.
    went_on: usize,
    /// Rounds in which nothing could be saved any more.
    gave_up: usize,
    /// Rounds, and those in which a fault met a step.
    rounds: usize,
    faulty: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.refused += other.refused;
        self.kept += other.kept;
        self.unread += other.unread;
        self.went_on += other.went_on;
        self.gave_up += other.gave_up;
        self.rounds += 1;
        self.faulty += other.faulty;
    }
}

/// Lets the program work on a disk that fails like this, then looks at what is there when the disk works again.
fn round(kept: &Path, fault: &str) -> Tally {
    let folder = copied(kept);
    let said = traced(folder.path(), STEPS, &["-e", fault]).unwrap_or_else(|| panic!("{fault}: strace does not start"));
    let mut watch = Watch { name: fault, ..Watch::default() };
    said.iter().for_each(|line| watch.read(line));
    let ended = said.last().and_then(|line| text(line, "end"));
    let ended = ended.unwrap_or_else(|| panic!("{fault}: it came to a sudden end: {said:#?}"));
    let faulty = watch.tally.refused + watch.tally.kept + watch.tally.unread > 0;
    watch.tally.faulty = usize::from(faulty);
    watch.tally.went_on = usize::from(faulty && ended == "ended");
    watch.tally.gave_up = usize::from(ended == "gave-up");

    let again = traced(folder.path(), NONE, &[]).expect("strace starts as before");
    let ready = again.iter().position(|line| line.get("ready").is_some());
    let ready = ready.unwrap_or_else(|| panic!("{fault}: it does not open again: {again:#?}"));
    let found: Model = again[..ready].iter().filter_map(|line| Some((text(line, "held")?, map(line)))).collect();
    for (place, shown) in &found {
        let known = &watch.model[place];
        let landed = watch.open && watch.begin.as_ref().is_some_and(|begin| explains(begin, place, known, shown));
        assert!(known == shown || landed, "{fault}: {place} held {known:#?} and now {shown:#?}: {said:#?}");
    }
    watch.tally
}

#[derive(Default)]
struct Watch<'n> {
    name: &'n str,
    model: Model,
    /// The step under way.
    begin: Option<Value>,
    /// Whether it was left open if this step is on disk.
    open: bool,
    tally: Tally,
}

impl Watch<'_> {
    fn read(&mut self, line: &Value) {
        let name = self.name;
        assert!(line.get("failed").is_none(), "{name}: {line}");
        if let Some(place) = text(line, "held") {
            self.model.insert(place, map(line));
        } else if let Some(begin) = line.get("begin") {
            (self.begin, self.open) = (Some(begin.clone()), false);
        } else if line.get("refused").is_some() {
            self.refused(line);
        } else if line.get("unread").is_some() {
            self.told(line, "unread");
            assert!(
                !line["message"].as_str().unwrap().contains("Your last change"),
                "{name}: nothing was changed: {line}"
            );
            self.tally.unread += 1;
        } else if line.get("told").is_some() {
            self.tally.kept += 1;
        } else if let Some(place) = text(line, "saved") {
            match place.as_str() {
                "*" => self.model.extend(map(line).into_iter().map(|(place, shown)| (place, fields(&shown)))),
                _ => drop(self.model.insert(place, map(line))),
            }
            self.begin = None;
        } else if line.get("walked").is_some() || line.get("nothing").is_some() {
            self.begin = None;
        }
    }

    fn refused(&mut self, line: &Value) {
        self.tally.refused += 1;
        let code = self.told(line, "refused");
        let not_saved = line["message"].as_str().unwrap().ends_with("Your last change was not saved.");
        // Where the person is, and how long, is no change of theirs.
        let change = self.begin.as_ref().is_some_and(|begin| begin["op"] != "walk");
        assert!(
            not_saved || !change || code == "store-closed",
            "{}: it does not say whether it is saved: {line}",
            self.name
        );
        self.open |= code == "store-closed";
        let Some(held) = line["held"].as_object() else { return };
        if !self.open {
            let held: Model = held.iter().map(|(place, shown)| (place.clone(), fields(shown))).collect();
            assert_eq!(held, self.model, "{}: a refused step left something", self.name);
        }
    }

    /// The code of an error, which says what happened and what to do.
    fn told(&self, line: &Value, member: &str) -> String {
        let code = text(line, member).expect("a code");
        let words = |member: &str| line[member].as_str().is_some_and(|text| text.ends_with('.'));
        assert!(CODES.contains(&code.as_str()) && words("message") && words("hint"), "{}: {line}", self.name);
        code
    }
}

fn fields(shown: &Value) -> serde_json::Map<String, Value> {
    shown.as_object().expect("fields").clone()
}

/// A closed store in a folder of its own; in memory where there is such a folder, because flushing costs nothing there.
fn copied(kept: &Path) -> TempDir {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    std::fs::copy(kept.join(STORE_FILE), folder.path().join(STORE_FILE)).unwrap();
    folder
}

/// The program under strace, taking so many steps, and what it said. `None` where strace is not there or may not look.
fn traced(folder: &Path, steps: &str, more: &[&str]) -> Option<Vec<Value>> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-s", "16", "-o"]).arg(trace_of(folder));
    strace.args(["-e", "trace=fsync,pwrite64,pread64,ftruncate,write"]).args(more);
    strace.arg(env!("CARGO_BIN_EXE_works-until-killed")).arg(folder).args(["1", steps]);
    let output = strace.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines = said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}")));
    let lines: Vec<Value> = lines.collect();
    (!lines.is_empty()).then_some(lines)
}

fn trace_of(folder: &Path) -> PathBuf {
    folder.join("trace")
}

/// How often each call was made before the program was ready, and after.
fn calls(trace: &Path) -> BTreeMap<String, (usize, usize)> {
    let trace = std::fs::read_to_string(trace).unwrap();
    let mut calls: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut ready = false;
    for line in trace.lines() {
        let call = line.split_once(' ').map_or("", |(_, call)| call.trim_start());
        ready |= call.starts_with("write(1, \"{\\\"ready\\\"");
        let count = calls.entry(call.split('(').next().unwrap_or_default().to_owned()).or_default();
        if ready { count.1 += 1 } else { count.0 += 1 }
    }
    assert!(ready, "the trace does not tell when the program is ready");
    calls
}
