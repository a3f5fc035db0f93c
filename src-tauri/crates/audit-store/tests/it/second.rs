//! The copy in a second folder takes the place of nothing but an earlier state of itself.
use std::path::{Path, PathBuf};

use audit_store::{
    OpenOptions, Organisation, OrganisationStore, STORE_FILE, SecondCopy, inspect_snapshot, list_copies, restore,
    snapshot_knows,
};

use crate::common::{Fixture, bytes, fixture, id, options};

const NOW: &str = "2026-11-03T09:00:00.000Z";

fn copy(fixture: &mut Fixture, folder: &Path) -> SecondCopy {
    fixture.store.take_snapshot(NOW, Some(folder)).second
}

fn saved(fixture: &mut Fixture, folder: &Path) -> PathBuf {
    match copy(fixture, folder) {
        SecondCopy::Saved(path) => path,
        other => panic!("{other:?}"),
    }
}

fn beside(fixture: &mut Fixture, folder: &Path) -> PathBuf {
    match copy(fixture, folder) {
        SecondCopy::Beside(path) => path,
        other => panic!("{other:?}"),
    }
}

/// The store's file as it was before, put in its place by other means than a restore.
fn put_back(fixture: Fixture, before: &[u8]) -> Fixture {
    let Fixture { folder, store, audit } = fixture;
    let path = store.path().to_owned();
    drop(store);
    std::fs::write(&path, before).unwrap();
    let store = OrganisationStore::open(&path, &options()).unwrap();
    Fixture { folder, store, audit }
}

/// A store, its file as it was last week, and its copy of this week.
fn two_weeks(second: &Path) -> (Fixture, Vec<u8>, PathBuf) {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("last week"));
    let before = bytes(&fixture.path());
    fixture.set(2, "profile/name", Some("this week"));
    let newer = saved(&mut fixture, second);
    (fixture, before, newer)
}

#[test]
fn a_store_of_last_week_costs_no_newer_copy() {
    let second = tempfile::tempdir().unwrap();
    let (fixture, before, newer) = two_weeks(second.path());
    let whole = bytes(&newer);

    let mut fixture = put_back(fixture, &before);
    let older = beside(&mut fixture, second.path());
    assert!(older != newer && bytes(&newer) == whole);
    assert_eq!(beside(&mut fixture, second.path()), older, "the same again");
    // It goes on from there, further than the other one had come: the two have one copy each, however often.
    for number in 3..9 {
        fixture.set(number, "profile/name", Some(&format!("again {number}")));
        assert_eq!(beside(&mut fixture, second.path()), older);
    }
    assert!(bytes(&newer) == whole);
    let mut listed: Vec<_> = list_copies::<Organisation>(second.path()).into_iter().map(|row| row.path).collect();
    listed.sort();
    assert_eq!(listed, [older.clone(), newer.clone()]);
    assert_eq!(inspect_snapshot::<Organisation>(&older).unwrap().operations, 7);

    let path = fixture.path();
    let Fixture { store, audit, folder } = fixture;
    drop(store);
    let restored =
        restore::<Organisation>(&path, &newer, &OpenOptions { copy_id_if_new: id(0xC9), ..options() }).unwrap();
    let mut fixture = Fixture { folder, store: restored.store, audit };
    assert_eq!(fixture.value("profile/name").as_deref(), Some("this week"));
    saved(&mut fixture, second.path());
    assert_eq!(list_copies::<Organisation>(second.path()).len(), 3, "and nothing goes when it is restored");
}

#[test]
fn stores_from_before_restores_push_out_no_copy_of_the_present_one() {
    let second = tempfile::tempdir().unwrap();
    let (fixture, before, newer) = two_weeks(second.path());
    std::fs::File::options().write(true).open(&newer).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    for number in 1..=3 {
        let folder = tempfile::tempdir().unwrap();
        let options = OpenOptions { copy_id_if_new: id(number), ..options() };
        let store = restore::<Organisation>(&folder.path().join(STORE_FILE), &newer, &options).unwrap().store;
        saved(&mut Fixture { folder, store, audit: fixture.audit }, second.path());
    }
    let mut fixture = put_back(fixture, &before);
    beside(&mut fixture, second.path());
    assert_eq!(inspect_snapshot::<Organisation>(&newer).unwrap().operations, 2);
    assert_eq!(list_copies::<Organisation>(second.path()).len(), 5);
}

#[test]
fn one_store_on_two_computers_has_a_copy_of_each() {
    let second = tempfile::tempdir().unwrap();
    let mut here = fixture();
    here.set(1, "profile/name", Some("both"));
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(here.path(), folder.path().join(STORE_FILE)).unwrap();
    let other_place = OpenOptions { place: Some(id(0xDE6)), ..options() };
    let store = OrganisationStore::open(&folder.path().join(STORE_FILE), &other_place).unwrap();
    let mut there = Fixture { folder, store, audit: here.audit };

    let of_here = saved(&mut here, second.path());
    there.set(2, "profile/name", Some("there"));
    // All that the other has is in this one: nothing to say, and still it is not ours to replace.
    let of_there = saved(&mut there, second.path());
    assert_ne!(of_here, of_there);
    for number in 3..6 {
        here.set(number, "profile/name", Some(&format!("here {number}")));
        assert_ne!(copy(&mut here, second.path()), SecondCopy::NotChosen);
        there.set(10 + number, "profile/name", Some(&format!("there {number}")));
        assert_eq!(beside(&mut there, second.path()), of_there);
    }
    assert_eq!(list_copies::<Organisation>(second.path()).len(), 2);
    assert!(snapshot_knows(&of_here, id(5)) && !snapshot_knows(&of_here, id(15)));
    assert!(snapshot_knows(&of_there, id(15)) && !snapshot_knows(&of_there, id(5)));
}

#[test]
fn a_change_that_is_lost_in_the_middle_and_what_cannot_be_read_are_kept() {
    let second = tempfile::tempdir().unwrap();
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("first"));
    let before = bytes(&fixture.path());
    fixture.set(2, "profile/name", Some("second"));
    let newer = saved(&mut fixture, second.path());
    // Another second change, and a third: by their number they are further.
    let mut fixture = put_back(fixture, &before);
    fixture.set(7, "profile/name", Some("other"));
    fixture.set(8, "profile/name", Some("third"));
    beside(&mut fixture, second.path());
    assert!(snapshot_knows(&newer, id(2)));

    let damaged = tempfile::tempdir().unwrap();
    let name = damaged.path().join(newer.file_name().unwrap());
    std::fs::write(&name, b"anything").unwrap();
    let whole = beside(&mut fixture, damaged.path());
    assert_eq!(bytes(&name), b"anything");
    assert!(inspect_snapshot::<Organisation>(&whole).is_ok());
    assert_eq!(list_copies::<Organisation>(damaged.path()).len(), 2);
}
