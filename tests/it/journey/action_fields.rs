//! Every field that people fill in about an action is in every place that should have it: screen, plan, history, search, what will be
//! sent, return, command line, PDF, workbook, schema and specification. A new field that is forgotten in one of them fails here, by name.
//! That a workbook of the audit brings it back is tested with all other fields (`workbook/cell_and_click.rs`).

use super::{bytes, file, outside};
use audit_api::Program;
use audit_api::reading::SignedReturn;
use audit_api::views::HistoryAsk;
use audit_core::Uuid;
use audit_core::field::{ActionField, Field, Kind};
use audit_store::STORE_FILE;
use audit_tests::{Answers, agree, open, play, root};
use std::io::Read as _;
use std::path::Path;

/// What a field holds in this test: as it is stored, and as people read it.
fn value(member: ActionField) -> (String, String) {
    match (member, member_field(member).kind()) {
        (ActionField::Status, _) => ("done".to_owned(), "done".to_owned()),
        (_, Kind::Date) => ("2026-10-03".to_owned(), "3 October 2026".to_owned()),
        _ => (format!("Zebra {}", member.code()), format!("Zebra {}", member.code())),
    }
}

fn member_field(member: ActionField) -> Field {
    Field::Action(Uuid::nil(), member)
}

/// The members that people fill in.
fn filled_in() -> impl Iterator<Item = ActionField> {
    ActionField::ALL.iter().copied().filter(|member| !member_field(*member).is_kept_by_program())
}

/// `no-date-because` as `noDateBecause`.
fn in_files(member: ActionField) -> String {
    let mut parts = member.code().split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &part[..1].to_uppercase() + &part[1..])
}

/// A copy of an audit in which the first action is filled in for this member, and that action's id.
fn filled(from: &Path, data: &Path, audit: &str, member: ActionField) -> (Program, String) {
    std::fs::copy(from.join(STORE_FILE), data.join(STORE_FILE)).unwrap();
    let mut program = open(data).unwrap();
    let action = program.plan(audit).unwrap().actions.first().expect("it has actions").id.clone();
    let mut set = |code: &str, value: &str| {
        program.set_field(audit, &format!("action/{action}/{code}"), value, "").unwrap();
    };
    match member {
        // Said where there is no date, and when it was done where it is done.
        ActionField::NoDateBecause => set("due", ""),
        ActionField::DoneOn => set("status", "done"),
        _ => {}
    }
    set(member.code(), &value(member).0);
    (program, action)
}

/// Fails with the name of the field and of the place where it is missing.
#[track_caller]
fn is_in(text: &str, words: &str, member: ActionField, place: &str) {
    let has = |words: &str| text.to_lowercase().contains(&words.to_lowercase());
    assert!(has(words), "“{}” of an action ({words}) is missing in {place}", member.code());
}

#[test]
fn each_field_of_an_action_is_wherever_it_should_be() {
    let first = tempfile::tempdir().unwrap();
    let answers = Answers::northgate();
    let audit = play(&mut open(first.path()).unwrap(), &answers).unwrap();
    for member in filled_in() {
        let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (mut program, action) = filled(first.path(), data.path(), &audit, member);
        let (stored, read) = value(member);
        let plan = program.plan(&audit).unwrap();
        let shown = plan.actions.iter().find(|one| one.id == action).expect("it is in the plan");
        is_in(
            &serde_json::to_string(shown).unwrap(),
            &format!("\"{}\":\"{stored}\"", in_files(member)),
            member,
            "what the screen is told (ActionView)",
        );
        let history = program.history(&audit, &HistoryAsk::default()).unwrap();
        is_in(&serde_json::to_string(&history.entries[0]).unwrap(), member.name(), member, "the history");
        if member_field(member).is_searchable() {
            let hits = program.search(&audit, &read).unwrap();
            assert!(!hits.is_empty(), "“{}” of an action is not found by the search", member.code());
        }
        is_in(&serde_json::to_string(&program.sending(&audit).unwrap()).unwrap(), &read, member, "what will be sent");
        let book = program.draw_plan_workbook(&audit).unwrap().save(out.path()).unwrap();
        is_in(&sheets(book.path.as_ref().unwrap()), &in_cells(member, &read), member, "the plan as a workbook");

        agree(&mut program, &audit, &answers).unwrap();
        let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
        let signed = bytes(&made, "return");
        let member_of_file = format!("\"{}\": \"{stored}\"", in_files(member));
        is_in(&String::from_utf8(signed.clone()).unwrap(), &member_of_file, member, "the return");
        is_in(&SignedReturn::read(&signed).unwrap().text(), &read, member, "what `show` says");
        if let Some(plan) = outside::pdf_text(file(&made, "plan").path.as_ref().unwrap()) {
            let lines = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            is_in(&lines(&plan), &read, member, "the plan as a PDF");
        }
    }
}

#[test]
fn each_field_of_an_action_is_in_the_schema_and_in_the_specification() {
    let read = |path: &str| std::fs::read_to_string(root(path)).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&read("assets/schema/return.schema.json")).unwrap();
    let members = &schema["properties"]["actions"]["items"]["properties"];
    let specification = read("src-tauri/crates/audit-exchange/README.md");
    for member in filled_in() {
        let name = in_files(member);
        assert!(members[&name].is_object(), "actions[].{name} is missing in return.schema.json");
        assert!(specification.contains(&format!("`actions[].{name}`")), "actions[].{name} is missing in the README");
    }
}

/// As a sheet holds it: dates are counted in days since the end of 1899.
fn in_cells(member: ActionField, read: &str) -> String {
    match member_field(member).kind() {
        Kind::Date => "<v>46298</v>".to_owned(),
        _ => read.to_owned(),
    }
}

/// The text of all parts of a workbook.
fn sheets(path: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut all = String::new();
    for place in 0..archive.len() {
        archive.by_index(place).unwrap().read_to_string(&mut all).unwrap();
    }
    all
}
