//! Packages: the program as people install it, in `target/package/`, with its licences, its parts and its hashes.

pub mod check;
mod licences;
pub mod papers;
pub mod publisher;
mod sbom;

use std::fs;
use std::path::{Path, PathBuf};

use crate::package::publisher::Publisher;
use crate::place::Place;
use crate::step::{Outcome, cargo, command, run, step};
use crate::{screen, set_up};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The file with the licence texts; `tauri.conf.json` names it for deb and rpm.
pub const LICENCES: &str = "THIRD-PARTY-LICENCES.txt";

/// Builds the release and makes what this system can make of it.
pub fn make(place: &Place) -> Outcome {
    set_up(place)?;
    let folder = folder(place);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{} cannot be emptied: {e}.", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}.", folder.display()))?;
    step("Building the screen", || screen::build(place))?;
    step("Building the program (10 to 15 minutes the first time)", || build(place))?;
    step("Gathering the licences", || write(&folder.join(LICENCES), &licences::gather(place)?))?;
    step("Listing the parts", || sbom::write(place, &folder))?;
    step("Making the packages", || bundle(place, &folder))?;
    step("Writing the hashes", || hashes(&folder))?;
    Ok(())
}

/// Where packages are left.
pub fn folder(place: &Place) -> PathBuf {
    place.target().join("package")
}

/// The one Debian package that was made.
pub fn debian(place: &Place) -> Result<PathBuf, String> {
    let found = ending(&folder(place), ".deb")?;
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err("There is no Debian package, or more than one: run `cargo xtask package`.".into()),
    }
}

fn build(place: &Place) -> Outcome {
    run(&mut cargo(
        &["build", "--release", "--locked", "--package", "safeguarding-audit", "--package", "audit-cli"],
        place.root(),
    ))
}

/// What each system's own tools can make. MSI, the Windows installer and disk images take tools from the network, and
/// have never been made yet: `.github/workflows/release.yml`.
fn bundle(place: &Place, folder: &Path) -> Outcome {
    let (kinds, more) = match std::env::consts::OS {
        "linux" => (&[("deb", ".deb"), ("rpm", ".rpm")][..], None),
        "windows" => {
            (&[("nsis", "-setup.exe"), ("msi", ".msi")][..], Some("../target/release/safeguarding-returns.exe"))
        }
        "macos" => (&[("dmg", ".dmg")][..], Some("../target/release/safeguarding-returns")),
        other => return Err(format!("There is no kind of package for {other} yet.")),
    };
    let names: Vec<&str> = kinds.iter().map(|(kind, _)| *kind).collect();
    let (tauri, names) =
        (place.ui().join("node_modules/@tauri-apps/cli/tauri.js").display().to_string(), names.join(","));
    let mut words = vec![tauri.as_str(), "bundle", "--bundles", &names];
    // deb and rpm have places of their own for these: tauri.conf.json.
    let config = more.map(|returns| resources(&[&format!("../target/package/{LICENCES}"), returns]));
    let publisher = published_by(&Publisher::read(place)?);
    words.extend(config.iter().chain(&publisher).flat_map(|config| ["--config", config]));
    run(&mut command("node", &words, place.root()))?;
    for (kind, end) in kinds {
        let found = ending(&place.target().join("release/bundle").join(kind), end)?;
        // An older version's package may still lie there.
        let is_current = |file: &&PathBuf| {
            ["_", "-"].iter().any(|around| named(file).contains(&format!("{around}{VERSION}{around}")))
        };
        let current: Vec<&PathBuf> = found.iter().filter(is_current).collect();
        let [one] = current[..] else {
            return Err(format!("There should be one {end} of version {VERSION}: {found:?}"));
        };
        let name = named(one).replace(' ', "-");
        let to = folder.join(&name);
        match *kind {
            "deb" => squeeze(one, &to, &place.target().join("release/bundle/unpacked"))?,
            _ => drop(fs::copy(one, &to).map_err(|e| format!("{name} cannot be copied: {e}."))?),
        }
    }
    Ok(())
}

/// Tauri packs with gzip and offers nothing else; xz takes a quarter off.
fn squeeze(package: &Path, to: &Path, unpacked: &Path) -> Outcome {
    if unpacked.exists() {
        fs::remove_dir_all(unpacked).map_err(|e| format!("{} cannot be emptied: {e}.", unpacked.display()))?;
    }
    let [from, between, to] = [package, unpacked, to].map(|path| path.display().to_string());
    run(&mut command("dpkg-deb", &["--raw-extract", &from, &between], Path::new(".")))?;
    // The window and the command line hold the same typefaces and audit tools, megabytes apart: only the largest dictionary
    // (-z9) sees that, and makes the package a third smaller.
    run(&mut command(
        "dpkg-deb",
        &["-Zxz", "-z9", "-Sextreme", "--root-owner-group", "--build", &between, &to],
        Path::new("."),
    ))
}

/// Configuration that puts files beside the program, each under its own name.
fn resources(files: &[&str]) -> String {
    let name = |file: &str| file.rsplit('/').next().unwrap_or_default().to_owned();
    let pairs: Vec<String> = files.iter().map(|file| format!("\"{file}\":\"{}\"", name(file))).collect();
    format!("{{\"bundle\":{{\"resources\":{{{}}}}}}}", pairs.join(","))
}

/// Configuration that names the publisher in the installers; nothing while nobody has filled it in.
fn published_by(publisher: &Publisher) -> Option<String> {
    let pairs: Vec<String> = [("publisher", "name"), ("homepage", "web")]
        .into_iter()
        .filter_map(|(to, key)| publisher.get(key).map(|value| format!("\"{to}\":\"{value}\"")))
        .collect();
    (!pairs.is_empty()).then(|| format!("{{\"bundle\":{{{}}}}}", pairs.join(",")))
}

fn named(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// `SHA256SUMS`, as `sha256sum --check` reads it; and on the terminal with sizes.
fn hashes(folder: &Path) -> Outcome {
    let mut files: Vec<String> = fs::read_dir(folder)
        .map_err(|e| format!("{} cannot be read: {e}.", folder.display()))?
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "SHA256SUMS")
        .collect();
    files.sort();
    // macOS calls it otherwise; Git for Windows brings it.
    let program: &[&str] = if cfg!(target_os = "macos") { &["shasum", "--algorithm", "256"] } else { &["sha256sum"] };
    let words: Vec<&str> = program[1..].iter().copied().chain(["--"]).chain(files.iter().map(String::as_str)).collect();
    let sums = command(program[0], &words, folder).output();
    let sums = sums.map_err(|e| format!("{} did not start: {e}.", program[0]))?;
    let sums = String::from_utf8_lossy(&sums.stdout).into_owned();
    println!("\nIn {}:", folder.display());
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").ok_or(format!("sha256sum said “{line}”."))?;
        let bytes = fs::metadata(folder.join(name)).map_or(0, |data| data.len());
        println!("  {:>7.2} MB  {sum}  {name}", bytes as f64 / 1e6);
    }
    write(&folder.join("SHA256SUMS"), &sums)
}

fn ending(folder: &Path, end: &str) -> Result<Vec<PathBuf>, String> {
    let files = fs::read_dir(folder).map_err(|e| format!("{} cannot be read: {e}.", folder.display()))?;
    Ok(files.flatten().map(|file| file.path()).filter(|path| path.to_string_lossy().ends_with(end)).collect())
}

/// Writes a text to a file.
pub fn write(file: &Path, text: &str) -> Outcome {
    fs::write(file, text).map_err(|e| format!("{} cannot be written: {e}.", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_beside_the_program_keep_their_names() {
        assert_eq!(
            resources(&["../a/b.txt", "c.exe"]),
            r#"{"bundle":{"resources":{"../a/b.txt":"b.txt","c.exe":"c.exe"}}}"#
        );
    }

    #[test]
    fn the_installers_name_the_publisher_that_is_written_down() {
        let nobody = Publisher::parse("name = \"[publisher: name]\"\nweb = \"[publisher: web]\"").unwrap();
        assert_eq!(published_by(&nobody), None);
        let somebody = Publisher::parse("name = \"Example Ltd\"\nweb = \"[publisher: web]\"").unwrap();
        assert_eq!(published_by(&somebody).as_deref(), Some(r#"{"bundle":{"publisher":"Example Ltd"}}"#));
    }
}
