//! Every check, the quick ones first. The build server runs exactly these.

pub mod advisories;
mod compiled;
mod dependencies;
mod faults;
pub mod windows;

use std::process::Command;
use std::time::{Duration, Instant};

use crate::package::{check as package_check, publisher};
use crate::place::Place;
use crate::step::{Outcome, cargo, in_words, remembered, run, step};
use crate::{screen, set_up, tests_run, window};

struct Check {
    name: &'static str,
    what: &'static str,
    run: fn(&Place) -> Outcome,
}

const CHECKS: &[Check] = &[
    Check { name: "formatting", what: "cargo fmt", run: |p| cargo_run(p, &["fmt", "--all", "--check"]) },
    Check {
        name: "dependencies",
        what: "cargo-deny: licences, kept-out crates, sources, known weaknesses where it can (.cargo/deny.toml)",
        run: dependencies::check,
    },
    Check { name: "screen-types", what: "svelte-check: types and warnings of the screen", run: screen::check },
    Check { name: "screen-tests", what: "vitest: the screen's unit tests", run: screen::test },
    Check { name: "screen-build", what: "ui/dist, which the window holds", run: screen::build },
    Check {
        name: "tidy",
        what: "the rules about the tree (tests/it/tidy/mod.rs)",
        run: |p| tests_run::run(&mut cargo_all(p, "test", &["--test", "it", "--", "tidy::"])),
    },
    Check {
        name: "clippy",
        what: "the compiler's and clippy's warnings, as errors",
        run: |p| run(&mut cargo_all(p, "clippy", &["--all-targets", "--", "--deny", "warnings"])),
    },
    Check { name: "build", what: "every crate, program and test", run: window::build_all },
    Check {
        name: "compiled-once",
        what: "no dependency is compiled twice by run, tour and test one after the other",
        run: compiled::check,
    },
    Check {
        name: "tests",
        what: "unit tests, journeys across crates, examples in the documentation",
        run: |p| tests_run::run(drawn_alike(&mut cargo_all(p, "test", &[]))),
    },
    Check { name: "desktop", what: "the real program in a real window (tests/desktop)", run: window::desktop_tests },
    Check { name: "sockets", what: "a journey under strace: no internet socket of ours", run: window::sockets },
];

/// Longer ones, which are run by name.
const BY_NAME: &[Check] = &[
    Check {
        name: "package",
        what: "the Debian package: install, tour, remove (after `cargo xtask package`)",
        run: package_check::check,
    },
    Check {
        name: "faults",
        what: "kills, power cuts, failing disks, files taken away, cut and flipped: a table",
        run: faults::check,
    },
    Check { name: "properties", what: "the property tests, each with thousands of new cases", run: properties },
    Check {
        name: "advisories",
        what: "cargo-deny: known weaknesses; without their database it fails",
        run: advisories::always,
    },
    Check { name: "publisher", what: "nothing is left to fill in in .github/publisher.toml", run: publisher::check },
    Check { name: "windows", what: "the program compiles for Windows (20 minutes)", run: windows::check },
];

/// Sets up and runs every check.
pub fn all(place: &Place) -> Outcome {
    set_up(place)?;
    let outcome = run_each(place, &CHECKS.iter().collect::<Vec<_>>());
    tests_run::print_total();
    outcome
}

/// Runs the named checks, or lists what there is.
pub fn named(place: &Place, names: &[String]) -> Outcome {
    if names.is_empty() {
        println!("Checks, in the order in which `cargo xtask test` runs them:\n");
        CHECKS.iter().for_each(|c| println!("  {:<14} {}", c.name, c.what));
        println!("\nLonger ones, only by name:\n");
        BY_NAME.iter().for_each(|c| println!("  {:<14} {}", c.name, c.what));
        return Ok(());
    }
    let find = |name: &String| {
        CHECKS
            .iter()
            .chain(BY_NAME)
            .find(|c| c.name == name)
            .ok_or(format!("There is no check \"{name}\". `cargo xtask check` lists them."))
    };
    run_each(place, &names.iter().map(find).collect::<Result<Vec<_>, _>>()?)
}

fn run_each(place: &Place, checks: &[&Check]) -> Outcome {
    let begun = Instant::now();
    let mut times: Vec<(&str, Duration)> = Vec::new();
    for (number, check) in checks.iter().enumerate() {
        let heading = format!("{} of {}: {}", number + 1, checks.len(), check.name);
        let again = format!("To run it alone: cargo xtask check {}", check.name);
        let taken = step(&heading, || (check.run)(place)).map_err(|e| format!("{e}\n{again}"))?;
        times.push((check.name, taken));
    }
    println!("\nEvery check passed in {}:", in_words(begun.elapsed()));
    times.iter().for_each(|(name, time)| println!("  {name:<14} {}", in_words(*time)));
    remembered().iter().for_each(|one| println!("\n{one}"));
    Ok(())
}

/// Property tests draw the same cases each time, so that a state of the tree that passed passes again. New cases are drawn by
/// the check `properties`.
fn drawn_alike(tests: &mut Command) -> &mut Command {
    let seed = std::env::var("PROPTEST_RNG_SEED").unwrap_or("175".to_owned());
    tests.env("PROPTEST_RNG_SEED", seed)
}

/// Those of the store write to a disk, each case a whole history: they get fewer.
fn properties(place: &Place) -> Outcome {
    for (which, cases) in [(&["--lib"][..], "10000"), (&["--test", "it", "--", "random::"], "400")] {
        tests_run::run(cargo_all(place, "test", which).env("PROPTEST_CASES", cases))?;
    }
    Ok(())
}

fn cargo_run(place: &Place, arguments: &[&str]) -> Outcome {
    run(&mut cargo(arguments, place.root()))
}

/// A cargo command on every package, with the one set of features.
fn cargo_all(place: &Place, what: &str, rest: &[&str]) -> Command {
    cargo(&[&[what], window::ONE_SET, rest].concat(), place.root())
}
