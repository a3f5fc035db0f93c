//! Commits: the check against what is stored, typing entries, history, and "as it stood".
use audit_store::{Change, HistoryFilter, Person, StoreError};

use crate::common::{anna, code, fixture, id, operation};

const NARRATIVE: &str = "standard/stay-suitable/narrative";
const RATING: &str = "standard/stay-suitable/rating";

#[test]
fn what_was_committed_is_there_after_reopening() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    let fixture = fixture.again();
    let field = fixture.store.read().unwrap().field(fixture.audit, RATING).unwrap().unwrap();
    assert_eq!((field.value.as_deref(), field.operation), (Some("met"), id(1)));
}

#[test]
fn a_stale_field_is_refused_and_nothing_of_the_operation_stays() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    let changes =
        vec![Change::text(NARRATIVE, None, Some("A register.")), Change::value(RATING, None, Some("not-met"))];
    let refused = fixture.commit(&operation(2, changes)).unwrap_err();
    let expected = StoreError::StaleField { key: RATING.to_owned(), expected: None, stored: Some("met".to_owned()) };
    assert_eq!(refused, expected);
    assert_eq!(fixture.value(NARRATIVE), None);
    assert_eq!(fixture.store.read().unwrap().operations_since(fixture.audit, 0).unwrap().len(), 1);
}

#[test]
fn a_key_twice_in_one_operation_is_refused() {
    let mut fixture = fixture();
    let changes = vec![Change::value(RATING, None, Some("met")), Change::value(RATING, None, Some("not-met"))];
    assert_eq!(code(fixture.commit(&operation(1, changes))), "stale-field");
}

#[test]
fn an_operations_id_is_used_once() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    let again = operation(1, vec![Change::value(RATING, Some("met"), Some("not-met"))]);
    assert_eq!(code(fixture.commit(&again)), "already-there");
}

#[test]
fn changes_that_change_nothing_are_dropped() {
    let mut fixture = fixture();
    fixture.set(1, RATING, Some("met"));
    let same = fixture.commit(&operation(2, vec![Change::value(RATING, Some("met"), Some("met"))])).unwrap();
    assert_eq!((same.operation, same.position), (None, 1));
    let changes = vec![Change::value(RATING, Some("met"), Some("met")), Change::text(NARRATIVE, None, Some("Yes."))];
    fixture.commit(&operation(3, changes)).unwrap();
    assert_eq!(fixture.store.read().unwrap().operation(id(3)).unwrap().changes.len(), 1);
    let sent = fixture.commit(&operation(4, Vec::new())).unwrap();
    assert_eq!(sent.operation, Some(id(4)), "an operation without changes is recorded");
}

#[test]
fn typing_is_one_entry_rewritten_in_place() {
    let mut fixture = fixture();
    for (number, old, new) in [(1, None, "A"), (2, Some("A"), "A reg"), (3, Some("A reg"), "A register.")] {
        let mut typed = operation(number, vec![Change::text(NARRATIVE, old, Some(new))]);
        typed.entry = Some(id(1));
        typed.at = format!("2026-11-03T14:02:0{number}.000Z");
        let committed = fixture.commit(&typed).unwrap();
        assert_eq!((committed.operation, committed.rewritten), (Some(id(1)), number > 1));
    }
    let fixture = fixture.again();
    let history = fixture.store.read().unwrap().operations_since(fixture.audit, 0).unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].at, "2026-11-03T14:02:03.000Z");
    assert_eq!((history[0].changes[0].old.clone(), history[0].changes[0].new.as_deref()), (None, Some("A register.")));
}

/// Types once, does `between`, types again as a continuation, and says whether that was one entry.
fn continues(between: impl FnOnce(&mut crate::common::Fixture), key: &str, person: Person) -> bool {
    let mut fixture = fixture();
    let mut first = operation(1, vec![Change::text(NARRATIVE, None, Some("A"))]);
    first.entry = Some(id(1));
    fixture.commit(&first).unwrap();
    between(&mut fixture);
    let old = fixture.value(key);
    let mut second = operation(2, vec![Change::text(key, old.as_deref(), Some("A register"))]);
    (second.entry, second.person) = (Some(id(1)), person);
    fixture.commit(&second).unwrap().rewritten
}

#[test]
fn an_entry_ends_with_another_operation_field_or_person() {
    assert!(continues(|_| {}, NARRATIVE, anna()));
    let rate = |fixture: &mut crate::common::Fixture| {
        fixture.set(9, RATING, Some("met"));
    };
    assert!(!continues(rate, NARRATIVE, anna()));
    assert!(!continues(|_| {}, "standard/references/narrative", anna()));
    assert!(!continues(|_| {}, NARRATIVE, Person { name: "Ben Hill".to_owned(), ..anna() }));
    assert!(!continues(|_| {}, NARRATIVE, Person { typed_by: Some("Ben Hill".to_owned()), ..anna() }));
    let close = |fixture: &mut crate::common::Fixture| {
        let audit = fixture.audit;
        fixture.store.write(|writer| writer.close_entries(audit)).unwrap();
    };
    assert!(!continues(close, NARRATIVE, anna()));
}

#[test]
fn history_goes_by_field_and_page() {
    let mut fixture = fixture();
    for number in 1..=5 {
        fixture.set(number, RATING, Some(&format!("level-{number}")));
        fixture.set(number + 10, NARRATIVE, Some(&format!("text {number}")));
    }
    let history = |prefixes: &[&str], before, limit| {
        let prefixes = prefixes.iter().map(|one| (*one).to_owned()).collect();
        let filter = HistoryFilter { prefixes, before, limit };
        let rows = fixture.store.read().unwrap().history(fixture.audit, &filter).unwrap();
        rows.iter().map(|row| row.id.as_u128()).collect::<Vec<_>>()
    };
    assert_eq!(history(&[], None, 3), [15, 5, 14]);
    assert_eq!(history(&[], Some(3), 9), [11, 1]);
    assert_eq!(history(&["standard/stay-suitable/rat"], None, 2), [5, 4]);
    assert_eq!(history(&["standard/stay-suitable/rat", "action/1/", NARRATIVE], None, 3), [15, 5, 14]);
    assert_eq!(history(&["standard/%"], None, 2), [0; 0]);
}

#[test]
fn sequences_rise_and_audits_do_not_mix() {
    let mut fixture = fixture();
    let other = crate::common::add_audit(&mut fixture.store, 0xA2);
    fixture.set(1, RATING, Some("met"));
    let change = operation(2, vec![Change::value(RATING, None, Some("not-met"))]);
    fixture.store.write(|writer| writer.commit(other, &change)).unwrap();
    fixture.set(3, RATING, None);
    let reader = fixture.store.read().unwrap();
    let sequences =
        |audit| reader.operations_since(audit, 0).unwrap().iter().map(|row| row.sequence).collect::<Vec<_>>();
    assert_eq!((sequences(fixture.audit), sequences(other)), (vec![1, 3], vec![2]));
    assert_eq!(reader.fields_as_of(other, 3).unwrap()[RATING], "not-met");
    let emptied = reader.field(fixture.audit, RATING).unwrap().unwrap();
    assert_eq!((emptied.value, emptied.operation), (None, id(3)), "an emptied field remembers who emptied it");
}

#[test]
fn every_transaction_makes_another_mark_and_a_refused_one_does_not() {
    let mut fixture = fixture();
    let mark = |fixture: &crate::common::Fixture| fixture.store.mark().unwrap();
    let mut marks = vec![mark(&fixture)];
    fixture.set(1, RATING, Some("met"));
    marks.push(mark(&fixture));
    fixture.store.write(|writer| writer.set_setting("theme", Some("dark"))).unwrap();
    marks.push(mark(&fixture));
    let mut typing = operation(2, vec![Change::text(NARRATIVE, None, Some("A"))]);
    typing.entry = Some(id(2));
    fixture.commit(&typing).unwrap();
    marks.push(mark(&fixture));
    typing.changes = vec![Change::text(NARRATIVE, Some("A"), Some("A dated"))];
    assert!(fixture.commit(&typing).unwrap().rewritten);
    marks.push(mark(&fixture));
    fixture.undo(3).unwrap();
    marks.push(mark(&fixture));
    let refused = fixture.commit(&operation(4, vec![Change::value(RATING, None, Some("not-met"))]));
    assert_eq!((code(refused), mark(&fixture)), ("stale-field", marks[marks.len() - 1]));
    assert_eq!(mark(&fixture.again()), marks[marks.len() - 1], "what is kept in mind is what the file says");
    for (place, one) in marks.iter().enumerate() {
        assert!(!marks[..place].contains(one), "{marks:?}");
    }
}
