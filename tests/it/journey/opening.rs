//! Stores that must not be opened: the right code, words for people, and every byte as it was.

use super::names;
use audit_api::{ApiError, restore_beside, snapshots_beside};
use audit_store::STORE_FILE;
use audit_tests::{Answers, Fixed, begin, open};
use std::path::Path;

/// A folder with a store that holds an audit, closed.
fn a_store() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut program = open(folder.path()).unwrap();
    begin(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901")).unwrap();
    program.take_snapshot().unwrap();
    folder
}

fn patch(path: &Path, offset: usize, with: &[u8]) {
    let mut content = std::fs::read(path).unwrap();
    content[offset..offset + with.len()].copy_from_slice(with);
    std::fs::write(path, content).unwrap();
}

/// Opening is refused, and nothing in the folder is another than before.
fn refused(folder: &Path) -> ApiError {
    let state = || -> Vec<_> {
        // The label only says who looked last.
        let names = names(folder).into_iter().filter(|name| !name.ends_with("-open-by.txt"));
        names.map(|name| (std::fs::read(folder.join(&name)).ok(), name)).collect()
    };
    let before = state();
    let error = open(folder).err().expect("it is refused");
    for ((bytes, name), (was, before)) in state().iter().zip(&before) {
        assert!(bytes == was && name == before, "the folder is as it was, {before} too (now {name})");
    }
    assert!(!error.hint.is_empty(), "{error:?}");
    error
}

#[test]
fn a_store_of_a_newer_program() {
    let folder = a_store();
    patch(&folder.path().join(STORE_FILE), 60, &99u32.to_be_bytes());
    let error = refused(folder.path());
    assert_eq!(error.code, "newer-store");
    assert!(error.hint.contains("newest version"), "{error}");
}

#[test]
fn files_that_are_not_a_store() {
    let other = {
        let folder = a_store();
        let path = folder.path().join(STORE_FILE);
        patch(&path, 68, &0x1234_5678u32.to_be_bytes());
        std::fs::read(path).unwrap()
    };
    for content in [other, b"a letter to the governors".to_vec(), vec![0; 8_192]] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(STORE_FILE), content).unwrap();
        assert_eq!(refused(folder.path()).code, "not-a-store");
    }
}

#[test]
fn a_store_that_is_gone_is_not_begun_anew_and_comes_back_from_its_snapshot() {
    let folder = a_store();
    std::fs::remove_file(folder.path().join(STORE_FILE)).unwrap();
    assert_eq!(refused(folder.path()).code, "store-missing");
    comes_back(folder.path());
}

/// Everything but the first page is gone: nothing can be made of it.
#[test]
fn a_store_that_is_damaged_all_over_comes_back_from_its_snapshot() {
    let folder = a_store();
    let path = folder.path().join(STORE_FILE);
    let length = std::fs::metadata(&path).unwrap().len() as usize;
    (4096..length).step_by(4096).for_each(|page| patch(&path, page, &[0xA5; 64]));
    assert_eq!(refused(folder.path()).code, "damaged-store");
    comes_back(folder.path());
}

/// A name is hit wherever it stands: each row is proven by its seal with one letter turned back.
#[test]
fn a_store_that_is_damaged_in_places_opens_as_it_was_and_says_so() {
    let folder = a_store();
    let path = folder.path().join(STORE_FILE);
    let bytes = std::fs::read(&path).unwrap();
    let name = b"Northgate Surgery";
    let places: Vec<_> = (0..bytes.len() - name.len()).filter(|at| bytes[*at..].starts_with(name)).collect();
    assert!(!places.is_empty());
    for at in places {
        patch(&path, at, b"Northgate Surgerz");
    }
    let mut program = open(folder.path()).unwrap();
    let start = program.start().unwrap();
    assert_eq!(start.audits[0].organisation, "Northgate Surgery");
    let damage = start.damage.expect("it is said");
    assert!(damage.places.is_empty() && damage.sentence.ends_with("nothing is lost."), "{damage:?}");
    assert!(Path::new(&damage.kept).exists(), "{damage:?}");
    assert_eq!(program.damage_seen().unwrap().damage, None);
    drop(program);
    assert_eq!(open(folder.path()).unwrap().start().unwrap().damage, None);
}

/// What a snapshot gave back may be older: never “nothing is lost”.
#[test]
fn what_came_from_a_snapshot_is_said_with_its_day() {
    let folder = a_store();
    let options = super::computers::options();
    let mut store = audit_store::OrganisationStore::open(&folder.path().join(STORE_FILE), &options).unwrap();
    let older = format!("{}submitter\n\nx\n2026-11-03T12:00:00Z", audit_store::OLDER);
    for (key, value) in [("damage/organisation-damaged.db", ""), ("damage/organisation-damaged.db/00000", &older)] {
        store.write(|writer| writer.set_setting(key, Some(value))).unwrap();
    }
    drop(store);
    let damage = open(folder.path()).unwrap().start().unwrap().damage.expect("it is said");
    assert!(damage.sentence.contains("One thing in it could not be read any more"), "{damage:?}");
    let what = "The details of an organisation. This is as it was in the snapshot of 3 November 2026: what changed after that is lost";
    assert_eq!((damage.places[0].what.as_str(), damage.places[0].read.as_deref().unwrap_or_default()), (what, ""));
}

fn comes_back(folder: &Path) {
    let snapshots = snapshots_beside(folder).snapshots;
    let newest = snapshots.iter().find(|snapshot| snapshot.usable).expect("there is a snapshot");
    assert!(newest.audits.iter().any(|audit| audit.starts_with("Northgate Surgery")), "{newest:?}");
    restore_beside(folder, &newest.name, &Fixed::new(folder)).unwrap();
    assert_eq!(open(folder).unwrap().start().unwrap().audits[0].organisation, "Northgate Surgery");
}

#[test]
fn a_store_that_is_open_says_where() {
    let folder = a_store();
    let _program = open(folder.path()).unwrap();
    let error = open(folder.path()).err().expect("it is refused");
    assert_eq!(error.code, "store-in-use");
    assert!(error.message.contains("DESK-4") && error.message.contains("ann"), "{error}");
}
