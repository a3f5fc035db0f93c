//! A disk that is full while somebody types: what was saved stays, what was not says so, and trying again saves it.

use super::skipped;
use audit_tests::{Answers, SmallDisk, begin, open};

#[test]
fn a_change_on_a_full_disk_is_said_to_be_lost_and_saved_when_there_is_room() {
    let Some(disk) = SmallDisk::new("48m") else {
        skipped("a full disk under the store: mounting a small one is not allowed here");
        return;
    };
    let data = disk.path().join("data");
    let mut program = open(&data).unwrap();
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    let key = format!("standard/{standard}/narrative");
    program.set_field(&audit, &key, "Seen on 3 May.", "").unwrap();

    let film = disk.fill().unwrap();
    let long = "We keep a dated register. ".repeat(900).trim_end().to_owned();
    for _ in 0..3 {
        let error = program.set_field(&audit, &key, &long, "").unwrap_err();
        assert_eq!(error.code, "disk-full", "{error}");
        assert_eq!(error.message, "The disk is full. Your last change was not saved.");
        let now = program.standard(&audit, &standard).unwrap().answer.narrative;
        assert_eq!(now, "Seen on 3 May.", "what was saved is still there, and can be read");
    }
    std::fs::remove_file(film).unwrap();
    program.set_field(&audit, &key, &long, "").unwrap();
    drop(program);
    let program = open(&data).unwrap();
    assert_eq!(program.standard(&audit, &standard).unwrap().answer.narrative, long);
}
