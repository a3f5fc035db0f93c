//! What strace wrote down: which programs ran, and which sockets each of them asked for.
//!
//! `strace -ff` writes a file for each thread, so that no line is broken by another's. A thread belongs to the program
//! that its process ran last; a process that was forked runs its parent's program until it runs another.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Calls that tell programs apart, and every way to a socket: `io_uring` could open one without the others.
const CALLS: &str = "trace=execve,execveat,clone,clone3,fork,vfork,socket,bind,connect,io_uring_setup";

/// The families of addresses that reach beyond this computer, or could.
const INTERNET: [&str; 2] = ["AF_INET", "AF_INET6"];

/// The words before a command that make strace write it and everything that it starts down, into files `at.PID`.
pub fn traced(at: &Path) -> Vec<String> {
    let at = at.display().to_string();
    // With the filter in the kernel only these calls are slowed down.
    ["strace", "-ff", "--seccomp-bpf", "-qq", "-v", "-s", "4096", "-e", CALLS, "-e", "signal=none", "-o", &at]
        .map(String::from)
        .to_vec()
}

/// A thread as one file tells it.
#[derive(Default)]
struct Thread {
    lines: Vec<String>,
}

/// A socket of the internet, and what was done with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Internet {
    /// The program's path.
    pub program: String,
    /// The call as strace wrote it.
    pub call: String,
    /// Addresses that a socket of this number was bound or connected to afterwards, as strace wrote them.
    pub used: Vec<String>,
}

/// What a trace tells.
#[derive(Debug, Default)]
pub struct Trace {
    /// How many processes ran each program.
    pub programs: BTreeMap<String, usize>,
    /// Other sockets by program: `AF_UNIX` and so on.
    pub others: BTreeMap<String, BTreeSet<String>>,
    /// Sockets of the internet.
    pub internet: Vec<Internet>,
    /// The environments that programs were started with, by program.
    pub environments: Vec<(String, String)>,
}

/// Reads the files that [`traced`] left.
pub fn read(at: &Path) -> Trace {
    let folder = at.parent().expect("a folder");
    let start = format!("{}.", at.file_name().expect("a name").to_string_lossy());
    let mut threads = BTreeMap::new();
    for file in fs::read_dir(folder).expect("the folder of the trace").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if let Some(id) = name.strip_prefix(&start).and_then(|id| id.parse::<u32>().ok()) {
            let text = String::from_utf8_lossy(&fs::read(file.path()).expect("a trace")).into_owned();
            threads.insert(id, Thread { lines: text.lines().map(String::from).collect() });
        }
    }
    assert!(!threads.is_empty(), "strace wrote nothing at {}", at.display());
    walk(&threads)
}

/// Follows every thread from its parent on.
fn walk(threads: &BTreeMap<u32, Thread>) -> Trace {
    let mut parents = BTreeMap::new();
    for (id, thread) in threads {
        for (at, line) in thread.lines.iter().enumerate() {
            if let Some(child) = born(line) {
                parents.insert(child, (*id, at));
            }
        }
    }
    let mut trace = Trace::default();
    for (id, thread) in threads {
        let mut program = inherited(*id, threads, &parents);
        if !parents.contains_key(id) || !is_thread(*id, threads, &parents) {
            let last = thread.lines.iter().filter_map(|line| ran(line)).next_back();
            *trace.programs.entry(last.unwrap_or_else(|| program.clone())).or_default() += 1;
        }
        for (at, line) in thread.lines.iter().enumerate() {
            if let Some(next) = ran(line) {
                trace.environments.push((next.clone(), line.clone()));
                program = next;
            }
            trace.socket(&program, line, &thread.lines[at + 1..]);
        }
    }
    trace.internet.sort();
    trace
}

impl Trace {
    fn socket(&mut self, program: &str, line: &str, after: &[String]) {
        if line.starts_with("io_uring_setup(") && !line.contains(" = -1 ") {
            let call = line.to_owned();
            return self.internet.push(Internet { program: program.to_owned(), call, used: Vec::new() });
        }
        let Some(family) = line.strip_prefix("socket(").and_then(|rest| rest.split([',', ')']).next()) else { return };
        if !INTERNET.contains(&family) {
            self.others.entry(program.to_owned()).or_default().insert(family.to_owned());
            return;
        }
        let number = line.rsplit(" = ").next().unwrap_or_default().trim();
        // Until the same number is given to another socket.
        let own = after.iter().take_while(|l| !(l.starts_with("socket(") && l.ends_with(&format!(" = {number}"))));
        let uses = |l: &&String| ["bind", "connect"].iter().any(|call| l.starts_with(&format!("{call}({number}, ")));
        let used = own.filter(uses).cloned().collect();
        self.internet.push(Internet { program: program.to_owned(), call: line.to_owned(), used });
    }

    /// The value that a variable had when this program was started.
    pub fn variable(&self, program: &str, name: &str) -> Option<String> {
        let (_, line) = self.environments.iter().find(|(ran, _)| ran == program)?;
        let (_, rest) = line.split_once(&format!("\"{name}="))?;
        Some(rest.split('"').next().unwrap_or_default().to_owned())
    }
}

/// The program that a process ran when it came to be, by its ancestors.
fn inherited(id: u32, threads: &BTreeMap<u32, Thread>, parents: &BTreeMap<u32, (u32, usize)>) -> String {
    let Some((parent, at)) = parents.get(&id) else { return "(not known)".to_owned() };
    let before = threads[parent].lines[..*at].iter().filter_map(|line| ran(line)).next_back();
    before.unwrap_or_else(|| inherited(*parent, threads, parents))
}

fn is_thread(id: u32, threads: &BTreeMap<u32, Thread>, parents: &BTreeMap<u32, (u32, usize)>) -> bool {
    parents.get(&id).is_some_and(|(parent, at)| threads[parent].lines[*at].contains("CLONE_THREAD"))
}

/// The child that a line tells of.
fn born(line: &str) -> Option<u32> {
    let is_birth = ["clone(", "clone3(", "fork(", "vfork("].iter().any(|call| line.starts_with(call));
    let number = line.rsplit(" = ").next().filter(|_| is_birth)?;
    number.split_whitespace().next()?.parse().ok()
}

/// The program that a line says is run from here on.
fn ran(line: &str) -> Option<String> {
    let rest = line.strip_prefix("execve(").or_else(|| line.strip_prefix("execveat("))?;
    let path = rest.split('"').nth(1)?;
    line.ends_with(" = 0").then(|| path.to_owned())
}

/// Runs a command under strace to its end and reads what was written.
pub fn of(command: &[&str], folder: &Path) -> Trace {
    let at: PathBuf = folder.join("trace");
    let words = traced(&at);
    let status = Command::new(&words[0]).args(&words[1..]).args(command).status().expect("strace starts");
    assert!(status.success(), "{command:?} ended with {status}");
    read(&at)
}

#[cfg(test)]
mod reads {
    use super::*;

    fn threads(files: &[(u32, &str)]) -> Trace {
        let thread = |text: &str| Thread { lines: text.lines().map(String::from).collect() };
        walk(&files.iter().map(|(id, text)| (*id, thread(text))).collect())
    }

    #[test]
    fn a_thread_a_fork_and_another_program() {
        let trace = threads(&[
            (
                1,
                "execve(\"/a\", [\"a\"], [\"PORT=7\"]) = 0\nclone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 2\nclone(child_stack=NULL, flags=SIGCHLD) = 3\nsocket(AF_UNIX, SOCK_STREAM, 0) = 5",
            ),
            (2, "socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 9"),
            (
                3,
                "socket(AF_INET, SOCK_STREAM, 0) = 4\nexecve(\"/b\", [\"b\"], []) = 0\nsocket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4\nconnect(4, {sa_family=AF_INET}, 16) = 0",
            ),
        ]);
        let found: Vec<(&str, usize)> = trace.internet.iter().map(|i| (i.program.as_str(), i.used.len())).collect();
        assert_eq!(found, [("/a", 0), ("/a", 0), ("/b", 1)]);
        assert_eq!(trace.programs, BTreeMap::from([("/a".to_owned(), 1), ("/b".to_owned(), 1)]));
        assert_eq!(trace.variable("/a", "PORT").as_deref(), Some("7"));
        assert!(trace.others["/a"].contains("AF_UNIX"));
    }

    #[test]
    fn a_failed_start_is_no_program() {
        let trace = threads(&[(
            1,
            "execve(\"/a\", [], []) = -1 ENOENT (No such file)\nexecve(\"/b\", [], []) = 0\nio_uring_setup(8, {}) = 3",
        )]);
        assert_eq!(trace.internet[0].program, "/b");
        assert_eq!(trace.internet.len(), 1);
    }
}
