//! What a return claims beside what follows from its own answers: returns made by hand and validly signed.

mod common;

use audit_api::reading::SignedReturn;
use audit_core::audit::ActionStatus;
use audit_core::content::{ReturnContent, StatedRating};
use audit_core::ids::BandId;
use audit_core::tool::Counts;
use audit_exchange::{SigningKey, returns};
use common::{answer_all, begin, declare, program};

/// What a return of an invented practice says, as the program made it.
fn content() -> ReturnContent {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let file = made.files.iter().find(|file| file.kind.code() == "return").unwrap();
    returns::verify(&std::fs::read(file.path.as_ref().unwrap()).unwrap()).unwrap().submission().content().clone()
}

fn signed(content: &ReturnContent) -> Vec<u8> {
    returns::sign(content, &SigningKey::from_seed(&[9; 32]), content.created).unwrap().bytes
}

fn codes(content: &ReturnContent) -> Vec<(&'static str, String)> {
    let problems = SignedReturn::read(&signed(content)).expect_err("it contradicts itself");
    problems.into_iter().map(|problem| (problem.code, problem.place)).collect()
}

#[test]
fn a_band_is_never_printed_beside_a_score_that_contradicts_it() {
    let honest = content();
    let (id, label) = honest.band.clone().unwrap();
    let text = SignedReturn::read(&signed(&honest)).unwrap().text();
    assert!(text.contains(&format!("Band                  {label}\n")), "{text}");

    // The audit tool comes with the program: a band that does not follow is refused, and so is a name that is not its own.
    let other = if id.as_str() == "b0" { "b80" } else { "b0" };
    for band in [Some((BandId::new(other).unwrap(), label.clone())), Some((id.clone(), "All met".to_owned())), None] {
        let content = ReturnContent { band, ..honest.clone() };
        assert_eq!(codes(&content), [("counts-differ", "/summary/band".to_owned())]);
    }

    // It does not come with the program: what was counted is printed, and what is claimed is said to be that.
    let mut unknown = ReturnContent { band: Some((id, "All met".to_owned())), ..honest.clone() };
    unknown.tool.digest = "ab".repeat(32);
    let bytes = signed(&unknown);
    let read = SignedReturn::read(&bytes).unwrap();
    let said = "“All met”, as the sender says. Not checked: this program does not have the audit tool.";
    assert!(read.text().contains(said), "{}", read.text());
    let score = audit_core::scoring::percent(honest.count.score().unwrap());
    assert!(read.text().contains(&format!("Score                 {score}\n")), "{}", read.text());
    let plan = audit_api::plan_of(&returns::verify(&bytes).unwrap().submission());
    assert_eq!((plan.score.band.as_str(), plan.score.band_given.as_str()), ("", "All met"));
    assert_eq!(plan.score.percent, score);
}

#[test]
fn a_level_counts_as_the_audit_tool_says() {
    let mut content = content();
    let partly =
        |rating: &StatedRating| matches!(rating, StatedRating::Level { counts, .. } if *counts == Counts::Partly);
    let standards: Vec<usize> =
        (0..content.standards.len()).filter(|at| partly(&content.standards[*at].rating)).collect();
    for at in &standards {
        if let StatedRating::Level { counts, .. } = &mut content.standards[*at].rating {
            *counts = Counts::Met;
        }
    }
    content.count.met += content.count.partly;
    content.count.partly = 0;
    let found = codes(&content);
    let levels = found.iter().filter(|(code, _)| *code == "level-differs").count();
    assert_eq!(levels, standards.len(), "{found:?}");
}

#[test]
fn a_return_whose_only_action_is_done_is_read_and_says_so() {
    let mut content = content();
    let action = &mut content.actions[0];
    action.status = ActionStatus::Done;
    let standard = action.standard.clone().unwrap();
    let number = content.standards.iter().find(|one| one.id == standard).unwrap().number.clone();
    let read = SignedReturn::read(&signed(&content)).unwrap();
    let text = read.text();
    assert!(
        text.contains(&format!("\n  {number:<6}Nothing planned\n        Because: Its only action is done.\n")),
        "{text}"
    );
    let standing = content.actions.len();
    assert!(text.contains(&format!("\nActions: {standing}, 1 of them done\n")), "{text}");
}
