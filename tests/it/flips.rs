//! A bit of the file flips, anywhere in the store of a practice that has made its return: what it costs, and whether it is said.
//! `FLIP_ROUNDS` flips are tried, each on the store as it was.

use audit_api::Program;
use audit_api::views::HistoryAsk;
use audit_store::{SNAPSHOT_FOLDER, STORE_FILE};
use audit_tests::{Answers, Dice, open, play};
use std::fs;
use std::path::Path;
use std::sync::Mutex;

/// What became of the flips.
#[derive(Debug, Default)]
struct Tally {
    /// The program noticed something.
    noticed: usize,
    /// Everything is as it was, whether there was anything to notice or not.
    free: usize,
    /// Something is lost, and said.
    said: usize,
    /// Nothing opens: a snapshot is the way back.
    refused: usize,
    /// Something is lost that nobody says.
    silent: Vec<String>,
}

#[test]
fn most_flips_cost_nothing_and_none_is_silent() {
    let rounds = number("FLIP_ROUNDS", 24);
    let seed = number("FLIP_SEED", 175);
    let kept = tempfile::tempdir().unwrap();
    {
        let out = tempfile::tempdir().unwrap();
        let mut program = open(kept.path()).unwrap();
        let audit = play(&mut program, &Answers::northgate()).unwrap();
        program.make_return(&audit, &out.path().display().to_string()).unwrap();
    }
    let whole = fs::read(kept.path().join(STORE_FILE)).unwrap();
    let before = seen(&open(kept.path()).unwrap());
    assert!(before.len() > 100_000, "or this test looks at nothing: {}", before.len());
    let mut dice = Dice::new(seed);
    let size = whole.len() as u64;
    let places: Vec<(usize, u32)> = (0..rounds).map(|_| (dice.below(size) as usize, dice.below(8) as u32)).collect();
    let (left, tally) = (Mutex::new(places), Mutex::new(Tally::default()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((byte, bit)) = left.lock().unwrap().pop() else { return };
                    let mut content = whole.clone();
                    content[byte] ^= 1 << bit;
                    one(kept.path(), &content, &before, &format!("byte {byte} bit {bit}"), &tally);
                }
            });
        }
    });
    let Tally { noticed, free, said, refused, silent } = tally.into_inner().unwrap();
    println!("FLIP_SEED={seed}, a store of {size} bytes");
    println!("\ntable\tflip\t{rounds}\t{noticed}\t{}\t{}", silent.len(), said + refused);
    println!("{free} cost nothing, {said} cost what was hit, {refused} need a snapshot, {} are silent", silent.len());
    assert!(silent.is_empty(), "{silent:#?}");
    assert!(free as u64 * 4 >= rounds * 3, "only {free} of {rounds} cost nothing");
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Opens a store without a snapshot beside it.
fn one(kept: &Path, content: &[u8], before: &str, name: &str, tally: &Mutex<Tally>) {
    let data = tempfile::tempdir().unwrap();
    // What lies beside it is another matter: its keys, and what this computer remembers.
    fs::create_dir(data.path().join("keys")).unwrap();
    for folder in ["", "keys"] {
        let entries = fs::read_dir(kept.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        for file in entries.filter(|path| path.is_file()) {
            fs::copy(&file, data.path().join(folder).join(file.file_name().unwrap())).unwrap();
        }
    }
    fs::write(data.path().join(STORE_FILE), content).unwrap();
    let opened = open(data.path());
    let after = opened.as_ref().ok().map(seen);
    let told = opened.as_ref().ok().and_then(|program| program.start().unwrap().damage);
    let mut tally = tally.lock().unwrap();
    tally.noticed += usize::from(opened.is_err() || told.is_some());
    match (after, told) {
        (None, _) => {
            let code = opened.err().map(|error| error.code);
            assert!(matches!(code, Some("damaged-store" | "not-a-store" | "newer-store")), "{name}: {code:?}");
            tally.refused += 1;
        }
        (Some(after), told) if after == before && told.as_ref().is_none_or(|told| told.places.is_empty()) => {
            tally.free += 1;
        }
        (Some(_), Some(told)) if !told.places.is_empty() => {
            println!("{name}: {:?}", told.places.iter().map(|place| &place.what).collect::<Vec<_>>());
            tally.said += 1;
        }
        (Some(after), _) => tally.silent.push(format!("{name}: {}", differing(before, &after))),
    }
}

/// Where two texts part.
fn differing(before: &str, after: &str) -> String {
    let at = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count().saturating_sub(60);
    let part = |text: &str| text.chars().skip(at).take(160).collect::<String>();
    format!("{} / {}", part(before), part(after))
}

/// Everything that a person can see of the audits.
fn seen(program: &Program) -> String {
    let start = program.start().unwrap();
    let mut text = format!("{:?} {:?} {:?} {:?}\n", start.person, start.audits, start.tools, start.submitters);
    for card in &start.audits {
        let audit = &card.id;
        let view = program.audit(audit).unwrap();
        text += &format!("{view:?}\n{:?}\n{:?}\n", program.profile(audit).unwrap(), program.plan(audit).unwrap());
        for standard in view.areas.iter().flat_map(|area| &area.standards) {
            text += &format!("{:?}\n", program.standard(audit, &standard.id).unwrap());
        }
        text += &format!("{:?}\n{:?}\n", program.questions(audit).unwrap(), program.declaration(audit).unwrap());
        text += &format!("{:?}\n", program.history(audit, &HistoryAsk::default()).unwrap());
        text += &format!("{:?}\n", program.returns(audit));
        text += &format!("{:?}\n", program.search(audit, "strategy discussions"));
    }
    text
}

/// A store that is cut short is damaged, also within its last page, and no disk is said to fail.
#[test]
fn a_store_that_was_cut_opens_with_what_is_left_of_it() {
    let kept = tempfile::tempdir().unwrap();
    let audit = {
        let mut program = open(kept.path()).unwrap();
        play(&mut program, &Answers::of_practice("Northgate Surgery", "Z99901")).unwrap()
    };
    let whole = fs::read(kept.path().join(STORE_FILE)).unwrap();
    for cut in [1_000, 4_096, 20_000] {
        let data = tempfile::tempdir().unwrap();
        fs::write(data.path().join(STORE_FILE), &whole[..whole.len() - cut]).unwrap();
        let mut program = open(data.path()).unwrap_or_else(|error| panic!("cut by {cut}: {error:?}"));
        let damage = program.start().unwrap().damage.unwrap_or_else(|| panic!("cut by {cut}: it is not said"));
        assert!(Path::new(&damage.kept).exists(), "{damage:?}");
        assert_eq!(program.audit(&audit).unwrap().organisation, Some("Northgate Surgery".to_owned()));
        assert_eq!(program.damage_seen().unwrap().damage, None);
    }
}

/// The copy in the second folder is from before the damage: it is all that there is of what is lost, and nothing takes its place.
#[test]
fn what_was_lost_here_is_not_lost_in_the_second_folder_too() {
    let (data, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    {
        let mut program = open(data.path()).unwrap();
        play(&mut program, &Answers::northgate()).unwrap();
        program.set_snapshot_folder(&second.path().display().to_string()).unwrap();
    }
    let copies = || -> Vec<Vec<u8>> {
        let files = fs::read_dir(second.path()).unwrap().flatten().map(|file| file.path());
        files
            .filter(|file| file.extension().is_some_and(|ending| ending == "db"))
            .map(|f| fs::read(f).unwrap())
            .collect()
    };
    let before = copies();
    assert_eq!(before.len(), 1);
    let store = data.path().join(STORE_FILE);
    let whole = fs::read(&store).unwrap();
    fs::write(&store, &whole[..whole.len() / 2]).unwrap();
    // Nothing that lies beside it makes up for it.
    fs::remove_dir_all(data.path().join(SNAPSHOT_FOLDER)).unwrap();
    let mut program = open(data.path()).unwrap();
    let damage = program.start().unwrap().damage.unwrap();
    assert!(!damage.places.is_empty(), "{damage:?}");
    program.take_snapshot().unwrap();
    program.damage_seen().unwrap();
    program.take_snapshot().unwrap();
    assert!(copies().contains(&before[0]));
    assert_eq!(copies().len(), 2, "what is left has a copy of its own");
}
