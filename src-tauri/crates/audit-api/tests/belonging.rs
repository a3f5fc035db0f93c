//! A workbook that is brought in before an audit is opened finds the audit that it belongs to.

mod common;

use audit_api::Program;
use audit_api::views::{IdentifierValue, MakeWorkbook, StartAudit};
use common::{answer_all, declare, program};

fn practice(program: &mut Program, name: &str, code: &str) -> String {
    let start = program.set_person("Ann Example", "Practice manager").unwrap();
    let known = start.submitters.into_iter().find(|one| one.name == name).map(|one| one.id);
    let tool = start.tools.into_iter().find(|tool| tool.id == "section-11").unwrap().digest;
    let start = StartAudit {
        tool,
        name: name.to_owned(),
        identifiers: vec![IdentifierValue { scheme: "ods".to_owned(), value: Some(code.to_owned()) }],
        service_type: Some("gp-practice".to_owned()),
        submitter: known,
        ..StartAudit::default()
    };
    program.start_audit(&start).unwrap().id
}

fn workbook(program: &mut Program, audit: &str, folder: &std::path::Path) -> String {
    let asked = MakeWorkbook { audit: Some(audit.to_owned()), tool: String::new(), service_type: String::new() };
    program.draw_workbook(&asked).unwrap().save(folder).unwrap().path.unwrap()
}

#[test]
fn it_is_proposed_where_it_was_made_and_says_why() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audits = ["Ash Surgery", "Birch Surgery", "Cedar Surgery"]
        .map(|name| (name, practice(&mut program, name, &format!("Z9990{}", name.len()))));
    let birch = &audits[1].1;
    let path = workbook(&mut program, birch, out.path());
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert_eq!((view.belongs, view.audits[0].code.as_str()), (1, birch.as_str()));
    assert_eq!(view.belongs_because, Some("It was made from an audit of Birch Surgery.".to_owned()));
    assert!(view.audits[0].label.ends_with(", started 12 October 2026"), "{}", view.audits[0].label);
    assert_eq!(view.audits.len(), 3, "the others can be chosen all the same");
    // Brought to another audit it says where it belongs.
    let elsewhere = program.preview_workbook(&path, &audits[0].1, false).unwrap();
    assert_eq!(elsewhere.audits[0].code, *birch);
}

#[test]
fn of_several_audits_of_the_same_organisation_none_is_taken_for_granted() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let first = practice(&mut program, "Ash Surgery", "Z99901");
    let second = practice(&mut program, "Ash Surgery", "Z99901");
    practice(&mut program, "Birch Surgery", "Z99902");
    let path = workbook(&mut program, &first, out.path());
    let view = program.preview_workbook(&path, "", false).unwrap();
    let own: Vec<_> = view.audits[..view.belongs as usize].iter().map(|one| one.code.clone()).collect();
    assert_eq!(own, [second, first]);
}

#[test]
fn a_workbook_whose_return_is_made_says_so() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = common::begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    let path = workbook(&mut program, &audit, out.path());
    program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let view = program.preview_workbook(&path, "", false).unwrap();
    assert_eq!(view.belongs, 0);
    assert_eq!(
        view.belongs_because,
        Some("It was made from an audit of Northgate Surgery. Its return of Section 11, 2026 is made: to bring the workbook in there, start its next \
         revision first.".to_owned())
    );
}

#[test]
fn last_time_is_offered_where_the_next_audit_is_started() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = common::begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let start = program.start().unwrap();
    let new = StartAudit {
        tool: start.tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone(),
        submitter: Some(start.submitters[0].id.clone()),
        ..StartAudit::default()
    };
    let origins = program.beginning(&new).unwrap().origins;
    assert_eq!((origins.len(), origins[0].audit.as_str(), origins[0].last_time), (1, audit.as_str(), true));
    assert_eq!(origins[0].begun, Some("2026-10-12".to_owned()));
    // Started without them, they are an offer that waits: not carried, and named.
    let empty = program.start_audit(&new).unwrap();
    assert_eq!((empty.carried, empty.carry_from), (false, vec!["Section 11, 2026".to_owned()]));
    let next = program.start_audit(&StartAudit { from: Some(audit), ..new }).unwrap();
    assert!(next.carried && next.carry_from.is_empty() && next.unconfirmed > 50);
}

#[test]
fn each_part_of_a_preview_holds_what_its_heading_says() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = common::begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    let note = program.add_challenge(&audit, "").unwrap().id.unwrap();
    for (member, value) in [("question", "Who looks at this again?"), ("answer", "The lead, in May"), ("send", "yes")] {
        program.set_field(&audit, &format!("challenge/{note}/{member}"), value, "").unwrap();
    }
    let path = workbook(&mut program, &audit, out.path());
    // Somewhere else everything in it is new.
    let elsewhere = tempfile::tempdir().unwrap();
    let mut there = common::program(elsewhere.path());
    there.set_person("Cy Example", "Deputy").unwrap();
    let view = there.preview_workbook(&path, "", false).unwrap();
    let headings: Vec<_> = view.groups.iter().map(|group| group.heading.as_str()).collect();
    let part = |heading: &str| {
        let found = view.groups.iter().find(|group| group.heading == heading);
        let found = found.unwrap_or_else(|| panic!("no {heading} among {headings:?}"));
        found.rows.iter().map(|row| row.new.as_str()).collect::<Vec<_>>()
    };
    assert!(part("What was asked").contains(&"Who looks at this again?"));
    assert_eq!(part("Declaration"), ["Dr Ada Example", "GP partner", "Dr Ada Example", "GP partner"]);
    assert_eq!(headings.first(), Some(&"About your organisation"));
    assert_eq!(headings[headings.len() - 2..], ["What was asked", "Declaration"]);
}
