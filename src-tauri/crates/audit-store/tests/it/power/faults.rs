//! A disk that fails, once or from one moment on: each refused step says whether it is saved, what was acknowledged is there
//! when the disk works again, and nothing is half there.

use std::collections::BTreeMap;

use audit_store::Store;
use proptest::test_runner::{RngAlgorithm, TestRng};

use super::child::STEPS;
use super::{Prepared, copied, number, prepared, traced};
use crate::common::{below, options, skipped};
use crate::kinds::{Worked, each_kind};

/// What fails, and how.
const FAULTS: [(&str, &str); 5] =
    [("pread64", "EIO"), ("fsync", "EIO"), ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("ftruncate", "EIO")];
/// Moments for each of them; at half of them the disk fails from then on.
const MOMENTS: usize = 6;

#[test]
fn a_disk_that_fails_is_said_and_what_is_saved_is_known() {
    each_kind!(failing);
}

fn failing<K: Worked>() {
    let prepared = prepared::<K>();
    let (folder, store) = copied(&prepared.store);
    let Some((trace, _)) = traced::<K>(&store, 16, &[]) else {
        return skipped("a disk that fails: strace is not installed or may not trace");
    };
    drop(folder);
    let mut calls: BTreeMap<&str, usize> = BTreeMap::new();
    for line in trace.lines() {
        *calls.entry(line.split('(').next().unwrap_or_default()).or_default() += 1;
    }
    let mut dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut tally = Tally::default();
    for (call, error) in FAULTS {
        let times = calls.get(call).copied().unwrap_or_default();
        assert!(times > MOMENTS, "the store calls {call} {times} times");
        for moment in 0..MOMENTS {
            let nth = 1 + moment * times / MOMENTS + below(&mut dice, times / MOMENTS);
            let on = if moment % 2 == 0 { "" } else { "+" };
            let inject = ["-e".to_owned(), format!("inject={call}:error={error}:when={nth}{on}")];
            one::<K>(&prepared, &inject, &mut tally);
        }
    }
    println!("{tally:?}");
    assert!(tally.refused >= 10 && tally.went_on >= 5 && tally.gave_up >= 5, "{tally:?}");
}

#[derive(Debug, Default)]
struct Tally {
    /// Runs in which the fault met a step.
    refused: usize,
    /// Of those, runs that came to their end all the same.
    went_on: usize,
    /// And those in which nothing could be saved any more.
    gave_up: usize,
    /// Faults while the store was opened.
    opening: usize,
}

fn one<K: Worked>(prepared: &Prepared, inject: &[String], tally: &mut Tally) {
    let (_folder, store) = copied(&prepared.store);
    let said = traced::<K>(&store, 16, inject).map(|(_, said)| said).unwrap_or_default();
    let name = &inject[1];
    let last = |word: &str| said.iter().filter_map(|line| number(line, word)).max();
    // What it holds when the disk works again.
    let opened = Store::<K>::open(&store, &options()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    let held = K::held(&opened);
    let acknowledged = last("saved").max(last("kept")).unwrap_or(0);
    let tried = last("refused").unwrap_or(0);
    if said.is_empty() {
        tally.opening += 1;
    } else {
        assert!(said.iter().any(|line| line == "ended"), "{name}: it came to a sudden end: {said:?}");
    }
    let ended = acknowledged as u128 == STEPS;
    tally.refused += usize::from(tried > 0 || last("kept").is_some());
    tally.went_on += usize::from(tried > 0 && ended);
    tally.gave_up += usize::from(!said.is_empty() && !ended);
    // A step that could not even be looked at again may have come to the disk whole.
    let may = if tried > acknowledged { tried } else { acknowledged };
    assert!(
        [acknowledged, may].iter().any(|step| held == prepared.expected[*step]),
        "{name}: {acknowledged} steps were acknowledged and something else is there: {said:?}"
    );
}
