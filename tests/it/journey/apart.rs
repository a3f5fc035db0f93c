//! Two organisations and two audits side by side do not mix, and a return says nothing that should stay at home.

use super::{bytes, file, outside, unzipped};
use audit_api::Program;
use audit_api::views::{ReturnView, StartAudit};
use audit_tests::{answer_everything, begin, declare, open, ready};
use std::path::Path;

/// Everything that the three files of a return say, as far as it can be read as text.
fn said(made: &ReturnView) -> String {
    let mut said = String::from_utf8(bytes(made, "return")).unwrap();
    for (name, _) in unzipped(&bytes(made, "zip")) {
        said += &name;
    }
    // What the plan says in its own, compressed way; and what stands in it openly.
    said += &outside::plan_text(file(made, "plan").path.as_ref().unwrap()).unwrap_or_default();
    said += &String::from_utf8_lossy(&bytes(made, "plan"));
    said
}

fn make(program: &mut Program, audit: &str, out: &Path) -> ReturnView {
    program.make_return(audit, &out.display().to_string()).unwrap_or_else(|error| panic!("{}: {error}", error.code))
}

#[test]
fn two_organisations_and_two_audits_do_not_mix() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = open(data.path()).unwrap();
    let first = ready(&mut program, "Northgate Surgery", "Z99901", |id| format!("MARK-ONE-{id}")).unwrap();
    let second = ready(&mut program, "Ivy Lane Surgery", "Z99902", |id| format!("MARK-TWO-{id}")).unwrap();
    let third = second_audit(&mut program);
    // The work goes to and fro.
    for (audit, mark) in [(&first, "MARK-ONE-late"), (&second, "MARK-TWO-late"), (&third, "MARK-THREE-late")] {
        program.set_field(audit, "question/s11q-worry/answer", mark, "").unwrap();
    }
    program.undo(&third).unwrap();
    let (first, second) = (make(&mut program, &first, out.path()), make(&mut program, &second, out.path()));
    // The partnership would take a second revision 1 of one organisation and tool for the first: it is the next one, and that is said.
    let refused = program.make_return(&third, &out.path().display().to_string()).unwrap_err();
    assert_eq!(refused.code, "number-used");
    let returns = [first, second, make(&mut program, &third, out.path())];
    let said = returns.each_ref().map(said);
    let marks = ["MARK-ONE-", "MARK-TWO-", "MARK-THREE-"];
    for (place, text) in said.iter().enumerate() {
        let found = marks.map(|mark| text.contains(mark));
        assert_eq!(found, [0, 1, 2].map(|other| other == place), "return {place}");
    }
    assert!(said[1].contains("MARK-TWO-late") && !said[2].contains("MARK-THREE-late"), "undo went to the third alone");
    assert!(!said[0].contains("Ivy Lane") && !said[0].contains("Z99902") && !said[1].contains("Northgate"));
    let digits = returns.each_ref().map(|made| made.digits.clone());
    assert_ne!(digits[0], digits[1], "each organisation has a key of its own");
    assert_eq!(digits[0], digits[2], "and one for all its audits");
    assert_eq!(file(&returns[2], "return").name, "Z99901-section-11-2026-r2.return.json");
    assert_eq!(
        bytes(&returns[0], "return"),
        std::fs::read(file(&returns[0], "return").path.as_ref().unwrap()).unwrap()
    );
}

/// Another audit of the first organisation.
fn second_audit(program: &mut Program) -> String {
    let start = program.start().unwrap();
    let submitter = start.submitters.iter().find(|one| one.code == Some("Z99901".to_owned())).unwrap().id.clone();
    let new = StartAudit {
        tool: start.tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone(),
        submitter: Some(submitter),
        ..StartAudit::default()
    };
    let view = program.start_audit(&new).unwrap();
    assert_eq!((view.organisation.as_deref().unwrap_or_default(), view.progress.rated), ("Northgate Surgery", 0));
    program.set_field(&view.id, "profile/covers-all", "yes", "").unwrap();
    answer_everything(program, &view.id, |id| format!("MARK-THREE-{id}")).unwrap();
    declare(program, &view.id).unwrap();
    view.id
}

#[test]
fn a_return_says_nothing_that_should_stay_at_home() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &audit_tests::Answers::of_practice("Northgate Surgery", "Z99901")).unwrap();
    let standards = answer_everything(&mut program, &audit, |id| format!("SENT-{id}")).unwrap();
    let standard = &standards[0];
    let set = |program: &mut Program, key: String, value: &str| {
        program.set_field(&audit, &key, value, "").unwrap_or_else(|error| panic!("{key}: {error}"));
    };
    // What was typed and typed over, or taken back.
    set(&mut program, format!("standard/{standard}/narrative"), "HOME-history");
    set(&mut program, format!("standard/{standard}/narrative"), "SENT-now");
    set(&mut program, "profile/telephone".to_owned(), "HOME-undone");
    program.undo(&audit).unwrap();
    // What was taken off a list.
    let evidence = program.add_evidence(&audit, standard).unwrap().id.unwrap();
    set(&mut program, format!("evidence/{evidence}/title"), "HOME-evidence");
    program.remove_evidence(&audit, &evidence).unwrap();
    let empty = program.add_evidence(&audit, standard).unwrap().id.unwrap();
    assert!(program.standard(&audit, standard).unwrap().evidence.iter().any(|one| one.id == empty), "it is shown here");
    let action = program.add_action(&audit, standard).unwrap().id.unwrap();
    set(&mut program, format!("action/{action}/what"), "HOME-action");
    program.remove_action(&audit, &action).unwrap();
    let site = program.add_site(&audit).unwrap().id.unwrap();
    set(&mut program, format!("site/{site}/name"), "HOME-site");
    program.remove_site(&audit, &site).unwrap();
    // Reasons that belong to another rating, and evidence that nothing uses any more.
    set(&mut program, format!("standard/{standard}/no-action-because"), "HOME-reason");
    let unused = program.add_evidence(&audit, standard).unwrap().id.unwrap();
    set(&mut program, format!("evidence/{unused}/title"), "HOME-unused");
    program.use_evidence(&audit, standard, &unused, false).unwrap();
    // Standards that the facts do not call for.
    let shown = |program: &Program| -> Vec<String> {
        let areas = program.audit(&audit).unwrap().areas;
        areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect()
    };
    let before = shown(&program);
    for fact in ["sub-contracts", "other-workers", "online-records"] {
        set(&mut program, format!("fact/{fact}"), "no");
    }
    let after = shown(&program);
    let hidden: Vec<&String> = before.iter().filter(|id| !after.contains(id)).collect();
    assert!(!hidden.is_empty(), "these facts decide something");
    declare(&mut program, &audit).unwrap();

    let made = make(&mut program, &audit, out.path());
    let said = said(&made);
    assert!(said.contains("SENT-now") && said.contains(&format!("SENT-{}", after[1])), "the marks are real");
    let line = |word: &str| said.lines().find(|line| line.contains(word)).map(str::to_owned);
    for word in ["HOME-", "PRIVATE KEY", "DESK-4", &evidence, &empty, &action, &site, &unused] {
        assert_eq!(line(word), None, "{word} should stay at home");
    }
    for id in hidden {
        assert_eq!(line(id), None, "{id} is not shown to this organisation");
    }
    for folder in [data.path(), out.path()] {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert_eq!(line(name), None, "folders should stay at home");
    }
}
