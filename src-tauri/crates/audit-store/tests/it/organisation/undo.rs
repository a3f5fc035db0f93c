//! Undo and redo: operations of their own, per audit, across restarts, up to a barrier.
use audit_store::{Change, Turn};

use crate::common::{code, fixture, id, operation};

const RATING: &str = "standard/references/rating";

#[test]
fn undo_and_redo_walk_through_what_was_done() {
    let mut fixture = fixture();
    for (number, value) in [(1, "met"), (2, "partly-met"), (3, "not-met")] {
        fixture.set(number, RATING, Some(value));
    }
    fixture.undo(4).unwrap();
    fixture.undo(5).unwrap();
    assert_eq!(fixture.value(RATING).as_deref(), Some("met"));
    let mut fixture = fixture.again();
    fixture.redo(6).unwrap();
    assert_eq!(fixture.value(RATING).as_deref(), Some("partly-met"));
    fixture.undo(7).unwrap();
    assert_eq!(fixture.value(RATING).as_deref(), Some("met"));
    fixture.redo(8).unwrap();
    fixture.redo(9).unwrap();
    assert_eq!(fixture.value(RATING).as_deref(), Some("not-met"));
    assert_eq!(code(fixture.redo(10)), "cannot-undo");
    for number in 11..=13 {
        fixture.undo(number).unwrap();
    }
    assert_eq!(fixture.value(RATING), None);
    assert_eq!(code(fixture.undo(14)), "cannot-undo");
    assert_eq!(fixture.store.read().unwrap().operations_since(fixture.audit, 0).unwrap().len(), 12);
}

#[test]
fn each_undo_is_recorded_and_names_what_it_was_about() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    fixture.undo(2).unwrap();
    fixture.redo(3).unwrap();
    let reader = fixture.store.read().unwrap();
    let (undo, redo) = (reader.operation(id(2)).unwrap(), reader.operation(id(3)).unwrap());
    assert_eq!((undo.turn, undo.undoes), (Turn::Undo, Some(id(1))));
    assert_eq!((redo.turn, redo.undoes), (Turn::Redo, Some(id(2))));
    let state = reader.undo_state(fixture.audit).unwrap();
    let step = state.undo.expect("the redo can be undone");
    assert_eq!((step.operation.id, step.origin.id), (id(3), id(1)));
    assert_eq!(state.redo, None);
}

#[test]
fn something_new_ends_redo() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    fixture.undo(2).unwrap();
    fixture.set(3, RATING, Some("not-met"));
    assert_eq!(code(fixture.redo(4)), "cannot-undo");
    fixture.undo(5).unwrap();
    assert_eq!(fixture.value(RATING), None);
}

#[test]
fn undo_stops_at_a_barrier_and_says_so() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    fixture.undo(2).unwrap();
    let mut export = operation(3, Vec::new());
    (export.kind, export.barrier) = ("export".to_owned(), true);
    fixture.commit(&export).unwrap();
    let state = fixture.store.read().unwrap().undo_state(fixture.audit).unwrap();
    assert_eq!((state.undo, state.redo), (None, None));
    assert_eq!(state.stopped_by.expect("named").kind, "export");
    assert_eq!(code(fixture.undo(4)), "cannot-undo");
    assert_eq!(code(fixture.redo(4)), "cannot-undo");
    fixture.set(5, RATING, Some("not-met"));
    fixture.undo(6).unwrap();
    assert_eq!(fixture.value(RATING), None);
}

#[test]
fn only_what_stands_can_be_undone() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    fixture.set(2, RATING, Some("not-met"));
    let mut forged = operation(3, vec![Change::value(RATING, Some("not-met"), None)]);
    forged.undoes = Some(id(1));
    assert_eq!(code(fixture.commit(&forged)), "cannot-undo");
}

#[test]
fn typing_that_ended_where_it_began_is_no_step() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    let key = "standard/references/narrative";
    let mut typed = operation(2, vec![Change::text(key, None, Some("A"))]);
    typed.entry = Some(id(2));
    fixture.commit(&typed).unwrap();
    typed.changes = vec![Change::text(key, Some("A"), None)];
    typed.id = id(3);
    assert!(fixture.commit(&typed).unwrap().rewritten);
    fixture.undo(4).unwrap();
    assert_eq!(fixture.value(RATING), None, "the undo reached the rating");
    fixture.redo(5).unwrap();
    assert_eq!(fixture.value(RATING).as_deref(), Some("met"));
}

#[test]
fn undo_keeps_text_searchable() {
    let mut fixture = fixture();
    fixture.set(1, "profile/name", Some("Larkspur"));
    fixture.set(2, "profile/name", Some("Meadowsweet"));
    fixture.undo(3).unwrap();
    let scope = audit_store::SearchScope { limit: 5, ..Default::default() };
    let found =
        |word| fixture.store.read().unwrap().search(&crate::common::wanted(word), &scope).unwrap().answers.len();
    assert_eq!((found("larks"), found("meadow")), (1, 0));
}
