//! What is from last time and nobody has confirmed: a workbook neither confirms it nor forgets it.

use super::{blank, complete, field, fields_of, northgate, read_bytes, tool};
use audit_core::field::Fields;
use audit_tests::Hand;
use audit_workbooks::sheet::Content;
use audit_workbooks::write;

const MARKS: [&str; 3] =
    ["profile/from-last-time", "standard/s11-t6wp/from-last-time", "question/s11q-time/from-last-time"];

/// The tour's practice, with its details, one standard and one question from last time.
fn from_last_time() -> Hand {
    let tool = tool();
    let mut fields: Fields = fields_of(&read_bytes(&write(&northgate().book).unwrap(), &tool));
    fields.extend(MARKS.map(|mark| (field(mark), "yes".to_owned())));
    Hand::new(blank(&tool, &fields), tool)
}

fn codes(hand: &Hand) -> Vec<String> {
    match complete(&write(&hand.book).unwrap()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|one| one.split(':').next().unwrap().to_owned()).collect(),
    }
}

fn marks(hand: &Hand) -> Vec<String> {
    let reading = read_bytes(&write(&hand.book).unwrap(), &tool());
    assert_eq!(reading.problems, []);
    let fields = fields_of(&reading);
    MARKS.iter().filter(|mark| fields.contains_key(&field(mark))).map(|mark| (*mark).to_owned()).collect()
}

#[test]
fn what_nobody_confirmed_is_not_signed() {
    let hand = from_last_time();
    assert_eq!(marks(&hand), MARKS);
    let at = |table, row, column| {
        let (_, row, column) = hand.cell(table, row, column);
        audit_workbooks::sheet::cell_name(row as u32, column as u32)
    };
    let expected = [
        format!("not-confirmed sheet “Your organisation”, cell {}", at("profile", MARKS[0], "value")),
        format!("not-confirmed sheet “Standards”, cell {}", at("standard", "s11-t6wp", "still-so")),
        format!("not-confirmed sheet “Questions”, cell {}", at("question", "s11q-time", "still-so")),
    ];
    assert_eq!(codes(&hand), expected);
}

#[test]
fn yes_or_another_answer_confirms() {
    let mut hand = from_last_time();
    hand.type_in("profile", MARKS[0], "value", "Yes");
    hand.type_in("standard", "s11-t6wp", "still-so", "yes");
    hand.type_in("question", "s11q-time", "answer", "241");
    assert_eq!(marks(&hand), [""; 0]);
    assert_eq!(codes(&hand), [""; 0]);
    hand.type_in("standard", "s11-t6wp", "still-so", "No");
    assert_eq!(marks(&hand), [MARKS[1]]);
    hand.type_in("standard", "s11-t6wp", "rating", "Not met");
    assert_eq!(marks(&hand), [""; 0], "whoever rates it anew has looked at it");
    hand.type_in("standard", "s11-t6wp", "still-so", "perhaps");
    hand.type_in("standard", "s11-t6wp", "rating", "Met");
    assert_eq!(codes(&hand).len(), 1, "{:?}", codes(&hand));
}

#[test]
fn taking_the_columns_away_confirms_nothing() {
    let mut hand = from_last_time();
    for table in ["standard", "question"] {
        for key in ["still-so", "last-time"] {
            let row = if table == "standard" { "s11-t6wp" } else { "s11q-time" };
            let (sheet, _, column) = hand.cell(table, row, key);
            hand.book.sheets[sheet].tables.clear();
            for row in &mut hand.book.sheets[sheet].rows {
                if let Some(cell) = row.cells.get_mut(column) {
                    cell.content = Content::Empty;
                }
            }
        }
    }
    let (sheet, row, _) = hand.cell("profile", MARKS[0], "value");
    hand.book.sheets[sheet].rows.remove(row);
    hand.book.sheets[sheet].tables.clear();
    let rated = hand.book.sheets.len();
    assert!(rated > 6);
    let all = codes(&hand);
    assert!(all.len() > 50, "nobody knows any more which were meant: {}", all.len());
    assert!(all.iter().all(|one| one.starts_with("not-confirmed")), "{all:#?}");
}

#[test]
fn it_comes_into_the_program_unconfirmed_and_is_confirmed_by_the_workbook() {
    let data = tempfile::tempdir().unwrap();
    let mut program = audit_tests::open(data.path()).unwrap();
    program.set_person("Ruth Ansah-Bell", "Practice manager").unwrap();
    let path = data.path().join("audit.xlsx").display().to_string();
    std::fs::write(&path, write(&from_last_time().book).unwrap()).unwrap();
    let view = program.preview_workbook(&path, "", false).unwrap();
    let audit = program.import_workbook(&path, "", false, false, &view.digest).unwrap().id.unwrap();
    let open = |program: &audit_api::Program| {
        let stops = program.check(&audit).unwrap().stops;
        stops.iter().filter(|stop| stop.code.code() == "not-confirmed").count()
    };
    assert_eq!(open(&program), 3);
    let again = program.preview_workbook(&path, &audit, false).unwrap();
    assert_eq!((again.added, again.replaced), (0, 0), "{:?}", again.groups);
    let mut hand = from_last_time();
    hand.type_in("standard", "s11-t6wp", "still-so", "Yes");
    hand.type_in("question", "s11q-time", "answer", "241");
    std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
    let view = program.preview_workbook(&path, &audit, false).unwrap();
    assert_eq!((view.added, view.replaced), (0, 3), "{:?}", view.groups);
    program.import_workbook(&path, &audit, false, false, &view.digest).unwrap();
    assert_eq!(open(&program), 1, "the details are still to be confirmed");
    // What was confirmed here stays so, whatever an older copy of the workbook says.
    program.confirm(&audit, "profile").unwrap();
    std::fs::write(&path, write(&from_last_time().book).unwrap()).unwrap();
    let older = program.preview_workbook(&path, &audit, false).unwrap();
    program.import_workbook(&path, &audit, false, false, &older.digest).unwrap();
    assert_eq!(open(&program), 1, "only the question, whose older answer came back");
    program.undo(&audit).unwrap();
    program.undo(&audit).unwrap();
    program.undo(&audit).unwrap();
    assert_eq!(open(&program), 3);
}
