//! A history of 20,000 operations opens, undoes and goes back at once.
use std::time::{Duration, Instant};

use audit_store::{Change, OrganisationStore, StoreError};

use crate::common::{anna, fixture, id, operation, options};

const OPERATIONS: u128 = 20_000;
const FIELDS: u128 = 250;

/// Generous, because this runs unoptimised on busy machines; it still fails on anything that grows with the square.
const AT_ONCE: Duration = Duration::from_secs(3);

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let outcome = work();
    println!("{what}: {:?}", begin.elapsed());
    assert!(begin.elapsed() < AT_ONCE, "{what} took {:?}", begin.elapsed());
    outcome
}

#[test]
fn twenty_thousand_operations() {
    let mut fixture = fixture();
    let audit = fixture.audit;
    let text = |number: u128| format!("Number {number}: the register is kept in the office, and looked at every May.");
    let all = |writer: &audit_store::OrganisationWriter<'_>| -> Result<(), StoreError> {
        for number in 1..=OPERATIONS {
            let old = (number > FIELDS).then(|| text(number - FIELDS));
            let change = Change::value(format!("standard/s{}/t", number % FIELDS), old.as_deref(), Some(&text(number)));
            writer.commit(audit, &operation(number, vec![change]))?;
        }
        Ok(())
    };
    fixture.store.write(all).unwrap();
    let path = fixture.path();
    drop(fixture.store);
    fixture.store = timed("opening", || OrganisationStore::open(&path, &options()).unwrap());
    timed("undoing", || fixture.undo(OPERATIONS + 1).unwrap());
    timed("redoing", || fixture.redo(OPERATIONS + 2).unwrap());
    timed("one more", || fixture.set(OPERATIONS + 3, "standard/s1/rating", Some("met")));
    let reader = fixture.store.read().unwrap();
    let fields = timed("as it stood", || reader.fields_as_of(audit, 1).unwrap());
    assert_eq!(fields.into_values().collect::<Vec<_>>(), [text(1)]);
    let rows = timed("history of a field", || {
        let prefixes = vec!["standard/s7/".to_owned()];
        reader.history(audit, &audit_store::HistoryFilter { prefixes, before: None, limit: 50 }).unwrap()
    });
    let rare = timed("history of a standard with twenty actions that nobody touched", || {
        let prefixes = (0..20).map(|number| format!("action/{number}/")).chain(["standard/s1/rating".to_owned()]);
        let filter = audit_store::HistoryFilter { prefixes: prefixes.collect(), before: None, limit: 50 };
        reader.history(audit, &filter).unwrap()
    });
    assert_eq!(rare.iter().map(|row| row.id).collect::<Vec<_>>(), [id(OPERATIONS + 3)]);
    assert_eq!(rows.len(), 50);
    assert_eq!((rows[0].person.clone(), rows[0].id), (anna(), id(OPERATIONS - FIELDS + 7)));
}
