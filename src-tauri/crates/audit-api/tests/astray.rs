//! The file of the open program is taken away: no answer is said to be saved, it is said where everything is, and restoring the
//! copy goes on from there. The store's own file is never read beside it.

mod common;

use audit_api::ApiError;
use audit_api::views::DroppedKind;
use common::{begin, program};
use std::fs;

/// A standard of the audit.
fn rating(program: &audit_api::Program, audit: &str) -> String {
    let view = program.audit(audit).unwrap();
    format!("standard/{}/rating", view.areas[0].standards[0].id)
}

#[test]
#[cfg(unix)]
fn nothing_is_said_to_be_saved_and_the_rescued_copy_is_the_way_back() {
    let around = tempfile::tempdir().unwrap();
    let data = around.path().join("data");
    let mut program = program(&data);
    let audit = begin(&mut program);
    let key = rating(&program, &audit);
    program.set_field(&audit, &key, "met", "").unwrap();
    fs::rename(&data, around.path().join("moved by somebody")).unwrap();

    let ApiError { code, message, hint, .. } = program.set_field(&audit, &key, "partly", "").unwrap_err();
    assert_eq!(code, "store-gone");
    assert!(message.ends_with(" Your last change was not saved."), "{message}");
    assert!(hint.contains("Snapshots"), "{hint}");
    let standard = key.split('/').nth(1).unwrap().to_owned();
    assert_eq!(
        program.standard(&audit, &standard).unwrap().answer.rating,
        Some("met".to_owned()),
        "it can still be read"
    );
    let warned =
        program.start().unwrap().warnings.into_iter().find(|warning| warning.contains("no longer in its place"));
    let warned = warned.expect("the start says so");

    let snapshots = program.snapshots().unwrap().snapshots;
    let [rescued] = &snapshots[..] else { panic!("{snapshots:?}") };
    assert!(rescued.usable && warned.contains(&rescued.name) && message.contains(&rescued.name), "{warned}");
    assert!(rescued.occasion.as_deref().unwrap_or_default().contains("taken away"), "{rescued:?}");
    program.restore_snapshot(&rescued.name, false).unwrap();
    program.set_field(&audit, &key, "partly", "").unwrap();
    assert!(program.start().unwrap().warnings.iter().all(|warning| !warning.contains("no longer in its place")));
    drop(program);
    let again = common::program(&data);
    assert_eq!(again.standard(&audit, &standard).unwrap().answer.rating, Some("partly".to_owned()));
}

/// Somebody chooses or drops the very file in which the audits are. To open and close it would give its lock away.
#[test]
#[cfg(unix)]
fn the_open_store_is_never_read_as_a_file() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    begin(&mut program);
    let store = data.path().join(audit_store::STORE_FILE);
    for name in ["organisation.json", "organisation.xlsx"] {
        std::os::unix::fs::symlink(&store, data.path().join(name)).unwrap();
    }
    let path = |name: &str| data.path().join(name).display().to_string();
    for name in [audit_store::STORE_FILE, "organisation.json"] {
        let refused = program.import_tool(&path(name)).unwrap();
        assert_eq!(refused.problems.len(), 1, "{name}");
        assert!(refused.problems[0].sentence.contains("keeps your audits"), "{name}: {:?}", refused.problems);
    }
    let refused = program.preview_workbook(&path("organisation.xlsx"), "", false).unwrap_err();
    assert_eq!(refused.code, "own-store");
    assert_eq!(program.dropped(&path("organisation.json")).unwrap().kind, DroppedKind::Tool);
    assert_eq!(audit_store::OrganisationStore::open(&store, &options()).unwrap_err().code(), "store-in-use");
}

fn options() -> audit_store::OpenOptions {
    audit_store::OpenOptions {
        copy_id_if_new: uuid::Uuid::nil(),
        now: "2026-10-12T09:00:00Z".to_owned(),
        computer: String::new(),
        user: String::new(),
        person: String::new(),
        place: None,
    }
}
