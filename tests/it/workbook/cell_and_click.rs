//! A cell and a click leave the same fields: whatever a person can change on the screen and in a workbook, both change alike, with all
//! that comes about together with it.

use super::{blank, tool};
use audit_core::Uuid;
use audit_core::field::{
    ActionField, EvidenceField, Field, Fields, Kind, ProfileField, QuestionField, SiteField, StandardField,
};
use audit_core::ids::{QuestionId, StandardId};
use audit_store::{Change, NewOperation, OpenOptions, OrganisationStore, Person, STORE_FILE};
use audit_tests::{Answers, Hand, open, play};
use audit_workbooks::write;
use std::path::Path;

/// Members that no cell can change: the place where they are given is the screen.
const ONLY_ON_THE_SCREEN: [&str; 0] = [];

fn store(data: &Path) -> OrganisationStore {
    let options = OpenOptions {
        copy_id_if_new: Uuid::nil(),
        now: "2026-10-12T09:00:00.000Z".to_owned(),
        computer: String::new(),
        user: String::new(),
        person: String::new(),
        place: None,
    };
    OrganisationStore::open(&data.join(STORE_FILE), &options).unwrap()
}

fn fields(data: &Path, audit: Uuid) -> Fields {
    let rows = store(data).read().unwrap().fields(audit).unwrap();
    rows.into_iter().filter_map(|row| Some((Field::parse(&row.key)?, row.value?))).collect()
}

/// The tour's practice, all answered; with the details, a standard and a question from last time where `waiting`.
fn practice(waiting: bool) -> (tempfile::TempDir, Uuid) {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = Uuid::try_parse(&play(&mut program, &Answers::northgate()).unwrap()).unwrap();
    drop(program);
    if waiting {
        let ticks = ["standard/s11-t6wp", "question/s11q-time", "profile"];
        let tick = |of: &&str| Change::value(format!("{of}/from-last-time"), None, Some("yes"));
        let operation = NewOperation {
            id: Uuid::from_u128(7),
            kind: "carry-over".to_owned(),
            person: Person { name: "Ruth".to_owned(), role: String::new(), typed_by: None },
            at: "2026-10-12T10:00:00.000Z".to_owned(),
            reason: None,
            undoes: None,
            entry: None,
            barrier: false,
            format: 1,
            changes: ticks.iter().map(tick).collect(),
        };
        store(data.path()).write(|writer| writer.commit(audit, &operation)).unwrap();
    }
    (data, audit)
}

/// Every member that people set, of the first thing of each kind that there is.
fn settable(there: &Fields) -> Vec<Field> {
    let first = |wanted: fn(&Field) -> Option<Uuid>| there.keys().find_map(wanted).expect("one of each is there");
    let action = first(|field| if let Field::Action(id, _) = field { Some(*id) } else { None });
    let evidence = first(|field| if let Field::Evidence(id, _) = field { Some(*id) } else { None });
    let site = first(|field| if let Field::Site(id, _) = field { Some(*id) } else { None });
    let standard = StandardId::new("s11-t6wp").unwrap();
    let question = QuestionId::new("s11q-time").unwrap();
    let mut all: Vec<Field> = Vec::new();
    all.extend(ActionField::ALL.iter().map(|member| Field::Action(action, *member)));
    all.extend(EvidenceField::ALL.iter().map(|member| Field::Evidence(evidence, *member)));
    all.extend(SiteField::ALL.iter().map(|member| Field::Site(site, *member)));
    all.extend(StandardField::ALL.iter().map(|member| Field::Standard(standard.clone(), *member)));
    all.extend(QuestionField::ALL.iter().map(|member| Field::Question(question.clone(), *member)));
    all.extend(ProfileField::ALL.iter().map(|member| Field::Profile(*member)));
    // The type decides which workbook it is, so no cell of it changes that; and not every question asks for consent.
    all.retain(|field| {
        !field.is_kept_by_program()
            && !matches!(field, Field::Profile(ProfileField::ServiceType) | Field::Question(_, QuestionField::Consent))
            && !ONLY_ON_THE_SCREEN.contains(&field.to_string().as_str())
    });
    all
}

/// Another value for a field, as it is stored and as people type it.
fn another(field: &Field, now: Option<&String>) -> (String, String) {
    let pick = |choices: &[(&str, &str)]| {
        let other = choices.iter().find(|(code, _)| now.is_none_or(|now| now != code)).unwrap();
        (other.0.to_owned(), other.1.to_owned())
    };
    match (field, field.kind()) {
        (Field::Standard(_, StandardField::Rating), _) => pick(&[("partly", "Partly met"), ("met", "Met")]),
        (Field::Action(_, ActionField::Status), _) => pick(&[("under-way", "Under way"), ("done", "Done")]),
        (Field::Site(_, SiteField::Scope), _) => pick(&[("out", "Not covered"), ("in", "Covered by this audit")]),
        (Field::Question(_, QuestionField::Answer), _) => ("77".to_owned(), "77".to_owned()),
        (_, Kind::Date) => ("2026-11-03".to_owned(), "3 November 2026".to_owned()),
        (_, Kind::Tick) => ("yes".to_owned(), "Yes".to_owned()),
        _ => ("Said otherwise".to_owned(), "Said otherwise".to_owned()),
    }
}

/// Table, row and column of the cell that holds a field.
fn cell(key: &str) -> (&str, &str, &str) {
    let mut parts = key.split('/');
    match (parts.next().unwrap(), parts.next().unwrap(), parts.next()) {
        (table, row, Some(column)) => (table, row, column),
        _ => ("profile", key, "value"),
    }
}

fn copied(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    std::fs::copy(from.join(STORE_FILE), to.path().join(STORE_FILE)).unwrap();
    to
}

fn clicked(data: &Path, audit: Uuid, key: &str, value: &str) -> Fields {
    let mut program = open(data).unwrap();
    program.set_field(&audit.to_string(), key, value, "").unwrap();
    drop(program);
    fields(data, audit)
}

fn brought(data: &Path, audit: Uuid, before: &Fields, key: &str, words: &str) -> Fields {
    let tool = tool();
    let mut hand = Hand::new(blank(&tool, before), tool);
    let (table, row, column) = cell(key);
    hand.type_in(table, row, column, words);
    let path = data.join("audit.xlsx");
    std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
    let path = path.display().to_string();
    let mut program = open(data).unwrap();
    let view = program.preview_workbook(&path, &audit.to_string(), false).unwrap();
    assert_eq!(view.problems, [], "{key}");
    program.import_workbook(&path, &audit.to_string(), false, true, &view.digest).unwrap();
    drop(program);
    fields(data, audit)
}

#[test]
fn a_cell_and_a_click_leave_the_same_fields() {
    let mut compared = 0;
    for waiting in [false, true] {
        let (data, audit) = practice(waiting);
        let before = fields(data.path(), audit);
        for one in settable(&before) {
            let (value, words) = another(&one, before.get(&one));
            let value = if before.get(&one) == Some(&value) { continue } else { value };
            let key = one.to_string();
            let (here, there) = (copied(data.path()), copied(data.path()));
            let click = clicked(here.path(), audit, &key, &value);
            assert_eq!(click.get(&one), Some(&value), "{key}");
            assert_eq!(click, brought(there.path(), audit, &before, &key, &words), "{key}, waiting: {waiting}");
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn a_new_row_begins_as_what_is_added_on_the_screen() {
    let (data, audit) = practice(false);
    let before = fields(data.path(), audit);
    let (here, there) = (copied(data.path()), copied(data.path()));
    let mut program = open(here.path()).unwrap();
    let added = program.add_action(&audit.to_string(), "s11-t6wp").unwrap().id.unwrap();
    program.set_field(&audit.to_string(), &format!("action/{added}/what"), "Write it down", "").unwrap();
    drop(program);
    let tool = tool();
    let mut hand = Hand::new(blank(&tool, &before), tool);
    hand.type_in("action", "+1", "standard", "1.1");
    hand.type_in("action", "+1", "what", "Write it down");
    let path = there.path().join("audit.xlsx");
    std::fs::write(&path, write(&hand.book).unwrap()).unwrap();
    let path = path.display().to_string();
    let mut program = open(there.path()).unwrap();
    let view = program.preview_workbook(&path, &audit.to_string(), false).unwrap();
    program.import_workbook(&path, &audit.to_string(), false, true, &view.digest).unwrap();
    drop(program);
    let new = |data: &Path| -> Vec<(String, String)> {
        let after = fields(data, audit);
        let new = after.into_iter().filter(|(field, _)| !before.contains_key(field));
        new.map(|(field, value)| (field.to_string().rsplit('/').next().unwrap().to_owned(), value)).collect()
    };
    assert_eq!(new(here.path()), new(there.path()));
    assert!(new(here.path()).contains(&("status".to_owned(), "planned".to_owned())));
}
