//! An invented borough writes its own audit in a workbook, with red, amber and green; a club completes it in a workbook, and the
//! borough reads a return and a plan. Nothing but the command line is used.

use super::commands::run;
use crate::journey::outside;
use audit_core::content::{StatedRating, StatedStandard};
use audit_exchange::returns;
use audit_tests::{Sheets, root};
use std::path::Path;

fn source() -> Sheets {
    Sheets::read(&std::fs::read_to_string(root("tests/data/workbooks/larkmere.txt")).unwrap())
}

/// Runs a command that must not complain.
fn fine(folder: &Path, args: &[&str]) -> String {
    let (exit, out, err) = run(folder, args);
    assert_eq!((exit, err.as_str()), (0, ""), "{args:?}: {out}");
    out
}

/// What a person of the club types into the blank workbook.
const TYPED: &[(&str, &str, &str, &str)] = &[
    ("profile", "profile/name", "value", "Heron Lane Juniors"),
    ("profile", "identifier/larkmere", "value", "LM-204"),
    ("profile", "fact/trips", "value", "Yes"),
    ("profile", "profile/covers-all", "value", "Yes"),
    ("profile", "profile/completed-by", "value", "Odette Marsh"),
    ("profile", "profile/completed-by-role", "value", "Secretary"),
    ("standard", "lm-lead", "rating", "Green: in place"),
    ("standard", "lm-lead", "narrative", "Odette leads; her name is on the board in the hall."),
    ("standard", "lm-start", "rating", "amber: under way"),
    ("standard", "lm-tell", "rating", "Green: in place"),
    ("standard", "lm-tell", "narrative", "The children made a poster in March."),
    ("standard", "lm-doors", "rating", "red"),
    ("standard", "lm-trips", "rating", "Red: not started"),
    ("standard", "lm-trips", "no-action-because", "No trip is planned before the summer."),
    ("evidence", "+1", "standard", "1.1"),
    ("evidence", "+1", "title", "Photograph of the notice board"),
    ("action", "+1", "standard", "1.2"),
    ("action", "+1", "what", "Write the date of each check on the list of helpers"),
    ("action", "+1", "owner", "Secretary"),
    ("action", "+1", "due", "30 November 2026"),
    ("action", "+2", "standard", "2.1"),
    ("action", "+2", "what", "Make a rota for the door"),
    ("action", "+2", "owner", "Caretaker"),
    ("action", "+2", "due", "1/2/2027"),
    ("question", "lmq-easy", "answer", "4"),
    ("question", "lmq-children", "answer", "45"),
    ("question", "lmq-help", "answer", "A visit by the partnership"),
    ("declaration", "chair", "name", "Basil Okonjo"),
    ("declaration", "chair", "agreed-on", "2026-10-12"),
    ("declaration", "chair", "how", "At a meeting"),
];

#[test]
fn from_the_boroughs_workbook_to_a_clubs_return_and_plan() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let at = |name: &str| folder.join(name);
    std::fs::write(at("larkmere.xlsx"), source().bytes()).unwrap();
    fine(folder, &["tool", "build", "{folder}/larkmere.xlsx", "-o", "{folder}/larkmere.json"]);
    let checked = fine(folder, &["tool", "check", "{folder}/larkmere.json"]);
    assert!(checked.contains("6 scored, 0 switched off") && checked.contains("5  Club (club)"), "{checked}");

    fine(folder, &["tool", "blank", "{folder}/larkmere.json", "--type", "club", "-o", "{folder}/club.xlsx"]);
    let mut sheets = Sheets::of(&std::fs::read(at("club.xlsx")).unwrap());
    for (table, row, column, words) in TYPED {
        sheets.type_in(table, row, column, words);
    }
    std::fs::write(at("club.xlsx"), sheets.bytes()).unwrap();

    let complete = ["complete", "{folder}/club.xlsx", "-o", "{folder}/club.json", "--plan", "{folder}/plan.pdf"];
    let with = |more: &[&'static str]| complete.iter().chain(more).copied().collect::<Vec<_>>();
    let (exit, _, err) = run(folder, &with(&["--new-key", "{folder}/club.key"]));
    assert_eq!(exit, 1);
    assert!(err.contains("unknown-tool") && err.contains("--tool"), "the program does not come with this audit: {err}");
    // Another tool beside it does no harm: the workbook says which one it was made for.
    let riverside = root("tests/data/tools/valid/riverside-2026").display().to_string();
    let tools = ["--tool", riverside.leak(), "--tool", "{folder}/larkmere.json", "--new-key", "{folder}/club.key"];
    let said = fine(folder, &with(&tools));
    assert!(said.contains("Larkmere safeguarding check for clubs and halls, 2026"), "{said}");
    assert!(said.contains("2 of 5 applicable standards met"), "{said}");
    let signer = said.lines().find_map(|line| line.trim().strip_prefix("Signer")).unwrap().trim();
    fine(folder, &["verify", "{folder}/club.json", "--signer", signer]);

    let verified = returns::verify(&std::fs::read(at("club.json")).unwrap()).unwrap();
    let submission = verified.submission();
    let content = submission.content();
    let rated = |id: &str| content.standards.iter().find(|s| s.id.as_str() == id).map(label);
    assert_eq!(rated("lm-lead").as_deref(), Some("Green: in place"));
    assert_eq!(rated("lm-start").as_deref(), Some("Amber: under way"));
    assert_eq!(rated("lm-doors").as_deref(), Some("Red: not started"));
    assert_eq!(rated("lm-hire"), None, "only halls are asked");
    assert_eq!(content.tool.digest, tool_digest(&checked));

    let words = [
        "Larkmere safeguarding check for clubs and halls",
        "Heron Lane Juniors",
        "Green: in place",
        "Amber: under way",
        "Red: not started",
        "Make a rota for the door",
        "No trip is planned before the summer.",
        "2 of 5 points are green in this check of Heron Lane Juniors.",
    ];
    let plan = at("plan.pdf").display().to_string();
    outside::plan_says(&plan, &words.map(str::to_owned));
    outside::verapdf_passes(&plan);
}

fn label(standard: &StatedStandard) -> String {
    match &standard.rating {
        StatedRating::Level { label, .. } => label.clone(),
        StatedRating::NotApplicable { because } => because.clone(),
    }
}

fn tool_digest(checked: &str) -> String {
    let line = checked.lines().find_map(|line| line.trim().strip_prefix("Digest"));
    line.unwrap().trim().to_owned()
}

#[test]
fn a_further_revision_follows_the_return_before() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("larkmere.xlsx"), source().bytes()).unwrap();
    fine(folder, &["tool", "build", "{folder}/larkmere.xlsx", "-o", "{folder}/larkmere.json"]);
    fine(folder, &["tool", "blank", "{folder}/larkmere.json", "--type", "club", "-o", "{folder}/club.xlsx"]);
    let mut sheets = Sheets::of(&std::fs::read(folder.join("club.xlsx")).unwrap());
    for (table, row, column, words) in TYPED {
        sheets.type_in(table, row, column, words);
    }
    std::fs::write(folder.join("club.xlsx"), sheets.bytes()).unwrap();
    let complete = ["complete", "{folder}/club.xlsx", "--tool", "{folder}/larkmere.json"];
    let with = |more: &[&'static str]| complete.iter().chain(more).copied().collect::<Vec<_>>();
    fine(folder, &with(&["--new-key", "{folder}/club.key", "-o", "{folder}/first.json"]));
    sheets.type_in("standard", "lm-trips", "rating", "Amber: under way");
    std::fs::write(folder.join("club.xlsx"), sheets.bytes()).unwrap();
    let again = ["--replaces", "{folder}/first.json", "--because", "The plan for trips was found"];
    let more = |last: &[&'static str]| with(&again.iter().chain(last).copied().collect::<Vec<_>>());
    let said = fine(folder, &more(&["--key", "{folder}/club.key", "-o", "{folder}/second.json"]));
    assert!(said.contains("Revision      2"), "{said}");
    let read = |name: &str| returns::verify(&std::fs::read(folder.join(name)).unwrap()).unwrap();
    let (first, second) = (read("first.json"), read("second.json"));
    let (before, after) = (first.submission(), second.submission());
    assert_eq!((before.content().revision, after.content().revision), (1, 2));
    assert_eq!(after.content().replaces, Some(first.digest().to_string()));
    assert_eq!(after.content().submitter, before.content().submitter);
    assert_eq!(after.content().revision_reason, "The plan for trips was found");

    let (exit, _, err) = run(folder, &more(&["--new-key", "{folder}/other.key", "-o", "{folder}/third.json"]));
    assert_eq!(exit, 1);
    assert!(err.contains("other-key") && err.contains("the return to replace"), "{err}");
    assert!(!folder.join("other.key").exists(), "nothing is written");
}
