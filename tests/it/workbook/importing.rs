//! Bringing workbooks into the program: a preview that changes nothing, one operation, one step of Undo.

use super::northgate;
use audit_api::views::{MakeWorkbook, WorkbookView};
use audit_tests::{Answers, Hand, begin, open, play};
use audit_workbooks::sheet::Content;
use audit_workbooks::write;
use std::path::Path;

fn saved(folder: &Path, hand: &Hand) -> String {
    let path = folder.join("audit.xlsx");
    std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
    path.display().to_string()
}

fn new_values(view: &WorkbookView) -> usize {
    view.groups.iter().map(|group| group.rows.len()).sum()
}

#[test]
fn a_new_audit_begins_with_a_workbook() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    program.set_person("Ruth Ansah-Bell", "Practice manager").unwrap();
    let path = saved(data.path(), &northgate());
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert_eq!((view.organisation.as_deref().unwrap_or_default(), view.replaced), ("Northgate Surgery", 0));
    assert_eq!(view.problems, []);
    assert_eq!(new_values(&view) as u32, view.added);
    assert_eq!(view.declarations.len(), 2);
    assert!(program.start().unwrap().audits.is_empty(), "looking changes nothing");
    let other = program.import_workbook(&path, "", false, false, &"0".repeat(64)).unwrap_err();
    assert_eq!(other.code, "workbook-changed");
    let done = program.import_workbook(&path, "", false, false, &view.digest).unwrap();
    assert_eq!(done.audit.progress.unrated, 0);
    let stops = program.check(done.id.as_ref().unwrap()).unwrap().stops;
    let codes: Vec<&str> = stops.iter().map(|stop| stop.code.code()).collect();
    assert_eq!(codes, ["no-declaration", "no-declaration"], "agreement is given in the program");
    let again = program.preview_workbook(&path, done.id.as_ref().unwrap(), false).unwrap();
    assert_eq!((again.added, again.replaced), (0, 0), "{:?}", again.groups);
    assert_eq!(
        program.import_workbook(&path, done.id.as_ref().unwrap(), false, false, &again.digest).unwrap_err().code,
        "nothing-to-bring-in"
    );
    let undone = program.undo(done.id.as_ref().unwrap()).unwrap();
    assert_eq!(undone.what, Some("Answers from a workbook".to_owned()));
    assert_eq!(undone.audit.progress.rated, 0);
    let redone = program.redo(done.id.as_ref().unwrap()).unwrap();
    assert_eq!(redone.audit.progress.unrated, 0);
}

#[test]
fn a_preview_says_what_is_replaced_and_what_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    program.set_field(&audit, "standard/s11-t6wp/rating", "not-met", "").unwrap();
    program.set_field(&audit, "standard/s11-t6wp/narrative", "Typed before", "").unwrap();
    let mut hand = northgate();
    hand.put("standard", "s11-f2tk", "rating", Content::Text("mostly".to_owned()));
    hand.put("standard", "s11-y6mh", "narrative", Content::Empty);
    program.set_field(&audit, "standard/s11-y6mh/narrative", "Stays", "").unwrap();
    let path = saved(data.path(), &hand);
    let view = program.preview_workbook(&path, &audit, false).unwrap();
    let group = view.groups.iter().find(|group| group.heading.starts_with("1.1 ")).unwrap();
    let rating = group.rows.iter().find(|row| row.label == "Rating of 1.1").unwrap();
    assert_eq!(
        (rating.old.as_deref().unwrap_or_default(), rating.new.as_str(), rating.replaces),
        ("Not met", "Met", true)
    );
    assert!(rating.cell.starts_with("sheet “Standards”, cell "), "{}", rating.cell);
    assert_eq!(view.replaced, 2);
    assert_eq!(view.problems.len(), 1, "{:?}", view.problems);
    program.import_workbook(&path, &audit, false, false, &view.digest).unwrap();
    let fields = program.standard(&audit, "s11-y6mh").unwrap();
    assert_eq!(fields.answer.narrative, "Stays", "an empty cell removes nothing");
    program.undo(&audit).unwrap();
    assert_eq!(program.standard(&audit, "s11-t6wp").unwrap().answer.narrative, "Typed before");
}

#[test]
fn the_workbook_of_an_audit_brings_nothing_new_and_then_what_was_typed() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &Answers::northgate()).unwrap();
    let asked = MakeWorkbook { audit: Some(audit.clone()), tool: String::new(), service_type: String::new() };
    let made = program.draw_workbook(&asked).unwrap().save(data.path()).unwrap();
    assert!(made.saved, "{made:?}");
    assert_eq!(made.name, "Z99901-section-11-2026.workbook.xlsx");
    let view = program.preview_workbook(made.path.as_ref().unwrap(), &audit, false).unwrap();
    assert_eq!((view.added, view.replaced, view.problems.len()), (0, 0, 0), "{:?}", view.groups);
    assert!(view.same > 300);
    let stops = program.check(&audit).unwrap().stops;
    assert_eq!(stops, [], "its agreements stand");
}

#[test]
fn two_copies_of_one_blank_workbook_bring_in_both_peoples_evidence() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let copy = |standard: &str, title: &str| {
        let tool = super::tool();
        let mut hand = Hand::new(super::blank(&tool, &Default::default()), tool);
        hand.type_in("evidence", "+1", "standard", standard);
        hand.type_in("evidence", "+1", "title", title);
        hand
    };
    for (standard, title) in [("1.1", "The policy"), ("5.1", "The training register"), ("1.1", "The policy, version 2")]
    {
        let path = saved(data.path(), &copy(standard, title));
        let view = program.preview_workbook(&path, &audit, false).unwrap();
        program.import_workbook(&path, &audit, false, false, &view.digest).unwrap();
    }
    let rows = program.audit(&audit).unwrap().areas.into_iter().flat_map(|area| area.standards);
    let evidence: u32 = rows.map(|row| row.evidence).sum();
    assert_eq!(evidence, 2, "the second version is the same row, read again");
}

#[test]
fn two_people_who_fill_in_the_same_row_for_one_standard_keep_both() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let copy = |title: &str, promise: &str| {
        let tool = super::tool();
        let mut hand = Hand::new(super::blank(&tool, &Default::default()), tool);
        for (table, column, words) in [("evidence", "title", title), ("action", "what", promise)] {
            hand.type_in(table, "+1", "standard", "1.1");
            hand.type_in(table, "+1", column, words);
        }
        hand
    };
    let (ann, ben) =
        (copy("Safeguarding policy", "Publish the policy"), copy("Training register", "Train everybody by May"));
    for hand in [&ann, &ben, &ann, &ben] {
        let path = saved(data.path(), hand);
        let view = program.preview_workbook(&path, &audit, false).unwrap();
        assert_eq!(view.replaced, 0, "{:?}", view.groups);
        let _ = program.import_workbook(&path, &audit, false, false, &view.digest);
    }
    let standard = program.standard(&audit, "s11-t6wp").unwrap();
    let titles: Vec<&str> = standard.evidence.iter().map(|one| one.title.as_str()).collect();
    let promises: Vec<&str> = standard.actions.iter().map(|one| one.what.as_str()).collect();
    assert_eq!((titles.len(), promises.len()), (2, 2), "{titles:?} {promises:?}");
    assert!(titles.contains(&"Safeguarding policy") && promises.contains(&"Train everybody by May"));
}

#[test]
fn a_workbook_of_another_edition_or_audit_is_said() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let said = |from: &str, to: &str| {
        let mut hand = northgate();
        hand.say_of_itself(from, to);
        let path = saved(data.path(), &hand);
        program.preview_workbook(&path, &audit, false).map(|view| view.added).map_err(|error| error.code)
    };
    assert_eq!(said("edition=2026", "edition=2024"), Err("other-edition"));
    assert_eq!(said("tool=section-11", "tool=section-12"), Err("other-tool"));
    assert!(said("edition=2026", "edition=2026").unwrap() > 300, "a corrected draft of the same edition");
}

#[test]
fn a_workbook_says_that_an_audit_is_for_own_use() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let mut hand = northgate();
    hand.type_in("profile", "profile/own-use", "value", "Yes");
    let refused = super::complete_all(&write(&hand.book).unwrap());
    assert_eq!(refused.iter().map(|found| found.code).collect::<Vec<_>>(), ["own-use"]);
    assert!(refused[0].place.starts_with("sheet “Your organisation”, cell C"), "{refused:?}");
    program.set_person("Ruth Ansah-Bell", "Practice manager").unwrap();
    let path = saved(data.path(), &hand);
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert_eq!(view.problems, []);
    let rows: Vec<_> = view.groups.iter().flat_map(|group| &group.rows).collect();
    assert!(
        rows.iter().any(|row| row.label == "For our own use" && row.new == "Yes"),
        "it is shown before it comes in"
    );
    let done = program.import_workbook(&path, "", false, false, &view.digest).unwrap();
    assert!(done.audit.for_own_use);
    // And it stands in the workbook that is made of the audit.
    let made = program.workbook(done.id.as_ref().unwrap()).unwrap();
    let reading = super::read_bytes(&made, &super::tool());
    let own = reading.entries.iter().find(|entry| entry.field == super::field("profile/own-use"));
    assert_eq!(own.map(|entry| entry.value.as_str()), Some("yes"));
}
