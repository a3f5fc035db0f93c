//! No number of a return is used twice, whatever was restored.

mod common;

use audit_api::views::{AuditState, StartAudit};
use audit_api::{Program, restore_beside, snapshots_beside};
use audit_core::content::Submission;
use common::{answer_all, begin, declare, fixed, program};
use std::path::Path;
use tempfile::TempDir;

/// A program with an audit that nothing stops any more, and the name of a snapshot of just then.
fn ready() -> (TempDir, TempDir, Program, String, String) {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    let snapshot = newest(&mut program);
    (data, out, program, audit, snapshot)
}

fn newest(program: &mut Program) -> String {
    program.take_snapshot().unwrap().snapshots[0].name.clone()
}

/// Makes the return that is next, and reads it as the partnership would.
fn make(program: &mut Program, audit: &str, out: &TempDir) -> Submission {
    let made = program.make_return(audit, &out.path().display().to_string()).unwrap();
    let file = made.files.iter().find(|file| file.kind == "return").unwrap();
    audit_exchange::returns::verify(&std::fs::read(&file.path).unwrap()).unwrap().submission()
}

fn ruin(store: &Path) {
    let mut bytes = std::fs::read(store).unwrap();
    for page in (4096..bytes.len()).step_by(4096) {
        bytes[page..page + 64].fill(0xA5);
    }
    std::fs::write(store, &bytes).unwrap();
}

/// The revisions on the list of returns, newest first, each with whether the program has a copy of it.
fn listed(program: &Program, audit: &str) -> Vec<(u32, bool, bool)> {
    program.returns(audit).unwrap().iter().map(|one| (one.revision, one.here, one.newest)).collect()
}

#[test]
fn numbering_goes_on_after_what_a_restored_snapshot_does_not_know() {
    let (_data, out, mut program, audit, before) = ready();
    let first = make(&mut program, &audit, &out);
    let after_first = newest(&mut program);
    program.start_revision(&audit, "A rating was wrong").unwrap();
    let second = make(&mut program, &audit, &out);
    program.mark_sent(&audit, 2, true).unwrap();

    // It is said before anything is restored …
    let view = program.snapshots().unwrap().snapshots;
    let unknown = |name: &str| view.iter().find(|one| one.name == name).unwrap().unknown.clone();
    assert_eq!(unknown(&after_first).len(), 1);
    let said = &unknown(&before)[1];
    assert!(
        said.starts_with("Northgate Surgery, Section 11 ")
            && said.contains("2026: revision 2, made on 12 October 2026"),
        "{said}"
    );
    assert!(said.ends_with(", sent on 12 October 2026"), "{said}");

    // … and afterwards. Revision 1 is locked in this one: revision 2 is not its own, and the next is 3.
    let restored = program.restore_snapshot(&after_first, false).unwrap();
    assert_eq!(restored.unknown, unknown(&after_first));
    assert_eq!(listed(&program, &audit), [(2, false, true), (1, true, false)]);
    let known = program.returns(&audit).unwrap().remove(0);
    assert_eq!(known.heading, "Made on 12 October 2026, sent on 12 October 2026, not in this snapshot");
    assert_eq!(known.fingerprint.replace(' ', ""), second.digest());
    let view = program.start_revision(&audit, "Another rating was wrong").unwrap();
    assert_eq!((view.revision, view.revision_reason.as_str()), (3, "Another rating was wrong"));
    let third = make(&mut program, &audit, &out);
    assert_eq!((third.content().revision, third.content().replaces.as_deref()), (3, Some(second.digest())));

    // The snapshot from before them all, twice: nothing is locked in it, and its return is the next one.
    for (number, last) in [(4, third.digest().to_owned()), (5, String::new())] {
        let restored = program.restore_snapshot(&before, false).unwrap();
        assert_eq!(restored.unknown.len(), number as usize - 1);
        let view = program.audit(&audit).unwrap();
        assert!(matches!(view.state, AuditState::Open) && view.revision == number, "{}", view.revision);
        assert!(
            view.revision_reason.contains("because a snapshot from before was restored"),
            "{}",
            view.revision_reason
        );
        let made = make(&mut program, &audit, &out);
        assert_eq!(made.content().revision, number);
        if !last.is_empty() {
            assert_eq!(made.content().replaces.as_deref(), Some(last.as_str()));
        }
    }
    let newest = program.returns(&audit).unwrap();
    let files: std::collections::BTreeSet<_> = newest.iter().map(|one| one.revision).collect();
    assert_eq!(files.into_iter().collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_ne!(first.digest(), second.digest());
}

#[test]
fn what_was_made_is_known_after_a_damaged_store_and_a_lost_one() {
    for lost in [false, true] {
        let (data, out, mut program, audit, before) = ready();
        let first = make(&mut program, &audit, &out);
        drop(program);
        let store = data.path().join("organisation.db");
        if lost {
            std::fs::remove_file(&store).unwrap();
            // The snapshot that was taken with the return is gone as well: the list beside the store is left.
            for snapshot in snapshots_beside(data.path()).snapshots.iter().filter(|one| one.name > before) {
                std::fs::remove_file(data.path().join("snapshots").join(&snapshot.name)).unwrap();
            }
        } else {
            ruin(&store);
        }
        let view = snapshots_beside(data.path()).snapshots;
        let unknown = view.iter().find(|one| one.name == before).unwrap().unknown.clone();
        assert_eq!(unknown.len(), 1, "{view:?}");
        assert_eq!(restore_beside(data.path(), &before, &fixed(data.path())).unwrap().unknown, unknown);
        let mut program = common::program(data.path());
        assert_eq!(listed(&program, &audit), [(1, false, true)]);
        let second = make(&mut program, &audit, &out);
        assert_eq!((second.content().revision, second.content().replaces.as_deref()), (2, Some(first.digest())));
    }
}

#[test]
fn an_audit_that_is_begun_again_goes_on_after_the_one_that_is_gone() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    program.set_person("Ann Example", "Practice manager").unwrap();
    let empty = newest(&mut program);
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    let first = make(&mut program, &audit, &out);
    program.restore_snapshot(&empty, false).unwrap();
    let start = program.start().unwrap();
    assert!(start.audits.is_empty());
    let said = start.warnings.iter().find(|warning| warning.contains("revision 1, made on 12 October 2026"));
    assert!(said.is_some_and(|said| said.contains("its return will be revision 2")), "{:?}", start.warnings);
    let organisation = start.submitters[0].id.clone();
    let tool = start.tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone();
    let again = StartAudit { tool, submitter: Some(organisation), ..StartAudit::default() };
    let view = program.start_audit(&again).unwrap();
    assert_eq!(view.revision, 2);
    assert!(
        program.start().unwrap().warnings.iter().all(|warning| !warning.contains("revision 1")),
        "it is listed there now"
    );
    let audit = view.id;
    for fact in program.profile(&audit).unwrap().facts {
        program.set_field(&audit, &format!("fact/{}", fact.id), "yes", "").unwrap();
    }
    assert_eq!(listed(&program, &audit), [(1, false, true)]);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    let second = make(&mut program, &audit, &out);
    assert_eq!((second.content().revision, second.content().replaces.as_deref()), (2, Some(first.digest())));
    assert_eq!(second.content().submitter, first.content().submitter);
    assert_eq!(second.signer(), first.signer(), "it is signed with the same key");
}

#[test]
fn a_return_that_lies_in_the_data_folder_is_known() {
    let (data, out, mut program, audit, before) = ready();
    let first = make(&mut program, &audit, &out);
    let file = std::fs::read_dir(out.path()).unwrap().map(|file| file.unwrap().path());
    let zip = file.into_iter().find(|path| path.display().to_string().ends_with(".to-send.zip")).unwrap();
    // Everything that knows of it is gone but for the file that was sent.
    drop(program);
    std::fs::remove_file(data.path().join("organisation.db")).unwrap();
    std::fs::remove_file(data.path().join("returns-made.txt")).unwrap();
    for snapshot in snapshots_beside(data.path()).snapshots.iter().filter(|one| one.name > before) {
        std::fs::remove_file(data.path().join("snapshots").join(&snapshot.name)).unwrap();
    }
    std::fs::copy(&zip, data.path().join(zip.file_name().unwrap())).unwrap();
    restore_beside(data.path(), &before, &fixed(data.path())).unwrap();
    let program = common::program(data.path());
    assert_eq!(listed(&program, &audit), [(1, false, true)]);
    assert_eq!(program.audit(&audit).unwrap().revision, 2);
    assert_eq!(program.returns(&audit).unwrap()[0].fingerprint.replace(' ', ""), first.digest());
}

#[test]
fn what_was_done_is_no_plan_for_what_is_left() {
    let (_data, out, mut program, audit, _) = ready();
    make(&mut program, &audit, &out);
    let action = program.plan(&audit).unwrap().actions.remove(0);
    program.set_field(&audit, &format!("action/{}/status", action.id), "done", "").expect("actions live on");
    let left = program.plan(&audit).unwrap().without_action;
    assert_eq!((left.len(), left[0].nothing_left.as_str()), (1, "Its only action is done"));
    assert_eq!(program.check(&audit).unwrap().stops, [], "nothing stops a return that is made");
    program.start_revision(&audit, "An action is done").unwrap();
    let stops = program.check(&audit).unwrap().stops;
    let sentence = format!(
        "{} is partly met. Its only action is done: rate it again, add what is still to do, or say why nothing more is needed.",
        action.standard_number
    );
    assert_eq!(stops.iter().map(|stop| stop.sentence.as_str()).collect::<Vec<_>>(), [sentence]);
    let row = program.audit(&audit).unwrap().areas.into_iter().flat_map(|area| area.standards);
    assert!(row.filter(|row| row.id == action.standard).all(|row| row.attention));
    program.set_field(&audit, &format!("standard/{}/rating", action.standard), "met", "").unwrap();
    assert!(program.check(&audit).unwrap().stops.iter().all(|stop| stop.code != "no-action"));
}
