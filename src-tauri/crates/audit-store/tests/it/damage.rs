//! Bit rot: every flipped bit is found or changed nothing, and what history holds can be mended.
use audit_store::{Change, Organisation, OrganisationStore, Store, StoreError};
use proptest::test_runner::{RngAlgorithm, TestRng};
use uuid::Uuid;

use crate::common::{Fixture, below, bytes, code, everything, fixture, id, operation, options};
use crate::kinds::{self, Worked, each_kind};

/// An organisation's store with much in it.
pub fn filled() -> Fixture {
    let (folder, store) = kinds::filled::<Organisation>();
    Fixture { folder, store, audit: id(0xA1) }
}

#[test]
fn random_bit_flips_are_found_or_change_nothing() {
    each_kind!(flipped);
}

fn flipped<K: Worked>() {
    let (_folder, store) = kinds::filled::<K>();
    let (path, before) = (store.path().to_path_buf(), K::everything(&store));
    drop(store);
    let whole = bytes(&path);
    let mut random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let (mut found, mut harmless) = (0, 0);
    for _ in 0..500 {
        let mut content = whole.clone();
        let (byte, bit) = (below(&mut random, content.len()), below(&mut random, 8));
        content[byte] ^= 1 << bit;
        std::fs::write(&path, &content).unwrap();
        match Store::<K>::open(&path, &options()) {
            Err(error) => {
                let known = ["damaged-store", "not-a-store", "newer-store"];
                assert!(known.contains(&error.code()), "byte {byte} bit {bit}: {error:?}");
                found += 1;
            }
            Ok(store) => {
                assert_eq!(K::everything(&store), before, "byte {byte} bit {bit} changed something in silence");
                harmless += 1;
            }
        }
    }
    assert!(found > 100, "{found} found, {harmless} without effect");
}

#[test]
fn a_store_that_is_refused_is_labelled_as_nobodys() {
    each_kind!(refused);
}

fn refused<K: Worked>() {
    let (_folder, store) = kinds::filled::<K>();
    let path = store.path().to_path_buf();
    drop(store);
    let mut content = bytes(&path);
    for page in (4096..content.len()).step_by(4096) {
        content[page..page + 64].fill(0xA5);
    }
    std::fs::write(&path, &content).unwrap();
    assert_eq!(code(Store::<K>::open(&path, &options())), "damaged-store");
    let left = std::fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().file_name());
    let left: Vec<String> = left.map(|name| name.to_string_lossy().into_owned()).collect();
    assert!(left.iter().all(|name| !name.ends_with("-open-by.txt")), "{left:?}");
}

/// Changes text inside the closed store's file, leaving its length; SQLite's own check cannot see it.
fn rot(fixture: &Fixture, from: &str, to: &str, all: bool) {
    let mut content = bytes(&fixture.path());
    let mut places: Vec<usize> = content
        .windows(from.len())
        .enumerate()
        .filter(|(_, part)| *part == from.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty(), "{from} is in the file");
    if !all {
        places.truncate(1);
    }
    for at in places {
        content[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    std::fs::write(fixture.path(), content).unwrap();
}

pub fn closed(fixture: &mut Fixture) {
    let elsewhere = tempfile::tempdir().unwrap();
    fixture.store = OrganisationStore::open(&elsewhere.path().join("other.db"), &options()).unwrap();
}

#[test]
fn damaged_fields_are_named_with_their_audit() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    fixture.set(1, "standard/a/rating", Some("rating-of-a"));
    fixture.set(2, "standard/b/rating", Some("rating-of-b"));
    closed(&mut fixture);
    rot(&fixture, "rating-of-b", "rating-of-c", true);
    let Err(StoreError::Damaged { places, details }) = OrganisationStore::open(&fixture.path(), &options()) else {
        panic!("should be damaged");
    };
    assert_eq!(details, [""; 0]);
    assert!(
        places.iter().all(|place| place.audit == Some(audit) && place.name.as_deref() == Some("standard/b/rating"))
    );
    let tables: Vec<&str> = places.iter().map(|place| place.table.as_str()).collect();
    assert_eq!(tables, ["change", "field"]);
}

/// The field it changed was changed again since, so that no field differs from its history.
#[test]
fn an_operation_without_one_of_its_changes_is_missed() {
    let mut fixture = fixture();
    let two = vec![Change::value("a/rating", None, Some("met")), Change::value("b/rating", None, Some("met"))];
    fixture.commit(&operation(1, two)).unwrap();
    fixture.set(2, "a/rating", Some("partly"));
    let path = fixture.path();
    closed(&mut fixture);
    let conn = rusqlite::Connection::open(&path).unwrap();
    assert_eq!(conn.execute("DELETE FROM change WHERE operation = 1 AND key = 'a/rating'", []).unwrap(), 1);
    drop(conn);
    let Err(StoreError::Damaged { places, details }) = OrganisationStore::open(&path, &options()) else {
        panic!("damaged")
    };
    assert_eq!((places.len(), places[0].table.as_str(), details.len()), (1, "operation", 0), "{places:?}");
}

#[test]
fn a_change_whose_operation_vanished_is_missed() {
    let mut fixture = fixture();
    fixture.set(1, "a/rating", Some("met"));
    fixture.set(2, "a/rating", Some("partly"));
    let path = fixture.path();
    closed(&mut fixture);
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    assert_eq!(conn.execute("DELETE FROM operation WHERE position = 1", []).unwrap(), 1);
    drop(conn);
    let Err(StoreError::Damaged { places, .. }) = OrganisationStore::open(&path, &options()) else { panic!("damaged") };
    assert_eq!(places.iter().map(|place| place.table.as_str()).collect::<Vec<_>>(), ["change"]);
}

#[test]
fn typing_that_goes_on_keeps_the_seal_of_its_entry() {
    let mut fixture = fixture();
    for words in ["A", "A dated", "A dated register"] {
        let old = fixture.value("a/narrative");
        let mut typed = operation(1, vec![Change::text("a/narrative", old.as_deref(), Some(words))]);
        typed.entry = Some(typed.id);
        fixture.commit(&typed).unwrap();
    }
    fixture.set(2, "a/rating", Some("met"));
    let fixture = fixture.again();
    assert_eq!(fixture.value("a/narrative").as_deref(), Some("A dated register"));
}

#[test]
fn rot_in_a_trigger_is_found() {
    let mut fixture = fixture();
    closed(&mut fixture);
    rot(&fixture, "SELECT 'delete', old.id", "SELECT 'deleta', old.id", true);
    let Err(StoreError::Damaged { details, .. }) = OrganisationStore::open(&fixture.path(), &options()) else {
        panic!("should be damaged");
    };
    assert_eq!(details, ["the schema is not the one that was made"]);
}

#[test]
fn a_row_that_vanished_is_missed() {
    let mut fixture = fixture();
    fixture.set(1, "standard/a/rating", Some("met"));
    let path = fixture.path();
    closed(&mut fixture);
    // The order of pages is SQLite's business: cut the field's cell by renaming its audit in one place at a time.
    let audit = fixture.audit.to_string();
    let other = Uuid::from_u128(0xDEAD).to_string();
    rot(&fixture, &audit, &other, false);
    assert_eq!(code(OrganisationStore::open(&path, &options())), "damaged-store");
}

#[test]
fn a_damaged_search_index_is_made_anew() {
    let mut fixture = filled();
    let path = fixture.path();
    let before = everything(&fixture.store);
    closed(&mut fixture);
    let conn = rusqlite::Connection::open(&path).unwrap();
    let ruin = "UPDATE field_search_data SET block = zeroblob(length(block)) WHERE id > 10";
    assert!(conn.execute(ruin, []).unwrap() > 0);
    drop(conn);
    fixture.store = OrganisationStore::open(&path, &options()).unwrap();
    assert_eq!(everything(&fixture.store), before);
    let scope = audit_store::SearchScope { limit: 99, ..Default::default() };
    assert_eq!(
        fixture.store.read().unwrap().search(&crate::common::wanted("dated reg"), &scope).unwrap().answers.len(),
        20
    );
}
