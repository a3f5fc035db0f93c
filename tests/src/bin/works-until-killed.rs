//! Works on the first audit of a store, at random and without end, and says each step before and after it.
//!
//! `works-until-killed FOLDER SEED` prints one JSON object a line: what it holds at first (`held` a place, then `ready`), then
//! for each step `begin`, and once the program has answered `saved` with what a place shows then. `failed` says what should
//! never happen. The test in `tests/it/killing.rs` ends it.
//!
//! `works-until-killed FOLDER SEED STEPS` ends by itself, on a disk that may fail: a step that the disk refuses is said as
//! `refused` with the error and what the place shows then, and tried again, as people do and the screen does; after some tries
//! it gives up. The test in `tests/it/failing.rs` lets the disk fail.
//!
//! `works-until-killed FOLDER make-return OUT` makes the return of the first audit and says `made` when the files are there.

use audit_api::views::HistoryAsk;
use audit_api::{ApiError, Program};
use audit_tests::{Dice, open};
use serde_json::{Map, Value, json};
use std::io::Write as _;
use std::path::Path;

/// So many standards are worked on: the fewer, the more often one is changed again.
const STANDARDS: usize = 5;
/// How often a step that the disk refused is tried.
const TRIES: usize = 3;
/// Places that are looked at and hold nothing.
const ELSEWHERE: [&str; 5] = ["areas", "check", "plan", "questions", "profile"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first() else { failed("a folder is needed") };
    let program = open(Path::new(folder)).unwrap_or_else(|error| failed(error));
    let (seed, steps) = match &arguments[1..] {
        [seed] => (seed, None),
        [word, out] if word == "make-return" => return make_return(program, out),
        [seed, steps] => (seed, Some(number(steps))),
        _ => failed("a seed, a seed and a number of steps, or make-return and a folder are needed"),
    };
    let mut hand = Hand::new(program, Dice::new(number(seed)));
    hand.disk_may_fail = steps.is_some();
    hand.hold();
    for _ in 0..steps.unwrap_or(u64::MAX) {
        hand.step();
    }
    hand.end("ended");
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or_else(|error| failed(error))
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
        failed(file.problem.as_ref().unwrap());
    }
    say(&json!({ "made": made.files.iter().map(|file| &file.path).collect::<Vec<_>>() }));
}

struct Hand {
    program: Program,
    dice: Dice,
    audit: String,
    standards: Vec<String>,
    disk_may_fail: bool,
}

type Shown = Map<String, Value>;
type Saved = Result<audit_api::views::SavedView, ApiError>;

impl Hand {
    fn new(program: Program, dice: Dice) -> Self {
        let start = program.start().unwrap_or_else(|error| failed(error));
        let audit = start.audits.first().unwrap_or_else(|| failed("there is no audit")).id.clone();
        let view = program.audit(&audit).unwrap_or_else(|error| failed(error));
        let rows = view.areas.into_iter().flat_map(|area| area.standards);
        let standards = rows.map(|row| row.id).take(STANDARDS).collect();
        Self { program, dice, audit, standards, disk_may_fail: false }
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
        in_full(self.seen(|program| read(program, &self.audit, place)))
    }

    fn read(&self, place: &str) -> Result<Vec<(String, Option<String>)>, ApiError> {
        read(&self.program, &self.audit, place)
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
        let view = self.seen(|program| program.standard(&self.audit, standard));
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
        let view = self.seen(|program| program.standard(&self.audit, standard));
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
        let all = self.seen(|program| program.questions(&self.audit));
        let asked: Vec<_> = all.iter().filter(|one| one.kind.code() == "text" || !one.options.is_empty()).collect();
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

    fn change(&mut self, begin: Value, place: &str, act: impl Fn(&mut Program) -> Saved) {
        say(&json!({ "begin": begin }));
        self.tried(|program| act(program).map(drop), place);
        say(&json!({ "saved": place, "shown": self.shown(place) }));
    }

    fn turn(&mut self, op: &str, act: impl Fn(&mut Program, &str) -> Saved) {
        say(&json!({ "begin": { "op": op } }));
        let audit = self.audit.clone();
        let mut nothing = false;
        let turn = |program: &mut Program| match act(program, &audit) {
            Err(error) if error.code == "cannot-undo" => {
                nothing = true;
                Ok(())
            }
            other => other.map(drop),
        };
        self.tried(turn, "*");
        if nothing {
            return say(&json!({ "nothing": op }));
        }
        // It says where it was, but another place may show it too.
        let all: Map<String, Value> =
            self.places().into_iter().map(|place| (place.clone(), self.shown(&place).into())).collect();
        say(&json!({ "saved": "*", "shown": all }));
    }

    fn walk(&mut self, standard: &str) {
        let place = if self.dice.below(2) == 0 { standard } else { self.dice.one(&ELSEWHERE) };
        say(&json!({ "begin": { "op": "walk", "to": place } }));
        let audit = self.audit.clone();
        self.tried(|program| program.set_place(&audit, place), place);
        say(&json!({ "walked": place }));
    }

    /// Does something until it is saved. Where the disk refuses it again and again, this is the end.
    fn tried(&mut self, mut act: impl FnMut(&mut Program) -> Result<(), ApiError>, place: &str) {
        for _ in 0..TRIES {
            match act(&mut self.program) {
                Ok(()) => return,
                Err(error) if !self.disk_may_fail => failed(format!("{place}: {} {error}", error.code)),
                Err(error) if error.message.ends_with("Your last change was saved.") => {
                    return say(&json!({ "told": "saved", "code": error.code, "message": error.message }));
                }
                Err(error) => self.refused(&error),
            }
        }
        self.end("gave-up");
    }

    /// Says how a step was refused, and what is held then where that can be read.
    fn refused(&self, error: &ApiError) {
        let all: Result<Vec<_>, _> = self.places().iter().map(|place| self.read(place)).collect();
        let held: Option<Map<String, Value>> = all.ok().map(|all| {
            self.places().into_iter().zip(all).map(|(place, shown)| (place, Value::Object(in_full(shown)))).collect()
        });
        say(&json!({ "refused": error.code, "message": error.message, "hint": error.hint, "held": held }));
    }

    fn end(&self, how: &str) -> ! {
        say(&json!({ "end": how }));
        // As if it were ended here: what closing would do is not looked at.
        std::process::exit(0);
    }

    /// Reads something; again where a disk that may fail did.
    fn seen<T>(&self, read: impl Fn(&Program) -> Result<T, ApiError>) -> T {
        for _ in 1..TRIES {
            match read(&self.program) {
                Ok(seen) => return seen,
                Err(error) if !self.disk_may_fail => failed(format!("{} {error}", error.code)),
                Err(error) => say(&json!({ "unread": error.code, "message": error.message, "hint": error.hint })),
            }
        }
        self.end("gave-up")
    }

    fn look(&mut self, standard: &str) {
        self.seen(|program| {
            program.check(&self.audit)?;
            program.search(&self.audit, "register May")?;
            program
                .history(&self.audit, &HistoryAsk { standard: Some(standard.to_owned()), ..HistoryAsk::default() })?;
            program.sending(&self.audit).map(drop)
        });
        let audit = self.audit.clone();
        self.tried(|program| program.spent(&audit, standard, 40), standard);
    }

    fn snapshot(&mut self) {
        self.tried(|program| program.take_snapshot().map(drop), "snapshots");
    }
}

fn read(program: &Program, audit: &str, place: &str) -> Result<Vec<(String, Option<String>)>, ApiError> {
    if let Some(standard) = place.strip_prefix("standard/") {
        return read_standard(program, audit, standard);
    }
    let mut shown = Vec::new();
    if place == "questions" {
        for one in program.questions(audit)? {
            shown.push((format!("question/{}/answer", one.id), one.answer));
            shown.push((format!("question/{}/comment", one.id), Some(one.comment)));
        }
        return Ok(shown);
    }
    let view = program.profile(audit)?;
    for (member, value) in [("name", view.name), ("substitute", view.substitute)] {
        shown.push((format!("profile/{member}"), Some(value)));
    }
    shown.extend(view.identifiers.into_iter().map(|one| (format!("identifier/{}", one.scheme), one.value)));
    shown.extend(view.facts.into_iter().map(|fact| (format!("fact/{}", fact.id), fact.value)));
    Ok(shown)
}

fn read_standard(program: &Program, audit: &str, standard: &str) -> Result<Vec<(String, Option<String>)>, ApiError> {
    let view = program.standard(audit, standard)?;
    let mut shown = vec![
        (format!("standard/{standard}/rating"), view.answer.rating),
        (format!("standard/{standard}/narrative"), Some(view.answer.narrative)),
        (format!("standard/{standard}/no-action-because"), Some(view.answer.no_action_because)),
    ];
    for one in view.evidence {
        shown.push((format!("standard/{standard}/evidence/{}", one.id), Some("yes".to_owned())));
        shown.push((format!("evidence/{}/title", one.id), Some(one.title)));
        shown.push((format!("evidence/{}/kept-at", one.id), Some(one.kept_at)));
    }
    for one in view.actions {
        shown.push((format!("action/{}/status", one.id), Some(one.status.code().to_owned())));
        shown.push((format!("action/{}/what", one.id), Some(one.what)));
        shown.push((format!("action/{}/owner", one.id), Some(one.owner)));
        shown.push((format!("action/{}/due", one.id), one.due));
    }
    Ok(shown)
}

/// Fields that hold something.
fn in_full(shown: Vec<(String, Option<String>)>) -> Shown {
    let full = shown.into_iter().filter_map(|(key, value)| Some((key, value.filter(|value| !value.is_empty())?)));
    full.map(|(key, value)| (key, value.into())).collect()
}

/// A field of one line has no line ends.
fn one_spelling(key: &str, value: &str) -> String {
    let line = key.starts_with("profile/");
    if line { value.replace('\n', " ") } else { value.to_owned() }
}
