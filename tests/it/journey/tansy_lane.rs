//! Tansy Lane Primary School's whole self-evaluation: a school goes the same way as a practice.

use super::example::{says_what_was_typed, texts};
use super::{bytes, file, outside};
use audit_exchange::returns;
use audit_tests::{Answers, open, play};

#[test]
fn tansy_lane_goes_from_an_empty_folder_to_its_files() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let answers = Answers::tansy_lane();
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &answers).unwrap_or_else(|error| panic!("{}: {error}", error.code));
    let check = program.check(&audit).unwrap();
    assert_eq!((check.stops, check.undrawable), (vec![], vec![]));
    let shown = program.audit(&audit).unwrap().progress;
    assert_eq!((shown.shown as usize, shown.unrated), (answers.answers.len(), 0));
    assert!((65..=75).contains(&shown.shown), "a primary school sees {}", shown.shown);

    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let audit_return = bytes(&made, "return");
    let verified = returns::verify(&audit_return).unwrap_or_else(|refused| panic!("{refused}"));
    let submission = verified.submission();
    let content = submission.content();
    assert_eq!(content.organisation.name, "Tansy Lane Primary School");
    says_what_was_typed(content, &answers);
    let roles: Vec<_> = content.declarations.iter().map(|one| one.role.as_str()).collect();
    assert_eq!(roles, ["head", "governor"], "on different days");
    assert!(content.declarations[0].agreed_on < content.declarations[1].agreed_on);
    outside::plan_says(file(&made, "plan").path.as_ref().unwrap(), &texts(&answers));
}

#[test]
fn one_agreement_of_two_does_not_make_a_return() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut answers = Answers::tansy_lane();
    answers.declarations.truncate(1);
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &answers).unwrap_or_else(|error| panic!("{}: {error}", error.code));
    assert!(!program.sending(&audit).unwrap().ready);
    program.make_return(&audit, &out.path().display().to_string()).unwrap_err();
    assert_eq!(super::names(out.path()), Vec::<String>::new());
}

#[test]
fn the_schools_own_facts_bring_standards_and_take_them_away() {
    let data = tempfile::tempdir().unwrap();
    let mut program = open(data.path()).unwrap();
    let audit = play(&mut program, &Answers::tansy_lane()).unwrap();
    let shown = |program: &audit_api::Program| program.audit(&audit).unwrap().progress.shown;
    let before = shown(&program);
    program.set_field(&audit, "fact/uses-ap", "no", "").unwrap();
    assert_eq!(shown(&program), before - 2);
    program.set_field(&audit, "fact/boarding", "yes", "").unwrap();
    assert_eq!(shown(&program), before);
    program.set_field(&audit, "fact/boarding", "no", "").unwrap();
    program.set_field(&audit, "fact/uses-ap", "yes", "").unwrap();
    let progress = program.audit(&audit).unwrap().progress;
    assert_eq!((progress.shown, progress.unrated), (before, 0), "what was answered is still there");
}
