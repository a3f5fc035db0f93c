//! Opening: what is ours, what is newer, what is missing, and who else has it.
use audit_store::{OpenOptions, STORE_FILE, Store, StoreError};

use crate::common::{bytes, code, fixture, id, options};

/// Puts bytes over a closed store's header.
fn patch(path: &std::path::Path, offset: usize, with: &[u8]) {
    let mut content = bytes(path);
    content[offset..offset + with.len()].copy_from_slice(with);
    std::fs::write(path, content).unwrap();
}

#[test]
fn a_newer_store_is_refused_untouched() {
    let fixture = fixture();
    let path = fixture.path();
    drop(fixture.store);
    patch(&path, 60, &99u32.to_be_bytes());
    let files = || std::fs::read_dir(fixture.folder.path()).unwrap().count();
    let before = (bytes(&path), files());
    let refused = Store::open(&path, &options()).unwrap_err();
    assert_eq!(refused, StoreError::Newer { found: 99, known: audit_store::SCHEMA_VERSION });
    assert_eq!(refused.code(), "newer-store");
    assert!((bytes(&path), files()) == before, "the file is the same, and nothing was left beside it");
}

#[test]
fn other_files_are_not_a_store_and_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(STORE_FILE);
    let partnership = {
        let fixture = fixture();
        let path = fixture.path();
        drop(fixture.store);
        patch(&path, 68, &(audit_store::PARTNERSHIP_APPLICATION_ID as u32).to_be_bytes());
        bytes(&path)
    };
    for content in [b"a letter to the governors".to_vec(), vec![7; 5_000], Vec::new(), partnership] {
        std::fs::write(&path, &content).unwrap();
        assert_eq!(code(Store::open(&path, &options())), "not-a-store");
        assert!(bytes(&path) == content, "it stayed as it was");
    }
}

#[test]
fn a_missing_store_with_snapshots_is_not_begun_anew() {
    let mut fixture = fixture();
    fixture.store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    let path = fixture.path();
    drop(fixture.store);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(Store::open(&path, &options()).unwrap_err(), StoreError::Missing { snapshots: 1 });
    assert!(!path.exists());
    let begun_on_purpose = Store::create(&path, &options()).unwrap();
    assert_eq!(begun_on_purpose.read().unwrap().audits().unwrap(), []);
    drop(begun_on_purpose);
    assert_eq!(code(Store::create(&path, &options())), "already-there");
}

#[test]
fn the_copys_id_is_given_once() {
    let fixture = fixture();
    let path = fixture.path();
    assert_eq!(fixture.store.copy_id(), id(0xC0));
    drop(fixture.store);
    let other = OpenOptions { copy_id_if_new: id(0xC1), ..options() };
    assert_eq!(Store::open(&path, &other).unwrap().copy_id(), id(0xC0));
}

#[test]
fn a_store_is_open_once() {
    let fixture = fixture();
    let path = fixture.path();
    let refused = Store::open(&path, &options()).unwrap_err();
    let named = |text: &str| Some(text.to_owned());
    let expected =
        StoreError::InUse { computer: named("DESK-4"), user: named("anna"), since: named(crate::common::NOW) };
    assert_eq!(refused, expected);
    drop(fixture.store);
    Store::open(&path, &options()).unwrap();
}

#[test]
fn no_folder_and_no_file_is_a_new_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one/two").join(STORE_FILE);
    Store::open(&path, &options()).unwrap();
    assert!(path.exists());
}
