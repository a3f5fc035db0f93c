//! The main job through the actions of the program: from an empty folder to a signed return, and on to revision 2.

mod common;

use audit_api::Program;
use audit_api::views::{Agreement, AuditState, HistoryAsk};
use common::{answer_all, begin, declare, program};
use tempfile::TempDir;

#[test]
fn own_times_are_known_for_good_once_five_standards_were_rated() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let rows: Vec<_> = program.audit(&audit).unwrap().areas.into_iter().flat_map(|area| area.standards).collect();
    for row in &rows[..6] {
        program.spent(&audit, &row.id, 60).unwrap();
    }
    let rate = |program: &mut Program, row: &str, value: &str| {
        program.set_field(&audit, &format!("standard/{row}/rating"), value, "").unwrap().audit.progress
    };
    for row in &rows[..4] {
        assert!(!rate(&mut program, &row.id, "met").minutes_from_own_times, "looked at is not done");
    }
    assert!(rate(&mut program, &rows[4].id, "met").minutes_from_own_times);
    let cleared = rate(&mut program, &rows[0].id, "");
    assert_eq!((cleared.minutes_from_own_times, cleared.minutes_left), (true, cleared.unrated));
}

#[test]
fn the_folder_chosen_last_is_known_at_the_next_start() {
    let data = tempfile::tempdir().unwrap();
    let mut first = program(data.path());
    assert_eq!(first.last_folder(), None);
    let documents = std::path::absolute("Documents/Audit").unwrap();
    first.keep_last_folder(&documents.display().to_string()).unwrap();
    first.keep_last_folder("Audit").unwrap();
    drop(first);
    assert_eq!(program(data.path()).last_folder(), Some(documents));
}

#[test]
fn an_audit_goes_from_empty_to_sent_and_to_revision_two() {
    let data = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let check = program.check(&audit).unwrap();
    assert!(check.stops.len() > 50, "everything is still to do");
    let refused = program.make_return(&audit, &out.path().display().to_string()).unwrap_err();
    assert_eq!(refused.code, "not-ready");

    answer_all(&mut program, &audit);
    let view = program.audit(&audit).unwrap();
    assert_eq!(view.progress.unrated, 0);
    assert_eq!(view.stops, 2, "{:?}", program.check(&audit).unwrap().stops);
    declare(&mut program, &audit);
    let check = program.check(&audit).unwrap();
    assert_eq!(check.stops, []);
    let sending = program.sending(&audit).unwrap();
    assert!(sending.ready);

    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    assert!(made.files.iter().all(|file| file.saved), "{:?}", made.files);
    assert_eq!(made.heading, "Ready, not sent yet");
    let locked = program.set_field(&audit, "profile/name", "Other", "").unwrap_err();
    assert_eq!(locked.code, "audit-locked");
    assert_eq!(program.undo(&audit).unwrap_err().code, "cannot-undo");
    let bytes = std::fs::read(made.files[1].path.as_ref().unwrap()).unwrap();
    let verified = audit_exchange::returns::verify(&bytes).unwrap();
    assert_eq!(verified.submission().content().revision, 1);

    let action = program.plan(&audit).unwrap().actions.remove(0).id;
    program.set_field(&audit, &format!("action/{action}/status"), "under-way", "").expect("actions live on");
    program.mark_sent(&audit, 1, true).unwrap();
    let sent = program.returns(&audit).unwrap().remove(0);
    assert!(sent.heading.starts_with("Sent on "));
    assert!(matches!(program.audit(&audit).unwrap().state, AuditState::Sent));

    assert_eq!(program.start_revision(&audit, " ").unwrap_err().code, "no-reason");
    let second = program.start_revision(&audit, "A rating was wrong").unwrap();
    assert_eq!((second.revision, second.revision_reason.as_deref().unwrap_or_default()), (2, "A rating was wrong"));
    assert!(matches!(second.state, AuditState::Open));
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let bytes = std::fs::read(made.files[1].path.as_ref().unwrap()).unwrap();
    let submission = audit_exchange::returns::verify(&bytes).unwrap().submission();
    assert_eq!(submission.content().replaces.as_deref(), Some(verified.submission().digest()));
    assert_eq!(submission.signer(), verified.submission().signer(), "one key per submitter and installation");
    assert_eq!(program.returns(&audit).unwrap().len(), 2);
}

/// A program with an audit that nothing stops any more, its data folder and one for files.
fn ready() -> (TempDir, TempDir, Program, String) {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    (data, out, program, audit)
}

#[test]
fn a_changed_rating_withdraws_the_declaration_and_says_what_changed() {
    let (_data, _out, mut program, audit) = ready();
    let view = program.audit(&audit).unwrap();
    let met = view.areas[0].standards.iter().find(|s| s.mark.code() == "met").unwrap();
    assert_eq!(view.withdrawn, [""; 0], "everybody agrees");
    assert_eq!(program.declaration(&audit).unwrap().roles[0].no_longer_holds, None);
    let saved = program.set_field(&audit, &format!("standard/{}/rating", met.id), "partly", "").unwrap();
    let declaration = program.declaration(&audit).unwrap();
    let withdrawn: Vec<&String> = declaration.roles.iter().map(|role| &role.role).collect();
    assert_eq!(saved.audit.withdrawn.iter().collect::<Vec<_>>(), withdrawn, "said with the change that did it");
    assert_eq!(declaration.roles[0].standing.code(), "withdrawn");
    let said = &declaration.roles[0].no_longer_holds;
    assert!(
        said.as_deref().unwrap_or_default().starts_with(&format!("{}’s agreement of ", declaration.roles[0].name)),
        "{said:?}"
    );
    let because = format!(" no longer holds, because {} was changed. They will be asked again.", met.number);
    assert!(said.as_deref().unwrap_or_default().ends_with(&because), "{said:?}");
    assert!(
        declaration.roles[0].changed[0].contains("was “Met”, is now “Partly met”"),
        "{:?}",
        declaration.roles[0].changed
    );
    let undone = program.undo(&audit).unwrap();
    assert_eq!(undone.audit.withdrawn, [""; 0]);
    assert_eq!(program.declaration(&audit).unwrap().roles[0].standing.code(), "agreed");
}

#[test]
fn where_not_applicable_is_not_offered_it_is_said_why_and_nowhere_else() {
    let (_data, _out, program, audit) = ready();
    let areas = program.audit(&audit).unwrap().areas;
    let all = areas.iter().flat_map(|area| &area.standards).map(|row| program.standard(&audit, &row.id).unwrap());
    let mut reasons = std::collections::BTreeSet::new();
    for standard in all {
        assert_eq!(standard.not_applicable_offered, standard.not_offered_because.is_none(), "{}", standard.number);
        reasons.insert(standard.not_offered_because);
    }
    assert!(
        reasons.contains(&Some("“Not applicable” is not offered: every practice has to answer this one.".to_owned())),
        "{reasons:?}"
    );
}

#[test]
fn typing_is_one_entry_of_the_history_and_one_undo() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    let key = format!("standard/{standard}/narrative");
    let entry = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
    for words in ["W", "We m", "We meet monthly"] {
        program.set_field(&audit, &key, words, entry).unwrap();
    }
    let history = program
        .history(&audit, &HistoryAsk { standard: Some(standard.clone()), ..HistoryAsk::default() })
        .unwrap()
        .entries;
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].new, Some("We meet monthly".to_owned()));
    let hits = program.search(&audit, "meet mon").unwrap();
    assert!(hits.iter().any(|hit| hit.kind.code() == "answer"), "{hits:?}");
    let undone = program.undo(&audit).unwrap();
    assert_eq!(undone.place, Some(format!("standard/{standard}")));
    assert_eq!(program.standard(&audit, &standard).unwrap().answer.narrative, "");
    program.redo(&audit).unwrap();
    assert_eq!(program.standard(&audit, &standard).unwrap().answer.narrative, "We meet monthly");
}

#[test]
fn hiding_a_standard_keeps_its_answer() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    let before = program.audit(&audit).unwrap().progress.shown;
    program.set_field(&audit, "fact/sub-contracts", "no", "").unwrap();
    let hidden = program.audit(&audit).unwrap();
    assert!(hidden.progress.shown < before);
    assert_eq!(hidden.kept_aside, before - hidden.progress.shown);
    program.set_field(&audit, "fact/sub-contracts", "yes", "").unwrap();
    assert_eq!(program.audit(&audit).unwrap().progress.unrated, 0);
}

#[test]
fn a_snapshot_brings_everything_back() {
    let data = tempfile::tempdir().unwrap();
    let second = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    program.set_snapshot_folder(&second.path().display().to_string()).unwrap();
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    program.set_field(&audit, &format!("standard/{standard}/rating"), "met", "").unwrap();
    let snapshots = program.take_snapshot().unwrap();
    assert!(snapshots.snapshots.iter().any(|s| s.second_folder && s.usable));
    let newest = snapshots.snapshots[0].clone();
    assert!(newest.audits[0].contains("1 standard rated"), "{:?}", newest.audits);
    program.set_field(&audit, &format!("standard/{standard}/rating"), "not-met", "").unwrap();
    let restored = program.restore_snapshot(&newest.name, false).unwrap();
    assert_eq!(program.standard(&audit, &standard).unwrap().answer.rating, Some("met".to_owned()));
    let kept = program
        .snapshots()
        .unwrap()
        .snapshots
        .into_iter()
        .find(|one| one.occasion == Some("kept before a snapshot was restored".to_owned()))
        .unwrap();
    assert!(restored.kept.contains(&format!("it says “{}”", kept.occasion.as_ref().unwrap())), "{}", restored.kept);
    // A damaged store is kept as a file, not as a snapshot that one could go back to.
    drop(program);
    let store = data.path().join("organisation.db");
    let mut bytes = std::fs::read(&store).unwrap();
    for page in (4096..bytes.len()).step_by(4096) {
        bytes[page..page + 64].fill(0xA5);
    }
    std::fs::write(&store, &bytes).unwrap();
    let world = common::fixed(data.path());
    let kept = audit_api::restore_beside(data.path(), &newest.name, &world).unwrap().kept;
    assert!(kept.contains("-damaged.db") && kept.contains("cannot go back to it"), "{kept}");
    let snapshots = std::fs::read_dir(data.path().join("snapshots")).unwrap();
    let names: Vec<String> = snapshots.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(
        names.iter().any(|name| kept.contains(name)),
        "the name that is said is that of the file: {kept} {names:?}"
    );
}

#[test]
fn the_name_on_the_start_screen_follows_the_profile_and_undo() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let name = |program: &Program| program.start().unwrap().submitters[0].name.clone();
    program.set_field(&audit, "profile/name", "Southgate Surgery", "").unwrap();
    assert_eq!(name(&program), "Southgate Surgery");
    program.undo(&audit).unwrap();
    assert_eq!(name(&program), "Northgate Surgery");
    program.set_field(&audit, "profile/name", "", "").unwrap();
    assert_eq!(name(&program), "Northgate Surgery", "an organisation always has a name on the list");
}

#[test]
fn a_restored_snapshot_signs_with_the_same_key() {
    let (_data, out, mut program, audit) = ready();
    let folder = out.path().display().to_string();
    let snapshot = program.take_snapshot().unwrap().snapshots[0].name.clone();
    let first = program.make_return(&audit, &folder).unwrap();
    // The snapshot is from before the key was made.
    program.restore_snapshot(&snapshot, false).unwrap();
    let again = program.make_return(&audit, &folder).unwrap();
    assert_eq!((again.revision, &again.digits), (2, &first.digits));
    let after = program.take_snapshot().unwrap().snapshots[0].name.clone();
    program.restore_snapshot(&after, false).unwrap();
    program.start_revision(&audit, "Once more").unwrap();
    let third = program.make_return(&audit, &folder).unwrap();
    assert_eq!(third.digits, again.digits, "restoring never makes another key in silence");
    assert_ne!(first.fingerprint, third.fingerprint);
}

#[test]
fn a_key_that_is_gone_is_said_and_a_new_one_is_made_only_when_asked() {
    let (data, out, mut program, audit) = ready();
    let folder = out.path().display().to_string();
    program.make_return(&audit, &folder).unwrap();
    std::fs::remove_dir_all(data.path().join("keys")).unwrap();
    assert_eq!(program.returns(&audit).unwrap()[0].key_kept, "Not on this computer.");
    program.start_revision(&audit, "Once more").unwrap();
    assert_eq!(program.make_return(&audit, &folder).unwrap_err().code, "signing-key-missing");
    program.give_up_signing_key(&audit).unwrap();
    assert!(program.returns(&audit).unwrap()[0].key_kept.starts_with("Given up on"));
    program.make_return(&audit, &folder).unwrap();
}

#[test]
fn a_file_that_was_changed_after_it_was_saved_is_not_called_saved() {
    let (_data, out, mut program, audit) = ready();
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    std::fs::write(made.files[1].path.as_ref().unwrap(), "{}").unwrap();
    let view = program.returns(&audit).unwrap().remove(0);
    assert!(
        !view.files[1].saved
            && view.files[1].problem.as_deref().unwrap_or_default().contains("changed after it was saved")
    );
    assert!(view.files[0].saved && view.files[2].saved);
}

#[test]
fn an_agreement_to_changed_answers_needs_a_new_date() {
    let (_data, _out, mut program, audit) = ready();
    program.set_field(&audit, "profile/name", "Southgate Surgery", "").unwrap();
    let mut agreement = Agreement {
        role: "lead".to_owned(),
        name: "Dr Ada Example".to_owned(),
        person_title: String::new(),
        agreed_on: "2026-10-01".to_owned(),
        how: audit_api::views::HowAgreed::from_code("meeting"),
    };
    // Nobody agreed to a change before it was made, whenever they agreed before.
    for day in ["2026-10-01", "2026-10-11"] {
        agreement.agreed_on = day.to_owned();
        let refused = program.agree(&audit, &agreement).unwrap_err();
        assert_eq!(refused.code, "declaration-date-old", "{day}");
        assert!(refused.message.contains("were changed on 12 October 2026"), "{}", refused.message);
    }
    agreement.agreed_on = "2026-10-12".to_owned();
    program.agree(&audit, &agreement).unwrap();
}

#[test]
fn agreements_stand_through_a_new_revision_until_a_rating_or_a_promise_changes() {
    let (_data, out, mut program, audit) = ready();
    let folder = out.path().display().to_string();
    program.make_return(&audit, &folder).unwrap();
    let standings = |program: &Program| {
        let roles = program.declaration(&audit).unwrap().roles;
        roles.iter().map(|role| role.standing.code()).collect::<Vec<_>>()
    };
    let action = program.plan(&audit).unwrap().actions.remove(0);
    let status = format!("action/{}/status", action.id);
    program.set_field(&audit, &status, "dropped", "").unwrap();
    assert_eq!(standings(&program), ["agreed", "agreed"], "what was signed stays as it was signed");
    assert_eq!(program.check(&audit).unwrap().stops, [], "nothing stops a return that is made");

    program.start_revision(&audit, "An action was dropped").unwrap();
    assert_eq!(standings(&program), ["withdrawn", "withdrawn"], "a promise less is a change");
    let changed = program.declaration(&audit).unwrap().roles.remove(0).changed;
    assert_eq!(changed.len(), 1, "an action is said once, not member by member: {changed:?}");
    assert!(changed[0].contains("taken away, was “Write it down”"), "{changed:?}");
    program.set_field(&audit, &status, "done", "").unwrap();
    assert_eq!(standings(&program), ["agreed", "agreed"], "taken back, the agreement stands again");
    let sentence = program.declaration(&audit).unwrap().roles.remove(0).sentence;
    assert!(sentence.contains("This was for revision 1."), "{sentence}");

    let standard = action.standard;
    program.set_field(&audit, &format!("standard/{standard}/narrative"), "Other words.", "").unwrap();
    assert_eq!(standings(&program), ["agreed", "agreed"], "words withdraw nothing");
    program.set_field(&audit, &format!("standard/{standard}/rating"), "not-met", "").unwrap();
    assert_eq!(standings(&program), ["withdrawn", "withdrawn"]);
}

#[test]
fn all_of_the_history_can_be_reached_page_by_page_and_found_in() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    let key = format!("standard/{standard}/narrative");
    for number in 0..130 {
        program.set_field(&audit, &key, &format!("Światło {number}"), "").unwrap();
    }
    let all = |asked: HistoryAsk| {
        let (mut entries, mut pages, mut before) = (Vec::new(), 0, None);
        loop {
            let page = program.history(&audit, &HistoryAsk { before, ..asked.clone() }).unwrap();
            assert!(!page.entries.is_empty(), "no page is empty");
            (entries, before, pages) = ([entries, page.entries].concat(), page.earlier, pages + 1);
            if before.is_none() {
                return (entries, pages);
            }
        }
    };
    let (whole, pages) = all(HistoryAsk::default());
    let first = whole.last().unwrap();
    assert_eq!(
        (first.old.as_deref().unwrap_or_default(), first.new.as_deref().unwrap_or_default()),
        ("", "Northgate Surgery"),
        "whose it is, and no bare number"
    );
    assert_eq!(whole.last().unwrap().what, "Audit started", "it goes back to the beginning");
    assert_eq!(pages, whole.len().div_ceil(100));
    let ids: std::collections::BTreeSet<_> = whole.iter().map(|entry| &entry.id).collect();
    assert_eq!(ids.len(), whole.len(), "nothing comes twice");
    let of_standard = HistoryAsk { standard: Some(standard.clone()), ..HistoryAsk::default() };
    assert_eq!(all(of_standard).0.len(), 130);
    // Old and new words are looked through: entry 77 has it as new, 78 as old.
    let found =
        program.history(&audit, &HistoryAsk { find: "  SWIATŁO  77".to_owned(), ..HistoryAsk::default() }).unwrap();
    assert_eq!((found.entries.len(), found.earlier), (2, None));
    let none = HistoryAsk { find: "nowhere".to_owned(), ..HistoryAsk::default() };
    assert_eq!(program.history(&audit, &none).unwrap().entries, []);
}

#[test]
fn an_audit_without_a_type_of_organisation_is_checked_like_any_other() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    program.set_field(&audit, "profile/service-type", "", "").unwrap();
    assert!(program.check(&audit).unwrap().stops.iter().any(|finding| finding.place.starts_with("profile")));
    assert_eq!(program.sending(&audit).unwrap().parts, []);
}
