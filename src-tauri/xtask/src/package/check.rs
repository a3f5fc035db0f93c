//! The Debian package, tried out: installed, played through, removed again; the data stays.
//!
//! Not one of the checks of `cargo xtask test`: it needs a release build (10 to 15 minutes more on two cores) and installs
//! a package on the computer for as long as it runs. The release workflow runs it for every release.

use std::fs;
use std::path::{Path, PathBuf};

use crate::package::{LICENCES, debian};
use crate::place::Place;
use crate::step::{Outcome, answer, command, run, step};
use crate::{packages, window};

const NAME: &str = "safeguarding-audit";
const PROGRAM: &str = "/usr/bin/safeguarding-audit";
const COMMAND_LINE: &str = "/usr/bin/safeguarding-returns";
/// How large the package may get.
const LARGEST_MB: f64 = 15.0;

/// Installs the package that `cargo xtask package` made, tries it out and removes it.
pub fn check(place: &Place) -> Outcome {
    let package = debian(place)?;
    if answer("dpkg-query", &["-W", "-f=${db:Status-Status}", NAME]).is_some_and(|status| status == "installed") {
        return Err(format!(
            "{NAME} is installed on this computer: remove it first, so that what is there is not lost."
        ));
    }
    size(&package)?;
    let home = place.target().join("package-check/home");
    if home.exists() {
        fs::remove_dir_all(&home).map_err(|e| format!("{} cannot be emptied: {e}.", home.display()))?;
    }
    fs::create_dir_all(&home).map_err(|e| format!("{} cannot be made: {e}.", home.display()))?;
    packages::apt(&["install", "-y", "-q", "--no-install-recommends", &package.display().to_string()])?;
    let tried = step("Trying the installed program", || try_out(place, &home));
    let removed = packages::apt(&["remove", "-y", "-q", NAME]);
    tried?;
    removed?;
    nothing_but_data_stays(&home)
}

fn size(package: &Path) -> Outcome {
    let bytes = fs::metadata(package).map_err(|e| format!("{} cannot be read: {e}.", package.display()))?.len();
    let megabytes = bytes as f64 / 1e6;
    println!("   {}: {megabytes:.2} MB", package.display());
    if megabytes <= LARGEST_MB { Ok(()) } else { Err(format!("The package should be at most {LARGEST_MB} MB.")) }
}

fn try_out(place: &Place, home: &Path) -> Outcome {
    run(&mut command(PROGRAM, &["--version"], place.root()))?;
    run(&mut command(COMMAND_LINE, &["--version"], place.root()))?;
    everything_is_there()?;
    no_hook_for_tests()?;
    its_usual_folder(home)?;
    window::tour_of(place, Path::new(PROGRAM))
}

/// What IT looks for in a package.
fn everything_is_there() -> Outcome {
    let documents = Path::new("/usr/share/doc").join(NAME);
    let files = [
        documents.join("copyright"),
        documents.join(LICENCES),
        PathBuf::from("/usr/share/applications/Safeguarding Audit.desktop"),
        PathBuf::from("/usr/share/icons/hicolor/128x128/apps/safeguarding-audit.png"),
    ];
    let missing: Vec<String> = files.iter().filter(|f| !f.is_file()).map(|f| f.display().to_string()).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("The package does not bring: {}", missing.join(", "))) }
}

fn no_hook_for_tests() -> Outcome {
    let hook = b"SAFEGUARDING_AUDIT_TEST";
    let bytes = fs::read(PROGRAM).map_err(|e| format!("{PROGRAM} cannot be read: {e}."))?;
    let known = b"SAFEGUARDING_AUDIT_DATA";
    let holds = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    match (holds(known), holds(hook)) {
        (true, false) => Ok(()),
        (true, true) => Err("The released program knows a variable that is for tests only.".into()),
        (false, _) => Err("The program's own variable is not found in it, so this check sees nothing.".into()),
    }
}

/// The folder that the sheet for IT names.
fn store(home: &Path) -> PathBuf {
    home.join(".local/share/safeguardingaudit/organisation.db")
}

/// Started without arguments, the program keeps its data where the sheet for IT says.
fn its_usual_folder(home: &Path) -> Outcome {
    let script = format!("timeout --preserve-status 15 xvfb-run -a {PROGRAM}");
    let mut start = command("sh", &["-c", &script], home);
    start.env("HOME", home).env_remove("DISPLAY").env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    ["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"].iter().for_each(|name| {
        start.env_remove(name);
    });
    // Ended by the time-out, which is no failure: what counts is the folder.
    let _ = start.status();
    if store(home).is_file() { Ok(()) } else { Err(format!("{} was not made.", store(home).display())) }
}

fn nothing_but_data_stays(home: &Path) -> Outcome {
    if !store(home).is_file() {
        return Err("Removing the package took the data away.".into());
    }
    let left: Vec<&str> = [PROGRAM, COMMAND_LINE].into_iter().filter(|path| Path::new(path).exists()).collect();
    if left.is_empty() {
        println!("   Removed; {} is still there.", store(home).display());
        Ok(())
    } else {
        Err(format!("Removing the package left {}.", left.join(" and ")))
    }
}
