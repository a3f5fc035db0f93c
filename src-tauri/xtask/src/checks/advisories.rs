//! Known weaknesses of other people's code: asks the RustSec database where it can be reached or is on disk, and says so plainly
//! where it is neither. What is let through, and why, is `.cargo/deny.toml`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::place::Place;
use crate::step::{Outcome, answer, command, in_text, remember, run};
use crate::tools::CARGO_DENY;

/// cargo-deny's folder for the database of the address in its default settings.
const DATABASE: &str = "advisory-db-3157b0e258782691";
/// How long the database may take to arrive: a network that swallows everything must not hold the other checks up for ever.
const PATIENCE: Duration = Duration::from_secs(120);

/// One of the checks at every change: asks where it can, and notes where it could not.
pub fn where_there_is_a_database(place: &Place) -> Outcome {
    match ask(place)? {
        Asked::Yes => Ok(()),
        Asked::No(why) => {
            remember(format!(
                "NOT CHECKED: known weaknesses (advisories) of other people's code. {why} `cargo xtask check advisories` asks \
                 where there is a network, and the release workflow fails without an answer."
            ));
            Ok(())
        }
    }
}

/// The release's own check: no answer is a failure.
pub fn always(place: &Place) -> Outcome {
    match ask(place)? {
        Asked::Yes => Ok(()),
        Asked::No(why) => Err(format!("Known weaknesses (advisories) could not be checked. {why}")),
    }
}

/// Whether the database answered; what it found is an error.
enum Asked {
    Yes,
    No(String),
}

fn ask(place: &Place) -> Result<Asked, String> {
    let deny = CARGO_DENY.program(place)?.display().to_string();
    let database = folder();
    let fetched = fetch(&mut command(&deny, &["fetch", "db"], place.root()));
    if !database.as_deref().is_some_and(|folder| folder.join("crates").is_dir()) {
        let why = fetched.err().unwrap_or_else(|| "it did not arrive where it is looked for".to_owned());
        return Ok(Asked::No(format!("Its database could not be reached ({why}) and is not on this computer.")));
    }
    let age = database.as_deref().and_then(date).unwrap_or_else(|| "a day that could not be read".to_owned());
    let mut arguments = vec!["--locked", "check", "advisories"];
    match fetched {
        Ok(()) => println!("   The database was just fetched; its newest entry is of {age}."),
        Err(why) => {
            remember(format!(
                "Known weaknesses were checked with the database on this computer, whose newest entry is of {age}: it could not be \
                 fetched ({why})."
            ));
            arguments.insert(0, "--offline");
        }
    }
    run(&mut command(&deny, &arguments, place.root()))?;
    Ok(Asked::Yes)
}

/// Where cargo-deny keeps the database: below cargo's own folder.
fn folder() -> Option<PathBuf> {
    let home = std::env::home_dir();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(home?.join(".cargo")))?;
    Some(cargo.join("advisory-dbs").join(DATABASE))
}

/// The day of the database's newest entry.
fn date(folder: &Path) -> Option<String> {
    answer("git", &["-C", &folder.display().to_string(), "log", "-1", "--format=%cs"])
}

/// Runs a fetch that may never end. The error is why there is nothing new, in a few words.
fn fetch(command: &mut Command) -> Outcome {
    println!("   $ {}", in_text(command));
    // Asked for a password, git would wait for somebody.
    command.env("GIT_TERMINAL_PROMPT", "0").stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|e| format!("cargo-deny did not start: {e}"))?;
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err("no network, or none that leads there".to_owned()),
            Ok(None) if begun.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(100)),
            Ok(None) => {
                // What is half there is not a database: cargo-deny looks at it again next time.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("no answer within {} seconds", PATIENCE.as_secs()));
            }
            Err(e) => return Err(format!("cargo-deny was lost: {e}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fetch_that_fails_and_one_that_cannot_start_are_told_apart() {
        let fails = fetch(&mut command("cargo", &["no-such-subcommand"], Path::new("."))).unwrap_err();
        assert!(fails.contains("no network"), "{fails}");
        let missing = fetch(&mut command("no-such-program-anywhere", &[], Path::new("."))).unwrap_err();
        assert!(missing.contains("did not start"), "{missing}");
    }
}
