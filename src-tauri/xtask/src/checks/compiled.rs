//! No dependency is compiled twice: `run`, `tour` and `test` build one after the other, and each takes over what is there.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Stdio;

use crate::place::Place;
use crate::step::{Outcome, cargo, in_text};
use crate::window::{BUILDS, ONE_SET};

/// The files that were made of each dependency: package and what was built of it, then their names, which hold a hash of the features.
type Made = BTreeMap<String, BTreeSet<String>>;

/// Builds what each of the README's commands builds, in their order, and compares what cargo says it used.
pub fn check(place: &Place) -> Outcome {
    let mut before = Made::new();
    for (name, what) in BUILDS {
        let made = made_by(place, what)?;
        println!("   {name}: {} dependencies", made.len());
        let again = compiled_again(&before, &made);
        if !again.is_empty() {
            return Err(format!(
                "`{name}` compiles again what another command had compiled, with other features:\n  {}\n\
                 Ask for these features in `as-for-tests` of tests/Cargo.toml.",
                again.join("\n  ")
            ));
        }
        before.extend(made);
    }
    Ok(())
}

/// Builds, and reads what cargo says of every package that is not ours.
fn made_by(place: &Place, what: &[&str]) -> Result<Made, String> {
    let mut build = cargo(&[what, ONE_SET, &["--message-format", "json"]].concat(), place.root());
    println!("   $ {}", in_text(&build));
    let output = build.stderr(Stdio::inherit()).output().map_err(|e| format!("cargo could not be started: {e}."))?;
    if !output.status.success() {
        return Err(format!("cargo ended with {}. What went wrong stands above.", output.status));
    }
    Ok(read(&String::from_utf8_lossy(&output.stdout)))
}

/// Lines of JSON; of each the members that are needed, which cargo writes without spaces.
fn read(lines: &str) -> Made {
    let mut made = Made::new();
    for line in lines.lines().filter(|l| l.starts_with(r#"{"reason":"compiler-artifact""#)) {
        let (Some(package), Some(files)) =
            (between(line, r#""package_id":""#, '"'), between(line, r#""filenames":["#, ']'))
        else {
            continue;
        };
        if !package.starts_with("path+") {
            let kind = between(line, r#""kind":["#, ']').unwrap_or_default();
            let files = files.split(',').map(|f| f.trim_matches('"').to_owned());
            made.entry(format!("{package} {kind}")).or_default().extend(files);
        }
    }
    made
}

fn between<'a>(line: &'a str, begin: &str, end: char) -> Option<&'a str> {
    let (_, rest) = line.split_once(begin)?;
    rest.split_once(end).map(|(found, _)| found)
}

/// The dependencies of both builds of which the second does not use every file of the first: it has made another.
fn compiled_again(first: &Made, second: &Made) -> Vec<String> {
    let other = |(name, files): (&String, &BTreeSet<String>)| {
        let before = first.get(name)?;
        (!before.is_subset(files)).then(|| name.clone())
    };
    second.iter().filter_map(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(package: &str, file: &str) -> String {
        format!(
            r#"{{"reason":"compiler-artifact","package_id":"{package}","target":{{"kind":["lib"],"name":"x"}},"features":[],"filenames":["{file}.rlib","{file}.rmeta"],"fresh":true}}"#
        )
    }

    #[test]
    fn another_set_of_features_is_seen() {
        let first = read(&line("registry+x#tokio@1.0.0", "/t/libtokio-1"));
        let same = read(
            &[line("registry+x#tokio@1.0.0", "/t/libtokio-1"), line("registry+x#axe@1.0.0", "/t/libaxe-1")].join("\n"),
        );
        assert_eq!(first.len(), 1);
        assert!(compiled_again(&first, &same).is_empty());
        let other = read(&line("registry+x#tokio@1.0.0", "/t/libtokio-2"));
        assert_eq!(compiled_again(&first, &other), [r#"registry+x#tokio@1.0.0 "lib""#]);
    }

    #[test]
    fn what_is_ours_is_compiled_as_often_as_it_changes() {
        assert!(read(&line("path+file:///audit/xtask#0.0.1", "/t/xtask-1")).is_empty());
    }
}
