//! What follows a restore and fails.

use crate::common::{begin, program};
use audit_store::{KeptIn, SigningKeyRow};
use uuid::Uuid;

#[test]
fn what_fails_after_a_restore_is_a_note_and_the_restore_stands() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    begin(&mut program);
    let submitter = program.store.read().unwrap().submitters().unwrap()[0].id;
    let key = SigningKeyRow {
        did: "did:key:z6MkOne".to_owned(),
        submitter,
        copy: Uuid::nil(),
        public: "one".to_owned(),
        kept_in: KeptIn::File,
        reference: "one".to_owned(),
        created_at: program.stamp(),
        retired_at: None,
    };
    // Twice the same key: the second is refused.
    let notes = program.after_restoring(&[key.clone(), key]);
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].starts_with("The signing keys of this computer could not be put into it: "), "{notes:?}");
    assert!(notes[0].ends_with("Close the program and open it again."));
    assert_eq!(program.after_restoring(&[]), [""; 0]);
    assert_eq!(program.start().unwrap().audits.len(), 1);
}
