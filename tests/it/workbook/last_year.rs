//! A workbook of another edition, or of last time, goes through the rules by which answers are carried over.

use audit_api::Program;
use audit_api::views::{MakeWorkbook, StartAudit, WorkbookView};
use audit_exchange::tools::v1;
use audit_tests::{Sheets, hall, open, root};
use std::path::Path;

fn take_in(program: &mut Program, edition: &str) -> String {
    program.import_tool_bytes(&v1::document(&hall::tool(edition))).unwrap().tool.unwrap().digest
}

fn begin(program: &mut Program, tool: &str, name: &str) -> String {
    program.set_person("Ann Example", "Warden").unwrap();
    let start = StartAudit { name: name.to_owned(), ..hall::first(tool.to_owned()) };
    program.start_audit(&start).unwrap().id
}

/// The workbook of a hall that answered everything last year, as a file.
fn last_year(folder: &Path) -> String {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let tool = take_in(&mut program, "2025");
    let audit = begin(&mut program, &tool, "Elm Hall");
    let set = |program: &mut Program, key: &str, value: &str| drop(program.set_field(&audit, key, value, "").unwrap());
    set(&mut program, "fact/overnight", "no");
    set(&mut program, "profile/covers-all", "yes");
    for area in program.audit(&audit).unwrap().areas {
        for row in area.standards {
            set(&mut program, &format!("standard/{}/rating", row.id), "green");
            set(&mut program, &format!("standard/{}/narrative", row.id), &format!("Seen for {}.", row.id));
        }
    }
    set(&mut program, "standard/rv-report/rating", "amber");
    set(&mut program, "question/rvq-again/answer", "yes");
    let action = program.add_action(&audit, "rv-report").unwrap().id.unwrap();
    set(&mut program, &format!("action/{action}/what"), "Write a report");
    let asked = MakeWorkbook { audit: Some(audit), tool: String::new(), service_type: String::new() };
    let made = program.draw_workbook(&asked).unwrap().save(folder).unwrap();
    assert!(made.saved, "{made:?}");
    made.path.unwrap()
}

fn carried(view: &WorkbookView) -> (String, u32, u32, u32) {
    let carried = view.carried.clone().expect("it is carried over");
    (carried.from, carried.carried, carried.waiting, carried.annex)
}

#[test]
fn last_years_workbook_begins_this_years_audit() {
    let folder = tempfile::tempdir().unwrap();
    let path = last_year(folder.path());
    let mut program = open(folder.path()).unwrap();
    program.set_person("Ann Example", "Warden").unwrap();
    take_in(&mut program, "2025");
    let new = take_in(&mut program, "2026");
    // Of its own edition it is a workbook like any other; the newer edition is offered.
    let own = program.preview_workbook(&path, "", false).unwrap();
    assert_eq!((own.carried.clone(), own.problems.len()), (None, 0));
    let offered: Vec<_> = own.audits.iter().map(|one| (one.code.clone(), one.label.as_str())).collect();
    let target = format!("new/{new}");
    assert_eq!(offered, [(target.clone(), "A new audit: Riverside, 2026")]);

    let view = program.preview_workbook(&path, &target, false).unwrap();
    // As when the audit itself is carried over: see the tests of editions.
    assert_eq!(carried(&view), ("Riverside, 2025".to_owned(), 4, 4, 2));
    assert_eq!(view.problems, []);
    let headings: Vec<&str> = view.groups.iter().map(|group| group.heading.as_str()).collect();
    assert!(headings.contains(&"Reworded: waiting for you"), "{headings:?}");
    assert!(headings.contains(&"No longer asked: kept to read only"), "{headings:?}");
    let rows = view.groups.iter().flat_map(|group| &group.rows);
    assert!(rows.clone().all(|row| row.cell.starts_with("sheet “")), "each with its cell");
    assert!(rows.clone().any(|row| row.new.contains("Seen for rv-check.")), "{:?}", view.groups);

    let done = program.import_workbook(&path, &target, false, false, &view.digest).unwrap();
    assert_eq!(done.audit.place, "carried");
    let audit = done.id;
    let lead = program.standard(audit.as_ref().unwrap(), "rv-lead").unwrap();
    assert!(lead.from_last_time);
    let file = Path::new(&path).file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(lead.carried_from, Some(format!("Riverside, 2025: 1.1 ({file}, Standards!I4)")));
    let piles = program.carried(audit.as_ref().unwrap()).unwrap();
    assert_eq!(
        piles.waiting.iter().map(|w| w.standard.as_str()).collect::<Vec<_>>(),
        ["rv-report", "rv-vetted", "rv-record", "rv-agreement"]
    );
    let earlier = &piles.waiting[0].earlier[0];
    assert_eq!(
        (
            earlier.number.as_deref().unwrap_or_default(),
            earlier.rating.as_deref().unwrap_or_default(),
            earlier.actions.len()
        ),
        ("1.3", "Amber", 1)
    );
    assert!(earlier.from.starts_with(&format!("Riverside, 2025 ({file}, Standards!I")), "{}", earlier.from);
    assert!(piles.profile_unconfirmed);
    let stops = program.check(audit.as_ref().unwrap()).unwrap().stops;
    assert!(stops.iter().any(|stop| stop.code.code() == "not-confirmed"), "{stops:?}");
    assert_eq!(
        program.make_return(audit.as_ref().unwrap(), &folder.path().display().to_string()).unwrap_err().code,
        "not-ready"
    );

    // Bringing it in twice adds nothing twice.
    let again = program.preview_workbook(&path, audit.as_ref().unwrap(), false).unwrap();
    assert_eq!(
        (again.added, carried(&again).1, carried(&again).2, carried(&again).3),
        (0, 0, 0, 0),
        "{:?}",
        again.groups
    );
    assert_eq!(again.notes.iter().map(|note| note.code.as_str()).collect::<Vec<_>>(), ["carried-before"]);
    // One step of Undo.
    let undone = program.undo(audit.as_ref().unwrap()).unwrap();
    assert_eq!(undone.audit.progress.rated, 0);
    assert!(program.carried(audit.as_ref().unwrap()).unwrap().waiting.is_empty());
}

#[test]
fn what_is_answered_here_already_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = last_year(folder.path());
    let mut program = open(folder.path()).unwrap();
    take_in(&mut program, "2025");
    let new = take_in(&mut program, "2026");
    let audit = begin(&mut program, &new, "Elm Hall");
    program.set_field(&audit, "standard/rv-lead/rating", "red", "").unwrap();
    let view = program.preview_workbook(&path, &audit, false).unwrap();
    assert_eq!(view.replaced, 0);
    assert_eq!(carried(&view), ("Riverside, 2025".to_owned(), 3, 4, 3));
    program.import_workbook(&path, &audit, false, false, &view.digest).unwrap();
    assert_eq!(program.standard(&audit, "rv-lead").unwrap().answer.rating, Some("red".to_owned()));
}

#[test]
fn a_workbook_of_the_same_edition_can_be_from_last_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = last_year(folder.path());
    let mut program = open(folder.path()).unwrap();
    program.set_person("Ann Example", "Warden").unwrap();
    take_in(&mut program, "2025");
    let view = program.preview_workbook(&path, "", true).unwrap();
    assert_eq!(carried(&view), ("Riverside, 2025".to_owned(), 10, 0, 0));
    let done = program.import_workbook(&path, "", true, false, &view.digest).unwrap();
    // Ten standards, the profile and a question.
    assert_eq!((done.audit.unconfirmed, done.audit.progress.rated), (12, 10));
}

#[test]
fn a_workbook_of_an_edition_that_is_not_here_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = last_year(folder.path());
    let mut program = open(folder.path()).unwrap();
    let new = take_in(&mut program, "2026");
    let audit = begin(&mut program, &new, "Elm Hall");
    let refused = program.preview_workbook(&path, &audit, false).unwrap_err();
    assert_eq!(refused.code, "other-edition");
}

#[test]
fn complete_lists_what_another_edition_leaves_unconfirmed() {
    let folder = tempfile::tempdir().unwrap();
    let path = last_year(folder.path());
    std::fs::write(folder.path().join("old.xlsx"), Sheets::of(&std::fs::read(path).unwrap()).bytes()).unwrap();
    let tool = root("tests/data/tools/valid/riverside-2026").display().to_string();
    let args = [
        "complete",
        "{folder}/old.xlsx",
        "--tool",
        tool.leak(),
        "--new-key",
        "{folder}/my.key",
        "-o",
        "{folder}/a.json",
    ];
    let (exit, _, err) = super::commands::run(folder.path(), &args);
    assert_eq!(exit, 1);
    let told: Vec<&str> = err.lines().filter(|line| !line.starts_with("  ")).collect();
    let count = |code: &str| told.iter().filter(|line| line.contains(&format!("{code}: "))).count();
    // Of ten answers those to the same words, those to other words, and those to what is not asked any more.
    let counts =
        (count("other-edition"), count("not-confirmed"), count("standard-reworded"), count("standard-removed"));
    assert_eq!(counts, (1, 3, 3, 4), "{err}");
    let cells = told.iter().filter(|line| line.contains("sheet “Standards”, cell I")).count();
    assert_eq!(cells, 10, "{err}");
    assert!(!folder.path().join("my.key").exists());
}
