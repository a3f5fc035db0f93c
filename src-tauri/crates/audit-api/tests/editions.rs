//! A new edition without dread: opening it, carrying answers over, deciding about each, undoing, and the next cycle.

mod common;

use audit_api::Program;
use audit_api::views::AuditView;
use audit_exchange::FileType;
use common::hall::{self, file};
use common::program;
use std::path::Path;

fn import(program: &mut Program, edition: &str, folder: &Path) -> String {
    let opened = program.import_tool(&file(edition, folder).display().to_string()).unwrap();
    assert_eq!(opened.problems, []);
    opened.tool.unwrap().digest
}

/// An audit of a hall, everything rated green but one, which is amber with an action.
fn begin(program: &mut Program, tool: String) -> AuditView {
    program.set_person("Ann Example", "Warden").unwrap();
    let audit = program.start_audit(&hall::first(tool)).unwrap();
    let mut set = |key: &str, value: &str| drop(program.set_field(&audit.id, key, value, "").unwrap());
    set("fact/overnight", "no");
    set("profile/covers-all", "yes");
    for area in &audit.areas {
        for row in &area.standards {
            set(&format!("standard/{}/rating", row.id), "green");
            set(&format!("standard/{}/narrative", row.id), &format!("Seen for {}.", row.id));
        }
    }
    set("standard/rv-report/rating", "amber");
    set("question/rvq-worry/answer", "The back door");
    set("question/rvq-again/answer", "yes");
    let action = program.add_action(&audit.id, "rv-report").unwrap().id.unwrap();
    program.set_field(&audit.id, &format!("action/{action}/what"), "Write a report", "").unwrap();
    program.audit(&audit.id).unwrap()
}

fn send(program: &mut Program, audit: &AuditView, folder: &Path) {
    program.agree(&audit.id, &hall::chair()).unwrap();
    program.make_return(&audit.id, &folder.display().to_string()).unwrap();
}

fn carry(program: &mut Program, audit: &AuditView, tool: &str) -> AuditView {
    let submitter = program.start().unwrap().submitters[0].id.clone();
    program.start_audit(&hall::next(tool.to_owned(), submitter, Some(audit.id.clone()))).unwrap()
}

#[test]
fn a_newer_edition_takes_the_answers_in_three_piles() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let old = import(&mut program, "2025", files.path());
    let audit = begin(&mut program, old);
    assert_eq!(audit.next, []);
    let new = import(&mut program, "2026", files.path());
    let next = program.audit(&audit.id).unwrap().next;
    assert_eq!(
        next.iter().map(|n| (n.name.as_str(), n.kind.code())).collect::<Vec<_>>(),
        [("Riverside, 2026", "edition")]
    );

    let carried = carry(&mut program, &audit, &new);
    assert_eq!(carried.place, "carried");
    let piles = program.carried(&carried.id).unwrap();
    let ids = |rows: &[audit_api::views::CarriedRow]| rows.iter().map(|row| row.standard.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&piles.carried), ["rv-lead", "rv-train", "rv-keys", "rv-book"]);
    assert_eq!(piles.carried[0].from, Some("Riverside, 2025: 1.1".to_owned()));
    assert!(!piles.carried[1].words.is_empty(), "a full stop came");
    let waiting: Vec<_> = piles.waiting.iter().map(|w| (w.standard.as_str(), w.earlier.len())).collect();
    assert_eq!(waiting, [("rv-report", 1), ("rv-vetted", 1), ("rv-record", 1), ("rv-agreement", 2)]);
    assert_eq!(ids(&piles.new), ["rv-doors", "rv-photos"]);
    let annex: Vec<_> =
        piles.annex.iter().map(|kept| (kept.number.as_deref().unwrap_or_default(), kept.why.as_str())).collect();
    assert_eq!(
        annex,
        [
            ("", "It has been reworded."),
            ("1.5", "It is not asked any more."),
            ("2.1", "Something else is now asked in its place."),
        ]
    );
    // Four to decide at a minute, two new at three.
    assert_eq!(piles.minutes, 10);
    assert_eq!(program.questions(&carried.id).unwrap()[1].answer, Some("yes".to_owned()));

    let waiting = &piles.waiting[0];
    program.keep_earlier(&carried.id, &waiting.earlier[0].id, &waiting.standard).unwrap();
    let report = program.standard(&carried.id, "rv-report").unwrap();
    assert_eq!((report.answer.rating.as_deref().unwrap_or_default(), report.actions.len()), ("amber", 1));
    let again = program.keep_earlier(&carried.id, &waiting.earlier[0].id, &waiting.standard).unwrap_err();
    assert_eq!(again.code, "cannot-carry");
    // Rating without deciding decides: the earlier answer is set aside.
    let rated = program.set_field(&carried.id, "standard/rv-vetted/rating", "green", "").unwrap();
    assert_eq!(rated.audit.waiting, 2);
    program.answer_again(&carried.id, "rv-agreement").unwrap();
    assert_eq!(program.carried(&carried.id).unwrap().annex.len(), 5);
    assert_eq!(program.standard(&carried.id, "rv-agreement").unwrap().earlier.len(), 2);
    let out = program.draw_annex(&carried.id).unwrap().save(files.path()).unwrap();
    assert!(out.saved && out.name == "H001-riverside-2026.earlier-answers.pdf", "{out:?}");
    assert!(std::fs::read(out.path.as_ref().unwrap()).unwrap().starts_with(b"%PDF"));
    assert_eq!(program.draw_annex(&audit.id).unwrap_err().code, "nothing-to-save");
    // The old audit is as it was.
    assert_eq!(program.audit(&audit.id).unwrap().progress.rated, 10);
}

#[test]
fn one_step_of_undo_takes_the_carry_over_back_and_it_can_be_done_again() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let (old, new) = (import(&mut program, "2025", files.path()), import(&mut program, "2026", files.path()));
    let audit = begin(&mut program, old);
    let carried = carry(&mut program, &audit, &new);
    assert_eq!(carried.undo.as_deref(), Some("Answers carried over"));
    let before = program.carried(&carried.id).unwrap();
    let undone = program.undo(&carried.id).unwrap().audit;
    assert_eq!((undone.progress.rated, undone.undo), (0, None));
    let empty = program.carried(&carried.id).unwrap();
    assert_eq!((empty.carried.len(), empty.annex.len(), empty.origins.len()), (0, 0, 1));
    program.carry_over(&carried.id, &audit.id).unwrap();
    assert_eq!(program.carried(&carried.id).unwrap(), before);
    assert_eq!(program.carry_over(&carried.id, &audit.id).unwrap_err().code, "cannot-carry");
}

#[test]
fn the_next_cycle_begins_from_the_last_return_and_is_confirmed_one_by_one() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let tool = import(&mut program, "2025", files.path());
    let audit = begin(&mut program, tool.clone());
    send(&mut program, &audit, files.path());
    let next = program.audit(&audit.id).unwrap().next;
    assert_eq!(next.iter().map(|n| n.kind.code()).collect::<Vec<_>>(), ["next-cycle"]);

    let cycle = carry(&mut program, &audit, &tool);
    assert_eq!(cycle.progress.rated, 10);
    // Ten standards, the profile and two questions.
    assert_eq!(cycle.unconfirmed, 13);
    program.agree(&cycle.id, &hall::chair()).unwrap();
    let refused = program.make_return(&cycle.id, &files.path().display().to_string()).unwrap_err();
    assert_eq!(refused.code, "not-ready");
    let standard = program.standard(&cycle.id, "rv-lead").unwrap();
    assert!(standard.from_last_time);
    assert_eq!(standard.carried_from, Some("Riverside, 2025: 1.1".to_owned()));
    let card = program.start().unwrap().audits.into_iter().find(|card| card.id == cycle.id).unwrap();
    assert_eq!(card.status, "13 answers from last time to confirm");
    assert_eq!(standard.next_unconfirmed, Some("rv-train".to_owned()), "the way goes to the next one to confirm");
    program.confirm(&cycle.id, "profile").unwrap();
    for question in ["rvq-worry", "rvq-again"] {
        program.confirm(&cycle.id, &format!("question/{question}")).unwrap();
    }
    // Rating confirms, confirming confirms, writing does not.
    program.set_field(&cycle.id, "standard/rv-lead/rating", "red", "").unwrap();
    program.set_field(&cycle.id, "standard/rv-train/narrative", "Seen again.", "").unwrap();
    assert_eq!(program.audit(&cycle.id).unwrap().unconfirmed, 9);
    program.set_field(&cycle.id, "standard/rv-lead/rating", "green", "").unwrap();
    for row in program.carried(&cycle.id).unwrap().carried.into_iter().filter(|row| row.unconfirmed) {
        program.confirm(&cycle.id, &format!("standard/{}", row.standard)).unwrap();
    }
    assert_eq!(program.audit(&cycle.id).unwrap().unconfirmed, 0);
    // Who agreed before anybody had looked agrees again.
    let stops = program.check(&cycle.id).unwrap().stops;
    assert_eq!(stops.iter().map(|stop| stop.place.as_str()).collect::<Vec<_>>(), ["declaration#chair-agreed-on"]);
    program.agree(&cycle.id, &hall::chair()).unwrap();
    program.make_return(&cycle.id, &files.path().display().to_string()).unwrap();
}

#[test]
fn an_audit_that_was_sent_once_is_of_last_time_though_it_is_open_again() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let tool = import(&mut program, "2025", files.path());
    let audit = begin(&mut program, tool);
    let newer = import(&mut program, "2026", files.path());
    let corrected = carry(&mut program, &audit, &newer);
    assert!(!program.carried(&corrected.id).unwrap().profile_unconfirmed, "this cycle");
    send(&mut program, &audit, files.path());
    program.start_revision(&audit.id, "The partnership asked for a date").unwrap();
    let next = carry(&mut program, &audit, &newer);
    let view = program.carried(&next.id).unwrap();
    assert!(view.profile_unconfirmed && view.unconfirmed > 0, "last cycle");
}

#[test]
fn changing_the_answer_to_a_question_confirms_it() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let tool = import(&mut program, "2025", files.path());
    let audit = begin(&mut program, tool.clone());
    send(&mut program, &audit, files.path());
    let next = carry(&mut program, &audit, &tool);
    assert_eq!(program.carried(&next.id).unwrap().questions_unconfirmed, 2);
    program.set_field(&next.id, "question/rvq-worry/answer", "The front door", "").unwrap();
    assert_eq!(program.carried(&next.id).unwrap().questions_unconfirmed, 1);
    program.undo(&next.id).unwrap();
    assert_eq!(program.carried(&next.id).unwrap().questions_unconfirmed, 2);
}

#[test]
fn a_file_that_nobody_signed_is_no_correction_and_a_later_signature_replaces_none() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let tool = import(&mut program, "2025", files.path());
    let audit = begin(&mut program, tool);
    let text = std::fs::read_to_string(file("2025", files.path())).unwrap();
    let other = text.replace("a door with a window in it.", "a door with a large window in it.");
    assert!(text != other, "it holds these words");
    let opened = program.import_tool_bytes(other.as_bytes()).unwrap();
    assert_eq!(opened.problems, []);
    let next = program.audit(&audit.id).unwrap().next;
    let kinds: Vec<_> = next
        .iter()
        .map(|one| (one.kind.code(), one.issued.as_deref().unwrap_or_default().starts_with("Nobody has signed")))
        .collect();
    assert_eq!(kinds, [("same-name", true)]);
}

#[test]
fn a_tool_that_is_refused_says_everything_and_changes_nothing() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let before = program.start().unwrap().tools.len();
    let text = std::fs::read_to_string(file("2025", files.path())).unwrap();
    let broken = text.replace("\"always\"", "\"flies\"").replace("Doors", "<b>Doors</b>");
    let refused = program.import_tool_bytes(broken.as_bytes()).unwrap();
    assert!(refused.tool.is_none() && refused.problems.len() > 5, "{:?}", refused.problems);
    assert!(refused.problems.iter().all(|problem| problem.place.as_deref().unwrap_or_default().starts_with("Line ")));
    let gone = program.import_tool(&files.path().join("gone.json").display().to_string()).unwrap();
    assert_eq!(gone.problems.len(), 1);
    assert_eq!(program.start().unwrap().tools.len(), before);
}

#[test]
fn editions_stand_side_by_side_and_say_who_issued_them() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    import(&mut program, "2025", files.path());
    import(&mut program, "2026", files.path());
    let again = program.import_tool(&file("2026", files.path()).display().to_string()).unwrap();
    assert!(again.known);
    let cards = program.start().unwrap().tools;
    let mine: Vec<_> = cards.iter().filter(|card| card.id == "riverside").map(|card| card.edition.as_str()).collect();
    assert_eq!(mine.len(), 2);
    assert!(cards.iter().all(|card| !card.issued.is_empty()));
    let sample = cards.iter().find(|card| card.id == "riverside").unwrap();
    assert!(sample.issued.starts_with("Nobody has signed it"), "{}", sample.issued);
}

#[test]
fn another_file_than_a_tool_says_what_it_is_and_where_to_go() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let mut refused = |bytes: &[u8]| {
        let view = program.import_tool_bytes(bytes).unwrap();
        assert!(view.tool.is_none() && view.problems.len() == 1, "{:?}", view.problems);
        (
            view.problems[0].place.clone(),
            view.problems[0].sentence.clone(),
            view.problems[0].hint.clone(),
            view.to_maker,
        )
    };
    let workbook = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\x9c\xffPK\x03\x04xl/workbook.xml\xff";
    for bytes in [workbook.to_vec(), String::from_utf8_lossy(workbook).into_owned().into_bytes()] {
        let (place, sentence, hint, to_maker) = refused(&bytes);
        assert_eq!((place.as_deref().unwrap_or_default(), to_maker), ("", false));
        assert_eq!(sentence, "This is a workbook. Choose an audit tool.");
        assert!(hint.contains("bring it in on its page “Workbook”"), "{hint}");
    }
    for (bytes, what) in [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), "a picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04word/document.xml", "a Word document"),
        (b"<html>", "a web page"),
        (b"<x/>", "an XML file"),
    ] {
        let (_, sentence, _, to_maker) = refused(bytes);
        assert!(sentence == format!("This is {what}. Choose an audit tool.") && !to_maker, "{sentence}");
    }
    let (_, _, hint, to_maker) =
        refused(format!(r#"{{"type": "{}", "format": 9}}"#, FileType::Tool.as_str()).as_bytes());
    assert!(hint.starts_with("Nothing is wrong with the file.") && !to_maker, "{hint}");
    let (_, _, _, to_maker) = refused(format!(r#"{{"type": "{}", "format": 1, "#, FileType::Tool.as_str()).as_bytes());
    assert!(to_maker, "this one is cut short");
}
