//! What became of a workbook that was brought in: how many answers came in, which cells did not until they are dealt with, and what is
//! kept aside because it does not apply.

use super::northgate;
use audit_api::Program;
use audit_api::views::{BroughtView, RefusedView};
use audit_tests::{Answers, Hand, Sheets, begin, open};
use audit_workbooks::sheet::Content;
use audit_workbooks::write;
use std::path::Path;

fn saved(folder: &Path, name: &str, hand: &Hand) -> String {
    let path = folder.join(name);
    std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
    path.display().to_string()
}

fn brought(program: &Program, audit: &str) -> Vec<BroughtView> {
    program.audit(audit).unwrap().brought
}

fn cells(program: &Program, audit: &str) -> Vec<RefusedView> {
    brought(program, audit).into_iter().flat_map(|one| one.refused).collect()
}

/// A workbook with a rating that is none, one that is not offered, and a date of an action that is none.
fn with_wrong_cells() -> Hand {
    let mut hand = northgate();
    hand.put("standard", "s11-f2tk", "rating", Content::Text("mostly".to_owned()));
    hand.put("standard", "s11-t6wp", "rating", Content::Text("Not applicable".to_owned()));
    hand.put("action", "+1", "due", Content::Text("end of spring term".to_owned()));
    hand
}

fn bring_in(program: &mut Program, path: &str, audit: &str) -> u32 {
    let view = program.preview_workbook(path, audit, false).unwrap();
    let saved = program.import_workbook(path, audit, false, false, &view.digest).unwrap();
    assert_eq!(saved.audit.brought[0].came, view.added + view.replaced, "what was promised came in");
    view.added + view.replaced
}

#[test]
fn refused_cells_are_said_until_they_are_answered_or_put_away_also_after_a_restart() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let path = saved(data.path(), "audit.xlsx", &with_wrong_cells());
    let came = bring_in(&mut program, &path, &audit);
    let said = brought(&program, &audit);
    assert_eq!((said.len(), said[0].came, said[0].file.as_str()), (1, came, "audit.xlsx"));
    drop(program);
    let mut program = open(data.path()).unwrap();
    assert_eq!(brought(&program, &audit), said);
    let about: Vec<&str> = said[0].refused.iter().map(|one| one.about.as_deref().unwrap_or_default()).collect();
    assert_eq!(about.len(), 3, "{said:?}");
    assert!(
        about.contains(&"Rating of 1.1") && about.iter().any(|one| one.starts_with("Date, action for ")),
        "{about:?}"
    );
    let mostly = said[0].refused.iter().find(|one| one.sentence.contains("mostly")).unwrap();
    assert_eq!(mostly.place, Some("standard/s11-f2tk#rating".to_owned()));
    assert!(mostly.cell.as_deref().unwrap_or_default().starts_with("sheet “Standards”, cell "), "{mostly:?}");
    // Answered here: it leaves the list, and Undo brings it back.
    program.set_field(&audit, "standard/s11-f2tk/rating", "partly", "").unwrap();
    assert_eq!(cells(&program, &audit).len(), 2, "the list stays while cells wait");
    program.undo(&audit).unwrap();
    assert_eq!(cells(&program, &audit).len(), 3);
    program.dealt_with(&audit, &mostly.id).unwrap();
    program.dealt_with(&audit, &mostly.id).unwrap();
    assert_eq!(cells(&program, &audit).len(), 2, "one cell, however often it is said");
    // What is taken off its list needs no date any more.
    let action = cells(&program, &audit)
        .into_iter()
        .find(|one| one.about.as_deref().unwrap_or_default().starts_with("Date"))
        .unwrap();
    let (_, field) = action.place.as_deref().unwrap_or_default().rsplit_once("#action-").unwrap();
    program.remove_action(&audit, field.strip_suffix("-due").expect("its date")).unwrap();
    assert_eq!(cells(&program, &audit).len(), 1);
    assert_eq!(program.dealt_with(&audit, "").unwrap().brought, []);
}

#[test]
fn what_to_do_names_only_the_words_that_the_standard_offers() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::of_practice("Northgate Playscheme", "Z99901")).unwrap();
    program.set_field(&audit, "profile/service-type", "voluntary", "").unwrap();
    for fact in program.profile(&audit).unwrap().facts {
        let value = if fact.id == "direct-work" { "no" } else { "yes" };
        program.set_field(&audit, &format!("fact/{}", fact.id), value, "").unwrap();
    }
    let offered = |program: &Program, id: &str| program.standard(&audit, id).unwrap().not_applicable_offered;
    let ids: Vec<String> =
        program.audit(&audit).unwrap().areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect();
    let with = ids.iter().find(|id| offered(&program, id)).expect("one offers it").clone();
    let without = ids.iter().find(|id| !offered(&program, id)).expect("one does not").clone();
    let other = ids.iter().rfind(|id| !offered(&program, id) && **id != without).unwrap();
    let mut sheets = Sheets::of(&program.workbook(&audit).unwrap());
    sheets.type_in("standard", &with, "rating", "mostly");
    sheets.type_in("standard", &without, "rating", "mostly");
    sheets.type_in("standard", other, "rating", "not applicable");
    sheets.type_in("profile", "profile/telephone", "value", "01632 960001");
    let path = data.path().join("audit.xlsx").display().to_string();
    std::fs::write(&path, sheets.bytes()).unwrap();
    bring_in(&mut program, &path, &audit);
    let hint = |id: &str| {
        let all = cells(&program, &audit);
        all.iter().find(|one| one.place == Some(format!("standard/{id}#rating"))).unwrap().hint.clone()
    };
    assert_eq!(hint(&without), "Choose one from the list: “Met”, “Partly met”, “Not met”.");
    assert_eq!(hint(other), hint(&without), "nobody is sent to what is refused next");
    assert_eq!(hint(&with), "Choose one from the list: “Met”, “Partly met”, “Not met”, “Not applicable”.");
}

#[test]
fn undo_takes_it_along_and_redo_brings_it_back() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let path = saved(data.path(), "audit.xlsx", &with_wrong_cells());
    bring_in(&mut program, &path, &audit);
    assert_eq!(program.undo(&audit).unwrap().audit.brought, []);
    assert_eq!(program.redo(&audit).unwrap().audit.brought[0].refused.len(), 3);
    // Mended in the file and brought in again: the list is that of the file as it is now.
    let path = saved(data.path(), "audit.xlsx", &northgate());
    bring_in(&mut program, &path, &audit);
    assert_eq!(cells(&program, &audit), []);
    assert_eq!(brought(&program, &audit).len(), 1, "it came in, and that is said");
    program.set_field(&audit, "profile/telephone", "01632 960001", "").unwrap();
    assert_eq!(brought(&program, &audit), [], "until something else is done");
}

#[test]
fn cells_of_one_workbook_wait_while_another_comes_in_and_go_when_it_answers_them() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let mut ann = with_wrong_cells();
    ann.put("evidence", "+1", "date", Content::Text("last spring".to_owned()));
    let first = saved(data.path(), "ann.xlsx", &ann);
    bring_in(&mut program, &first, &audit);
    let mut hand = northgate();
    hand.put("evidence", "+1", "date", Content::Empty);
    hand.put("standard", "s11-y6mh", "rating", Content::Text("nearly".to_owned()));
    hand.type_in("standard", "s11-y6mh", "narrative", "Another sentence");
    let second = saved(data.path(), "ben.xlsx", &hand);
    bring_in(&mut program, &second, &audit);
    let files: Vec<(String, usize)> =
        brought(&program, &audit).into_iter().map(|one| (one.file, one.refused.len())).collect();
    // Ben's file holds Ann's two ratings and the date of her action as they should be, and not the date of her evidence.
    assert_eq!(files, [("ben.xlsx".to_owned(), 1), ("ann.xlsx".to_owned(), 1)]);
}

#[test]
fn what_does_not_apply_is_kept_aside_said_and_can_be_looked_at() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let mut hand = northgate();
    hand.type_in("standard", "s11-ayak", "rating", "Met");
    hand.type_in("standard", "s11-ayak", "narrative", "The contract says so");
    let path = saved(data.path(), "audit.xlsx", &hand);
    let view = program.preview_workbook(&path, &audit, false).unwrap();
    let aside: Vec<_> = view.groups.iter().filter(|group| !group.applies).collect();
    assert_eq!((aside.len(), aside[0].rows.len()), (1, 2), "{aside:?}");
    let number = aside[0].heading.split(' ').next().unwrap();
    assert_eq!(
        view.aside,
        Some(format!(
            "2 of these answers are about 1 standard ({number}) that does not apply to your practice now. They are set aside: they are \
             not lost, and they are not in the return."
        ))
    );
    let shown = program.audit(&audit).unwrap().progress.shown;
    bring_in(&mut program, &path, &audit);
    let after = program.audit(&audit).unwrap();
    assert_eq!(
        (after.brought[0].aside.as_deref().unwrap_or_default(), after.progress.shown, after.kept_aside),
        (view.aside.as_deref().unwrap(), shown, 1)
    );
    let left_out = after.areas.iter().flat_map(|area| &area.left_out).find(|one| one.id == "s11-ayak").unwrap();
    assert!(left_out.answered);
    assert!(
        program.profile(&audit).unwrap().kept_aside.iter().any(|one| one.place == Some("standard/s11-ayak".to_owned()))
    );
    assert_eq!(program.standard(&audit, "s11-ayak").unwrap().answer.narrative, "The contract says so");
    // It comes back when it applies, and then nothing is said of it.
    let after = program.set_field(&audit, "fact/sub-contracts", "yes", "").unwrap().audit;
    assert_eq!((after.kept_aside, after.progress.shown), (0, shown + 1));
}

#[test]
fn an_audit_from_a_workbook_was_begun_when_that_was_made_but_not_one_of_last_time() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let begun = |program: &Program| program.declaration(&audit).unwrap().begun;
    assert_eq!(begun(&program), Some(audit_tests::TODAY.to_owned()));
    let mut hand = northgate();
    hand.say_of_itself("made=2026-10-12", "made=2026-09-14");
    let path = saved(data.path(), "audit.xlsx", &hand);
    let view = program.preview_workbook(&path, &audit, true).unwrap();
    program.import_workbook(&path, &audit, true, false, &view.digest).unwrap();
    assert_eq!(
        begun(&program),
        Some(audit_tests::TODAY.to_owned()),
        "its answers wait to be confirmed, and so do they who agreed"
    );
    program.undo(&audit).unwrap();
    bring_in(&mut program, &path, &audit);
    assert_eq!(begun(&program), Some("2026-09-14".to_owned()));
}
