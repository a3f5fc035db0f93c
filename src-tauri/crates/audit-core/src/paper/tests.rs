//! The paper of the sample tool.

use super::*;
use crate::jiff::civil::date;
use crate::text::Language;
use crate::tool::sample::{fields, tool};
use std::collections::BTreeSet;

fn content(pairs: &str) -> Content {
    Content::read(&fields(pairs))
}

fn asked(pairs: &str, earlier: Option<&Earlier>) -> Vec<(String, Rule)> {
    let found = questions(&tool(), &content(pairs), earlier, &Language::english(), date(2026, 10, 1));
    found.into_iter().map(|ask| (ask.standard.to_string(), ask.rule)).collect()
}

const ACTION: &str = "action/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";

#[test]
fn the_most_serious_is_asked_first_and_nothing_twice() {
    let rules =
        asked("standard/s-one/rating=partly standard/s-two/rating=met standard/s-na/rating=not-applicable", None);
    let expected = [("s-one", Rule::CriticalUnmet), ("s-two", Rule::MetWithoutEvidence), ("s-na", Rule::NotApplicable)];
    assert_eq!(rules, expected.map(|(id, rule)| (id.to_owned(), rule)));
}

#[test]
fn questions_go_through_the_areas_and_do_not_repeat_their_words() {
    let met = ["s-one", "s-two", "s-na"].map(|id| format!("standard/{id}/rating=met standard/{id}/narrative=Seen"));
    let found = questions(&tool(), &content(&met.join(" ")), None, &Language::english(), date(2026, 10, 1));
    let order: Vec<_> = found.iter().map(|ask| ask.standard.as_str()).collect();
    assert_eq!(order, ["s-one", "s-na", "s-two"]);
    let endings: BTreeSet<_> = found.iter().map(|ask| ask.sentence.split_once("is rated").unwrap().1).collect();
    assert_eq!(endings.len(), found.len(), "{found:?}");
}

#[test]
fn each_rule_has_its_day() {
    let first = |pairs: &str| asked(pairs, None).into_iter().find(|(id, _)| id == "s-two").map(|(_, rule)| rule);
    assert_eq!(first("standard/s-two/rating=partly"), Some(Rule::NothingPlanned));
    let planned = format!("standard/s-two/rating=partly {ACTION}/standard=s-two {ACTION}/what=Write_it");
    assert_eq!(first(&format!("{planned} {ACTION}/due=2026-09-01")), Some(Rule::Overdue));
    assert_eq!(first(&planned), Some(Rule::NobodyActs));
    assert_eq!(first(&format!("{planned} {ACTION}/owner=Head")), Some(Rule::Planned));
    assert_eq!(first("standard/s-two/rating=met standard/s-two/narrative=Seen"), Some(Rule::Met));
    assert_eq!(first(""), Some(Rule::Unrated));
    let old = "evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
    let used = "standard/s-two/evidence/0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f=yes";
    let dated = format!("standard/s-two/rating=met {used} {old}/title=Policy {old}/review=2026-01-01");
    assert_eq!(first(&dated), Some(Rule::EvidenceOld));
    assert_eq!(
        first(&format!("{planned} {ACTION}/owner=Head {ACTION}/due=2026-09-01 {ACTION}/status=done")),
        Some(Rule::NothingPlanned),
        "what was done is no plan for what is left"
    );
}

fn earlier(counts: &[(&str, Counts)]) -> Earlier {
    let tool = tool();
    let one = |(id, counts): &(&str, Counts)| {
        let id = StandardId::new(id).unwrap();
        let statement = tool.standard(&id).unwrap().standard.statement.get(&tool.language()).to_owned();
        let level = tool.levels.iter().find(|level| level.counts == *counts).unwrap();
        let label = level.label.get(&tool.language()).to_owned();
        (id, EarlierAnswer { text_digest: digest(&statement), statement, counts: Some(*counts), label })
    };
    Earlier { name: "Sample, 0".to_owned(), answers: counts.iter().map(one).collect() }
}

#[test]
fn the_last_audit_is_compared_where_the_words_are_the_same() {
    let now = content("standard/s-one/rating=met standard/s-two/rating=partly standard/s-na/rating=not-met");
    assert_eq!(since(&tool(), &now, None), ["There is no earlier audit here to compare with."]);
    let mut then = earlier(&[("s-one", Counts::Partly), ("s-two", Counts::Met), ("s-na", Counts::NotMet)]);
    assert_eq!(
        since(&tool(), &now, Some(&then)),
        [
            "Compared with Sample, 0:",
            "1 standard is worse: 1.2.",
            "1 standard is still not fully met: 2.2.",
            "1 standard is better: 1.1."
        ]
    );
    let rules = asked("standard/s-two/rating=partly standard/s-two/no-action-because=Later", Some(&then));
    assert!(rules.iter().any(|(id, _)| id == "s-two"));
    let two = then.answers.get_mut(&StandardId::new("s-two").unwrap()).unwrap();
    *two = EarlierAnswer { statement: "Another text".to_owned(), text_digest: digest("Another text"), ..two.clone() };
    let sentences = since(&tool(), &now, Some(&then));
    assert!(sentences.iter().any(|s| s == "1 standard was not asked in these words then: 1.2."), "{sentences:?}");
}

#[test]
fn what_is_not_met_stands_with_the_worst_first() {
    let now = content("standard/s-one/rating=partly standard/s-two/rating=partly standard/s-na/rating=not-met");
    let order: Vec<_> = unmet(&tool(), &now).into_iter().map(|placed| placed.standard.id.to_string()).collect();
    assert_eq!(order, ["s-one", "s-na", "s-two"]);
}

#[test]
fn a_level_is_called_by_its_own_name_where_another_counts_the_same() {
    let now = content(&format!(
        "standard/s-two/rating=partly {ACTION}/standard=s-two {ACTION}/what=Write_it {ACTION}/owner=Head"
    ));
    let said = |then: &Earlier| {
        let found = questions(&tool(), &now, Some(then), &Language::english(), date(2026, 10, 1));
        found.into_iter().find(|ask| ask.rule == Rule::NoBetter).expect("it was partly met then too").sentence
    };
    let mut then = earlier(&[("s-two", Counts::Partly)]);
    assert!(said(&then).contains(" in the last audit too."), "{}", said(&then));
    then.answers.values_mut().for_each(|answer| answer.label = "Amber".to_owned());
    assert!(said(&then).contains(", and was amber in the last audit. "), "{}", said(&then));
}

#[test]
fn questions_quote_the_tool_in_the_language_of_the_audit() {
    let tool = crate::tool::sample::in_two_languages();
    let ask = |language: &Language| {
        let found = questions(&tool, &content("standard/s-one/rating=partly"), None, language, date(2026, 10, 1));
        found.into_iter().map(|ask| ask.sentence).collect::<Vec<_>>().join("\n")
    };
    assert!(!ask(&Language::english()).contains("ymraeg"));
    assert!(ask(&Language::new("cy").unwrap()).contains("Cymraeg: Statement of s-one"));
}
