//! Who works: steps as a person takes them, each said once it is acknowledged or refused.

use std::path::PathBuf;

use audit_store::{Store, StoreError};

use crate::common::options;
use crate::kinds::{Worked, kind_of_child};

/// The variable with the store's path.
pub const PATH: &str = "AUDIT_STORE_CHILD";
/// Steps that are taken.
pub const STEPS: u128 = 25;
/// How often a refused step is tried again.
const TRIES: usize = 3;

/// Takes its steps; a refused one again, as a person does who is told that it is not saved.
#[test]
#[ignore = "run by its parent only"]
fn works() {
    kind_of_child!(works_on);
}

fn works_on<K: Worked>() {
    let path: PathBuf = std::env::var_os(PATH).expect("run by its parent only").into();
    let mut store = Store::<K>::open(&path, &options()).expect("opens");
    say("began");
    'steps: for number in 1..=STEPS {
        for _ in 0..TRIES {
            match K::work(&mut store, number) {
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
