//! Two processes, and processes killed at any moment.
use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use audit_store::{Store, StoreError};
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::common::{Fixture, add_audit, below, code, fixture, id, operation, options, skipped};

const PATH: &str = "AUDIT_STORE_CHILD";
const ROUNDS: u32 = 20;

/// Starts this test program again to run one ignored test against `path`.
fn child(test: &str, path: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([&format!("processes::{test}"), "--exact", "--ignored", "--nocapture"]);
    command.env(PATH, path).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts")
}

/// The lines of a child that begin with `word`, which follows.
fn said(line: &str, word: &str) -> Option<u128> {
    line.split(word).nth(1)?.trim().parse().ok()
}

fn path() -> PathBuf {
    std::env::var_os(PATH).expect("run by its parent only").into()
}

#[test]
#[ignore = "run by its parent only"]
fn child_holds() {
    let _store = Store::open(&path(), &options()).expect("opens");
    println!("\nholding 1");
    std::io::stdout().flush().expect("says so");
    let mut line = String::new();
    let _ = std::io::stdin().read_line(&mut line);
}

#[test]
#[ignore = "run by its parent only"]
fn child_commits() {
    let mut store = Store::open(&path(), &options()).expect("opens");
    let audit = store.read().expect("open").audits().expect("reads")[0].id;
    let first = store.read().expect("open").latest(audit).expect("reads").map_or(0, |latest| latest.position);
    for number in u128::from(first.unsigned_abs()) + 1.. {
        let key = format!("standard/s{}/narrative", number % 7);
        let old = store.read().expect("open").field(audit, &key).expect("reads").and_then(|field| field.value);
        let text = format!("{number} {}", "words ".repeat(usize::try_from(number % 900).expect("small")));
        let change = audit_store::Change::text(key, old.as_deref(), Some(&text));
        store.write(|writer| writer.commit(audit, &operation(number, vec![change]))).expect("commits");
        println!("\nsaved {number}");
        std::io::stdout().flush().expect("says so");
    }
}

#[test]
fn a_second_process_is_told_who_has_it_and_waits_its_turn() {
    let Fixture { folder, store, .. } = fixture();
    let path = store.path().to_path_buf();
    drop(store);
    let mut holder = child("child_holds", &path);
    let mut lines = BufReader::new(holder.stdout.take().expect("piped")).lines();
    let holding = |line: std::io::Result<String>| said(&line.expect("reads"), "holding");
    lines.find_map(holding).expect("holds");
    let refused = Store::open(&path, &options()).unwrap_err();
    assert!(matches!(&refused, StoreError::InUse { computer: Some(name), .. } if name == "DESK-4"), "{refused:?}");
    holder.kill().expect("ends");
    holder.wait().expect("ended");
    Store::open(&path, &options()).expect("a stale label does not lock");
    drop(folder);
}

#[test]
fn nothing_acknowledged_is_lost_when_killed() {
    let Fixture { folder, store, audit } = fixture();
    let path = store.path().to_path_buf();
    drop(store);
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut last = 0;
    for round in 0..ROUNDS {
        let mut writer = child("child_commits", &path);
        let output = writer.stdout.take().expect("piped");
        let wait = Duration::from_millis(60 + below(&mut random, 400) as u64);
        let killer = std::thread::spawn(move || {
            std::thread::sleep(wait);
            writer.kill().expect("ends");
            writer.wait().expect("ended");
        });
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            last = said(&line, "saved").unwrap_or(last);
        }
        killer.join().expect("joins");
        let store = Store::open(&path, &options()).unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let reader = store.read().unwrap();
        let position = reader.latest(audit).unwrap().map_or(0, |latest| latest.position);
        let position = u128::from(position.unsigned_abs());
        assert!(position == last || position == last + 1, "round {round}: saved {last}, found {position}");
        if last > 0 {
            let text = reader.operation(id(last)).unwrap().changes[0].new.clone().unwrap();
            assert!(text.starts_with(&format!("{last} ")));
        }
        last = position;
    }
    assert!(last > u128::from(ROUNDS), "the children did commit: {last}");
    drop(folder);
}

/// A small file system of its own, where this user may make one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let disk = Self(folder);
        mount(&["-t", "tmpfs", "-o", "size=1m", "none"], disk.0.path()).then_some(disk)
    }
}

fn mount(arguments: &[&str], folder: &Path) -> bool {
    let quiet = || Stdio::null();
    let mut command = Command::new("mount");
    command.args(arguments).arg(folder).stdout(quiet()).stderr(quiet());
    command.status().is_ok_and(|status| status.success())
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_loses_nothing_and_says_so() {
    let Some(disk) = SmallDisk::new() else {
        skipped("a full disk: a small one needs the right to mount; store::tests fills a store without one");
        return;
    };
    let path = disk.0.path().join(audit_store::STORE_FILE);
    let mut store = Store::open(&path, &options()).expect("opens");
    let audit = add_audit(&mut store, 0xA1);
    let mut saved = 0;
    let refused = loop {
        let change = audit_store::Change::text(format!("f/{saved}"), None, Some(&"long words ".repeat(900)));
        match store.write(|writer| writer.commit(audit, &operation(saved + 1, vec![change]))) {
            Ok(_) => saved += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(refused, StoreError::DiskFull { saved: Some(false) });
    let texts = |store: &Store| store.read().unwrap().fields(audit).unwrap().len() as u128;
    assert_eq!((texts(&store), saved > 3), (saved, true), "what was saved can be read at once");
    let outcome = store.take_snapshot("2026-11-03T15:00:00Z", None);
    assert_eq!(outcome.local.unwrap_err().code(), "disk-full");
    assert_eq!(texts(&store), saved);
    drop(store);
    let mut store = Store::open(&path, &options()).expect("a full disk still opens");
    assert_eq!(texts(&store), saved);
    assert!(mount(&["-o", "remount,size=4m"], disk.0.path()));
    let change = audit_store::Change::text("later", None, Some("there is room again"));
    store.write(|writer| writer.commit(audit, &operation(9_999, vec![change]))).expect("goes on");
    drop(store);
    assert!(mount(&["-o", "remount,ro"], disk.0.path()));
    assert_eq!(code(Store::open(&path, &options())), "store-read-only");
    assert_eq!(code(Store::open(&disk.0.path().join("new.db"), &options())), "store-read-only");
}
