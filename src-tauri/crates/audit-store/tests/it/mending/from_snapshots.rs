//! What a snapshot gives back: in silence only what is as it was in the store.
use audit_store::{Change, Mended, Organisation, SubmitterRow, list_snapshots, mend, restore};

use super::{operation_on, without_pages};
use crate::common::{Fixture, NOW, fixture, id, operation, options, submitter};
use crate::damage::{closed, filled};

const DAY: &str = "2026-11-03T15:00:00Z";

fn snapshot(fixture: &mut Fixture) {
    fixture.store.take_snapshot(DAY, None).local.unwrap();
}

/// The tables and the names of what is said.
fn said(mended: &Mended<Organisation>) -> Vec<(&str, &str)> {
    let of = mended.left.iter().map(|left| &left.damage);
    of.map(|damage| (damage.table.as_str(), damage.name.as_deref().unwrap_or_default())).collect()
}

/// A transaction that records something counts by that, and may change what has no history.
#[test]
fn what_changed_with_something_recorded_is_older_in_a_snapshot() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    fixture.set(1, "a/rating", Some("met"));
    snapshot(&mut fixture);
    let renamed = SubmitterRow { name: "Southgate".to_owned(), ..submitter(0x51) };
    let next = operation(2, vec![Change::value("b/rating", None, Some("met"))]);
    let both = |writer: &audit_store::OrganisationWriter<'_>| {
        writer.update_submitter(&renamed)?;
        writer.commit(audit, &next)
    };
    fixture.store.write(both).unwrap();
    let path = fixture.path();
    closed(&mut fixture);
    without_pages(&path, &["submitter"]);
    let mended = mend::<Organisation>(&path, &options()).unwrap();
    assert_eq!(said(&mended), [("snapshot/submitter", id(0x51).to_string().as_str())]);
}

/// Where the last thing that was done cannot be read, a snapshot may be older.
#[test]
fn of_a_store_without_its_end_no_snapshot_is_the_same() {
    let mut fixture = fixture();
    fixture.set(1, "a/rating", Some("met"));
    snapshot(&mut fixture);
    let path = fixture.path();
    closed(&mut fixture);
    without_pages(&path, &["submitter", "operation"]);
    let mended = mend::<Organisation>(&path, &options()).unwrap();
    // Its change is here and proves the operation.
    assert_eq!(said(&mended), [("snapshot/submitter", id(0x51).to_string().as_str())]);
}

/// Words that were typed on are the same operation by name.
#[test]
fn an_operation_from_a_snapshot_is_said_unless_its_changes_prove_it() {
    let mut fixture = fixture();
    fixture.set(1, "a/rating", Some("met"));
    let typed = |old: Option<&str>, new: &str| {
        let mut typed = operation(2, vec![Change::text("a/narrative", old, Some(new))]);
        typed.entry = Some(typed.id);
        typed
    };
    fixture.commit(&typed(None, "early words")).unwrap();
    snapshot(&mut fixture);
    fixture.commit(&operation_on(typed(Some("early words"), "late words"))).unwrap();
    let path = fixture.path();
    closed(&mut fixture);
    without_pages(&path, &["operation"]);
    let mended = mend::<Organisation>(&path, &options()).unwrap();
    assert_eq!(said(&mended), [("snapshot/operation", id(2).to_string().as_str())]);
    let value = mended.store.read().unwrap().field(fixture.audit, "a/narrative").unwrap().unwrap().value;
    assert_eq!(value.as_deref(), Some("late words"));
}

/// Where files were saved is known by a number, which begins anew with every copy.
#[test]
fn a_place_of_another_copy_is_not_taken_for_one_of_this() {
    let mut fixture = filled();
    fixture.store.write(|writer| writer.add_saved_place(id(0xE1), "D:/early", NOW)).unwrap();
    snapshot(&mut fixture);
    let (path, audit) = (fixture.path(), fixture.audit);
    closed(&mut fixture);
    let taken = list_snapshots::<Organisation>(&path).remove(0).path;
    let another = audit_store::OpenOptions { copy_id_if_new: id(0xC1), ..options() };
    let mut store = restore::<Organisation>(&path, &taken, &another).unwrap().store;
    store.write(|writer| writer.add_saved_place(id(0xE1), "D:/late", NOW)).unwrap();
    drop(store);
    without_pages(&path, &["saved_place"]);
    let mended = mend::<Organisation>(&path, &options()).unwrap();
    let exports = mended.store.read().unwrap().exports(audit).unwrap();
    assert!(exports[0].saved.is_empty(), "{:?}", exports[0].saved);
    assert_eq!(said(&mended), [("saved_place", "1")]);
}
