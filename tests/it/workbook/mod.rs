//! Workbooks from outside: what goes in comes out, whatever people do with them on the way.

mod again;
mod awkward;
mod borough;
mod brought;
mod cell_and_click;
mod commands;
mod hands;
mod hostile;
mod importing;
mod last_time;
mod last_year;
pub(crate) mod old_form;
mod tools;
mod whose;

use audit_core::Uuid;
use audit_core::field::{Field, Fields};
use audit_core::ids::ServiceTypeId;
use audit_core::jiff::civil::Date;
use audit_core::text::Language;
use audit_core::tool::Tool;
use audit_exchange::tools::v1;
use audit_tests::{Answers, Fixed, Hand, TODAY};
use audit_workbooks::audit::read::{self, Reading};
use audit_workbooks::audit::{Form, book};
use audit_workbooks::sheet::{Book, Content};
use audit_workbooks::{open, write};

fn tool() -> Tool {
    audit_api::bundled_tools().unwrap().into_iter().find(|tool| tool.id.as_str() == "section-11").unwrap()
}

fn blank(tool: &Tool, fields: &Fields) -> Book {
    blank_of(tool, "gp-practice", fields)
}

fn blank_of(tool: &Tool, service_type: &str, fields: &Fields) -> Book {
    let service_type = ServiceTypeId::new(service_type).unwrap();
    book(&Form {
        tool,
        digest: &v1::digest(tool).to_string(),
        service_type: &service_type,
        language: &Language::english(),
        fields,
        submitter: None,
        known_by: "",
        exported: 0,
        exported_return: "",
        made: "2026-10-12T09:00:00Z",
        made_on: TODAY.parse::<Date>().unwrap(),
    })
}

/// The workbook of the tour's practice, filled in.
pub(crate) fn northgate() -> Hand {
    let tool = tool();
    let mut hand = Hand::new(blank(&tool, &Fields::new()), tool);
    hand.fill(&Answers::northgate());
    hand
}

fn read_bytes(bytes: &[u8], tool: &Tool) -> Reading {
    let grids = open(bytes).unwrap_or_else(|problem| panic!("{problem:?}"));
    let about = read::about(&grids).unwrap_or_else(|problem| panic!("{problem:?}"));
    let mut next = 0u128;
    read::read(&grids, &about, tool, &mut |_| {
        next += 1;
        Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + next)
    })
}

fn fields_of(reading: &Reading) -> Fields {
    reading.entries.iter().map(|entry| (entry.field.clone(), entry.value.clone())).collect()
}

fn field(key: &str) -> Field {
    Field::parse(key).unwrap_or_else(|| panic!("{key}"))
}

/// What `complete` makes of a workbook, with a key of its own.
fn complete(bytes: &[u8]) -> Result<audit_core::content::ReturnContent, Vec<String>> {
    let made = completed(bytes)
        .map_err(|all| all.iter().map(|p| format!("{} {}: {}", p.code, p.place, p.sentence)).collect::<Vec<_>>())?;
    let verified = audit_exchange::returns::verify(&made.audit_return).expect("what was made verifies");
    assert!(made.plan.starts_with(b"%PDF-"));
    Ok(verified.submission().content().clone())
}

fn completed(bytes: &[u8]) -> Result<audit_api::workbooks::Completed, Vec<audit_api::reading::Problem>> {
    let folder = tempfile::tempdir().unwrap();
    let world = Fixed::new(folder.path());
    let pem = audit_api::workbooks::new_key(&world);
    let asked =
        audit_api::workbooks::Completing { workbook: bytes, pem: &pem, tools: &[], replaces: None, there: None };
    audit_api::workbooks::complete(&asked, &world)
}

/// Everything that is said of a workbook when it is completed: problems, or notes.
pub(crate) fn complete_all(bytes: &[u8]) -> Vec<audit_api::reading::Problem> {
    completed(bytes).map_or_else(|problems| problems, |made| made.notes)
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let tool = tool();
    assert!(write(&blank(&tool, &Fields::new())).unwrap() == write(&blank(&tool, &Fields::new())).unwrap());
}

#[test]
fn the_example_of_a_role_is_the_audit_tools_own() {
    let examples = |id: &str, service_type: &str| -> Vec<String> {
        let tool = audit_api::bundled_tools().unwrap().into_iter().find(|tool| tool.id.as_str() == id).unwrap();
        let cells = blank_of(&tool, service_type, &Fields::new()).sheets.into_iter().flat_map(|sheet| sheet.rows);
        let texts = cells.flat_map(|row| row.cells).filter_map(|cell| match cell.content {
            Content::Text(text) => Some(text),
            _ => None,
        });
        texts.filter(|text| text.starts_with("For example: ")).collect()
    };
    assert_eq!(examples("section-11", "gp-practice"), ["For example: practice manager"]);
    assert_eq!(examples("section-175", "academy"), ["For example: designated safeguarding lead"]);
}

#[test]
fn a_blank_workbook_says_nothing() {
    let tool = tool();
    let reading = read_bytes(&write(&blank(&tool, &Fields::new())).unwrap(), &tool);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.notes, []);
    let said: Vec<String> = reading.entries.iter().map(|entry| entry.field.to_string()).collect();
    assert_eq!(said, ["profile/service-type"]);
    assert!(reading.places.len() > 300, "every cell has its place");
}

#[test]
fn the_tours_practice_gives_the_return_of_the_tour() {
    let bytes = write(&northgate().book).unwrap();
    let made = complete(&bytes).unwrap_or_else(|problems| panic!("{problems:#?}"));
    same_as_the_tour(&made);
}

/// What a workbook of the tour's practice must give: everything but ids and times.
fn same_as_the_tour(made: &audit_core::content::ReturnContent) {
    let data = tempfile::tempdir().unwrap();
    let mut program = audit_tests::open(data.path()).unwrap();
    let audit = audit_tests::play(&mut program, &Answers::northgate()).unwrap();
    let out = tempfile::tempdir().unwrap();
    let tour = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let file = tour.files.iter().find(|file| file.kind.code() == "return").unwrap();
    let bytes = std::fs::read(file.path.as_ref().unwrap()).unwrap();
    let verified = audit_exchange::returns::verify(&bytes).unwrap();
    let (made, tour) = (comparable(made), comparable(verified.submission().content()));
    for (ours, theirs) in made.iter().zip(&tour) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(made.len(), tour.len());
}

/// A return as lines without ids and times, references resolved.
fn comparable(content: &audit_core::content::ReturnContent) -> Vec<String> {
    let title = |id: &Uuid| {
        let found = content.evidence.iter().find(|evidence| evidence.id == *id).expect("listed");
        format!("{} | {} | {:?} | {} | {:?}", found.title, found.kept_at, found.date, found.owner, found.review)
    };
    let mut lines = vec![
        format!("{:?}", content.tool),
        format!("{:?}", audit_core::content::Organisation { sites: Vec::new(), ..content.organisation.clone() }),
        format!("{:?} {:?} {:?}", content.count, content.band, content.warnings),
        format!("{:?}", content.statements),
    ];
    lines.extend(content.organisation.sites.iter().map(|s| format!("{} {} {}", s.name, s.covered, s.assured_by)));
    for standard in &content.standards {
        let mut evidence: Vec<String> = standard.evidence.iter().map(title).collect();
        evidence.sort();
        lines.push(format!(
            "{:?} {evidence:?}",
            audit_core::content::StatedStandard { evidence: vec![], ..standard.clone() }
        ));
    }
    lines.extend(content.actions.iter().map(|a| {
        let id = Uuid::nil();
        format!("{:?}", audit_core::audit::Action { id, ..a.clone() })
    }));
    lines
        .extend(content.challenges.iter().map(|note| format!("{} {} {:?}", note.question, note.answer, note.asked_on)));
    lines.extend(content.questions.iter().map(|question| format!("{question:?}")));
    lines.extend(content.declarations.iter().map(|declaration| format!("{declaration:?}")));
    lines
}
