//! The fault suite: what can befall a store, each kind for many rounds, and one table of what was noticed, silent and lost.
//!
//! The rounds are those of the usual tests, which run fewer of them; each prints a line `table`, kind, rounds, noticed, silent, lost.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::place::Place;
use crate::step::{Outcome, cargo, in_text};

/// A kind of fault: its name in the table, what happens, and the test that tells of it.
struct Kind {
    name: &'static str,
    what: &'static str,
    test: &'static str,
}

const KINDS: &[Kind] = &[
    Kind { name: "kill", what: "the program is killed", test: "killing::nothing_that_was_shown_as_saved_is_lost" },
    Kind {
        name: "power",
        what: "the power fails",
        test: "power::cuts::a_power_cut_at_any_moment_loses_nothing_acknowledged",
    },
    Kind {
        name: "disk",
        what: "the disk fails or is full (EIO, ENOSPC)",
        test: "failing::a_disk_that_fails_is_said_and_nothing_acknowledged_is_lost",
    },
    Kind {
        name: "hang",
        what: "the second folder never answers",
        test: "second_folder::a_folder_that_hangs_does_not_hold_up_the_one_that_is_chosen_then",
    },
    Kind { name: "swap", what: "the file is taken away, replaced or cut while open", test: "out_of_place::" },
    Kind {
        name: "cut",
        what: "the closed file is cut",
        test: "mending::of_each_kind::a_store_that_was_cut_is_damaged_and_what_is_left_of_it_opens",
    },
    Kind {
        name: "page",
        what: "a page of the closed file is gone",
        test: "mending::of_each_kind::a_page_that_is_gone_costs_what_was_on_it",
    },
    Kind {
        name: "flip",
        what: "a bit of the closed file flips",
        test: "flips::most_flips_cost_nothing_and_none_is_silent",
    },
    Kind {
        name: "clock",
        what: "the clock is years wrong",
        test: "without_snapshots::a_clock_that_was_wrong_does_not_stop_snapshots",
    },
];

/// How many rounds, by the variable that each test reads, unless it is set already.
const ROUNDS: &[(&str, &str)] = &[("KILL_ROUNDS", "400"), ("FLIP_ROUNDS", "200")];

/// Runs every kind and prints the table.
pub fn check(place: &Place) -> Outcome {
    let mut all =
        cargo(&["test", "--workspace", "--features", "audit-tests/desktop", "--test", "it", "--"], place.root());
    all.args(KINDS.iter().map(|kind| kind.test))
        .arg("--nocapture")
        .envs(ROUNDS.iter().copied().filter(|(name, _)| std::env::var_os(name).is_none()));
    let text = in_text(&all);
    println!("   $ {text}");
    let start = |error| format!("`{text}` could not be started: {error}.");
    let mut child = all.stdout(Stdio::piped()).spawn().map_err(start)?;
    let mut rows: BTreeMap<String, [u64; 4]> = BTreeMap::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            match row(&line) {
                Some((kind, numbers)) => add(&mut rows, kind, numbers),
                None => println!("{line}"),
            }
        }
    }
    let status = child.wait().map_err(start)?;
    print(&rows);
    let missing: Vec<&str> = KINDS.iter().map(|kind| kind.name).filter(|name| !rows.contains_key(*name)).collect();
    match (status.success(), missing.as_slice()) {
        (false, _) => Err(format!("`{text}` ended with {status}. What went wrong stands above.")),
        (true, []) => Ok(()),
        (true, missing) => Err(format!("Nothing was tried of: {}. strace may not be there.", missing.join(", "))),
    }
}

/// What a line of the table says.
fn row(line: &str) -> Option<(String, [u64; 4])> {
    let mut parts = line.split_once("table\t")?.1.split('\t');
    let kind = parts.next()?.to_owned();
    let mut number = || parts.next()?.trim().parse().ok();
    Some((kind, [number()?, number()?, number()?, number()?]))
}

fn add(rows: &mut BTreeMap<String, [u64; 4]>, kind: String, numbers: [u64; 4]) {
    let row = rows.entry(kind).or_default();
    row.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
}

fn print(rows: &BTreeMap<String, [u64; 4]>) {
    println!("\n{:<8}{:>8}{:>10}{:>8}{:>6}  what happens", "kind", "rounds", "noticed", "silent", "lost");
    for kind in KINDS {
        let told = rows.get(kind.name).map_or_else(
            || format!("{:>8}{:>10}{:>8}{:>6}", "-", "-", "-", "-"),
            |[rounds, noticed, silent, lost]| format!("{rounds:>8}{noticed:>10}{silent:>8}{lost:>6}"),
        );
        println!("{:<8}{told}  {}", kind.name, kind.what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_table_is_told_from_others() {
        assert_eq!(row("table\tflip\t200\t120\t0\t3"), Some(("flip".to_owned(), [200, 120, 0, 3])));
        assert_eq!(row("test flips::most ... table\tflip\t1\t1\t0\t0"), Some(("flip".to_owned(), [1, 1, 0, 0])));
        assert_eq!(row("FLIP_SEED=175"), None);
        assert_eq!(row("table\tflip\tmany"), None);
    }

    #[test]
    fn two_stores_that_are_killed_are_one_row() {
        let mut rows = BTreeMap::new();
        add(&mut rows, "kill".to_owned(), [100, 90, 0, 0]);
        add(&mut rows, "kill".to_owned(), [100, 80, 0, 0]);
        assert_eq!(rows["kill"], [200, 170, 0, 0]);
    }
}
