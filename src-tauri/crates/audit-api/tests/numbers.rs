//! No number of a return is used twice, whatever was restored.

mod common;
#[allow(dead_code, reason = "one test changes a workbook")]
#[path = "../../../../tests/src/sheets.rs"]
mod sheets;

use audit_api::views::{AuditState, MakeWorkbook, StartAudit};
use audit_api::{Program, restore_beside, snapshots_beside};
use audit_core::content::Submission;
use common::{answer_all, begin, declare, fixed, program};
use sheets::Sheets;
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
    let file = made.files.iter().find(|file| file.kind.code() == "return").unwrap();
    audit_exchange::returns::verify(&std::fs::read(file.path.as_ref().unwrap()).unwrap()).unwrap().submission()
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
    assert_eq!((view.revision, view.revision_reason.as_deref().unwrap_or_default()), (3, "Another rating was wrong"));
    let third = make(&mut program, &audit, &out);
    assert_eq!((third.content().revision, third.content().replaces.as_deref()), (3, Some(second.digest())));

    // The snapshot from before them all, twice: nothing is locked in it, and its return is the next one.
    for (number, last) in [(4, third.digest().to_owned()), (5, String::new())] {
        let restored = program.restore_snapshot(&before, false).unwrap();
        assert_eq!(restored.unknown.len(), number as usize - 1);
        let view = program.audit(&audit).unwrap();
        assert!(matches!(view.state, AuditState::Open) && view.revision == number, "{}", view.revision);
        assert!(
            view.revision_reason.as_deref().unwrap_or_default().contains("because a snapshot from before was restored"),
            "{:?}",
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

/// One more audit of the organisation that is here, ready for its return.
fn one_more(program: &mut Program) -> String {
    let start = program.start().unwrap();
    let tool = start.tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone();
    let again = StartAudit { tool, submitter: Some(start.submitters[0].id.clone()), ..StartAudit::default() };
    let audit = program.start_audit(&again).unwrap().id;
    for fact in program.profile(&audit).unwrap().facts {
        program.set_field(&audit, &format!("fact/{}", fact.id), "yes", "").unwrap();
    }
    for (key, value) in
        [("profile/substitute", "Bo Example"), ("profile/email", "practice@example.org"), ("profile/covers-all", "yes")]
    {
        program.set_field(&audit, key, value, "").unwrap();
    }
    answer_all(program, &audit);
    declare(program, &audit);
    audit
}

#[test]
fn two_audits_of_one_organisation_never_share_a_number() {
    let (_data, out, mut program, first, _) = ready();
    let second = one_more(&mut program);
    let sent = make(&mut program, &first, &out);
    assert_eq!(sent.content().revision, 1);
    // It was begun before: its number is taken by now, which is said before anything is signed.
    let refused = program.make_return(&second, &out.path().display().to_string()).unwrap_err();
    let said = "Revision 1 was made already from another audit of your organisation.";
    assert_eq!((refused.code, refused.message.as_str()), ("number-used", said));
    let view = program.audit(&second).unwrap();
    assert_eq!(view.revision, 2);
    assert_eq!(
        view.revision_reason,
        Some(
            "Revision 1 was made on 12 October 2026. It was made from another audit of ours on this computer."
                .to_owned()
        )
    );
    assert_eq!(
        program.returns(&second).unwrap()[0].heading,
        "Made on 12 October 2026, from another audit in your list"
    );
    let next = make(&mut program, &second, &out);
    assert_eq!((next.content().revision, next.content().replaces.as_deref()), (2, Some(sent.digest())));
    // The first goes on after it, and a third that is begun now does so from the beginning.
    assert_eq!(program.start_revision(&first, "A rating was wrong").unwrap().revision, 3);
    let third = one_more(&mut program);
    assert_eq!(program.audit(&third).unwrap().revision, 3);
    assert_eq!(make(&mut program, &first, &out).content().revision, 3);
    assert_eq!(program.make_return(&third, &out.path().display().to_string()).unwrap_err().code, "number-used");
    assert_eq!(make(&mut program, &third, &out).content().revision, 4);
}

#[test]
fn an_open_audit_keeps_its_number_until_a_return_is_made_of_it() {
    let (data, out, mut program, first, _) = ready();
    let second = one_more(&mut program);
    make(&mut program, &first, &out);
    drop(program);
    let mut program = common::program(data.path());
    assert_eq!(program.audit(&second).unwrap().revision, 1, "it may never be sent");
    let own = StartAudit {
        tool: program.start().unwrap().tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone(),
        submitter: Some(program.start().unwrap().submitters[0].id.clone()),
        own_use: true,
        ..StartAudit::default()
    };
    assert_eq!(program.start_audit(&own).unwrap().revision, 1);
}

/// Brings a workbook into a program, into a new audit or one that is there; answers the audit.
fn bring_in(program: &mut Program, path: &str, audit: &str) -> String {
    let view = program.preview_workbook(path, audit, false).unwrap();
    let notes: Vec<_> = view.notes.iter().map(|note| note.code.as_str()).collect();
    assert_eq!(notes, ["made-elsewhere"], "{:?}", view.notes);
    program.import_workbook(path, audit, false, false, &view.digest).unwrap().id.unwrap()
}

#[test]
fn a_workbook_of_an_audit_that_was_sent_elsewhere_goes_on_after_its_return() {
    let (data, out, mut program, audit, _) = ready();
    let sent = make(&mut program, &audit, &out);
    let asked = MakeWorkbook { audit: Some(audit), tool: String::new(), service_type: String::new() };
    let path = program.draw_workbook(&asked).unwrap().save(out.path()).unwrap().path.unwrap();
    drop(program);
    let elsewhere = tempfile::tempdir().unwrap();
    let mut program = common::program(elsewhere.path());
    program.set_person("Cy Example", "Deputy").unwrap();
    let here = bring_in(&mut program, &path, "");
    let view = program.audit(&here).unwrap();
    assert_eq!(view.revision, 2);
    assert_eq!(
        view.revision_reason,
        Some("Revision 1 was made on 12 October 2026. Its answers are not on this computer.".to_owned())
    );
    assert_eq!(program.returns(&here).unwrap()[0].heading, "Made on 12 October 2026, not on this computer");
    program.undo(&here).unwrap();
    assert_eq!(program.audit(&here).unwrap().revision, 2, "the return was made all the same");
    program.redo(&here).unwrap();
    declare(&mut program, &here);
    // The key that signed it is on the other computer, which is said before another one is made.
    let refused = program.make_return(&here, &out.path().display().to_string()).unwrap_err();
    assert_eq!(refused.code, "signing-key-missing");
    program.give_up_signing_key(&here).unwrap();
    let next = make(&mut program, &here, &out);
    assert_eq!((next.content().revision, next.content().replaces.as_deref()), (2, Some(sent.digest())));
    assert_eq!(next.content().submitter, sent.content().submitter);
    // In the store that made it, nothing is said of elsewhere.
    let own = common::program(data.path());
    assert!(own.preview_workbook(&path, "", false).unwrap().notes.iter().all(|note| note.code != "made-elsewhere"));
}

#[test]
fn what_only_says_that_it_was_sent_needs_the_return_itself() {
    let (_data, out, mut program, audit, _) = ready();
    let sent = make(&mut program, &audit, &out);
    let asked = MakeWorkbook { audit: Some(audit), tool: String::new(), service_type: String::new() };
    let path = program.draw_workbook(&asked).unwrap().save(out.path()).unwrap().path.unwrap();
    // As an earlier version of the program wrote it.
    let mut sheets = Sheets::of(&std::fs::read(&path).unwrap());
    sheets.rewrite(|text| {
        let (before, rest) = text.split_once(";exported-return=")?;
        Some(format!("{before};{}", rest.split_once(';').map_or("", |(_, after)| after)))
    });
    std::fs::write(&path, sheets.bytes()).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut program = common::program(elsewhere.path());
    program.set_person("Cy Example", "Deputy").unwrap();
    let here = bring_in(&mut program, &path, "");
    assert_eq!(program.audit(&here).unwrap().revision, 2);
    declare(&mut program, &here);
    let refused = program.make_return(&here, &out.path().display().to_string()).unwrap_err();
    assert_eq!(refused.code, "return-before-missing");
    assert!(refused.hint.contains(&elsewhere.path().display().to_string()), "{}", refused.hint);
    drop(program);
    let files = std::fs::read_dir(out.path()).unwrap().map(|file| file.unwrap().path());
    let zip = files.into_iter().find(|path| path.display().to_string().ends_with(".to-send.zip")).unwrap();
    std::fs::copy(&zip, elsewhere.path().join(zip.file_name().unwrap())).unwrap();
    let mut program = common::program(elsewhere.path());
    program.give_up_signing_key(&here).unwrap();
    let next = make(&mut program, &here, &out);
    assert_eq!((next.content().revision, next.content().replaces.as_deref()), (2, Some(sent.digest())));
}

#[test]
fn a_key_that_is_newer_than_the_snapshot_signs_again() {
    for listed in [true, false] {
        let (data, out, mut program, audit, before) = ready();
        let first = make(&mut program, &audit, &out);
        drop(program);
        ruin(&data.path().join("organisation.db"));
        let list = data.path().join("keys-made.txt");
        let words = std::fs::read_to_string(&list).unwrap();
        assert!(words.contains(first.signer()) && !words.contains("PRIVATE"), "{words}");
        if !listed {
            std::fs::remove_file(&list).unwrap();
        }
        restore_beside(data.path(), &before, &fixed(data.path())).unwrap();
        let mut program = common::program(data.path());
        if !listed {
            let refused = program.make_return(&audit, &out.path().display().to_string()).unwrap_err();
            assert_eq!(refused.code, "signing-key-missing", "no other key is made in silence");
            program.give_up_signing_key(&audit).unwrap();
        }
        let second = make(&mut program, &audit, &out);
        assert_eq!(second.signer() == first.signer(), listed);
    }
}

#[test]
fn a_key_that_was_given_up_is_not_brought_back_by_a_snapshot() {
    let (_data, out, mut program, audit, _) = ready();
    let first = make(&mut program, &audit, &out);
    let before = newest(&mut program);
    program.start_revision(&audit, "A rating was wrong").unwrap();
    program.give_up_signing_key(&audit).unwrap();
    program.restore_snapshot(&before, false).unwrap();
    program.start_revision(&audit, "A rating was wrong").unwrap();
    assert_ne!(make(&mut program, &audit, &out).signer(), first.signer());
}

#[test]
fn what_was_done_is_no_plan_for_what_is_left() {
    let (_data, out, mut program, audit, _) = ready();
    make(&mut program, &audit, &out);
    let action = program.plan(&audit).unwrap().actions.remove(0);
    program.set_field(&audit, &format!("action/{}/status", action.id), "done", "").expect("actions live on");
    let left = program.plan(&audit).unwrap().without_action;
    assert_eq!((left.len(), left[0].nothing_left.as_deref().unwrap_or_default()), (1, "Its only action is done"));
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
    assert!(program.check(&audit).unwrap().stops.iter().all(|stop| stop.code.code() != "no-action"));
}
