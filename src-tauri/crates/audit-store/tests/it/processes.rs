//! Two processes, and processes killed at any moment.
use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use audit_store::{Store, StoreError};
use proptest::test_runner::{RngAlgorithm, TestRng};

use crate::common::{below, code, options, skipped};
use crate::kinds::{KIND, Worked, begun, each_kind, kind_of_child};

const PATH: &str = "AUDIT_STORE_CHILD";
const ROUNDS: u32 = 20;

/// Starts this test program again to run one ignored test against `path`.
fn child<K: Worked>(test: &str, path: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args([&format!("processes::{test}"), "--exact", "--ignored", "--nocapture"]);
    command.env(PATH, path).env(KIND, K::WORD).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts")
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
    kind_of_child!(holds);
}

fn holds<K: Worked>() {
    let _store = Store::<K>::open(&path(), &options()).expect("opens");
    println!("\nholding 1");
    std::io::stdout().flush().expect("says so");
    let mut line = String::new();
    let _ = std::io::stdin().read_line(&mut line);
}

#[test]
#[ignore = "run by its parent only"]
fn child_commits() {
    kind_of_child!(commits);
}

fn commits<K: Worked>() {
    let mut store = Store::<K>::open(&path(), &options()).expect("opens");
    let (first, _) = K::saved(&store).expect("reads");
    for number in first + 1.. {
        K::save(&mut store, number, usize::try_from(number % 900).expect("small")).expect("commits");
        println!("\nsaved {number}");
        std::io::stdout().flush().expect("says so");
    }
}

#[test]
fn a_second_process_is_told_who_has_it_and_waits_its_turn() {
    each_kind!(one_at_a_time);
}

fn one_at_a_time<K: Worked>() {
    let (folder, store) = begun::<K>();
    let path = store.path().to_path_buf();
    drop(store);
    let mut holder = child::<K>("child_holds", &path);
    let mut lines = BufReader::new(holder.stdout.take().expect("piped")).lines();
    let holding = |line: std::io::Result<String>| said(&line.expect("reads"), "holding");
    lines.find_map(holding).expect("holds");
    let refused = Store::<K>::open(&path, &options()).unwrap_err();
    assert!(matches!(&refused, StoreError::InUse { computer: Some(name), .. } if name == "DESK-4"), "{refused:?}");
    holder.kill().expect("ends");
    holder.wait().expect("ended");
    Store::<K>::open(&path, &options()).expect("a stale label does not lock");
    drop(folder);
}

#[test]
fn nothing_acknowledged_is_lost_when_killed() {
    each_kind!(killed_again_and_again);
}

fn killed_again_and_again<K: Worked>() {
    let (folder, store) = begun::<K>();
    let path = store.path().to_path_buf();
    drop(store);
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut last = 0;
    for round in 0..ROUNDS {
        let mut writer = child::<K>("child_commits", &path);
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
        let store = Store::<K>::open(&path, &options()).unwrap_or_else(|error| panic!("round {round}: {error:?}"));
        let (saved, words) = K::saved(&store).unwrap();
        assert!(saved == last || saved == last + 1, "round {round}: saved {last}, found {saved}");
        assert!(saved == 0 || words.starts_with(&format!("{saved} ")), "round {round}: {words}");
        last = saved;
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
    each_kind!(full);
}

fn full<K: Worked>() {
    let Some(disk) = SmallDisk::new() else {
        skipped("a full disk: a small one needs the right to mount; store::tests fills a store without one");
        return;
    };
    let path = disk.0.path().join(K::FILE);
    let mut store = Store::<K>::open(&path, &options()).expect("opens");
    K::begin(&mut store);
    let mut saved = 0;
    let refused = loop {
        match K::save(&mut store, saved + 1, 1_600) {
            Ok(()) => saved += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(refused, StoreError::DiskFull { saved: Some(false) });
    assert_eq!((K::saved(&store).unwrap().0, saved > 3), (saved, true), "what was saved can be read at once");
    let before = K::everything(&store);
    let outcome = store.take_snapshot("2026-11-03T15:00:00Z", None);
    assert_eq!(outcome.local.unwrap_err().code(), "disk-full");
    assert_eq!(K::everything(&store), before);
    drop(store);
    let mut store = Store::<K>::open(&path, &options()).expect("a full disk still opens");
    assert_eq!(K::everything(&store), before);
    assert!(mount(&["-o", "remount,size=4m"], disk.0.path()));
    K::save(&mut store, saved + 1, 1_600).expect("there is room again");
    drop(store);
    assert!(mount(&["-o", "remount,ro"], disk.0.path()));
    assert_eq!(code(Store::<K>::open(&path, &options())), "store-read-only");
    assert_eq!(code(Store::<K>::open(&disk.0.path().join("new.db"), &options())), "store-read-only");
}
