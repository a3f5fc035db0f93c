//! Work in an organisation's store: ratings, texts short and long, one field typed on and on, undo, and many fields at once.
use std::collections::BTreeMap;

use audit_store::{Change, NewExport, Organisation, OrganisationStore, Store, StoreError};
use uuid::Uuid;

use super::{LARGE, Worked};
use crate::common::{NOW, add_audit, anna, everything, id, operation};

const AUDIT: u128 = 0xA1;

fn audit() -> Uuid {
    id(AUDIT)
}

fn value(store: &OrganisationStore, key: &str) -> Result<Option<String>, StoreError> {
    Ok(store.read()?.field(audit(), key)?.and_then(|field| field.value))
}

impl Worked for Organisation {
    const WORD: &'static str = "organisation";

    fn begin(store: &mut Store<Self>) {
        add_audit(store, AUDIT);
    }

    fn save(store: &mut Store<Self>, number: u128, words: usize) -> Result<(), StoreError> {
        let key = format!("standard/s{}/narrative", number % 7);
        let text = format!("{number} {}", "words ".repeat(words));
        let change = Change::text(&key, value(store, &key)?.as_deref(), Some(&text));
        store.write(|writer| writer.commit(audit(), &operation(number, vec![change]))).map(drop)
    }

    fn saved(store: &Store<Self>) -> Result<(u128, String), StoreError> {
        let latest = store.read()?.latest(audit())?;
        Ok(latest.map_or_else(Default::default, |latest| {
            let words = latest.changes[0].new.clone().unwrap_or_default();
            (u128::from(latest.position.unsigned_abs()), words)
        }))
    }

    fn work(store: &mut Store<Self>, number: u128) -> Result<(), StoreError> {
        if number % 7 == 6 {
            return store.write(|writer| writer.undo(audit(), id(number), &anna(), NOW)).map(drop);
        }
        let keys: Vec<String> = match number % 7 {
            0 => (0..60).map(|field| format!("standard/s{field}/narrative")).collect(),
            3..=5 => vec!["standard/typed/narrative".to_owned()],
            other => vec![format!("standard/s{other}/rating")],
        };
        let said = format!("{number} {}", "words ".repeat(if number == LARGE { 3_000 } else { 40 }));
        let changes = keys.iter().map(|key| Ok(Change::text(key, value(store, key)?.as_deref(), Some(&said))));
        let mut new = operation(number, changes.collect::<Result<_, StoreError>>()?);
        if (3..=5).contains(&(number % 7)) {
            // Typing that goes on is one entry, rewritten in place.
            new.id = id(number - number % 7 + 3);
            new.entry = Some(new.id);
        }
        store.write(|writer| writer.commit(audit(), &new)).map(drop)
    }

    fn held(store: &Store<Self>) -> String {
        let rows = store.read().expect("open").fields(audit()).expect("reads");
        let fields: BTreeMap<_, _> = rows.into_iter().filter_map(|row| Some((row.key, row.value?))).collect();
        format!("{fields:?}")
    }

    fn fill(store: &mut Store<Self>) {
        for number in 1..=60 {
            let key = format!("standard/s{:02}/narrative", number % 20);
            let old = value(store, &key).expect("reads");
            let new = format!("We keep a dated register, number {number}, in the office.");
            let change = Change::text(&key, old.as_deref(), Some(&new));
            store.write(|writer| writer.commit(audit(), &operation(number, vec![change]))).expect("commits");
        }
        let export = NewExport {
            id: id(0xE1),
            return_id: id(0xE2),
            digest: "d".to_owned(),
            return_bytes: vec![b'r'; 6_000],
            plan_bytes: vec![b'p'; 9_000],
            return_name: "r".to_owned(),
            plan_name: "p".to_owned(),
            created_at: NOW.to_owned(),
        };
        store.write(|writer| writer.lock(audit(), &export)).expect("locks");
    }

    fn everything(store: &Store<Self>) -> String {
        everything(store)
    }
}
