//! Snapshots that cannot be taken: everything else goes on, and one quiet line says since when there is none, and why.

use super::skipped;
use crate::workbook::northgate;
use audit_api::Program;
use audit_store::SNAPSHOT_FOLDER;
use audit_tests::{Answers, Fixed, SmallDisk, begin, open};
use audit_workbooks::write;
use std::path::{Path, PathBuf};

/// A data folder with an audit and a snapshot of it.
fn with_an_audit(data: &Path) -> String {
    let mut program = open(data).unwrap();
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    program.take_snapshot().unwrap();
    audit
}

/// Another practice's workbook, outside the data folder.
fn workbook(folder: &Path) -> String {
    let path = folder.join("audit.xlsx");
    std::fs::write(&path, write(&northgate().book).unwrap()).unwrap();
    path.display().to_string()
}

/// Works for a while; nothing fails, and everything is there when the program opens the next time.
fn works_on(data: &Path, audit: &str, book: &str) -> Program {
    let mut program = open(data).unwrap_or_else(|error| panic!("it does not open: {error}"));
    let standards: Vec<String> =
        program.audit(audit).unwrap().areas.iter().flat_map(|area| &area.standards).map(|row| row.id.clone()).collect();
    for standard in &standards[..5] {
        program.set_field(audit, &format!("standard/{standard}/rating"), "met", "").unwrap();
        program.spent(audit, standard, 60).unwrap();
        program.set_place(audit, &format!("standard/{standard}")).unwrap();
    }
    let digest = program.preview_workbook(book, "", false).unwrap().digest;
    program.import_workbook(book, "", false, false, &digest).unwrap();
    assert_eq!(program.start().unwrap().audits.len(), 2, "it came in once");
    assert_eq!(program.audit(audit).unwrap().progress.met, 5);
    program
}

fn trouble(program: &Program, audit: &str) -> String {
    let trouble = program.start().unwrap().snapshot_trouble.expect("the start says it");
    assert!(trouble.why.ends_with('.') && trouble.hint.ends_with('.'), "{trouble:?}");
    assert_eq!(program.audit(audit).unwrap().snapshot_trouble.as_ref(), Some(&trouble), "and so does the header");
    trouble.why
}

#[test]
fn a_disk_with_room_for_answers_but_not_for_a_snapshot() {
    let Some(disk) = SmallDisk::new("48m") else {
        return skipped("a disk with little room: mounting a small one is not allowed here");
    };
    let (data, elsewhere) = (disk.path().join("data"), tempfile::tempdir().unwrap());
    let audit = with_an_audit(&data);
    let book = workbook(elsewhere.path());
    {
        // Something that no snapshot holds yet.
        let mut program = open(&data).unwrap();
        program.set_field(&audit, "profile/email", "ivy@example.org", "").unwrap();
    }
    let film = disk.fill_but(300 * 1024).unwrap();
    let mut program = open(&data).unwrap_or_else(|error| panic!("it does not open: {error}"));
    let place = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    program.set_field(&audit, &format!("standard/{place}/rating"), "met", "").unwrap();
    program.set_place(&audit, &format!("standard/{place}")).unwrap();
    assert_eq!(trouble(&program, &audit), "The disk is full.");
    assert!(program.start().unwrap().snapshot_trouble.unwrap().last.is_some(), "since when");
    assert_eq!(program.take_snapshot().unwrap_err().code, "disk-full", "who asks for one is told");
    drop(program);
    std::fs::remove_file(film).unwrap();
    let program = works_on(&data, &audit, &book);
    assert_eq!(program.start().unwrap().snapshot_trouble, None, "with room all is well again");
}

#[test]
fn snapshots_where_nothing_can_be_written() {
    let elsewhere = tempfile::tempdir().unwrap();
    let book = workbook(elsewhere.path());
    let spoilt = |name: &str, spoil: &dyn Fn(&Path) -> Option<SmallDisk>, why: &str| {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let audit = with_an_audit(&data);
        let snapshots: PathBuf = data.join(SNAPSHOT_FOLDER);
        std::fs::remove_dir_all(&snapshots).unwrap();
        let disk = spoil(&snapshots);
        if disk.is_none() && !snapshots.is_file() {
            return skipped(&format!("{name}: mounting a small disk is not allowed here"));
        }
        let program = works_on(&data, &audit, &book);
        assert!(trouble(&program, &audit).contains(why), "{name}: {}", trouble(&program, &audit));
        drop(program);
        let program = open(&data).unwrap();
        assert_eq!(program.audit(&audit).unwrap().progress.met, 5, "{name}");
        assert_eq!(program.start().unwrap().audits.len(), 2, "{name}");
    };
    let a_file = |path: &Path| {
        std::fs::write(path, b"not a folder").unwrap();
        None
    };
    let quota = |path: &Path| {
        std::fs::create_dir(path).unwrap();
        SmallDisk::at(path, "64k")
    };
    let read_only = |path: &Path| {
        std::fs::create_dir(path).unwrap();
        SmallDisk::at(path, "64k").filter(SmallDisk::make_read_only)
    };
    spoilt("the folder of snapshots is a file", &a_file, "snapshots");
    spoilt("a quota", &quota, "The disk is full.");
    spoilt("read-only", &read_only, "");
}

#[test]
fn a_clock_that_was_wrong_does_not_stop_snapshots() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let audit = with_an_audit(data);
    let taken = |day: &str, name: &str| {
        let mut program = Program::open(data, Box::new(Fixed::new(data).on(day))).unwrap();
        program.set_field(&audit, "profile/email", &format!("{name}@example.org"), "").unwrap();
        program.take_snapshot().unwrap().snapshots
    };
    taken("2029-10-12", "ahead");
    // The clock that was put right is earlier than the change before: said at that start and at no other.
    let said = |day: &str| {
        let program = Program::open(data, Box::new(Fixed::new(data).on(day))).unwrap();
        program.start().unwrap().warnings.iter().filter(|warning| warning.contains("This computer’s date")).count()
    };
    assert_eq!((said("2026-10-13"), said("2026-10-13")), (1, 0));
    let before = taken("2026-10-13", "right");
    assert_eq!(said("2026-10-13"), 0);
    assert!(before[0].made.starts_with("2026-10-13"), "the newest is first: {:?}", before[0].made);
    let mut program = Program::open(data, Box::new(Fixed::new(data).on("2026-10-14"))).unwrap();
    program.set_field(&audit, "profile/email", "later@example.org", "").unwrap();
    // Each look at it moves the clock that measures on by a second.
    for _ in 0..1_300 {
        program.set_place(&audit, "areas").unwrap();
    }
    let after = program.snapshots().unwrap().snapshots;
    assert!(after.len() > before.len(), "one is taken by itself after twenty minutes: {after:?}");
    assert!(after[0].made.starts_with("2026-10-14"));
    println!("\ntable\tclock\t2\t2\t0\t0");
}
