//! An audit on the start screen: how it stands, its actions and who has agreed, as they are said wherever else they stand.

mod common;

use audit_api::Program;
use audit_api::views::{Agreement, AuditCard};
use common::{answer_all, begin, program};

fn card(program: &Program) -> AuditCard {
    program.start().unwrap().audits.remove(0)
}

fn add(program: &mut Program, audit: &str, standard: &str, fields: &[(&str, &str)]) {
    let action = program.add_action(audit, standard).unwrap().id.unwrap();
    for (member, value) in fields {
        program.set_field(audit, &format!("action/{action}/{member}"), value, "").unwrap();
    }
}

fn agree(program: &mut Program, audit: &str, role: &str, name: &str) {
    let agreement = Agreement {
        role: role.to_owned(),
        name: name.to_owned(),
        agreed_on: "2026-10-12".to_owned(),
        how: audit_api::views::HowAgreed::from_code("here"),
        person_title: String::new(),
    };
    program.agree(audit, &agreement).unwrap();
}

#[test]
fn actions_are_counted_as_in_the_plan() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    assert_eq!((card(&program).actions_open, card(&program).actions_overdue), (0, 0));
    for fields in [
        &[("what", "Late"), ("due", "2026-10-11")][..],
        &[("what", "Due today"), ("due", "2026-10-12")],
        &[("what", "Late and done"), ("due", "2026-10-11"), ("status", "done")],
        &[("what", "Late and dropped"), ("due", "2026-10-11"), ("status", "dropped")],
        &[("due", "2026-10-11")],
    ] {
        add(&mut program, &audit, &standard, fields);
    }
    let now = card(&program);
    assert_eq!((now.actions_open, now.actions_overdue), (2, 1));
    let plan = program.plan(&audit).unwrap().actions;
    let open = plan.iter().filter(|one| !one.what.is_empty() && ["planned", "under-way"].contains(&one.status.code()));
    assert_eq!(open.count(), 2);
    assert_eq!(plan.iter().filter(|one| one.overdue && !one.what.is_empty()).count(), 1);
    assert_eq!(now.begun, Some("2026-10-12".to_owned()));
}

#[test]
fn who_has_agreed_is_said_while_it_stands() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let now = card(&program);
    assert_eq!((now.declarations, now.declarations_agreed, now.agreed_by.len()), (2, 0, 0));
    assert_eq!(now.standing, "55 standards left to rate");
    answer_all(&mut program, &audit);
    agree(&mut program, &audit, "lead", "Ada Example");
    let now = card(&program);
    assert_eq!(now.status, "All standards rated, agreed by 1 of 2, not sent yet");
    assert_eq!(now.standing, "All standards rated, not sent yet");
    let role = program.declaration(&audit).unwrap().roles.into_iter().find(|role| role.role == "lead").unwrap();
    assert_eq!((now.declarations_agreed, now.agreed_by), (1, vec![format!("Ada Example, {}", role.title)]));
    // What they agreed to is changed: it is withdrawn.
    let standard = program.audit(&audit).unwrap().areas[0].standards[0].id.clone();
    program.set_field(&audit, &format!("standard/{standard}/rating"), "not-met", "").unwrap();
    let now = card(&program);
    assert_eq!((now.declarations_agreed, now.agreed_by.len()), (0, 0));
    // For own use nobody has to.
    program.set_field(&audit, "profile/own-use", "yes", "").unwrap();
    let now = card(&program);
    assert_eq!((now.declarations, now.standing.as_str()), (0, "All standards rated, for our own use"));
}
