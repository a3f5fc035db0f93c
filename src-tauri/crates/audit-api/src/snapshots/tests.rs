//! What follows a restore and fails.

use crate::common::{begin, program};
use audit_store::{KeptIn, SigningKeyRow};
use uuid::Uuid;

#[test]
fn what_fails_after_a_restore_is_a_note_and_the_restore_stands() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    begin(&mut program);
    let submitter = program.store.read().unwrap().submitters().unwrap()[0].id;
    let key = SigningKeyRow {
        did: "did:key:z6MkOne".to_owned(),
        submitter,
        copy: Uuid::nil(),
        public: "one".to_owned(),
        kept_in: KeptIn::File,
        reference: "one".to_owned(),
        created_at: program.stamp(),
        retired_at: None,
    };
    // Twice the same key: the second is refused.
    let notes = program.after_restoring(&[key.clone(), key]);
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].starts_with("The signing keys of this computer could not be put into it: "), "{notes:?}");
    assert!(notes[0].ends_with("Close the program and open it again."));
    assert_eq!(program.after_restoring(&[]), [""; 0]);
    assert_eq!(program.start().unwrap().audits.len(), 1);
}

/// Beside the store and on a stick.
#[test]
fn a_damaged_snapshot_is_offered_and_comes_back_as_far_as_it_can_be_read() {
    let (data, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    begin(&mut program);
    program.take_snapshot().unwrap();
    let taken = audit_store::list_snapshots::<audit_store::Organisation>(program.store.path()).remove(0).path;
    let mut content = std::fs::read(&taken).unwrap();
    let at = content.windows(17).position(|part| part == b"Northgate Surgery").unwrap();
    content[at..at + 9].copy_from_slice(b"#!#!#!#!#");
    std::fs::write(&taken, &content).unwrap();
    let file = stick.path().join("from the stick.db");
    std::fs::copy(&taken, &file).unwrap();
    let asked = program.snapshots_asked().unwrap();
    let view = asked.here().snapshots.remove(0);
    assert_eq!((view.usable, view.damaged, view.audits.len()), (true, true, 0), "{view:?}");
    let start = program.restore_snapshot(&view.name, false).unwrap().start.unwrap();
    assert_eq!(start.audits.iter().map(|card| card.organisation.as_str()).collect::<Vec<_>>(), ["Northgate Surgery"]);
    let damage = start.damage.expect("it is said");
    assert!(std::fs::read(&damage.kept).unwrap() == content, "the damaged one is kept");
    let (fetched, view) = asked.look_at(&file).unwrap();
    assert!(view.damaged);
    assert_eq!(program.restore_fetched(&fetched).unwrap().start.unwrap().audits.len(), 1);
}

/// A snapshot of a program with one audit, somewhere else; the store itself; and a file that is none.
#[test]
fn a_snapshot_that_lies_anywhere_is_looked_at_and_restored() {
    let (data, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    begin(&mut program);
    program.take_snapshot().unwrap();
    let taken = audit_store::list_snapshots::<audit_store::Organisation>(program.store.path()).remove(0).path;
    let file = stick.path().join("from the stick.db");
    std::fs::copy(taken, &file).unwrap();
    let asked = program.snapshots_asked().unwrap();
    let (fetched, view) = asked.look_at(&file).unwrap();
    assert_eq!((view.name.as_str(), view.usable, view.audits.len()), ("from the stick.db", true, 1));
    assert_eq!(program.restore_fetched(&fetched).unwrap().start.unwrap().audits.len(), 1);
    let code = |file: &std::path::Path| asked.look_at(file).err().map(|error| error.code);
    assert_eq!(code(program.store.path()), Some("own-store"));
    std::fs::write(&file, "Dear colleague").unwrap();
    assert_eq!(code(&file), Some("snapshot-unusable"));
    assert_eq!(code(stick.path()), Some("snapshot-unusable"), "a folder");
    assert_eq!(code(&stick.path().join("gone.db")), Some("file-unusable"));
    let left = std::fs::read_dir(data.path()).unwrap().flatten();
    drop(fetched);
    assert_eq!(left.filter(|one| one.file_name().to_string_lossy().starts_with(".fetched")).count(), 0);
}

#[test]
fn a_file_is_restored_also_where_nothing_opens() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut there = program(other.path());
    begin(&mut there);
    there.take_snapshot().unwrap();
    let taken = audit_store::list_snapshots::<audit_store::Organisation>(there.store.path()).remove(0).path;
    drop(there);
    std::fs::write(data.path().join(audit_store::STORE_FILE), [7; 9000]).unwrap();
    let asked = crate::SnapshotsAsked::beside(data.path(), None);
    let (fetched, view) = asked.look_at(&taken).unwrap();
    assert!(view.usable);
    crate::restore_fetched_beside(data.path(), &fetched, &crate::common::fixed(data.path())).unwrap();
    assert_eq!(program(data.path()).start().unwrap().audits.len(), 1);
}

#[test]
fn a_second_folder_is_chosen_also_where_no_snapshot_can_be_taken() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    begin(&mut program);
    let snapshots = data.path().join(audit_store::SNAPSHOT_FOLDER);
    let _ = std::fs::remove_dir_all(&snapshots);
    std::fs::write(&snapshots, "a file").unwrap();
    program.use_second_folder(Some(other.path())).expect("it is chosen");
    let view = program.snapshots_asked().unwrap().here();
    assert_eq!(view.second_folder.unwrap().folder, other.path().display().to_string());
    assert!(program.start().unwrap().snapshot_trouble.is_some(), "what went wrong is said where snapshots are");
}

/// Where nothing opens, a snapshot of this installation in the second folder is not another computer's.
#[test]
fn ones_own_copy_is_ones_own_also_where_nothing_opens() {
    let (data, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut own = program(data.path());
    begin(&mut own);
    own.set_snapshot_folder(&second.path().display().to_string()).unwrap();
    drop(own);
    std::fs::remove_dir_all(data.path().join(audit_store::SNAPSHOT_FOLDER)).unwrap();
    std::fs::write(data.path().join(audit_store::STORE_FILE), [0; 9000]).unwrap();
    let found = crate::SnapshotsAsked::beside(data.path(), None).elsewhere();
    assert_eq!(found.iter().map(|view| view.from_elsewhere).collect::<Vec<_>>(), [false]);
}
