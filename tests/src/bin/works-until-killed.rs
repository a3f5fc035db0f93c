//! Works on the first audit of a store, at random and without end, and says each step before and after it.
//!
//! `works-until-killed FOLDER SEED` prints one JSON object a line: what it holds at first (`held` a place, then `ready`), then
//! for each step `begin`, and once the program has answered `saved` with what a place shows then. `failed` says what should
//! never happen. The test in `tests/it/killing.rs` ends it.
//!
//! `works-until-killed FOLDER make-return OUT` makes the return of the first audit and says `made` when the files are there.

use audit_api::Program;
use audit_api::views::HistoryAsk;
use audit_tests::{Dice, open};
use serde_json::{Map, Value, json};
use std::io::Write as _;
use std::path::Path;

/// So many standards are worked on: the fewer, the more often one is changed again.
const STANDARDS: usize = 5;
/// Places that are looked at and hold nothing.
const ELSEWHERE: [&str; 5] = ["areas", "check", "plan", "questions", "profile"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first() else { failed("a folder is needed") };
    let program = open(Path::new(folder)).unwrap_or_else(|error| failed(error));
    let seed = match &arguments[1..] {
        [seed] => seed,
        [word, out] if word == "make-return" => return make_return(program, out),
        _ => failed("a seed, or make-return and a folder are needed"),
    };
    let mut hand = Hand::new(program, Dice::new(seed.parse().unwrap_or_else(|error| failed(error))));
    hand.hold();
    loop {
        hand.step();
    }
}

/// One write for a line, so that a kill leaves it whole or leaves it out.
fn say(line: &Value) {
    let mut out = std::io::stdout().lock();
    let said = out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush());
    if said.is_err() {
        std::process::exit(0);
    }
}

fn failed(why: impl std::fmt::Display) -> ! {
    say(&json!({ "failed": why.to_string() }));
    std::process::exit(1);
}

fn make_return(mut program: Program, out: &str) {
    let start = program.start().unwrap_or_else(|error| failed(error));
    say(&json!({ "ready": "" }));
    let made = program.make_return(&start.audits[0].id, out).unwrap_or_else(|error| failed(error));
    if let Some(file) = made.files.iter().find(|file| !file.saved) {
        failed(&file.problem);
    }
    say(&json!({ "made": made.files.iter().map(|file| &file.path).collect::<Vec<_>>() }));
}

struct Hand {
    program: Program,
    dice: Dice,
    audit: String,
    standards: Vec<String>,
}

type Shown = Map<String, Value>;
type Saved = Result<audit_api::views::SavedView, audit_api::ApiError>;

impl Hand {
    fn new(program: Program, dice: Dice) -> Self {
        let start = program.start().unwrap_or_else(|error| failed(error));
        let audit = start.audits.first().unwrap_or_else(|| failed("there is no audit")).id.clone();
        let view = program.audit(&audit).unwrap_or_else(|error| failed(error));
        let rows = view.areas.into_iter().flat_map(|area| area.standards);
        let standards = rows.map(|row| row.id).take(STANDARDS).collect();
        Self { program, dice, audit, standards }
    }

    fn hold(&self) {
        for place in self.places() {
            say(&json!({ "held": place, "shown": self.shown(&place) }));
        }
        let view = self.program.audit(&self.audit).unwrap_or_else(|error| failed(error));
        say(&json!({ "ready": view.place }));
    }

    fn places(&self) -> Vec<String> {
        let standards = self.standards.iter().map(|id| format!("standard/{id}"));
        standards.chain(["questions".to_owned(), "profile".to_owned()]).collect()
    }

    /// What a place shows, field by field.
    fn shown(&self, place: &str) -> Shown {
        let mut shown = Vec::new();
        match place.strip_prefix("standard/") {
            Some(standard) => self.standard(standard, &mut shown),
            None if place == "questions" => {
                let all = self.program.questions(&self.audit).unwrap_or_else(|error| failed(error));
                for one in all {
                    shown.push((format!("question/{}/answer", one.id), one.answer));
                    shown.push((format!("question/{}/comment", one.id), one.comment));
                }
            }
            None => self.profile(&mut shown),
        }
        shown.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key, value.into())).collect()
    }

    fn standard(&self, standard: &str, shown: &mut Vec<(String, String)>) {
        let view = self.program.standard(&self.audit, standard).unwrap_or_else(|error| failed(error));
        shown.push((format!("standard/{standard}/rating"), view.answer.rating));
        shown.push((format!("standard/{standard}/narrative"), view.answer.narrative));
        shown.push((format!("standard/{standard}/no-action-because"), view.answer.no_action_because));
        for one in view.evidence {
            shown.push((format!("standard/{standard}/evidence/{}", one.id), "yes".to_owned()));
            shown.push((format!("evidence/{}/title", one.id), one.title));
            shown.push((format!("evidence/{}/kept-at", one.id), one.kept_at));
        }
        for one in view.actions {
            shown.push((format!("action/{}/status", one.id), one.status));
            shown.push((format!("action/{}/what", one.id), one.what));
            shown.push((format!("action/{}/owner", one.id), one.owner));
            shown.push((format!("action/{}/due", one.id), one.due));
        }
    }

    fn profile(&self, shown: &mut Vec<(String, String)>) {
        let view = self.program.profile(&self.audit).unwrap_or_else(|error| failed(error));
        for (member, value) in [("name", view.name), ("substitute", view.substitute)] {
            shown.push((format!("profile/{member}"), value));
        }
        shown.extend(view.identifiers.into_iter().map(|one| (format!("identifier/{}", one.scheme), one.value)));
        shown.extend(view.facts.into_iter().map(|fact| (format!("fact/{}", fact.id), fact.value)));
    }

    fn step(&mut self) {
        let standard = self.dice.one(&self.standards).clone();
        let place = format!("standard/{standard}");
        match self.dice.below(26) {
            0..=4 => {
                let rating = *self.dice.one(&["met", "partly", "not-met"]);
                self.set(&place, &format!("standard/{standard}/rating"), rating, "");
            }
            5..=9 => self.typing(&place, &format!("standard/{standard}/narrative")),
            10 => self.typing(&place, &format!("standard/{standard}/no-action-because")),
            11..=14 => self.action(&standard, &place),
            15..=17 => self.evidence(&standard, &place),
            18 => self.question(),
            19 => {
                let words = self.words();
                self.set("profile", "profile/substitute", &words, "");
            }
            20..=21 => self.walk(&place),
            22 => self.turn("undo", Program::undo),
            23 => self.turn("redo", Program::redo),
            24 => self.look(&standard),
            _ => self.snapshot(),
        }
    }

    /// A few saves while a field keeps focus: one entry of the history.
    fn typing(&mut self, place: &str, key: &str) {
        let entry = self.entry();
        let mut words = String::new();
        for _ in 0..=self.dice.below(2) {
            words.push_str(&self.words());
            self.set(place, key, &words, &entry);
        }
    }

    /// A made-up id for a typing entry: version 7 like those of the screen.
    fn entry(&mut self) -> String {
        let (a, b) = (self.dice.roll(), self.dice.roll());
        let low = 0x8000_0000_0000_0000 | (b >> 2);
        format!(
            "{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}",
            a >> 32,
            (a >> 16) & 0xFFFF,
            a & 0xFFF,
            low >> 48,
            low & 0xFFFF_FFFF_FFFF
        )
    }

    fn words(&mut self) -> String {
        let many = self.dice.below(30) + 1;
        let all = ["The register", "is read", "in May", "dwa razy", "ਸਾਲ", "each\nyear", "“by two”", "\\ and /", "🙂"];
        (0..many).map(|_| *self.dice.one(&all)).collect::<Vec<_>>().join(" ") + &format!(" {}", self.dice.below(1_000))
    }

    fn action(&mut self, standard: &str, place: &str) {
        let view = self.program.standard(&self.audit, standard).unwrap_or_else(|error| failed(error));
        let audit = self.audit.clone();
        if view.actions.is_empty() || (view.actions.len() < 4 && self.dice.below(3) == 0) {
            return self.change(json!({ "op": "add", "place": place }), place, |p| p.add_action(&audit, standard));
        }
        let action = self.dice.one(&view.actions).id.clone();
        match self.dice.below(5) {
            0 => self.change(json!({ "op": "remove", "place": place, "id": action }), place, |p| {
                p.remove_action(&audit, &action)
            }),
            1 => self.set(place, &format!("action/{action}/due"), "2027-03-01", ""),
            2 => self.set(place, &format!("action/{action}/status"), "under-way", ""),
            3 => self.set(place, &format!("action/{action}/owner"), "Practice manager", ""),
            _ => self.typing(place, &format!("action/{action}/what")),
        }
    }

    fn evidence(&mut self, standard: &str, place: &str) {
        let view = self.program.standard(&self.audit, standard).unwrap_or_else(|error| failed(error));
        let audit = self.audit.clone();
        if view.evidence.is_empty() || (view.evidence.len() < 4 && self.dice.below(3) == 0) {
            return self.change(json!({ "op": "add", "place": place }), place, |p| p.add_evidence(&audit, standard));
        }
        let evidence = self.dice.one(&view.evidence).id.clone();
        match self.dice.below(4) {
            0 => self.change(json!({ "op": "remove", "place": place, "id": evidence }), place, |p| {
                p.remove_evidence(&audit, &evidence)
            }),
            1 => self.set(place, &format!("evidence/{evidence}/kept-at"), "Shared drive", ""),
            _ => {
                let title = format!("Minutes {}", self.dice.below(1_000));
                self.set(place, &format!("evidence/{evidence}/title"), &title, "");
            }
        }
    }

    fn question(&mut self) {
        let all = self.program.questions(&self.audit).unwrap_or_else(|error| failed(error));
        let asked: Vec<_> = all.iter().filter(|one| one.kind == "text" || !one.options.is_empty()).collect();
        let one = *self.dice.one(&asked);
        let value = match one.options.is_empty() {
            true => self.words(),
            false => self.dice.one(&one.options).code.clone(),
        };
        self.set("questions", &format!("question/{}/answer", one.id), &value, "");
    }

    fn set(&mut self, place: &str, key: &str, value: &str, entry: &str) {
        let audit = self.audit.clone();
        let begin = json!({ "op": "set", "place": place, "key": key, "value": one_spelling(key, value) });
        self.change(begin, place, |program| program.set_field(&audit, key, value, entry));
        let found = self.shown(place).get(key).cloned().unwrap_or_default();
        if found != one_spelling(key, value).as_str() {
            failed(format!("{key} was set to {value:?} and shows {found}"));
        }
    }

    fn change(&mut self, begin: Value, place: &str, act: impl FnOnce(&mut Program) -> Saved) {
        say(&json!({ "begin": begin }));
        act(&mut self.program).unwrap_or_else(|error| failed(format!("{begin}: {} {error}", error.code)));
        say(&json!({ "saved": place, "shown": self.shown(place) }));
    }

    fn turn(&mut self, op: &str, act: impl FnOnce(&mut Program, &str) -> Saved) {
        say(&json!({ "begin": { "op": op } }));
        match act(&mut self.program, &self.audit) {
            // It says where it was, but another place may show it too.
            Ok(_) => {
                let all: Map<String, Value> =
                    self.places().into_iter().map(|place| (place.clone(), self.shown(&place).into())).collect();
                say(&json!({ "saved": "*", "shown": all }));
            }
            Err(error) if error.code == "cannot-undo" => say(&json!({ "nothing": op })),
            Err(error) => failed(format!("{op}: {} {error}", error.code)),
        }
    }

    fn walk(&mut self, standard: &str) {
        let place = if self.dice.below(2) == 0 { standard } else { self.dice.one(&ELSEWHERE) };
        say(&json!({ "begin": { "op": "walk", "to": place } }));
        self.program.set_place(&self.audit, place).unwrap_or_else(|error| failed(error));
        say(&json!({ "walked": place }));
    }

    fn look(&mut self, standard: &str) {
        let look = || {
            self.program.check(&self.audit)?;
            self.program.search(&self.audit, "register May")?;
            self.program
                .history(&self.audit, &HistoryAsk { standard: standard.to_owned(), ..HistoryAsk::default() })?;
            self.program.sending(&self.audit)
        };
        look().unwrap_or_else(|error| failed(error));
        self.program.spent(&self.audit, standard, 40).unwrap_or_else(|error| failed(error));
    }

    fn snapshot(&mut self) {
        self.program.take_snapshot().unwrap_or_else(|error| failed(error));
    }
}

/// A field of one line has no line ends.
fn one_spelling(key: &str, value: &str) -> String {
    let line = key.starts_with("profile/");
    if line { value.replace('\n', " ") } else { value.to_owned() }
}
