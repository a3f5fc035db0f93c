//! Words that are no date or number yet: kept beside the audit, part of nothing.

mod common;

use audit_api::Program;
use audit_api::views::{DraftView, HistoryAsk};
use common::{answer_all, begin, declare, program};

fn drafts(program: &Program, audit: &str) -> Vec<DraftView> {
    program.audit(audit).unwrap().drafts
}

fn history(program: &Program, audit: &str) -> usize {
    let asked = HistoryAsk { standard: None, find: String::new(), before: None };
    program.history(audit, &asked).unwrap().entries.len()
}

/// An action of the first standard, and that standard.
fn action(program: &mut Program, audit: &str) -> (String, String) {
    let standard = program.audit(audit).unwrap().areas[0].standards[0].id.clone();
    (program.add_action(audit, &standard).unwrap().id.unwrap(), standard)
}

#[test]
fn words_are_kept_across_a_restart_named_and_led_to_and_no_history_knows_them() {
    let data = tempfile::tempdir().unwrap();
    let mut first = program(data.path());
    let audit = begin(&mut first);
    let (action, standard) = action(&mut first, &audit);
    let key = format!("action/{action}/due");
    let (entries, undo) = (history(&first, &audit), first.audit(&audit).unwrap().undo);
    first.keep_words(&audit, &key, "in the").unwrap();
    let kept = first.keep_words(&audit, &key, " in the spring term ").unwrap();
    drop(first);
    let again = program(data.path());
    assert_eq!(drafts(&again, &audit), kept);
    let [draft] = &kept[..] else { panic!("{kept:?}") };
    assert_eq!((draft.key.as_str(), draft.words.as_str()), (key.as_str(), "in the spring term"));
    assert_eq!(draft.name, "Date, action for 1.1");
    assert_eq!(draft.place, format!("standard/{standard}#action-{action}-due"));
    assert_eq!((history(&again, &audit), again.audit(&audit).unwrap().undo), (entries, undo));
}

#[test]
fn a_date_takes_their_place_and_an_action_takes_them_along_and_back() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let (action, _) = action(&mut program, &audit);
    let key = format!("action/{action}/due");
    program.keep_words(&audit, &key, "soon").unwrap();
    program.remove_action(&audit, &action).unwrap();
    assert_eq!(drafts(&program, &audit), []);
    assert_eq!(program.undo(&audit).unwrap().audit.drafts.len(), 1, "they come back with it");
    assert_eq!(program.set_field(&audit, &key, "2027-03-01", "").unwrap().audit.drafts, []);
    program.keep_words(&audit, &key, "soon").unwrap();
    assert_eq!(program.keep_words(&audit, &key, "").unwrap(), []);
}

#[test]
fn they_hold_up_no_return_and_are_in_none() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    let evidence = program.add_evidence(&audit, &program.audit(&audit).unwrap().areas[0].standards[0].id.clone());
    let key = format!("evidence/{}/review", evidence.unwrap().id.unwrap());
    let before = program.check(&audit).unwrap();
    program.keep_words(&audit, &key, "in the zebra term").unwrap();
    assert_eq!(program.check(&audit).unwrap(), before);
    declare(&mut program, &audit);
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let file = made.files.iter().find(|file| file.kind.code() == "return").unwrap();
    assert!(!String::from_utf8_lossy(&std::fs::read(file.path.as_ref().unwrap()).unwrap()).contains("zebra"));
    assert_eq!(program.keep_words(&audit, "profile/name", "x").unwrap_err().code, "not-asked");
}

#[test]
fn only_dates_and_numbers_have_such_words_and_only_in_a_line() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let (action, standard) = action(&mut program, &audit);
    for key in [format!("standard/{standard}/narrative"), format!("action/{action}/what"), "nothing".to_owned()] {
        assert_eq!(program.keep_words(&audit, &key, "soon").unwrap_err().code, "not-asked", "{key}");
    }
    let due = format!("action/{action}/due");
    assert_eq!(program.keep_words(&audit, &due, &"soon ".repeat(100)).unwrap_err().code, "bad-value");
    assert_eq!(program.keep_words(&audit, &due, "so\u{7}on \u{202e}or later").unwrap()[0].words, "soon or later");
    program.keep_words(&audit, &due, "").unwrap();
    let minutes =
        program.questions(&audit).unwrap().into_iter().find(|one| one.kind.code() == "minutes").expect("it is asked");
    let kept = program.keep_words(&audit, &format!("question/{}/answer", minutes.id), "two hours").unwrap();
    assert_eq!(kept[0].place, format!("questions#{}-answer", minutes.id));
}
