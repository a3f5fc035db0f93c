//! What is said of workbooks: files that are none, workbooks for something else, and cells that cannot be taken.

use super::Message;
use crate::workbook::{complete_all, northgate};
use audit_api::Program;
use audit_api::reading::Problem;
use audit_api::views::MakeWorkbook;
use audit_tests::{Answers, Hand, begin, open};
use audit_workbooks::sheet::{Cell, Content, Look};
use audit_workbooks::{open as read, write};
use std::collections::BTreeSet;

/// All of them, each code and sentence once.
pub fn messages() -> Vec<Message> {
    let all: BTreeSet<Message> = files().into_iter().chain(cells()).chain(program()).collect();
    let mut messages: Vec<Message> = all.into_iter().collect();
    // “1.3 is partly met …” is said of one standard, not of each.
    let but_number = |message: &Message| {
        let words = message.sentence.split(' ').skip(1).collect::<Vec<_>>().join(" ");
        (message.code.clone(), words)
    };
    messages.dedup_by_key(|message| but_number(message));
    messages
}

/// Files that are no workbook of ours.
fn files() -> Vec<Message> {
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0];
    let mut locked = old.clone();
    old.push(0);
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let zip = write(&northgate().book).unwrap();
    let page = b"<html><title>Sign in</title>";
    let mail = b"From: a\nTo: b\nSubject: c\n\nd";
    let shortcut = b"[InternetShortcut]\nURL=https://example.org/a.xlsx";
    let kinds: [&[u8]; 11] =
        [b"", b"Dear colleagues", b"%PDF-", b"{}", b"<x>", page, mail, shortcut, &old, &locked, &zip[..zip.len() / 2]];
    let problems = kinds.iter().map(|bytes| read(bytes).unwrap_err());
    problems.map(|problem| Message::new(problem.code, problem.sentence, problem.hint)).collect()
}

/// Cells that cannot be taken, and what stops a return.
fn cells() -> Vec<Message> {
    let text = |words: &str| Content::Text(words.to_owned());
    let mut hand = northgate();
    hand.put("standard", "s11-t6wp", "rating", text("mostly"));
    hand.put("standard", "s11-f2tk", "rating", Content::Empty);
    hand.put("standard", "s11-y6mh", "rating", text("Not applicable"));
    hand.put("evidence", "+1", "date", text("last spring"));
    hand.put("evidence", "+2", "standard", text("99.9"));
    hand.put("evidence", "+3", "standard", Content::Empty);
    hand.put("evidence", "+3", "also", Content::Empty);
    hand.put("action", "+80", "what", text("Belongs to nothing"));
    hand.put("action", "+1", "standard", Content::Number(7.1));
    hand.put("question", "s11q-time", "answer", text("ages"));
    hand.put("profile", "identifier/ods", "value", text(&"x".repeat(301)));
    hand.put("profile", "profile/service-type", "value", text("Police"));
    hand.put("profile", "fact/sent-before", "value", Content::Empty);
    hand.put("declaration", "lead", "how", Content::Empty);
    let (sheet, row, column) = hand.cell("standard", "s11-rs2a", "rating");
    let sheet = &mut hand.book.sheets[sheet];
    sheet.tables.clear();
    let mut twice = sheet.rows[row].clone();
    twice.cells[column] = Cell::text(Look::Answer, "Not met");
    let mut stray = twice.clone();
    stray.cells[0] = Cell::empty();
    let mut wrong = twice.clone();
    wrong.cells[0] = Cell::text(Look::Machine, "NO KEY");
    sheet.rows.extend([twice, stray, wrong]);
    let mut gone = northgate();
    gone.book.sheets.retain(|sheet| sheet.name != "Actions");
    let mut reworded = northgate();
    reworded.say_of_itself("edition=2026", "edition=2026");
    let (sheet, row, column) = reworded.cell("standard", "s11-t6wp", "text");
    reworded.book.sheets[sheet].rows[row].cells[column].content = text(&format!("{} en", "0".repeat(64)));
    reworded.put("question", "s11q-time", "text", text("another"));
    for row in reworded.book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).filter(|row| row.hidden) {
        if let Some(Cell { content: Content::Text(said), .. }) = row.cells.first_mut() {
            *said = said.replace("levels=", "levels=0");
        }
    }
    let mut exported = northgate();
    for row in exported.book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).filter(|row| row.hidden) {
        if let Some(Cell { content: Content::Text(said), .. }) = row.cells.first_mut() {
            *said = said.replace(";levels=", ";exported=1;levels=");
        }
    }
    let mut late = northgate();
    late.put("declaration", "lead", "agreed-on", text("1/1/2030"));
    let mut foreign = northgate();
    foreign.say_of_itself("tool=section-11", "tool=section-12");
    let all = [hand, gone, reworded, exported, late, foreign]
        .into_iter()
        .flat_map(|hand| complete_all(&write(&hand.book).unwrap()));
    all.map(|problem: Problem| Message::new(problem.code, problem.sentence, problem.hint)).collect()
}

/// What the program says to workbooks as a whole.
fn program() -> Vec<Message> {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = begin(&mut program, &Answers::northgate()).unwrap();
    let save = |hand: &Hand| {
        let path = data.path().join("audit.xlsx");
        std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
        path.display().to_string()
    };
    let mut refused = Vec::new();
    let path = save(&northgate());
    refused.push(program.import_workbook(&path, &audit, false, false, "").unwrap_err());
    refused.extend(brought_twice(&mut program, &path, &audit));
    let mut southgate = northgate();
    southgate.type_in("profile", "profile/name", "value", "Southgate Surgery");
    southgate.type_in("profile", "identifier/ods", "value", "Z99902");
    let path = save(&southgate);
    let digest = program.preview_workbook(&path, &audit, false).unwrap().digest;
    refused.push(program.import_workbook(&path, &audit, false, false, &digest).unwrap_err());
    let mut hand = northgate();
    hand.put("profile", "profile/name", "value", Content::Empty);
    hand.put("profile", "identifier/ods", "value", Content::Empty);
    let path = save(&hand);
    let digest = program.preview_workbook(&path, "", false).unwrap().digest;
    refused.push(program.import_workbook(&path, "", false, false, &digest).unwrap_err());
    for (from, to) in [("edition=2026", "edition=2024"), ("tool=section-11", "tool=section-12")] {
        let mut hand = northgate();
        hand.say_of_itself(from, to);
        let path = save(&hand);
        refused.push(program.preview_workbook(&path, &audit, false).unwrap_err());
        refused.extend(program.preview_workbook(&path, "", false).err());
    }
    refused
        .push(program.preview_workbook(&data.path().join("gone.xlsx").display().to_string(), "", false).unwrap_err());
    refused.push(program.preview_workbook(&data.path().display().to_string(), "", false).unwrap_err());
    refused.extend(old_forms(&mut program, data.path(), &audit));
    program.set_field(&audit, "profile/service-type", "", "").unwrap();
    let of_audit = MakeWorkbook { audit: Some(audit), tool: String::new(), service_type: String::new() };
    refused.push(program.draw_workbook(&of_audit).unwrap_err());
    let tool = program.start().unwrap().tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone();
    let blank = MakeWorkbook { audit: None, tool, service_type: "circus".to_owned() };
    refused.push(program.draw_workbook(&blank).unwrap_err());
    refused.into_iter().map(Message::of).collect()
}

fn old_forms(program: &mut Program, folder: &std::path::Path, audit: &str) -> Vec<audit_api::ApiError> {
    let path = folder.join("form.xlsx");
    let mut refused = Vec::new();
    for text in ["== Sheet1\n".to_owned(), format!("== Sheet1\nNo.\tRating\n{}", "\n".repeat(5_000) + "1\tmet")] {
        std::fs::write(&path, audit_tests::Sheets::read(&text).bytes()).unwrap();
        let asked = audit_api::views::OldFormAsked {
            audit: audit.to_owned(),
            sheet: None,
            header: 0,
            columns: Vec::new(),
            levels: Vec::new(),
            matches: Vec::new(),
        };
        refused.push(program.preview_old_form(&path.display().to_string(), &asked).unwrap_err());
    }
    refused
}

fn brought_twice(program: &mut Program, path: &str, audit: &str) -> Vec<audit_api::ApiError> {
    let digest = program.preview_workbook(path, audit, false).unwrap().digest;
    program.import_workbook(path, audit, false, false, &digest).unwrap();
    program.import_workbook(path, audit, false, false, &digest).err().into_iter().collect()
}
