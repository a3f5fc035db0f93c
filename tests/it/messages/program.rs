//! What the program says when an action is refused, each brought about as a person would.

use super::Message;
use audit_api::views::{Agreement, SettingName, StartAudit};
use audit_api::{ApiError, KeptIn, KeyStore, POLICY_FILE, Policy, Program};
use audit_tests::{Answers, Fixed, begin, open, ready};
use std::path::Path;

/// A store of keys that is locked.
struct Silent;

impl KeyStore for Silent {
    fn keep(&self, _: &str, _: &str) -> Result<KeptIn, String> {
        Err("the keychain is locked".to_owned())
    }

    fn fetch(&self, _: KeptIn, _: &str) -> Result<Option<String>, String> {
        Err("the keychain is locked".to_owned())
    }
}

/// All of them.
pub fn messages() -> Vec<Message> {
    let data = tempfile::tempdir().unwrap();
    let mut refused = Vec::new();
    let mut program = open(data.path()).unwrap();
    starting(&mut program, &mut refused);
    let audit = begin(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901")).unwrap();
    working(&mut program, &audit, &mut refused);
    declaring(&mut program, &audit, &mut refused);
    deciding(data.path(), &mut program, &mut refused);
    sending(data.path(), program, &mut refused);
    let file = data.path().join("a-file");
    std::fs::write(&file, "a letter").unwrap();
    refused.push(open(&file.join("data")).err().unwrap());
    let folder = data.path().display().to_string();
    let plain = |mut error: ApiError| {
        error.message = error.message.replace(&folder, "FOLDER");
        error
    };
    let mut messages: Vec<Message> = Vec::new();
    for message in refused.into_iter().map(|error| Message::of(plain(error))) {
        if !messages.contains(&message) {
            messages.push(message);
        }
    }
    messages
}

fn starting(program: &mut Program, refused: &mut Vec<ApiError>) {
    let tools = program.start().unwrap().tools;
    let tool = tools.into_iter().find(|tool| tool.id == "section-11").unwrap().digest;
    let start = |name: &str, service_type: &str| StartAudit {
        tool: tool.clone(),
        name: name.to_owned(),
        service_type: Some(service_type.to_owned()),
        ..StartAudit::default()
    };
    refused.push(program.set_person(" ", "").unwrap_err());
    refused.push(program.start_audit(&start("", "gp-practice")).unwrap_err());
    refused.push(program.start_audit(&start("Northgate Surgery", "circus")).unwrap_err());
    refused.push(program.set_setting(SettingName::Theme, "pink").unwrap_err());
    refused.push(program.set_setting(SettingName::LevelKeys, "jk l").unwrap_err());
    refused.push(program.set_setting(SettingName::LevelKeys, "jkjl").unwrap_err());
    refused.push(program.set_snapshot_folder("E:/Not there").unwrap_err());
    refused.push(program.restore_snapshot("not-there.db", false).unwrap_err());
    let none = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&none, "Dear colleague").unwrap();
    let chosen = program.snapshots_asked().unwrap();
    refused.extend(chosen.look_at(none.path()).err());
    refused.push(program.audit("not-an-id").unwrap_err());
}

/// Folders for snapshots, and what IT decides.
fn deciding(data: &Path, program: &mut Program, refused: &mut Vec<ApiError>) {
    refused.push(program.set_snapshot_folder(&data.display().to_string()).unwrap_err());
    let other = tempfile::tempdir().unwrap();
    let policy = Policy { second_folder: Some(other.path().to_owned()), ..Policy::default() };
    let world = Box::new(Fixed::new(other.path()));
    let mut decided = Program::open_under(&policy, &other.path().join("data"), world).unwrap();
    refused.push(decided.set_snapshot_folder("").unwrap_err());
    let file = data.join(POLICY_FILE);
    for text in [r#"{"secondFolder": "copies"}"#, r#"{"secondFolder": "%NOT_SET%"}"#, r#"{"second": ""}"#] {
        std::fs::write(&file, text).unwrap();
        refused.push(Policy::read(&file, |_| None).unwrap_err());
    }
}

fn working(program: &mut Program, audit: &str, refused: &mut Vec<ApiError>) {
    refused.push(program.standard(audit, "not-there").unwrap_err());
    refused.push(program.save_return_again(audit, 9, "E:/").unwrap_err());
    refused.push(program.set_field(audit, "standard/not-there/rating", "met", "").unwrap_err());
    let areas = program.audit(audit).unwrap().areas;
    let standards: Vec<String> = areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect();
    refused.push(program.set_field(audit, &format!("standard/{}/rating", standards[0]), "great", "").unwrap_err());
    let everywhere = standards.iter().map(|id| program.standard(audit, id).unwrap());
    let always_asked = everywhere.into_iter().find(|view| !view.not_applicable_offered).unwrap().id;
    let rating = format!("standard/{always_asked}/rating");
    refused.push(program.set_field(audit, &rating, "not-applicable", "").unwrap_err());
    let long = "x".repeat(40_000);
    refused.push(program.set_field(audit, &format!("standard/{}/narrative", standards[0]), &long, "").unwrap_err());
    let action = program.add_action(audit, &standards[0]).unwrap().id.unwrap();
    refused.push(program.set_field(audit, &format!("action/{action}/due"), "2026-02-30", "").unwrap_err());
    program.remove_action(audit, &action).unwrap();
    refused.push(program.redo(audit).unwrap_err());
    refused.push(program.make_return(audit, "E:/").unwrap_err());
    program.set_field(audit, "profile/own-use", "yes", "").unwrap();
    refused.push(program.make_return(audit, "E:/").unwrap_err());
    program.set_field(audit, "profile/own-use", "", "").unwrap();
    refused.push(program.start_revision(audit, " ").unwrap_err());
    refused.push(program.draw_annex(audit).unwrap_err());
    program.set_field(audit, "profile/service-type", "", "").unwrap();
    refused.push(program.draw_plan_today(audit).unwrap_err());
    program.undo(audit).unwrap();
    refused.push(without_number(program.make_paper(audit, "E:/Not there").unwrap_err()));
    let drawn = program.draw_paper(audit).unwrap().draw().unwrap();
    let out = tempfile::tempdir().unwrap();
    let file = drawn.part().save(out.path());
    program.set_field(audit, "profile/substitute", "Cy Example", "").unwrap();
    refused.push(program.record_paper(&mut drawn.saved(file)).unwrap_err());
    program.undo(audit).unwrap();
    refused.push(program.answer_again(audit, &standards[0]).unwrap_err());
    refused.push(program.start_revision(audit, "A rating was wrong").unwrap_err());
}

fn declaring(program: &mut Program, audit: &str, refused: &mut Vec<ApiError>) {
    let agreement = |name: &str, agreed_on: &str, how: &str| Agreement {
        role: "senior".to_owned(),
        name: name.to_owned(),
        person_title: String::new(),
        agreed_on: agreed_on.to_owned(),
        how: audit_api::views::HowAgreed::from_code(how),
    };
    for wrong in [
        agreement(" ", "2026-10-12", "meeting"),
        agreement("Dr Ada Example", "12 October", "meeting"),
        agreement("Dr Ada Example", "2026-10-13", "meeting"),
        agreement("Dr Ada Example", "2026-10-12", "pigeon"),
    ] {
        refused.push(program.agree(audit, &wrong).unwrap_err());
    }
    // Yesterday they agreed; today an answer changed.
    let yesterday = agreement("Dr Ada Example", "2026-10-11", "meeting");
    program.agree(audit, &yesterday).unwrap();
    let standard = program.audit(audit).unwrap().areas[0].standards[0].id.clone();
    program.set_field(audit, &format!("standard/{standard}/rating"), "met", "").unwrap();
    refused.push(program.agree(audit, &yesterday).unwrap_err());
}

/// With a key store that is silent, then with a key that is gone, then locked.
fn sending(data: &Path, mut program: Program, refused: &mut Vec<ApiError>) {
    let audit = ready(&mut program, "Ivy Lane Surgery", "Z99902", |_| "Seen in the file.".to_owned()).unwrap();
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().display().to_string();
    for unusable in ["gone", "organisation.db"] {
        let folder = data.join(unusable).display().to_string();
        refused.push(program.make_return(&audit, &folder).unwrap_err());
    }
    drop(program);
    let mut program = Program::open(data, Box::new(Fixed::with_keys(Box::new(Silent)))).unwrap();
    refused.push(program.make_return(&audit, &folder).unwrap_err());
    drop(program);
    let mut program = open(data).unwrap();
    program.make_return(&audit, &folder).unwrap();
    refused.push(program.make_return(&audit, &folder).unwrap_err());
    refused.push(program.set_field(&audit, "profile/name", "Other", "").unwrap_err());
    refused.push(program.undo(&audit).unwrap_err());
    program.start_revision(&audit, "The name was wrong").unwrap();
    std::fs::remove_dir_all(data.join("keys")).unwrap();
    refused.push(program.make_return(&audit, &folder).unwrap_err());
}

/// The number of a copy is drawn, and another one as soon as the program looks at its clock once more or less.
fn without_number(error: ApiError) -> ApiError {
    let at = error.message.find("-paper-").expect("it names the file") + "-paper-".len();
    let message = format!("{}K4-7Q{}", &error.message[..at], &error.message[at + "K4-7Q".len()..]);
    ApiError::new(error.code, message, error.hint)
}
