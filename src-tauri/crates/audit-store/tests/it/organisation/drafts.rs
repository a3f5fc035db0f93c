//! Words that are no value yet: kept beside the audit, across restarts and snapshots, until a value takes their place.
use audit_store::{DraftRow, OpenOptions, Organisation, OrganisationStore, STORE_FILE, TakenSnapshot, restore};

use crate::common::{Fixture, NOW, add_audit, code, fixture, id, options};

const DUE: &str = "action/8a/due";

fn keep(fixture: &mut Fixture, key: &str, words: &str) {
    let audit = fixture.audit;
    fixture.store.write(|writer| writer.keep_draft(audit, key, words)).expect("they are kept");
}

fn drafts(fixture: &Fixture) -> Vec<(String, String)> {
    let rows = fixture.store.read().expect("open").drafts(fixture.audit).expect("they are read");
    rows.into_iter().map(|DraftRow { key, words }| (key, words)).collect()
}

fn one(key: &str, words: &str) -> Vec<(String, String)> {
    vec![(key.to_owned(), words.to_owned())]
}

#[test]
fn they_are_rewritten_kept_across_restarts_and_taken_away_by_nothing_at_all() {
    let mut fixture = fixture();
    keep(&mut fixture, DUE, "in the");
    keep(&mut fixture, DUE, "in the spring term");
    let mut fixture = fixture.again();
    assert_eq!(drafts(&fixture), one(DUE, "in the spring term"));
    keep(&mut fixture, DUE, "");
    assert_eq!(drafts(&fixture), []);
}

#[test]
fn they_belong_to_one_audit_and_to_one_that_is_there() {
    let mut fixture = fixture();
    let first = fixture.audit;
    keep(&mut fixture, DUE, "soon");
    fixture.audit = add_audit(&mut fixture.store, 0xB2);
    assert_eq!(drafts(&fixture), []);
    fixture.audit = first;
    assert_eq!(drafts(&fixture), one(DUE, "soon"));
    assert_eq!(code(fixture.store.write(|writer| writer.keep_draft(id(0xDEAD), DUE, "soon"))), "not-found");
}

#[test]
fn a_value_takes_their_place_also_the_one_that_stands_already_and_an_emptied_field_too() {
    let mut fixture = fixture();
    for (number, value) in [(1, Some("2027-03-01")), (2, Some("2027-03-01")), (3, None), (4, None)] {
        keep(&mut fixture, DUE, "soon");
        keep(&mut fixture, "action/8a/done-on", "last week");
        fixture.set(number, DUE, value);
        assert_eq!(drafts(&fixture), one("action/8a/done-on", "last week"), "{number}");
    }
}

#[test]
fn no_history_knows_them_and_undo_takes_them_only_where_it_brings_a_value() {
    let mut fixture = fixture();
    fixture.set(1, DUE, Some("2027-03-01"));
    keep(&mut fixture, DUE, "soon");
    assert_eq!(fixture.store.read().unwrap().operations_since(fixture.audit, 0).unwrap().len(), 1);
    fixture.undo(2).unwrap();
    assert_eq!((fixture.value(DUE), drafts(&fixture)), (None, one(DUE, "soon")));
    fixture.redo(3).unwrap();
    assert_eq!((fixture.value(DUE).as_deref(), drafts(&fixture)), (Some("2027-03-01"), vec![]));
}

#[test]
fn a_snapshot_is_taken_for_them_and_brings_them_back() {
    let mut fixture = fixture();
    fixture.store.take_snapshot(NOW, None).local.expect("a snapshot");
    keep(&mut fixture, DUE, "soon");
    let later = "2026-11-04T09:00:00.000Z";
    let Ok(TakenSnapshot::Taken(snapshot)) = fixture.store.take_snapshot(later, None).local else {
        panic!("not taken")
    };
    keep(&mut fixture, DUE, "");
    let Fixture { folder, store, audit } = fixture;
    drop(store);
    let path = folder.path().join(STORE_FILE);
    restore::<Organisation>(&path, &snapshot, &OpenOptions { copy_id_if_new: id(0xC9), ..options() })
        .expect("it is restored");
    let store = OrganisationStore::open(&path, &options()).expect("it opens");
    assert_eq!(drafts(&Fixture { folder, store, audit }), one(DUE, "soon"));
}
