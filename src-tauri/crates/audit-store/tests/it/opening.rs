//! Opening: what is ours, what is newer, what is missing, and who else has it.
use std::path::{Path, PathBuf};

use audit_store::{
    Identity, ORGANISATION, OpenOptions, Organisation, PARTNERSHIP, Store, StoreError, inspect_snapshot, mend, restore,
};

use crate::common::{NOW, bytes, code, id, options};
use crate::kinds::{Ledger, Worked, begun, each_kind};

/// Puts bytes over a closed store's header.
fn patch(path: &Path, offset: usize, with: &[u8]) {
    let mut content = bytes(path);
    content[offset..offset + with.len()].copy_from_slice(with);
    std::fs::write(path, content).unwrap();
}

/// A closed store with what work begins with.
fn closed<K: Worked>() -> (tempfile::TempDir, PathBuf) {
    let (folder, store) = begun::<K>();
    let path = store.path().to_path_buf();
    (folder, path)
}

#[test]
fn a_newer_store_is_refused_untouched() {
    each_kind!(newer);
}

fn newer<K: Worked>() {
    let (folder, path) = closed::<K>();
    patch(&path, 60, &99u32.to_be_bytes());
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    let before = (bytes(&path), files());
    let refused = Store::<K>::open(&path, &options()).unwrap_err();
    assert_eq!(refused, StoreError::Newer { found: 99, known: K::VERSION });
    assert_eq!(refused.code(), "newer-store");
    assert!((bytes(&path), files()) == before, "the file is the same, and nothing was left beside it");
}

#[test]
fn other_files_are_not_a_store_and_stay_as_they_are() {
    each_kind!(others);
}

fn others<K: Worked>() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(K::FILE);
    for content in [b"a letter to the governors".to_vec(), vec![7; 5_000], Vec::new()] {
        std::fs::write(&path, &content).unwrap();
        assert_eq!(code(Store::<K>::open(&path, &options())), "not-a-store");
        assert!(bytes(&path) == content, "it stayed as it was");
    }
}

/// Every way in: as the store, as a snapshot, to be mended. It is whole, and no other kind may be made of it.
fn refused_everywhere<K: Worked>(path: &Path, is: Option<&Identity>) {
    let files = || std::fs::read_dir(path.parent().unwrap()).unwrap().count();
    let (content, before) = (bytes(path), files());
    let application_id = i64::from(u32::from_be_bytes([content[68], content[69], content[70], content[71]]));
    let expected = StoreError::NotAStore { application_id: Some(application_id) };
    assert_eq!(expected.another_kind(), is.map(|is| is.name));
    assert!(is.is_none_or(|is| expected.to_string().contains(is.name)), "{expected}");
    assert_eq!(Store::<K>::open(path, &options()).map(drop), Err(expected.clone()));
    assert_eq!(mend::<K>(path, &options()).map(drop), Err(expected.clone()));
    assert_eq!(inspect_snapshot::<K>(path).map(drop), Err(expected.clone()));
    let elsewhere = tempfile::tempdir().unwrap();
    assert_eq!(restore::<K>(&elsewhere.path().join(K::FILE), path, &options()).map(drop), Err(expected));
    assert!((bytes(path), files()) == (content, before), "it stayed as it was, and nothing was left beside it");
}

#[test]
fn a_store_of_one_kind_is_refused_as_another_and_said_to_be_what_it_is() {
    let (_folder, path) = closed::<Ledger>();
    refused_everywhere::<Organisation>(&path, None);
    let (_folder, path) = closed::<Organisation>();
    refused_everywhere::<Ledger>(&path, Some(&ORGANISATION));
    // Five bits from an organisation's: damage of one bit more is mended.
    patch(&path, 68, &(PARTNERSHIP.application_id as u32).to_be_bytes());
    refused_everywhere::<Organisation>(&path, Some(&PARTNERSHIP));
    patch(&path, 68, &(ORGANISATION.application_id as u32 ^ 1).to_be_bytes());
    assert_eq!(code(Store::<Organisation>::open(&path, &options())), "not-a-store");
    mend::<Organisation>(&path, &options()).expect("one bit was hit");
}

#[test]
fn a_missing_store_with_snapshots_is_not_begun_anew() {
    each_kind!(missing);
}

fn missing<K: Worked>() {
    let (_folder, mut store) = begun::<K>();
    store.take_snapshot("2026-11-03T15:00:00Z", None).local.unwrap();
    let (path, before) = (store.path().to_path_buf(), K::everything(&store));
    drop(store);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(Store::<K>::open(&path, &options()).unwrap_err(), StoreError::Missing { snapshots: 1 });
    assert!(!path.exists());
    let begun_on_purpose = Store::<K>::create(&path, &options()).unwrap();
    assert_eq!(K::saved(&begun_on_purpose).unwrap().0, 0);
    assert!(K::WORD == Ledger::WORD || K::everything(&begun_on_purpose) != before);
    drop(begun_on_purpose);
    assert_eq!(code(Store::<K>::create(&path, &options())), "already-there");
}

#[test]
fn the_copys_id_is_given_once() {
    each_kind!(same_copy);
}

fn same_copy<K: Worked>() {
    let (_folder, path) = closed::<K>();
    let other = OpenOptions { copy_id_if_new: id(0xC1), ..options() };
    assert_eq!(Store::<K>::open(&path, &other).unwrap().copy_id(), id(0xC0));
}

#[test]
fn a_store_is_open_once() {
    each_kind!(open_once);
}

fn open_once<K: Worked>() {
    let (_folder, store) = begun::<K>();
    let path = store.path().to_path_buf();
    let refused = Store::<K>::open(&path, &options()).unwrap_err();
    let named = |text: &str| Some(text.to_owned());
    let expected = StoreError::InUse { computer: named("DESK-4"), user: named("anna"), since: named(NOW) };
    assert_eq!(refused, expected);
    drop(store);
    Store::<K>::open(&path, &options()).unwrap();
}

#[test]
fn no_folder_and_no_file_is_a_new_store() {
    each_kind!(new_one);
}

fn new_one<K: Worked>() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one/two").join(K::FILE);
    Store::<K>::open(&path, &options()).unwrap();
    assert!(path.exists());
}
