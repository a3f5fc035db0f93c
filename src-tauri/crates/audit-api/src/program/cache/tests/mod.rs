//! Whatever is done, in whatever order: what is shown from what was kept is what the store holds.

mod steps;

use crate::Program;
use crate::views::{HistoryAsk, StartView};
use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use std::collections::{BTreeMap, BTreeSet};
use steps::{Hand, STEPS};

const SEQUENCES: usize = 2;

/// A random number below this one.
fn below(dice: &mut TestRng, limit: usize) -> usize {
    dice.next_u32() as usize % limit
}

#[test]
fn nobody_ever_sees_what_was_kept_too_long() {
    let mut dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    for sequence in 0..SEQUENCES {
        let mut hand = Hand::new();
        let mut left: Vec<_> = STEPS.iter().collect();
        while !left.is_empty() {
            let drawn = left.remove(below(&mut dice, left.len()));
            // Writing into a field is what people do most: it comes before and after everything else.
            for (name, step) in [drawn, &STEPS[0]] {
                let mut audit = hand.choose(below(&mut dice, 1_000));
                let mut outcome = step(&mut hand, &audit, &mut dice);
                if outcome.is_err() {
                    // Such as one that is locked: then in one where it can be done.
                    same_as_the_store(&hand.program, &audit, &format!("sequence {sequence}, {name} refused"));
                    audit = hand.fresh();
                    outcome = step(&mut hand, &audit, &mut dice);
                }
                *done.entry(name).or_default() += usize::from(outcome.is_ok());
                for looked_at in [audit, hand.choose(below(&mut dice, 1_000))] {
                    same_as_the_store(&hand.program, &looked_at, &format!("sequence {sequence}, {name}"));
                }
            }
        }
    }
    println!("{done:?}");
    let never: Vec<_> = done.iter().filter(|(_, times)| **times == 0).collect();
    assert!(never.is_empty(), "never came about: {never:?}");
}

/// Everything that is shown of an audit, first with what is kept, then read from the store.
fn same_as_the_store(program: &Program, audit: &str, name: &str) {
    let kept = shown(program, audit);
    program.kept.forget();
    let stored = shown(program, audit);
    for ((what, kept), (_, stored)) in kept.iter().zip(&stored) {
        assert_eq!(kept, stored, "{name}: {what}");
    }
}

fn shown(program: &Program, audit: &str) -> Vec<(&'static str, String)> {
    let standards: Vec<_> = program
        .audit(audit)
        .map(|view| view.areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).take(3).collect())
        .unwrap_or_default();
    vec![
        ("audit", format!("{:?}", program.audit(audit))),
        ("profile", format!("{:?}", program.profile(audit))),
        ("standards", format!("{:?}", standards.iter().map(|id| program.standard(audit, id)).collect::<Vec<_>>())),
        ("plan", format!("{:?}", program.plan(audit))),
        ("questions", format!("{:?}", program.questions(audit))),
        ("check", format!("{:?}", program.check(audit))),
        ("declaration", format!("{:?}", program.declaration(audit))),
        ("readers", format!("{:?}", program.readers(audit))),
        ("sending", format!("{:?}", program.sending(audit))),
        ("returns", format!("{:?}", program.returns(audit))),
        ("carried", format!("{:?}", program.carried(audit))),
        ("history", format!("{:?}", program.history(audit, &HistoryAsk::default()))),
        // How a copy beside the work goes is nothing that the store knows.
        ("start", format!("{:?}", program.start().map(|start| StartView { second_folder: None, ..start }))),
    ]
}

/// A function that writes and is not among the steps would not be looked at.
#[test]
fn every_function_that_writes_is_a_step() {
    let mut found = BTreeSet::new();
    writing(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    assert!(found.len() > 30, "{found:?}");
    let steps: BTreeSet<String> = STEPS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(found, steps);
}

/// Names of public functions that take `&mut self`.
fn writing(folder: &std::path::Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                writing(&path, found);
            }
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for part in text.split("\n    pub fn ").skip(1) {
            let (name, rest) = part.split_once('(').unwrap();
            if rest.trim_start().starts_with("&mut self") {
                found.insert(name.to_owned());
            }
        }
    }
}
