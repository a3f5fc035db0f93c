//! The paper for those who are asked to agree, challenge notes, own use, and organisations of one group.

mod common;

use audit_api::Program;
use audit_api::views::{Agreement, AuditState, HistoryAsk, LikeCode, StartAudit};
use audit_core::audit::Counted;
use common::{answer_all, begin, program};

fn standards(program: &Program, audit: &str) -> Vec<String> {
    let view = program.audit(audit).unwrap();
    view.areas.iter().flat_map(|area| &area.standards).map(|one| one.id.clone()).collect()
}

#[test]
fn a_copy_knows_what_changed_since_and_undo_goes_past_it() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let all = standards(&program, &audit);
    program.set_field(&audit, &format!("standard/{}/rating", all[0]), "met", "").unwrap();
    let entry = uuid::Uuid::now_v7().to_string();
    let narrative = format!("standard/{}/narrative", all[0]);
    program.set_field(&audit, &narrative, "Seen", &entry).unwrap();

    let gone = out.path().join("gone").display().to_string();
    assert_eq!(program.make_paper(&audit, &gone).unwrap_err().code, "paper-not-saved");
    assert_eq!(program.readers(&audit).unwrap().copies, [], "a copy that is nowhere is none");
    let made = program.make_paper(&audit, &folder).unwrap();
    assert!(made.file.saved, "{:?}", made.file.problem);
    assert!(made.file.name.starts_with("Z99901-section-11-2026-paper-"), "{}", made.file.name);
    assert!(std::fs::read(made.file.path.as_ref().unwrap()).unwrap().starts_with(b"%PDF-1.7"));
    assert_eq!(made.copy.changed, 0);
    assert!(program.declaration(&audit).unwrap().since_paper.is_none());

    // Typing that was under way when the copy was made goes on as a new entry: the copy keeps what it said.
    program.set_field(&audit, &narrative, "Seen in May", &entry).unwrap();
    program.set_field(&audit, &format!("standard/{}/rating", all[1]), "not-met", "").unwrap();
    program.set_field(&audit, "profile/telephone", "020 7946 0000", "").unwrap();
    let since = program.declaration(&audit).unwrap().since_paper.expect("answers changed");
    assert_eq!(
        since.sentence,
        format!(
            "Since the copy made for partners on 12 October 2026 (number {} at its foot), 2 answers have changed.",
            made.copy.number
        )
    );
    let said: Vec<_> = since
        .changes
        .iter()
        .map(|one| (one.old.as_deref().unwrap_or_default(), one.new.as_deref().unwrap_or_default(), one.place.as_str()))
        .collect();
    let place = |at: usize| format!("standard/{}", all[at]);
    assert_eq!(said, [("Seen", "Seen in May", place(0).as_str()), ("", "Not met", place(1).as_str())]);

    let second = program.make_paper(&audit, &folder).unwrap().copy;
    assert_ne!(second.number, made.copy.number);
    assert_eq!(program.readers(&audit).unwrap().copies.len(), 2);
    assert!(
        program.history(&audit, &HistoryAsk::default()).unwrap().entries[0]
            .what
            .starts_with("Paper made for partners, number ")
    );
    assert_eq!(program.undo(&audit).unwrap().place, Some("profile#telephone".to_owned()), "a copy is nothing to undo");
}

#[test]
fn challenge_notes_stay_at_home_unless_they_are_ticked() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    let standard = standards(&program, &audit)[0].clone();
    for (question, send) in [("MARK-SECRET", ""), ("MARK-CHOSEN", "yes")] {
        let note = program.add_challenge(&audit, &standard).unwrap().id.unwrap();
        program.set_field(&audit, &format!("challenge/{note}/question"), question, "").unwrap();
        program.set_field(&audit, &format!("challenge/{note}/answer"), "We looked.", "").unwrap();
        program.set_field(&audit, &format!("challenge/{note}/asked-by"), "The chair", "").unwrap();
        program.set_field(&audit, &format!("challenge/{note}/send"), send, "").unwrap();
    }
    let removed = program.add_challenge(&audit, "").unwrap().id.unwrap();
    program.remove_challenge(&audit, &removed).unwrap();
    assert_eq!(program.readers(&audit).unwrap().challenges.len(), 2);
    let sending = program.sending(&audit).unwrap();
    let part =
        sending.parts.iter().find(|part| part.heading.starts_with("Notes of what was asked")).expect("one was ticked");
    assert_eq!(part.rows.len(), 1);
    assert!(part.rows[0].value.contains("MARK-CHOSEN"));
    for role in ["senior", "lead"] {
        agree(&mut program, &audit, role, "2026-10-12", "here");
    }
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let bytes = std::fs::read(made.files[1].path.as_ref().unwrap()).unwrap();
    let sent = String::from_utf8(bytes.clone()).unwrap();
    assert!(sent.contains("MARK-CHOSEN") && !sent.contains("MARK-SECRET"));
    let submission = audit_exchange::returns::verify(&bytes).unwrap().submission();
    assert_eq!(submission.content().challenges.len(), 1);
    // Who reads the return reads it too: in the plan that goes with it and in its text, in the tool's word for who asked.
    let plan = audit_api::plan_of(&submission);
    assert_eq!(plan.asked_heading, "What partners asked");
    assert_eq!(plan.asked.len(), 1);
    assert!(plan.asked[0].about.starts_with("Standard 1.1: "), "{}", plan.asked[0].about);
    assert_eq!(plan.asked[0].by, "The chair, 12 October 2026");
    let text = audit_api::reading::SignedReturn::read(&bytes).unwrap().text();
    let asked = text.split("\nWhat partners asked\n").nth(1).expect("a part of its own");
    for line in ["Question: MARK-CHOSEN", "Answer: We looked.", "Asked by: The chair, 12 October 2026"] {
        assert!(asked.contains(line), "{asked}");
    }
    assert!(!text.contains("MARK-SECRET"));
    // Notes go on after export; what was sent does not change with them.
    program.add_challenge(&audit, &standard).expect("a note is no part of what was locked");
}

fn agree(program: &mut Program, audit: &str, role: &str, on: &str, how: &str) {
    let agreement = Agreement {
        role: role.to_owned(),
        name: format!("Holder of {role}"),
        person_title: String::new(),
        agreed_on: on.to_owned(),
        how: audit_api::views::HowAgreed::from_code(how),
    };
    program.agree(audit, &agreement).unwrap();
}

#[test]
fn agreeing_on_different_days_is_said_wherever_the_audit_is() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    agree(&mut program, &audit, "senior", "2026-10-05", "meeting");
    assert_eq!(program.start().unwrap().audits[0].status, "All standards rated, agreed by 1 of 2, not sent yet");
    assert_eq!(program.audit(&audit).unwrap().agreed, Some("Agreed by 1 of 2".to_owned()));
    let declaration = program.declaration(&audit).unwrap();
    assert_eq!(declaration.agreed, Some("Agreed by 1 of 2".to_owned()));
    assert!(
        declaration.roles[0].sentence.contains("5 October 2026, at a meeting"),
        "{}",
        declaration.roles[0].sentence
    );
    let sending = program.sending(&audit).unwrap();
    assert_eq!((sending.ready, sending.agreed.as_deref().unwrap_or_default()), (false, "Agreed by 1 of 2"));
    assert_eq!(program.make_return(&audit, "/nowhere").unwrap_err().code, "not-ready");
    agree(&mut program, &audit, "lead", "2026-10-12", "email");
    assert!(program.sending(&audit).unwrap().ready);
}

#[test]
fn own_use_becomes_a_return_without_retyping() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    for role in ["senior", "lead"] {
        agree(&mut program, &audit, role, "2026-10-12", "here");
    }
    program.set_field(&audit, "profile/own-use", "yes", "").unwrap();
    assert_eq!(program.start().unwrap().audits[0].status, "All standards rated, for our own use");
    assert_eq!(program.make_return(&audit, &folder).unwrap_err().code, "own-use");
    assert!(program.make_paper(&audit, &folder).unwrap().file.saved, "the paper can be made all the same");
    assert!(program.draw_plan_today(&audit).unwrap().save(folder.as_ref()).unwrap().saved, "and the plan");
    program.set_field(&audit, "profile/own-use", "", "").unwrap();
    assert!(program.make_return(&audit, &folder).unwrap().files.iter().all(|file| file.saved));
}

#[test]
fn another_organisation_takes_over_what_is_the_same_when_wanted() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let first = begin(&mut program);
    program.set_field(&first, "profile/completed-by", "Iris Office", "").unwrap();
    let start = program.start().unwrap();
    let tool = start.tools.iter().find(|tool| tool.id == "section-11").unwrap().digest.clone();
    let new = |name: &str, like: Option<String>| StartAudit {
        tool: tool.clone(),
        name: name.to_owned(),
        service_type: Some("gp-practice".to_owned()),
        like_parts: like.iter().flat_map(|_| [LikeCode::Contact, LikeCode::Substitute]).collect(),
        like,
        own_use: true,
        ..StartAudit::default()
    };
    let like = start.submitters[0].id.clone();
    let second = program.start_audit(&new("Second", Some(like))).unwrap();
    assert!(second.for_own_use);
    let profile = program.profile(&second.id).unwrap();
    assert_eq!((profile.substitute.as_str(), profile.email.as_str()), ("Bo Example", "practice@example.org"));
    assert_eq!(profile.identifiers[0].value, None, "a code is not the same for two organisations");
    assert_eq!(program.audit(&second.id).unwrap().progress.rated, 0);
    let third = program.start_audit(&new("Third", None)).unwrap();
    assert_eq!(program.profile(&third.id).unwrap().substitute, "");
    let names: Vec<_> = program.start().unwrap().submitters.into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Northgate Surgery", "Second", "Third"]);
    assert!(program.start().unwrap().audits.iter().all(|card| matches!(card.state, AuditState::Open)));
}

#[test]
fn the_plan_of_a_further_revision_says_why_and_what_it_replaces() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    for role in ["senior", "lead"] {
        agree(&mut program, &audit, role, "2026-10-12", "here");
    }
    let first = program.make_return(&audit, &folder).unwrap();
    program.start_revision(&audit, "The lead has changed").unwrap();
    let second = program.make_return(&audit, &folder).unwrap();
    let plan = |made: &audit_api::views::ReturnView| {
        let bytes = std::fs::read(made.files[1].path.as_ref().unwrap()).unwrap();
        audit_api::plan_of(&audit_exchange::returns::verify(&bytes).unwrap().submission())
    };
    assert_eq!((plan(&first).revision_reason.as_str(), plan(&first).replaces.as_str()), ("", ""));
    let plan = plan(&second);
    assert_eq!(plan.revision_reason, "The lead has changed");
    assert_eq!(plan.replaces, format!("Revision 1, with the fingerprint {}", first.fingerprint));
}

#[test]
fn a_dropped_action_and_an_optional_question_are_no_gap_anywhere() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    let standard = standards(&program, &audit)[0].clone();
    program.set_field(&audit, &format!("standard/{standard}/rating"), "partly", "").unwrap();
    for (what, status) in [("Train the team", "planned"), ("Buy a safe", "dropped")] {
        let action = program.add_action(&audit, &standard).unwrap().id.unwrap();
        for (member, value) in [("what", what), ("owner", "Lead"), ("due", "2026-12-01"), ("status", status)] {
            program.set_field(&audit, &format!("action/{action}/{member}"), value, "").unwrap();
        }
    }
    for role in ["senior", "lead"] {
        agree(&mut program, &audit, role, "2026-10-12", "here");
    }
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let bytes = std::fs::read(made.files[1].path.as_ref().unwrap()).unwrap();
    let submission = audit_exchange::returns::verify(&bytes).unwrap().submission();
    let plan = audit_api::plan_of(&submission);
    let dropped: Vec<_> =
        plan.actions.iter().filter(|action| action.counted == Counted::Dropped).map(|action| &action.what).collect();
    assert_eq!(dropped, ["Buy a safe"]);
    let warned = submission.content().warnings.iter().find(|(code, _)| code == "question-unanswered");
    let open = |optional: bool| plan.questions.iter().filter(|one| !one.answered && one.optional == optional).count();
    assert_eq!(warned.map_or(0, |(_, count)| *count), open(false));
    assert!(open(false) > 0, "nobody answered them");
    let text = audit_api::reading::SignedReturn::read(&bytes).unwrap().text();
    assert!(text.contains(&format!("\nActions: {}, and 1 dropped\n", plan.actions.len() - 1)), "{text}");
    let said = |words: &str| text.lines().filter(|line| line.trim() == words).count();
    assert_eq!((said("Not answered"), said("Left blank, which is allowed")), (open(false), open(true)));
}

#[test]
fn nobody_has_to_agree_to_what_is_for_own_use() {
    let data = tempfile::tempdir().unwrap();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    assert_eq!(program.audit(&audit).unwrap().stops, 2, "two declarations are missing");
    program.set_field(&audit, "profile/own-use", "yes", "").unwrap();
    let view = program.audit(&audit).unwrap();
    assert_eq!((view.stops, view.agreed.as_deref().unwrap_or_default()), (0, ""));
    assert!(program.check(&audit).unwrap().stops.is_empty());
    program.set_field(&audit, "profile/own-use", "", "").unwrap();
    assert_eq!(program.audit(&audit).unwrap().stops, 2, "a return needs them");
}

/// The words of a PDF, as pdftotext reads them.
fn words_of(path: &str) -> String {
    let read = std::process::Command::new("pdftotext").args(["-raw", path, "-"]).output().expect("pdftotext is here");
    String::from_utf8(read.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_plan_of_today_is_saved_at_any_time_and_is_no_return() {
    if std::process::Command::new("pdftotext").arg("-v").output().is_err() {
        return eprintln!("SKIPPED: pdftotext: poppler-utils is not installed");
    }
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let all = standards(&program, &audit);
    // Nothing is rated: a standard with an action stands in it all the same.
    let action = program.add_action(&audit, &all[0]).unwrap().id.unwrap();
    program.set_field(&audit, &format!("action/{action}/what"), "Buy a lockable cupboard", "").unwrap();
    let history = program.history(&audit, &HistoryAsk::default()).unwrap().entries.len();
    let file = program.draw_plan_today(&audit).unwrap().save(folder.as_ref()).unwrap();
    assert!(file.saved && file.name.ends_with("-as-of-2026-10-12.plan.pdf"), "{file:?}");
    let text = words_of(file.path.as_ref().unwrap());
    for words in [
        "As it stands on 12 October 2026. Draft: not a return.",
        "Buy a lockable cupboard",
        "0 of 55 standards that apply met",
        "55 not rated yet",
        "Not rated yet",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    for words in ["Fingerprint", "Every critical standard", "%", "0000-0000"] {
        assert!(!text.contains(words), "{words} is in {text}");
    }
    assert_eq!(program.history(&audit, &HistoryAsk::default()).unwrap().entries.len(), history, "nothing is recorded");
    assert!(program.returns(&audit).unwrap().is_empty());
    let second = program.draw_plan_today(&audit).unwrap().save(folder.as_ref()).unwrap();
    assert_ne!(second.path, file.path, "a file that is there is never written over");

    program.set_field(&audit, "profile/own-use", "yes", "").unwrap();
    for (member, value) in [("status", "done"), ("done-on", "2026-10-09")] {
        program.set_field(&audit, &format!("action/{action}/{member}"), value, "").unwrap();
    }
    let text = words_of(program.draw_plan_today(&audit).unwrap().save(folder.as_ref()).unwrap().path.as_ref().unwrap());
    assert!(text.contains("For your own use: not a return."), "{text}");
    assert!(text.contains("Done, 9 October 2026"), "{text}");
    let paper = words_of(program.make_paper(&audit, &folder).unwrap().file.path.as_ref().unwrap());
    assert!(paper.contains("As it stands: 0 of 55 standards rated") && !paper.contains("Draft:"), "{paper}");
    program.set_field(&audit, "profile/own-use", "", "").unwrap();

    // During the year: what was done since stands in it, and the return stays as it was.
    program.remove_action(&audit, &action).unwrap();
    answer_all(&mut program, &audit);
    program.set_field(&audit, &format!("standard/{}/rating", all[0]), "partly", "").unwrap();
    let action = program.add_action(&audit, &all[0]).unwrap().id.unwrap();
    for (member, value) in [("what", "Train the team"), ("owner", "Lead"), ("due", "2026-12-01")] {
        program.set_field(&audit, &format!("action/{action}/{member}"), value, "").unwrap();
    }
    for role in ["senior", "lead"] {
        agree(&mut program, &audit, role, "2026-10-12", "here");
    }
    program.make_return(&audit, &folder).unwrap();
    program.set_field(&audit, &format!("action/{action}/progress"), "Two of five are trained", "").unwrap();
    let text = words_of(program.draw_plan_today(&audit).unwrap().save(folder.as_ref()).unwrap().path.as_ref().unwrap());
    assert!(text.contains("Not a return: revision 1 was made before, and stays as it was."), "{text}");
    assert!(text.contains("Two of five are trained") && !text.contains("Holder of"), "{text}");
    assert_eq!(program.returns(&audit).unwrap().len(), 1);
}

/// The cells of a row, as anybody's program reads them.
fn cells(path: &str, sheet: usize, row: u32) -> Vec<String> {
    let grids = audit_workbooks::open(&std::fs::read(path).unwrap()).unwrap();
    (0..9).map(|column| grids[sheet].text(row, column)).collect()
}

#[test]
fn the_actions_of_today_are_a_workbook_that_agrees_with_the_plan() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = out.path().display().to_string();
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let all = standards(&program, &audit);
    for (standard, rating) in [(&all[0], "partly"), (&all[1], "not-met"), (&all[2], "not-met")] {
        program.set_field(&audit, &format!("standard/{standard}/rating"), rating, "").unwrap();
    }
    let values = |late: &str| {
        [("what", "=Buy a cupboard"), ("owner", "Practice manager"), ("due", late)].map(|(m, v)| (m, v.to_owned()))
    };
    let mut ids = Vec::new();
    for (standard, due) in [(&all[0], "2026-10-11"), (&all[1], "2026-10-12")] {
        let action = program.add_action(&audit, standard).unwrap().id.unwrap();
        for (member, value) in values(due) {
            program.set_field(&audit, &format!("action/{action}/{member}"), &value, "").unwrap();
        }
        ids.push(action);
    }
    let history = program.history(&audit, &HistoryAsk::default()).unwrap().entries.len();
    let file = program.draw_plan_workbook(&audit).unwrap().save(folder.as_ref()).unwrap();
    assert!(file.saved && file.name.ends_with("-as-of-2026-10-12.plan.xlsx"), "{file:?}");
    assert_eq!(file.kind.code(), "plan-workbook");
    assert_eq!(program.history(&audit, &HistoryAsk::default()).unwrap().entries.len(), history, "nothing is recorded");
    let second = program.draw_plan_workbook(&audit).unwrap().save(folder.as_ref()).unwrap();
    assert_eq!(second.path, file.path, "the same plan is the same file");

    assert!(
        cells(file.path.as_ref().unwrap(), 0, 2)[0]
            .starts_with("As it stands on 12 October 2026. Draft: not a return.")
    );
    let view = program.plan(&audit).unwrap();
    let statement = &view.actions[0].standard_statement;
    let expected = [
        "1.1",
        statement,
        "Partly met",
        "=Buy a cupboard",
        "Practice manager",
        "11 October 2026",
        "Planned, overdue",
        "",
        "",
    ];
    assert_eq!(cells(file.path.as_ref().unwrap(), 0, 4), expected);
    assert_eq!(cells(file.path.as_ref().unwrap(), 0, 5)[6], "Planned", "its day is today");
    assert_eq!(cells(file.path.as_ref().unwrap(), 1, 4)[0], view.without_action[0].number);
    assert_eq!(view.without_action.len(), 1);

    program.set_field(&audit, &format!("action/{}/status", ids[0]), "done", "").unwrap();
    program.set_field(&audit, &format!("action/{}/done-on", ids[0]), "2026-10-09", "").unwrap();
    let third = program.draw_plan_workbook(&audit).unwrap().save(folder.as_ref()).unwrap();
    assert_ne!(third.path, file.path, "a file that is there is never written over");
    assert_eq!(cells(third.path.as_ref().unwrap(), 0, 4)[6..8], ["Done", "9 October 2026"]);
}
