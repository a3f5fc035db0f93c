//! What was shown as saved is there after a kill, and the program opens where it was left.

use std::collections::BTreeMap;

use audit_tests::Dice;
use serde_json::{Value, json};

use crate::prepared::{begun, go_on, standards};
use crate::window::Window;

#[test]
fn half_a_sentence_is_there_after_a_kill() {
    let mut window = begun();
    let standard = standards(&window)[7].clone();
    window.go(&format!("standard/{standard}"));
    let number = window.heading().split(' ').next().expect("a number").to_owned();
    window.pick("#rating", "partly");
    window.write("main", "How do you know?", "The deputy lead read twenty records and");
    window.wait_saved();
    window.kill();
    window.restart();
    window.wait_for_heading("Your audits");
    assert!(window.sees("link", &format!("Continue with {number}")), "{}", window.text());
    go_on(&window);
    window.wait_for_heading(&number);
    window.wait_until("the words are back", |w| {
        w.field("main", "How do you know?") == "The deputy lead read twenty records and"
    });
    assert_eq!(window.picked("#rating"), "partly");
}

/// What the screen showed as saved, and what it may have saved since.
#[derive(Default)]
struct Known {
    saved: BTreeMap<String, String>,
    /// Shown, and not yet shown as saved: it may be there after a kill or not.
    under_way: BTreeMap<String, Vec<String>>,
}

impl Known {
    fn did(&mut self, key: &str, value: &str) {
        self.under_way.entry(key.to_owned()).or_default().push(value.to_owned());
    }

    /// The header said so while nothing was under way: all that was done is on disk.
    fn all_saved(&mut self) {
        for (key, values) in std::mem::take(&mut self.under_way) {
            self.saved.insert(key, values.last().expect("it was done").clone());
        }
    }

    /// After a kill: what is there now is what is known.
    fn compare(&mut self, key: &str, found: &str, round: &str) {
        let saved = self.saved.get(key).cloned().unwrap_or_default();
        let later = self.under_way.remove(key).unwrap_or_default();
        // Of words under way any beginning may have been saved.
        let fits = found == saved
            || later.iter().any(|one| {
                one == found
                    || (key.ends_with("narrative") && one.starts_with(found) && found.len() > saved.len().min(1))
            });
        assert!(
            fits,
            "{round}: {key} was shown as saved with {saved:?}, then {later:?} was begun, and now it is {found:?}"
        );
        self.saved.insert(key.to_owned(), found.to_owned());
    }
}

#[test]
fn nothing_shown_as_saved_is_lost_by_a_kill_at_any_moment() {
    let seed = std::env::var("KILL_SEED").ok().and_then(|text| text.parse().ok());
    let seed = seed.unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().expect("a clock").subsec_nanos().into());
    println!("KILL_SEED={seed}");
    let mut dice = Dice::new(seed);
    let mut window = begun();
    let some: Vec<String> = standards(&window).into_iter().take(5).collect();
    let mut known = Known::default();
    for round in 0..10 {
        let round = format!("KILL_SEED={seed}, round {round}");
        for _ in 0..=dice.below(5) {
            step(&window, &mut dice, &some, &mut known);
        }
        std::thread::sleep(std::time::Duration::from_millis(dice.below(1_200)));
        if is_saved(&window) {
            known.all_saved();
        }
        window.kill();
        window.restart();
        go_on(&window);
        for standard in &some {
            let view =
                window.ask("standard", &json!({ "audit": crate::prepared::audit(&window), "standard": standard }));
            for member in ["rating", "narrative"] {
                // Not rated: there is no rating.
                let found = view["answer"][member].as_str().unwrap_or_default();
                known.compare(&format!("{standard}/{member}"), found, &round);
            }
        }
    }
    assert!(known.saved.values().any(|value| !value.is_empty()), "nothing was saved at all");
}

/// One thing that a busy person does.
fn step(window: &Window, dice: &mut Dice, some: &[String], known: &mut Known) {
    // What is still on the screen while the next one is on its way cannot be worked on.
    let at = window.address();
    let here = some.iter().find(|one| at.ends_with(one.as_str()) && window.shows(&format!("standard/{one}")));
    match (here, dice.below(6)) {
        (Some(standard), 0..=1) => {
            let rating = *dice.one(&["met", "partly", "not-met"]);
            known.did(&format!("{standard}/rating"), rating);
            window.pick("#rating", rating);
        }
        (Some(standard), 2..=3) => {
            let words = format!("Zażółć {} and read again.", dice.below(100_000));
            let before = window.field("main", "How do you know?");
            window.click_on("#narrative");
            window.keys(&[&(fantoccini::key::Key::Control + &*fantoccini::key::Key::End)]);
            known.did(&format!("{standard}/narrative"), &format!("{before}{words}"));
            window.type_text(&words);
        }
        (_, 4) => {
            let to = *dice.one(&["check", "areas", "plan"]);
            window.visit(to);
        }
        _ => {
            let to = dice.one(some).clone();
            window.visit(&format!("standard/{to}"));
            window.wait_until("the standard is shown", |w| {
                w.shows(&format!("standard/{to}")) && w.script(SHOWN, &[]) == json!(true)
            });
        }
    }
    if dice.below(2) == 0 && is_saved(window) {
        known.all_saved();
    }
}

const SHOWN: &str =
    "return document.getElementById('narrative') !== null && document.querySelector('#rating') !== null";

/// Whether the header says, right now, that everything is saved.
fn is_saved(window: &Window) -> bool {
    let says: Value = window.saving().into();
    says.as_str().is_some_and(|says| says.starts_with("Saved") || says == "All saved")
}
