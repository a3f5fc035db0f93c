//! The program is killed at random moments, again and again on one store: what it said was saved is there.

use audit_api::views::{AuditState, HistoryAsk};
use audit_exchange::returns::verify;
use audit_store::STORE_FILE;
use audit_tests::{Answers, Dice, begin, open, ready};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// What each place shows, as far as it was said.
pub(crate) type Model = BTreeMap<String, Map<String, Value>>;

/// Two stores side by side, each with half of the rounds: what takes long is waiting.
#[test]
fn nothing_that_was_shown_as_saved_is_lost() {
    let rounds = number("KILL_ROUNDS", 200);
    let clock = std::time::UNIX_EPOCH.elapsed().expect("a clock").subsec_nanos();
    let seed = number("KILL_SEED", clock.into());
    println!("KILL_SEED={seed} KILL_ROUNDS={rounds}");
    std::thread::scope(|scope| {
        scope.spawn(|| one_store(seed, rounds / 2));
        scope.spawn(|| one_store(seed + 1, rounds - rounds / 2));
    });
}

fn one_store(seed: u64, rounds: u64) {
    let folder = tempfile::tempdir().unwrap();
    {
        let mut program = open(folder.path()).unwrap();
        let audit = begin(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901")).unwrap();
        for fact in program.profile(&audit).unwrap().facts {
            program.set_field(&audit, &format!("fact/{}", fact.id), &fact.options[0].code, "").unwrap();
        }
    }
    let mut watch = Watch::new(seed);
    for round in 0..rounds {
        watch.round(folder.path(), &format!("dice {seed}, round {round}"));
    }
    println!("{:?}", watch.tally);
    println!("\ntable\tkill\t{rounds}\t{}\t0\t0", watch.tally.looked + watch.tally.opening);
    let Tally { looked, saved, .. } = watch.tally;
    assert!(looked * 10 >= rounds * 7, "too few rounds came so far as to look: {:?}", watch.tally);
    assert!(saved >= rounds, "too little was done: {:?}", watch.tally);

    let program = open(folder.path()).expect("the store opens clean");
    let audit = program.start().unwrap().audits[0].id.clone();
    assert!(!program.history(&audit, &HistoryAsk::default()).unwrap().entries.is_empty());
    let snapshots = program.snapshots().unwrap().snapshots;
    assert!(!snapshots.is_empty() && snapshots.iter().all(|snapshot| snapshot.usable), "{snapshots:#?}");
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// What happened over all rounds.
#[derive(Debug, Default)]
struct Tally {
    /// Rounds in which the whole store was looked at before the kill.
    looked: u64,
    /// Steps that were acknowledged.
    saved: u64,
    /// Kills while a step was under way.
    within: u64,
    /// Of those, steps that were on disk all the same.
    kept: u64,
    /// Kills before the program was open.
    opening: u64,
}

/// Who watches the program work, and kills it.
struct Watch {
    dice: Dice,
    start_up: Duration,
    model: Model,
    resume: Option<String>,
    tally: Tally,
}

impl Watch {
    fn new(seed: u64) -> Self {
        Self {
            dice: Dice::new(seed),
            start_up: Duration::from_millis(500),
            model: Model::new(),
            resume: None,
            tally: Tally::default(),
        }
    }

    /// Starts the program, looks at what it holds, lets it work, and kills it.
    fn round(&mut self, folder: &Path, name: &str) {
        let (mut child, lines) = start(folder, &[&self.dice.roll().to_string()]);
        let begun = Instant::now();
        let mut said = Vec::new();
        if self.dice.below(10) == 0 {
            let latest = u64::try_from(self.start_up.as_micros()).expect("short");
            std::thread::sleep(Duration::from_micros(self.dice.below(latest)));
        } else {
            let steps = self.dice.below(8);
            self.until(&lines, &mut said, steps, begun);
            std::thread::sleep(Duration::from_micros(self.dice.below(60_000)));
        }
        child.kill().expect("it is killed");
        child.wait().expect("it ended");
        said.extend(lines);
        self.read(&said, name);
    }

    /// Waits until so many steps are acknowledged.
    fn until(&mut self, lines: &Receiver<Value>, said: &mut Vec<Value>, steps: u64, begun: Instant) {
        let mut left = steps;
        while let Ok(line) = lines.recv_timeout(Duration::from_secs(60)) {
            let ready = line.get("ready").is_some();
            let step = line.get("saved").is_some() || line.get("walked").is_some();
            said.push(line);
            if ready {
                self.start_up = begun.elapsed();
            }
            left -= u64::from(step && left > 0);
            if left == 0 && (ready || step) {
                return;
            }
        }
    }

    /// Goes through what the program said: first what it holds against what is known, then what it did.
    fn read(&mut self, said: &[Value], name: &str) {
        if let Some(why) = said.iter().find_map(|line| line.get("failed")) {
            panic!("{name}: {why}");
        }
        let Some(ready) = said.iter().position(|line| line.get("ready").is_some()) else {
            self.tally.opening += 1;
            return;
        };
        self.tally.looked += 1;
        self.look(&said[..=ready], name);
        for line in &said[ready + 1..] {
            self.step(line);
        }
    }

    /// What is held must be what was acknowledged; only the step that was under way may have come further.
    fn look(&mut self, held: &[Value], name: &str) {
        let begin = self.model.remove("begin").map(Value::Object);
        let found: Model = held.iter().filter_map(|line| Some((text(line, "held")?, map(line)))).collect();
        if !self.model.is_empty() {
            let differ: Vec<_> = found.iter().filter(|(place, shown)| self.model.get(*place) != Some(shown)).collect();
            for (place, shown) in &differ {
                let known = &self.model[*place];
                let because = begin.as_ref().is_some_and(|begin| explains(begin, place, known, shown));
                assert!(because, "{name}: {place} held {known:#?} and now {shown:#?}; under way: {begin:?}");
            }
            self.tally.kept += u64::from(!differ.is_empty());
        }
        self.model = found;
        let place = held.last().and_then(|line| text(line, "ready"));
        if let Some(resume) = &self.resume {
            let under_way = begin.as_ref().filter(|begin| begin["op"] == "walk").and_then(|begin| text(begin, "to"));
            assert!(
                place.as_ref() == Some(resume) || place == under_way,
                "{name}: left at {resume}, resumes at {place:?}; under way: {begin:?}"
            );
        }
        self.resume = place;
    }

    fn step(&mut self, line: &Value) {
        if let Some(begin) = line.get("begin").and_then(Value::as_object) {
            self.model.insert("begin".to_owned(), begin.clone());
            self.tally.within += 1;
            return;
        }
        self.model.remove("begin");
        self.tally.within -= 1;
        if let Some(place) = text(line, "walked") {
            self.resume = Some(place);
        }
        match text(line, "saved").as_deref() {
            Some("*") => {
                for (place, shown) in map(line) {
                    self.model.insert(place, shown.as_object().expect("fields").clone());
                }
                self.tally.saved += 1;
            }
            Some(place) => {
                self.model.insert(place.to_owned(), map(line));
                self.tally.saved += 1;
            }
            None => {}
        }
    }
}

/// Whether the step that was under way makes this place show that.
pub(crate) fn explains(begin: &Value, place: &str, known: &Map<String, Value>, shown: &Map<String, Value>) -> bool {
    let gone = || known.iter().filter(|(key, value)| shown.get(*key) != Some(value)).map(|(key, _)| key);
    let new = || shown.iter().filter(|(key, value)| known.get(*key) != Some(value)).map(|(key, _)| key);
    match begin["op"].as_str() {
        Some("undo" | "redo") => true,
        _ if begin["place"] != place => false,
        Some("set") => {
            new().eq(begin["key"].as_str()) && shown.get(begin["key"].as_str().unwrap()) == Some(&begin["value"])
        }
        // All that is new belongs to one thing, which was not there.
        Some("add") => {
            let ids: std::collections::BTreeSet<_> = new().map(|key| id_in(key)).collect();
            gone().next().is_none() && ids.len() == 1 && !known.keys().any(|key| ids.contains(&id_in(key)))
        }
        Some("remove") => new().next().is_none() && gone().all(|key| id_in(key) == begin["id"].as_str()),
        _ => false,
    }
}

/// The UUID in a field's key.
fn id_in(key: &str) -> Option<&str> {
    key.split('/').find(|part| part.len() == 36 && part.split('-').count() == 5)
}

pub(crate) fn text(line: &Value, member: &str) -> Option<String> {
    line.get(member).and_then(Value::as_str).map(str::to_owned)
}

pub(crate) fn map(line: &Value) -> Map<String, Value> {
    line.get("shown").and_then(Value::as_object).expect("it says what is shown").clone()
}

/// The program at work, and its lines as they come. A line that was cut off by the kill is not one.
fn start(folder: &Path, arguments: &[&str]) -> (Child, Receiver<Value>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_works-until-killed"));
    command.arg(folder).args(arguments).stdout(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        while out.read_line(&mut line).is_ok_and(|read| read > 0) && line.ends_with('\n') {
            let said = serde_json::from_str(&line).unwrap_or_else(|_| serde_json::json!({ "failed": line.trim() }));
            if sender.send(said).is_err() {
                return;
            }
            line.clear();
        }
    });
    (child, receiver)
}

/// Killed while the return is made: it is there whole, or not at all and nothing is locked.
#[test]
fn a_return_is_made_whole_or_not_at_all() {
    let clock = std::time::UNIX_EPOCH.elapsed().expect("a clock").subsec_nanos();
    let seed = number("KILL_SEED", clock.into());
    let mut dice = Dice::new(seed);
    let kept = tempfile::tempdir().unwrap();
    {
        let mut program = open(kept.path()).unwrap();
        ready(&mut program, "Northgate Surgery", "Z99901", |id| format!("We looked at {id}.")).unwrap();
    }
    let (mut longest, mut made) = (Duration::from_millis(400), 0);
    for round in 0..12 {
        let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::copy(kept.path().join(STORE_FILE), data.path().join(STORE_FILE)).unwrap();
        let (mut child, lines) = start(data.path(), &["make-return", out.path().to_str().unwrap()]);
        let line = lines.recv_timeout(Duration::from_secs(60)).expect("it comes so far");
        assert!(line.get("ready").is_some(), "{line}");
        // The first is let through, to see how long it takes.
        let begun = Instant::now();
        let wait = if round == 0 { 60_000_000 } else { dice.below(longest.as_micros() as u64) };
        let mut said = lines.recv_timeout(Duration::from_micros(wait)).ok();
        longest = if round == 0 { begun.elapsed() } else { longest };
        child.kill().expect("it is killed");
        child.wait().expect("it ended");
        said = said.or_else(|| lines.recv().ok());
        made += u64::from(whole_or_not(
            data.path(),
            out.path(),
            said.is_some(),
            &format!("KILL_SEED={seed}, round {round}"),
        ));
    }
    println!("KILL_SEED={seed}: made in {made} of 12 rounds, {longest:?} each");
}

/// Whether it was made.
fn whole_or_not(data: &Path, out: &Path, said: bool, name: &str) -> bool {
    let mut program = open(data).unwrap_or_else(|error| panic!("{name}: {error}"));
    let audit = program.start().unwrap().audits[0].id.clone();
    let state = program.audit(&audit).unwrap().state;
    let returns = program.returns(&audit).unwrap();
    let made = matches!(state, AuditState::Ready);
    assert_eq!(made, returns.len() == 1, "{name}: {state:?} with {} returns", returns.len());
    assert!(made || !said, "{name}: it was said to be made");
    // Under its name a file is whole, however far saving came.
    for entry in std::fs::read_dir(out).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".return.json") {
            verify(&std::fs::read(&path).unwrap()).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        }
    }
    let folder = out.display().to_string();
    let files = match made {
        true => program.save_return_again(&audit, 1, &folder).unwrap().files,
        false => program.make_return(&audit, &folder).unwrap_or_else(|error| panic!("{name}: {error}")).files,
    };
    assert!(files.iter().all(|file| file.saved && !file.name.contains('(')), "{name}: {files:?}");
    made
}

/// The watch would not help if it called everything right.
#[test]
fn the_watch_sees_a_loss() {
    let fields = |pairs: &[(&str, &str)]| -> Map<String, Value> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect()
    };
    let id = "0190a8f0-3c55-7f3e-9a37-1a2b3c4d5e6f";
    let status = format!("action/{id}/status");
    let known = fields(&[("standard/a/rating", "met")]);
    let set = serde_json::json!({ "op": "set", "place": "standard/a", "key": "standard/a/rating", "value": "partly" });
    assert!(explains(&set, "standard/a", &known, &fields(&[("standard/a/rating", "partly")])));
    assert!(!explains(&set, "standard/a", &known, &fields(&[("standard/a/rating", "not-met")])));
    assert!(!explains(&set, "standard/a", &known, &fields(&[])));
    assert!(!explains(&set, "standard/b", &known, &fields(&[("standard/a/rating", "partly")])));
    let add = serde_json::json!({ "op": "add", "place": "standard/a" });
    let grown = fields(&[("standard/a/rating", "met"), (&status, "planned")]);
    assert!(explains(&add, "standard/a", &known, &grown));
    assert!(!explains(&add, "standard/a", &known, &fields(&[(&status, "planned")])));
    let remove = serde_json::json!({ "op": "remove", "place": "standard/a", "id": id });
    assert!(explains(&remove, "standard/a", &grown, &known));
    assert!(!explains(&remove, "standard/a", &grown, &fields(&[])));
}
