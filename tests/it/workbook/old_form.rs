//! A spreadsheet that a partnership used before our time: its mapping is proposed, changed, and brought in as answers from last time.

use audit_api::Program;
use audit_api::views::{ColumnAsked, Holds, OldFormAsked, OldFormView, OldRowView, RowAsked, ValueAsked};
use audit_core::text::Language;
use audit_tests::{Answers, Sheets, begin, open};
use std::path::Path;

/// The form, with the words of three standards as they are now, and others.
pub(crate) fn form() -> Sheets {
    let tool = super::tool();
    let english = Language::english();
    let words = |place: usize| tool.standards().nth(place).unwrap().standard.statement.get(&english).to_owned();
    let shouted = words(0).to_uppercase();
    let reworded = format!("{} This is looked at every year.", words(1));
    let text = format!(
        "== Guidance\n\tHow to fill in this form\n\
         == Self audit 2025\n\
         Ivy Lane Surgery: safeguarding self audit 2025\n\
         \n\
         Ref\tStandard\tRAG\tHow do you know?\tEvidence seen\tAction\tLead\tBy when\tOffice use\n\
         Leadership\n\
         1.1\t{shouted}\tG\tMinutes of March\t• Policy\\n• Minutes\t\t\t\tchecked\n\
         1.2\t{reworded}\tA\tBegun in May\t\tFinish it\tPractice manager\t30/11/2025\n\
         \t\t\t\t\tTell the team\tDeputy\tongoing\n\
         7.7\tThe car park has a light that works at night.\tR\tIt is broken\n\
         1.3\t{}\tmostly there\tWe think so\n",
        words(2)
    );
    Sheets::read(&text)
}

fn saved(folder: &Path, sheets: &Sheets) -> String {
    let path = folder.join("Audit 2025.xlsx");
    std::fs::write(&path, sheets.bytes()).unwrap();
    path.display().to_string()
}

fn asked(audit: &str) -> OldFormAsked {
    OldFormAsked {
        audit: audit.to_owned(),
        sheet: None,
        header: 0,
        columns: Vec::new(),
        levels: Vec::new(),
        matches: Vec::new(),
    }
}

fn practice(folder: &Path) -> (Program, String) {
    let mut program = open(folder).unwrap();
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).unwrap();
    for fact in program.profile(&audit).unwrap().facts {
        program.set_field(&audit, &format!("fact/{}", fact.id), &fact.options[0].code, "").unwrap();
    }
    (program, audit)
}

fn row(view: &OldFormView, number: u32) -> &OldRowView {
    view.rows.iter().find(|row| row.row == number).unwrap_or_else(|| panic!("no row {number}: {:#?}", view.rows))
}

#[test]
fn the_mapping_is_proposed() {
    let folder = tempfile::tempdir().unwrap();
    let (program, audit) = practice(folder.path());
    let before = program.audit(&audit).unwrap();
    let view = program.preview_old_form(&saved(folder.path(), &form()), &asked(&audit)).unwrap();
    assert_eq!(view.sheets, ["Guidance", "Self audit 2025"]);
    assert_eq!((view.sheet.as_str(), view.header), ("Self audit 2025", 3));
    let holds: Vec<_> =
        view.columns.iter().map(|column| (column.column.as_str(), column.holds.map_or("", Holds::code))).collect();
    let wanted = [
        ("A", "number"),
        ("B", "statement"),
        ("C", "rating"),
        ("D", "narrative"),
        ("E", "evidence"),
        ("F", "action"),
        ("G", "owner"),
        ("H", "due"),
        ("I", ""),
    ];
    assert_eq!(holds, wanted);
    let values: Vec<_> =
        view.values.iter().map(|v| (v.value.as_str(), v.rating.as_deref().unwrap_or_default(), v.guessed)).collect();
    let wanted = [("A", "partly", true), ("G", "met", true), ("R", "not-met", true), ("mostly there", "", false)];
    assert_eq!(values, wanted);
    let rows: Vec<_> =
        view.rows.iter().map(|row| (row.row, row.how.as_deref().unwrap_or_default(), row.becomes.code())).collect();
    assert_eq!((rows[0], rows[3]), ((5, "The same words", "carried"), (9, "The same words", "carried")));
    assert!(rows[1].1.ends_with("% of the words") && rows[1].2 == "waiting", "{rows:?}");
    assert_eq!(rows[2], (8, "", "annex"));
    assert!(!row(&view, 6).words.is_empty(), "the words that differ are shown");
    assert_eq!(
        row(&view, 6).answer,
        "A → Partly met\nBegun in May\nAction: Finish it (Practice manager, 30/11/2025)\nAction: Tell the team (Deputy, ongoing)"
    );
    assert_eq!((view.carried.carried, view.carried.waiting, view.carried.annex, view.known), (2, 1, 1, 0));
    assert_eq!(program.audit(&audit).unwrap(), before, "looking changes nothing");
}

#[test]
fn what_comes_in_keeps_its_cell_and_waits_to_be_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, audit) = practice(folder.path());
    let (path, asked) = (saved(folder.path(), &form()), asked(&audit));
    let view = program.preview_old_form(&path, &asked).unwrap();
    assert_eq!(program.import_old_form(&path, &asked, "another").unwrap_err().code, "workbook-changed");
    let done = program.import_old_form(&path, &asked, &view.digest).unwrap();
    assert_eq!((done.audit.place.as_str(), done.audit.unconfirmed), ("carried", 2));
    let first = program.standard(&audit, row(&view, 5).standard.as_ref().unwrap()).unwrap();
    assert!(first.from_last_time);
    assert_eq!(first.carried_from, Some("Audit 2025.xlsx, Self audit 2025!C5: 1.1".to_owned()));
    assert_eq!(
        (first.answer.rating.as_deref().unwrap_or_default(), first.answer.narrative.as_str()),
        ("met", "Minutes of March")
    );
    assert_eq!(first.evidence.iter().map(|e| e.title.as_str()).collect::<Vec<_>>(), ["Policy", "Minutes"]);
    let fourth = program.standard(&audit, row(&view, 9).standard.as_ref().unwrap()).unwrap();
    assert_eq!(fourth.answer.rating, None, "nobody can tell what it was");
    assert_eq!(fourth.answer.narrative, "We think so\nIt was rated “mostly there”.");
    let piles = program.carried(&audit).unwrap();
    assert_eq!((piles.waiting.len(), piles.annex.len()), (1, 1));
    let earlier = &piles.waiting[0].earlier[0];
    assert_eq!(
        (earlier.rating.as_deref().unwrap_or_default(), earlier.number.as_deref().unwrap_or_default()),
        ("A (Partly met)", "1.2")
    );
    assert_eq!(earlier.from, "Audit 2025.xlsx, Self audit 2025!C6");
    assert_eq!(earlier.actions, ["Finish it", "Tell the team"]);
    assert_eq!(piles.annex[0].text, Some("The car park has a light that works at night.".to_owned()));
    let stops = program.check(&audit).unwrap().stops;
    assert!(stops.iter().any(|stop| stop.code.code() == "not-confirmed"), "{stops:?}");
    // Kept, the promises belong to the standard, with what was said of their dates.
    let id = earlier.id.clone();
    program.keep_earlier(&audit, &id, &piles.waiting[0].standard).unwrap();
    let actions = program.standard(&audit, &piles.waiting[0].standard).unwrap().actions;
    let told: Vec<_> = actions
        .iter()
        .map(|a| (a.what.as_str(), a.due.as_deref().unwrap_or_default(), a.no_date_because.as_str()))
        .collect();
    assert_eq!(told, [("Finish it", "2025-11-30", ""), ("Tell the team", "", "ongoing")]);
    // Twice adds nothing twice.
    let again = program.preview_old_form(&path, &asked).unwrap();
    assert_eq!((again.known, again.carried.carried + again.carried.waiting + again.carried.annex), (4, 0));
    assert_eq!(program.import_old_form(&path, &asked, &again.digest).unwrap_err().code, "nothing-to-bring-in");
    // One step of Undo for the deciding, one for the form.
    program.undo(&audit).unwrap();
    let undone = program.undo(&audit).unwrap();
    assert_eq!((undone.what.as_deref().unwrap_or_default(), undone.audit.unconfirmed), ("Answers from a workbook", 0));
    assert_eq!(program.standard(&audit, row(&view, 5).standard.as_ref().unwrap()).unwrap().answer.rating, None);
}

#[test]
fn a_person_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, audit) = practice(folder.path());
    let (path, mut asked) = (saved(folder.path(), &form()), asked(&audit));
    let view = program.preview_old_form(&path, &asked).unwrap();
    asked.columns = view.columns.iter().map(|c| ColumnAsked { column: c.column.clone(), holds: c.holds }).collect();
    asked
        .columns
        .iter_mut()
        .filter(|column| column.holds.is_some_and(|holds| holds.code() == "evidence"))
        .for_each(|column| column.holds = None);
    asked.levels = vec![
        ValueAsked { value: "mostly there".to_owned(), rating: Some("partly".to_owned()) },
        ValueAsked { value: "G".to_owned(), rating: None },
    ];
    let other = super::tool().standards().nth(6).unwrap().standard.id.to_string();
    asked.matches = vec![
        RowAsked { row: 8, standard: Some(other.clone()) },
        RowAsked { row: 9, standard: Some("leave-out".to_owned()) },
    ];
    let view = program.preview_old_form(&path, &asked).unwrap();
    assert_eq!(
        (row(&view, 8).how.as_deref().unwrap_or_default(), row(&view, 8).becomes.code()),
        ("You chose it", "waiting")
    );
    assert_eq!(row(&view, 9).becomes.code(), "left-out");
    program.import_old_form(&path, &asked, &view.digest).unwrap();
    let first = program.standard(&audit, row(&view, 5).standard.as_ref().unwrap()).unwrap();
    assert_eq!((first.answer.rating.as_deref().unwrap_or_default(), first.evidence.len()), ("", 0));
    assert_eq!(
        program.standard(&audit, &other).unwrap().earlier.len(),
        1,
        "offered, never attached to words that nobody saw"
    );
    assert_eq!(program.standard(&audit, &other).unwrap().answer.rating, None);
}

#[test]
fn what_is_no_form_is_said_and_what_is_answered_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let (mut program, audit) = practice(folder.path());
    let empty = Sheets::read("== Sheet1\n");
    let refused = program.preview_old_form(&saved(folder.path(), &empty), &asked(&audit)).unwrap_err();
    assert_eq!(refused.code, "form-empty");
    let path = saved(folder.path(), &form());
    let view = program.preview_old_form(&path, &asked(&audit)).unwrap();
    let first = row(&view, 5).standard.clone().unwrap();
    program.set_field(&audit, &format!("standard/{first}/rating"), "not-met", "").unwrap();
    let view = program.preview_old_form(&path, &asked(&audit)).unwrap();
    assert_eq!(row(&view, 5).becomes.code(), "annex");
    program.import_old_form(&path, &asked(&audit), &view.digest).unwrap();
    assert_eq!(program.standard(&audit, &first).unwrap().answer.rating, Some("not-met".to_owned()));
}

#[test]
fn no_words_of_an_action_are_lost() {
    let tool = super::tool();
    let first = &tool.standards().next().unwrap().standard.clone();
    let who = "Practice manager with the nurses, ".repeat(12).trim_end_matches(", ").to_owned();
    let text = format!(
        "== Self audit 2025\n\
         Ref\tStandard\tRAG\tHow do you know?\tEvidence seen\tAction\tLead\tBy when\n\
         1.1\t{}\tA\tBegun in May\t\tFinish it\t{who}\tspring\n\
         \t\t\t\t\tFinish it\tDeputy\tautumn\n\
         \t\t\t\t\t\tThe caretaker\twhen the keys are found\n\
         7.7\tThe car park has a light that works at night.\tR\tIt is broken\n",
        first.statement.get(&Language::english())
    );
    let folder = tempfile::tempdir().unwrap();
    let (mut program, audit) = practice(folder.path());
    let file = saved(folder.path(), &Sheets::read(&text));
    let view = program.preview_old_form(&file, &asked(&audit)).unwrap();
    program.import_old_form(&file, &asked(&audit), &view.digest).unwrap();
    let standard = program.standard(&audit, first.id.as_str()).unwrap();
    let all = format!("{:?} {:?}", standard.answer, standard.actions);
    for words in ["Finish it", &who, "Deputy", "autumn", "The caretaker", "when the keys are found"] {
        assert!(all.contains(words), "{words} is lost: {all}");
    }
    assert_eq!(standard.actions.len(), 2);
}
