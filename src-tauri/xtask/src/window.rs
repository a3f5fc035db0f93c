//! The window: building it, opening it, and the tour through it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::place::Place;
use crate::step::{Outcome, cargo, command, step};
use crate::{screen, set_up, tests_run};

/// Sets up, builds and opens the program.
pub fn run(place: &Place, arguments: &[String]) -> Outcome {
    let arguments = match arguments.split_first() {
        Some((first, rest)) if first == "--" => rest,
        _ => arguments,
    };
    set_up(place)?;
    step("Building the screen", || screen::build(place))?;
    step("Building the program (about ten minutes the first time)", || build(place))?;
    if !has_display() {
        println!(
            "\nThe program is built, but there is no display to open it on.\n\
             `cargo xtask tour` plays the main job in a virtual screen and leaves pictures in target/tour/."
        );
        return Ok(());
    }
    println!("\nOpening {}", place.program().display());
    let program = place.program().display().to_string();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    crate::step::run(&mut command(&program, &arguments, place.root()))
}

/// Plays the tour in the real window and leaves its files in `target/tour/`.
pub fn tour(place: &Place) -> Outcome {
    require_linux("The tour")?;
    set_up(place)?;
    step("Building the screen", || screen::build(place))?;
    step("Building the program and the tour (a quarter of an hour the first time)", || build_for_tour(place))?;
    play(place, "tour", &place.program(), false)
}

/// Plays the tour with a program that was released: its dialogs are the system's own. Needs what `cargo build` made.
pub fn tour_of(place: &Place, program: &Path) -> Outcome {
    build_for_tour(place)?;
    play(place, "package-check/tour", program, true)
}

fn play(place: &Place, into: &str, program: &Path, released: bool) -> Outcome {
    let folder = place.target().join(into);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{} cannot be emptied: {e}.", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}.", folder.display()))?;
    step("Playing the tour", || {
        let mut tour = desktop(place, &["--", "tour::"]);
        tour.env("AUDIT_TOUR", &folder).env("AUDIT_APP", program);
        if released {
            tour.env("AUDIT_REAL_DIALOGS", "yes");
        }
        tests_run::run(&mut tour)
    })?;
    list(&folder)
}

/// The desktop tests, on the program as the code stands now.
pub fn desktop_tests(place: &Place) -> Outcome {
    if let Err(why) = require_linux("The desktop tests") {
        println!("   SKIPPED: {why}");
        return Ok(());
    }
    build_all(place)?;
    tests_run::run(&mut desktop(place, &["--", "--skip", "sockets::"]))
}

/// A journey under strace, and what it found on the terminal.
pub fn sockets(place: &Place) -> Outcome {
    if let Err(why) = require_linux("The test of sockets") {
        println!("   SKIPPED: {why}");
        return Ok(());
    }
    build_all(place)?;
    tests_run::run(&mut desktop(place, &["--", "sockets::", "--nocapture", "--test-threads=1"]))
}

/// The desktop tests as a command.
fn desktop(place: &Place, rest: &[&str]) -> Command {
    let mut tests = cargo(&[&["test"], ONE_SET, &["--test", "desktop"], rest].concat(), place.root());
    tests.env("AUDIT_APP", place.program());
    tests
}

/// What every cargo command says first. The features of a dependency are those that all selected packages ask for: another selection, and
/// cargo compiles it again. So each command selects all packages, and then says what to build.
pub const ONE_SET: &[&str] = &["--workspace", "--features", "audit-tests/desktop"];

/// What the README's commands build, each with its name: `cargo` and these arguments.
pub const BUILDS: [(&str, &[&str]); 3] = [
    ("cargo xtask run", &["build", "--bin", "safeguarding-audit", "--bin", "safeguarding-returns"]),
    ("cargo xtask tour", &["build", "--bins", "--lib", "--test", "desktop"]),
    ("cargo xtask test", &["build", "--all-targets"]),
];

/// Everything that a test needs; nothing to do when nothing has changed.
pub fn build_all(place: &Place) -> Outcome {
    build_as(place, BUILDS[2].1)
}

fn build_for_tour(place: &Place) -> Outcome {
    build_as(place, BUILDS[1].1)
}

/// The program and its command line, without anything that only tests need.
fn build(place: &Place) -> Outcome {
    build_as(place, BUILDS[0].1)
}

fn build_as(place: &Place, what: &[&str]) -> Outcome {
    crate::step::run(&mut cargo(&[what, ONE_SET].concat(), place.root()))
}

fn require_linux(what: &str) -> Outcome {
    if cfg!(target_os = "linux") {
        Ok(())
    } else {
        Err(format!("{what} drive WebKitGTK through its WebDriver, which only Linux has."))
    }
}

fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn list(folder: &std::path::Path) -> Outcome {
    let files = fs::read_dir(folder).map_err(|e| format!("{} cannot be read: {e}.", folder.display()))?;
    let mut names: Vec<String> = files.flatten().map(|f| f.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    if names.is_empty() {
        return Err("The tour left no files. That is a fault in tests/desktop/tour.rs.".into());
    }
    println!("\nThe tour left in {}:", folder.display());
    names.iter().for_each(|name| println!("  {name}"));
    Ok(())
}
