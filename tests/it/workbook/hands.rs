//! What people do to a workbook: rename, move, sort, add, type dates and numbers in their own ways.

use super::{complete, field, fields_of, northgate, read_bytes, same_as_the_tour, tool};
use audit_core::field::Fields;
use audit_tests::Hand;
use audit_workbooks::audit::read::Reading;
use audit_workbooks::sheet::{Cell, Column, Content, Look, Row, Sheet};
use audit_workbooks::{open, write};
use std::io::{Cursor, Read as _, Write as _};

fn reading(hand: &Hand) -> Reading {
    read_bytes(&write(&hand.book).unwrap(), &tool())
}

/// Changes one part of the file.
pub(super) fn edited(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let name = file.name().unwrap().to_string();
        let mut held = Vec::new();
        file.read_to_end(&mut held).unwrap();
        if name == part {
            held = change(std::str::from_utf8(&held).unwrap()).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&held).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Puts empty columns in front of a sheet and between its columns, with words of somebody's own in one of them.
fn with_columns(sheet: &mut Sheet) {
    sheet.tables.clear();
    sheet.columns.insert(0, Column::wide(20.0));
    for (place, row) in sheet.rows.iter_mut().enumerate() {
        row.cells.insert(0, Cell::text(Look::Plain, if place > 3 { "to discuss" } else { "" }));
        row.cells.push(Cell::empty());
        row.cells.push(Cell::text(Look::Plain, if row.hidden { String::new() } else { format!("My notes {place}") }));
    }
}

#[test]
fn renamed_moved_and_widened_sheets_say_the_same() {
    let mut hand = northgate();
    let before = fields_of(&reading(&hand));
    for (place, sheet) in hand.book.sheets.iter_mut().enumerate() {
        sheet.name = format!("Blatt {place} – Ärzte & Co");
        with_columns(sheet);
    }
    // The count of the declaration refers to a sheet by its name, as in the programs, which rename it there too.
    hand.book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells).for_each(|cell| {
        if let Content::Formula(..) = cell.content {
            cell.content = Content::Empty;
        }
    });
    hand.book.sheets.reverse();
    hand.book.sheets.push(Sheet {
        name: "Sheet1".to_owned(),
        rows: vec![Row::of(vec![Cell::text(Look::Plain, "Rating"), Cell::text(Look::Plain, "met")])],
        ..Sheet::default()
    });
    let after = reading(&hand);
    assert_eq!(after.problems, []);
    assert_eq!(said(&fields_of(&after)), said(&before));
    assert!(after.notes.iter().any(|note| note.code == "column-not-read"), "{:?}", after.notes);
}

/// What stands in a column that only a newer version reads is never dropped in silence.
#[test]
fn a_column_of_a_newer_version_is_said_not_to_be_read() {
    let mut hand = northgate();
    assert!(reading(&hand).notes.iter().all(|note| note.code != "column-not-read"));
    for cell in hand.book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells) {
        if matches!(&cell.content, Content::Text(key) if key == "progress") {
            *cell = Cell::text(Look::Machine, "progress-by-month");
        }
    }
    let notes = reading(&hand).notes;
    let said: Vec<_> = notes.iter().filter(|note| note.code == "column-not-read").collect();
    assert_eq!(said.len(), 1, "{notes:?}");
    assert!(said[0].sentence.contains("Progress” comes from a newer version"), "{}", said[0].sentence);
}

/// Values without the ids of rows, sorted.
fn said(fields: &Fields) -> Vec<String> {
    let plain = |key: &str| {
        let parts: Vec<&str> = key.split('/').filter(|part| part.len() != 36).collect();
        parts.join("/")
    };
    let mut lines: Vec<String> =
        fields.iter().map(|(field, value)| format!("{}={value}", plain(&field.to_string()))).collect();
    lines.sort();
    lines
}

#[test]
fn sorted_rows_and_moved_columns_say_the_same() {
    let mut hand = northgate();
    let before = fields_of(&reading(&hand));
    for table in ["standard", "evidence", "action", "question"] {
        let (sheet, ..) = hand.cell(table, first_row(table).0, first_row(table).1);
        let sheet = &mut hand.book.sheets[sheet];
        sheet.tables.clear();
        let first = sheet.rows.iter().position(|row| row.hidden).unwrap() + 2;
        sheet.rows[first..].reverse();
        let wide = sheet.columns.len();
        for row in &mut sheet.rows {
            row.cells.resize(wide, Cell::empty());
            // The last two columns change places.
            let last = row.cells.len();
            if last > 3 {
                row.cells.swap(last - 2, last - 3);
            }
        }
    }
    let after = reading(&hand);
    assert_eq!(after.problems, []);
    assert_eq!(said(&fields_of(&after)), said(&before));
}

fn first_row(table: &str) -> (&'static str, &'static str) {
    match table {
        "standard" => ("s11-t6wp", "rating"),
        "question" => ("s11q-time", "answer"),
        _ => ("+1", "standard"),
    }
}

#[test]
fn dates_and_numbers_are_read_however_they_are_typed() {
    let mut hand = northgate();
    let text = |words: &str| Content::Text(words.to_owned());
    hand.put("evidence", "+1", "date", text("20/4/2026"));
    hand.put("evidence", "+2", "date", text("12th October 2026"));
    hand.put("evidence", "+3", "date", Content::Formula("=DATE(2026,10,12)".to_owned(), 46307.0));
    hand.put("question", "s11q-time", "answer", Content::Number(260.0));
    hand.put("question", "s11q-referral-answers", "answer", Content::Number(3.0));
    hand.put("profile", "profile/telephone", "value", Content::Number(2_079_460_321.0));
    hand.put("profile", "fact/sub-contracts", "value", text("n"));
    hand.put("action", "+1", "standard", Content::Number(1.3));
    let read = reading(&hand);
    assert_eq!(read.problems, []);
    let fields = fields_of(&read);
    let dates: Vec<&str> = fields
        .iter()
        .filter(|(field, _)| field.to_string().ends_with("/date"))
        .map(|(_, value)| value.as_str())
        .collect();
    assert_eq!(dates[..3], ["2026-04-20", "2026-10-12", "2026-10-12"]);
    assert_eq!(fields[&field("question/s11q-time/answer")], "260");
    assert_eq!(fields[&field("question/s11q-referral-answers/answer")], "3");
    assert_eq!(fields[&field("profile/telephone")], "2079460321");
    assert_eq!(fields[&field("fact/sub-contracts")], "no");
}

#[test]
fn what_is_no_whole_number_of_minutes_is_not_made_one() {
    for typed in ["4 hours", "3 days altogether", "1,5", "90 people", "1:30", "5 or fewer"] {
        let mut hand = northgate();
        hand.put("question", "s11q-time", "answer", Content::Text(typed.to_owned()));
        let reading = reading(&hand);
        let codes: Vec<_> = reading.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["not-a-number"], "{typed}");
        assert!(!fields_of(&reading).contains_key(&field("question/s11q-time/answer")), "{typed}");
    }
    let mut hand = northgate();
    hand.put("question", "s11q-time", "answer", Content::Text("1,200 minutes".to_owned()));
    assert_eq!(fields_of(&reading(&hand))[&field("question/s11q-time/answer")], "1200");
}

#[test]
fn dates_of_1904_are_the_days_that_people_saw() {
    let hand = northgate();
    let bytes = edited(&write(&hand.book).unwrap(), "xl/workbook.xml", |xml| {
        assert!(xml.contains("<workbookPr "), "{xml}");
        xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    let fields = fields_of(&read_bytes(&bytes, &tool()));
    assert_eq!(fields[&field("declaration/senior/agreed-on")], "2030-10-13", "12 October 2026 and 1,462 days");
}

#[test]
fn line_ends_of_every_program_become_line_feeds() {
    let mut hand = northgate();
    hand.type_in("standard", "s11-t6wp", "narrative", "MARKER");
    let bytes = edited(&write(&hand.book).unwrap(), "xl/sharedStrings.xml", |xml| {
        assert!(xml.contains("MARKER"));
        xml.replace("MARKER", "one_x000D_\ntwo&#13;&#10;three_x000D_four\nfive _x005F_x0041_")
    });
    let fields = fields_of(&read_bytes(&bytes, &tool()));
    assert_eq!(fields[&field("standard/s11-t6wp/narrative")], "one\ntwo\nthree\nfour\nfive _x0041_");
}

#[test]
fn every_problem_is_told_at_once_with_its_cell() {
    let mut hand = northgate();
    let text = |words: &str| Content::Text(words.to_owned());
    hand.put("standard", "s11-t6wp", "rating", text("mostly"));
    hand.put("standard", "s11-f2tk", "rating", Content::Empty);
    hand.put("evidence", "+1", "date", text("last spring"));
    hand.put("evidence", "+2", "standard", text("99.9"));
    hand.put("evidence", "+3", "also", text("1.2; 44"));
    hand.put("action", "+2", "due", text("31/11/2026"));
    hand.put("action", "+80", "what", text("Belongs to nothing"));
    hand.put("question", "s11q-time", "answer", text("ages"));
    hand.put("profile", "identifier/ods", "value", text(&"x".repeat(301)));
    hand.put("profile", "fact/sent-before", "value", text("perhaps"));
    hand.put("declaration", "lead", "how", Content::Empty);
    let problems = complete(&write(&hand.book).unwrap()).unwrap_err();
    let codes: Vec<&str> = problems.iter().map(|problem| problem.split(' ').next().unwrap()).collect();
    for (code, times) in [
        ("not-a-choice", 2),
        ("unrated", 1),
        ("not-a-date", 2),
        ("unknown-standard", 2),
        ("action-without-standard", 1),
        ("not-a-number", 1),
        ("bad-value", 1),
        ("no-declaration", 1),
    ] {
        assert_eq!(codes.iter().filter(|known| **known == code).count(), times, "{code}: {problems:#?}");
    }
    assert!(problems.iter().all(|problem| problem.contains("sheet “") && problem.contains("cell ")), "{problems:#?}");
    let (_, row, column) = hand.cell("standard", "s11-t6wp", "rating");
    let cell = audit_workbooks::sheet::cell_name(row as u32, column as u32);
    assert!(
        problems.iter().any(|p| p.starts_with(&format!("not-a-choice sheet “Standards”, cell {cell}:"))),
        "{problems:#?}"
    );
}

#[test]
fn a_row_that_was_copied_is_another_row() {
    let mut hand = northgate();
    let before = reading(&hand).entries.len();
    let (sheet, row, _) = hand.cell("action", "+1", "what");
    let sheet = &mut hand.book.sheets[sheet];
    sheet.tables.clear();
    let mut copy = sheet.rows[row].clone();
    copy.cells[2] = Cell::text(Look::Answer, "Another thing");
    sheet.rows.push(copy);
    let after = reading(&hand);
    assert_eq!(after.problems, []);
    assert!(after.entries.len() > before + 3);
}

#[test]
fn answers_that_contradict_each_other_are_told() {
    let mut hand = northgate();
    let (sheet, row, column) = hand.cell("standard", "s11-t6wp", "rating");
    let sheet = &mut hand.book.sheets[sheet];
    sheet.tables.clear();
    let mut copy = sheet.rows[row].clone();
    copy.cells[column] = Cell::text(Look::Answer, "Not met");
    sheet.rows.push(copy);
    let codes: Vec<_> = reading(&hand).problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["answered-twice"]);
}

#[test]
fn a_changed_answer_takes_an_agreement_of_the_program_away() {
    let data = tempfile::tempdir().unwrap();
    let mut program = audit_tests::open(data.path()).unwrap();
    let audit = audit_tests::play(&mut program, &audit_tests::Answers::northgate()).unwrap();
    let bytes = program.workbook(&audit).unwrap();
    let made = complete(&bytes).unwrap_or_else(|problems| panic!("{problems:#?}"));
    same_as_the_tour(&made);
    let met = edited(&bytes, "xl/sharedStrings.xml", |xml| xml.replacen("<t>Partly met</t>", "<t>Not met</t>", 1));
    // The header and the lists say the same words, so every “Partly met” is read as “Not met” now.
    let problems = complete(&met).unwrap_err();
    assert!(problems.iter().all(|problem| problem.starts_with("declaration-withdrawn")), "{problems:#?}");
}

#[test]
fn the_workbook_of_the_examples_is_accepted() {
    let bytes = std::fs::read(audit_tests::root("assets/examples/northgate-surgery/workbook.xlsx")).unwrap();
    let made = complete(&bytes).unwrap_or_else(|problems| panic!("{problems:#?}"));
    same_as_the_tour(&made);
    let grids = open(&bytes).unwrap();
    assert!(grids.iter().any(|grid| grid.name == "Our evidence"), "a sheet was renamed by hand");
}

/// Writes the workbook of the examples anew, as a person would have filled it in; then open it in Excel or LibreOffice and save it:
/// `WRITE_WORKBOOK=FILE.xlsx cargo test -p audit-tests --test it workbook::hands::write_the_example`
#[test]
fn write_the_example() {
    let Some(path) = std::env::var_os("WRITE_WORKBOOK") else { return };
    let mut hand = northgate();
    let text = |words: &str| Content::Text(words.to_owned());
    hand.put("evidence", "+1", "date", text("20/04/2026"));
    hand.put("evidence", "+2", "date", text("12 October 2026"));
    hand.put("evidence", "+4", "date", text("27.3.26"));
    hand.put("declaration", "senior", "agreed-on", text("12/10/2026"));
    hand.put("question", "s11q-time", "answer", Content::Number(260.0));
    hand.put("question", "s11q-referral-answers", "answer", Content::Number(3.0));
    hand.put("profile", "fact/sub-contracts", "value", text("no"));
    for sheet in &mut hand.book.sheets {
        if sheet.name == "Evidence" {
            sheet.name = "Our evidence".to_owned();
            let wide = sheet.columns.len();
            sheet.columns.push(Column::wide(20.0));
            for (place, row) in sheet.rows.iter_mut().enumerate() {
                row.cells.resize(wide, Cell::empty());
                let said = match place {
                    3 => "Checked by Ruth",
                    4..=9 => "yes",
                    _ => "",
                };
                row.cells.push(Cell::text(Look::Plain, said));
            }
        }
    }
    count(&mut hand);
    std::fs::write(path, write(&hand.book).unwrap()).unwrap();
}

/// The counts on the declaration, as the programs show them once they have counted.
fn count(hand: &mut Hand) {
    let (standards, _, column) = hand.cell("standard", "s11-t6wp", "rating");
    let rated = |cell: &Cell| if let Content::Text(text) = &cell.content { text.clone() } else { String::new() };
    let rows = hand.book.sheets[standards].rows.iter().filter_map(|row| row.cells.get(column));
    let ratings: Vec<String> = rows.map(rated).collect();
    for row in hand.book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows) {
        let label = row.cells.get(1).map(rated).unwrap_or_default();
        if let Some(Cell { content: Content::Formula(_, now), .. }) = row.cells.get_mut(2) {
            *now = ratings.iter().filter(|rating| **rating == label).count() as f64;
        }
    }
}

/// LibreOffice opens it, saves it, and it still says the same. Only where LibreOffice is installed.
#[test]
fn libreoffice_keeps_everything() {
    let there = std::process::Command::new("soffice").arg("--version").output().is_ok_and(|out| out.status.success());
    if !there {
        eprintln!("SKIPPED: LibreOffice is not installed, so a workbook that it saved was not read.");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("audit.xlsx");
    std::fs::write(&path, write(&northgate().book).unwrap()).unwrap();
    let saved = folder.path().join("saved");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let done = std::process::Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .args([&saved, &path])
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let bytes = std::fs::read(saved.join("audit.xlsx")).unwrap();
    let made = complete(&bytes).unwrap_or_else(|problems| panic!("{problems:#?}"));
    same_as_the_tour(&made);
}

/// A corrected issue of the same edition, by what the workbook remembers of what it asked.
fn of_another_issue(change: impl Fn(&mut Hand)) -> (Vec<String>, Fields) {
    let mut hand = northgate();
    hand.say_of_itself("edition=2026", "edition=2026");
    change(&mut hand);
    let data = tempfile::tempdir().unwrap();
    let mut program = audit_tests::open(data.path()).unwrap();
    let audit = audit_tests::begin(&mut program, &audit_tests::Answers::northgate()).unwrap();
    let path = data.path().join("audit.xlsx");
    std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
    let view = program.preview_workbook(&path.display().to_string(), &audit, false).unwrap();
    let rows = view.groups.iter().flat_map(|group| &group.rows);
    let values = rows.map(|row| format!("{} = {}", row.label, row.new)).collect::<Vec<_>>();
    let codes = view.problems.iter().map(|found| format!("{} {}", found.code, values.len())).collect();
    (codes, fields_of(&reading(&hand)))
}

#[test]
fn answers_to_what_asks_something_else_now_are_set_aside() {
    let other = || Content::Text("0".repeat(64));
    let (none, all) = of_another_issue(|_| {});
    assert_eq!(none, [""; 0]);
    assert!(all.contains_key(&field("fact/sub-contracts")));
    let codes = |change: &dyn Fn(&mut Hand)| {
        let codes = of_another_issue(change).0;
        codes.iter().map(|code| code.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&|hand| hand.put("question", "s11q-time", "text", other())), ["question-reworded"]);
    let fact = codes(&|hand| hand.put("profile", "fact/sub-contracts", "text", other()));
    assert_eq!(fact, ["question-reworded"]);
    let scale = codes(&|hand| {
        for row in hand.book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).filter(|row| row.hidden) {
            if let Some(Cell { content: Content::Text(said), .. }) = row.cells.first_mut() {
                let at = said.find("levels=").expect("it says what its levels meant") + 7;
                said.replace_range(at..at + 64, &"0".repeat(64));
            }
        }
    });
    assert_eq!(scale, ["scale-reworded"]);
}

#[test]
fn what_hangs_on_a_reworded_standard_is_set_aside_with_it() {
    let action = |hand: &Hand| hand.read("action", "+1", "standard");
    let number = action(&northgate());
    let standard = tool().standards().find(|placed| placed.number == number).unwrap().standard.id.to_string();
    let mut hand = northgate();
    hand.say_of_itself("edition=2026", "edition=2026");
    hand.put("standard", &standard, "text", Content::Text(format!("{} en", "0".repeat(64))));
    let problems = complete(&write(&hand.book).unwrap()).unwrap_err();
    assert!(problems[0].starts_with("standard-reworded"), "{problems:#?}");
    let data = tempfile::tempdir().unwrap();
    let mut program = audit_tests::open(data.path()).unwrap();
    let audit = audit_tests::begin(&mut program, &audit_tests::Answers::northgate()).unwrap();
    let path = data.path().join("audit.xlsx").display().to_string();
    std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
    let view = program.preview_workbook(&path, &audit, false).unwrap();
    program.import_workbook(&path, &audit, false, false, &view.digest).unwrap();
    let there = program.standard(&audit, &standard).unwrap();
    assert_eq!(
        (there.actions.len(), there.evidence.len(), there.answer.rating.as_deref().unwrap_or_default()),
        (0, 0, "")
    );
}
