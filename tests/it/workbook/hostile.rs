//! Files that are no workbooks of ours, damaged ones, and those that are meant to do harm: each is refused in words, in little time and
//! memory.

use super::hands::edited;
use super::{northgate, read_bytes, tool};
use audit_workbooks::audit::read;
use audit_workbooks::sheet::{Cell, Look};
use audit_workbooks::{open, write};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

fn refused(bytes: &[u8]) -> &'static str {
    let problem = match open(bytes) {
        Err(problem) => problem,
        Ok(grids) => read::about(&grids).expect_err("it is none of ours"),
    };
    assert!(problem.sentence.ends_with('.') && problem.hint.ends_with('.'), "{problem:?}");
    problem.code
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_workbook_is_said() {
    assert_eq!(refused(b""), "workbook-empty");
    assert_eq!(refused(b"Dear colleagues"), "not-a-workbook");
    assert_eq!(refused(b"%PDF-1.7"), "not-a-workbook");
    assert_eq!(refused(b"{\"type\":[]}"), "not-a-workbook");
    assert_eq!(refused(b"<html>"), "not-a-workbook");
    assert_eq!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), "workbook-old-format");
    let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refused(&locked), "workbook-password");
    assert_eq!(refused(&zip_of(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")])), "workbook-ods");
    assert_eq!(refused(&zip_of(&[("xl/workbook.bin", b"")])), "workbook-old-format");
    assert_eq!(refused(&zip_of(&[("word/document.xml", b"<x/>")])), "not-a-workbook");
    assert_eq!(refused(&zip_of(&[("letter.txt", b"x")])), "not-a-workbook");
    assert_eq!(refused(&zip_of(&[("xl/workbook.xml", b"<workbook/>")])), "workbook-damaged");
}

#[test]
fn a_workbook_of_somebody_else_is_said() {
    let mut book = northgate().book;
    for row in book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).filter(|row| row.hidden) {
        row.cells.clear();
    }
    for sheet in &mut book.sheets {
        sheet.tables.clear();
    }
    assert_eq!(refused(&write(&book).unwrap()), "not-our-workbook");
}

#[test]
fn a_plan_that_was_saved_for_excel_is_told_apart() {
    let plan = audit_workbooks::plan::make(&audit_core::plan::ImprovementPlan::default()).unwrap();
    assert_eq!(refused(&plan), "plan-workbook");
}

#[test]
fn the_sheet_about_the_organisation_is_no_way_to_other_parts_of_an_audit() {
    let mut hand = northgate();
    let id = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
    let keys = [
        &format!("action/{id}/removed"),
        &format!("site/{id}/removed"),
        &format!("challenge/{id}/question"),
        &format!("earlier/{id}/text"),
        "standard/s11-t6wp/rating",
        "standard/s11-t6wp/carried-from",
        "question/s11q-time/consent",
        "declaration/senior/agreed-on",
        "nothing",
    ];
    let (sheet, row, column) = hand.cell("profile", "profile/telephone", "value");
    let model = hand.book.sheets[sheet].rows[row].clone();
    for key in keys {
        let mut added = model.clone();
        added.cells[0] = Cell::text(Look::Machine, key);
        added.cells[column] = Cell::text(Look::Answer, "yes");
        hand.book.sheets[sheet].rows.insert(row + 1, added);
    }
    hand.book.sheets[sheet].tables.clear();
    let before = super::fields_of(&read_bytes(&write(&northgate().book).unwrap(), &tool()));
    let reading = read_bytes(&write(&hand.book).unwrap(), &tool());
    assert_eq!(super::fields_of(&reading), before);
    let problems: Vec<&str> = reading.problems.iter().map(|found| found.code).collect();
    assert_eq!(problems, ["row-unknown"; 9]);
}

#[test]
fn a_row_at_the_very_end_is_read_and_too_many_rows_are_told() {
    let mut hand = northgate();
    let (sheet, row, _) = hand.cell("action", "+80", "what");
    let rows = &mut hand.book.sheets[sheet].rows;
    let mut model = rows[row].clone();
    model.cells[0] = Cell::text(Look::Machine, "");
    model.cells[2] = Cell::text(Look::Answer, "One more thing");
    model.cells[1] = Cell::text(Look::Answer, "1.1");
    rows.extend(std::iter::repeat_n(model.clone(), 20));
    hand.book.sheets[sheet].tables.clear();
    let far = edited(&write(&hand.book).unwrap(), "xl/worksheets/sheet5.xml", |xml| {
        let last = xml.rfind("<row r=\"").unwrap();
        let number: String = xml[last + 8..].chars().take_while(char::is_ascii_digit).collect();
        assert!(xml.contains("<sheetData>"));
        let (head, tail) = xml.split_at(last);
        let tail = tail.replace(&format!("r=\"{number}\""), "r=\"1048576\"");
        let cell = |letter: char| (format!("r=\"{letter}{number}\""), format!("r=\"{letter}1048576\""));
        let tail = ('A'..='I').map(cell).fold(tail, |tail, (from, to)| tail.replace(&from, &to));
        format!("{head}{tail}")
    });
    let reading = read_bytes(&far, &tool());
    assert_eq!(reading.problems, []);
    let says = |entry: &&audit_workbooks::audit::read::Entry| entry.value == "One more thing";
    assert_eq!(reading.entries.iter().filter(says).count(), 20);
    assert!(reading.entries.iter().any(|entry| entry.place.cell == "C1048576"));
    hand.book.sheets[sheet].rows.extend(std::iter::repeat_n(model, 5_000));
    let reading = read_bytes(&write(&hand.book).unwrap(), &tool());
    let problems: Vec<(&str, &str)> =
        reading.problems.iter().map(|found| (found.code, found.place.sheet.as_str())).collect();
    assert_eq!(problems, [("workbook-too-large", "Actions")]);
    assert!(reading.entries.iter().filter(says).count() > 4_800);
}

#[test]
fn a_newer_workbook_is_refused() {
    let bytes = edited(&write(&northgate().book).unwrap(), "xl/sharedStrings.xml", |xml| {
        xml.replace("workbook;format=1;", "workbook;format=2;")
    });
    assert_eq!(refused(&bytes), "workbook-newer");
}

#[test]
fn a_workbook_that_was_cut_short_never_reads_as_whole() {
    let bytes = write(&northgate().book).unwrap();
    let step = bytes.len() / 40 + 1;
    for length in (0..bytes.len()).step_by(step) {
        assert!(open(&bytes[..length]).is_err(), "{length} bytes of {}", bytes.len());
    }
}

#[test]
fn flipped_bytes_are_refused_or_read_but_never_break_the_reader() {
    let bytes = write(&northgate().book).unwrap();
    let mut dice = audit_tests::Dice::new(7);
    for _ in 0..60 {
        let mut broken = bytes.clone();
        let place = dice.below(broken.len() as u64) as usize;
        broken[place] ^= 1 << dice.below(8);
        let _ = open(&broken);
    }
}

#[test]
fn hostile_sheets_are_refused_or_read_but_never_break_the_reader() {
    let bytes = write(&northgate().book).unwrap();
    let sheets = [
        "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZZZZZZZ99999999999\"><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><dimension ref=\"Z9:A1\"/><sheetData/></worksheet>",
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>999999999</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row r=\"4294967295\"><c r=\"XFD4294967295\"><v>1</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData><row><c t=\"d\"><v>nonsense</v></c></row></sheetData></worksheet>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData>",
        "",
    ];
    for sheet in sheets {
        let _ = open(&edited(&bytes, "xl/worksheets/sheet3.xml", |_| sheet.to_owned()));
    }
}

#[test]
fn a_file_that_unpacks_to_gigabytes_is_refused() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<workbook/>").unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..200 {
        zip.write_all(&blank).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(refused(&bytes), "workbook-too-large");
}

#[test]
fn one_long_text_in_a_million_cells_is_refused() {
    let mut cells = String::from("<worksheet><sheetData>");
    for row in 1..=3_000 {
        cells.push_str(&format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"));
    }
    cells.push_str("</sheetData></worksheet>");
    let bytes = write(&northgate().book).unwrap();
    let bytes = edited(&bytes, "xl/worksheets/sheet3.xml", |_| cells.clone());
    let long = format!("<si><t>{}</t></si><si>", "x".repeat(32_767));
    let bytes = edited(&bytes, "xl/sharedStrings.xml", |xml| xml.replacen("<si>", &long, 1));
    assert_eq!(refused(&bytes), "workbook-too-large");
}

#[test]
fn macros_are_not_looked_at() {
    let bytes = write(&northgate().book).unwrap();
    let mut out = zip::ZipWriter::new_append(Cursor::new(bytes)).unwrap();
    out.start_file("xl/vbaProject.bin", SimpleFileOptions::default()).unwrap();
    out.write_all(b"Sub Auto_Open()").unwrap();
    let bytes = out.finish().unwrap().into_inner();
    assert_eq!(read_bytes(&bytes, &tool()).problems, []);
}

#[test]
fn errors_in_cells_are_told() {
    let mut hand = northgate();
    hand.put("question", "s11q-time", "answer", audit_workbooks::sheet::Content::Formula("=1/0".to_owned(), 4711.0));
    let sheet = format!("xl/worksheets/sheet{}.xml", hand.cell("question", "s11q-time", "answer").0 + 1);
    let bytes = edited(&write(&hand.book).unwrap(), &sheet, |xml| {
        let at = xml.find("<f>1/0</f>").unwrap();
        let start = xml[..at].rfind("<c ").unwrap();
        format!("{}<c t=\"e\" {}", &xml[..start], xml[start + 3..].replacen("<v>4711</v>", "<v>#DIV/0!</v>", 1))
    });
    let problems = read_bytes(&bytes, &tool()).problems;
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["cell-error"]);
    assert!(problems[0].sentence.contains("#DIV/0!"));
}
