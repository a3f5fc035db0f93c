//! The command line, told by cases: each file in `tests/data/cli` is one command with its files, its exit code and what it
//! prints. `tests/data/cli/README.md` says how they are written; no Rust is needed for another one.

mod case;
mod files;

use audit_tests::{open, ready, root};
use case::Case;
use std::collections::BTreeSet;
use std::ffi::OsString;

/// What a command printed.
struct Printed {
    exit: u8,
    out: String,
    err: String,
}

fn run(args: &[String], mut input: &[u8]) -> Printed {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = args.iter().map(OsString::from);
    let exit = audit_cli::run(args, &mut input, &mut out, &mut err);
    Printed { exit, out: String::from_utf8(out).expect("UTF-8"), err: String::from_utf8(err).expect("UTF-8") }
}

#[test]
fn every_case_goes_as_it_is_told() {
    let cases = case::all();
    let mut wrong = Vec::new();
    for case in cases.iter().filter(|case| case.runs_here()) {
        let folder = tempfile::tempdir().unwrap();
        case.lay_out(folder.path());
        let places = case.places(folder.path());
        let printed = run(&case.args(&places), &case.input(&places));
        wrong.extend(case.compare(&places, &printed));
        wrong.extend(case.afterwards(folder.path()));
    }
    assert!(wrong.is_empty(), "\n{}\nLook at the change, then set UPDATE_GOLDEN=1.\n", wrong.join("\n"));
    assert!(cases.len() >= 25, "only {} cases", cases.len());
}

/// Codes that no case can bring about on every computer, each with why.
const OUT_OF_REACH: [(&str, &str); 8] = [
    ("file-unreadable", "the tests may run as a user who may read everything; tested where it is made"),
    ("file-is-device", "devices have other names on other systems"),
    ("own-store", "the command line has no store open"),
    ("plan-not-made", "every text can be drawn"),
    ("output-not-written", "a full disk; tested where it is made"),
    ("output-is-terminal", "no case has a terminal; tested beside the cases"),
    ("not-understood", "said in many ways"),
    ("safeguarding-returns", "the program's name"),
];

#[test]
fn every_code_has_its_case() {
    let said: String = case::all().iter().map(Case::expected).collect();
    let mut sources = vec![root("src-tauri/crates/audit-cli/src"), root("src-tauri/crates/audit-api/src/reading")];
    let mut codes = BTreeSet::new();
    while let Some(path) = sources.pop() {
        if path.ends_with("reading/dropped.rs") {
            // Nothing is dropped on a command line.
        } else if path.is_dir() {
            sources.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(path).unwrap();
            codes.extend(codes_in(text.split("#[cfg(test)]").next().unwrap()));
        }
    }
    assert!(codes.contains("key-revoked") && codes.len() > 25, "{codes:?}");
    let left = |code: &String| !said.contains(code) && !OUT_OF_REACH.iter().any(|(known, _)| known == code);
    let missing: Vec<_> = codes.into_iter().filter(left).collect();
    assert!(missing.is_empty(), "no case has these codes: {missing:?}");
}

/// Texts that look like a code: small words joined by hyphens.
fn codes_in(text: &str) -> impl Iterator<Item = String> {
    let good = |word: &&str| {
        word.contains('-')
            && word.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase()))
    };
    text.split('"').filter(good).map(str::to_owned)
}

/// The plan that the command makes from a return is the one that the program gave out with it.
#[test]
fn the_plan_is_the_programs() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = open(data.path()).unwrap();
    let audit = ready(&mut program, "Northgate Surgery", "Z99901", |id| format!("We looked at {id}.")).unwrap();
    let made = program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let path = |kind: &str| made.files.iter().find(|file| file.kind.code() == kind).unwrap().path.clone();
    let again = out.path().join("again.pdf").display().to_string();
    let args = ["plan", path("return").as_ref().unwrap(), "-o", &again].map(str::to_owned);
    let printed = run(&args, b"");
    assert_eq!((printed.exit, printed.err.as_str()), (0, ""));
    assert!(std::fs::read(again).unwrap() == std::fs::read(path("plan").as_ref().unwrap()).unwrap(), "byte for byte");

    let [one, two] = ["one.xlsx", "two.xlsx"].map(|name| out.path().join(name).display().to_string());
    for name in [&one, &two] {
        assert_eq!(run(&["plan", path("return").as_ref().unwrap(), "-o", name].map(str::to_owned), b"").exit, 0);
    }
    assert!(std::fs::read(one).unwrap() == std::fs::read(two).unwrap(), "the same return, the same workbook");

    let shown = run(&["show".to_owned(), path("return").unwrap()], b"");
    assert_eq!(shown.exit, 0);
    assert!(shown.out.contains("Northgate Surgery") && shown.out.matches("How we know: We looked at").count() > 40);
}

/// Every file with a fault is refused by the command with the code in its name, as text and as JSON.
#[test]
fn every_faulty_return_is_refused_with_its_code() {
    let mut files: Vec<_> = (std::fs::read_dir(root("tests/data/returns")).unwrap())
        .map(|entry| entry.unwrap().path().display().to_string())
        .filter(|path| path.contains("--"))
        .collect();
    files.sort();
    assert!(files.len() >= 50);
    let mut args = vec!["verify".to_owned(), "--json".to_owned()];
    args.extend(files.iter().cloned());
    let printed = run(&args, b"");
    assert_eq!((printed.exit, printed.err.as_str()), (1, ""));
    let entries: serde_json::Value = serde_json::from_str(&printed.out).expect("JSON");
    let entries = entries.as_array().expect("a list");
    assert_eq!(entries.len(), files.len());
    for (entry, path) in entries.iter().zip(&files) {
        let name = path.rsplit(['/', '\\']).next().unwrap();
        let code = name.split_once("--").unwrap().0;
        assert_eq!((entry["outcome"].as_str(), entry["code"].as_str()), (Some("refused"), Some(code)), "{name}");
        assert!(entry["return"].is_null() && !entry["problems"].as_array().unwrap().is_empty(), "{name}");
        let shown = run(&["show".to_owned(), path.clone()], b"");
        assert_eq!((shown.exit, shown.out.as_str()), (1, ""), "{name}");
        assert!(shown.err.contains(code), "{name}: {}", shown.err);
    }
}
