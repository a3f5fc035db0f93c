//! Power cuts: the disk is built anew as it would be after a cut at an event, with what was not flushed dropped, kept, or torn;
//! then the store is opened. At every acknowledgement, and at some hundreds of other moments drawn at random; `POWER_STATES=all`
//! looks at every one.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use audit_store::Store;
use proptest::test_runner::{RngAlgorithm, TestRng};
use tempfile::TempDir;

use super::child::STEPS;
use super::disk::{Cut, Disk};
use super::trace::{Event, events};
use super::{Prepared, copied, in_memory, number, prepared, traced};
use crate::common::{below, options, skipped};
use crate::kinds::{Worked, each_kind};

/// How many states are drawn, unless all are asked for.
const SOME: usize = 400;

#[test]
fn a_power_cut_at_any_moment_loses_nothing_acknowledged() {
    each_kind!(cut_at_any_moment);
}

fn cut_at_any_moment<K: Worked>() {
    let prepared = prepared::<K>();
    let (_folder, store) = copied(&prepared.store);
    let Some((trace, _)) = traced::<K>(&store, 10_000_000, &[]) else {
        return skipped("the replay of power cuts: strace is not installed or may not trace");
    };
    let events = events(&trace, store.to_str().expect("a plain path"));
    let saved = events.iter().filter(|event| matches!(event, Event::Said(line) if number(line, "saved").is_some()));
    assert_eq!(saved.count() as u128, STEPS, "the child did all of its work");
    let replay = replay::<K>(&prepared, &events, SOME);
    println!("{} events, {} different states opened", events.len(), replay.opened);
    println!("\ntable\tpower\t{}\t{}\t{}\t0", replay.opened, replay.opened, replay.lost.len());
    assert!(replay.opened > SOME / 2, "only {} states", replay.opened);
    assert!(replay.lost.is_empty(), "{:#?}", replay.lost);

    // A disk that says that it has flushed and has not: the replay would be worth nothing if it did not see that.
    let lying: Vec<Event> = events.into_iter().filter(|event| !matches!(event, Event::Sync(_))).collect();
    assert!(!self::replay::<K>(&prepared, &lying, 10).lost.is_empty(), "what is lost is not seen");
}

#[derive(Default)]
struct Replay {
    opened: usize,
    /// Sentences on what was not there.
    lost: Vec<String>,
}

fn replay<K: Worked>(prepared: &Prepared, events: &[Event], some: usize) -> Replay {
    let all = std::env::var("POWER_STATES").is_ok_and(|value| value == "all");
    let mut dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let folder = in_memory();
    let (mut disk, mut saved, mut known) =
        (Disk::with(std::fs::read(&prepared.store).expect("readable")), 0, HashSet::new());
    let mut replay = Replay::default();
    for (at, event) in events.iter().enumerate() {
        disk.happen(event);
        let said =
            matches!(event, Event::Said(line) if number(line, "saved").is_some_and(|number| { saved = number; true }));
        for cut in [Cut::Dropped, Cut::Kept, Cut::Some, Cut::Torn, Cut::Torn] {
            if !(all || said || below(&mut dice, events.len() * 5) < some) {
                continue;
            }
            let (store, journal) = disk.after(cut, &mut dice);
            if known.insert(digest(&(&store, &journal, saved))) {
                replay.opened += 1;
                let expected = &prepared.expected[saved..prepared.expected.len().min(saved + 2)];
                let found = look::<K>(&folder, &store, journal.as_deref());
                if !found.as_ref().is_ok_and(|found| expected.contains(found)) {
                    let found = found.map(|found| prepared.expected.iter().position(|known| *known == found));
                    replay.lost.push(format!("event {at}, {cut:?}: {saved} steps were acknowledged; found {found:?}"));
                }
            }
        }
    }
    replay
}

/// Opens the store that the disk holds: what it holds, or why it cannot be opened.
fn look<K: Worked>(folder: &TempDir, store: &[u8], journal: Option<&[u8]>) -> Result<String, String> {
    let path = folder.path().join(K::FILE);
    let beside = folder.path().join(format!("{}-journal", K::FILE));
    std::fs::write(&path, store).expect("written");
    match journal {
        Some(journal) => std::fs::write(&beside, journal).expect("written"),
        None => drop(std::fs::remove_file(&beside)),
    }
    Store::<K>::open(&path, &options()).map(|store| K::held(&store)).map_err(|error| format!("{error:?}"))
}

fn digest(state: &impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    state.hash(&mut hash);
    hash.finish()
}
