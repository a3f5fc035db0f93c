//! The program without its window: a rating beside a bare commit, search, a return, verifying, opening.

use crate::measure::{Both, Times};
use crate::scan::Scan;
use audit_api::Program;
use audit_api::reading::{Trust, judge, tool_named};
use audit_store::BareStore;
use audit_tests::{open, ready};
use std::error::Error;
use std::hint::black_box;
use std::path::Path;

/// Audits in the store.
const AUDITS: usize = 20;
const COMMITS: usize = 400;
const OPENINGS: usize = 20;
/// What a person looks for, a letter at a time.
const TYPED: [&str; 4] = ["chaperone policy", "supervision", "who is on call", "6.4"];

type Done<T> = Result<T, Box<dyn Error>>;

/// A narrative as a practice writes it.
fn words(standard: &str) -> String {
    format!(
        "Read out at the practice meeting and written down for {standard}. Everybody signs that they have read the policy \
         when they start and each year in May; the practice manager keeps the list and chases those who have not. Locums get \
         the card with names and numbers at the front desk. We looked at five records picked by chance and found that four \
         were as the policy asks; the fifth was put right the same week, and the reason was talked about in supervision."
    )
}

/// Fills a folder with a store of twenty complete audits of invented practices; answers the audits' ids.
pub fn fill(folder: &Path) -> Done<Vec<String>> {
    let mut program = open(folder)?;
    let audits = (0..AUDITS).map(|number| {
        let name = format!("{} Surgery", NAMES[number % NAMES.len()]);
        ready(&mut program, &name, &format!("Z{number:05}"), words)
    });
    let audits: Vec<String> = audits.collect::<Result<_, _>>()?;
    program.take_snapshot()?;
    Ok(audits)
}

const NAMES: [&str; 20] = [
    "Alder Lane",
    "Beech Grove",
    "Canal Side",
    "Dovecote",
    "Elm Court",
    "Fairfield",
    "Glebe House",
    "Harbour View",
    "Ivy Bank",
    "Juniper",
    "Kingfisher",
    "Linden",
    "Millpond",
    "Northgate",
    "Orchard",
    "Priory",
    "Quayside",
    "Rowan",
    "Spring Street",
    "Tannery",
];

pub fn figures(folder: &Path) -> Done<()> {
    let store = folder.join("store");
    let audits = fill(&store)?;
    opening(&store)?;
    let mut program = open(&store)?;
    rating(&mut program, &audits[0], folder)?;
    search(&program, &audits[0])?;
    let made = returns(&mut program, &audits, folder)?;
    verify(&made)
}

fn opening(store: &Path) -> Done<()> {
    let mut times = Times::default();
    for _ in 0..OPENINGS {
        let program = times.of(|| {
            let program = open(store)?;
            program.start().map(|_| program)
        })?;
        drop(program);
    }
    times.print("open", "ms");
    Ok(())
}

/// One rating, then one bare commit, in turn: what the disk and the other programs do meets both alike.
fn rating(program: &mut Program, audit: &str, folder: &Path) -> Done<()> {
    let bare = BareStore::create(&folder.join("bare.db"))?;
    let rows: Vec<String> =
        program.audit(audit)?.areas.into_iter().flat_map(|area| area.standards).map(|row| row.id).collect();
    let (mut rated, mut bared, mut shown) = (Both::default(), Both::default(), Times::default());
    for round in 0..COMMITS {
        let key = format!("standard/{}/rating", rows[round % rows.len()]);
        let value = if (round / rows.len()).is_multiple_of(2) { "not-met" } else { "met" };
        rated.of(|| program.save_field(audit, &key, value, ""))?;
        // What the screen is told afterwards, and what asks no disk.
        shown.of(|| program.audit(audit))?;
        bared.of(|| bare.commit(value))?;
    }
    rated.print("rating");
    bared.print("bare-commit");
    shown.print("rating-view", "ms");
    Ok(())
}

/// A letter more, then a plain scan of the same words for the same letters, in turn.
fn search(program: &Program, audit: &str) -> Done<()> {
    let tool = tool_named(Path::new("section-11")).map_err(|faults| format!("{faults:?}"))?;
    let rows = program.audit(audit)?.areas.into_iter().flat_map(|area| area.standards);
    let scan = Scan::of(&tool, rows.map(|row| words(&row.id)));
    let (mut searched, mut scanned) = (Times::default(), Times::default());
    for _ in 0..5 {
        for typed in TYPED {
            for end in 1..=typed.len() {
                searched.of(|| program.search(audit, &typed[..end]))?;
                scanned.of(|| black_box(scan.count(&typed[..end])));
            }
        }
    }
    searched.print("search", "ms");
    scanned.print("scan", "ms");
    Ok(())
}

/// Every audit but the first, whose ratings were played with: its return, its files, and the first of them by name.
fn returns(program: &mut Program, audits: &[String], folder: &Path) -> Done<Vec<std::path::PathBuf>> {
    let (mut times, mut made) = (Times::default(), Vec::new());
    for audit in &audits[1..] {
        let to = folder.join(audit);
        std::fs::create_dir(&to)?;
        let view = times.of(|| program.make_return(audit, &to.display().to_string()))?;
        let file = view
            .files
            .iter()
            .find(|file| file.saved && file.kind.code() == "return")
            .ok_or("the return was not saved")?;
        made.push(file.path.clone().ok_or("the return has no path")?.into());
    }
    times.print("return", "ms");
    Ok(made)
}

fn verify(made: &[std::path::PathBuf]) -> Done<()> {
    let mut times = Times::default();
    for _ in 0..10 {
        for path in made {
            let verdict = times.of(|| std::fs::read(path).map(|bytes| judge(&bytes, &Trust::default())))?;
            verdict.facts.as_ref().ok_or("a return does not verify")?;
        }
    }
    times.print("verify", "ms");
    Ok(())
}
