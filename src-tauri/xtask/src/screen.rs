//! The screen: its packages, its checks, and building it into `ui/dist`.

use std::fs;
use std::path::Path;

use crate::place::Place;
use crate::step::{Outcome, answer, command, run, step};
use crate::tests_run;

const OLDEST_NODE: u32 = 20;

/// Node and npm have to be there; which way they come is the person's choice.
pub fn require_node() -> Outcome {
    let found = answer("node", &["--version"]);
    let how = format!("Install Node {OLDEST_NODE} or newer with npm (https://nodejs.org), then run the command again.");
    match found.as_deref().and_then(major) {
        None => Err(format!("Node was not found; it builds the screen. {how}")),
        Some(version) if version < OLDEST_NODE => Err(format!("Node {version} is too old. {how}")),
        Some(_) if answer("npm", &["--version"]).is_none() => Err(format!("Node is there, but npm is not. {how}")),
        Some(_) => Ok(()),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Fetches the packages, but only when the lock file is not the one of last time.
pub fn fetch_packages(place: &Place) -> Outcome {
    let lock = place.ui().join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|e| format!("{} cannot be read: {e}.", lock.display()))?;
    let stamp = place.target().join("xtask").join("package-lock.json");
    let is_current = place.ui().join("node_modules").is_dir() && fs::read(&stamp).is_ok_and(|last| last == wanted);
    if is_current {
        return Ok(());
    }
    step("Fetching the screen's packages", || {
        run(&mut npm(place, &["ci", "--no-audit", "--no-fund"]))?;
        write(&stamp, &wanted)
    })
    .map(drop)
}

/// Type checks and Svelte's own warnings.
pub fn check(place: &Place) -> Outcome {
    run(&mut npm(place, &["run", "check"]))
}

/// The screen's unit tests.
pub fn test(place: &Place) -> Outcome {
    tests_run::run_vitest(&mut npm(place, &["run", "test"]))
}

/// Builds `ui/dist`.
pub fn build(place: &Place) -> Outcome {
    run(&mut npm(place, &["run", "build"]))
}

fn npm(place: &Place, arguments: &[&str]) -> std::process::Command {
    let mut npm = command("npm", arguments, &place.ui());
    // A watching test runner would never end.
    npm.env("CI", "true");
    // What it prints is counted: no colours in between.
    npm.env("NO_COLOR", "1");
    npm
}

fn write(file: &Path, content: &[u8]) -> Outcome {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, content))
        .map_err(|e| format!("{} cannot be written: {e}.", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_nodes_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("not a version"), None);
    }
}
