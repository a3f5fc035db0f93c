//! Who works: steps as a person takes them, each said once it is acknowledged or refused.

use std::path::PathBuf;

use audit_store::{Change, Store, StoreError};
use uuid::Uuid;

use crate::common::{anna, id, operation, options};

/// The variable with the store's path.
pub const PATH: &str = "AUDIT_STORE_CHILD";
/// Steps that are taken.
pub const STEPS: u128 = 25;
/// The step that writes more than SQLite keeps in memory: it reaches the disk in parts before it is committed.
const LARGE: u128 = 14;
/// How often a refused step is tried again.
const TRIES: usize = 3;

/// What a person does, step by step: ratings, texts short and long, one field typed on and on, undo, and many fields at once.
/// The same steps leave the same fields.
pub fn step(store: &mut Store, audit: Uuid, number: u128) -> Result<(), StoreError> {
    let held =
        |store: &Store, key: &str| store.read()?.field(audit, key).map(|field| field.and_then(|field| field.value));
    if number % 7 == 6 {
        return store.write(|writer| writer.undo(audit, id(number), &anna(), "2026-11-03T14:02:03.123Z")).map(drop);
    }
    let keys: Vec<String> = match number % 7 {
        0 => (0..60).map(|field| format!("standard/s{field}/narrative")).collect(),
        3..=5 => vec!["standard/typed/narrative".to_owned()],
        other => vec![format!("standard/s{other}/rating")],
    };
    let said = format!("{number} {}", "words ".repeat(if number == LARGE { 3_000 } else { 40 }));
    let changes = keys.iter().map(|key| Ok(Change::text(key, held(store, key)?.as_deref(), Some(&said))));
    let mut new = operation(number, changes.collect::<Result<_, StoreError>>()?);
    if (3..=5).contains(&(number % 7)) {
        // Typing that goes on is one entry, rewritten in place.
        new.id = id(number - number % 7 + 3);
        new.entry = Some(new.id);
    }
    store.write(|writer| writer.commit(audit, &new)).map(drop)
}

/// Takes its steps; a refused one again, as a person does who is told that it is not saved.
#[test]
#[ignore = "run by its parent only"]
fn works() {
    let path: PathBuf = std::env::var_os(PATH).expect("run by its parent only").into();
    let mut store = Store::open(&path, &options()).expect("opens");
    let audit = store.read().expect("open").audits().expect("reads")[0].id;
    say("began");
    'steps: for number in 1..=STEPS {
        for _ in 0..TRIES {
            match step(&mut store, audit, number) {
                Ok(()) => {
                    say(&format!("saved {number}"));
                    continue 'steps;
                }
                Err(error) if is_on_disk(&error) => {
                    say(&format!("kept {number}"));
                    continue 'steps;
                }
                Err(_) => say(&format!("refused {number}")),
            }
        }
        break;
    }
    say("ended");
    // As if it were ended here: closing the store is not what is looked at.
    std::process::exit(0);
}

fn is_on_disk(error: &StoreError) -> bool {
    match error {
        StoreError::Disk { saved, .. } | StoreError::DiskFull { saved } => *saved == Some(true),
        // It could not be opened again, or what a step looks at before it writes could not be read.
        StoreError::Closed | StoreError::Malformed { .. } => false,
        other => panic!("a failing disk is said to be {other:?}"),
    }
}

/// One write for a line, so that it has its place in the trace.
fn say(line: &str) {
    use std::io::Write as _;
    std::io::stdout().write_all(format!("\n{line}\n").as_bytes()).expect("says so");
    std::io::stdout().flush().expect("says so");
}
