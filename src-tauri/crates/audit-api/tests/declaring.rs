//! A declaration that is typed and not recorded yet, and one of a day before the audit was begun.

mod common;

use audit_api::Program;
use audit_api::views::{Agreement, DeclarerView, Unrecorded};
use common::{answer_all, begin, program};

fn typed(name: &str, day: &str) -> Unrecorded {
    Unrecorded {
        name: name.to_owned(),
        person_title: String::new(),
        agreed_on: day.to_owned(),
        date_words: if day.is_empty() { "early in October".to_owned() } else { String::new() },
        how: audit_api::views::HowAgreed::from_code("paper"),
    }
}

fn lead(program: &Program, audit: &str) -> DeclarerView {
    program.declaration(audit).unwrap().roles.into_iter().find(|role| role.role == "lead").unwrap()
}

fn agreement(day: &str) -> Agreement {
    Agreement {
        role: "lead".to_owned(),
        name: "Dr Ada Example".to_owned(),
        person_title: String::new(),
        agreed_on: day.to_owned(),
        how: audit_api::views::HowAgreed::from_code("paper"),
    }
}

#[test]
fn what_is_typed_is_kept_across_a_restart_and_is_part_of_nothing() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut first = program(data.path());
    let audit = begin(&mut first);
    answer_all(&mut first, &audit);
    let before = first.audit(&audit).unwrap();
    first.keep_unrecorded(&audit, "lead", Some(&typed("Dr Ada Ex", ""))).unwrap();
    first.keep_unrecorded(&audit, "lead", Some(&typed("Dr Ada \u{202e}Example\u{7}", ""))).unwrap();
    drop(first);
    let mut program = program(data.path());
    assert_eq!(lead(&program, &audit).typed, Some(typed("Dr Ada Example", "")));
    assert_eq!(lead(&program, &audit).standing.code(), "open");
    assert_eq!(program.audit(&audit).unwrap(), before, "no undo, no count, no field to put right");
    let stops = program.check(&audit).unwrap().stops;
    assert!(
        stops
            .iter()
            .any(|one| one.place == "declaration#lead-name"
                && one.sentence.ends_with("typed there and not recorded yet."))
    );
    assert!(stops.iter().any(|one| one.place == "declaration#senior-name" && !one.sentence.contains("typed")));
    common::declare(&mut program, &audit);
    program.withdraw_agreement(&audit, "lead").unwrap();
    program.keep_unrecorded(&audit, "lead", Some(&typed("Dr Zebra Example", "2026-10-01"))).unwrap();
    program.agree(&audit, &agreement("2026-10-11")).unwrap();
    assert_eq!(lead(&program, &audit).typed, None, "it is recorded");
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let file = made.files.iter().find(|file| file.kind.code() == "return").unwrap();
    assert!(!String::from_utf8_lossy(&std::fs::read(file.path.as_ref().unwrap()).unwrap()).contains("Zebra"));
    assert_eq!(program.keep_unrecorded(&audit, "lead", None).unwrap_err().code, "audit-locked");
}

#[test]
fn recording_withdrawing_and_discarding_take_it_away() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let keep =
        |program: &mut Program| program.keep_unrecorded(&audit, "lead", Some(&typed("Dr B", "2026-10-02"))).unwrap();
    keep(&mut program);
    program.agree(&audit, &agreement("2026-10-12")).unwrap();
    assert_eq!(lead(&program, &audit).typed, None);
    program.withdraw_agreement(&audit, "lead").unwrap();
    assert_eq!(lead(&program, &audit).typed, None, "the form begins afresh");
    keep(&mut program);
    program.keep_unrecorded(&audit, "lead", None).unwrap();
    assert_eq!(lead(&program, &audit).typed, None);
    for (role, typed, code) in [
        ("nobody", typed("Dr B", ""), "not-asked"),
        ("lead", typed(&"long ".repeat(100), ""), "bad-value"),
        ("lead", typed("Dr B", "soon"), "bad-value"),
    ] {
        assert_eq!(program.keep_unrecorded(&audit, role, Some(&typed)).unwrap_err().code, code);
    }
}

#[test]
fn a_day_before_the_audit_was_begun_is_recorded_and_told_with_both_days() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    assert_eq!(program.declaration(&audit).unwrap().begun, Some("2026-10-12".to_owned()));
    let warned = |program: &Program| {
        let warns = program.check(&audit).unwrap().warns;
        warns.into_iter().filter(|one| one.code.code() == "declaration-before-audit").collect::<Vec<_>>()
    };
    let warns = program.audit(&audit).unwrap().warns;
    program.agree(&audit, &agreement("2026-10-12")).unwrap();
    assert_eq!(warned(&program), []);
    program.withdraw_agreement(&audit, "lead").unwrap();
    let saved = program.agree(&audit, &agreement("2026-10-10")).unwrap();
    let said = warned(&program);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].place, "declaration#lead-agreed-on");
    assert!(said[0].sentence.contains("10 October 2026") && said[0].sentence.contains("12 October 2026"), "{said:?}");
    assert_eq!((lead(&program, &audit).standing.code(), saved.audit.warns), ("agreed", warns + 1));
}
